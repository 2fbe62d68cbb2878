"""Articles as files for programs see them.

Comes in: the bytes behind the digests of a page's parts. Goes out: values with the fields that
citations and tables are made of, and no others. Records have them, too; but an archive has hundreds
of thousands of these values, and where their types are known they are read three times as fast.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.base.canonical import decode
from dateline.base.dates import PartialDate
from dateline.model.page import Page
from dateline.rendering.records import Values, bytes_of


@dataclass(frozen=True, slots=True)
class Named:
    """What has a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article."""

    people: tuple[Named, ...] = ()
    role: str = ""
    desk: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """A country."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened."""

    countries: tuple[Country, ...] = ()
    city: str = ""
    dateline: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A date, or a date with time and zone."""

    iso: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A change owned up to; bibliographies do not see the text."""

    date: PartialDate
    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class SavedCopy:
    """A copy of a work kept somewhere."""

    url: str
    at: PartialDate | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A work as an article cites it."""

    key: str
    outlet: str
    title: str
    date: PartialDate | None
    written: str
    whole: str
    url: str
    archived: tuple[SavedCopy, ...]
    accessed: PartialDate | None
    author: str
    language: str
    note: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article; what a kind of file does not see of it is empty there."""

    id: str
    url: str
    headline: str = ""
    summary: str = ""
    byline: Byline = Byline()
    place: Place = Place()
    region_name: str = ""
    published: When = When()
    updated: When | None = None
    language: str = ""
    tags: tuple[Named, ...] = ()
    sources: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    series: Named | None = None
    translator: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """What the archive knows of a source: see `dateline.rendering.formats.citations`."""

    key: str
    own: str
    outlet: str


def articles_of(page: Page, name: str, values: Values) -> Iterator[Article]:
    """Yield the articles of a part, one by one."""
    return (decode(Article, data) for data in bytes_of(page, name, values))


def cited_of(page: Page, values: Values) -> Iterator[tuple[Cited, ...]]:
    """Yield what the archive knows of the sources of each article in turn."""
    return (decode(tuple[Cited, ...], data) for data in bytes_of(page, "cited", values))
