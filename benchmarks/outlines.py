"""Outlines of the world for the maps of a site, out of Natural Earth: run once, never by a build.

In: the files `countries-50m.json` and `countries-10m.json` of the npm package world-atlas 2.0.2,
which are Natural Earth 4.1.0 as TopoJSON. Out: `dateline/rendering/maps/outlines.json`, described
in the README beside it. It is not a benchmark; it stands here with the other scripts that make what
is committed.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 -m benchmarks.outlines package

Borders that two countries share are taken apart into arcs first and made simpler afterwards, by
dropping the points whose triangle with their neighbours is smallest (Visvalingam and Whyatt, "Line
generalisation by repeated elimination of points", The Cartographic Journal 30, 1993), so that they
stay shared. Pieces of one country that touch become one outline.
"""

import argparse
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Final

from msgspec import Struct, json

from dateline.reading.countries import find_country

TARGET: Final = Path("dateline/rendering/maps/outlines.json")
LARGEST: Final = 25_000
# Steps in a degree, and what is too small to be seen on a map of a region, in square degrees.
SCALE: Final = 20
LEAST_TRIANGLE: Final = 0.038
LEAST_ISLAND: Final = 0.15
LEAST_COUNTRY: Final = 0.05

# Names that only Natural Earth writes like this. An empty code is land that no code covers.
NAMES: Final = {
    "Antigua and Barb.": "AG",
    "Bosnia and Herz.": "BA",
    "Br. Indian Ocean Ter.": "IO",
    "British Virgin Is.": "VG",
    "Cayman Is.": "KY",
    "Central African Rep.": "CF",
    "Congo": "CG",
    "Cook Is.": "CK",
    "Dem. Rep. Congo": "CD",
    "Dominican Rep.": "DO",
    "Eq. Guinea": "GQ",
    "Faeroe Is.": "FO",
    "Falkland Is.": "FK",
    "Fr. Polynesia": "PF",
    "Fr. S. Antarctic Lands": "TF",
    "Heard I. and McDonald Is.": "HM",
    "Indian Ocean Ter.": "CX",
    "Marshall Is.": "MH",
    "N. Cyprus": "CY",
    "N. Mariana Is.": "MP",
    "Pitcairn Is.": "PN",
    "S. Geo. and the Is.": "GS",
    "S. Sudan": "SS",
    "Siachen Glacier": "",
    "Solomon Is.": "SB",
    "Somaliland": "SO",
    "St-Barthélemy": "BL",
    "St-Martin": "MF",
    "St. Vin. and Gren.": "VC",
    "Turks and Caicos Is.": "TC",
    "U.S. Minor Outlying Is.": "UM",
    "U.S. Virgin Is.": "VI",
    "W. Sahara": "EH",
    "Wallis and Futuna Is.": "WF",
    "eSwatini": "SZ",
    "Åland": "AX",
    "Ashmore and Cartier Is.": "AU",
}
NOT_DRAWN: Final = frozenset({"AQ"})
# Parts that Natural Earth counts to a country and ISO 3166 has a code for or files elsewhere, by
# the box they lie in: west, south, east, north.
PARTS: Final = (
    ("FR", "GF", (-55.0, 2.0, -51.0, 6.5)),
    ("FR", "GP", (-62.0, 15.8, -61.0, 16.6)),
    ("FR", "MQ", (-61.3, 14.3, -60.7, 15.0)),
    ("FR", "RE", (55.0, -21.5, 56.0, -20.7)),
    ("FR", "YT", (44.9, -13.1, 45.4, -12.5)),
    ("NO", "SJ", (-10.0, 70.7, 35.0, 81.5)),
    ("NO", "BV", (3.0, -55.0, 4.0, -54.0)),
    ("NL", "BQ", (-69.0, 11.9, -62.0, 18.0)),
    ("NZ", "TK", (-173.0, -10.0, -171.0, -8.0)),
    ("CX", "CC", (96.0, -13.0, 98.0, -11.0)),
    ("RU", "UA", (32.3, 44.2, 36.8, 46.3)),
)
# What the coarser file leaves out and the finer one has: shown as dots.
DOTS: Final = frozenset({"GI", "TV", "UM", "TK", "BV", "BQ", "CC", "CX", "YT", "GP", "MQ", "RE"})

Point = tuple[float, float]
Ring = tuple[Point, ...]


class Properties(Struct):
    """What a geometry says of itself."""

    name: str


class Geometry(Struct):
    """The arcs of a country; a lone polygon has one level of lists less than several."""

    type: str
    arcs: list[list[list[int] | int]]
    properties: Properties


class Collection(Struct):
    """All countries."""

    geometries: list[Geometry]


class Objects(Struct):
    """What the file holds; the outlines of land as a whole are not used."""

    countries: Collection


class Transform(Struct):
    """How whole numbers become degrees."""

    scale: Point
    translate: Point


