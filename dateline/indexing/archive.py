"""Everything read, joined into the archive.

Comes in: readings, settings, the moment, the pictures there are. Goes out: the `Archive`, what is
held back, and every mistake that only all manuscripts together can show. The archive is the same
value whether a held article exists or not.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.digest import Digest
from dateline.base.text import closest
from dateline.base.urls import fold
from dateline.indexing.citations import Joined, join_citations
from dateline.indexing.copies import parted, published_copies
from dateline.indexing.digests import Digests, digests_of
from dateline.indexing.introductions import (
    Introductions,
    PageKey,
    by_page,
    idle_introductions,
    outlet_aliases,
    stray_introductions,
    unlisted_authors,
)
from dateline.indexing.links import (
    Targets,
    address_clashes,
    original_of,
    related_articles,
    resolve_links,
)
from dateline.indexing.names import file_names
from dateline.indexing.ownarticles import OwnArticles, check_own_sources
from dateline.indexing.pictures import Owner, missing_media, unused_media, used_media
from dateline.indexing.select import far_dates, next_turn, select
from dateline.indexing.taxonomy import Taxonomy, file_articles, name_clashes
from dateline.indexing.unread import Unread, unread
from dateline.model.archive import Archive, Outlet, Redirect, Term
from dateline.model.article import Article, FixedPage, Reading, span_of
from dateline.model.config import Config
from dateline.model.held import Held
from dateline.model.records import Records

CONTENT = "content/"
SETTINGS = "site_config.yaml"


class Indexed(NamedTuple):
    """The archive, what is held back, and what there is to say.

    All of it stays the same until the moment `until`, in seconds since 1970.
    """

    archive: Archive
    held: tuple[Held, ...]
    diagnostics: tuple[Diagnostic, ...]
    until: int


class Manuscripts(NamedTuple):
    """Everything read, parted into what the edition shows and what it does not.

    `introductions` are all there are; those whose page does not exist are among the `unseen`.
    """

    articles: tuple[Article, ...]
    held: tuple[Article, ...]
    pages: tuple[FixedPage, ...]
    introductions: Introductions
    unseen: tuple[Owner, ...]
    shown: tuple[Owner, ...]
    unread: Unread


class Files(NamedTuple):
    """The files of the content folder that are published: pictures by path, copies by name."""

    pictures: Mapping[str, Digest]
    copies: Mapping[str, Digest]


class Filing(NamedTuple):
    """What the published articles stand under, and what they cite."""

    taxonomy: Taxonomy
    citations: Joined
    aliases: Mapping[str, str]
    own: OwnArticles

    def printed(self) -> frozenset[PageKey]:
        """Return the pages that an introduction may stand on."""
        kinds: dict[str, tuple[Term | Outlet, ...]] = {
            "regions": self.taxonomy.regions,
            "tags": self.taxonomy.tags,
            "authors": self.taxonomy.authors,
            "series": self.taxonomy.series,
            "outlets": self.citations.outlets,
        }
        return frozenset((folder, one.slug) for folder, found in kinds.items() for one in found)


def index(
    readings: Iterable[Reading],
    config: Config,
    as_of: int,
    media: Mapping[str, Digest],
    records: Records,
    *,
    for_desk: bool = False,
) -> Indexed:
    """Return the archive of all readings as it may be published at `as_of`.

    `media` maps the path of every file of the content folder that is no manuscript to its digest.
    An archive for the desk also has the articles to come.
    """
    pictures, kept = parted(media)
    everything = tuple(readings)
    introductions, said = by_page(one.introduction for one in everything if one.introduction)
    aliases, claimed = outlet_aliases(introductions)
    filed = (one.article for one in everything if one.article)
    articles, held, reasons = select(filed, as_of, for_desk=for_desk)
    taxonomy = file_articles(articles, config.regions, introductions)
    own = OwnArticles(articles, config, aliases)
    joined = join_citations(articles, aliases, introductions, own, records)
    filing = Filing(taxonomy, joined, aliases, own)
    found = _parted(everything, articles, held, introductions, filing)
    said += [*claimed, *_faults(found, config), *far_dates((*articles, *held), as_of)]
    said += missing_media(found.shown, found.unseen, pictures)
    if not found.unread:
        said += idle_introductions(introductions, filing.printed(), _awaited(held, aliases))
        said += unused_media((*found.shown, *found.unseen), pictures)
    digests = digests_of(everything, articles)
    copies = published_copies(joined.works if config.publish.copies else (), kept, said)
    files = Files(used_media(found.shown, pictures), copies)
    archive = _archive(found, filing, as_of, digests, files, said)
    until = next_turn((*articles, *held), as_of)
    return Indexed(archive, reasons, tuple(said), until)


def _parted(
    everything: tuple[Reading, ...],
    articles: tuple[Article, ...],
    held: tuple[Article, ...],
    introductions: Introductions,
    filing: Filing,
) -> Manuscripts:
    fixed = (one.fixed_page for one in everything if one.fixed_page)
    pages = tuple(sorted(fixed, key=lambda page: (page.url, page.manuscript)))
    printed = filing.printed()
    used = [one for key, one in introductions.items() if key in printed]
    idle = [one for key, one in introductions.items() if key not in printed]
    shown: tuple[Owner, ...] = (*articles, *pages, *used)
    broken = unread(everything)
    return Manuscripts(articles, held, pages, introductions, (*held, *idle), shown, broken)


def _archive(
    found: Manuscripts,
    filing: Filing,
    as_of: int,
    digests: Digests,
    files: Files,
    said: list[Diagnostic],
) -> Archive:
    unseen = frozenset(one.manuscript for one in found.unseen)
    targets = Targets(found.articles, found.held, found.pages, unseen, found.unread)
    archive = Archive(
        as_of=as_of,
        articles=found.articles,
        regions=filing.taxonomy.regions,
        countries=filing.taxonomy.countries,
        tags=filing.taxonomy.tags,
        authors=filing.taxonomy.authors,
        series=filing.taxonomy.series,
        names=file_names(found.articles),
        outlets=filing.citations.outlets,
        works=filing.citations.works,
        pages=found.pages,
        redirects=tuple(_redirects(found.articles, said)),
        links=_links(found.shown, targets, said),
        related=_related(found.articles, targets, said),
        translation_of=_originals(found.articles, targets, said),
        **digests._asdict(),
        outlet_aliases=filing.aliases,
        media=files.pictures,
        copies=files.copies,
        cited=filing.citations.cited,
    )
    check_own_sources((*found.articles, *found.held), filing.own.home, targets, said)
    _check_unseen(found, targets, said)
    return archive


def _links(
    owners: Iterable[Owner], targets: Targets, said: list[Diagnostic]
) -> dict[str, tuple[str, ...]]:
    return {one.manuscript: resolve_links(one, targets, said) for one in owners if one.links}


def _related(
    articles: tuple[Article, ...], targets: Targets, said: list[Diagnostic]
) -> dict[str, tuple[Article, ...]]:
    return {one.id: related_articles(one, targets, said) for one in articles if one.related}


def _originals(
    articles: tuple[Article, ...], targets: Targets, said: list[Diagnostic]
) -> dict[str, Article]:
    originals = {one.id: original_of(one, targets, said) for one in articles if one.translation_of}
    return {key: original for key, original in originals.items() if original}


def _check_unseen(found: Manuscripts, targets: Targets, said: list[Diagnostic]) -> None:
    """Look at what is not shown yet as well, so that the day it is brings no surprise."""
    for one in found.unseen:
        resolve_links(one, targets, said)
    for article in found.held:
        related_articles(article, targets, said)
        original_of(article, targets, said)


def _faults(found: Manuscripts, config: Config) -> Iterator[Diagnostic]:
    articles = (*found.articles, *found.held)
    yield from address_clashes(articles, {one.id: fold(one.url) for one in articles})
    yield from name_clashes(articles)
    yield from stray_introductions(found.introductions, config.regions)
    yield from _missing_policies(found.pages, found.unread, config)
    if config.listed_authors:
        yield from unlisted_authors(articles, found.introductions, found.unread)


def _awaited(held: tuple[Article, ...], aliases: Mapping[str, str]) -> frozenset[PageKey]:
    """Return the pages that held articles will bring about."""
    pages: set[PageKey] = set()
    for article in held:
        pages.update(("tags", tag.slug) for tag in article.tags)
        pages.update(("authors", person.slug) for person in article.byline.people)
        pages.update(("series", one.slug) for one in [article.series] if one)
        slugs = (source.outlet_slug for source in article.sources)
        pages.update(("outlets", aliases.get(slug, slug)) for slug in slugs)
    return frozenset(pages)


def _missing_policies(
    pages: tuple[FixedPage, ...], unread_pages: Unread, config: Config
) -> Iterator[Diagnostic]:
    paths = [page.manuscript.removeprefix(CONTENT) for page in pages]
    for name, path in config.publisher.policies:
        inside = path.removeprefix(CONTENT)
        if inside not in paths and not unread_pages.may_be(f"{CONTENT}{inside}"):
            near = closest(path, paths)
            hint = f"did you mean {near}?" if near else "name a page below content/pages"
            field = f"publisher.policies.{name}"
            mark = config.marks.get(field)
            span = span_of(SETTINGS, mark) if mark else Span(path=SETTINGS)
            message = f"`{field}`: there is no page {path}"
            yield diagnose("broken-link", message, span, hint)


def _redirects(articles: tuple[Article, ...], said: list[Diagnostic]) -> Iterator[Redirect]:
    renamed = [article for article in articles if article.aliases]
    taken = {fold(article.url): article for article in articles} if renamed else {}
    for article in renamed:
        for number, alias in enumerate(article.aliases):
            owner = taken.get(fold(alias))
            if owner is None:
                taken[fold(alias)] = article
                yield Redirect(url=alias, article=article)
                continue
            message = f"the old address /{alias} belongs to {owner.manuscript}"
            hint = "delete it from one of the two"
            if owner is article:
                message, hint = f"the article has the address /{alias} already", "delete it"
            span = article.span(f"aliases.{number}", "aliases")
            said.append(diagnose("alias-in-use", message, span, hint))
