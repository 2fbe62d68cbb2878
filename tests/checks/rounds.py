"""A round over real hosts without the waiting: the clock of the pace runs as fast as is wanted."""

import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from dateline.checks.links.couriers import ThreadedCouriers
from dateline.checks.links.messages import Ask, Reply
from dateline.checks.links.round import PutOff, Round
from dateline.checks.links.visit import Finding, Manner, Visit
from dateline.checks.links.wire import Wire

TODAY = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def round_over(
    way: Wire, manner: Manner | None = None, *, faster: float = 1000.0, at_once: int = 8
) -> Round:
    """Return a round in which a second takes a thousandth of one."""

    def clock() -> float:
        return time.perf_counter() * faster

    couriers = Hurried(way.carry, at_once, clock, faster)
    return Round(couriers, manner or Manner(), at_once)


class Hurried(ThreadedCouriers):
    """Couriers whose seconds are shorter."""

    def __init__(
        self,
        carry: Callable[[Ask], Reply],
        number: int,
        clock: Callable[[], float],
        faster: float,
    ) -> None:
        super().__init__(carry, number, clock, lambda: TODAY)
        self.faster = faster

    def wait(self, until: float | None) -> list[tuple[int, Reply]]:
        now = self.clock()
        return super().wait(None if until is None else now + (until - now) / self.faster)


def visited(
    way: Wire, addresses: Iterable[str], manner: Manner | None = None
) -> dict[str, Visit | PutOff]:
    found = round_over(way, manner).go(addresses)
    return {one.finding.address if isinstance(one, Visit) else one.address: one for one in found}


def finding(way: Wire, address: str, manner: Manner | None = None) -> Finding:
    """Return what comes of a visit to one address."""
    one = visited(way, [address], manner)[address]
    assert isinstance(one, Visit), one
    return one.finding
