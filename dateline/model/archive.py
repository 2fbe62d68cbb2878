"""The archive: every published article, joined and ordered.

An `Archive` never contains a held article, so nothing downstream can leak what it never received.
Sequences of articles are newest first, ties broken by id, except in a series, which is told from
its beginning.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct, structs

from dateline.base.dates import PartialDate
from dateline.base.digest import Digest
from dateline.model.addresses import TermKind
from dateline.model.article import Article, FixedPage, Introduction
from dateline.model.keptcopy import KeptCopy
from dateline.model.picture import Measure
from dateline.model.source import Source


class Term(Struct, frozen=True, kw_only=True, gc=False):
    """A name with a page of its own, and the articles filed under it, at least one."""

    kind: TermKind
    name: str
    slug: str
    articles: tuple[Article, ...]
    introduction: Introduction | None = None

    def named(self, name: str) -> "Term":
        """Return the term with another name."""
        return structs.replace(self, name=name)


class CitedWork(Struct, frozen=True, gc=False):
    """One work, however many articles cite it.

    `named` is the key of a work that the address of its source does not tell apart. `source` is
    what all of them together say of it, `outlets` are the slugs of the outlets they name, in order,
    and `age` is what sorts the newest first (`base.dates.newest_first`). `article` is the work
    where it is one of this archive's own. `gone` is the day since which it is no longer online,
    `copies` are those the newsroom keeps or knows of, oldest first.
    """

    named: str
    source: Source
    cited_by: tuple[Article, ...]
    outlets: tuple[str, ...] = ()
    age: int = 0
    article: Article | None = None
    gone: PartialDate | None = None
    copies: tuple[KeptCopy, ...] = ()

    @property
    def key(self) -> str:
        """What tells the work apart from all others."""
        return self.named or self.source.address

    def known(self, gone: PartialDate | None, copies: tuple[KeptCopy, ...]) -> "CitedWork":
        """Return the work with what the records say of it."""
        return structs.replace(self, gone=gone, copies=copies)


class Outlet(Struct, frozen=True, kw_only=True, gc=False):
    """Who published cited works: these, newest first, and how many articles of a year cite one."""

    name: str
    slug: str
    works: tuple[CitedWork, ...]
    years: Mapping[int, int]
    introduction: Introduction | None = None

    @property
    def articles(self) -> int:
        """How many articles cite one of the works."""
        return sum(self.years.values())


class Mention(Struct, frozen=True, gc=False):
    """An article that names a person or organisation, and the part they play in it."""

    article: Article
    role: str


class Named(Struct, frozen=True, kw_only=True, gc=False):
    """A person or organisation, and the articles that name it, newest first."""

    name: str
    slug: str
    kind: str
    mentions: tuple[Mention, ...]


class Redirect(Struct, frozen=True, kw_only=True, gc=False):
    """An old address and the address it leads to now."""

    url: str
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Everything that may be published at `as_of` (seconds since 1970).

    `links` resolve the tokens of each manuscript's body, `related` and `translation_of` are by
    article id, `records`, `cards`, `feed_entries`, `citables`, `entries`, `references` and `words`
    are the digests of what is shown of the articles and of their concordances by id, `media` the
    digests of the pictures and documents that published bodies use, `measures` what is known of the
    pictures once somebody has looked at them, `copies` the digests of the published copies of works
    by file name; `outlet_aliases` leads from the slug of another name of an outlet to its own slug.
    `cited` are the works behind the sources of an article, in their order, by article id.
    """

    as_of: int
    articles: tuple[Article, ...]
    regions: tuple[Term, ...]
    countries: tuple[Term, ...]
    tags: tuple[Term, ...]
    authors: tuple[Term, ...]
    series: tuple[Term, ...]
    names: tuple[Named, ...]
    outlets: tuple[Outlet, ...]
    works: tuple[CitedWork, ...]
    pages: tuple[FixedPage, ...]
    redirects: tuple[Redirect, ...]
    links: Mapping[str, tuple[str, ...]]
    related: Mapping[str, tuple[Article, ...]]
    translation_of: Mapping[str, Article]
    records: Mapping[str, Digest]
    cards: Mapping[str, Digest]
    feed_entries: Mapping[str, Digest]
    citables: Mapping[str, Digest]
    entries: Mapping[str, Digest]
    references: Mapping[str, Digest]
    words: Mapping[str, Digest]
    outlet_aliases: Mapping[str, str]
    media: Mapping[str, Digest]
    copies: Mapping[str, Digest]
    cited: Mapping[str, tuple[CitedWork, ...]]
    measures: Mapping[str, Measure] = field(default_factory=dict)

    def outlet_slug(self, source: Source) -> str:
        """Return the slug of the outlet under which a source is filed; empty if it names none."""
        return self.outlet_aliases.get(source.outlet_slug, source.outlet_slug)
