"""What templates may see of maps and charts: part of the contract with every theme, as `views` is.

Comes in: nothing. Goes out: frozen structs. `{{ map|world_map(page.root) }}` and its like draw
them; the same values are there to be written out beside the drawing.
"""

from msgspec import Struct

from dateline.base.dates import PartialDate
from dateline.model.card import NamedLink


class PlaceView(Struct, frozen=True, kw_only=True, gc=False):
    """A country on a map. `band` is its shade, from 1; `shown` says how many articles it has.

    That is a number on pages that each of these articles changes anyway, and the words of the band
    elsewhere.
    """

    code: str
    name: str
    url: str
    band: int
    shown: str


class PlaceGroup(Struct, frozen=True, kw_only=True, gc=False):
    """A region and its countries that have articles."""

    region: NamedLink
    places: tuple[PlaceView, ...]


class MapView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `maps`: a map. `codes` are the countries a map of a region shows, with articles or not.

    `bands` are the words for the shades, the lightest first.
    """

    groups: tuple[PlaceGroup, ...]
    codes: tuple[str, ...]
    bands: tuple[str, ...]


class AreaView(Struct, frozen=True, kw_only=True, gc=False):
    """A region as one shape: the codes of its countries."""

    name: str
    url: str
    codes: tuple[str, ...]


class WaysView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `maps` of the front page: regions as ways into the archive."""

    areas: tuple[AreaView, ...]


class LocatorView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `maps` of a country: where it is, `here`, among the countries of its region, `codes`.

    `areas` are those of them that have a page.
    """

    here: str
    areas: tuple[AreaView, ...]
    codes: tuple[str, ...]


class BarView(Struct, frozen=True, kw_only=True, gc=False):
    """A year and its number of articles; `url` is empty where the year has no page of its own."""

    year: int
    count: int
    url: str


class YearsView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `charts`: articles per year, newest year first.

    `peak` is the year with the most articles, None where several have as many.
    """

    bars: tuple[BarView, ...]
    total: int
    most: int
    peak: int | None


class TimelineEntry(Struct, frozen=True, kw_only=True, gc=False):
    """A date on a timeline: of an article if it has a `url`, else of an event that one tells of."""

    date: PartialDate
    text: str
    url: str
    language: str


class TimelineView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `timelines` of a series: its articles and their events, in the order of their dates."""

    entries: tuple[TimelineEntry, ...]
