"""Growth as a drawing.

In: results of Dateline alone, one for each size. Out: an SVG document with both axes in powers of
ten: a point for each median of wall seconds, a line for each scenario's model, which goes on to ten
million articles, dashed where nothing was measured. Each line has its name at its end.
"""

import math
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from benchmarks.comparison.chart import WIDTH, document, text
from benchmarks.comparison.tables import HEADINGS
from benchmarks.growth.model import Model, fitted
from benchmarks.growth.tables import PREDICTED, Runs, caption, measured
from dateline.rendering.svg import element

_HEIGHT: Final = 420
_LEFT: Final = 80
_RIGHT: Final = 140
_TOP: Final = 20
_BOTTOM: Final = 40
_STEPS: Final = 40
_LINE_HEIGHT: Final = 16


class _Scales:
    """Where numbers stand in the drawing: each power of ten is as wide, and as high, as another."""

    def __init__(self, articles: tuple[int, int], seconds: tuple[float, float]) -> None:
        self.articles = articles
        self.powers = math.floor(math.log10(seconds[0])), math.ceil(math.log10(seconds[1]))

    def x(self, articles: float) -> float:
        least, most = map(math.log10, self.articles)
        share = (math.log10(articles) - least) / (most - least)
        return _LEFT + share * (WIDTH - _LEFT - _RIGHT)

    def y(self, seconds: float) -> float:
        least, most = self.powers
        share = (math.log10(seconds) - least) / (most - least)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _BOTTOM - _TOP)


def chart(runs: Runs) -> str:
    """Return the drawing; two sizes are the least."""
    every = {one: measured(runs, "wall", one) for one in runs[0].scenarios()}
    found = {one: points for one, points in every.items() if len(points) > 1}
    models = {one: fitted(points) for one, points in found.items()}
    sizes = [run.articles for run in runs]
    seconds = [value for points in found.values() for value in points.values()]
    last = PREDICTED[-1]
    most = max(*seconds, *(model.at(last) for model in models.values()))
    scales = _Scales((min(sizes), last), (min(seconds), most))
    shapes = [*_axes(scales)]
    free = _HEIGHT
    for scenario, model in sorted(models.items(), key=lambda one: one[1].at(last)):
        shapes += _line(scales, model, sizes)
        for articles, value in found[scenario].items():
            where = {"cx": round(scales.x(articles)), "cy": round(scales.y(value)), "r": 4}
            shapes.append(element("circle", {"class": "bar ours", **where}))
        # Names that would stand on one another stand above one another.
        free = min(round(scales.y(model.at(last))), free - _LINE_HEIGHT)
        shapes.append(text(WIDTH - _RIGHT + 8, free + 4, HEADINGS[scenario], "number"))
    title = "Seconds that builds take, by the size of the archive"
    return document(title, caption(runs), _HEIGHT, shapes)


def _line(scales: _Scales, model: Model, sizes: list[int]) -> Iterator[Markup]:
    """Draw a model twice: as far as it was measured, and beyond."""
    for kind, (first, last) in (
        ("line", (min(sizes), max(sizes))),
        ("line beyond", (max(sizes), PREDICTED[-1])),
    ):
        ratio = last / first
        points = (first * ratio ** (step / _STEPS) for step in range(_STEPS + 1))
        way = " ".join(
            f"{scales.x(one):.1f},{scales.y(model.at(round(one))):.1f}" for one in points
        )
        yield element("polyline", {"class": kind, "points": way})


def _axes(scales: _Scales) -> Iterator[Markup]:
    """Draw a thin line, with its number, at each power of ten."""
    least, most = scales.powers
    for power in range(least, most + 1):
        y, end = round(scales.y(10.0**power)), WIDTH - _RIGHT
        yield element("line", {"class": "axis", "x1": _LEFT, "x2": end, "y1": y, "y2": y})
        yield text(_LEFT - 8, y + 4, f"{10.0**power:,g} s", "name")
    first, last = (math.log10(one) for one in scales.articles)
    for power in range(math.ceil(first), math.floor(last) + 1):
        x, end = round(scales.x(10**power)), _HEIGHT - _BOTTOM
        yield element("line", {"class": "axis", "x1": x, "x2": x, "y1": _TOP, "y2": end})
        yield text(x, _HEIGHT - _BOTTOM + 18, f"{10**power:,}", "middle")
