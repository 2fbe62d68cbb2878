"""What is kept with an edition, to file articles under other tags without planning anew.

Comes in: what a build gave, the memo. Goes out: how its articles are filed, and what tells that
from any other filing. The values that pages about articles show besides the articles' own are kept
too, for whoever prints one of these pages again: other pages are only printed after planning.
"""

from dateline.base.canonical import encode, recovered
from dateline.base.digest import Digest, digest_of
from dateline.engine.edition import Press
from dateline.engine.prepared import Prepared
from dateline.model.filing import Filing
from dateline.model.plan import Plan

# What the pages of articles show is kept when they are rendered.
_KINDS = frozenset({"feed", "citation", "data-file", "search-index"})


def keep_filing(filing: Filing, prepared: Prepared, press: Press) -> Digest:
    """Keep how the articles of an edition are filed; return what tells it from others."""
    data = encode(filing)
    digest = digest_of(data)
    press.store.keep_note(_subject(press), digest, data)
    plan = prepared.plan
    missing = press.store.lacks_bodies(_values_of(plan))
    press.store.keep_bodies((Digest(one), plan.values[Digest(one)]) for one in sorted(missing))
    return digest


def _values_of(plan: Plan) -> set[Digest]:
    """Return the values that files about articles show and that are not made of one alone."""
    seen: set[str] = set()
    for page in plan.pages:
        if page.kind in _KINDS:
            for part in page.parts:
                seen.update([part.digest] if isinstance(part.digest, str) else part.digest)
    return {digest for one in seen if (digest := Digest(one)) in plan.values}


def kept_filing(digest: Digest, press: Press) -> Filing | None:
    """Return how the articles of an edition are filed, if that is still known."""
    return recovered(Filing, press.store.note(_subject(press), digest))


def _subject(press: Press) -> str:
    return f"filing in {str(press.output)!a}"
