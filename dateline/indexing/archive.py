"""Everything read, joined into the archive.

Comes in: readings, settings, the moment, the pictures there are. Goes out: the `Archive`, what is
held back, and every mistake that only all manuscripts together can show.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.digest import Digest
from dateline.base.text import closest
from dateline.base.urls import fold
from dateline.indexing.citations import join_citations
from dateline.indexing.links import (
    Targets,
    address_clashes,
    original_of,
    related_articles,
    resolve_links,
)
from dateline.indexing.select import far_dates, newest_first, select
from dateline.indexing.taxonomy import (
    Introductions,
    file_articles,
    name_clashes,
    stray_introductions,
    unlisted_authors,
)
from dateline.model.archive import Archive, Held, Redirect
from dateline.model.article import Article, FixedPage, Introduction, Picture, Reading, span_of
from dateline.model.config import Config

Owner = Article | FixedPage | Introduction


class Indexed(NamedTuple):
    """The archive, what is held back, and what there is to say."""

    archive: Archive
    held: tuple[Held, ...]
    diagnostics: tuple[Diagnostic, ...]


def index(
    readings: Iterable[Reading], config: Config, as_of: int, media: Mapping[str, Digest]
) -> Indexed:
    """Return the archive of all readings as it may be published at `as_of`.

    `media` maps the path of every file of the content folder that is no manuscript to its digest.
    """
    everything = tuple(readings)
    articles = tuple(one.article for one in everything if one.article)
    pages = tuple(
        sorted((one.fixed_page for one in everything if one.fixed_page), key=lambda page: page.url)
    )
    introductions: dict[tuple[str, str], Introduction] = {
        (one.introduction.kind, one.introduction.slug): one.introduction
        for one in everything
        if one.introduction
    }
    published, held, reasons = select(articles, as_of)
    said = [*_clashes(articles, introductions, config), *far_dates(articles, as_of)]
    targets = Targets(published, held, pages)
    owners: tuple[Owner, ...] = (*articles, *pages, *introductions.values())
    links = {
        owner.manuscript: resolve_links(owner, targets, said) for owner in owners if owner.links
    }
    said += _picture_faults(owners, media)
    taxonomy = file_articles(published, config.regions, introductions)
    works, outlets, aliases = join_citations(published, introductions)
    archive = Archive(
        as_of=as_of,
        articles=published,
        regions=taxonomy.regions,
        countries=taxonomy.countries,
        tags=taxonomy.tags,
        authors=taxonomy.authors,
        series=taxonomy.series,
        outlets=outlets,
        works=works,
        pages=pages,
        redirects=tuple(_redirects(published, said)),
        links=links,
        related={one.id: related_articles(one, targets, said) for one in published if one.related},
        translation_of=_originals(published, targets, said),
        records={one.article.id: one.record for one in everything if one.article and one.record},
        outlet_aliases=aliases,
        media=_used_media((*published, *pages, *introductions.values()), media),
    )
    _check_held(held, targets, said)
    return Indexed(archive, reasons, tuple(said))


def _originals(
    articles: tuple[Article, ...], targets: Targets, said: list[Diagnostic]
) -> dict[str, Article]:
    originals = {one.id: original_of(one, targets, said) for one in articles if one.translation_of}
    return {key: original for key, original in originals.items() if original}


def _clashes(
    articles: tuple[Article, ...], introductions: Introductions, config: Config
) -> Iterator[Diagnostic]:
    yield from address_clashes(articles, {one.id: fold(one.url) for one in articles})
    yield from name_clashes(articles)
    yield from stray_introductions(introductions, config.regions)
    if config.listed_authors:
        yield from unlisted_authors(articles, introductions)


def _check_held(held: tuple[Article, ...], targets: Targets, said: list[Diagnostic]) -> None:
    """Look at what a held article names, so that the day it is published brings no surprise."""
    for article in held:
        for index_, name in enumerate(article.related):
            if not targets.by_slug.get(name):
                span = article.span(f"related.{index_}", "related")
                said.append(diagnose("unknown-related", f"there is no article `{name}`", span))


def _redirects(articles: tuple[Article, ...], said: list[Diagnostic]) -> Iterator[Redirect]:
    taken = {fold(article.url): article for article in articles}
    for article in sorted(articles, key=newest_first):
        for number, alias in enumerate(article.aliases):
            owner = taken.setdefault(fold(alias), article)
            if owner is article and fold(alias) != fold(article.url):
                yield Redirect(url=alias, article=article)
                continue
            span = article.span(f"aliases.{number}", "aliases")
            message = f"the old address /{alias} belongs to {owner.manuscript}"
            said.append(diagnose("alias-in-use", message, span, "delete it from one of the two"))


def _picture_faults(owners: Iterable[Owner], media: Mapping[str, Digest]) -> Iterator[Diagnostic]:
    used = set()
    for owner in owners:
        for picture in owner.pictures:
            used.add(picture.path)
            if picture.path not in media:
                yield _missing_picture(owner.manuscript, picture, media)
    for path in sorted(set(media) - used):
        message = f"{path} is neither a manuscript nor a picture of one; it is not published"
        yield diagnose(
            "unused-file", message, Span(path=path), "use it in an article, or move it away"
        )


def _missing_picture(manuscript: str, picture: Picture, media: Mapping[str, Digest]) -> Diagnostic:
    near = closest(picture.path, media)
    same = near and near.casefold() == picture.path.casefold()
    case = " (capital letters count)" if same else ""
    hint = f"did you mean {near}?{case}" if near else "put the picture beside the manuscript"
    span = span_of(manuscript, picture.mark)
    return diagnose("missing-picture", f"there is no picture {picture.path}", span, hint)


def _used_media(owners: Iterable[Owner], media: Mapping[str, Digest]) -> dict[str, Digest]:
    paths = {picture.path for owner in owners for picture in owner.pictures}
    return {path: media[path] for path in sorted(paths) if path in media}
