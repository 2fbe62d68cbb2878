"""Rings out of shared lines: joined, made simpler, cut to a box.

Comes in: numbers of lines, or points. Goes out: rings of points, without their first point repeated
at the end.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, radians

from dateline.rendering.maps.outlines import Line, Point, world

MOST_DETAILS = 4
FEWEST_POINTS = 3
HALF_TURN = 180
Box = tuple[float, float, float, float]


def joined(codes: Iterable[str], lines: tuple[Line, ...]) -> list[Line]:
    """Return the rings around some countries together; borders between them are left out."""
    countries = world().countries
    used = [line for code in codes for ring in countries[code].rings for line in ring]
    times = Counter(line if line >= 0 else ~line for line in used)
    waiting: defaultdict[Point, list[int]] = defaultdict(list)
    outer = [line for line in used if times[max(line, ~line)] == 1]
    for line in outer:
        waiting[_place(_directed(line, lines)[0])].append(line)
    rings = []
    for line in outer:
        start = _place(_directed(line, lines)[0])
        while waiting[start]:
            ring: list[Point] = []
            place = start
            while waiting[place] and (not ring or place != start):
                part = _directed(waiting[place].pop(), lines)
                ring += part[:-1]
                place = _place(part[-1])
            rings.append(tuple(ring))
    return [ring for ring in rings if len(ring) >= FEWEST_POINTS]


def borders(codes: Iterable[str], lines: tuple[Line, ...]) -> list[Line]:
    """Return the lines that two of some countries share."""
    countries = world().countries
    times = Counter(
        max(line, ~line) for code in codes for ring in countries[code].rings for line in ring
    )
    return [lines[line] for line, number in sorted(times.items()) if number > 1]


def _directed(line: int, lines: tuple[Line, ...]) -> Line:
    return lines[line] if line >= 0 else lines[~line][::-1]


def _place(point: Point) -> Point:
    """Return one name for a point, from whichever side of the day's beginning it is seen."""
    return round(point[0] % 360, 4), point[1]


@lru_cache(maxsize=MOST_DETAILS)
def lines_within(tolerance: float) -> tuple[Line, ...]:
    """Return all lines without points that lie within `tolerance` degrees of a straight way.

    Lines are made simpler and not rings, so that what two countries share stays shared
    (D. Douglas, T. Peucker, "Algorithms for the reduction of the number of points", The Canadian
    Cartographer 10, 1973).
    """
    lines = world().lines
    return tuple(_simpler(line, tolerance) for line in lines) if tolerance else lines


def _simpler(line: Line, tolerance: float) -> Line:
    narrow = cos(radians(line[0][1]))
    plain = [(x * narrow, y) for x, y in line]
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, index = max(
            ((_distance(plain[i], plain[first], plain[last]), i) for i in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > tolerance:
            kept.add(index)
            spans += [(first, index), (index, last)]
    return tuple(line[index] for index in sorted(kept))


def _distance(point: Point, start: Point, end: Point) -> float:
    x, y = end[0] - start[0], end[1] - start[1]
    length = hypot(x, y)
    if not length:
        return hypot(point[0] - start[0], point[1] - start[1])
    return abs(x * (start[1] - point[1]) - (start[0] - point[0]) * y) / length


def unwrapped(ring: Line, meridian: float) -> Line:
    """Return a line whose longitudes do not jump, with its middle within half a turn."""
    across = [x for x, _ in ring]
    if max(across) - min(across) > HALF_TURN:
        for index in range(1, len(across)):
            across[index] += 360 * round((across[index - 1] - across[index]) / 360)
    turn = 360 * round((meridian - (min(across) + max(across)) / 2) / 360)
    return tuple([(x + turn, y) for x, (_, y) in zip(across, ring, strict=True)])


def area(ring: Line) -> float:
    """Return the area of a ring in its own measure."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2


def clipped(ring: Line, box: Box) -> Line:
    """Return what of a ring lies in a box, along whose edges it may go on.

    I. Sutherland, G. Hodgman, "Reentrant polygon clipping", Communications of the ACM 17 (1974).
    """
    left, top, right, bottom = box
    edges: tuple[tuple[int, Callable[[float], float]], ...] = (
        (0, lambda x: x - left),
        (1, lambda y: y - top),
        (0, lambda x: right - x),
        (1, lambda y: bottom - y),
    )
    for axis, inside in edges:
        ring = tuple(_cut(ring, axis, inside)) if ring else ()
    return ring


def _cut(ring: Line, axis: int, inside: Callable[[float], float]) -> Iterator[Point]:
    for before, point in pairwise([ring[-1], *ring]):
        was, now = inside(before[axis]), inside(point[axis])
        if (was < 0) != (now < 0):
            share = was / (was - now)
            x = before[0] + share * (point[0] - before[0])
            yield x, before[1] + share * (point[1] - before[1])
        if now >= 0:
            yield point
