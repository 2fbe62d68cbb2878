"""What can be cited, in one shape: an article of the archive, or a work that one cites.

Comes in: an article or a source, and whose archive it is. Goes out: a `Citable`, from which every
format of citation is written. Its texts are single lines; its key is the same in every file that
the archive publishes or exports, and stays the same as long as the address of the article, or what
tells the cited work from others, does.
"""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from dateline.base.dates import PartialDate
from dateline.base.digest import digest_of
from dateline.base.slugs import slugify
from dateline.base.text import collapse
from dateline.base.urls import whole_address
from dateline.rendering.citations.names import Name, names_of
from dateline.rendering.citations.shapes import (
    ArticleShape,
    CorrectionShape,
    DateShape,
    SourceShape,
)

_DIGEST_LENGTH = 10
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_ENDS = (".", "!", "?", "…")
_OWNED_UP = {
    "correction": "Corrected",
    "clarification": "Clarified",
    "update": "Updated",
    "retraction": "Retracted",
}


class Masthead(NamedTuple):
    """Whose archive it is. Without a base URL its articles have no address to cite."""

    title: str
    base_url: str
    publisher: str


class Work(NamedTuple):
    """What a source is: the key of the work, and the work itself where it is one of ours."""

    key: str
    article: ArticleShape | None = None


class Citable(NamedTuple):
    """An article or a work, ready to be cited.

    `kind` is `news` for what an outlet published, `webpage` for what has an address alone, else
    `document`. `written` is a date nobody could read, `is_whole` says that the title is a whole
    line of a source list that could not be split. `changes` are what was owned up to since.
    """

    key: str
    kind: Literal["news", "webpage", "document"]
    title: str = ""
    is_whole: bool = False
    language: str = ""
    authors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    container: str = ""
    publisher: str = ""
    section: str = ""
    issued: PartialDate | None = None
    written: str = ""
    accessed: PartialDate | None = None
    url: str = ""
    archive_url: str = ""
    archived: PartialDate | None = None
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    note: str = ""
    changes: tuple[str, ...] = ()

    @property
    def archive(self) -> str:
        """The name of the site that keeps the saved copy."""
        return (urlsplit(self.archive_url).hostname or "") if self.archive_url else ""

    @property
    def undated(self) -> str:
        """What there is of a date that nobody could read, as words."""
        return f"Dated {self.written}" if self.written else ""

    def remarks(self, *first: str) -> str:
        """Return sentences: those given, what the article notes, and what was put right."""
        parts = [one for one in (*first, self.note, *self.changes) if one]
        return " ".join([one if one.endswith(_ENDS) else f"{one}." for one in parts])


def one_line(text: str) -> str:
    """Return `text` without line ends and controls, behind which readers see something new."""
    # No control is printable, and no white space but the blank: most texts are such a line already.
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _CONTROLS.sub("", " ".join(text.split()))


def article_key(article_id: str) -> str:
    """Return the key of an article: its address, without signs that citation programs trip over."""
    return article_id.replace("/", ":").replace("~", "+")


def work_key(joined_by: str, own: ArticleShape | None = None) -> str:
    """Return the key of a cited work: of what its citations have in common, or of our article."""
    if own:
        return article_key(own.id)
    origin = slugify(joined_by.partition("|")[0].partition("/")[0])
    return f"work:{origin or 'unnamed'}-{digest_of(joined_by.encode())[:_DIGEST_LENGTH]}"


def cited_article(article: ArticleShape, masthead: Masthead) -> Citable:
    """Return an article of the archive as others cite it."""
    base = masthead.base_url
    year, month, day = (int(part) for part in article.published.iso[:10].split("-"))
    publisher = collapse(masthead.publisher)
    return Citable(
        key=article_key(article.id),
        kind="news",
        title=collapse(article.headline),
        language=article.language,
        # A byline's names are parted already: what stands between two is no part of either.
        authors=tuple(Name(literal=collapse(one.name)) for one in article.byline.people),
        translators=names_of(article.translator),
        container=collapse(masthead.title),
        publisher="" if publisher == collapse(masthead.title) else publisher,
        section=collapse(article.region_name),
        issued=PartialDate(year=year, month=month, day=day),
        url=whole_address(base, article.url) if base else "",
        abstract=collapse(article.summary),
        keywords=tuple(collapse(tag.name) for tag in article.tags),
        changes=tuple(_changes(article.corrections)),
    )


def cited_source(source: SourceShape, outlet: str, key: str) -> Citable:
    """Return a cited work; `outlet` is the name under which the archive files its outlet."""
    container = collapse(outlet or source.outlet)
    saved = next(iter(source.archived), None)
    fallback: Literal["webpage", "document"] = "webpage" if source.url else "document"
    return Citable(
        key=key,
        kind="news" if container else fallback,
        title=collapse(source.title or source.whole),
        is_whole=not source.title and bool(source.whole),
        language=source.language,
        authors=names_of(source.author),
        container=container,
        issued=partial_date(source.date),
        written=collapse(source.written),
        accessed=partial_date(source.accessed),
        url=source.url,
        archive_url=saved.url if saved else "",
        archived=partial_date(saved.at) if saved else None,
        note=collapse(source.note),
    )


def cited_with_sources(
    article: ArticleShape, masthead: Masthead, outlets: Iterable[str], works: Iterable[Work]
) -> tuple[Citable, ...]:
    """Return an article and, each once, the works it cites.

    `outlets` are the names of the outlets of its sources.
    """
    cited = {article_key(article.id): cited_article(article, masthead)}
    for source, outlet, work in zip(article.sources, outlets, works, strict=True):
        if work.key not in cited:
            own = work.article
            found = cited_article(own, masthead) if own else cited_source(source, outlet, work.key)
            cited[work.key] = found
    return tuple(cited.values())


def partial_date(date: DateShape | None) -> PartialDate | None:
    """Return a date as a value of its own: records have one that is merely like it."""
    if date is None or isinstance(date, PartialDate):
        return date
    return PartialDate(year=date.year, month=date.month, day=date.day)


def _changes(corrections: Iterable[CorrectionShape]) -> Iterable[str]:
    """Yield what citing an article should not keep quiet about: that it was put right, and when."""
    said = sorted((str(partial_date(one.date)), _OWNED_UP[one.kind]) for one in corrections)
    return dict.fromkeys(f"{kind} {date}" for date, kind in said)
