"""A disk that fails at one moment: at the k-th file operation of whatever runs inside."""

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Protocol, cast

_OPERATIONS: tuple[tuple[ModuleType, str], ...] = (
    *((os, name) for name in ("open", "write", "close", "fsync", "replace", "unlink", "rmdir")),
    *((os, name) for name in ("mkdir", "chmod", "scandir")),
    (io, "open"),
    (builtins, "open"),
)
DIED = 9


class Operation(Protocol):
    def __call__(self, *arguments: object, **options: object) -> object: ...


def no_space() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def no_permission() -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def no_more_files() -> None:
    raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


def control_c() -> None:
    raise KeyboardInterrupt


def sudden_death() -> None:
    os._exit(DIED)


FAULTS = (no_space, no_permission, no_more_files, control_c)


class FaultyDisk:
    """Counts file operations; the one whose turn it is does half its work and then fails."""

    def __init__(self, turn: int, fault: Callable[[], None]) -> None:
        self.turn, self.fault, self.count = turn, fault, 0
        self.closed: tuple[object, ...] | None = None

    @property
    def has_failed(self) -> bool:
        return 0 < self.turn <= self.count

    def faulty(self, name: str, real: Operation) -> Operation:
        def operation(*arguments: object, **options: object) -> object:
            self.count += 1
            if self.count == self.turn:
                self.half(name, real, *arguments)
                self.closed = arguments if name == "close" else None
                self.fault()
            if name == "close" and arguments == self.closed:
                # Python 3.11 closes again what it was interrupted in closing.
                self.closed = None
                return None
            return real(*arguments, **options)

        return operation

    @staticmethod
    def half(name: str, real: Operation, *arguments: object) -> None:
        """Write half of the bytes; close what must not stay open."""
        if name == "write":
            data = cast("memoryview", arguments[1])
            real(arguments[0], data[: len(data) // 2])
        elif name == "close":
            real(*arguments)


@contextmanager
def failing_at(turn: int, fault: Callable[[], None]) -> Iterator[FaultyDisk]:
    disk = FaultyDisk(turn, fault)
    real = [cast("Operation", getattr(module, name)) for module, name in _OPERATIONS]
    try:
        for (module, name), operation in zip(_OPERATIONS, real, strict=True):
            setattr(module, name, disk.faulty(name, operation))
        yield disk
    finally:
        for (module, name), operation in zip(_OPERATIONS, real, strict=True):
            setattr(module, name, operation)
