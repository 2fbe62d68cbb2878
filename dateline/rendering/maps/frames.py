"""What part of the earth a map shows, and how large.

Comes in: the countries it is about. Goes out: a frame, which turns degrees into the whole numbers
of a drawing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, atan2, cos, degrees, hypot, inf, radians, sin
from typing import NamedTuple

from dateline.rendering.maps.outlines import Line, Point, world
from dateline.rendering.maps.projections import Projection, azimuthal, equal_earth
from dateline.rendering.maps.rings import Box, area, clipped, joined, unwrapped

# Whole numbers in a pixel of the usual size: coasts stay smooth on sharp screens.
UNITS = 2
# The cut goes through the strait between Asia and America, so that no land is on both sides.
WORLD_MERIDIAN = 11.0
WORLD_SOUTH, WORLD_NORTH = -56.0, 83.7
WIDEST, HIGHEST = 640, 480
# A region that is wider than this, in degrees from its middle, is shown as a part of the world.
WIDEST_ANGLE = 65.0
# A smaller one shows this much of the earth around it, in radii.
SMALLEST = 0.12
MARGIN = 0.035
# Pieces of a country this small beside its largest do not widen a map: distant islands.
SMALL_PIECE = 0.2
# Around a point on the other side of the earth a coast turns inside out. No land is so large that
# it has no coast within 30 degrees; the square of how far off that stands, in radii, and no limit.
FAR, NO_LIMIT = (2 * sin(radians(75))) ** 2, inf
# A country is let run over the edge where it alone takes more than this part of the map, and the
# map of the others would be less.
GIANT = 0.55
FEWEST_OTHERS = 3
POLE = 90

Middle = tuple[Projection, float, float, float]


class Extent(NamedTuple):
    """Between which latitudes a country lies, and how far on both sides of a meridian."""

    south: float
    north: float
    middle: float
    aside: float


@cache
def _extent(code: str) -> Extent:
    country = world().countries[code]
    lines = (world().lines[max(line, ~line)] for ring in country.rings for line in ring)
    points = [country.at, *(point for line in lines for point in line)]
    across, up = zip(*unwrapped(tuple(points), country.at[0]), strict=True)
    west, east = min(across), max(across)
    return Extent(min(up), max(up), (west + east) / 2, (east - west) / 2)


@dataclass(frozen=True, slots=True)
class Frame:
    """A box of the flat earth, in radii, and its size in pixels."""

    project: Projection
    meridian: float
    latitude: float
    reach: float
    box: Box
    width: int
    height: int

    def place(self, point: Point) -> Point:
        """Return where a point of the earth stands in the drawing, y downwards."""
        return self._scaled(self.project(*point))

    def _scaled(self, point: Point) -> Point:
        x, y = point
        scale = self.width * UNITS / (self.box[2] - self.box[0])
        return (x - self.box[0]) * scale, (self.box[3] - y) * scale

    def ring(self, ring: Line, overlap: int) -> Line:
        """Return a ring in the drawing, cut `overlap` units outside its edges."""
        flat = [self.project(*point) for point in unwrapped(ring, self.meridian)]
        if any(x * x + y * y > self.reach for x, y in flat):
            return ()
        placed = tuple(self._scaled(point) for point in flat)
        right, bottom = self.width * UNITS + overlap, self.height * UNITS + overlap
        return clipped(placed, (-overlap, -overlap, right, bottom))

    def lines(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Yield the lines that come into the drawing."""
        right, bottom = self.width * UNITS, self.height * UNITS
        for line in lines:
            placed = tuple(self.place(point) for point in unwrapped(line, self.meridian))
            if any(0 <= x <= right and 0 <= y <= bottom for x, y in placed):
                yield placed

    def nearby(self, codes: Iterable[str]) -> list[str]:
        """Return the countries that may come into the drawing, sorted; the others surely do not."""
        if self.reach == NO_LIMIT:
            return sorted(codes)
        # A map of a region has the point it is projected around at 0, 0.
        corner = max(hypot(x, y) for x in self.box[::2] for y in self.box[1::2])
        angle = degrees(2 * asin(min(corner / 2, 1)))
        middle = self.latitude
        south, north = middle - angle, middle + angle
        aside = 180.0
        if south > -POLE and north < POLE:
            aside = degrees(asin(min(sin(radians(angle)) / cos(radians(middle)), 1)))
        return [
            code
            for code in sorted(codes)
            if (extent := _extent(code)).south <= north
            and extent.north >= south
            and abs((extent.middle - self.meridian + 180) % 360 - 180) <= aside + extent.aside
        ]

    def shows(self, point: Point) -> bool:
        """Tell whether a point of the earth is in the drawing."""
        return any(self.lines([(point,)]))


