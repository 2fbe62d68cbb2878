"""The clock: the only place that reads it.

Comes in: the system's clock, `--as-of`, `SOURCE_DATE_EPOCH`. Goes out: the moment of the build. It
is the earliest of the three, so that building an old edition again cannot publish anything early.
"""

import os
import time
from datetime import UTC, datetime, tzinfo

import click

from dateline.base.dates import DateFault, parse_moment

_MOST_DIGITS = 18


def moment_of_build(as_of: str | None) -> int:
    """Return the moment of the build in seconds since 1970."""
    moments = [int(time.time())]
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        moments.append(_seconds(epoch))
    if as_of is not None:
        read = parse_moment(as_of, UTC)
        if isinstance(read, DateFault):
            message = f"--as-of: {read.message}; {read.hint}"
            raise click.UsageError(message)
        moments.append(read.instant)
    return min(moments)


def day_of_build(zone: tzinfo = UTC) -> str:
    """Return the day of the build in a time zone, as it is written in front matter."""
    return datetime.fromtimestamp(moment_of_build(None), zone).strftime("%Y-%m-%d")


def _seconds(epoch: str) -> int:
    """Return the number that https://reproducible-builds.org/specs/source-date-epoch/ asks for."""
    if not (epoch.isascii() and epoch.isdigit()) or len(epoch) > _MOST_DIGITS:
        message = f"SOURCE_DATE_EPOCH is {epoch[:40]!r}; it must be seconds since 1970, or not set"
        raise click.UsageError(message)
    return int(epoch)


def holder_of_lock() -> str:
    """Return how this build names itself to another one."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return f"process {os.getpid()} since {now}"


def now() -> datetime:
    """Return the moment, for what is written down about the world outside."""
    return datetime.now(UTC)


clock = time.perf_counter
