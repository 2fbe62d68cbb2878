"""A round over the links of an archive, and what is known afterwards.

Comes in: addresses, what was known, which of them are wanted, a way to hosts. Goes out: what is
known now; each finding is written down the moment it is there. An address is visited at most once
a day unless that is asked for: so a round that was interrupted goes on where it was. While no host
has answered yet, nothing is written down about those that did not: it may be our own connection
that is down, and a link must not die of that.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.checks.links.logbook import Logbook
from dateline.checks.links.messages import Failure
from dateline.checks.links.outcomes import UNANSWERED
from dateline.checks.links.record import noted
from dateline.checks.links.round import PutOff, Round
from dateline.checks.links.targets import target_of
from dateline.checks.links.visit import Finding
from dateline.model.linkstate import Known, Outcome

# So many hosts fail at once only where our own connection does.
HOSTS_TO_DOUBT = 3
_HOSTS_TO_STOP = 24
_NO_VISIT = frozenset([Outcome.PRIVATE_ADDRESS, Outcome.UNUSABLE_ADDRESS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which links to check: those on the hosts `only`, or below them, as far as there are any.

    Those that were checked less than `older_than` days ago are not; of all, at most `limit` are.
    """

    only: tuple[str, ...] = ()
    older_than: int = 1
    limit: int | None = None


@dataclass(slots=True)
class Checked:
    """What a round did: the addresses visited, those put off and why, and why it was stopped."""

    visited: list[Known] = field(default_factory=list)
    put_off: list[PutOff] = field(default_factory=list)
    diagnostics: tuple[Diagnostic, ...] = ()


def due(
    addresses: Collection[str], known: Mapping[str, Known], wanted: Wanted, day: str
) -> tuple[str, ...]:
    """Return the addresses to be visited: those never visited first, then the longest unvisited."""
    found = [
        address
        for address in sorted(set(addresses))
        if is_of(address, wanted.only) and _age(known.get(address), day) >= wanted.older_than
    ]
    found.sort(key=lambda address: known[address].checked if address in known else "")
    return tuple(found[: wanted.limit])


def is_of(address: str, hosts: Iterable[str]) -> bool:
    """Tell whether an address is on one of the hosts or below; of no hosts, whether at all."""
    wanted = [host.casefold().strip(".") for host in hosts]
    target = target_of(address)
    name = "" if isinstance(target, Failure) else target.host
    return not wanted or any(name == host or name.endswith(f".{host}") for host in wanted)


def _age(known: Known | None, day: str) -> int:
    """Return for how many days an address was not visited."""
    if known is None:
        return date.max.toordinal()
    days = (date.fromisoformat(day) - date.fromisoformat(known.checked)).days
    # A day still to come was written by a clock that was wrong.
    return days if days >= 0 else date.max.toordinal()


def check(
    addresses: Iterable[str],
    rounds: Round,
    book: Logbook,
    day: str,
    progress: Callable[[str], None],
) -> Checked:
    """Visit the addresses and write down what was found."""
    done = Checked()
    doubtful: list[Finding] = []
    has_answer = False
    for ended in rounds.go(addresses):
        if isinstance(ended, PutOff):
            done.put_off.append(ended)
            progress(ended.address)
            continue
        finding = ended.finding
        progress(finding.address)
        has_answer = has_answer or finding.outcome not in UNANSWERED | _NO_VISIT
        if finding.outcome in _NO_VISIT:
            _note([finding], done, book, day)
            continue
        doubtful.append(finding)
        if has_answer:
            _note(doubtful, done, book, day)
        elif len(_hosts(doubtful)) >= _HOSTS_TO_STOP:
            break
    if len(_hosts(doubtful)) >= HOSTS_TO_DOUBT:
        count = len(_hosts(doubtful))
        message = f"none of {count} hosts could be reached; nothing was written down about them"
        hint = "look whether this machine is connected to the internet, and check again"
        done.diagnostics = (diagnose("no-network", message, hint=hint),)
        return done
    _note(doubtful, done, book, day)
    return done


def _hosts(findings: Iterable[Finding]) -> set[str]:
    targets = (target_of(finding.address) for finding in findings)
    return {target.host for target in targets if not isinstance(target, Failure)}


def _note(findings: list[Finding], done: Checked, book: Logbook, day: str) -> None:
    for finding in findings:
        known = noted(finding, day, book.known.get(finding.address))
        book.note(known)
        done.visited.append(known)
    findings.clear()
