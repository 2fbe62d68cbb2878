"""What the content folder holds, found out without reading what is as it was.

Comes in: the site, the memo. Goes out: every file of the folder with the digest of its bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import Digest, digest_of
from dateline.engine.freshness import unchanged
from dateline.engine.gather import CONTENT, Found, read_bytes, scan
from dateline.engine.store import States, Store

# In bytes: twenty thousand articles of the usual length.
MOST_AT_HAND = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What the content folder holds: manuscripts and other files by path, with their digests.

    `at_hand` are bytes of manuscripts that were hashed just now and will hardly be in the memo;
    whoever reads a manuscript takes them out.
    """

    manuscripts: Mapping[str, Found]
    media: Mapping[str, Found]
    digests: Mapping[str, Digest]
    at_hand: dict[str, bytes]

    def media_digests(self) -> dict[str, Digest]:
        """Return the digests of the files that are no manuscripts and could be read."""
        return {path: self.digests[path] for path in self.media if path in self.digests}


def take_stock(
    site: Path, store: Store, taken_ns: int, said: list[Diagnostic], *, rehash: bool
) -> Contents:
    """Return every file of the content folder with its digest; hash what may have changed."""
    files = {found.path: found for found in scan(site, CONTENT, said)}
    known = {} if rehash else store.states()
    states: States = {}
    at_hand = _AtHand()
    as_before = known.keys() == files.keys()
    for path, found in files.items():
        then = known.get(path)
        if then and unchanged(found.state, then[0], then[1]):
            states[path] = then
            continue
        as_before = False
        data = read_bytes(found, said)
        if data is not None:
            states[path] = found.state, taken_ns, digest_of(data)
            at_hand.take(path, data)
    if not as_before:
        store.keep_states(states)
    return Contents(
        manuscripts={path: one for path, one in files.items() if path.lower().endswith(".md")},
        media={path: one for path, one in files.items() if not path.lower().endswith(".md")},
        digests={path: digest for path, (_, _, digest) in states.items()},
        at_hand=at_hand.data,
    )


class _AtHand:
    """Bytes that need not be read a second time, as far as memory is to be spent on them."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}
        self.size = 0

    def take(self, path: str, data: bytes) -> None:
        if path.lower().endswith(".md") and self.size + len(data) <= MOST_AT_HAND:
            self.size += len(data)
            self.data[path] = data
