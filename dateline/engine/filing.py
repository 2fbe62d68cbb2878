"""What is kept with an edition, to file articles under other tags without planning anew.

Comes in: what a build gave, the memo. Goes out: how its articles are filed, and what tells that
from any other filing.
"""

from dateline.base.canonical import encode, recovered
from dateline.base.digest import Digest, digest_of
from dateline.engine.edition import Press
from dateline.model.filing import Filing


def keep_filing(filing: Filing, press: Press) -> Digest:
    """Keep how the articles of an edition are filed; return what tells it from others."""
    data = encode(filing)
    digest = digest_of(data)
    press.store.keep_note(_subject(press), digest, data)
    return digest


def kept_filing(digest: Digest, press: Press) -> Filing | None:
    """Return how the articles of an edition are filed, if that is still known."""
    return recovered(Filing, press.store.note(_subject(press), digest))


def _subject(press: Press) -> str:
    return f"filing in {str(press.output)!a}"
