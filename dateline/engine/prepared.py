"""What stands before rendering: the values that `build` publishes and `explain` explains."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import Digest
from dateline.base.wording import Interface
from dateline.engine.gather import Found, Theme
from dateline.engine.imprint import Closures
from dateline.engine.stock import Contents
from dateline.engine.store import Store
from dateline.engine.workers import Workers
from dateline.model.config import Config
from dateline.model.held import Held
from dateline.model.plan import Plan

if TYPE_CHECKING:
    from dateline.model.archive import Archive


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything an edition is made of, gathered.

    `assets` are the digests of the theme's files, `records` the bytes of the files beside the
    content that say something of cited works. An edition for the desk has articles to come.
    """

    config: Config
    theme: Theme
    interface: Interface
    contents: Contents
    assets: Mapping[str, Digest]
    records: Mapping[str, bytes]
    for_desk: bool = False

    def files(self) -> dict[str, Found]:
        """Return every file that may be copied, by path."""
        assets = {f"static/{path}": one for path, one in self.theme.assets.items()}
        return {**self.contents.media, **assets}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What an edition is to be.

    `plan` has at least every page that has to be rendered, `fingerprints` the key of the render
    memo of every file. `read` counts the manuscripts that were not in the memo, `articles` those
    published; `sums` tells what the search index is the sum of, and `filing` how the articles of a
    plan that was recalled are filed. `diagnostics` are the warnings of reading, indexing and
    planning. `as_stocked` tells whether all manuscripts were read as they were when stock was
    taken. All this stays the same until the moment `until`, in seconds since 1970. `archive` is
    what the plan was made of, None where the plan was recalled.
    """

    inputs: Inputs
    plan: Plan
    closures: Closures
    fingerprints: Mapping[str, Digest]
    read: int
    as_stocked: bool
    articles: int
    sums: Digest
    held: tuple[Held, ...]
    diagnostics: tuple[Diagnostic, ...]
    until: int
    filing: Digest | None = None
    archive: "Archive | None" = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no edition, and what would have been held back."""

    held: tuple[Held, ...]
    diagnostics: tuple[Diagnostic, ...]


class Means(NamedTuple):
    """What work on a prepared edition may use."""

    store: Store
    workers: Workers
