"""Build ever larger archives with Dateline alone, and say how what that costs grows.

In: sizes. Out: what builds of each cost, the model fitted to it, and what the model says of a
million and of ten million articles, as `table.md`, `chart.svg` and `results.json`, which
`benchmarks.budgets` can judge. All are written after each size, and a size that `results.json` has
already is not measured again: whoever stops this loses one size. Each build is checked against the
archive, as beside other generators.

    python3 -m benchmarks.scale --articles 10000 30000 100000 300000 --out RESULTS

300,000 articles need 20 GB of disk (TMPDIR says where) and 3 GB of memory for the check.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.compare import Options as Comparison
from benchmarks.compare import compare
from benchmarks.comparison.results import Results, read_results, write_results
from benchmarks.comparison.rounds import SCENARIOS
from benchmarks.growth.chart import chart
from benchmarks.growth.tables import OURS, report

SIZES: Final = (10_000, 30_000, 100_000, 300_000)
# Another template prints every page again: what the cold build does, but for reading.
MEASURED: Final = tuple(one for one in SCENARIOS if one != "template-edit")


class Options(argparse.Namespace):
    """What the user chose."""

    articles: list[int]
    seed: int
    rounds: int
    scenario: list[str]
    out: Path


def _options(arguments: Sequence[str] | None) -> Options:
    parser = argparse.ArgumentParser(
        prog="python3 -m benchmarks.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--articles", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--scenario", nargs="+", choices=MEASURED, default=list(MEASURED))
    parser.add_argument("--out", type=Path, metavar="RESULTS", required=True)
    options = parser.parse_args(arguments, Options())
    if options.rounds < 1 or min(options.articles) <= options.rounds:
        parser.error("at least one round, and more articles than rounds")
    return options


def measure_growth(options: Options) -> list[Results]:
    """Measure every size that is not in the results yet, the smallest first, and write them."""
    options.out.mkdir(parents=True, exist_ok=True)
    path = options.out / "results.json"
    known = read_results(path) if path.is_file() else []
    runs = {one.articles: one for one in known if one.seed == options.seed and not one.failed}
    for articles in sorted(set(options.articles) - runs.keys()):
        runs[articles] = compare(
            Comparison(
                tools=None,
                articles=articles,
                seed=options.seed,
                rounds=options.rounds,
                scenario=options.scenario,
                generators=[OURS],
            )
        )
        _write([runs[size] for size in sorted(runs)], options.out)
    return [runs[size] for size in sorted(runs)]


def _write(runs: list[Results], out: Path) -> None:
    write_results(runs, out / "results.json")
    (out / "table.md").write_text(f"{report(runs)}\n", encoding="utf-8")
    if len(runs) > 1:
        (out / "chart.svg").write_text(chart(runs), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    runs = measure_growth(_options(arguments))
    print(report(runs))
    return 1 if any(run.failed or any(run.wrong()) for run in runs) else 0


if __name__ == "__main__":
    sys.exit(main())
