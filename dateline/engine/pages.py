"""The second memoised function over a whole plan.

Comes in: the plan, the theme, the memo, the last edition. Goes out: the fingerprints of all files,
and, for those that are new, what rendering and staging made of them.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.base.canonical import encode, parse
from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.digest import Digest, digest_of, digest_of_parts
from dateline.engine.fingerprint import picture_code, rendering_code
from dateline.engine.gather import Found, Theme, read_bytes
from dateline.engine.store import Damaged, Store
from dateline.engine.workers import BATCH, Common, Workers
from dateline.model.page import ARTICLE, Copy, Page, TemplateFault, fingerprint
from dateline.model.plan import Plan
from dateline.publishing import staging
from dateline.publishing.staging import Staged

_NO_TEMPLATE = Digest("")
# The parts of an article's page that nothing but its manuscript decides, and no other page shows.
OWN = ("article", "body")
# Cards are this small, and shown by some ten pages; records are larger, and shown by one.
LARGEST_KEPT = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Closures:
    """For each template, the digest of all templates its output depends on, and their names."""

    digests: Mapping[str, Digest]
    names: Mapping[str, tuple[str, ...]]


def closures_of(theme: Theme, store: Store) -> Closures:
    """Return the closures of a theme; a function of its texts and the code, they are kept."""
    digests = {name: digest_of(text.encode()) for name, text in theme.templates.items()}
    rows = [text for name in sorted(digests) for text in (name, digests[name])]
    key = digest_of_parts([rendering_code(), *rows])
    kept = store.note("closures", key)
    if kept is None:
        from dateline.rendering.environment import closures

        kept = encode(closures(theme.templates))
        store.keep_note("closures", key, kept)
    plain = parse(kept)
    assert isinstance(plain, dict)  # noqa: S101 - we encoded it
    names = {
        name: tuple(str(one) for one in found)
        for name, found in plain.items()
        if isinstance(found, list)
    }
    return Closures(
        names=names,
        digests={
            name: digest_of_parts([text for one in found for text in (one, digests.get(one, ""))])
            for name, found in names.items()
        },
    )


def key_of_page(closures: Closures, language: str) -> Callable[[Page], Digest]:
    """Return what makes the key of the render memo for a page."""
    code = digest_of_parts([rendering_code(), language])
    return lambda page: fingerprint(page, code, closures.digests.get(page.renderer, _NO_TEMPLATE))


def fingerprints(plan: Plan, closures: Closures, language: str) -> dict[str, Digest]:
    """Return the key of the render memo for every file of a plan, in the plan's order."""
    key_of = key_of_page(closures, language)
    found = {page.url: key_of(page) for page in plan.pages}
    if plan.copies:
        picture = picture_code()
        for copy in plan.copies:
            made_by = picture if copy.is_picture else "copy"
            found[copy.url] = digest_of_parts([made_by, copy.url, copy.digest])
    return found


def components(page: Page | Copy, closures: Closures) -> dict[str, Digest]:
    """Return what a file's fingerprint is made of, by name: for explanations."""
    if isinstance(page, Copy):
        cleaned = {"picture code": picture_code()} if page.is_picture else {}
        return {**cleaned, "content": page.digest}
    found = {
        "rendering code": rendering_code(),
        "template": closures.digests.get(page.renderer, _NO_TEMPLATE),
    }
    for part in page.parts:
        several = not isinstance(part.digest, str)
        found[part.name] = digest_of_parts(part.digest) if several else Digest(str(part.digest))
    return found


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
    batches = _batches(pages, plan, store)
    yield from workers.map_batches(render_batch, batches, len(pages))


def _batches(pages: list[Page], plan: Plan, store: Store) -> Iterator[Batch]:
    kept: dict[Digest, bytes] = {}
    known: set[Digest] = set()
    for n in range(0, len(pages), BATCH):
        batch = _batch(tuple(pages[n : n + BATCH]), plan, store, kept)
        # What the pages of articles share stays at hand, to print one of them again by itself.
        shared = {digest for page in batch.pages for digest in shared_values(page)} - known
        store.keep_bodies((digest, batch.values[digest]) for digest in sorted(shared))
        known |= shared
        yield batch


def shared_values(page: Page) -> tuple[Digest, ...]:
    """Return the values that the page of an article shows besides those of its manuscript."""
    if page.kind != ARTICLE:
        return ()
    shared = page._replace(parts=tuple(part for part in page.parts if part.name not in OWN))
    return tuple(_digests([shared]))


def _batch(pages: tuple[Page, ...], plan: Plan, store: Store, kept: dict[Digest, bytes]) -> Batch:
    """Gather what some pages see; `kept` holds small values written down before."""
    values: dict[str, bytes] = {}
    bodies: list[Digest] = []
    for digest in _digests(pages):
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


def _digests(pages: Iterable[Page]) -> dict[Digest, None]:
    found: dict[Digest, None] = {}
    for page in pages:
        for part in page.parts:
            digests = (part.digest,) if isinstance(part.digest, str) else part.digest
            found.update(dict.fromkeys(digests))
    return found


def render_batch(common: Common, batch: Batch) -> Made:
    """Render some pages and stage their bytes."""
    from dateline.rendering.render import render

    staged, faults = [], []
    with _cycles_unsought():
        for page in batch.pages:
            made = render(page, batch.values, common.templates, common.language)
            if isinstance(made, TemplateFault):
                faults.append((page, made))
            else:
                staged.append(staging.write(common.output, page.url, made))
    return tuple(staged), tuple(faults)


@contextmanager
def _cycles_unsought() -> Iterator[None]:
    """Do not look for cycles of values for the time of a batch: pages leave hardly any behind."""
    sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sought:
            gc.enable()


def stage_copies(
    plan: Plan,
    wanted: frozenset[str],
    files: Mapping[str, Found],
    output: Path,
    said: list[Diagnostic],
) -> Iterator[Staged]:
    """Stage the copies of `wanted`; pictures lose everything but their pixels on the way."""
    for copy in plan.copies:
        if copy.url not in wanted:
            continue
        data = read_bytes(files[copy.source_path], said)
        if data is not None and digest_of(data) != copy.digest:
            said.append(_moved(copy))
            data = None
        if data is not None and copy.is_picture:
            data = _cleaned(copy, data, said)
        if data is not None:
            yield staging.write(output, copy.url, data)


def _moved(copy: Copy) -> Diagnostic:
    message = f"{copy.source_path} was changed while the archive was built"
    return diagnose("unreadable-file", message, Span(path=copy.source_path), "build again")


def _cleaned(copy: Copy, data: bytes, said: list[Diagnostic]) -> bytes | None:
    from dateline.publishing.pictures import PictureFault, clean

    try:
        return clean(data)
    except PictureFault as fault:
        hint = "export it again as JPEG, PNG, WebP, AVIF or GIF"
        span = Span(path=copy.source_path)
        said.append(diagnose("unreadable-picture", f"{copy.source_path}: {fault}", span, hint))
        return None
