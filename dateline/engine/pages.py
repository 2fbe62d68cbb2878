"""The second memoised function over a whole plan.

Comes in: the plan, the memo, the addresses of what is out of date. Goes out: what rendering and
staging made of it.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dateline.base.canonical import encode
from dateline.base.digest import Digest
from dateline.engine.store import Damaged, Store
from dateline.engine.workers import BATCH, Common, Workers
from dateline.model.page import ARTICLE, Page, Part, TemplateFault
from dateline.model.plan import Plan
from dateline.publishing import staging
from dateline.publishing.staging import Staged

# The parts of an article's page that nothing but its manuscript decides, and no other page shows.
OWN = ("article", "body")
# Cards are this small, and shown by some ten pages; records are larger, and shown by one.
LARGEST_KEPT = 1500


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages with every value they see; the values are shared by the pages of the batch."""

    pages: tuple[Page, ...]
    values: dict[str, bytes]


Made = tuple[tuple[Staged, ...], tuple[tuple[Page, TemplateFault], ...]]


def render_all(
    plan: Plan, wanted: frozenset[str], store: Store, workers: Workers
) -> Iterator[Made]:
    """Render and stage the pages of `wanted`, and yield what became of each batch."""
    pages = [page for page in plan.pages if page.url in wanted]
    batches = batches_of(pages, plan, store)
    yield from workers.map_batches(render_batch, batches, len(pages))


def batches_of(pages: list[Page], plan: Plan, store: Store) -> Iterator[Batch]:
    """Yield pages, some at a time, with what they see."""
    kept: dict[Digest, bytes] = {}
    known: set[Digest] = set()
    for n in range(0, len(pages), BATCH):
        batch = _batch(tuple(pages[n : n + BATCH]), plan, store, kept)
        # What the pages of articles share stays at hand, to print one of them again by itself.
        articles = (page for page in batch.pages if page.kind == ARTICLE)
        shared = _digests(_shared_parts(articles)).keys() - known
        store.keep_bodies((digest, batch.values[digest]) for digest in sorted(shared))
        known |= shared
        yield batch


def shared_values(page: Page) -> tuple[Digest, ...]:
    """Return the values that the page of an article shows besides those of its manuscript."""
    return tuple(_digests(_shared_parts([page]))) if page.kind == ARTICLE else ()


def _shared_parts(articles: Iterable[Page]) -> Iterator[Part]:
    return (part for page in articles for part in page.parts if part.name not in OWN)


def _batch(pages: tuple[Page, ...], plan: Plan, store: Store, kept: dict[Digest, bytes]) -> Batch:
    """Gather what some pages see; `kept` holds small values written down before."""
    values: dict[str, bytes] = {}
    bodies: list[Digest] = []
    for digest in _digests(part for page in pages for part in page.parts):
        if digest in plan.values:
            values[digest] = plan.values[digest]
        elif digest in kept:
            values[digest] = kept[digest]
        elif digest in plan.promised:
            values[digest] = encode(plan.promised[digest]())
            if len(values[digest]) < LARGEST_KEPT:
                kept[digest] = values[digest]
        else:
            bodies.append(digest)
    prose = store.bodies(bodies)
    if len(prose) < len(bodies):
        raise Damaged  # it was there, or believed to be there, when the manuscripts were read
    values |= {str(digest): body for digest, body in prose.items()}
    return Batch(pages, values)


def _digests(parts: Iterable[Part]) -> dict[Digest, None]:
    """Return every digest of some parts once, in their order."""
    found: list[Digest] = []
    for part in parts:
        if isinstance(part.digest, str):
            found.append(part.digest)
        else:
            found += part.digest
    return dict.fromkeys(found)


def render_batch(common: Common, batch: Batch) -> Made:
    """Render some pages and stage their bytes."""
    from dateline.rendering.render import render

    staged, faults = [], []
    with cycles_unsought():
        for page in batch.pages:
            made = render(page, batch.values, common.templates, common.language)
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
