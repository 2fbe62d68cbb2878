"""The pages of articles.

Comes in: the archive and its cards. Goes out: one page for each article, and one for each old
address. What the article says itself stands behind the digest that reading gave its record; only
what depends on the rest of the archive is put together here.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from dateline.base.dates import MONTHS
from dateline.base.text import direction
from dateline.model.archive import Archive, Term
from dateline.model.article import Article
from dateline.model.config import Config
from dateline.model.page import Part
from dateline.planning.addresses import month_address, term_address, year_address
from dateline.planning.cards import Cards
from dateline.planning.licences import licence_link
from dateline.planning.parts import Table
from dateline.planning.pictures import picture_address
from dateline.planning.views import ArticleContext, MovedView, NamedLink, SeriesView


class Surroundings(NamedTuple):
    """What of the archive the pages of articles look at."""

    neighbours: Mapping[str, tuple[Article | None, Article | None]]
    series: Mapping[str, Term]
    translations: Mapping[str, tuple[Article, ...]]


def plan_articles(archive: Archive, config: Config, cards: Cards, table: Table) -> None:
    """Add the page of every article and of every old address."""
    around = _surroundings(archive)
    for article in archive.articles:
        _plan_article(article, archive, config, cards, around, table)
    for redirect in archive.redirects:
        target = NamedLink(name=redirect.article.headline, url=redirect.article.url)
        table.plan(
            redirect.url,
            "moved",
            "moved.html",
            table.part("moved", MovedView(target=target)),
            owner=redirect.article.manuscript,
        )


def _surroundings(archive: Archive) -> Surroundings:
    neighbours: dict[str, tuple[Article | None, Article | None]] = {}
    for region in archive.regions:
        line = (None, *region.articles, None)
        for newer, article, older in zip(line, region.articles, line[2:], strict=False):
            neighbours[article.id] = (older, newer)
    translations: defaultdict[str, list[Article]] = defaultdict(list)
    by_id = {article.id: article for article in archive.articles}
    for translation, original in archive.translation_of.items():
        translations[original.id].append(by_id[translation])
    return Surroundings(
        neighbours,
        {term.slug: term for term in archive.series},
        {key: tuple(sorted(found, key=lambda one: one.id)) for key, found in translations.items()},
    )


def _plan_article(
    article: Article,
    archive: Archive,
    config: Config,
    cards: Cards,
    around: Surroundings,
    table: Table,
) -> None:
    record = archive.records[article.id]
    table.records[record] = article
    older, newer = around.neighbours[article.id]
    series = around.series[article.series.slug] if article.series else None
    related = archive.related.get(article.id, ())
    table.plan(
        article.url,
        "article",
        "article.html",
        Part("article", record),
        Part("body", article.body),
        table.part("context", _context(article, archive, config, cards, around)),
        Part("older", cards.of((older,)) if older else ()),
        Part("newer", cards.of((newer,)) if newer else ()),
        Part("related", cards.of(related)),
        Part("series_articles", cards.of(series.articles) if series else ()),
        owner=article.manuscript,
    )


def _context(
    article: Article, archive: Archive, config: Config, cards: Cards, around: Surroundings
) -> ArticleContext:
    year, month = article.published.year, article.published.month
    original = archive.translation_of.get(article.id)
    return ArticleContext(
        direction=direction(article.language),
        region=cards.links["region", article.region],
        countries=tuple([cards.links["country", one.slug] for one in article.place.countries]),
        tags=tuple([cards.links["tag", tag.slug] for tag in article.tags]),
        authors=cards.authors(article),
        outlets=tuple([_outlet_address(source.outlet_slug, archive) for source in article.sources]),
        series=_series(article, around),
        translation_of=_link(original) if original else None,
        translations=tuple([_link(one) for one in around.translations.get(article.id, ())]),
        year=NamedLink(name=str(year), url=year_address(year)),
        month=NamedLink(name=MONTHS[month - 1].capitalize(), url=month_address(year, month)),
        licence=licence_link(article.licence or config.licence),
        links=archive.links.get(article.manuscript, ()),
        pictures=tuple([picture_address(picture.path) for picture in article.pictures]),
    )


def _outlet_address(slug: str, archive: Archive) -> str:
    return term_address("outlet", archive.outlet_aliases.get(slug, slug)) if slug else ""


def _link(article: Article) -> NamedLink:
    return NamedLink(name=article.headline, url=article.url)


def _series(article: Article, around: Surroundings) -> SeriesView | None:
    if not article.series:
        return None
    term = around.series[article.series.slug]
    ids = [one.id for one in term.articles]
    return SeriesView(
        name=term.name,
        url=term_address("series", term.slug),
        position=ids.index(article.id) + 1,
        total=len(ids),
    )
