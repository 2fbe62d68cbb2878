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
# Figures by scenario: what the table is called, the figure, how it is written; and what is said of
# the cold build besides.
_TABLES: Final = (
    ("seconds", "wall", "{:.2f}", ("files", "files", "{:,.0f}")),
    ("CPU seconds", "cpu", "{:.2f}", None),
    ("peak MB (PSS)", "pss", "{:.0f}", ("rss", "cold, RSS", "{:.0f}")),
)


def report(results: Results) -> str:
    """Return everything there is to say, as Markdown."""
    figures = (line for one in _TABLES for line in (*_figures(results, *one), ""))
    return "\n".join([caption(results), "", *figures, *_ratios(results), *_faults(results)])


def caption(results: Results) -> str:
    """Say what was measured, with what, and how often."""
    versions = ", ".join(
        f"{GENERATORS[name].label} {version}" for name, version in results.versions.items()
    )
    return (
        f"{results.articles:,} articles, seed {results.seed}, medians of {results.rounds()}; "
        f"{versions}; {results.machine}."
    )


def table(headings: Sequence[str], rows: Iterator[Sequence[str]]) -> list[str]:
    """Set rows under their headings, the first column at the left, numbers at the right."""
    rule = ("---", *("---:",) * (len(headings) - 1))
    return [f"| {' | '.join(cells)} |" for cells in (headings, rule, *rows)]


def _figures(
    results: Results, name: str, figure: str, form: str, once: tuple[str, str, str] | None
) -> list[str]:
    """Set the medians of a figure, by generator and scenario."""
    headings = [name, *(HEADINGS[one] for one in results.scenarios())]
    asked = [(figure, one, form) for one in results.scenarios()]
    if once:
        headings.append(once[1])
        asked.append((once[0], COLD, once[2]))

    def rows() -> Iterator[Sequence[str]]:
        for generator in results.generators():
            written = (
                _written(how, results.median(what, generator, one)) for what, one, how in asked
            )
            yield [GENERATORS[generator].label, *written]
        for generator in results.missing:
            absent = f"{GENERATORS[generator].label} (could not be had)"
            yield [absent, *(NOTHING for _ in asked)]

    return table(headings, rows())


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
            peak = results.ratio("pss", name, HUGO, COLD)
            written = (_written("{:.3f}", one) for one in (*walls, peak))
            yield [GENERATORS[name].label, *written]

    return table(headings, rows())


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
