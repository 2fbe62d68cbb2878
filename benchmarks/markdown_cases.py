"""Python-Markdown's own test cases, read with our gates and without them.

In: a folder outside the repository. Out: how many of the library's cases read the same with the
gates as without them, by our converter, where raw HTML is off and where it is on, and by the
library itself with the extensions that we use; which differ; and how many of the last read as the
case wants. The cases come with the library's source distribution, which pip fetches; they are
nobody's but the library's, so none is kept here.

    python3 -m benchmarks.markdown_cases --set-up TOOLS
    python3 -m benchmarks.markdown_cases --tools TOOLS
"""

import argparse
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Final

from benchmarks.markdown_ungated import library, ungated
from dateline.base.diagnostics import SourceText
from dateline.reading.markdown import BodyReading, MarkdownOptions, read_body

FOLDER: Final = "markdown-cases"
_KINDS: Final = frozenset(("basic", "misc", "extensions"))
_ENDINGS: Final = frozenset((".txt", ".html"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text, and the HTML that the library's authors want of it."""

    name: str
    text: str
    wanted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One way to read the cases: which read otherwise without gates, how many as they should."""

    name: str
    cases: int
    differ: tuple[str, ...]
    as_wanted: int | None = None

    def __str__(self) -> str:
        same = self.cases - len(self.differ)
        wanted = "" if self.as_wanted is None else f"; {self.as_wanted} as the case wants"
        differ = "".join(f"\n  differs: {name}" for name in self.differ)
        return f"{self.name}: {same} of {self.cases} cases read the same{wanted}{differ}"


def set_up(tools: Path) -> int:
    """Fetch the cases of the version of the library that is installed; return how many files."""
    with tempfile.TemporaryDirectory() as place:
        which = f"markdown=={version('markdown')}"
        fetch = ("-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:")
        subprocess.run((sys.executable, *fetch, "--dest", place, which), check=True)
        (archive,) = Path(place).glob("*.tar.gz")
        return unpack(archive, tools / FOLDER)


def unpack(archive: Path, folder: Path) -> int:
    """Write the cases of a source distribution below a folder; return how many files they are."""
    with tarfile.open(archive) as files:
        return sum(_keep(files, member, folder) for member in files)


def _keep(files: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> bool:
    """Write a file of a case below the folder; return whether it was one."""
    _package, *within = PurePosixPath(member.name).parts
    data = files.extractfile(member)
    is_case = within[:1] == ["tests"] and within[1:2] and within[1] in _KINDS
    if data is None or not is_case or ".." in within or Path(member.name).suffix not in _ENDINGS:
        return False
    kept = folder.joinpath(*within[1:])
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(data.read())
    return True


def cases_in(folder: Path) -> Iterator[Case]:
    """Yield the pairs of a text and its HTML below a folder."""
    for path in sorted(folder.rglob("*.txt")):
        wanted = path.with_suffix(".html")
        if wanted.exists():
            name = path.relative_to(folder).with_suffix("").as_posix()
            text, html = path.read_text(encoding="utf-8"), wanted.read_text(encoding="utf-8")
            yield Case(name=name, text=text, wanted=html)


def outcomes(cases: Sequence[Case]) -> Iterator[Outcome]:
    """Yield what came of reading the cases in each way."""
    for raw_html in (False, True):
        differ = tuple(one.name for one in cases if _read(one, raw_html) != _long(one, raw_html))
        name = f"our converter, raw HTML {'on' if raw_html else 'off'}"
        yield Outcome(name=name, cases=len(cases), differ=differ)
    gated, plain = library(gated=True), library(gated=False)
    short = {one.name: _converted(gated.convert, gated.reset, one) for one in cases}
    differ = tuple(
        one.name for one in cases if short[one.name] != _converted(plain.convert, plain.reset, one)
    )
    wanted = sum(short[one.name].strip() == one.wanted.strip() for one in cases)
    name = "the library with our gates"
    yield Outcome(name=name, cases=len(cases), differ=differ, as_wanted=wanted)


def _converted(convert: Callable[[str], str], reset: Callable[[], object], case: Case) -> str:
    reset()
    return convert(case.text)


def _read(case: Case, raw_html: bool) -> tuple[BodyReading, list[str]]:  # noqa: FBT001
    """Return what a body says, its words apart, since it is nobody's business what parts them."""
    options = MarkdownOptions(
        language="en", raw_html=raw_html, headline="", source_keys=(), folder="content/a"
    )
    path = "content/a/case.md"
    reading = read_body(SourceText(path, case.text), case.text, 1, options)
    return replace(reading, words=""), reading.words.split()


def _long(case: Case, raw_html: bool) -> tuple[BodyReading, list[str]]:  # noqa: FBT001
    with ungated():
        return _read(case, raw_html)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m benchmarks.markdown_cases",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--set-up", type=Path, metavar="TOOLS", help="fetch the cases")
    parser.add_argument("--tools", type=Path, metavar="TOOLS", help="where they are")
    chosen = parser.parse_args(arguments)
    if chosen.set_up:
        print(f"{set_up(chosen.set_up)} files in {chosen.set_up / FOLDER}")
        return 0
    cases = tuple(cases_in(chosen.tools / FOLDER)) if chosen.tools else ()
    if not cases:
        parser.error("there are no cases: python3 -m benchmarks.markdown_cases --set-up TOOLS")
    found = tuple(outcomes(cases))
    print(*found, sep="\n")
    return int(any(one.differ for one in found))


if __name__ == "__main__":
    sys.exit(main())
