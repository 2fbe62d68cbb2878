"""Processes for reading and rendering.

Comes in: batches of plain values and a function of one batch. Goes out: results in order. With one
job, or little to do, the same function runs in this process; with more, in those of a `Pool`.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from dateline.engine.batch import Common, Done, done
from dateline.engine.costs import Cost, Work

if TYPE_CHECKING:
    from dateline.engine.pool import Pool

B = TypeVar("B")
R = TypeVar("R")
S = TypeVar("S", bound=Sized)
# Hears what is being done, how much of it is done, and how much it is in all.
Tell = Callable[[Work, int, int], None]
# Starting processes costs a quarter of a second: little work is done sooner without them.
WORTH_IT = 48
BATCH = 96


class Workers:
    """A pool that is started when there is enough to do, and serves both memoised functions."""

    def __init__(self, jobs: int, common: Common, tell: Tell | None = None) -> None:
        """Take the number of processes; 1 means none besides this one."""
        self.jobs, self.common, self.tell = jobs, common, tell
        self.costs: list[Cost] = []
        self.pool: Pool | None = None

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
        count: int | None,
        *,
        work: Work = "rendering",
        weight: int = 1,
        expected: int = 0,
    ) -> Iterator[R]:
        """Yield what `function` makes of each batch, in order.

        `count` is that of all items, None where it is not known before the last of them; whoever
        watches is told then that there are as many as are `expected`. `weight` is how many usual
        items one of them is as much work as.
        """
        sizes: deque[int] = deque()

        def taken() -> Iterator[S]:
            for batch in batches:
                sizes.append(len(batch))
                yield batch

        finished = 0
        waiting, least = _counted(taken(), count)
        for result, costs in self._results(function, waiting, least * weight):
            self.costs += costs
            finished += sizes.popleft()
            if self.tell:
                known = finished + sum(sizes)
                self.tell(work, finished, max(expected, known) if count is None else count)
            yield result

    def _results(
        self, function: Callable[[Common, B], R], batches: Iterable[B], count: int
    ) -> Iterator[Done[R]]:
        if self.jobs == 1 or (self.pool is None and count < WORTH_IT):
            for batch in batches:
                yield done(function, self.common, batch)
            return
        self.pool = self.pool or self._started()
        yield from self.pool.results(function, batches)

    def _started(self) -> "Pool":
        from dateline.engine.pool import Pool

        return Pool(self.jobs, self.common)

    def abandon(self) -> None:
        """Kill the processes, if there are any: nobody wants the rest of their work any more."""
        pool, self.pool = self.pool, None
        if pool is not None:
            pool.abandon()

    def close(self) -> None:
        """End the processes, if there are any; with more to do, others would be started."""
        pool, self.pool = self.pool, None
        if pool is not None:
            pool.close()


def _counted(batches: Iterator[S], count: int | None) -> tuple[Iterator[S], int]:
    """Return batches, and how many items they have at least, if that is little: all of them."""
    if count is not None:
        return batches, count
    first = list(islice(batches, 2))
    # A batch that is not the last one is full, as much as some have to do with few items.
    least = sum(map(len, first)) if len(first) < 2 else WORTH_IT  # noqa: PLR2004
    return chain(first, batches), least


def make_ready(jobs: int) -> None:
    """Have ready what processes are started from, if there are to be any; see `Pool`."""
    if jobs > 1:
        from dateline.engine import pool

        pool.make_ready()


def processors() -> int:
    """Return how many processes are useful here."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)
