"""The results as a drawing.

In: results. Out: an SVG document with a group of bars for each scenario, a bar for each generator,
all on one scale of seconds. The colours follow the reader's choice of light or dark; every bar has
its name and its number in words beside it, so that nothing depends on colour.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup

from benchmarks.comparison.results import Results
from benchmarks.comparison.sites import GENERATORS
from benchmarks.comparison.tables import HEADINGS, caption
from dateline.rendering.svg import element

WIDTH: Final = 720
_NAMES: Final = 160
_NUMBERS: Final = 70
_ROW: Final = 20
_BAR: Final = 14
_HEADING: Final = 34
_STYLE: Final = """
text { font: 13px system-ui, sans-serif; fill: #1a1a1a; }
.heading { font-weight: 600; }
.bar { fill: #8a8f98; }
.ours { fill: #0b5fa5; }
.line { fill: none; stroke: #0b5fa5; stroke-width: 2; }
.beyond { stroke-dasharray: 5 5; }
.axis { stroke: #8a8f98; stroke-width: 0.5; }
@media (prefers-color-scheme: dark) {
text { fill: #e8e8e8; }
.bar { fill: #7d838d; }
.ours { fill: #6cb2f0; }
.line { stroke: #6cb2f0; }
}
"""


def chart(results: Results) -> str:
    """Return the drawing, one median for each bar."""
    longest = max(
        results.median("wall", name, scenario) or 0
        for name in results.generators()
        for scenario in results.scenarios()
    )
    shapes: list[Markup] = []
    top = 0
    for scenario in results.scenarios():
        shapes.append(text(0, top + _HEADING - 12, HEADINGS[scenario], "heading"))
        top += _HEADING
        for name in results.generators():
            seconds = results.median("wall", name, scenario)
            if seconds is not None:
                shapes += _bar(name, seconds, longest, top)
                top += _ROW
    title = "Seconds that builds of the same archive take, by generator"
    return document(title, caption(results), top + _ROW // 2, shapes)


def _bar(name: str, seconds: float, longest: float, top: int) -> Iterator[Markup]:
    """Draw one bar: name, length, number."""
    length = max(1, round((WIDTH - _NAMES - _NUMBERS) * seconds / longest))
    base = top + _BAR - 2
    ours = "bar ours" if name.startswith("dateline") else "bar"
    yield text(_NAMES - 8, base, GENERATORS[name].label, "name")
    yield element("rect", {"class": ours, "x": _NAMES, "y": top, "width": length, "height": _BAR})
    yield text(_NAMES + length + 6, base, f"{seconds:.2f} s", "number")


def text(x: int, y: int, words: str, kind: str) -> Markup:
    """Return words that end at `x`, as names do, begin there, as numbers do, or stand around it."""
    anchor = {"name": "end", "middle": "middle"}.get(kind, "start")
    return element("text", {"class": kind, "x": x, "y": y, "text-anchor": anchor}, [words])


def document(title: str, description: str, height: int, shapes: Iterable[Markup]) -> str:
    """Return a drawing that stands by itself, in the colours the reader has chosen."""
    box = f"0 0 {WIDTH} {height}"
    given = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, "role": "img"}
    style = Markup(f"<style>{_STYLE}</style>")  # noqa: S704 - a constant
    named = [element("title", {}, [title]), element("desc", {}, [description])]
    return f"{element('svg', given, [*named, style, *shapes])}\n"
