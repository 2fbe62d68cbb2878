"""Lists of cited works in other orders than by outlet: by year, and by how many articles cite them.

Comes in: works and their views. Goes out: pages, and links to them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple, TypeVar

from dateline.base.dates import PartialDate
from dateline.base.slugs import slugify
from dateline.model.addresses import cited_works_address
from dateline.model.archive import Archive, CitedWork
from dateline.model.card import NamedLink
from dateline.model.page import Part
from dateline.planning.parts import Table
from dateline.planning.sourceviews import (
    MostCitedView,
    OutletBand,
    SourcesOfView,
    WorkBand,
)
from dateline.planning.views import MonthLink
from dateline.planning.works import Stock, WorkViews

WHOLE_YEAR = 200
MOST_RANKED = 200
MOST_CITED, UNDATED = "most-cited", "undated"
# From so many articles to so many; exact counts would change with every report.
BANDS = ((100, 0), (50, 99), (20, 49), (10, 19), (5, 9), (2, 4))
Years = tuple[NamedLink, ...]
T = TypeVar("T")
Banded = list[tuple[tuple[int, int], list[T]]]


def plan_years(
    works: Iterable[CitedWork], views: WorkViews, stock: Stock, table: Table
) -> tuple[Years, tuple[NamedLink, ...]]:
    """Add the lists of the works of each year; return the links to them, newest first.

    The second value leads to the works without a date, if there are any.
    """
    by_year: defaultdict[int, list[CitedWork]] = defaultdict(list)
    for work in works:
        by_year[-work.age // 10000].append(work)
    undated = by_year.pop(0, [])
    years = tuple(
        NamedLink(name=f"{year}", url=cited_works_address(f"{year:04d}"))
        for year in sorted(by_year, reverse=True)
    )
    lists = Lists(views, stock, years, table)
    for year, found in by_year.items():
        _plan_year(year, found, lists)
    if not undated:
        return years, ()
    link = NamedLink(name=UNDATED, url=cited_works_address(UNDATED))
    lists.add(link.url, None, undated, ())
    return years, (link,)


class Lists(NamedTuple):
    """What all lists by date have in common."""

    views: WorkViews
    stock: Stock
    years: Years
    table: Table

    def add(
        self,
        url: str,
        date: PartialDate | None,
        works: Sequence[CitedWork],
        months: tuple[MonthLink, ...],
    ) -> None:
        """Add the list of the works of a year, a month, or without a date (`date` is None)."""
        listed = tuple(sorted(works, key=attrgetter("age")))
        slugs = [one.outlets[0] if one.outlets else "" for one in listed]
        names = {slug: self.views.links["outlet"][slug].name for slug in {*slugs} - {""}}
        ingredients = ("works", url, date, months, self.years, self.stock.of(listed), slugs, names)
        make = partial(_view, url, date, listed, (months, self.years), self.views)
        digest = self.table.promise(ingredients, make)
        # A month without works of its own has months that have.
        first = listed[-1].cited_by[-1].manuscript if listed else ""
        self.table.plan(
            url, "sources-year", "sources_of.html", Part("sources", digest), named_by=first
        )


def _view(
    url: str,
    date: PartialDate | None,
    works: tuple[CitedWork, ...],
    links: tuple[tuple[MonthLink, ...], Years],
    views: WorkViews,
) -> SourcesOfView:
    shown = views.all_of(works, with_outlets=True)
    return SourcesOfView(url=url, date=date, works=shown, months=links[0], years=links[1])


def _plan_year(year: int, works: list[CitedWork], lists: Lists) -> None:
    """Add the list of a year, and where that is too long lists of its months."""
    own, by_month = works, dict[int, list[CitedWork]]()
    if len(works) > WHOLE_YEAR:
        own = []
        for work in works:
            month = -work.age // 100 % 100
            (by_month.setdefault(month, []) if month else own).append(work)
    months = []
    for month, found in sorted(by_month.items()):
        date = PartialDate(year=year, month=month)
        months.append(MonthLink(date=date, url=cited_works_address(f"{year:04d}-{month:02d}")))
        lists.add(months[-1].url, date, found, ())
    url = cited_works_address(f"{year:04d}")
    lists.add(url, PartialDate(year=year), own, tuple(months))


# What is cited most.


def plan_most_cited(archive: Archive, views: WorkViews, table: Table) -> tuple[NamedLink, ...]:
    """Add the list of what several articles cite, and return the link to it; none without any."""
    outlets = _banded(archive.outlets, lambda one: one.articles)
    often = [one for one in archive.works if len(one.cited_by) > 1]
    works = _fewest_bands(_banded(often, lambda one: len(one.cited_by)))
    if not outlets and not works:
        return ()
    view = MostCitedView(
        url=cited_works_address(MOST_CITED),
        outlets=tuple(
            OutletBand(
                least=least,
                most=most,
                outlets=tuple([views.links["outlet"][one.slug] for one in found]),
            )
            for (least, most), found in outlets
        ),
        works=tuple(
            WorkBand(
                least=least,
                most=most,
                works=tuple([views.ranked(one) for one in sorted(found, key=_by_title)]),
            )
            for (least, most), found in works
        ),
    )
    table.plan(view.url, "most-cited", "most_cited.html", table.part("ranking", view))
    return (NamedLink(name=MOST_CITED, url=view.url),)


def _banded(found: Iterable[T], count: Callable[[T], int]) -> Banded[T]:
    bands: dict[tuple[int, int], list[T]] = {band: [] for band in BANDS}
    for one in found:
        number = count(one)
        band = next((band for band in BANDS if number >= band[0]), None)
        if band:
            bands[band].append(one)
    return [(band, several) for band, several in bands.items() if several]


def _fewest_bands(bands: Banded[T]) -> Banded[T]:
    """Return the bands that fit on a page, the first one in any case; a band is never cut."""
    kept: Banded[T] = []
    total = 0
    for band, found in bands:
        total += len(found)
        if kept and total > MOST_RANKED:
            break
        kept.append((band, found))
    return kept


def _by_title(work: CitedWork) -> tuple[str, str]:
    return slugify(work.source.title or work.source.whole), work.key
