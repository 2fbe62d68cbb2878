"""Which page lists which cited works.

Comes in: the archive. Goes out: shelves, and the address of the page that lists a work. An outlet
with many works has a page for each older year.
"""

from collections import defaultdict
from typing import NamedTuple

from dateline.model.addresses import index_address, outlet_year_address, term_address
from dateline.model.archive import Archive, CitedWork, Outlet

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
        by_year[-work.age // 10000].append(work)
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
        self.outlets = {outlet.slug: part_by_time(outlet) for outlet in archive.outlets}
        self.nameless = tuple([one for one in archive.works if not one.outlets])

    def place_of(self, work: CitedWork) -> str:
        """Return the address of the page that lists a work; of several outlets the first has it."""
        if not work.outlets:
            return index_address("sources")
        slug, year = work.outlets[0], -work.age // 10000
        if year in self.outlets[slug].years:
            return outlet_year_address(slug, year)
        return term_address("outlet", slug)
