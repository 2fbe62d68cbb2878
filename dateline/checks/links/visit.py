"""One address, from the first request to a finding.

Comes in: the address of a cited work. Goes out: a `Visit`. This is written as a generator that
yields what it wants (an `Ask`, or the `Rules` of an origin) and is given what came of it: when a
request is made, and how, is decided elsewhere (see `round`), so that this can be read, and tried,
as the plain sequence it is. First HEAD, which costs a host little; then GET, where the answer to
HEAD shows a fault, because many hosts answer HEAD wrongly, and where it is a page, because only
its words tell whether it is the page that was cited.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

from dateline.checks.links.impostors import same_page
from dateline.checks.links.messages import AGENT_NAME, Answer, Ask, Failure, Reply, Target
from dateline.checks.links.outcomes import PASSING
from dateline.checks.links.robots import Rules
from dateline.checks.links.softnotfound import is_page, led_astray, says_not_found
from dateline.checks.links.targets import next_target, target_of
from dateline.model.linkstate import Outcome, Weight, weight_of

MOST_REDIRECTS = 5
MOST_BYTES = 5_000_000
_ATTEMPTS = 3
_STATUSES = {
    401: Outcome.FORBIDDEN,
    402: Outcome.FORBIDDEN,
    403: Outcome.FORBIDDEN,
    404: Outcome.NOT_FOUND,
    407: Outcome.FORBIDDEN,
    410: Outcome.GONE,
    429: Outcome.BUSY,
    451: Outcome.FORBIDDEN,
}
_COME_BACK = frozenset([429, 502, 503, 504])
# What a host would answer to GET as well: asking twice would tell nothing new.
_SETTLED = frozenset(
    [
        Outcome.NO_SUCH_HOST,
        Outcome.CONNECTION_REFUSED,
        Outcome.UNREACHABLE,
        Outcome.TLS_EXPIRED,
        Outcome.TLS_WRONG_HOST,
        Outcome.TLS_SELF_SIGNED,
        Outcome.TLS_UNTRUSTED,
        Outcome.TLS_PROTOCOL,
        Outcome.ROBOTS,
        Outcome.BUSY,
        Outcome.RESOLVER_FAILED,
        Outcome.PRIVATE_ADDRESS,
        Outcome.UNUSABLE_ADDRESS,
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How to visit: `saves` asks for the whole work at once, `heads_only` for no page's words.

    `stranger` makes, of a target, the address of a page that cannot exist; where it is given, hosts
    that show the same page for it are found out.
    """

    saves: bool = False
    heads_only: bool = False
    most: int = MOST_BYTES
    stranger: Callable[[Target], Target] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What came of a visit. `final` is where it ended, empty where that is where it began.

    `is_moved` tells that every step on the way there was said to be for good.
    """

    address: str
    outcome: Outcome
    status: int = 0
    final: str = ""
    is_moved: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that was answered."""

    target: Target
    answer: Answer


