"""What a host asks of programs, in its robots.txt (RFC 9309).

Comes in: the answer to a request for robots.txt. Goes out: `Rules`. Where a host has no such file,
everything may be asked for; where it has one but fails to hand it over, nothing may.
"""

from dataclasses import dataclass

from protego import Protego

from dateline.checks.links.messages import Answer, Failure, Reply, Target
from dateline.checks.links.outcomes import PASSING
from dateline.model.linkstate import Outcome

# RFC 9309 asks for at least 500 KiB to be read.
MOST_BYTES = 512 * 1024
_LONGEST_PAUSE = 30.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be asked for, and how many seconds a host wants between two requests."""

    file: Protego | None = None
    pause: float = 0.0

    def allow(self, target: Target, agent: str) -> bool:
        """Tell whether the host lets programs of this name see the page."""
        return self.file is None or bool(self.file.can_fetch(target.url, agent))


def rules_of(reply: Reply, agent: str) -> Rules | Failure:
    """Return the rules that a host answered, or why nothing may be asked for."""
    if isinstance(reply, Failure):
        # A host that stumbles over this file alone is not a host that forbids anything.
        return Rules() if reply.outcome in PASSING else reply
    if 200 <= reply.status < 300:  # noqa: PLR2004 - successes
        return _rules_in(reply, agent)
    if reply.status >= 500 or reply.status == 429:  # noqa: PLR2004 - not now
        return Failure(Outcome.ROBOTS, "the host does not hand out its robots.txt")
    return Rules()


def _rules_in(answer: Answer, agent: str) -> Rules:
    # Many hosts show a page of theirs instead of saying that there is no such file.
    if answer.media_type in {"text/html", "application/xhtml+xml"}:
        return Rules()
    file = Protego.parse(answer.body.decode("utf-8", "replace"))
    delay = file.crawl_delay(agent) or 0.0
    return Rules(file, min(float(delay), _LONGEST_PAUSE))
