"""The maps of a site as SVG: the world, the countries of a region, one of them, the ways in.

Comes in: what planning says of a map (`dateline.planning.chartviews`): countries with a name, an
address and a shade. Goes out: markup for a page. Countries that are not named are land, drawn as
one shape, with the borders between them drawn once.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, cast

from markupsafe import Markup

from dateline.rendering.maps.frames import UNITS, Frame, region_frame, world_frame
from dateline.rendering.maps.outlines import Point, world
from dateline.rendering.maps.paths import closed, opened
from dateline.rendering.maps.rings import borders, joined, lines_within
from dateline.rendering.records import Record
from dateline.rendering.svg import drawing, element, link

WORLD_WIDTH, WAYS_WIDTH = 1056, 480
# How far a simpler coast may be from the right one, in degrees: less than a pixel.
WORLD_DETAIL, WAYS_DETAIL = 0.22, 0.7
# Lines at the edges of a map lie outside it.
OVERLAP = 8 * UNITS
# A country that is smaller than this on a map, in pixels, is shown as a dot one can point at.
SMALL, DOT, TARGET = 9, 4, 12
# The map of where a country is stands beside the text, and is shown at less than half its size.
SMALL_HERE, DOT_HERE = 24, 9


def world_map(map: Record, root: str) -> Markup:  # noqa: A002 - the newsroom's word
    """Return the map of the world with the countries that have articles."""
    frame = world_frame(WORLD_WIDTH)
    places = _places(map)
    land = set(world().countries) - {cast("str", place["code"]) for place in places}
    shapes = [*_land(land, frame, WORLD_DETAIL), *_linked(places, frame, WORLD_DETAIL, root)]
    return drawing("map", frame.width, frame.height, UNITS, shapes)


def region_map(map: Record, root: str) -> Markup:  # noqa: A002
    """Return the map of the countries of a region; those without articles are there as well."""
    places, countries = _places(map), set(world().countries)
    named = {cast("str", place["code"]) for place in places} & countries
    covered = (set(cast("tuple[str, ...]", map["codes"])) & countries) - named
    if not named | covered:
        return Markup()
    frame = region_frame(named | covered)
    own = closed(_rings(covered, frame, 0))
    shapes = [
        *_land(countries - named - covered, frame, 0),
        *_shape("own", own),
        *_linked(places, frame, 0, root),
    ]
    return drawing("map", frame.width, frame.height, UNITS, shapes)


def locator_map(map: Record, root: str) -> Markup:  # noqa: A002
    """Return the map of where a country is, with ways to the others of its region."""
    here, countries = cast("str", map["here"]), set(world().countries)
    if here not in countries:
        return Markup()
    codes = frozenset({*cast("tuple[str, ...]", map["codes"]), here} & countries)
    frame, land, paths, is_small = _ground(codes)
    areas = {
        code: area
        for area in cast("tuple[Record, ...]", map["areas"])
        for code in cast("tuple[str, ...]", area["codes"])
        if paths.get(code)
    }
    own = "".join(paths[code] for code in sorted(codes - areas.keys() - {here}))
    shapes = [*land, *_shape("own", own)]
    for code, area in areas.items():
        address, name = root + cast("str", area["url"]), cast("str", area["name"])
        shapes.append(link(address, name, _shape("way", paths[code])))
    shapes += _shape("here", paths[here])
    if here in is_small:
        x, y = frame.place(world().countries[here].at)
        dot = {"cx": round(x), "cy": round(y), "r": DOT_HERE * UNITS}
        shapes.append(element("circle", {"class": "here", **dot}))
    return drawing("map", frame.width, frame.height, UNITS, shapes)


class Ground(NamedTuple):
    """What the maps of all countries of a region have in common."""

    frame: Frame
    land: tuple[Markup, ...]
    paths: dict[str, str]
    is_small: frozenset[str]


@lru_cache(maxsize=32)
def _ground(codes: frozenset[str]) -> Ground:
    frame = region_frame(codes)
    land = _land(set(world().countries) - codes, frame, WORLD_DETAIL)
    rings = {code: _rings([code], frame, WORLD_DETAIL) for code in sorted(codes)}
    return Ground(
        frame=frame,
        land=tuple(land),
        paths={code: closed(found) for code, found in rings.items()},
        is_small=frozenset(code for code in rings if _is_small(rings[code], SMALL_HERE)),
    )


def _shape(kind: str, path: str) -> list[Markup]:
    return [element("path", {"class": kind, "d": path})] if path else []


def ways_map(map: Record, root: str) -> Markup:  # noqa: A002
    """Return the small map of the world in which each region is one shape that leads to it."""
    frame = world_frame(WAYS_WIDTH)
    areas = cast("tuple[Record, ...]", map["areas"])
    taken = {code for area in areas for code in cast("tuple[str, ...]", area["codes"])}
    lines = lines_within(WAYS_DETAIL)
    land = joined(sorted(set(world().countries) - taken), lines)
    shapes = [element("path", {"class": "land", "d": _path(land, frame)})]
    for area in areas:
        codes = [
            code for code in cast("tuple[str, ...]", area["codes"]) if code in world().countries
        ]
        shape = element("path", {"class": "way", "d": _path(joined(codes, lines), frame)})
        address = root + cast("str", area["url"])
        shapes.append(link(address, cast("str", area["name"]), [shape]))
    return drawing("map", frame.width, frame.height, UNITS, shapes)


def _places(map: Record) -> list[Record]:  # noqa: A002
    groups = cast("tuple[Record, ...]", map["groups"])
    return [place for group in groups for place in cast("tuple[Record, ...]", group["places"])]


def _rings(codes: Iterable[str], frame: Frame, detail: float) -> list[tuple[Point, ...]]:
    lines = lines_within(detail)
    return [frame.ring(ring, OVERLAP) for code in sorted(codes) for ring in joined([code], lines)]


def _path(rings: Iterable[tuple[Point, ...]], frame: Frame) -> str:
    return closed(frame.ring(ring, OVERLAP) for ring in rings)


def _land(codes: set[str], frame: Frame, detail: float) -> list[Markup]:
    lines = lines_within(detail)
    near = frame.nearby(codes)
    coast = _path(joined(near, lines), frame)
    inner = opened(frame.lines(borders(near, lines)))
    return [
        element("path", {"class": kind, "d": path})
        for kind, path in (("land", coast), ("borders", inner))
        if path
    ]


def _linked(places: list[Record], frame: Frame, detail: float, root: str) -> list[Markup]:
    """Return the countries with articles, dots last so that nothing covers them."""
    shapes, dots = [], []
    for place in places:
        code = cast("str", place["code"])
        if code not in world().countries:
            continue
        rings = _rings([code], frame, detail)
        address, kind = root + cast("str", place["url"]), f"band-{place['band']}"
        title = f"{place['name']}: {place['shown']}"
        if path := closed(rings):
            shapes.append(link(address, title, [element("path", {"class": kind, "d": path})]))
        if _is_small(rings) and frame.shows(world().countries[code].at):
            dot = frame.place(world().countries[code].at)
            dots.append(link(address, title, _dot(dot, kind)))
    return [*shapes, *dots]


def _is_small(rings: list[tuple[Point, ...]], least: int = SMALL) -> bool:
    return not any(
        max(values) - min(values) >= least * UNITS
        for ring in rings
        if ring
        for values in zip(*ring, strict=True)
    )


def _dot(point: Point, kind: str) -> list[Markup]:
    at: dict[str, str | int] = {"cx": round(point[0]), "cy": round(point[1])}
    return [
        element("circle", {"class": "target", **at, "r": TARGET * UNITS}),
        element("circle", {"class": kind, **at, "r": DOT * UNITS}),
    ]
