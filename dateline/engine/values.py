"""What pages see, as bytes, wherever it is kept.

Comes in: the plan and the memo. Goes out: the bytes behind digests, for the pages of a batch.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.base.canonical import encode
from dateline.base.digest import Digest
from dateline.engine.store import Damaged, Store
from dateline.model.page import Page, Part
from dateline.model.plan import Plan

# Cards are this small, and shown by some ten pages; records are larger, and shown by one.
LARGEST_KEPT = 1500


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages with every value they see; the values are shared by the pages of the batch."""

    pages: tuple[Page, ...]
    values: dict[str, bytes]

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self.pages)


class Values:
    """The values of a plan as bytes, wherever they are; small ones are written down once."""

    def __init__(self, plan: Plan, store: Store) -> None:
        """Take the plan, and the memo that has the prose."""
        self.plan, self.store = plan, store
        self.kept: dict[Digest, bytes] = {}
        self.fetched: dict[Digest, bytes] = {}

    def fetch(self, digests: Iterable[Digest]) -> None:
        """Have at hand what the memo holds of these values: one question is soon answered."""
        plan = self.plan
        self.fetched = self.store.bodies(
            [one for one in digests if one not in plan.values and one not in plan.promised]
        )

    def of(self, digests: Iterable[Digest]) -> dict[str, bytes]:
        """Return the value behind each digest."""
        values: dict[str, bytes] = {}
        bodies: list[Digest] = []
        for digest in digests:
            if digest in self.plan.values:
                values[digest] = self.plan.values[digest]
            elif digest in self.kept:
                values[digest] = self.kept[digest]
            elif digest in self.plan.promised:
                values[digest] = self._written(digest)
            elif digest in self.fetched:
                values[digest] = self.fetched[digest]
            else:
                bodies.append(digest)
        prose = self.store.bodies(bodies)
        if len(prose) < len(bodies):
            raise Damaged  # it was there, or believed to be there, when the manuscripts were read
        values |= {str(digest): body for digest, body in prose.items()}
        return values

    def _written(self, digest: Digest) -> bytes:
        value = encode(self.plan.promised[digest]())
        if len(value) < LARGEST_KEPT:
            self.kept[digest] = value
        return value


def digests_of(parts: Iterable[Part]) -> dict[Digest, None]:
    """Return every digest of some parts once, in their order."""
    found: list[Digest] = []
    for part in parts:
        if isinstance(part.digest, str):
            found.append(part.digest)
        else:
            found += part.digest
    return dict.fromkeys(found)
