"""How far a long work has come.

Comes in: how many steps there are, and each step as it is done. Goes out: a bar on a terminal, and
elsewhere a plain line on stderr, at most one in ten seconds. Short work shows nothing.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from dateline.cli.terminal import printable

if TYPE_CHECKING:
    from rich.progress import Progress

_SHORT = 0.5
# What has fewer pieces than this is soon done, or on a machine that is busy with something else.
_MANY = 24
_BETWEEN_LINES = 10.0
_LONGEST = 60
Step = Callable[[str], None]
Tell = Callable[[str, int, int], None]


@contextmanager
def progress(what: str, total: int) -> Iterator[Step]:
    """Show how many of `total` steps are done for the time of the block."""
    if sys.stderr.isatty():
        with _bar(what, total) as step:
            yield step
        return
    yield _lines(what, total, time.monotonic)


@contextmanager
def progress_of_build(clock: Callable[[], float] = time.monotonic) -> Iterator[Tell]:
    """Show how far reading and rendering have come, once that takes longer than half a second."""
    begun = said = clock()
    on_terminal = sys.stderr.isatty()
    with ExitStack() as stack:
        bars: list[Tell] = []

        def tell(work: str, done: int, total: int) -> None:
            nonlocal said
            what = work.capitalize()
            if on_terminal:
                if not bars and total >= _MANY and done < total and clock() - begun >= _SHORT:
                    bars.append(_changing(stack.enter_context(_drawn()), what, total))
                for bar in bars:
                    bar(what, done, total)
            elif clock() - said >= _BETWEEN_LINES:
                said = clock()
                click.echo(f"{what}: {done:,} of {total:,}", err=True)

        yield tell


def _changing(shown: "Progress", what: str, total: int) -> Tell:
    """Return a bar for one kind of work after the other."""
    task = shown.add_task(what, total=total, about="")

    def bar(what: str, done: int, total: int) -> None:
        shown.update(task, description=what, completed=done, total=total)

    return bar


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
    from rich.markup import escape

    with _drawn() as shown:
        task = shown.add_task(what, total=total, about="")

        def step(about: str) -> None:
            shown.update(task, advance=1, about=escape(printable(about)[:_LONGEST]))

        yield step


def _drawn() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeElapsedColumn as Elapsed

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Elapsed(),
        TextColumn("{task.fields[about]}"),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)
