"""Processes that work on batches beside this one.

Comes in: a function of one batch, and batches. Goes out: results in order. The processes share
nothing: what they need comes with the batch or with `Common`, given once. They end with the
process that made them, whatever ends it. This module is loaded when there is enough to do.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent import futures
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from typing import TypeVar

from dateline.engine.batch import Common, Done, WorkerLost, done

B = TypeVar("B")
R = TypeVar("R")
_PATIENCE = 2.0
_TURN = 0.0005
# Where the system can, workers are forked off a process that has imported all this once.
_METHOD = "spawn" if sys.platform in {"win32", "darwin"} else "forkserver"
_IMPORTED = (
    "babel.dates",
    "dateline.base.yamlevents",
    "dateline.engine.manuscripts",
    "dateline.engine.pages",
    "dateline.engine.pool",
    "dateline.reading.markdown_converter",
    "dateline.reading.read",
    "dateline.rendering.faults",
    "dateline.rendering.formats",
    "dateline.rendering.render",
)
_ENDING = {getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)}


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


def _run(function: Callable[[Common, B], R], batch: B) -> Done[R]:
    return done(function, _common[0], batch)


def make_ready() -> None:
    """Have the process started that workers are forked off, where they are.

    It imports what they need while the caller goes on, and ends when the caller does.
    """
    if _METHOD != "forkserver":
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


class Pool:
    """Some processes, started when they are wanted first."""

    def __init__(self, jobs: int, common: Common) -> None:
        """Take the number of processes, and what they all need."""
        self.jobs = jobs
        self.others = {child.pid for child in multiprocessing.active_children()}
        make_ready()
        context = multiprocessing.get_context(_METHOD)
        with _without_interruption():
            self.executor = ProcessPoolExecutor(
                jobs, mp_context=context, initializer=_start, initargs=(common,)
            )

    def results(
        self, function: Callable[[Common, B], R], batches: Iterable[B]
    ) -> Iterator[Done[R]]:
        """Yield what `function` makes of each batch, in order, with what it cost."""
        try:
            with _taking_turns():
                yield from _in_order(self.executor, function, batches, ahead=3 * self.jobs)
        # A worker that dies while it is being started breaks the pipe to it.
        except (BrokenProcessPool, ConnectionError) as fault:
            raise WorkerLost from fault

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
        """End the processes."""
        with suppress(BrokenProcessPool, OSError):
            self.executor.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    function: Callable[[Common, B], R],
    batches: Iterable[B],
    ahead: int,
) -> Iterator[Done[R]]:
    """Keep a few batches under way, so that neither side waits and memory stays small."""
    under_way: list[Future[Done[R]]] = []
    for batch in batches:
        with _without_interruption():
            under_way.append(_submitted(pool, function, batch))
        if len(under_way) >= ahead:
            yield _result(pool, under_way.pop(0))
    for future in under_way:
        yield _result(pool, future)


def _submitted(
    pool: ProcessPoolExecutor, function: Callable[[Common, B], R], batch: B
) -> "Future[Done[R]]":
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
