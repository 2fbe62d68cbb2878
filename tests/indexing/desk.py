"""A desk that files articles as values, so that the stages after reading are tested without it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypedDict, Unpack
from zoneinfo import ZoneInfo

from msgspec import structs

from dateline.base.canonical import Plain, encode
from dateline.base.dates import Moment, PartialDate, parse_iso, parse_moment
from dateline.base.diagnostics import Diagnostic, FieldSpan, Span
from dateline.base.digest import Digest, digest_of
from dateline.base.slugs import slugify
from dateline.indexing.archive import Indexed, index
from dateline.model.archive import Archive
from dateline.model.article import (
    Article,
    Correction,
    Entity,
    Event,
    FixedPage,
    Introduction,
    IntroductionKind,
    Link,
    Picture,
    Reading,
    Status,
    TermName,
)
from dateline.model.concordance import Concordance
from dateline.model.config import Config, Publish, Publisher, Region
from dateline.model.people import Byline, Person
from dateline.model.place import Country, Place
from dateline.model.records import Records
from dateline.model.shown import shown_of
from dateline.model.source import SavedCopy, Source, compared_as

UTC = ZoneInfo("UTC")
MARK = (7, 3, 7, 9, "the line")
BASE_URL = "https://example.org/archive"
KAZAKHSTAN = Country(code="KZ", name="Kazakhstan", slug="kazakhstan")
KENYA = Country(code="KE", name="Kenya", slug="kenya")


def moment(text: str) -> Moment:
    read = parse_moment(text, UTC)
    assert isinstance(read, Moment)
    return read


def date_of(text: str) -> PartialDate:
    read = parse_iso(text)
    assert isinstance(read, PartialDate)
    return read


def prose(text: str) -> Digest:
    """Return a digest that stands for the body with this text."""
    return digest_of(text.encode())


def term(name: str) -> TermName:
    return TermName(name=name, slug=slugify(name))


def by(*names: str, role: str = "", desk: str = "") -> Byline:
    people = tuple(Person(name=name, slug=slugify(name)) for name in names)
    return Byline(people=people, role=role, desk=desk)


class SourceFields(TypedDict, total=False):
    url: str
    written: str
    whole: str
    language: str
    author: str
    note: str
    archived: tuple[SavedCopy, ...]
    accessed: PartialDate | None
    article: str


def cites(outlet: str, title: str = "", date: str = "", **fields: Unpack[SourceFields]) -> Source:
    source = Source(
        key=slugify(outlet) or "source",
        outlet=outlet,
        outlet_slug=slugify(outlet),
        title=title,
        date=date_of(date) if date else None,
        compared=compared_as(fields.get("url", "")),
    )
    return structs.replace(source, **fields)


class ArticleFields(TypedDict, total=False):
    url: str
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
    extra: Mapping[str, Plain]
    anchors: tuple[str, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    body: Digest
    manuscript: str
    region_name: str


def article(slug: str, day: str = "2020-05-04", **fields: Unpack[ArticleFields]) -> Article:
    """Return an article of the Asia desk: unsigned, without tags and sources."""
    url = fields.get("url", f"{day[:4]}/{day[5:7]}/{slug}.html")
    usual = Article(
        id=url.removesuffix(".html"),
        url=url,
        slug=slug,
        headline=f"Headline of {slug}",
        summary="",
        byline=Byline(),
        place=Place(),
        region="asia",
        published=moment(day),
        updated=None,
        embargo_until=None,
        status="published",
        language="en",
        tags=(),
        sources=(),
        corrections=(),
        series=None,
        entities=(),
        events=(),
        related=(),
        aliases=(),
        translation_of="",
        translator="",
        licence="",
        methods="",
        extra={},
        anchors=(),
        links=(),
        pictures=(),
        body=prose(slug),
        manuscript=f"content/{slug}.md",
        region_name=fields.get("region", "asia").capitalize(),
    )
    return structs.replace(usual, **fields)


class IntroductionOptions(TypedDict, total=False):
    name: str
    summary: str
    aliases: tuple[str, ...]
    role: str
    country: str
    home_page: str
    note: str
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    body: Digest | None
    manuscript: str


def introduction(
    kind: IntroductionKind, slug: str, **fields: Unpack[IntroductionOptions]
) -> Introduction:
    usual = Introduction(
        kind=kind,
        slug=slug,
        name="",
        summary="",
        aliases=(),
        role="",
        country="",
        home_page="",
        note="",
        links=(),
        pictures=(),
        anchors=(),
        body=None,
        manuscript=f"content/_{kind}/{slug}.md",
    )
    return structs.replace(usual, **fields)


class FixedPageOptions(TypedDict, total=False):
    title: str
    summary: str
    language: str
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    anchors: tuple[str, ...]
    manuscript: str


def fixed_page(slug: str, **fields: Unpack[FixedPageOptions]) -> FixedPage:
    usual = FixedPage(
        url=f"{slug}.html",
        title=f"Title of {slug}",
        summary="",
        language="en",
        links=(),
        pictures=(),
        anchors=(),
        body=prose(slug),
        manuscript=f"content/pages/{slug}.md",
    )
    return structs.replace(usual, **fields)


def link(*, manuscript: str = "", slug: str = "", document: str = "", anchor: str = "") -> Link:
    return Link(manuscript=manuscript, slug=slug, document=document, anchor=anchor, mark=MARK)


def picture(path: str) -> Picture:
    return Picture(path=path, mark=MARK)


class ConfigFields(TypedDict, total=False):
    title: str
    description: str
    base_url: str
    language: str
    publisher: Publisher
    regions: tuple[Region, ...]
    licence: str
    theme: Mapping[str, str]
    feed_limit: int
    referrer: str
    listed_authors: bool
    publish: Publish


def config(**fields: Unpack[ConfigFields]) -> Config:
    usual = Config(
        title="The Test Archive",
        description="An archive for tests.",
        base_url=BASE_URL,
        language="en",
        timezone="UTC",
        publisher=Publisher(name="Test newsroom"),
        regions=(
            Region(name="Africa", slug="africa", countries=("KE", "SL")),
            Region(name="Asia", slug="asia", countries=("KZ", "KH")),
            Region(name="Europe", slug="europe", countries=("HU", "NO")),
        ),
        permalink="{year}/{month}/{slug}.html",
        licence="CC-BY-4.0",
        theme={},
        feed_limit=20,
        referrer="no-referrer",
        raw_html=False,
        sources_required=False,
        listed_authors=False,
        # Most tests are about pages; what is published for programs has tests of its own.
        publish=Publish(citations=False, data=False),
        extra={},
    )
    return replace(usual, **fields)


Filed = Article | FixedPage | Introduction
# What reading writes down of articles, by digest, as the memo would have it.
SHOWN: dict[Digest, bytes] = {}


def reading(one: Filed) -> Reading:
    if isinstance(one, Article):
        digests, values = shown_of(one, programs=True)
        SHOWN.update(values)
        return Reading(
            article=one,
            record=digests["record"],
            card=digests["card"],
            feed_entry=digests["feed_entry"],
            citable=digests["citable"],
            entry=digests["entry"],
            references=digests["references"],
            words=digest_of(encode(Concordance({"0": (one.slug,)}))),
        )
    if isinstance(one, FixedPage):
        return Reading(fixed_page=one)
    return Reading(introduction=one)


def indexed(
    *filed: Filed,
    settings: Config | None = None,
    as_of: str = "2026-01-01",
    media: tuple[str, ...] = (),
    records: Records | None = None,
) -> Indexed:
    """Index what the desk filed; each file of `media` has the digest of its own path."""
    readings = [reading(one) for one in filed]
    files = {path: digest_of(path.encode()) for path in media}
    return index(readings, settings or config(), moment(as_of).instant, files, records or Records())


def archive_of(
    *filed: Filed,
    settings: Config | None = None,
    as_of: str = "2026-01-01",
    media: tuple[str, ...] = (),
    records: Records | None = None,
) -> Archive:
    """Return the archive of what nothing is wrong with."""
    done = indexed(*filed, settings=settings, as_of=as_of, media=media, records=records)
    assert [found for found in done.diagnostics if found.is_error] == []
    return done.archive


def said(*filed: Filed, settings: Config | None = None, media: tuple[str, ...] = ()) -> list[str]:
    """Return what indexing says, a line each: place, code, message, hint."""
    done = indexed(*filed, settings=settings, media=media)
    return [line_of(found) for found in done.diagnostics]


def line_of(found: Diagnostic) -> str:
    assert found.span is not None
    hint = f" ({found.hint})" if found.hint else ""
    return f"{found.span.path}:{place_in(found.span)}: {found.code}: {found.message}{hint}"


def place_in(span: Span) -> str:
    """Return the line of a span, or the fields where one of them is still to be looked for."""
    return ",".join(span.fields) if isinstance(span, FieldSpan) else str(span.line)


def slugs(articles: tuple[Article, ...]) -> list[str]:
    return [one.slug for one in articles]
