"""How fast a host may be asked.

Comes in: what a host answered, and when. Goes out: the moment of the next request. One request a
second; twice the pause after each answer that shows a host in trouble; as long as it asks for where
it says so, unless that is longer than anybody would wait.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dateline.checks.links.messages import Answer, Failure, Reply
from dateline.checks.links.outcomes import PASSING
from dateline.model.linkstate import Outcome

USUAL = 1.0
LONGEST_WAIT = 60.0
# Answers in a row that show a host in trouble; then it is left alone for this time.
MOST_TROUBLES = 6
_TROUBLED = frozenset([429, 502, 503, 504])


@dataclass(slots=True)
class Pace:
    """What we know of one host's wishes. `given_up` says why it is asked no more this time."""

    interval: float = USUAL
    ready: float = 0.0
    troubles: int = 0
    given_up: Failure | None = None

    def asked(self, now: float) -> None:
        """Take note of a request."""
        self.ready = now + self.interval

    def answered(self, reply: Reply, now: float, today: datetime) -> None:
        """Take note of an answer: a host in trouble is given more time each time."""
        if not _is_troubled(reply):
            self.troubles = 0
            return
        self.troubles += 1
        pause = min(self.interval * 2.0**self.troubles, LONGEST_WAIT)
        wished = _wished_pause(reply, today)
        if wished is not None and wished > LONGEST_WAIT:
            self.given_up = Failure(Outcome.BUSY, f"it asked for a pause of {wished:,.0f} seconds")
        elif self.troubles >= MOST_TROUBLES:
            self.given_up = Failure(Outcome.BUSY, "it answered badly several times in a row")
        # Nobody waits for a host that is asked no more.
        later = now if self.given_up else now + max(pause, wished or 0.0)
        self.ready = max(self.ready, later)

    def slow_down(self, pause: float) -> None:
        """Heed the pause between two requests that a host's robots.txt asks for."""
        self.interval = max(self.interval, pause)


def _is_troubled(reply: Reply) -> bool:
    if isinstance(reply, Failure):
        return reply.outcome in PASSING
    return reply.status in _TROUBLED


def _wished_pause(reply: Reply, today: datetime) -> float | None:
    """Return the seconds that a host asks for in `Retry-After`, as a number or as a date."""
    if not isinstance(reply, Answer):
        return None
    text = reply.header("Retry-After").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    # A date without a zone is in UTC: HTTP has no other.
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - today).total_seconds())
