"""What an editor should do about links.

Comes in: cited works with what is known of their links. Goes out: diagnostics, each at the place in
the manuscript where the address stands. A host that keeps programs out is not among them.
"""

import re
from collections.abc import Iterable, Iterator

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.checks.cited import Work, places_of
from dateline.checks.links.outcomes import WORDS
from dateline.model.linkstate import Known, Outcome, State

_BEFORE_HOST = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


def dead_links(works: Iterable[Work]) -> Iterator[Diagnostic]:
    """Yield what there is to say about links that are dead, or lead elsewhere for good."""
    for work in works:
        known = work.known
        if known is None:
            continue
        first, *others = places_of(work.cited)
        if work.state is State.DEAD:
            message = f"{known.address} is dead: {reason(known)} ({_since(known)})"
            yield diagnose("dead-link", message, first, _what_now(work), tuple(others))
        elif known.moved and work.state is State.ALIVE and not _same(known.address, known.final):
            message = f"{known.address} has moved for good"
            hint = f"cite {known.final}"
            yield diagnose("moved-link", message, first, hint, tuple(others))
        elif known.outcome is Outcome.UNUSABLE_ADDRESS:
            message = f"{known.address} cannot be visited: {reason(known)}"
            hint = "compare it with the address in the browser"
            yield diagnose("unusable-link", message, first, hint, tuple(others))


def _same(one: str, other: str) -> bool:
    """Tell whether two addresses differ in scheme, `www.` and a slash at the end at most.

    Nearly every host has moved from http to https; readers get there, and nobody needs a thousand
    warnings.
    """
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    return _BEFORE_HOST.sub("", address).rstrip("/")


def reason(known: Known) -> str:
    """Return in words how the last visit ended."""
    words = WORDS[known.outcome]
    return f"{words}; {known.words}" if known.words else words


def _since(known: Known) -> str:
    first, *_ = known.failed
    seen = f"; last seen on {known.alive}" if known.alive else ""
    return f"it failed on {len(known.failed)} days or more, first on {first}{seen}"


def _what_now(work: Work) -> str:
    if work.has_copy:
        return "there is an archived copy; readers are led to it"
    return "look for an archived copy and give it as `archived:`, or cite where the work is now"
