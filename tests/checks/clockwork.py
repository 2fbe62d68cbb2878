"""Couriers in a world with a clock of its own: what takes hours there takes no time here."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from dateline.checks.links.messages import Answer, Ask, Failure, Reply

BEGIN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PAGE = b"<title>A report</title>" + b"What happened. " * 100
Respond = Callable[[Ask], Reply]


def page(ask: Ask) -> Answer:
    """Answer as a host should that has every page and no robots.txt."""
    if ask.target.resource == "/robots.txt":
        return Answer(status=404)
    headers = (("Content-Type", "text/html"), ("Content-Length", str(len(PAGE))))
    body = PAGE if ask.method == "GET" else b""
    return Answer(status=200, headers=headers, body=body, sent=f"{ask.method} ".encode())


class Clockwork:
    """Couriers that need `latency` seconds for a request, or those of a `slow` host."""

    def __init__(
        self,
        respond: Respond = page,
        latency: float = 0.2,
        slow: Mapping[str, float] | None = None,
    ) -> None:
        self.respond, self.latency, self.slow = respond, latency, slow or {}
        self.time = 1000.0
        self.on_the_way: list[tuple[float, int, Reply]] = []
        self.begun: dict[str, list[float]] = defaultdict(list)
        self.asked: list[str] = []
        self.most_at_once = 0

    def now(self) -> float:
        return self.time

    def today(self) -> datetime:
        return BEGIN + timedelta(seconds=self.time - 1000.0)

    def send(self, number: int, ask: Ask) -> None:
        self.begun[ask.target.host].append(self.time)
        self.asked.append(f"{ask.method} {ask.target.url}")
        arrival = self.time + self.slow.get(ask.target.host, self.latency)
        heapq.heappush(self.on_the_way, (arrival, number, self.respond(ask)))
        self.most_at_once = max(self.most_at_once, len(self.on_the_way))

    def wait(self, until: float | None) -> list[tuple[int, Reply]]:
        if until is not None and (not self.on_the_way or self.on_the_way[0][0] > until):
            self.time = max(self.time, until)
            return []
        assert self.on_the_way, "waiting for nothing"
        self.time = max(self.time, self.on_the_way[0][0])
        found: list[tuple[int, Reply]] = []
        while self.on_the_way and self.on_the_way[0][0] <= self.time:
            _, number, reply = heapq.heappop(self.on_the_way)
            found.append((number, reply))
        return found

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return self.time - 1000.0

    def pauses(self, host: str) -> list[float]:
        """Return the seconds between requests to a host."""
        times = self.begun[host]
        return [round(after - before, 6) for before, after in pairwise(times)]


def refusing(status: int, **headers: str) -> Respond:
    """Refuse every page with a status; robots.txt is not there."""

    def respond(ask: Ask) -> Reply:
        if ask.target.resource == "/robots.txt":
            return Answer(status=404)
        return Answer(
            status=status,
            headers=tuple((name.replace("_", "-"), text) for name, text in headers.items()),
            sent=f"{ask.method} ".encode(),
        )

    return respond


def failing(failure: Failure) -> Respond:
    return lambda _ask: failure
