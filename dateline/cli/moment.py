"""The clock: the only place that reads it.

Comes in: the system's clock, `--as-of`, `SOURCE_DATE_EPOCH`. Goes out: the moment of the build. It
is the earliest of the three, so that building an old edition again cannot publish anything early.
"""

import os
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import click

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.publishing import manifest

_MOST_DIGITS = 18
_A_DAY = 86_400


def moment_of_build(as_of: str | None) -> int:
    """Return the moment of the build in seconds since 1970."""
    moments = [int(time.time())]
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        moments.append(_seconds(epoch))
    if as_of is not None:
        from dateline.base.dates import DateFault, parse_moment

        read = parse_moment(as_of, UTC)
        if isinstance(read, DateFault):
            message = f"--as-of: {read.message}; {read.hint}"
            raise click.UsageError(message)
        moments.append(read.instant)
    return min(moments)


def clock_behind(output: Path) -> Diagnostic | None:
    """Return why the system's clock cannot be right, if it is far behind the last build.

    Whatever is dated after the moment of a build is held: a clock that was reset would take
    published articles back. Clocks of two systems on one machine may differ by their time zones.
    """
    try:
        last = (output / manifest.NAME).stat().st_mtime
    except OSError:
        return None
    if last - time.time() < _A_DAY:
        return None
    message = "the clock of this machine is more than a day behind the last build of this archive"
    hint = "set the clock; to build as of an earlier day, say which with --as-of"
    return diagnose("clock-behind", message, hint=hint)


def is_moment_given(as_of: str | None) -> bool:
    """Tell whether somebody said as of when to build, so that the clock does not decide."""
    return as_of is not None or bool(os.environ.get("SOURCE_DATE_EPOCH"))


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