class Topology(Struct):
    """A TopoJSON file (https://github.com/topojson/topojson-specification)."""

    arcs: list[list[tuple[int, int]]]
    objects: Objects
    transform: Transform


class Country(Struct):
    """A country in the file: where its dot stands, and its rings as numbers of arcs."""

    at: tuple[int, int]
    rings: list[list[int]]


def polygons(topology: Topology) -> Iterator[tuple[str, list[Ring]]]:
    """Yield every polygon as rings of degrees without a repeated end, under its country's code."""
    arcs = [list(_degrees(arc, topology.transform)) for arc in topology.arcs]
    for geometry in topology.objects.countries.geometries:
        code = _code_of(geometry.properties.name)
        several = geometry.arcs if geometry.type == "MultiPolygon" else [geometry.arcs]
        for polygon in several:
            rings = [_ring(numbers, arcs) for numbers in polygon if isinstance(numbers, list)]
            yield _filed(code, rings[0]), rings


def _degrees(arc: list[tuple[int, int]], transform: Transform) -> Iterator[Point]:
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        longitude = x * transform.scale[0] + transform.translate[0]
        latitude = y * transform.scale[1] + transform.translate[1]
        # One name for the line behind which the next day begins, so that pieces meet there.
        yield 180.0 if longitude < -179.999 else round(longitude, 4), round(latitude, 4)  # noqa: PLR2004


def _ring(numbers: list[int] | list[list[int] | int], arcs: list[list[Point]]) -> Ring:
    points: list[Point] = []
    for number in numbers:
        assert isinstance(number, int)  # noqa: S101 - the innermost lists hold numbers
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:]
    return tuple(points)


def _code_of(name: str) -> str:
    if name in NAMES:
        return NAMES[name]
    country = find_country(name.replace("Is.", "Islands").replace("St.", "Saint"), "en")
    # Rocks, bases and lines that only the finer file has.
    return country.code if country else ""


def _filed(code: str, ring: Ring) -> str:
    for whole, part, (west, south, east, north) in PARTS:
        if code == whole and all(west <= x <= east and south <= y <= north for x, y in ring):
            return part
    return code


def unwrapped(ring: Ring) -> Ring:
    """Return a ring whose longitudes do not jump where the day changes."""
    points = [ring[0]]
    for longitude, latitude in ring[1:]:
        turns = round((points[-1][0] - longitude) / 360)
        points.append((longitude + 360 * turns, latitude))
    return tuple(points)


def area(ring: Ring) -> float:
    """Return the area of a ring in square degrees at the equator, whichever way it turns."""
    plain = unwrapped(ring)
    narrow = cos(radians(sum(y for _, y in plain) / len(plain)))
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*plain, plain[0]]))
    return abs(twice) * narrow / 2


def middle(ring: Ring) -> Point:
    """Return the centre of gravity of a ring."""
    plain = unwrapped(ring)
    pairs = list(pairwise([*plain, plain[0]]))
    weights = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    whole = sum(weights) * 3
    x = sum((a[0] + b[0]) * weight for (a, b), weight in zip(pairs, weights, strict=True)) / whole
    y = sum((a[1] + b[1]) * weight for (a, b), weight in zip(pairs, weights, strict=True)) / whole
    return (x + 180) % 360 - 180, y


def outlines(found: Iterable[tuple[str, list[Ring]]]) -> dict[str, list[Ring]]:
    """Return the rings of each country: what touches is joined, what is too small is left out."""
    edges: defaultdict[str, Counter[tuple[Point, Point]]] = defaultdict(Counter)
    for code, rings in found:
        for ring in rings:
            edges[code].update((a, b) for a, b in pairwise([*ring, ring[0]]) if a != b)
    joined = {}
    for code, own in sorted(edges.items()):
        lone = sorted(edge for edge in own if (edge[1], edge[0]) not in own)
        rings = sorted(_stitched(lone), key=lambda ring: (-area(ring), ring))
        joined[code] = [ring for ring in rings if area(ring) >= LEAST_ISLAND or ring is rings[0]]
    return joined


def _stitched(edges: list[tuple[Point, Point]]) -> Iterator[Ring]:
    after: defaultdict[Point, list[Point]] = defaultdict(list)
    for start, end in edges:
        after[start].append(end)
    for start, _ in edges:
        while after[start]:
            ring = [start]
            while (point := after[ring[-1]].pop()) != start:
                ring.append(point)
            yield tuple(ring)


