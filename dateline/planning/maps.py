"""The maps of an archive.

Comes in: the archive's countries and regions. Goes out: views. A map on a page that lists no
articles says how many there are in bands, so that a new article seldom changes it.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from dateline.model.addresses import term_address
from dateline.model.archive import Archive, Term
from dateline.model.card import NamedLink
from dateline.model.config import Config
from dateline.planning.chartviews import (
    AreaView,
    LocatorView,
    MapView,
    PlaceGroup,
    PlaceView,
    WaysView,
)
from dateline.planning.versions import told

# From how many articles on a country has which shade. The steps grow with the archive: the last is
# for countries that stand out. Moving to the next ladder changes every map, and is rare.
LADDERS = (
    (1, 2, 5, 10, 25),
    (1, 5, 25, 50, 100),
    (1, 10, 50, 100, 250),
    (1, 25, 100, 500, 1000),
)
# A ladder serves until some country has this many times the articles of its last step.
TALLEST = 4


class Atlas:
    """Which country belongs to which region, and how many articles each has."""

    def __init__(self, archive: Archive, config: Config) -> None:
        """File each country under the region that claims it, else under its newest article's."""
        self.archive = archive
        self.claimed = {region.slug: region.countries for region in config.regions}
        claims = {code: slug for slug, codes in self.claimed.items() for code in codes}
        self.codes = {term.slug: _code_of(term) for term in archive.countries}
        found: defaultdict[str, list[Term]] = defaultdict(list)
        self.region_of: dict[str, str] = {}
        for term in archive.countries:
            slug = claims.get(self.codes[term.slug], term.articles[0].region)
            found[slug].append(term)
            self.region_of[term.slug] = slug
        self.countries_of = {slug: tuple(terms) for slug, terms in found.items()}
        self.steps = ladder_for(len(told(term.articles)) for term in archive.countries)

    def of_region(self, region: Term) -> tuple[MapView, ...]:
        """Return the map of a region, with exact numbers: a new article changes its page anyway."""
        places = self._places(region.slug, exact=True)
        codes = self._codes(region.slug)
        if not codes:
            return ()
        return (self._map([PlaceGroup(region=_link(region), places=places)], codes),)

    def of_country(self, country: Term) -> tuple[LocatorView, ...]:
        """Return the map of where a country is; nothing on it counts articles."""
        region = self.region_of[country.slug]
        beside = tuple(
            AreaView(name=term.name, url=_link(term).url, codes=(self.codes[term.slug],))
            for term in self.countries_of[region]
            if term is not country
        )
        codes = self._codes(region)
        return (LocatorView(here=self.codes[country.slug], areas=beside, codes=codes),)

    def of_world(self) -> MapView:
        """Return the map of all regions."""
        groups = [
            PlaceGroup(region=_link(region), places=self._places(region.slug, exact=False))
            for region in self.archive.regions
        ]
        return self._map(groups, ())

    def ways(self) -> tuple[WaysView, ...]:
        """Return the map that leads to the regions; nothing on it counts articles."""
        areas = tuple(
            AreaView(name=region.name, url=_link(region).url, codes=codes)
            for region in self.archive.regions
            if (codes := self._codes(region.slug))
        )
        return (WaysView(areas=areas),) if areas else ()

    def _codes(self, slug: str) -> tuple[str, ...]:
        own = (self.codes[term.slug] for term in self.countries_of.get(slug, ()))
        return tuple(sorted({*self.claimed.get(slug, ()), *own}))

    def _places(self, slug: str, *, exact: bool) -> tuple[PlaceView, ...]:
        return tuple(self._place(term, exact=exact) for term in self.countries_of.get(slug, ()))

    def _place(self, term: Term, *, exact: bool) -> PlaceView:
        count = len(told(term.articles))
        band = sum(count >= step for step in self.steps)
        return PlaceView(
            code=self.codes[term.slug],
            name=term.name,
            url=_link(term).url,
            band=band,
            shown=str(count) if exact else words_for(self.steps)[band - 1],
        )

    def _map(self, groups: list[PlaceGroup], codes: tuple[str, ...]) -> MapView:
        return MapView(groups=tuple(groups), codes=codes, bands=words_for(self.steps))


def ladder_for(counts: Iterable[int]) -> tuple[int, ...]:
    """Return the steps between shades for the numbers of articles of some countries."""
    most = max(counts, default=0)
    fitting = (steps for steps in LADDERS if most <= TALLEST * steps[-1])
    return next(fitting, LADDERS[-1])


def words_for(steps: tuple[int, ...]) -> tuple[str, ...]:
    """Return what each shade stands for, as figures that every language reads."""
    ends = [str(low) if high == low + 1 else f"{low}–{high - 1}" for low, high in pairwise(steps)]
    return (*ends, f"{steps[-1]}+")


def _code_of(term: Term) -> str:
    newest = term.articles[0]
    return next(one.code for one in newest.place.countries if one.slug == term.slug)


def _link(term: Term) -> NamedLink:
    return NamedLink(name=term.name, url=term_address(term.kind, term.slug))
