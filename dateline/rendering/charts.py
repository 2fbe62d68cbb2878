"""Bars for years and a line for dates, as SVG.

Comes in: what planning says of a chart (`dateline.planning.chartviews`). Goes out: markup for a
page. Both are as wide as the page lets them and keep their height: places along them are parts of
the width, so that dots stay round and words keep their size.
"""

from collections.abc import Iterable
from datetime import date
from typing import cast

from markupsafe import Markup

from dateline.rendering.records import Record
from dateline.rendering.svg import Attribute, element, link, strip

BARS_HEIGHT, HIGHEST_BAR, LOWEST_BAR = 44, 40, 3
# In hundredths of a percent of the width.
WHOLE, GAP = 10_000, 0.18
# Few years leave room at their end: two bars across the whole width would be no bars any more.
FEWEST_STEPS = 10
TIMELINE_HEIGHT, EVENTS_AT, LINE_AT, WORDS_AT = 76, 16, 38, 70
DOT, EVENT, TARGET, TICK = 7, 4, 12, 7
EDGE = 400
MOST_WORDS = 5


def years_chart(chart: Record, root: str) -> Markup:
    """Return a bar for each year from the first to the last, years without articles among them."""
    bars = cast("tuple[Record, ...]", chart["bars"])
    by_year = {cast("int", bar["year"]): bar for bar in bars}
    years = range(min(by_year), max(by_year) + 1)
    most = max(cast("int", bar["count"]) for bar in bars)
    step = WHOLE / max(len(years), FEWEST_STEPS)
    shapes = [
        _bar(by_year[year], round(index * step), round(step), most, root)
        for index, year in enumerate(years)
        if year in by_year
    ]
    return strip("years-chart", BARS_HEIGHT, shapes)


def _bar(bar: Record, left: int, width: int, most: int, root: str) -> Markup:
    count = cast("int", bar["count"])
    height = max(LOWEST_BAR, round(HIGHEST_BAR * count / most))
    inside = round(width * GAP / 2)
    shape = _box("bar", left + inside, width - 2 * inside, height)
    title, address = f"{bar['year']}: {count}", cast("str", bar["url"])
    if not address:
        return element("g", {}, [element("title", {}, [title]), shape])
    return link(root + address, title, [_box("target", left, width, BARS_HEIGHT), shape])


def _box(kind: str, left: int, width: int, height: int) -> Markup:
    x, across = _part(left), _part(width)
    top = BARS_HEIGHT - height
    return element("rect", {"class": kind, "x": x, "y": top, "width": across, "height": height})


def timeline_chart(timeline: Record, root: str) -> Markup:
    """Return a line on which articles are dots that lead to them, and events smaller ones above."""
    entries = cast("tuple[Record, ...]", timeline["entries"])
    days = [_day(cast("Record", entry["date"])) for entry in entries]
    first, last = min(days), max(days)
    span = max(last - first, 1)

    def along(day: int) -> int:
        return EDGE + round((WHOLE - 2 * EDGE) * (day - first) / span)

    base = element(
        "line",
        {"class": "axis", "x1": 0, "x2": "100%", "y1": LINE_AT, "y2": LINE_AT},
    )
    ticks = [
        shape
        for year, is_named in _years(first, last)
        for shape in _tick(along(date(year, 1, 1).toordinal()), year if is_named else 0)
    ]
    dots = [_dot(entry, along(day), root) for entry, day in zip(entries, days, strict=True)]
    return strip("timeline-chart", TIMELINE_HEIGHT, [base, *ticks, *dots])


def _day(when: Record) -> int:
    """Return a date's day by number; a year or a month counts from its first day."""
    year, month, day = (cast("int | None", when[name]) for name in ("year", "month", "day"))
    return date(year or 1, month or 1, day or 1).toordinal()


def _years(first: int, last: int) -> Iterable[tuple[int, bool]]:
    """Return the years that begin between two days, and which of them have their number printed."""
    start = date.fromordinal(first)
    from_year = start.year if (start.month, start.day) == (1, 1) else start.year + 1
    years = range(from_year, date.fromordinal(last).year + 1)
    every = -(-len(years) // MOST_WORDS)
    return [(year, not (year - from_year) % every) for year in years]


def _tick(along: int, year: int) -> list[Markup]:
    x = _part(along)
    tick: dict[str, Attribute] = {
        "class": "axis",
        "x1": x,
        "x2": x,
        "y1": LINE_AT - TICK,
        "y2": LINE_AT + TICK,
    }
    shapes = [element("line", tick)]
    if year:
        shapes.append(element("text", {"x": x, "y": WORDS_AT}, [str(year)]))
    return shapes


def _dot(entry: Record, along: int, root: str) -> Markup:
    address, title = cast("str", entry["url"]), cast("str", entry["text"])
    x = _part(along)
    if not address:
        event: dict[str, Attribute] = {"class": "event", "cx": x, "cy": EVENTS_AT, "r": EVENT}
        return element("circle", event, [element("title", {}, [title])])
    circles = [
        element("circle", {"class": kind, "cx": x, "cy": LINE_AT, "r": radius})
        for kind, radius in (("target", TARGET), ("dot", DOT))
    ]
    return link(root + address, title, circles)


def _part(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}%"
