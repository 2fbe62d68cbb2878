"""Many addresses, each host at its own pace, all hosts at once.

Comes in: addresses, couriers, a manner. Goes out: visits, one after the other as they end. Each
visit is a generator that waits for its next request; a host has at most one request under way and
the next one no sooner than its pace allows, whichever visit it belongs to, so that redirects to a
host count like citations of it. The number of couriers limits how many hosts are asked at once;
none of them ever sleeps, so that slow hosts do not hold up the others.
"""

import heapq
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from dateline.checks.links.couriers import Couriers
from dateline.checks.links.messages import AGENT_NAME, Ask, Failure, Reply, Target
from dateline.checks.links.pace import Pace
from dateline.checks.links.robots import MOST_BYTES, Rules, rules_of
from dateline.checks.links.targets import next_target, target_of
from dateline.checks.links.visit import MOST_REDIRECTS, Manner, Origin, Visit, Wish, visit

_NOWHERE = ""


@dataclass(frozen=True, slots=True)
class PutOff:
    """An address that was not visited this time: its host wants to be left alone."""

    address: str
    why: Failure


Ended = Visit | PutOff
Grant = Reply | Rules


@dataclass(slots=True, eq=False)
class _Errand:
    """Something under way: a visit, or the reading of a host's rules (then `origin` says whose)."""

    work: Generator[Wish, Grant, Visit] | Generator[Ask, Reply, Rules | Failure]
    origin: str = ""


@dataclass(slots=True)
class _Host:
    """Requests that wait for their turn, and addresses whose visit has not begun."""

    pace: Pace = field(default_factory=Pace)
    asks: deque[tuple[Ask, _Errand]] = field(default_factory=deque)
    addresses: deque[str] = field(default_factory=deque)
    is_busy: bool = False
    is_queued: bool = False


class Round:
    """One round over addresses. `at_once` is the number of couriers."""

    def __init__(self, couriers: Couriers, manner: Manner, at_once: int) -> None:
        self.couriers, self.manner, self.at_once = couriers, manner, at_once
        self.hosts: dict[str, _Host] = {}
        # The hosts that have something to be asked, soonest first; the number keeps ties in order.
        self.turns: list[tuple[float, int, str]] = []
        self.under_way: dict[int, tuple[str, _Errand]] = {}
        self.rules: dict[str, Rules | Failure] = {}
        self.waiting: dict[str, list[_Errand]] = {}
        self.ended: deque[Ended] = deque()
        self.count = 0

    def go(self, addresses: Iterable[str]) -> Iterator[Ended]:
        """Yield what came of every address, in the order in which the visits end."""
        for address in addresses:
            target = target_of(address)
            name = _NOWHERE if isinstance(target, Failure) else target.host
            self._host(name).addresses.append(address)
        for name in self.hosts:
            self._queue(name)
        while self.turns or self.under_way:
            self._send_what_is_due()
            yield from self._newly_ended()
            if self.under_way or self.turns:
                self._receive()
                yield from self._newly_ended()

    def _host(self, name: str) -> _Host:
        return self.hosts.setdefault(name, _Host())

    def _queue(self, name: str) -> None:
        """Give a host a turn, as soon as its pace allows, if it has anything to be asked."""
        host = self._host(name)
        if (host.asks or host.addresses) and not (host.is_busy or host.is_queued):
            self.count += 1
            host.is_queued = True
            heapq.heappush(self.turns, (host.pace.ready, self.count, name))

    def _newly_ended(self) -> Iterator[Ended]:
        while self.ended:
            yield self.ended.popleft()

    def _send_what_is_due(self) -> None:
        while self.turns and len(self.under_way) < self.at_once:
            ready, _, name = self.turns[0]
            if ready > self.couriers.now():
                return
            heapq.heappop(self.turns)
            host = self.hosts[name]
            host.is_queued = False
            self._serve(name, host)

    def _serve(self, name: str, host: _Host) -> None:
        """Send one request to a host, beginning visits until one of them asks for something."""
        host.is_busy = True  # so that what is begun here gives it no second turn
        if host.pace.given_up:
            self._leave_alone(host, host.pace.given_up)
        while host.addresses and not host.asks:
            # Visits that begin here may end at once, or find that they wait for another host.
            self._step(_Errand(visit(host.addresses.popleft(), self.manner)), None)
        if not host.asks:
            host.is_busy = False
            return
        ask, errand = host.asks.popleft()
        host.pace.asked(self.couriers.now())
        self.count += 1
        self.under_way[self.count] = (name, errand)
        self.couriers.send(self.count, ask)

    def _leave_alone(self, host: _Host, why: Failure) -> None:
        while host.addresses:
            self.ended.append(PutOff(host.addresses.popleft(), why))
        while host.asks:
            self._step(host.asks.popleft()[1], why)

    def _receive(self) -> None:
        is_full = len(self.under_way) >= self.at_once
        until = self.turns[0][0] if self.turns and not is_full else None
        for number, reply in self.couriers.wait(until):
            name, errand = self.under_way.pop(number)
            host = self.hosts[name]
            host.is_busy = False
            host.pace.answered(reply, self.couriers.now(), self.couriers.today())
            self._step(errand, reply)
            self._queue(name)

    def _step(self, errand: _Errand, granted: Grant | None) -> None:
        """Hand an errand what it waited for, and see to what it wants next."""
        while True:
            try:
                # A generator's first step takes nothing.
                wish = errand.work.send(granted)  # type: ignore[arg-type]
            except StopIteration as end:
                self._end(errand, end.value)
                return
            if isinstance(wish, Ask):
                name = wish.target.host
                self._host(name).asks.append((wish, errand))
                self._queue(name)
                return
            origin = wish.target.origin
            if origin not in self.rules:
                self._await_rules(wish, errand)
                return
            granted = self.rules[origin]

    def _await_rules(self, wish: Origin, errand: _Errand) -> None:
        origin = wish.target.origin
        first = origin not in self.waiting
        self.waiting.setdefault(origin, []).append(errand)
        if first:
            self._step(_Errand(_read_rules(wish.target), origin), None)

    def _end(self, errand: _Errand, value: Visit | Rules | Failure) -> None:
        if isinstance(value, Visit):
            self.ended.append(value)
            return
        self.rules[errand.origin] = value
        waiting = self.waiting.pop(errand.origin)
        target = target_of(errand.origin)
        if isinstance(value, Rules) and isinstance(target, Target):
            self._host(target.host).pace.slow_down(value.pause)
        for one in waiting:
            self._step(one, value)


def _read_rules(target: Target) -> Generator[Ask, Reply, Rules | Failure]:
    """Ask an origin for its robots.txt, which may lead on like any other page."""
    here = target_of(f"{target.origin}/robots.txt")
    for _ in range(MOST_REDIRECTS + 1):
        if isinstance(here, Failure):
            # It leads nowhere: as good as no such file (RFC 9309, 2.3.1.2).
            return Rules()
        reply = yield Ask(method="GET", target=here, most=MOST_BYTES)
        if isinstance(reply, Failure) or not reply.leads_on:
            # What a third host refuses says nothing about this one.
            is_elsewhere = isinstance(reply, Failure) and here.host != target.host
            return Rules() if is_elsewhere else rules_of(reply, AGENT_NAME)
        here = next_target(here, reply.header("Location"))
    return Rules()
