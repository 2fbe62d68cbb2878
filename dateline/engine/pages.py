"""The second memoised function over a whole plan.

Comes in: pages that are out of date, sheaf by sheaf, and the memo. Goes out: what rendering and
staging made of them.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from dateline.base.digest import Digest
from dateline.engine.batch import Common
from dateline.engine.store import Store
from dateline.engine.tables import print_tables
from dateline.engine.values import Batch, Values, digests_of
from dateline.engine.workers import BATCH, Workers
from dateline.model.page import ARTICLE, ROWS, Page, TemplateFault
from dateline.model.plan import Sheaf
from dateline.publishing import staging
from dateline.publishing.staging import Staged

# The parts of an article's page that nothing but its manuscript decides, and no other page shows.
OWN = ("article", "body")
# What may be printed again by itself, with what the memo has: pages and files about one article.
_AGAIN = frozenset({ARTICLE, "feed", "citation", "data-file", "search-index"})
# In bytes, for a batch: several times what most batches have. Some are under way at any time.
MOST_SEEN = 1_000_000
# As many as most values have that are fetched elsewhere.
USUAL = 200
Made = tuple[tuple[Staged, ...], tuple[tuple[Page, TemplateFault], ...]]


def render_all(
    sheaves: Iterable[Sheaf], store: Store, workers: Workers, expected: int
) -> Iterator[Made]:
    """Render and stage pages as they come, and yield what became of each batch.

    How many there are is not known before the last one; `expected` is said to whoever watches.
    """
    tables: list[Page] = []
    values: dict[Digest, bytes] = {}
    others = _without_tables(sheaves, tables, values)
    yield from workers.map_batches(render_batch, batches_of(others, store), None, expected=expected)
    whole = Sheaf(tuple(tables), values, {}, {}, {})
    for staged in print_tables(whole.pages, Values(whole, store), workers):
        yield (staged,), ()


def _without_tables(
    sheaves: Iterable[Sheaf], tables: list[Page], values: dict[Digest, bytes]
) -> Iterator[Sheaf]:
    """Yield sheaves without their pages of rows; those are put by, with what they see."""
    for sheaf in sheaves:
        rows = [page for page in sheaf.pages if page.renderer.startswith(ROWS)]
        if not rows:
            yield sheaf
            continue
        tables += rows
        seen = (one for page in rows for one in digests_of(page.parts))
        values.update((one, value) for one in seen if (value := sheaf.value(one)))
        yield sheaf.having(page for page in sheaf.pages if not page.renderer.startswith(ROWS))


class Keeper:
    """Has the memo keep what later sheaves see, or whoever prints a page again by itself."""

    def __init__(self, store: Store) -> None:
        """Know of nothing that is kept."""
        self.store, self.known = store, set[Digest]()

    def keep(self, sheaf: Sheaf) -> None:
        """Keep what of a sheaf has to be kept, unless it is."""
        wanted = dict(sheaf.kept)
        for page in sheaf.pages:
            if page.kind in _AGAIN:
                for digest in digests_of(page.parts):
                    if digest not in self.known and (value := sheaf.value(digest)):
                        wanted[digest] = value
        new = wanted.keys() - self.known
        missing = self.store.lacks_bodies(new)
        self.store.keep_bodies((Digest(one), wanted[Digest(one)]) for one in sorted(missing))
        self.known |= new


def batches_of(sheaves: Iterable[Sheaf], store: Store) -> Iterator[Batch]:
    """Yield pages, some at a time, with what they see and cannot be looked up.

    A batch has fewer pages where they see much, as lists of sources do.
    """
    some: list[Page] = []
    values: dict[str, bytes] = {}
    size = 0
    for sheaf in sheaves:
        known = Values(sheaf, store)
        for page in sheaf.pages:
            digests = [digest for digest in digests_of(page.parts) if digest not in values]
            seen = known.of(digests)
            values |= seen
            size += sum(map(len, seen.values())) + USUAL * (len(digests) - len(seen))
            some.append(page)
            if size > MOST_SEEN or len(some) == BATCH:
                yield Batch(tuple(some), values, store.path)
                some, values, size = [], {}, 0
    if some:
        yield Batch(tuple(some), values, store.path)


def shared_values(page: Page) -> tuple[Digest, ...]:
    """Return the values that the page of an article shows besides those of its manuscript."""
    parts = [part for part in page.parts if part.name not in OWN] if page.kind == ARTICLE else []
    return tuple(digests_of(parts))


def render_batch(common: Common, batch: Batch) -> Made:
    """Render some pages and stage their bytes."""
    from dateline.rendering.render import render

    staged, faults = [], []
    with cycles_unsought(), batch.seen() as values:
        for page in batch.pages:
            with common.meter.measured("rendering", page.url, page.renderer):
                made = render(page, values, common.templates, common.interface)
            if isinstance(made, TemplateFault):
                faults.append((page, made))
            else:
                staged.append(staging.write(common.output, page.url, made))
    return tuple(staged), tuple(faults)


@contextmanager
def cycles_unsought() -> Iterator[None]:
    """Do not look for cycles of values for the time of a batch: pages leave hardly any behind."""
    sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sought:
            gc.enable()
