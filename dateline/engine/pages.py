"""The second memoised function over a whole plan.

Comes in: the plan, the memo, the addresses of what is out of date. Goes out: what rendering and
staging made of it.
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
from dateline.model.page import ARTICLE, ROWS, Page, Part, TemplateFault
from dateline.model.plan import Plan
from dateline.publishing import staging
from dateline.publishing.staging import Staged

# The parts of an article's page that nothing but its manuscript decides, and no other page shows.
OWN = ("article", "body")
# In bytes, for a batch: several times what most batches have. Some are under way at any time.
MOST_SEEN = 1_000_000
# As many as most values have that are fetched elsewhere.
USUAL = 200
Made = tuple[tuple[Staged, ...], tuple[tuple[Page, TemplateFault], ...]]


def render_all(
    plan: Plan, wanted: frozenset[str], store: Store, workers: Workers
) -> Iterator[Made]:
    """Render and stage the pages of `wanted`, and yield what became of each batch."""
    values = Values(plan, store)
    pages = [page for page in plan.pages if page.url in wanted]
    tables = [page for page in pages if page.renderer.startswith(ROWS)]
    others = [page for page in pages if not page.renderer.startswith(ROWS)]
    yield from workers.map_batches(render_batch, batches_of(others, values), len(others))
    for staged in print_tables(tables, values, workers):
        yield (staged,), ()


def batches_of(pages: Iterable[Page], values: Values) -> Iterator[Batch]:
    """Yield pages, some at a time, with what they see and cannot be looked up."""
    known: set[Digest] = set()
    for batch in _parted(pages, values):
        # What the pages of articles share stays at hand, to print one of them again by itself.
        articles = (page for page in batch.pages if page.kind == ARTICLE)
        shared = [
            one
            for one in digests_of(_shared_parts(articles))
            if one in values.plan.values and one not in known
        ]
        values.store.keep_bodies((digest, batch.values[digest]) for digest in sorted(shared))
        known.update(shared)
        yield batch


def _parted(pages: Iterable[Page], known: Values) -> Iterator[Batch]:
    """Yield batches of a few pages; of fewer where they see much, as lists of sources do."""
    some: list[Page] = []
    values: dict[str, bytes] = {}
    size = 0
    for page in pages:
        digests = [digest for digest in digests_of(page.parts) if digest not in values]
        seen = known.of(digests)
        values |= seen
        size += sum(map(len, seen.values())) + USUAL * (len(digests) - len(seen))
        some.append(page)
        if size > MOST_SEEN or len(some) == BATCH:
            yield known.batch(some, values)
            some, values, size = [], {}, 0
    if some:
        yield known.batch(some, values)


def shared_values(page: Page) -> tuple[Digest, ...]:
    """Return the values that the page of an article shows besides those of its manuscript."""
    return tuple(digests_of(_shared_parts([page]))) if page.kind == ARTICLE else ()


def _shared_parts(articles: Iterable[Page]) -> Iterator[Part]:
    return (part for page in articles for part in page.parts if part.name not in OWN)


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
