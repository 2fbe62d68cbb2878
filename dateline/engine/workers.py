"""Processes for reading and rendering.

Comes in: batches of plain values and a function of one batch. Goes out: results in order. With one
job, or little to do, the same function runs in this process. Workers share nothing: what they need
comes with the batch or with `Common`, given once. They end with the process that made them,
whatever ends it.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from concurrent import futures
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from pathlib import Path
from typing import TypeVar

from dateline.base.wording import Interface
from dateline.engine.costs import Cost, Meter, Work
from dateline.model.config import ReadingOptions
from dateline.model.page import Templates

B = TypeVar("B")
R = TypeVar("R")
S = TypeVar("S", bound=Sized)
# Hears what is being done, how much of it is done, and how much it is in all.
Tell = Callable[[Work, int, int], None]
# Starting processes costs a quarter of a second: little work is done sooner without them.
WORTH_IT = 48
BATCH = 96
_PATIENCE = 2.0
_TURN = 0.0005
# Where the system can, workers are forked off a process that has imported all this once.
_METHOD = "spawn" if sys.platform in {"win32", "darwin"} else "forkserver"
_IMPORTED = (
    "dateline.engine.manuscripts",
    "dateline.engine.pages",
    "dateline.reading.read",
    "dateline.rendering.faults",
    "dateline.rendering.formats",
    "dateline.rendering.render",
)
_ENDING = {getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What every batch needs: reading options, templates, texts of the interface, output folder."""

    options: ReadingOptions
    templates: Templates
    interface: Interface
    output: Path
    meter: Meter = field(default_factory=Meter)


class WorkerLost(Exception):  # noqa: N818 - said to the user as a diagnostic
    """A worker process died without an answer."""


_common: list[Common] = []


def _start(common: Common) -> None:
    """Prepare a worker: Ctrl-C is the parent's to handle, and the parent's end is ours."""
    # What was imported stays: nobody needs to look for cycles in it.
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    _common[:] = [common]
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _run(function: Callable[[Common, B], R], batch: B) -> tuple[R, tuple[Cost, ...]]:
    return _done(function, _common[0], batch)


def _done(
    function: Callable[[Common, B], R], common: Common, batch: B
) -> tuple[R, tuple[Cost, ...]]:
    result = function(common, batch)
    return result, common.meter.taken()


def make_ready(jobs: int) -> None:
    """Have the process started that workers are forked off, if there are to be any.

    It imports what they need while the caller goes on, and ends when the caller does.
    """
    if jobs == 1 or _METHOD != "forkserver":
        return
    from multiprocessing import forkserver, resource_tracker

    multiprocessing.set_forkserver_preload(list(_IMPORTED))
    # Starting the tracker lets signals through again that were held back (until Python 3.13).
    with _without_interruption():
        resource_tracker.ensure_running()
    with _without_interruption(), _importing_alike():
        forkserver.ensure_running()


@contextmanager
def _importing_alike() -> Iterator[None]:
    """Let an interpreter that is started here find the modules that this one would find.

    By itself it would look into the folder it is started in first, whoever owns that.
    """
    found = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONSAFEPATH": "1"}
    before = {name: os.environ.get(name) for name in found}
    os.environ.update(found)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


