"""Judge measured builds by `budgets.yaml`.

In: results of `benchmarks.compare` and `benchmarks.scale`. Out: a line for each budget, and an exit
code that is not 0 if one is exceeded. Where several files measured the same, the worst counts. A
budget whose archive was measured, but not this figure of it, counts as exceeded: what is not
measured is not kept. Budgets of sizes that were not measured at all are left alone, and said to be.

    python3 -m benchmarks.budgets RESULTS/results.json SCALE/results.json
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, yaml

from benchmarks.comparison.results import Results, read_results

BUDGETS: Final = Path(__file__).resolve().parent / "budgets.yaml"
# By the number of articles, everything that was measured of such an archive.
Sizes = Mapping[int, Sequence[Results]]


class Budget(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all budgets say: a figure of a generator's builds in a scenario, and the most of it."""

    articles: int
    figure: str
    scenario: str
    of: str
    most: float


class Ratio(Budget, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figure as so many times that of another generator."""

    to: str


class Growth(Budget, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figure of a larger archive as so many times its share."""

    larger: int


class Budgets(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    ratios: list[Ratio]
    growth: list[Growth]
    limits: list[Budget]

    def every(self) -> tuple[Budget, ...]:
        return (*self.ratios, *self.growth, *self.limits)


class Verdict(Struct, frozen=True, kw_only=True):
    """What became of a budget; `found` is missing where it was not measured."""

    budget: Budget
    found: float | None

    @property
    def is_kept(self) -> bool:
        """Whether it was measured, and is not exceeded."""
        return self.found is not None and self.found <= self.budget.most

    def __str__(self) -> str:
        budget = self.budget
        found = "not measured" if self.found is None else f"{self.found:.3f}"
        words = "kept" if self.is_kept else "EXCEEDED"
        return f"{words}: {_named(budget)}: {found}, at most {budget.most:g}"


def read_budgets(path: Path = BUDGETS) -> Budgets:
    return yaml.decode(path.read_bytes(), type=Budgets)


def judge(budgets: Budgets, sizes: Sizes) -> Iterator[Verdict]:
    """Judge every budget whose sizes were measured."""
    for budget in budgets.every():
        if _sizes_of(budget) <= sizes.keys():
            yield Verdict(budget=budget, found=max(_found(budget, sizes), default=None))


def unjudged(budgets: Budgets, sizes: Sizes) -> Iterator[Budget]:
    """Yield the budgets of sizes that were not measured."""
    return (one for one in budgets.every() if not _sizes_of(one) <= sizes.keys())


def _sizes_of(budget: Budget) -> set[int]:
    return {budget.articles, budget.larger} if isinstance(budget, Growth) else {budget.articles}


def _found(budget: Budget, sizes: Sizes) -> Iterator[float]:
    """Yield what was found, once for each time it was measured."""
    runs, figure, scenario = sizes[budget.articles], budget.figure, budget.scenario
    if isinstance(budget, Ratio):
        yield from _known(run.ratio(figure, budget.of, budget.to, scenario) for run in runs)
        return
    own = tuple(_known(run.median(figure, budget.of, scenario) for run in runs))
    if not isinstance(budget, Growth):
        yield from own
        return
    larger = _known(run.median(figure, budget.of, scenario) for run in sizes[budget.larger])
    share = budget.larger / budget.articles
    yield from (more / less / share for more in larger for less in own)


def _known(values: Iterable[float | None]) -> Iterator[float]:
    return (value for value in values if value is not None)


def _named(budget: Budget) -> str:
    sizes = " → ".join(f"{size:,}" for size in sorted(_sizes_of(budget)))
    other = f" : {budget.to}" if isinstance(budget, Ratio) else ""
    return f"{sizes} articles, {budget.scenario}, {budget.figure} of {budget.of}{other}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m benchmarks.budgets",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("results", type=Path, nargs="+")
    chosen = parser.parse_args(arguments)
    runs = [run for path in chosen.results for run in read_results(path)]
    sizes: dict[int, list[Results]] = defaultdict(list)
    for run in runs:
        sizes[run.articles].append(run)
    budgets = read_budgets()
    verdicts = list(judge(budgets, sizes))
    for verdict in verdicts:
        print(verdict)
    for budget in unjudged(budgets, sizes):
        print(f"not judged: {_named(budget)}")
    wrong = [build for run in runs for build in run.wrong()]
    for build in wrong:
        print(f"WRONG: {build.generator}, {build.scenario}: {build.problems[0]}")
    if not verdicts:
        print("no budget is about archives of this size")
    return 0 if verdicts and not wrong and all(one.is_kept for one in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
