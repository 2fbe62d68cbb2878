"""Rings into the path of a shape.

Comes in: rings of points in a drawing. Goes out: path data in whole numbers, each point as a step
from the one before, without points that change nothing.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from dateline.rendering.maps.outlines import Line

FEWEST_POINTS = 3
Step = tuple[int, int]


def closed(rings: Iterable[Line]) -> str:
    """Return the path of some areas; what is smaller than a unit is left out."""
    return "".join(_closed(rings))


def _closed(rings: Iterable[Line]) -> Iterator[str]:
    for ring in rings:
        points = _rounded(ring)
        while len(points) > 1 and points[-1] == points[0]:
            points.pop()
        points = _straightened(points)
        if len(points) >= FEWEST_POINTS:
            yield _written(points) + "z"


def opened(lines: Iterable[Line]) -> str:
    """Return the path of some lines."""
    shown = (_straightened(_rounded(line)) for line in lines)
    return "".join(_written(points) for points in shown if len(points) > 1)


def _rounded(line: Line) -> list[Step]:
    points: list[Step] = []
    for x, y in line:
        point = (round(x), round(y))
        if not points or point != points[-1]:
            points.append(point)
    return points


def _straightened(points: list[Step]) -> list[Step]:
    """Return the points without those on the straight way from one neighbour to the other."""
    kept: list[Step] = []
    for index, point in enumerate(points):
        if kept and index + 1 < len(points):
            (ax, ay), (cx, cy) = kept[-1], points[index + 1]
            bx, by = point
            ahead = (bx - ax) * (cx - bx) + (by - ay) * (cy - by) > 0
            if ahead and (bx - ax) * (cy - by) == (cx - bx) * (by - ay):
                continue
        kept.append(point)
    return kept


def _written(points: list[Step]) -> str:
    (x, y), steps = points[0], pairwise(points)
    numbers = [number for a, b in steps for number in (b[0] - a[0], b[1] - a[1])]
    return f"M{_joined([x, y])}l{_joined(numbers)}"


def _joined(numbers: list[int]) -> str:
    return " ".join(str(number) for number in numbers).replace(" -", "-")
