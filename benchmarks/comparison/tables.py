"""The results as Markdown.

In: results. Out: what was measured, the medians, the ratios to Hugo, and whatever was not as it
should be: a tool that was not to be had, pages that were wrong.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks.comparison.results import Results
from benchmarks.comparison.rounds import COLD
from benchmarks.comparison.sites import GENERATORS

HUGO: Final = "hugo"
NOTHING: Final = "–"
HEADINGS: Final = {
    COLD: "cold",
    "no-change": "no change",
    "edit-body": "one body edited",
    "retag": "one tag changed",
    "new-article": "new article",
    "template-edit": "template edited",
}
# What is said once, of the cold build: figure, heading, how it is written.
_ONCE: Final = (
    ("cpu", "CPU s, cold", "{:.2f}"),
    ("peak", "peak MB, cold", "{:.0f}"),
    ("files", "files", "{:,.0f}"),
)


def report(results: Results) -> str:
    """Return everything there is to say, as Markdown."""
    return "\n".join(
        [caption(results), "", *_seconds(results), "", *_ratios(results), *_faults(results)]
    )


def caption(results: Results) -> str:
    """Say what was measured, with what, and how often."""
    versions = ", ".join(
        f"{GENERATORS[name].label} {version}" for name, version in results.versions.items()
    )
    return (
        f"{results.articles:,} articles, seed {results.seed}, medians of {results.rounds()}; "
        f"{versions}; {results.machine}."
    )


def _table(headings: Sequence[str], rows: Iterator[Sequence[str]]) -> list[str]:
    rule = ("---", *("---:",) * (len(headings) - 1))
    return [f"| {' | '.join(cells)} |" for cells in (headings, rule, *rows)]


def _seconds(results: Results) -> list[str]:
    headings = ["seconds", *(HEADINGS[one] for one in results.scenarios())]
    once = [heading for _, heading, _ in _ONCE]

    def rows() -> Iterator[Sequence[str]]:
        for name in results.generators():
            walls = (results.median("wall", name, one) for one in results.scenarios())
            figures = (
                _written(form, results.median(figure, name, COLD)) for figure, _, form in _ONCE
            )
            yield [GENERATORS[name].label, *(_written("{:.2f}", one) for one in walls), *figures]
        for name in results.missing:
            absent = f"{GENERATORS[name].label} (could not be had)"
            yield [absent, *(NOTHING for _ in (*headings[1:], *once))]

    return _table([*headings, *once], rows())


def _ratios(results: Results) -> list[str]:
    if HUGO not in results.generators():
        return ["Hugo was not measured, so there are no ratios to it."]
    headings = [
        "ratio to Hugo",
        *(HEADINGS[one] for one in results.scenarios()),
        "peak memory, cold",
    ]

    def rows() -> Iterator[Sequence[str]]:
        for name in results.generators():
            walls = (results.ratio("wall", name, HUGO, one) for one in results.scenarios())
            peak = results.ratio("peak", name, HUGO, COLD)
            written = (_written("{:.3f}", one) for one in (*walls, peak))
            yield [GENERATORS[name].label, *written]

    return _table(headings, rows())


def _written(form: str, value: float | None) -> str:
    return NOTHING if value is None else form.format(value)


def _faults(results: Results) -> Iterator[str]:
    for name, why in results.missing.items():
        yield f"\n{GENERATORS[name].label} could not be had: {why}."
    for name, why in results.failed.items():
        yield f"\n{GENERATORS[name].label} failed: {why}."
    for build in results.wrong():
        label = GENERATORS[build.generator].label
        where = f"{HEADINGS[build.scenario]}, round {build.round}"
        yield f"\n{label} was wrong after “{where}”: {build.problems[0]}."
