"""The clock: the only place that reads it.

Comes in: the system's clock, `--as-of`, `SOURCE_DATE_EPOCH`. Goes out: the moment of the build. It
is the earliest of the three, so that building an old edition again cannot publish anything early.
"""

import os
import time
from datetime import UTC, datetime

import click

from dateline.base.dates import DateFault, parse_moment


def moment_of_build(as_of: str | None) -> int:
    """Return the moment of the build in seconds since 1970."""
    moments = [int(time.time())]
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        moments.append(int(epoch))
    if as_of:
        read = parse_moment(as_of, UTC)
        if isinstance(read, DateFault):
            message = f"--as-of: {read.message}; {read.hint}"
            raise click.UsageError(message)
        moments.append(read.instant)
    return min(moments)


def holder_of_lock() -> str:
    """Return how this build names itself to another one."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return f"process {os.getpid()} since {now}"


clock = time.perf_counter
