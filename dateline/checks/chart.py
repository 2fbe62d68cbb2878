"""Coverage as a picture that can be read aloud.

Comes in: rows of coverage. Goes out: an SVG that needs nothing else: one bar for each row, parted
into alive, not alive and without an address, a second one below it for copies. Every number stands
beside its bar as text, and the parts differ in lightness and pattern and not in hue alone.
"""

from collections.abc import Iterable, Sequence
from html import escape

from dateline.checks.coverage import Dimension, Row

_LEFT, _BAR, _RIGHT, _STEP, _TOP = 260, 420, 400, 46, 92
_MOST_ROWS = 40
_LONGEST_NAME = 30
_HEADINGS = {
    Dimension.ALL: "All cited works",
    Dimension.REGION: "By region",
    Dimension.YEAR: "By year",
    Dimension.OUTLET: "By outlet",
}
_STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #1a1a1a; }
  .title { font-size: 20px; font-weight: 600; } .head { font-weight: 600; } .count { fill: #444; }
  .frame { fill: none; stroke: #767676; } .alive { fill: #1d5f8a; } .lost { fill: url(#lost); }
  .unknown { fill: #c9d6df; } .none { fill: #fff; } .copy { fill: #6d6d6d; }
"""
_PATTERN = (
    '<pattern id="lost" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#f3d9c8"/>'
    '<path d="M0 6L6 0" stroke="#9a3412" stroke-width="2"/></pattern>'
)


def chart(rows: Sequence[Row], title: str) -> str:
    """Return the chart; of many outlets it shows those with most works."""
    shown = _shown(rows)
    lines: list[str] = []
    top = _TOP
    most = max([row.works for row in shown if row.by is not Dimension.ALL], default=0)
    for by in Dimension:
        group = [row for row in shown if row.by is by]
        if not group:
            continue
        lines.append(f'<text class="head" x="16" y="{top + 4}">{_HEADINGS[by]}</text>')
        top += 16
        for row in group:
            lines += _bars(row, top, max(1, row.works if by is Dimension.ALL else most))
            top += _STEP
        top += 24
    width, height = _LEFT + _BAR + _RIGHT, top
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="title description">'
    )
    return "\n".join(
        [
            head,
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="description">{escape(_told(shown))}</desc>',
            f"<style>{_STYLE}</style>",
            f"<defs>{_PATTERN}</defs>",
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            f'<text class="title" x="16" y="34">{escape(title)}</text>',
            *_legend(),
            *lines,
            "</svg>",
            "",
        ]
    )


def _shown(rows: Sequence[Row]) -> list[Row]:
    found: list[Row] = []
    for by in Dimension:
        found += [row for row in rows if row.by is by][:_MOST_ROWS]
    return found


def _legend() -> Iterable[str]:
    parts = (
        ("alive", "alive"),
        ("lost", "failing or dead"),
        ("unknown", "unclear or not checked"),
        ("none", "no address"),
        ("copy", "archived copy"),
    )
    left = 16
    for kind, words in parts:
        yield f'<rect class="{kind}" x="{left}" y="48" width="14" height="14"/>'
        yield f'<rect class="frame" x="{left}" y="48" width="14" height="14"/>'
        yield f'<text x="{left + 20}" y="60">{words}</text>'
        left += 46 + 8 * len(words)


def _bars(row: Row, top: int, most: int) -> Iterable[str]:
    full = row.name or "All"
    name = full if len(full) <= _LONGEST_NAME else f"{full[: _LONGEST_NAME - 1]}…"
    yield f'<text x="{_LEFT - 12}" y="{top + 15}" text-anchor="end">{escape(name)}</text>'
    left = float(_LEFT)
    parts = (
        ("alive", row.alive),
        ("lost", row.failing + row.dead),
        ("unknown", row.unclear + row.unchecked),
        ("none", row.works - row.with_address),
    )
    for kind, count in parts:
        wide = _BAR * count / most
        yield f'<rect class="{kind}" x="{left:.1f}" y="{top}" width="{wide:.1f}" height="20"/>'
        left += wide
    whole = _BAR * row.works / most
    yield f'<rect class="frame" x="{_LEFT}" y="{top}" width="{whole:.1f}" height="20"/>'
    kept = _BAR * row.with_copy / most
    yield f'<rect class="copy" x="{_LEFT}" y="{top + 23}" width="{kept:.1f}" height="7"/>'
    counts = escape(_counts(row))
    yield f'<text class="count" x="{_LEFT + _BAR + 12}" y="{top + 15}">{counts}</text>'


def _counts(row: Row) -> str:
    return (
        f"{row.works:,} works, {row.with_address:,} linked, "
        f"{row.alive:,} alive, {row.with_copy:,} copied"
    )


def _told(rows: Iterable[Row]) -> str:
    """Return the chart in words, for those who do not see it."""
    return " ".join(f"{row.name or 'All'}: {_counts(row)}." for row in rows)
