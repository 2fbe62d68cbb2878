"""What stands before rendering: the values that `build` publishes and `explain` explains."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.base.digest import Digest
from dateline.engine.gather import Theme
from dateline.engine.manuscripts import Contents, Readings
from dateline.engine.pages import Closures
from dateline.indexing.archive import Indexed
from dateline.model.config import Config
from dateline.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything an edition is made of, gathered; `assets` are the digests of the theme's files."""

    config: Config
    theme: Theme
    contents: Contents
    assets: Mapping[str, Digest]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site read, indexed and planned.

    `fingerprints` holds the key of the render memo of every file.
    """

    inputs: Inputs
    indexed: Indexed
    plan: Plan
    closures: Closures
    fingerprints: dict[str, Digest]
    manuscripts: Readings