def world_frame(width: int) -> Frame:
    """Return the frame of all inhabited land."""
    project = equal_earth(WORLD_MERIDIAN)
    side, south = project(WORLD_MERIDIAN + 180, 0)[0], project(0, WORLD_SOUTH)[1]
    # A little more than half a turn on the right, so that Niue's dot is a whole one.
    box = (-side * 0.98, south, side * 1.005, project(0, WORLD_NORTH)[1])
    return Frame(project, WORLD_MERIDIAN, 0, NO_LIMIT, box, width, _height(width, box))


def region_frame(codes: Iterable[str]) -> Frame:
    """Return the frame of some countries."""
    cores = {code: _core(code) for code in sorted(codes)}
    while True:
        projection = _projection(cores)
        boxes = {code: _box(core, projection) for code, core in cores.items()}
        giant = _giant(boxes)
        if not giant:
            break
        del cores[giant]
    return _fitted(projection, _around(boxes.values()))


def _core(code: str) -> list[Line]:
    """Return the rings of a country that a map of it must show, or its dot."""
    country = world().countries[code]
    rings = joined([code], world().lines)
    if not rings:
        return [(country.at,)]
    areas = [area(unwrapped(ring, country.at[0])) for ring in rings]
    return [
        ring for ring, size in zip(rings, areas, strict=True) if size >= SMALL_PIECE * max(areas)
    ]


def _projection(cores: Mapping[str, list[Line]]) -> Middle:
    vectors = [_vector(point) for rings in cores.values() for point in _ends(rings)]
    x, y, z = (sum(vector[axis] for vector in vectors) for axis in range(3))
    centre = degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))
    middle = _vector(centre)
    widest = max(hypot(*(a - b for a, b in zip(middle, vector, strict=True))) for vector in vectors)
    if 2 * degrees(asin(widest / 2)) > WIDEST_ANGLE:
        return equal_earth(centre[0]), centre[0], 0, NO_LIMIT
    return azimuthal(centre), *centre, FAR


def _ends(rings: list[Line]) -> list[Point]:
    """Return the points of some rings that lie farthest west, east, south and north."""
    points = [point for ring in rings for point in unwrapped(ring, ring[0][0])]
    wide = sorted(points)
    high = sorted(points, key=lambda point: (point[1], point[0]))
    return [wide[0], wide[-1], high[0], high[-1]]


def _vector(point: Point) -> tuple[float, float, float]:
    longitude, latitude = radians(point[0]), radians(point[1])
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def _box(rings: list[Line], projection: Middle) -> Box:
    project, meridian, *_ = projection
    points = [project(*point) for ring in rings for point in unwrapped(ring, meridian)]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _around(boxes: Iterable[Box]) -> Box:
    left, low, right, high = zip(*boxes, strict=True)
    return min(left), min(low), max(right), max(high)


def _giant(boxes: Mapping[str, Box]) -> str:
    """Return a country that would make the others small, or nothing."""
    if len(boxes) <= FEWEST_OTHERS:
        return ""
    whole = _surface(_around(boxes.values()))
    without = {
        code: _surface(_around(box for other, box in boxes.items() if other != code))
        for code in boxes
    }
    giant = min(without, key=lambda code: (without[code], code))
    is_giant = _surface(boxes[giant]) > GIANT * whole > without[giant]
    return giant if is_giant else ""


def _surface(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _fitted(projection: Middle, box: Box) -> Frame:
    left, low, right, high = box
    more = MARGIN * max(right - left, high - low)
    wide, tall = (max(one / 2 + more, SMALLEST) for one in (right - left, high - low))
    # Neither a strip nor a tower: both leave no room for the list beside them.
    wide, tall = max(wide, tall * 0.8), max(tall, wide * 0.5)
    x, y = (left + right) / 2, (low + high) / 2
    shown = (x - wide, y - tall, x + wide, y + tall)
    width = min(WIDEST, round(HIGHEST * wide / tall))
    return Frame(*projection, shown, width, _height(width, shown))


def _height(width: int, box: Box) -> int:
    return round(width * (box[3] - box[1]) / (box[2] - box[0]))