class Arcs:
    """Lines between the points where borders meet, each kept once."""

    def __init__(self, rings: Iterable[Ring]) -> None:
        """Find the points where borders meet."""
        self.lines: dict[Ring, int] = {}
        around: defaultdict[Point, set[Point]] = defaultdict(set)
        users: Counter[frozenset[Point]] = Counter()
        for ring in rings:
            for a, b in pairwise([*ring, ring[0]]):
                around[a].add(b)
                around[b].add(a)
                users[frozenset((a, b))] += 1
        self.nodes = {
            point
            for point, others in around.items()
            if len(others) != 2  # noqa: PLR2004 - a line goes on in two directions
            or len({users[frozenset((point, other))] for other in others}) > 1
        }

    def of(self, ring: Ring) -> list[int]:
        """Return a ring as numbers of lines; ~n is line n backwards."""
        starts = [index for index, point in enumerate(ring) if point in self.nodes]
        first = starts[0] if starts else ring.index(min(ring))
        turned = [*ring[first:], *ring[:first], ring[first]]
        cuts = [i for i, point in enumerate(turned) if point in self.nodes]
        ends = cuts if starts else [0, len(turned) - 1]
        return [self._number(tuple(turned[a : b + 1])) for a, b in pairwise(ends)]

    def _number(self, line: Ring) -> int:
        backwards = line[::-1]
        if backwards in self.lines:
            return ~self.lines[backwards]
        return self.lines.setdefault(line, len(self.lines))


def simpler(line: Ring) -> Ring:
    """Return a line without the points that matter least; a closed one stays an area."""
    plain = [(x * cos(radians(y)), y) for x, y in unwrapped(line)]
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    fewest = 5 if line[0] == line[-1] else 2

    def weight(index: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = plain[before[index]], plain[index], plain[after[index]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    waiting: list[tuple[float, int]] = []
    current = {}
    for index in range(1, len(line) - 1):
        current[index] = weight(index)
        heappush(waiting, (current[index], index))
    while waiting and len(current) + 2 > fewest:
        least, index = heappop(waiting)
        if current.get(index) != least:
            continue
        if least > LEAST_TRIANGLE:
            break
        del current[index]
        after[before[index]], before[after[index]] = after[index], before[index]
        for near in (before[index], after[index]):
            if near in current:
                current[near] = max(weight(near), least)
                heappush(waiting, (current[near], near))
    return tuple(line[index] for index in (0, *sorted(current), len(line) - 1))


def written(line: Ring) -> str:
    """Return a line as steps between whole numbers, x and y in turn."""
    steps: list[int] = []
    x = y = 0
    for longitude, latitude in unwrapped(line):
        next_x, next_y = round(longitude * SCALE), round(latitude * SCALE)
        if (next_x, next_y) != (x, y) or not steps:
            steps += [next_x - x, next_y - y]
        x, y = next_x, next_y
    return " ".join(str(step) for step in steps)


def points_of(found: Iterable[tuple[str, list[Ring]]]) -> dict[str, tuple[int, int]]:
    """Return the middle of the largest piece of each country, in steps."""
    largest: dict[str, Ring] = {}
    for code, rings in found:
        if code not in largest or area(rings[0]) > area(largest[code]):
            largest[code] = rings[0]
    degrees = {code: middle(ring) for code, ring in largest.items()}
    return {code: (round(x * SCALE), round(y * SCALE)) for code, (x, y) in degrees.items()}


def made(coarse: Topology, fine: Topology) -> bytes:
    """Return the file."""
    found = [one for one in polygons(coarse) if one[0] not in NOT_DRAWN]
    finer = [one for one in polygons(fine) if one[0] in DOTS]
    points = {**points_of(finer), **points_of(found)}
    rings = outlines(found)
    shown = {code: own for code, own in rings.items() if area(own[0]) >= LEAST_COUNTRY}
    arcs = Arcs(ring for own in shown.values() for ring in own)
    numbers = {code: [arcs.of(ring) for ring in own] for code, own in shown.items()}
    countries = {code: Country(points[code], numbers.get(code, [])) for code in sorted(points)}
    lines = [written(simpler(line)) for line in arcs.lines]
    return b"\n".join(_file(lines, countries))


def _file(lines: list[str], countries: dict[str, Country]) -> Iterator[bytes]:
    """Yield the pieces of the file, a line for each arc and country, so that a diff can be read."""
    yield b'{"scale":%d,"arcs":[' % SCALE
    yield b",\n".join(json.encode(line) for line in lines)
    yield b'],"countries":{'
    yield b",\n".join(json.encode(code) + b":" + json.encode(countries[code]) for code in countries)
    yield b"}}\n"


def main() -> None:
    """Write the file and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the unpacked npm package world-atlas 2.0.2")
    folder = parser.parse_args().folder
    coarse, fine = (
        json.decode((folder / f"countries-{size}.json").read_bytes(), type=Topology)
        for size in ("50m", "10m")
    )
    data = made(coarse, fine)
    packed = len(gzip.compress(data, mtime=0))
    TARGET.write_bytes(data)
    print(f"{TARGET}: {len(data)} bytes, {packed} gzipped")
    assert packed <= LARGEST, f"more than {LARGEST} bytes"  # noqa: S101 - a promise of the design


if __name__ == "__main__":
    main()
