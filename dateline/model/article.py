"""A read manuscript: everything an article is, without its prose.

The prose is a `Body`, kept apart under its digest, so that memory grows with headlines and not with
words. `Reading` is what the memo keeps of one manuscript.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, structs

from dateline.base.dates import Moment, PartialDate
from dateline.base.diagnostics import Diagnostic, FieldSpan, Span
from dateline.base.digest import Digest
from dateline.model.marks import PlainMark
from dateline.model.people import Byline
from dateline.model.place import Place
from dateline.model.source import Source

Status = Literal["draft", "published", "withdrawn"]


class TermName(Struct, frozen=True, gc=False):
    """A name that has a page of its own (a tag, a series), as typed, and its slug."""

    name: str
    slug: str


class Correction(Struct, frozen=True, gc=False):
    """A change owned up to. `kind`: correction, clarification, update or retraction."""

    date: PartialDate
    kind: str
    text: str


class Entity(Struct, frozen=True, gc=False):
    """A person or organisation the article names, and the part it plays."""

    name: str
    slug: str
    kind: str
    role: str = ""


class Event(Struct, frozen=True, gc=False):
    """One line of an article's timeline."""

    date: PartialDate
    text: str


class Link(Struct, frozen=True, kw_only=True, gc=False):
    """A link in a body to another article or page, or to a document, not yet resolved.

    `manuscript` or `document` is a path relative to the site, or `slug` names an article; `anchor`
    may be empty.
    The body holds the link as the token `dateline-link:N`, N counting from 0 in `links`.
    """

    manuscript: str = ""
    slug: str = ""
    document: str = ""
    anchor: str = ""
    mark: PlainMark


class Picture(Struct, frozen=True, kw_only=True, gc=False):
    """A picture in a body. `path` is relative to the site.

    The body holds its address as the token `dateline-picture:N`, N counting from 0 in `pictures`.
    """

    path: str
    mark: PlainMark


class Heading(Struct, frozen=True, kw_only=True, gc=False):
    """A heading of a body: level 2 to 6, the anchor, the words."""

    level: int
    anchor: str
    text: str


class Body(Struct, frozen=True, kw_only=True, gc=False):
    """Prose as clean HTML, with links to other pages as tokens, and its headings.

    `citations` says of each source of the article how often the prose cites it; it is empty where
    it cites none. The second citation of source 3 has the id `cite-3-2`. `word_count` stands here
    and not with the article, because it changes as often as the prose.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    citations: tuple[int, ...] = ()
    word_count: int = 0


class Article(Struct, frozen=True, kw_only=True, gc=False):
    """An article without its prose.

    `url` is relative to the output folder; `id` is the same without `.html`.
    """

    id: str
    url: str
    slug: str
    headline: str
    summary: str
    byline: Byline
    place: Place
    region: str
    published: Moment
    updated: Moment | None
    embargo_until: Moment | None
    status: Status
    language: str
    tags: tuple[TermName, ...]
    sources: tuple[Source, ...]
    corrections: tuple[Correction, ...]
    series: TermName | None
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    related: tuple[str, ...]
    aliases: tuple[str, ...]
    translation_of: str
    translator: str
    licence: str
    methods: str
    extra: Mapping[str, object]
    anchors: tuple[str, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    body: Digest
    manuscript: str
    region_name: str = ""

    def span(self, *fields: str) -> FieldSpan:
        """Return where the first of `fields` that was typed stands, else the manuscript's top."""
        return FieldSpan(path=self.manuscript, fields=fields)


def span_of(path: str, mark: PlainMark) -> Span:
    """Return the span of a plain mark in the manuscript `path`."""
    line, column, end_line, end_column, excerpt = mark
    return Span(
        path=path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        excerpt=excerpt,
    )


IntroductionKind = Literal["regions", "tags", "authors", "outlets", "series"]


class Introduction(Struct, frozen=True, kw_only=True, gc=False):
    """Hand-written words and facts for the page of a region, tag, author, outlet or series."""

    kind: IntroductionKind
    slug: str
    name: str
    summary: str
    aliases: tuple[str, ...]
    role: str
    country: str
    home_page: str
    note: str
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    anchors: tuple[str, ...]
    body: Digest | None
    manuscript: str


class FixedPage(Struct, frozen=True, kw_only=True, gc=False):
    """A page that is not an article, such as "About"; `url` is its address."""

    url: str
    title: str
    summary: str
    language: str
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    anchors: tuple[str, ...]
    body: Digest
    manuscript: str


class Front(Struct, frozen=True, kw_only=True, gc=False):
    """The front matter an article was read from: the digest of its text.

    `keyed` are the numbers of those sources whose keys were typed, from 0. `untagged` is the digest
    of the text without the tags, empty unless these are plain words in a line.
    """

    digest: Digest
    keyed: tuple[int, ...] = ()
    untagged: Digest = Digest("")


class Reading(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """All that reading one manuscript gave: at most one of the three, and what there is to say.

    `front` is what an article was read from besides its body.

    `record` is the digest of what a page may show of the article (see `record_of`), `card` that of
    what lists show (see `dateline.model.card`), `feed_entry` that of what feeds show (see
    `dateline.model.feedentry`), `citable`, `entry` and `references` are those of what files for
    programs show (see `dateline.model.entry`), `words` that of what search finds it by (see
    `dateline.model.concordance`).
    """

    article: Article | None = None
    introduction: Introduction | None = None
    fixed_page: FixedPage | None = None
    front: Front | None = None
    record: Digest | None = None
    card: Digest | None = None
    feed_entry: Digest | None = None
    citable: Digest | None = None
    entry: Digest | None = None
    references: Digest | None = None
    words: Digest | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


# Not shown on any page; the place of a comma in the manuscript must not re-render the article.
NOT_SHOWN = frozenset(
    [
        "manuscript",
        "links",
        "pictures",
        "anchors",
        "aliases",
        "body",
        "status",
        "embargo_until",
        "related",
    ]
)


def record_of(article: Article) -> dict[str, object]:
    """Return what the page of an article may show of it, ready for canonical encoding."""
    fields = structs.asdict(article)
    for name in NOT_SHOWN:
        del fields[name]
    return fields
