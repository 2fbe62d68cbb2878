"""Saving copies of cited works.

Comes in: addresses, a round that asks for whole works, the shelf. Goes out: a copy of each work
that could be had, and why there is none of the others. What is larger than the limit is not kept,
for half a work proves nothing; neither is what says that there is no such page.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dateline.base.citedaddress import comparable
from dateline.base.slugs import slugify
from dateline.checks.copies.shelf import Shelf
from dateline.checks.copies.warc import payload_digest, warc_of
from dateline.checks.links.check import is_of
from dateline.checks.links.messages import Failure
from dateline.checks.links.round import PutOff, Round
from dateline.checks.links.targets import target_of
from dateline.checks.links.visit import Visit
from dateline.model.keptcopy import KeptCopy
from dateline.model.linkstate import Outcome

LIMIT = 20_000_000
_STEM_LENGTH = 40


@dataclass(frozen=True, slots=True)
class NotSaved:
    """A work of which no copy was made, and why."""

    address: str
    outcome: Outcome
    words: str = ""


@dataclass(slots=True)
class Saved:
    """What was done: new copies, and works without one."""

    copies: list[KeptCopy] = field(default_factory=list)
    failed: list[NotSaved] = field(default_factory=list)


def wanting(
    addresses: Iterable[str],
    copies: Mapping[str, object],
    only: tuple[str, ...],
    limit: int | None,
) -> tuple[str, ...]:
    """Return the addresses of which there is no copy; `only` names hosts, or addresses whole.

    `copies` are by work, as `by_work` gives them.
    """
    hosts = tuple(one for one in only if "/" not in one)
    named = frozenset(one for one in only if "/" in one)
    found = (
        address
        for address in sorted(set(addresses))
        if comparable(address) not in copies
        and (not only or address in named or bool(hosts and is_of(address, hosts)))
    )
    return tuple(found)[:limit]


def save(
    addresses: Iterable[str],
    rounds: Round,
    shelf: Shelf,
    now: Callable[[], datetime],
    software: str,
    progress: Callable[[str], None],
) -> Saved:
    """Visit the addresses and keep what is there."""
    done = Saved()
    payloads = {copy.sha256: copy for copy in shelf.copies if copy.sha256 and copy.file}
    for ended in rounds.go(addresses):
        if isinstance(ended, PutOff):
            done.failed.append(NotSaved(ended.address, ended.why.outcome, ended.why.words))
            progress(ended.address)
            continue
        finding = ended.finding
        if finding.outcome is Outcome.ALIVE:
            copy = _saved(ended, shelf, payloads, _moment(now()), software)
            payloads.setdefault(copy.sha256, copy)
            done.copies.append(copy)
        else:
            done.failed.append(NotSaved(finding.address, finding.outcome, finding.words))
        progress(finding.address)
    return done


def _saved(
    visit: Visit, shelf: Shelf, payloads: Mapping[str, KeptCopy], at: str, software: str
) -> KeptCopy:
    answer, address = visit.exchanges[-1].answer, visit.finding.address
    digest = payload_digest(answer.body)
    copy = KeptCopy(
        address=address,
        at=at,
        sha256=digest,
        file=file_name(address, at),
        final=visit.finding.final,
        media_type=answer.media_type,
        bytes=len(answer.body),
    )
    return shelf.place(copy, warc_of(visit.exchanges, at, payloads.get(digest), software))


def file_name(address: str, at: str) -> str:
    """Return the name of a copy's file: whose work it is for people, which work for sure."""
    target = target_of(address)
    host = "work" if isinstance(target, Failure) else target.host
    stem = slugify(host)[:_STEM_LENGTH].strip("-") or "work"
    digest = hashlib.sha256(address.encode()).hexdigest()[:16]
    return f"{stem}-{digest}-{re.sub('[^0-9]', '', at)}.warc.gz"


def _moment(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