class Workers:
    """A pool that is started when there is enough to do, and serves both memoised functions."""

    def __init__(self, jobs: int, common: Common, tell: Tell | None = None) -> None:
        """Take the number of processes; 1 means none besides this one."""
        self.jobs, self.common, self.tell = jobs, common, tell
        self.costs: list[Cost] = []
        self.pool: ProcessPoolExecutor | None = None
        self.others = {child.pid for child in multiprocessing.active_children()}

    def map(
        self, function: Callable[[Common, tuple[B, ...]], R], items: Sequence[B], size: int = BATCH
    ) -> Iterator[R]:
        """Yield what `function` makes of each batch of `items`, in order."""
        batches = (tuple(items[n : n + size]) for n in range(0, len(items), size))
        return self.map_batches(function, batches, len(items))

    def map_batches(
        self,
        function: Callable[[Common, S], R],
        batches: Iterable[S],
        count: int,
        *,
        work: Work = "rendering",
        weight: int = 1,
    ) -> Iterator[R]:
        """Yield what `function` makes of each batch, in order.

        `count` is that of all items, `weight` how many usual ones one of them is as much work as.
        """
        sizes: deque[int] = deque()

        def taken() -> Iterator[S]:
            for batch in batches:
                sizes.append(len(batch))
                yield batch

        done = 0
        for result, costs in self._results(function, taken(), count * weight):
            self.costs += costs
            done += sizes.popleft()
            if self.tell:
                self.tell(work, done, count)
            yield result

    def _results(
        self, function: Callable[[Common, B], R], batches: Iterable[B], count: int
    ) -> Iterator[tuple[R, tuple[Cost, ...]]]:
        if self.jobs == 1 or (self.pool is None and count < WORTH_IT):
            for batch in batches:
                yield _done(function, self.common, batch)
            return
        self.pool = self.pool or self._started()
        try:
            with _taking_turns():
                yield from _in_order(self.pool, function, batches, ahead=3 * self.jobs)
        # A worker that dies while it is being started breaks the pipe to it.
        except (BrokenProcessPool, ConnectionError) as fault:
            raise WorkerLost from fault

    def _started(self) -> ProcessPoolExecutor:
        make_ready(self.jobs)
        context = multiprocessing.get_context(_METHOD)
        with _without_interruption():
            return ProcessPoolExecutor(
                self.jobs, mp_context=context, initializer=_start, initargs=(self.common,)
            )

    def abandon(self) -> None:
        """Kill the processes, whatever they are at: nobody wants the rest of it any more.

        Closing alone could wait for ever: a pool that breaks while a worker is being started does
        not stop that worker, and then waits for its end.
        """
        for child in multiprocessing.active_children():
            if child.pid not in self.others:
                child.kill()
        self.close()

    def close(self) -> None:
        """End the processes; with more to do, others would be started."""
        pool, self.pool = self.pool, None
        if pool is not None:
            with suppress(BrokenProcessPool, OSError):
                pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    function: Callable[[Common, B], R],
    batches: Iterable[B],
    ahead: int,
) -> Iterator[tuple[R, tuple[Cost, ...]]]:
    """Keep a few batches under way, so that neither side waits and memory stays small."""
    under_way: list[Future[tuple[R, tuple[Cost, ...]]]] = []
    for batch in batches:
        with _without_interruption():
            under_way.append(_submitted(pool, function, batch))
        if len(under_way) >= ahead:
            yield _result(pool, under_way.pop(0))
    for future in under_way:
        yield _result(pool, future)


def _submitted(
    pool: ProcessPoolExecutor, function: Callable[[Common, B], R], batch: B
) -> "Future[tuple[R, tuple[Cost, ...]]]":
    try:
        return pool.submit(_run, function, batch)
    except OSError as fault:
        # The system's faults have a number; a pool that is just breaking only has words.
        if fault.errno is None:
            raise BrokenProcessPool from fault
        raise


def _result(pool: ProcessPoolExecutor, future: "Future[R]") -> R:
    """Wait for a result; ask now and then whether there is still somebody to give it.

    A pool that breaks at the moment of a submission may forget to tell the future.
    """
    while not futures.wait([future], _PATIENCE).done:
        with _without_interruption():
            pool.submit(os.getpid)
    return future.result()


@contextmanager
def _taking_turns() -> Iterator[None]:
    """Let the thread that sends batches have its turn soon.

    A batch goes through its pipe in ten pieces. If this thread, which makes the next one, kept the
    interpreter for the usual 5 ms at each of them, the workers would wait longer than they work.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


@contextmanager
def _without_interruption() -> Iterator[None]:
    """Hold signals back that would end us in the middle of starting a worker.

    A worker inherits that. So Ctrl-C cannot strike it before it can ignore it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *_ENDING})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def processors() -> int:
    """Return how many processes are useful here."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)
