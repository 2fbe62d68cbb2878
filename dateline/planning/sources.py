"""The lists of cited works: by outlet, by year, and by how many articles cite them.

Comes in: the archive, and where each work is listed. Goes out: pages. Long lists are parted by the
time works are from, as those of articles are: an outlet has a page for each older year, a year one
for each month. Which works are cited most is told in groups, so that a new report seldom changes
that page.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from dateline.model.addresses import index_address, outlet_year_address, term_address
from dateline.model.archive import Archive, CitedWork, Outlet
from dateline.model.article import Introduction
from dateline.model.card import NamedLink
from dateline.model.page import Part
from dateline.planning.cards import Cards
from dateline.planning.charts import years_chart
from dateline.planning.listings import groups_by_letter, introduction_parts, plan_name_index
from dateline.planning.parts import Table
from dateline.planning.shelves import Shelf, Shelves
from dateline.planning.sourceviews import OutletView, SourcesView
from dateline.planning.views import TokenView
from dateline.planning.worklists import plan_most_cited, plan_years
from dateline.planning.works import Stock, WorkViews


def plan_sources(archive: Archive, shelves: Shelves, cards: Cards, table: Table) -> Iterator[None]:
    """Add the pages of all outlets and the lists of all cited works; rests after each outlet."""
    if not archive.works:
        return
    views, stock = WorkViews(archive, cards, shelves), Stock(archive)
    for shelf in shelves.outlets.values():
        _plan_outlet(shelf, archive, OutletPages(shelf, views, stock), table)
        yield
    names = [(outlet.slug, cards.links["outlet"][outlet.slug]) for outlet in archive.outlets]
    if names:
        plan_name_index("outlets", names, table)
    years, undated = plan_years(archive.works, views, stock, table)
    ways = (*plan_most_cited(archive, views, table), *undated)
    url = index_address("sources")
    view = SourcesView(
        url=url,
        outlets=groups_by_letter(names),
        works=views.all_of(shelves.nameless),
        ways=ways,
        years=years,
    )
    table.plan(url, "sources", "sources.html", table.part("sources", view))


class OutletPages:
    """The parts of one outlet's pages, which differ in little."""

    def __init__(self, shelf: Shelf, views: WorkViews, stock: Stock) -> None:
        """Remember what the pages have in common."""
        self.outlet, self.views, self.stock = shelf.outlet, views, stock
        self.years = tuple(
            NamedLink(name=str(year), url=outlet_year_address(self.outlet.slug, year))
            for year in shelf.years
        )

    def part(self, year: int | None, works: tuple[CitedWork, ...], table: Table) -> Part:
        """Return the part of a page; what stands behind it is made only when it is shown."""
        outlet, shown = self.outlet, self.stock.of(works)
        extent = () if year else (outlet.articles, *_extent(outlet))
        facts = () if year else _facts(outlet.introduction)
        ingredients = ("outlet", outlet.name, outlet.slug, year, self.years, extent, facts, shown)
        make = partial(_outlet_view, outlet, year, works, self.years, self.views)
        return Part("outlet", table.promise(ingredients, make))


def _plan_outlet(shelf: Shelf, archive: Archive, pages: OutletPages, table: Table) -> None:
    outlet, facts = shelf.outlet, shelf.outlet.introduction
    introduction, context = introduction_parts(facts, archive, table)
    table.plan(
        term_address("outlet", outlet.slug),
        "outlet",
        "outlet.html",
        pages.part(None, shelf.own, table),
        introduction,
        context,
        table.parts("charts", years_chart(outlet.years, {})),
        owner=facts.manuscript if facts else "",
        named_by=outlet.works[0].cited_by[-1].manuscript,
    )
    for year, works in shelf.years.items():
        table.plan(
            outlet_year_address(outlet.slug, year),
            "outlet-year",
            "outlet.html",
            pages.part(year, works, table),
            Part("introduction", ()),
            table.part("context", TokenView()),
            Part("charts", ()),
            named_by=works[-1].cited_by[-1].manuscript,
        )


def _extent(outlet: Outlet) -> tuple[int, int]:
    """Return the first and the last year in which articles cite works of the outlet."""
    return min(outlet.years), max(outlet.years)


def _facts(facts: Introduction | None) -> tuple[object, ...]:
    if facts is None:
        return ()
    return facts.summary, facts.aliases, facts.country, facts.home_page, facts.note


def _outlet_view(
    outlet: Outlet,
    year: int | None,
    works: Sequence[CitedWork],
    years: tuple[NamedLink, ...],
    views: WorkViews,
) -> OutletView:
    facts = outlet.introduction if year is None else None
    first, last = _extent(outlet) if year is None else (0, 0)
    return OutletView(
        name=outlet.name,
        url=term_address("outlet", outlet.slug),
        summary=facts.summary if facts else "",
        aliases=facts.aliases if facts else (),
        country=facts.country if facts else "",
        home_page=facts.home_page if facts else "",
        note=facts.note if facts else "",
        articles=outlet.articles if year is None else 0,
        first_year=first,
        last_year=last,
        year=year,
        years=years,
        works=views.all_of(works),
    )
