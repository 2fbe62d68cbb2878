"""The files of an edition, looked at instead of published.

Comes in: everything prepared, and what looks at the bytes of one file. Goes out: what it saw, file
by file, and whatever rendering has to say. A sight is a function of the file and of the code that
looks, and the file one of its fingerprint, so sights are remembered as pages are: a second look
without changes renders nothing. No file is written, and never are all pages in memory.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import Digest, digest_of_parts
from dateline.engine.batch import Common
from dateline.engine.copies import Original, from_originals, made_of
from dateline.engine.pages import batches_of, cycles_unsought
from dateline.engine.prepared import Means, Prepared
from dateline.engine.printing import template_diagnostics
from dateline.engine.store import Store
from dateline.engine.tables import rendered_tables
from dateline.engine.values import Batch, Values
from dateline.model.page import ROWS, Page, TemplateFault

_SUBJECT = "sight of "
# Takes the address and the bytes of a file, in pieces; workers find it by its name.
Look = Callable[[str, Iterable[bytes]], bytes]
Sight = tuple[str, bytes]
Faults = tuple[tuple[Page, TemplateFault], ...]


@dataclass(frozen=True, slots=True)
class Sights:
    """What was seen of each file, in the order of the plan, out of the memo one by one."""

    store: Store
    keys: Mapping[str, Digest]

    def __iter__(self) -> Iterator[Sight]:
        """Yield the address of each file with what was seen of it."""
        for url in self.keys:
            seen = self.of(url)
            if seen is not None:
                yield url, seen

    def of(self, url: str) -> bytes | None:
        """Return what was seen of the file at an address; None where it could not be made."""
        return self.store.note(_subject(url), self.keys[url])


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What came of looking: `looked` counts the files that were looked at anew."""

    sights: Sights
    looked: int
    diagnostics: tuple[Diagnostic, ...]


def inspect_files(prepared: Prepared, means: Means, look: Look, code: Digest) -> Inspection:
    """Look at every file of the edition that was not looked at before.

    `code` stands for `look` and whatever it knows besides its arguments.
    """
    store = means.store
    keys = {url: digest_of_parts([code, key]) for url, key in prepared.fingerprints.items()}
    sights = Sights(store, keys)
    new = frozenset(url for url in keys if sights.of(url) is None)
    said: list[Diagnostic] = []
    faults: list[tuple[Page, TemplateFault]] = []

    def keep(seen: Iterable[Sight]) -> None:
        store.keep_notes((_subject(url), keys[url], value) for url, value in seen)

    for seen, wrong in _copies(prepared, new, means, look):
        keep(seen)
        said += wrong
    for seen, failed in _pages(prepared, new, means, look):
        keep(seen)
        faults += failed
    if new:
        store.forget_notes(_SUBJECT, {_subject(url) for url in keys})
    said += template_diagnostics(faults, prepared.inputs.theme, prepared.plan.owners)
    return Inspection(sights=sights, looked=len(new), diagnostics=tuple(said))


SeenCopies = tuple[tuple[Sight, ...], tuple[Diagnostic, ...]]
SeenPages = tuple[tuple[Sight, ...], Faults]


def _copies(
    prepared: Prepared, new: frozenset[str], means: Means, look: Look
) -> Iterator[SeenCopies]:
    copies = [copy for copy in prepared.plan.copies if copy.url in new]
    files = prepared.inputs.files()
    return from_originals(partial(_look_at_copies, look), copies, files, means.workers)


def _pages(
    prepared: Prepared, new: frozenset[str], means: Means, look: Look
) -> Iterator[SeenPages]:
    store, workers = means
    whole = prepared.plan.whole()
    pages = [page for page in whole.pages if page.url in new]
    tables = [page for page in pages if page.renderer.startswith(ROWS)]
    others = [page for page in pages if not page.renderer.startswith(ROWS)]
    batches = batches_of([whole.having(others)], store)
    yield from workers.map_batches(partial(_look_at_pages, look), batches, len(others))
    for url, rows in rendered_tables(tables, Values(whole, store), workers):
        yield ((url, look(url, rows)),), ()


def _subject(url: str) -> str:
    return f"{_SUBJECT}{url}"


def _look_at_pages(look: Look, common: Common, batch: Batch) -> SeenPages:
    """Render some pages and look at them."""
    from dateline.rendering.render import render

    seen: list[Sight] = []
    faults: list[tuple[Page, TemplateFault]] = []
    with cycles_unsought(), batch.seen() as values:
        for page in batch.pages:
            made = render(page, values, common.templates, common.interface)
            if isinstance(made, TemplateFault):
                faults.append((page, made))
            else:
                seen.append((page.url, look(page.url, (made,))))
    return tuple(seen), tuple(faults)


def _look_at_copies(look: Look, _common: Common, batch: tuple[Original, ...]) -> SeenCopies:
    """Make what is made of some files and look at it."""
    said: list[Diagnostic] = []
    made = [one for original in batch for one in made_of(original, said)]
    return tuple((url, look(url, (data,))) for url, data in made), tuple(said)
