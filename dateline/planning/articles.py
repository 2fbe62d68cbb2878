"""The pages of articles.

Comes in: the archive and its cards. Goes out: one page for each article, and one for each old
address. What the article says itself stands behind the digest that reading gave its record; only
what depends on the rest of the archive is put together here.
"""

from collections.abc import Callable, Mapping
from functools import partial

from dateline.base.dates import PartialDate
from dateline.base.digest import Digest
from dateline.base.text import direction
from dateline.model.addresses import month_address, term_address, year_address
from dateline.model.archive import Archive, Term
from dateline.model.article import Article, record_of
from dateline.model.card import NamedLink
from dateline.model.config import Config
from dateline.model.page import ARTICLE, Part
from dateline.planning.cards import Cards
from dateline.planning.licences import licence_link
from dateline.planning.machine import Machine
from dateline.planning.parts import Table
from dateline.planning.pictures import picture_views
from dateline.planning.versions import translations_of, version_link, versions_of
from dateline.planning.views import ArticleContext, MonthLink, MovedView, SeriesView


class Surroundings:
    """What of the archive the pages of articles look at, and the links they share."""

    def __init__(self, archive: Archive, table: Table, machine: Machine) -> None:
        """Look at the archive once for all its articles."""
        self.machine = machine
        self.neighbours = _neighbours(archive)
        self.series: Mapping[str, Term] = {term.slug: term for term in archive.series}
        self.translations = translations_of(archive)
        self.versions = versions_of(archive)
        self.plain_contexts: dict[str, Digest] = {}
        self.nowhere = table.put(NamedLink(name=""))
        self.table = table
        self.kept: dict[tuple[object, ...], Digest] = {}

    def year(self, year: int) -> Digest:
        """Return the link to a year."""
        return self._once(("year", year), lambda: NamedLink(name=str(year), url=year_address(year)))

    def month(self, year: int, month: int) -> Digest:
        """Return the link to a month: its date, which templates write out, and its address."""
        date = PartialDate(year=year, month=month)
        address = month_address(year, month)
        return self._once(("month", year, month), lambda: MonthLink(date=date, url=address))

    def licence(self, name: str) -> Digest:
        """Return the link to a licence."""
        return self._once(("licence", name), lambda: licence_link(name))

    def _once(self, key: tuple[object, ...], make: Callable[[], object]) -> Digest:
        if key not in self.kept:
            self.kept[key] = self.table.put(make())
        return self.kept[key]


def plan_articles(
    archive: Archive, config: Config, cards: Cards, table: Table, machine: Machine
) -> None:
    """Add the page and the other files of every article, and the page of every old address."""
    around = Surroundings(archive, table, machine)
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


def _neighbours(archive: Archive) -> dict[str, tuple[Article | None, Article | None]]:
    """Return the older and the newer article of the same region, by id.

    A translation stands where its original does, and not beside it.
    """
    neighbours: dict[str, tuple[Article | None, Article | None]] = {}
    for region in archive.regions:
        told = [one for one in region.articles if one.id not in archive.translation_of]
        line = (None, *told, None)
        for newer, article, older in zip(line, told, line[2:], strict=False):
            neighbours[article.id] = (older, newer)
    for translation, original in archive.translation_of.items():
        neighbours[translation] = neighbours.get(original.id, (None, None))
    return neighbours


def _plan_article(
    article: Article,
    archive: Archive,
    config: Config,
    cards: Cards,
    around: Surroundings,
    table: Table,
) -> None:
    record = archive.records[article.id]
    table.promised[record] = partial(record_of, article)
    older, newer = around.neighbours[article.id]
    series = around.series[article.series.slug] if article.series else None
    related = archive.related.get(article.id, ())
    works = archive.cited.get(article.id, ())
    outlets = _outlets(article, archive, cards, around)
    table.plan(
        article.url,
        ARTICLE,
        "article.html",
        Part("article", record),
        Part("body", article.body),
        Part("context", _context(article, archive, around, table)),
        *_shared(article, config, cards, around),
        Part("outlets", outlets),
        table.part("standing", around.machine.standing.of(works, article)),
        Part("older", cards.of((older,)) if older else ()),
        Part("newer", cards.of((newer,)) if newer else ()),
        Part("related", cards.of(related)),
        Part("series_articles", cards.of(series.articles) if series else ()),
        owner=article.manuscript,
    )
    around.machine.add_article(article)


def _outlets(
    article: Article, archive: Archive, cards: Cards, around: Surroundings
) -> tuple[Digest, ...]:
    """Return the links to the outlets of an article's sources."""
    links, slugs = cards.link_digests, map(archive.outlet_slug, article.sources)
    return tuple([links["outlet", slug] if slug else around.nowhere for slug in slugs])


def _shared(
    article: Article, config: Config, cards: Cards, around: Surroundings
) -> tuple[Part, ...]:
    """Return the parts that an article page has in common with others: links written down once."""
    links = cards.link_digests
    year, month = article.published.year, article.published.month
    return (
        Part("region", links["region", article.region]),
        Part("countries", tuple([links["country", one.slug] for one in article.place.countries])),
        Part("tags", tuple([links["tag", tag.slug] for tag in article.tags])),
        Part("authors", tuple([links["author", one.slug] for one in article.byline.people])),
        Part("year", around.year(year)),
        Part("month", around.month(year, month)),
        Part("licence", around.licence(article.licence or config.licence)),
    )


def _context(article: Article, archive: Archive, around: Surroundings, table: Table) -> Digest:
    """Return what is neither the article's own nor shared: for most, one and the same value."""
    original = archive.translation_of.get(article.id)
    links = archive.links.get(article.manuscript, ())
    translations = around.translations.get(article.id, ())
    plain = not (article.series or original or links or translations or article.pictures)
    if plain and article.language in around.plain_contexts:
        return around.plain_contexts[article.language]
    digest = table.put(
        ArticleContext(
            direction=direction(article.language),
            series=_series(article, around),
            translation_of=version_link(original) if original else None,
            translations=tuple([version_link(one) for one in translations]),
            versions=around.versions.get(article.id, ()),
            links=links,
            pictures=picture_views(article.pictures, archive),
        )
    )
    if plain:
        around.plain_contexts[article.language] = digest
    return digest


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
