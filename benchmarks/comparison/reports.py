"""What the archive says: every report of it, read without any generator.

In: the folder of an archive. Out: `Records`, the reports by address, from which it is known what
each page has to show. PyYAML reads front matter as text, and the words of a body are those that
Python-Markdown alone makes of it: no line of Dateline takes part in judging Dateline.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypedDict, cast

import yaml
from markdown import Markdown

from benchmarks.comparison.reading import prose_words, words_of

NEWEST: Final = 20
FIRST_EDITION: Final = "Edition 0"
_FENCE: Final = "---\n"
_CITATION: Final = re.compile(r" ?\[@\d+\]")


class _Fields(TypedDict, total=False):
    """Front matter as the archive writes it."""

    title: str
    author: str
    region: str
    country: str
    city: str
    date: str
    tags: list[str]
    summary: str
    sources: list[dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A cited work; `url` may be empty."""

    outlet: str
    title: str
    date: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One manuscript. `path` is relative to the content folder, `body` is Markdown."""

    path: str
    title: str
    author: str
    region: str
    country: str
    city: str
    date: str
    tags: tuple[str, ...]
    summary: str
    sources: tuple[Source, ...]
    body: str

    @property
    def slug(self) -> str:
        """The last part of the address, without its ending."""
        return Path(self.path).stem

    @property
    def address(self) -> str:
        """The address of its page, relative to the site."""
        return f"{self.date[:4]}/{self.date[5:7]}/{self.slug}.html"

    @property
    def region_slug(self) -> str:
        """The word for its region in addresses."""
        return self.path.partition("/")[0]

    def words(self) -> list[str]:
        """Return the words a reader of its body must find, in their order."""
        converter = _converter()
        converter.reset()
        return prose_words(converter.convert(_CITATION.sub("", self.body)))


@cache
def _converter() -> Markdown:
    return Markdown(extensions=["extra"])


def read_report(content: Path, path: Path) -> Report:
    """Read one manuscript of an archive."""
    _, front, body = path.read_text(encoding="utf-8").split(_FENCE, 2)
    fields = cast("_Fields", yaml.load(front, Loader=yaml.CBaseLoader))  # noqa: S506 - text only
    return Report(
        path=path.relative_to(content).as_posix(),
        title=fields["title"],
        author=fields.get("author", ""),
        region=fields["region"],
        country=fields["country"],
        city=fields["city"],
        date=fields["date"],
        tags=tuple(fields["tags"]),
        summary=fields["summary"],
        sources=tuple(
            Source(
                outlet=one["outlet"], title=one["title"], date=one["date"], url=one.get("url", "")
            )
            for one in fields.get("sources", ())
        ),
        body=body,
    )


class Records:
    """All reports of an archive, kept up with its edits.

    `edition` is the line that the article template writes below every report; a template edit
    changes it.
    """

    def __init__(self, archive: Path) -> None:
        """Read the whole archive."""
        self.content = archive / "content"
        self.edition = FIRST_EDITION
        paths = sorted(self.content.rglob("*.md"))
        self._by_path = {path: read_report(self.content, path) for path in paths}

    def __iter__(self) -> Iterator[Report]:
        return iter(self._by_path.values())

    def __len__(self) -> int:
        return len(self._by_path)

    def at(self, path: str) -> Report:
        """Return the report whose manuscript stands at a path relative to the content folder."""
        return self.under(self.content / path)

    def under(self, path: Path) -> Report:
        """Return the report whose manuscript is this file."""
        return self._by_path[path]

    def text(self, report: Report) -> str:
        """Return the manuscript as the archive has it."""
        return (self.content / report.path).read_text(encoding="utf-8")

    def refresh(self, path: Path) -> Report:
        """Take a new or changed manuscript into account."""
        self._by_path[path] = read_report(self.content, path)
        return self._by_path[path]

    def lists(self) -> Mapping[str, frozenset[str]]:
        """Return, for the folder of each tag and region, the addresses of all its reports."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for report in self:
            for folder in folders_of(report):
                found[folder].add(report.address)
        return {folder: frozenset(addresses) for folder, addresses in found.items()}

    def titles(self) -> Mapping[str, tuple[str, ...]]:
        """Return the words of every report's title, by its address."""
        return {report.address: tuple(words_of(report.title)) for report in self}


def folders_of(report: Report) -> Iterable[str]:
    """Return where the lists are that a report has to stand in."""
    return (f"regions/{report.region_slug}", *(f"tags/{tag}" for tag in report.tags))
