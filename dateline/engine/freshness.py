"""When a file need not be read again.

Comes in: how a file looks and how it looked when it was last hashed. Goes out: a verdict. It is a
shortcut with a safety rule, git's for "racily clean" entries: a file changed in the moments around
the last look might have been changed again without a trace, so it is hashed again. `--rehash`
trusts nothing.
"""

from dateline.engine.gather import State

# Coarser than the clock of any file system in use (FAT counts in two seconds).
MARGIN_NS = 2_000_000_000


def unchanged(now: State, then: State, taken_ns: int) -> bool:
    """Tell whether a file is surely what it was; `taken_ns` is when `then` was taken."""
    return now == then and max(then.mtime_ns, then.ctime_ns) < taken_ns - MARGIN_NS
