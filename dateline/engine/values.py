"""What pages see, as bytes, wherever it is kept.

Comes in: a sheaf and the memo. Goes out: the bytes behind digests, for the pages of a batch. What
the memo keeps in a file does not travel with a batch: whoever works on it looks there itself.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.base.canonical import encode
from dateline.base.digest import Digest
from dateline.engine.bodies import Damaged, LookUp, looked_into
from dateline.engine.store import Store
from dateline.model.page import Page, Part
from dateline.model.plan import Sheaf


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages with every value they see that is not in the memo; the pages share the values.

    `memo` is the file of the memo, None where there is none: then all they see is here.
    """

    pages: tuple[Page, ...]
    values: dict[str, bytes]
    memo: Path | None = None

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self.pages)

    @contextmanager
    def seen(self) -> Iterator[dict[str, bytes]]:
        """Have at hand what the pages see, for the time of the block."""
        if self.memo is None:
            yield self.values
            return
        with looked_into(self.memo) as look_up:
            yield _Seen(self.pages, self.values, look_up)


class _Seen(dict[str, bytes]):
    """Values by digest: those that came with the batch, and those that the memo has.

    Of lists, pages often have their rows at hand: what lists name is looked up when it is wanted.
    """

    def __init__(self, pages: Iterable[Page], values: dict[str, bytes], look_up: LookUp) -> None:
        super().__init__(values)
        self.look_up = look_up
        single = (part.digest for page in pages for part in page.parts)
        wanted = {one for one in single if isinstance(one, str) and one not in values}
        self.update(look_up(sorted(wanted)))

    def __missing__(self, digest: str) -> bytes:
        self.update(self.look_up([digest]))
        if digest not in self:
            raise Damaged  # it was there when the manuscripts were read
        return self[digest]


class Values:
    """The values of a sheaf as bytes, as far as whoever renders cannot look them up."""

    def __init__(self, sheaf: Sheaf, store: Store) -> None:
        """Take the sheaf, and the memo that has what reading wrote down."""
        self.sheaf, self.store = sheaf, store

    def batch(self, pages: Iterable[Page], values: dict[str, bytes]) -> Batch:
        """Return some pages with the values that `of` has for them."""
        return Batch(tuple(pages), values, self.store.path)

    def of(self, digests: Iterable[Digest]) -> dict[str, bytes]:
        """Return the values that have to travel with a batch whose pages show all these."""
        sheaf, values = self.sheaf, dict[str, bytes]()
        kept: list[Digest] = []
        for digest in digests:
            value = sheaf.value(digest)
            if value is not None:
                values[digest] = value
            elif digest in sheaf.promised:
                values[digest] = encode(sheaf.promised[digest]())
            else:
                kept.append(digest)
        if self.store.path is None:
            found = self.store.bodies(kept)
            if len(found) < len(kept):
                raise Damaged  # it was there when the manuscripts were read
            values |= {str(digest): value for digest, value in found.items()}
        return values


def digests_of(parts: Iterable[Part]) -> dict[Digest, None]:
    """Return every digest of some parts once, in their order."""
    found: list[Digest] = []
    for part in parts:
        if isinstance(part.digest, str):
            found.append(part.digest)
        else:
            found += part.digest
    return dict.fromkeys(found)
