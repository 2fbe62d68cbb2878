"""What stands before rendering: the value that `build` publishes and `explain` explains."""

from dataclasses import dataclass

from dateline.base.digest import Digest
from dateline.engine.gather import Theme
from dateline.engine.manuscripts import Contents
from dateline.engine.pages import Closures
from dateline.indexing.archive import Indexed
from dateline.model.config import Config
from dateline.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site read, indexed and planned.

    `fingerprints` holds the key of the render memo of every file, `read` the number of manuscripts
    that were not in the memo.
    """

    config: Config
    theme: Theme
    contents: Contents
    indexed: Indexed
    plan: Plan
    closures: Closures
    fingerprints: dict[str, Digest]
    read: int
