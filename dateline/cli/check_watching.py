"""Checking again after every change, until interrupted.

Comes in: the site, a round of checking, and what shows its outcome. Goes out: nothing; a line marks
where a round begins and another where it has ended, by which editors know what is still true.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click

from dateline.checks.site.survey import Survey
from dateline.cli.check_formats import BEGIN, END
from dateline.cli.moment import clock, moment_of_build
from dateline.cli.terminal import show_slow_watch
from dateline.preview.signals import signals_held_back
from dateline.preview.watch import Watch

_BETWEEN_TRIES = 0.3


def keep_checking(
    site: Path, check: Callable[[], Survey], show: Callable[[Survey], None]
) -> NoReturn:
    """Check whenever something may have changed."""
    with signals_held_back():
        watch = Watch(site, clock)
    try:
        if watch.fault:
            show_slow_watch(watch.fault)
        while True:
            with signals_held_back():
                watch.begin()
            click.echo(BEGIN, err=True)
            found = _checked(check)
            show(found)
            click.echo(END, err=True)
            watch.wait(lambda until=found.until: 0 < until <= moment_of_build(None))  # type: ignore[misc]
    finally:
        watch.close()


def _checked(check: Callable[[], Survey]) -> Survey:
    """Check as soon as no build is at work."""
    while True:
        found = check()
        if [one.code for one in found.diagnostics] != ["locked"]:
            return found
        threading.Event().wait(_BETWEEN_TRIES)
