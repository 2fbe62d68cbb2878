"""One build at a time.

Comes in: the path of a file and a line about who we are. Goes out: a lock of the operating system
on that file, which goes with the process however it ends; a file that merely says "locked" would
outlive a crash. Whoever finds the lock taken learns what its holder has written into the file.
Workers that are forked while it is held share it, so that nobody else builds while one of them
still writes.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import Protocol, cast

_LONGEST_LINE = 500
# Windows locks bytes, and locked bytes cannot be read: so one is locked far behind the text.
_FAR_BYTE = 1 << 30
_GLANCES, _PAUSE = 40, 0.005


class Held(Exception):  # noqa: N818 - not an error: somebody else is at work
    """The lock is taken. `holder` is what its holder says about itself, perhaps nothing."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


class _Posix(Protocol):
    LOCK_EX: int
    LOCK_NB: int
    LOCK_UN: int
    flock: Callable[[int, int], None]


class _Windows(Protocol):
    LK_NBLCK: int
    LK_UNLCK: int
    locking: Callable[[int, int, int], None]


@contextmanager
def hold(path: Path, holder: str) -> Iterator[None]:
    """Hold the lock at `path`, or raise `Held` at once if another process has it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        take, release = _operations()
        try:
            _take(descriptor, take)
        except OSError as fault:  # some network file systems have no locks
            raise OSError(fault.errno, fault.strerror, str(path)) from None
        _write_line(descriptor, holder)
        try:
            yield
        finally:
            _write_line(descriptor, "")
            release(descriptor)
    finally:
        os.close(descriptor)


def _take(descriptor: int, take: Callable[[int], None]) -> None:
    """Take the lock, or raise `Held`.

    Who holds it has written nothing yet, or nothing any more, for a moment at either end.
    """
    for _ in range(_GLANCES):
        try:
            take(descriptor)
        except (BlockingIOError, PermissionError):
            line = _line_in(descriptor)
            if line:
                raise Held(line) from None
            Event().wait(_PAUSE)
        else:
            return
    raise Held("")


def _line_in(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    text = os.read(descriptor, _LONGEST_LINE).decode("utf-8", "replace")
    return "".join(sign for sign in text if sign.isprintable())


def _write_line(descriptor: int, line: str) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, line.encode())


def _operations() -> tuple[Callable[[int], None], Callable[[int], None]]:
    """Return how this system takes and releases a lock on an open file."""
    try:
        posix = cast("_Posix", import_module("fcntl"))
    except ImportError:
        return _on_windows(cast("_Windows", import_module("msvcrt")))
    return (
        lambda descriptor: posix.flock(descriptor, posix.LOCK_EX | posix.LOCK_NB),
        lambda descriptor: posix.flock(descriptor, posix.LOCK_UN),
    )


def _on_windows(windows: _Windows) -> tuple[Callable[[int], None], Callable[[int], None]]:
    def at_far_byte(mode: int) -> Callable[[int], None]:
        def operate(descriptor: int) -> None:
            os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
            windows.locking(descriptor, mode, 1)

        return operate

    return at_far_byte(windows.LK_NBLCK), at_far_byte(windows.LK_UNLCK)
