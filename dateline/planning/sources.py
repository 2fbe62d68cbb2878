"""The lists of cited works: by outlet, by year, and by how many articles cite them.

Comes in: the archive. Goes out: pages, and where each work is listed. Long lists are parted by the
time works are from, as those of articles are: an outlet has a page for each older year, a year one
for each month. Which works are cited most is told in groups, so that a new report seldom changes
that page.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from dateline.model.addresses import index_address, outlet_year_address, term_address
from dateline.model.archive import Archive, CitedWork, Outlet
from dateline.model.article import Introduction
from dateline.model.card import NamedLink
from dateline.model.page import Part
from dateline.planning.cards import Cards
from dateline.planning.charts import years_chart
from dateline.planning.listings import groups_by_letter, introduction_parts, plan_name_index
from dateline.planning.parts import Table
from dateline.planning.sourceviews import OutletView, SourcesView
from dateline.planning.views import TokenView
from dateline.planning.worklists import plan_most_cited, plan_years
from dateline.planning.works import WorkViews

WHOLE_LIST = 200
NEWEST = 20


class Shelf(NamedTuple):
    """The pages of an outlet: the works on its own page, and the years that have their own."""

    outlet: Outlet
    own: tuple[CitedWork, ...]
    years: dict[int, tuple[CitedWork, ...]]


def part_by_time(outlet: Outlet) -> Shelf:
    """Return which works of an outlet stand on which of its pages; those without a date on its own.

    `outlet.works` are in the order of their dates, newest first, what is undated last.
    """
    if len(outlet.works) <= WHOLE_LIST:
        return Shelf(outlet, outlet.works, {})
    by_year: defaultdict[int, list[CitedWork]] = defaultdict(list)
    for work in outlet.works:
        by_year[work.source.date.year if work.source.date else 0].append(work)
    undated = by_year.pop(0, [])
    own: list[CitedWork] = []
    while by_year and len(own) < NEWEST:
        own += by_year.pop(next(iter(by_year)))
    years = {year: tuple(found) for year, found in by_year.items()}
    return Shelf(outlet, (*own, *undated), years)


class Shelves:
    """Where every cited work is listed: with its outlet, or among the works that name none."""

    def __init__(self, archive: Archive) -> None:
        """Sort the works of an archive onto pages."""
        self.outlets = tuple([part_by_time(outlet) for outlet in archive.outlets])
        self.places: dict[str, str] = {}
        self.outlet_of: dict[str, str] = {}
        for shelf in self.outlets:
            slug = shelf.outlet.slug
            self._put(shelf.own, term_address("outlet", slug), slug)
            for year, works in shelf.years.items():
                self._put(works, outlet_year_address(slug, year), slug)
        self.nameless = tuple([one for one in archive.works if one.key not in self.places])
        self.places |= {one.key: index_address("sources") for one in self.nameless}

    def _put(self, works: Iterable[CitedWork], url: str, slug: str) -> None:
        """List works at an address, unless another outlet has them already."""
        for work in works:
            if work.key not in self.places:
                self.places[work.key], self.outlet_of[work.key] = url, slug


def plan_sources(archive: Archive, shelves: Shelves, cards: Cards, table: Table) -> None:
    """Add the pages of all outlets and the lists of all cited works."""
    if not archive.works:
        return
    views = WorkViews(archive, cards, shelves.places, shelves.outlet_of)
    for shelf in shelves.outlets:
        _plan_outlet(shelf, archive, views, table)
    names = [(outlet.slug, cards.links["outlet", outlet.slug]) for outlet in archive.outlets]
    if names:
        plan_name_index("outlets", names, table)
    years, undated = plan_years(archive.works, views, table)
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


def _plan_outlet(shelf: Shelf, archive: Archive, views: WorkViews, table: Table) -> None:
    outlet, facts = shelf.outlet, shelf.outlet.introduction
    url = term_address("outlet", outlet.slug)
    years = tuple(
        NamedLink(name=str(year), url=outlet_year_address(outlet.slug, year))
        for year in shelf.years
    )
    introduction, context = introduction_parts(facts, archive, table)
    table.plan(
        url,
        "outlet",
        "outlet.html",
        _outlet_part(shelf, None, shelf.own, years, views, table),
        introduction,
        context,
        table.parts("charts", years_chart(_years_of(outlet), {})),
        owner=facts.manuscript if facts else "",
        named_by=outlet.works[0].cited_by[-1].manuscript,
    )
    for year, works in shelf.years.items():
        table.plan(
            outlet_year_address(outlet.slug, year),
            "outlet-year",
            "outlet.html",
            _outlet_part(shelf, year, works, years, views, table),
            Part("introduction", ()),
            table.part("context", TokenView()),
            Part("charts", ()),
            named_by=works[-1].cited_by[-1].manuscript,
        )


def _outlet_part(
    shelf: Shelf,
    year: int | None,
    works: tuple[CitedWork, ...],
    years: tuple[NamedLink, ...],
    views: WorkViews,
    table: Table,
) -> Part:
    """Return the part of an outlet's page; what stands behind it is made only when it is shown."""
    outlet = shelf.outlet
    shown = [views.ingredients(work) for work in works]
    extent = () if year else (outlet.articles, *_extent(outlet.works))
    facts = () if year else _facts(outlet.introduction)
    ingredients = ("outlet", outlet.name, outlet.slug, year, years, extent, facts, shown)
    make = partial(_outlet_view, outlet, year, works, years, views)
    return Part("outlet", table.promise(ingredients, make))


def _extent(works: Iterable[CitedWork]) -> tuple[int, int]:
    """Return the first and the last year in which articles that cite the works were published."""
    years = [article.published.year for work in works for article in work.cited_by]
    return min(years), max(years)


def _years_of(outlet: Outlet) -> Iterator[int]:
    """Yield the year of every article that cites one of the outlet's works."""
    citing = {one.id: one for work in outlet.works for one in work.cited_by}
    return (article.published.year for article in citing.values())


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
    first, last = _extent(outlet.works) if year is None else (0, 0)
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
