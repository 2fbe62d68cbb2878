"""The outlines of the world's countries, as the file beside this module has them.

Comes in: nothing but that file, which is part of the program as a table in a module would be; its
text is part of the key of every page (`dateline.engine.fingerprint`). Goes out: lines in degrees,
each kept once however many countries it bounds, and for each country which lines its rings are made
of. The README beside the file says where it comes from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.base.canonical import decode

Point = tuple[float, float]
Line = tuple[Point, ...]


class Country(NamedTuple):
    """Where a country's dot stands, and its rings: numbers of lines, ~n for line n backwards.

    A country that is too small to be seen has no rings. The largest ring comes first.
    """

    at: Point
    rings: tuple[tuple[int, ...], ...]


class World(NamedTuple):
    """All lines, in degrees east and north, and all countries by ISO 3166-1 code.

    The empty code is land that no code covers.
    """

    lines: tuple[Line, ...]
    countries: Mapping[str, Country]


@dataclass(frozen=True, slots=True)
class _Entry:
    at: tuple[int, int]
    rings: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class _File:
    """The file: `scale` is the number of steps in a degree."""

    scale: int
    arcs: tuple[str, ...]
    countries: Mapping[str, _Entry]


@cache
def world() -> World:
    """Return the outlines of all countries."""
    data = files("dateline.rendering.maps").joinpath("outlines.json").read_bytes()
    file = decode(_File, data)
    return World(
        lines=tuple(_line(arc, file.scale) for arc in file.arcs),
        countries={
            code: Country((entry.at[0] / file.scale, entry.at[1] / file.scale), entry.rings)
            for code, entry in file.countries.items()
        },
    )


def _line(steps: str, scale: int) -> Line:
    numbers = [int(step) for step in steps.split()]
    points = []
    x = y = 0
    for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / scale, y / scale))
    return tuple(points)
