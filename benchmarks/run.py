"""Measure what a newsroom waits for: the first build, and the build after each kind of edit.

In: the size of the archive and a scenario. Out: a table of the least, the middle and the greatest
of wall seconds, CPU seconds and peak memory, and of the pages each build says it has rendered.
The real command runs as a child process on a real folder; see `measure.py` for what is counted.

    python3 -m benchmarks.run --articles 10000 --repeat 3 --scenario all
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final, Literal

from benchmarks.archive import (
    STAMP,
    Stamp,
    edit_body,
    new_article,
    read_stamp,
    retag,
    touch,
    write_archive,
)
from benchmarks.measure import Measurement, measure
from benchmarks.newsroom import (
    BuildFailedError,
    command,
    environment,
    lay_minimal_templates,
    leave_out,
    put_aside,
)
from benchmarks.yardstick import yardstick

MEGABYTE: Final = 1_000_000
WARM_UP_ARTICLES: Final = 20
# Below a newsroom, where no generator looks.
ASIDE: Final = ".aside"
Kind = Literal["brief", "report"]
HEADINGS: Final = (
    "scenario",
    "runs",
    "wall s (min, median, max)",
    "wall in yardsticks (median)",
    "CPU s (min, median, max)",
    "peak RSS MB (min, median, max)",
    "peak PSS MB (min, median, max)",
    "pages rendered",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user chose."""

    stamp: Stamp
    repeat: int
    jobs: int | None
    scenarios: tuple[str, ...]
    kind: Kind
    markdown: bool
    keep: Path | None
    pages_only: bool
    minimal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One measured build; `yardstick` are the seconds of `benchmarks.yardstick` beside it."""

    measurement: Measurement
    rendered: int
    yardstick: float


def _forget_everything(site: Path, _: int, __: Kind) -> None:
    put_aside((site / "output", site / ".dateline"), site / ASIDE)


def _leave_alone(_: Path, __: int, ___: Kind) -> None:
    """Change nothing."""


def _touch(site: Path, number: int, _: Kind) -> None:
    touch(site, number)


def _edit_body(site: Path, number: int, _: Kind) -> None:
    edit_body(site, number)


def _retag(site: Path, number: int, _: Kind) -> None:
    retag(site, number)


def _add_article(site: Path, _: int, kind: Kind) -> None:
    for number in count():
        try:
            new_article(site, number, kind)
        except FileExistsError:
            continue  # a kept folder has it from an earlier run
        return


SCENARIOS: Final[Mapping[str, Callable[[Path, int, Kind], None]]] = {
    "cold": _forget_everything,
    "no-change": _leave_alone,
    "touch": _touch,
    "edit-body": _edit_body,
    "retag": _retag,
    "new-article": _add_article,
}


def build(site: Path, options: Options) -> Run:
    """Run one build; anything but success is no measurement."""
    line = command(site, options.jobs)
    measurement = measure(line, folder=site, environment=environment())
    if measurement.exit_code:
        talk = measurement.talk.decode(errors="replace")[-2000:]
        raise BuildFailedError(f"the build ended with {measurement.exit_code}\n{talk}")
    return Run(
        measurement=measurement,
        rendered=_pages_rendered(measurement.output),
        yardstick=yardstick(site, options.stamp.articles),
    )


def _pages_rendered(output: bytes) -> int:
    try:
        report: object = json.loads(output)
    except ValueError as error:
        raise BuildFailedError("the build printed no JSON report") from error
    rendered = report.get("rendered") if isinstance(report, dict) else None
    if not isinstance(rendered, int):
        raise BuildFailedError("the build's report has no number of rendered pages")
    return rendered


def run_scenario(name: str, site: Path, options: Options) -> list[Run]:
    """Measure one scenario; each repetition edits another article of a fully built archive."""
    if name != "cold":
        build(site, options)
    runs: list[Run] = []
    step = options.stamp.articles // (options.repeat + 1)
    for repetition in range(1, options.repeat + 1):
        SCENARIOS[name](site, step * repetition, options.kind)
        os.sync()  # the disk must not still be busy with the last run's files
        runs.append(build(site, options))
        _tell(f"{name}: {runs[-1].measurement.wall:.3f} s, {runs[-1].rendered} pages")
    return runs


def row(name: str, runs: Sequence[Run]) -> tuple[str, ...]:
    """Return the table row of one scenario."""
    measurements = [run.measurement for run in runs]
    return (
        name,
        str(len(runs)),
        _spread([m.wall for m in measurements], "{:.3f}"),
        f"{statistics.median(run.measurement.wall / run.yardstick for run in runs):.3f}",
        _spread([m.cpu for m in measurements], "{:.3f}"),
        _spread([m.rss / MEGABYTE for m in measurements], "{:.1f}"),
        _spread([m.pss / MEGABYTE for m in measurements], "{:.1f}"),
        _spread([run.rendered for run in runs], "{:.0f}"),
    )


def _spread(values: Sequence[float], form: str) -> str:
    three = (min(values), statistics.median(values), max(values))
    return " / ".join(form.format(value) for value in three)


def table(rows: Sequence[Sequence[str]], *, markdown: bool) -> str:
    """Set the rows under their headings, in columns or as a Markdown table."""
    if markdown:
        rule = ("---", *("---:",) * (len(HEADINGS) - 1))
        return "\n".join(f"| {' | '.join(cells)} |" for cells in (HEADINGS, rule, *rows))
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
        for cells in (HEADINGS, *rows)
    )


def caption(options: Options) -> str:
    """Say what the numbers below were measured with."""
    jobs = "as the command chooses" if options.jobs is None else str(options.jobs)
    published = "pages and feeds only; " if options.pages_only or options.minimal else ""
    templates = "minimal templates; " if options.minimal else ""
    return (
        f"{options.stamp.articles} articles, seed {options.stamp.seed}, "
        f"{published}{templates}jobs {jobs}; "
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores; memory: sums over the process tree, see measure.py"
    )


@contextmanager
def newsroom(options: Options) -> Iterator[Path]:
    """Provide the archive, in a kept folder or in one that goes away."""
    if options.keep is None:
        with tempfile.TemporaryDirectory(prefix="dateline-benchmark-") as folder:
            write_archive(Path(folder), options.stamp.articles, options.stamp.seed)
            _fit_out(Path(folder), options)
            yield Path(folder)
        return
    site = options.keep.resolve()
    if not (site / STAMP).exists():
        write_archive(site, options.stamp.articles, options.stamp.seed)
        _fit_out(site, options)
    elif read_stamp(site) != options.stamp:
        raise FileExistsError(f"{site} holds another archive: {read_stamp(site)}")
    yield site
    shutil.rmtree(site / ASIDE, ignore_errors=True)


def _fit_out(site: Path, options: Options) -> None:
    """Publish only what is to be measured, with the templates that are to be measured."""
    if options.pages_only or options.minimal:
        leave_out(site)
    if options.minimal:
        lay_minimal_templates(site)


def _warm_up(options: Options) -> None:
    """Let Python compile and the system load what every run needs, on a tiny archive."""
    with tempfile.TemporaryDirectory(prefix="dateline-warm-up-") as folder:
        write_archive(Path(folder), WARM_UP_ARTICLES, options.stamp.seed)
        build(Path(folder), options)


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _options(arguments: Sequence[str] | None) -> Options:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks.run", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--scenario", choices=[*SCENARIOS, "all"], default="all")
    parser.add_argument("--kind", choices=["brief", "report"], default="brief")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--pages-only", action="store_true")
    parser.add_argument("--minimal", action="store_true")
    chosen = parser.parse_args(arguments)
    if chosen.repeat < 1 or chosen.articles <= chosen.repeat:
        parser.error("at least one repetition, and more articles than repetitions")
    return Options(
        stamp=Stamp(articles=chosen.articles, seed=chosen.seed),
        repeat=chosen.repeat,
        jobs=chosen.jobs,
        scenarios=tuple(SCENARIOS) if chosen.scenario == "all" else (chosen.scenario,),
        kind=chosen.kind,
        markdown=chosen.markdown,
        keep=chosen.keep,
        pages_only=chosen.pages_only,
        minimal=chosen.minimal,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    try:
        _warm_up(options)
        with newsroom(options) as site:
            rows = [row(name, run_scenario(name, site, options)) for name in options.scenarios]
    except (BuildFailedError, FileExistsError) as error:
        _tell(f"error: {error}")
        return 1
    print(f"{caption(options)}\n\n{table(rows, markdown=options.markdown)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
