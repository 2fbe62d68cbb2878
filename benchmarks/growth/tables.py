"""Growth as Markdown.

In: results of Dateline alone, one for each size. Out: what was measured, the models, and what they
say of a million and of ten million articles.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from benchmarks.comparison.results import Results
from benchmarks.comparison.rounds import COLD
from benchmarks.comparison.tables import HEADINGS, NOTHING, table
from benchmarks.growth.model import fitted, last_step, worst_miss

OURS: Final = "dateline"
PREDICTED: Final = (1_000_000, 10_000_000)
_THOUSAND: Final = 1000
# Figures that are measured in every scenario, and those of the output, which the cold build tells.
_SCENARIO_FIGURES: Final = {"wall": "seconds", "cpu": "CPU seconds", "pss": "peak MB (PSS)"}
_COLD_FIGURES: Final = {
    "rss": "peak MB (RSS)",
    "files": "files",
    "size": "MB of output",
    "memo": "MB of memo",
}
Runs = Sequence[Results]


def report(runs: Runs) -> str:
    """Return everything there is to say, as Markdown."""
    lines = [caption(runs), "", *_measured(runs)]
    if len(runs) > 1:
        lines += ["", *_models(runs)]
    wrong = [(run, build) for run in runs for build in run.wrong()]
    for run, build in wrong:
        where = f"{run.articles:,} articles, {HEADINGS[build.scenario]}, round {build.round}"
        lines += ["", f"Wrong after “{where}”: {build.problems[0]}."]
    for run in runs:
        lines += [f"\n{run.articles:,} articles failed: {why}." for why in run.failed.values()]
    return "\n".join(lines)


def caption(runs: Runs) -> str:
    """Say what was measured, with what, and how often."""
    sizes = ", ".join(f"{run.articles:,}" for run in runs)
    return (
        f"{sizes} articles, seed {runs[0].seed}, minimal templates, pages and feeds only, "
        f"medians of {runs[0].rounds()}; {runs[0].machine}."
    )


def measured(runs: Runs, figure: str, scenario: str) -> Mapping[int, float]:
    """Return the medians of a figure, by the number of articles, as far as it was measured."""
    medians = ((run.articles, run.median(figure, OURS, scenario)) for run in runs)
    return {articles: value for articles, value in medians if value is not None}


def _asked(runs: Runs) -> Iterator[tuple[str, str, str]]:
    """Yield everything there is a row for: its name, figure and scenario."""
    for figure, words in _SCENARIO_FIGURES.items():
        for scenario in runs[0].scenarios():
            yield f"{words}, {HEADINGS[scenario]}", figure, scenario
    for figure, words in _COLD_FIGURES.items():
        yield words, figure, COLD


def _measured(runs: Runs) -> list[str]:
    def rows() -> Iterator[Sequence[str]]:
        for name, figure, scenario in _asked(runs):
            found = measured(runs, figure, scenario)
            cells = (found.get(run.articles) for run in runs)
            yield [name, *(NOTHING if one is None else written(one) for one in cells)]

    return table(["", *(f"{run.articles:,}" for run in runs)], rows())


def _models(runs: Runs) -> list[str]:
    headings = ["", "fixed", "each 1,000", "worst miss", "last step", *map(_number, PREDICTED)]

    def rows() -> Iterator[Sequence[str]]:
        for name, figure, scenario in _asked(runs):
            found = measured(runs, figure, scenario)
            if len(found) > 1:
                model = fitted(found)
                yield [
                    name,
                    written(model.fixed),
                    written(model.each * _THOUSAND),
                    f"{worst_miss(model, found):.0%}",
                    f"× {last_step(found):.2f}",
                    *(written(model.at(articles)) for articles in PREDICTED),
                ]

    return table(headings, rows())


def _number(articles: int) -> str:
    return f"{articles:,}"


def written(value: float) -> str:
    """Write a number with three figures, or all that it has before the point."""
    places = 2 if value < 10 else 1 if value < 100 else 0  # noqa: PLR2004 - powers of ten
    return f"{value:,.{places}f}"
