"""What the content folder holds, found out without reading what is as it was.

Comes in: the site, the memo. Goes out: every file of the folder with the digest of its bytes. They
are held as long as a build lasts, so of each nothing is held but what is asked for later.
"""

from collections.abc import Iterable, Iterator, KeysView, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import Digest, digest_of
from dateline.engine.freshness import unchanged
from dateline.engine.gather import CONTENT, Found, Seen, read_bytes, real_folder, scan
from dateline.engine.store import States, Store

# In bytes: two thousand articles of the usual length. Where there are more, those who read them are
# busy while the next ones are fetched again, and of what was held here little is of use afterwards.
MOST_AT_HAND = 10_000_000


class Files(Mapping[str, Found]):
    """Files of the content folder by path.

    Nearly all lie where their paths say, and the largest archives have many: only of the others is
    it held where they are.
    """

    def __init__(self, folder: str, seen: Iterable[Seen]) -> None:
        """Take the files that were seen below the content folder, which really is `folder`."""
        self._folder = folder
        self._elsewhere: dict[str, str | None] = {
            one.path: None if one.real == self._usual(one.path) else one.real for one in seen
        }

    def _usual(self, path: str) -> str:
        return self._folder + path[len(CONTENT) :]

    def __getitem__(self, path: str) -> Found:
        """Return the file at a path."""
        return Found(path, self._elsewhere[path] or self._usual(path))

    def __iter__(self) -> Iterator[str]:
        """Go through the paths, in the order in which the files were seen."""
        return iter(self._elsewhere)

    def __len__(self) -> int:
        """Count the files."""
        return len(self._elsewhere)

    def keys(self) -> KeysView[str]:
        """Return the paths; a set of this kind is compared with another at once."""
        return self._elsewhere.keys()


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
    files = {seen.path: seen for seen in scan(site, CONTENT, said)}
    known = {} if rehash else store.states()
    states: States = {}
    at_hand = _AtHand()
    as_before = known.keys() == files.keys()
    for path, seen in files.items():
        then = known.get(path)
        if then and unchanged(seen.state, then[0], then[1]):
            states[path] = then
            continue
        as_before = False
        data = read_bytes(seen, said)
        if data is not None:
            states[path] = seen.state, taken_ns, digest_of(data)
            at_hand.take(path, data)
    if not as_before:
        store.keep_states(states)
    folder = real_folder(site, CONTENT)
    return Contents(
        manuscripts=Files(folder, (one for one in files.values() if _is_manuscript(one.path))),
        media=Files(folder, (one for one in files.values() if not _is_manuscript(one.path))),
        digests={path: digest for path, (_, _, digest) in states.items()},
        at_hand=at_hand.data,
    )


def _is_manuscript(path: str) -> bool:
    return path.lower().endswith(".md")


class _AtHand:
    """Bytes that need not be read a second time, as far as memory is to be spent on them."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}
        self.size = 0

    def take(self, path: str, data: bytes) -> None:
        if _is_manuscript(path) and self.size + len(data) <= MOST_AT_HAND:
            self.size += len(data)
            self.data[path] = data
