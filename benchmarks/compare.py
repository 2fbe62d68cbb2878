"""Build one archive with several generators, and say what each needs.

In: a size, a folder of tools. Out: tables of seconds, memory and ratios to Hugo, each build checked
against the archive; with `--out`, the same as files: `results.json`, `table.md`, `chart.svg`.

    python3 -m benchmarks.compare --set-up TOOLS
    python3 -m benchmarks.compare --tools TOOLS --articles 10000 --rounds 3 --out RESULTS
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.archive import write_archive
from benchmarks.comparison.chart import chart
from benchmarks.comparison.results import Results, write_results
from benchmarks.comparison.rounds import SCENARIOS, Comparison
from benchmarks.comparison.sites import GENERATORS, Site
from benchmarks.comparison.tables import report
from benchmarks.comparison.tools import VERSIONS, Tools
from benchmarks.measure import measure
from benchmarks.newsroom import command, environment

WARM_UP_ARTICLES = 20


class Options(argparse.Namespace):
    """What the user chose."""

    set_up: Path | None
    tools: Path | None
    articles: int
    seed: int
    rounds: int
    scenario: list[str]
    generators: list[str]
    out: Path | None


def _options(arguments: Sequence[str] | None) -> Options:
    parser = argparse.ArgumentParser(
        prog="python3 -m benchmarks.compare",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--set-up", type=Path, metavar="TOOLS", help="install the generators here")
    parser.add_argument("--tools", type=Path, metavar="TOOLS", help="where they are installed")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scenario", nargs="+", choices=SCENARIOS, default=list(SCENARIOS))
    chosen = [name for name in GENERATORS if name != "dateline-theme"]
    parser.add_argument("--generators", nargs="+", choices=list(GENERATORS), default=chosen)
    parser.add_argument("--out", type=Path, metavar="RESULTS", help="write the results here")
    options = parser.parse_args(arguments, Options())
    if options.rounds < 1 or options.articles <= options.rounds:
        parser.error("at least one round, and more articles than rounds")
    return options


def _warm_up(folder: Path, seed: int) -> None:
    """Let Python compile Dateline's modules once, as pip and npm have done for the others."""
    write_archive(folder, WARM_UP_ARTICLES, seed)
    measure(command(folder, None), folder=folder, environment=environment())


def compare(options: Options) -> Results:
    """Build and check everything that was asked for and is there."""
    tools = Tools(folder=options.tools.resolve() if options.tools else Path("tools"))
    absent = tools.missing()
    missing = {name: why for name, why in absent.items() if name in options.generators}
    there = [name for name in options.generators if name not in missing]
    with tempfile.TemporaryDirectory(prefix="dateline-comparison-") as place:
        folder = Path(place)
        _warm_up(folder / "warm-up", options.seed)
        write_archive(folder / "archive", options.articles, options.seed)
        sites = [Site(GENERATORS[name], folder / name, tools) for name in there]
        comparison = Comparison(folder / "archive", sites, _tell)
        builds = list(comparison.run(options.scenario, options.rounds))
    return Results(
        articles=options.articles,
        seed=options.seed,
        machine=(
            f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
            f"{os.cpu_count()} cores"
        ),
        versions={name: VERSIONS[name] for name in there if name in VERSIONS},
        missing=missing,
        failed=comparison.failed,
        builds=builds,
    )


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    if options.set_up:
        failed = Tools(folder=options.set_up.resolve()).set_up()
        for name, why in failed.items():
            _tell(f"{name} could not be had: {why}")
        return 1 if failed else 0
    results = compare(options)
    print(report(results))
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        write_results([results], options.out / "results.json")
        (options.out / "table.md").write_text(f"{report(results)}\n", encoding="utf-8")
        (options.out / "chart.svg").write_text(chart(results), encoding="utf-8")
    return 1 if results.failed or any(results.wrong()) else 0


if __name__ == "__main__":
    sys.exit(main())
