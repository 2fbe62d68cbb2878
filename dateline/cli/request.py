"""The options that `build` and `explain` share, into a request to the engine."""

import os
from pathlib import Path

import click

from dateline.cli.moment import clock, holder_of_lock, moment_of_build
from dateline.engine.build import Request
from dateline.engine.workers import processors

MOST_JOBS = 64


def site_option() -> click.Option:
    """Return `--site`."""
    return click.Option(
        ["--site"],
        type=click.Path(path_type=Path),
        default=".",
        envvar="DATELINE_SITE",
        help="Folder of the site.  [default: the current one]",
    )


def shared_options() -> list[click.Parameter]:
    """Return the options that decide what is built, and where."""
    return [
        site_option(),
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            help="Output folder.  [default: output in the site]",
        ),
        click.Option(
            ["--as-of"],
            metavar="DATE",
            help="Build as if it were this date (in UTC; or date, time and zone), if that is past.",
        ),
        click.Option(
            ["--jobs"],
            type=click.IntRange(1, MOST_JOBS),
            help="Worker processes.  [default: one for each processor]",
        ),
    ]


def request_of(site: Path, out: Path | None, as_of: str | None, jobs: int | None) -> Request:
    """Return the request that the options shared by all verbs spell."""
    return Request(
        # Not `resolve`, which raises where links lead in a circle.
        site=Path(os.path.realpath(site)),
        output=(out or site / "output").absolute(),
        as_of=moment_of_build(as_of),
        jobs=jobs or processors(),
        holder=holder_of_lock(),
        clock=clock,
    )