@dataclass(frozen=True, slots=True)
class Visit:
    """A finding, and every request on the last way to it."""

    finding: Finding
    exchanges: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The wish to know what a host asks of programs."""

    target: Target


@dataclass(frozen=True, slots=True)
class _Way:
    """A chain of redirects: the answers on it, where it came to, and what was found there."""

    exchanges: tuple[Exchange, ...]
    target: Target
    end: Reply


T = TypeVar("T")
Wish = Ask | Origin
Grant = Reply | Rules
Step = Generator[Wish, Grant, T]


def visit(address: str, manner: Manner) -> Step[Visit]:
    """Find out whether a work is still at its address."""
    start = target_of(address)
    if isinstance(start, Failure):
        return Visit(Finding(address=address, outcome=start.outcome, words=start.words))
    if manner.saves:
        way = yield from _follow("GET", start, manner.most)
        return _concluded(address, start, way)
    way = yield from _follow("HEAD", start, 0)
    if _is_settled(way, heads_only=manner.heads_only):
        return _concluded(address, start, way)
    before: tuple[Exchange, ...] = ()
    if isinstance(way.end, Answer) and way.end.status < 300:  # noqa: PLR2004 - successes
        before = way.exchanges[:-1]
        way = yield from _follow("GET", way.target, manner.most)
    else:
        way = yield from _follow("GET", start, manner.most)
    way = _Way((*before, *way.exchanges), way.target, way.end)
    found = _concluded(address, start, way)
    if manner.stranger and found.finding.outcome is Outcome.ALIVE:
        return (yield from _doubted(found, way, manner.stranger))
    return found


def _is_settled(way: _Way, *, heads_only: bool) -> bool:
    """Tell whether the answer to HEAD says all there is to know."""
    end = way.end
    if isinstance(end, Failure):
        return end.outcome in _SETTLED
    if end.status >= 300 or end.header("Content-Length") == "0":  # noqa: PLR2004 - no success
        return False
    return heads_only or not (is_page(end) or not end.media_type)


def _follow(method: str, start: Target, most: int) -> Step[_Way]:
    """Ask for an address and for wherever it leads on to, as far as each host lets us."""
    target, exchanges, seen = start, list[Exchange](), {start.url}
    while True:
        rules = yield Origin(target)
        if isinstance(rules, Failure):
            return _Way((*exchanges,), target, rules)
        if isinstance(rules, Rules) and not rules.allow(target, AGENT_NAME):
            return _Way((*exchanges,), target, Failure(Outcome.ROBOTS))
        reply = yield from _asked(Ask(method=method, target=target, most=most))
        if isinstance(reply, Failure):
            return _Way((*exchanges,), target, reply)
        exchanges.append(Exchange(target, reply))
        if not reply.leads_on:
            return _Way((*exchanges,), target, reply)
        onward = next_target(target, reply.header("Location"))
        if not isinstance(onward, Failure) and onward.url in seen:
            onward = Failure(Outcome.REDIRECT_LOOP, onward.url)
        if not isinstance(onward, Failure) and len(seen) > MOST_REDIRECTS:
            onward = Failure(Outcome.TOO_MANY_REDIRECTS, f"more than {MOST_REDIRECTS}")
        if isinstance(onward, Failure):
            return _Way((*exchanges,), target, onward)
        seen.add(onward.url)
        target = onward


def _asked(ask: Ask) -> Step[Reply]:
    """Ask, and ask again where that may help; HEAD is tried once, since GET follows it."""
    reply: Reply = Failure(Outcome.TIMED_OUT)
    for _ in range(1 if ask.method == "HEAD" else _ATTEMPTS):
        granted = yield ask
        assert not isinstance(granted, Rules)  # noqa: S101 - an answer to what was asked
        reply = granted
        if isinstance(reply, Failure) and reply.outcome not in PASSING:
            return reply
        if isinstance(reply, Answer) and reply.status not in _COME_BACK:
            return reply
    return reply


def _concluded(address: str, start: Target, way: _Way) -> Visit:
    """Say what a way to an address means for it."""
    end = way.end
    moved = way.target.url != start.url
    # A private address, or none at all, is the citation's fault only where the citation names it.
    if isinstance(end, Failure):
        outcome, words, status = end.outcome, end.words, 0
        if moved and outcome in {Outcome.PRIVATE_ADDRESS, Outcome.UNUSABLE_ADDRESS}:
            outcome = Outcome.BAD_REDIRECT
    else:
        (outcome, words), status = _judged(start, way.target, end), end.status
    hops = [one.answer for one in way.exchanges if one.answer.leads_on]
    # A fragment belongs to the citation; hosts neither see it nor hand it on.
    final = f"{way.target.url}#{start.fragment}" if start.fragment else way.target.url
    return Visit(
        Finding(
            address=address,
            outcome=outcome,
            status=status,
            final=final if moved else "",
            is_moved=moved and all(one.leads_on_for_good for one in hops),
            words=words,
        ),
        way.exchanges,
    )


def _judged(start: Target, ended: Target, answer: Answer) -> tuple[Outcome, str]:
    """Return what an answer that leads nowhere else says about the work."""
    status = answer.status
    if not 200 <= status < 300:  # noqa: PLR2004 - successes
        return _refused(answer), f"HTTP {status}"
    astray = led_astray(start, ended) or says_not_found(answer)
    if astray:
        return Outcome.SOFT_NOT_FOUND, astray
    if not answer.is_whole:
        return Outcome.TOO_LARGE, f"more than {len(answer.body):,} bytes"
    # The answer to HEAD has no body; how long it would be is all that can be known.
    is_head = answer.sent.startswith(b"HEAD ")
    if answer.header("Content-Length") == "0" or not (is_head or answer.body.strip()):
        return Outcome.EMPTY, ""
    return Outcome.ALIVE, ""


def _refused(answer: Answer) -> Outcome:
    if answer.status in _STATUSES:
        return _STATUSES[answer.status]
    if answer.status == 503 and answer.header("Retry-After"):  # noqa: PLR2004 - RFC 9110, 15.6.4
        return Outcome.BUSY
    # The host's own fault, or what is neither success nor a redirect.
    return Outcome.SERVER_ERROR if answer.status >= 500 else Outcome.REQUEST_REFUSED  # noqa: PLR2004


def _doubted(found: Visit, way: _Way, stranger: Callable[[Target], Target]) -> Step[Visit]:
    """Ask for a page that cannot exist: a host that shows the same for it shows it for all."""
    answer = way.end
    if isinstance(answer, Failure) or not is_page(answer) or way.target.is_front_page:
        return found
    unknown = stranger(way.target)
    other = yield from _follow("GET", unknown, MOST_BYTES)
    end = other.end
    if isinstance(end, Failure) or weight_of(_judged(unknown, other.target, end)[0]) is not (
        Weight.ALIVE
    ):
        return found
    if not same_page((way.target, answer), (other.target, end), unknown):
        return found
    finding = found.finding
    words = "the host shows the same page for an address that cannot exist"
    doubted = Finding(
        address=finding.address,
        outcome=Outcome.SOFT_NOT_FOUND,
        status=finding.status,
        final=finding.final,
        is_moved=finding.is_moved,
        words=words,
    )
    return Visit(doubted, found.exchanges)
