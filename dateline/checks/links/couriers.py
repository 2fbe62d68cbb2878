"""Several requests at once.

Comes in: requests with a number each. Goes out: the answers, as they come. Threads do nothing but
carry requests; everything that is decided is decided by whoever sends them, alone.
"""

import queue
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from dateline.checks.links.messages import Ask, Reply

Delivered = tuple[int, Reply]


class Couriers(Protocol):
    """Who carries requests, and whose clock counts."""

    def now(self) -> float:
        """Return seconds from any start."""

    def today(self) -> datetime:
        """Return the moment, for hosts that name a date."""

    def send(self, number: int, ask: Ask) -> None:
        """Take a request along; the answer will carry its number."""

    def wait(self, until: float | None) -> list[Delivered]:
        """Return what was answered meanwhile, at the latest when it is `until`."""


class ThreadedCouriers:
    """Couriers that are threads, as many as are sent at once; they end with the process."""

    def __init__(
        self,
        carry: Callable[[Ask], Reply],
        number: int,
        clock: Callable[[], float],
        today: Callable[[], datetime],
    ) -> None:
        self.carry, self.clock, self.calendar = carry, clock, today
        self.number = number
        self.threads: list[threading.Thread] = []
        self.under_way = 0
        self.asked: queue.SimpleQueue[tuple[int, Ask] | None] = queue.SimpleQueue()
        self.answered: queue.SimpleQueue[Delivered | BaseException] = queue.SimpleQueue()

    def now(self) -> float:
        return self.clock()

    def today(self) -> datetime:
        return self.calendar()

    def send(self, number: int, ask: Ask) -> None:
        self.under_way += 1
        if len(self.threads) < min(self.under_way, self.number):
            thread = threading.Thread(target=self._work, daemon=True)
            self.threads.append(thread)
            thread.start()
        self.asked.put((number, ask))

    def wait(self, until: float | None) -> list[Delivered]:
        pause = None if until is None else max(0.0, until - self.clock())
        found: list[Delivered] = []
        try:
            found.append(self._taken(self.answered.get(timeout=pause)))
            while True:
                found.append(self._taken(self.answered.get_nowait()))
        except queue.Empty:
            self.under_way -= len(found)
            return found

    def dismiss(self) -> None:
        """Let the threads end when they are done with what they are at."""
        for _ in self.threads:
            self.asked.put(None)

    def _taken(self, one: Delivered | BaseException) -> Delivered:
        if isinstance(one, BaseException):
            raise one
        return one

    def _work(self) -> None:
        while (one := self.asked.get()) is not None:
            number, ask = one
            try:
                self.answered.put((number, self.carry(ask)))
            except BaseException as fault:  # noqa: BLE001 - it is a bug, and whoever waits must see it
                self.answered.put(fault)
