"""How far a long work has come.

Comes in: how many steps there are, and each step as it is done. Goes out: a bar on a terminal, and
elsewhere a plain line on stderr, at most one in ten seconds. Short work shows nothing.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from dateline.cli.terminal import printable

_BETWEEN_LINES = 10.0
_LONGEST = 60
Step = Callable[[str], None]


@contextmanager
def progress(what: str, total: int) -> Iterator[Step]:
    """Show how many of `total` steps are done for the time of the block."""
    if sys.stderr.isatty():
        with _bar(what, total) as step:
            yield step
        return
    yield _lines(what, total, time.monotonic)


def _lines(what: str, total: int, clock: Callable[[], float]) -> Step:
    done, said = 0, clock()

    def step(_about: str) -> None:
        nonlocal done, said
        done += 1
        if clock() - said >= _BETWEEN_LINES:
            said = clock()
            click.echo(f"{what}: {done:,} of {total:,}", err=True)

    return step


@contextmanager
def _bar(what: str, total: int) -> Iterator[Step]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeElapsedColumn as Elapsed

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Elapsed(),
        TextColumn("{task.fields[about]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=total, about="")

        def step(about: str) -> None:
            shown.update(task, advance=1, about=escape(printable(about)[:_LONGEST]))

        yield step
