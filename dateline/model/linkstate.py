"""What is known of a link: how visits to it ended, and what that says about it.

Comes in: nothing. Goes out: `Outcome`, its `Weight`, and `Known`, what the committed record says of
one address. The outcomes are written into that record, so they may be added to, never renamed. A
link is dead only after it failed on three different days; a host that keeps us out says nothing
about what it shows to readers.
"""

from dataclasses import dataclass
from enum import StrEnum

RECORD = "records/links.jsonl"
DAYS_TO_DIE = 3


class Weight(StrEnum):
    """What an outcome says: the work is there, it is not, or nothing could be found out."""

    ALIVE = "alive"
    FAILING = "failing"
    UNCLEAR = "unclear"


class Outcome(StrEnum):
    """How a visit ended."""

    ALIVE = "alive"
    TOO_LARGE = "too-large"
    NOT_FOUND = "not-found"
    GONE = "gone"
    SOFT_NOT_FOUND = "soft-not-found"
    EMPTY = "empty"
    REQUEST_REFUSED = "request-refused"
    SERVER_ERROR = "server-error"
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    BAD_REDIRECT = "bad-redirect"
    NO_SUCH_HOST = "no-such-host"
    CONNECTION_REFUSED = "connection-refused"
    UNREACHABLE = "unreachable"
    CONNECTION_RESET = "connection-reset"
    TIMED_OUT = "timed-out"
    TRUNCATED = "truncated"
    NOT_HTTP = "not-http"
    TLS_EXPIRED = "tls-expired"
    TLS_WRONG_HOST = "tls-wrong-host"
    TLS_SELF_SIGNED = "tls-self-signed"
    TLS_UNTRUSTED = "tls-untrusted"
    TLS_PROTOCOL = "tls-protocol"
    FORBIDDEN = "forbidden"
    ROBOTS = "robots"
    BUSY = "busy"
    RESOLVER_FAILED = "resolver-failed"
    PRIVATE_ADDRESS = "private-address"
    UNUSABLE_ADDRESS = "unusable-address"


_ALIVE = frozenset([Outcome.ALIVE, Outcome.TOO_LARGE])
# A host that keeps programs out may show the page to readers: this must never count as dead.
_UNCLEAR = frozenset(
    [
        Outcome.FORBIDDEN,
        Outcome.ROBOTS,
        Outcome.BUSY,
        Outcome.RESOLVER_FAILED,
        Outcome.PRIVATE_ADDRESS,
        Outcome.UNUSABLE_ADDRESS,
    ]
)


def weight_of(outcome: Outcome) -> Weight:
    """Return what an outcome says about the link."""
    if outcome in _ALIVE:
        return Weight.ALIVE
    return Weight.UNCLEAR if outcome in _UNCLEAR else Weight.FAILING


class State(StrEnum):
    """What is to be said about a link."""

    ALIVE = "alive"
    FAILING = "failing"
    DEAD = "dead"
    UNCLEAR = "unclear"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one address.

    `failed` are days on which it failed since it was last `alive`: the first and the latest two.
    """

    address: str
    checked: str
    outcome: Outcome
    status: int = 0
    final: str = ""
    moved: bool = False
    words: str = ""
    failed: tuple[str, ...] = ()
    alive: str = ""

    @property
    def state(self) -> State:
        """What is to be said about the link."""
        weight = weight_of(self.outcome)
        if weight is Weight.FAILING:
            return State.DEAD if len(self.failed) >= DAYS_TO_DIE else State.FAILING
        return State.ALIVE if weight is Weight.ALIVE else State.UNCLEAR


def state_of(known: Known | None) -> State:
    """Return what is to be said about a link, of which perhaps nothing is known."""
    return known.state if known else State.UNCHECKED
