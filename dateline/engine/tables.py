"""Files made of rows: each row is made once, a few at a time, by whichever process is free.

Comes in: pages of rows, the values they see. Goes out: staged files. A row that stands already in
the last edition of its file, or in another file of this one, is copied from there: the tables of
regions have no rows but those of the whole archive, and a new article adds one to ten thousand. A
table is never in memory as a whole, neither what it is made of nor its bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import chain, groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dateline.base.canonical import decode, encode
from dateline.base.digest import Digest
from dateline.engine.batch import Common
from dateline.engine.bodies import Damaged
from dateline.engine.fingerprint import rendering_code
from dateline.engine.values import Batch, Values, digests_of
from dateline.engine.workers import BATCH, Workers
from dateline.model.page import ROWS, Page, Part, pieces
from dateline.publishing import disk, staging
from dateline.publishing.staging import Staged
from dateline.rendering.datasets.frames import FRAMES, Frame

# So many rows take about as long as a batch of pages.
PIECE = 200
# So many signs of a digest tell it from all others.
ENOUGH = 32


class Place(NamedTuple):
    """Where a row stands: the file, from where on, how many bytes."""

    path: str
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Printed:
    """The rows of a file that was printed: what each is made of, and how many bytes it has."""

    sha256: Digest
    names: tuple[str, ...]
    sizes: tuple[int, ...]

    def places(self, path: str, frame: Frame) -> Iterator[tuple[str, Place]]:
        """Yield where each row stands in the file."""
        start = len(frame.head)
        for name, size in zip(self.names, self.sizes, strict=True):
            yield name, Place(path, start, size)
            start += size + len(frame.between)


def print_tables(pages: Sequence[Page], values: Values, workers: Workers) -> Iterator[Staged]:
    """Render and stage files made of rows, and yield each."""
    kind = attrgetter("renderer")
    for _, alike in groupby(sorted(pages, key=kind), kind):
        yield from _print_alike(list(alike), values, workers)


def _print_alike(pages: list[Page], values: Values, workers: Workers) -> Iterator[Staged]:
    """Print files that have rows of one kind; a later one finds rows in those before it."""
    output, frame = workers.common.output, _frame(pages[0])
    # A row without a place is made for the first page that shows it.
    places: dict[str, Place | None] = {}
    for page in pages:
        places.update(_kept(page, values, workers))
    new: list[Page] = []
    for page in pages:
        missing = [(n, name) for n, name in enumerate(_names(page)) if name not in places]
        new.append(_only(page, [n for n, _ in missing]))
        places.update((name, None) for _, name in missing)
    made = _rendered(new, values, workers)
    for page in pages:
        names, sizes = tuple(_names(page)), list[int]()
        rows = rows_at([places[name] for name in names], made, sizes)
        staged = staging.write_pieces(output, page.url, _whole(rows, frame))
        printed = Printed(staged.sha256, names, tuple(sizes))
        values.store.keep_note(_subject(page, workers), rendering_code(), encode(printed))
        places.update(printed.places(staging.path_of(output, staged), frame))
        yield staged


def rendered_tables(
    pages: Sequence[Page], values: Values, workers: Workers
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the address of each file and its bytes in pieces, to be taken before the next one."""
    made = _rendered(pages, values, workers)
    for page in pages:
        yield page.url, _whole(islice(made, len(list(_names(page)))), _frame(page))


def _frame(page: Page) -> Frame:
    return FRAMES[page.renderer.removeprefix(ROWS)]


def _names(page: Page) -> Iterator[str]:
    """Yield what each row of a page is made of."""
    digests = [part.digest for part in page.parts]
    shared = "".join([one[:ENOUGH] for one in digests if isinstance(one, str)])
    for row in zip(*(one for one in digests if isinstance(one, tuple)), strict=True):
        yield shared + "".join([one[:ENOUGH] for one in row])


def _only(page: Page, rows: list[int]) -> Page:
    """Return a page with some of its rows."""
    parts = [
        part
        if isinstance(part.digest, str)
        else Part(part.name, tuple([part.digest[n] for n in rows]))
        for part in page.parts
    ]
    return page._replace(parts=tuple(parts))


def _subject(page: Page, workers: Workers) -> str:
    return f"rows of {str(workers.common.output)!a}/{page.url}"


def _kept(page: Page, values: Values, workers: Workers) -> Iterator[tuple[str, Place]]:
    """Yield where rows stand in the last edition of a file, if nobody has changed it."""
    output = str(workers.common.output)
    note = values.store.note(_subject(page, workers), rendering_code())
    with suppress(ValueError):
        printed = decode(Printed, note) if note else None
        if printed and disk.digest_at(output, page.url) == printed.sha256:
            yield from printed.places(f"{output}/{page.url}", _frame(page))


def rows_at(
    places: Iterable[Place | None], made: Iterator[bytes], sizes: list[int]
) -> Iterator[bytes]:
    """Yield rows, each from its place or as it is made, and note how many bytes each has."""
    with ExitStack() as opened:
        files: dict[str, BinaryIO] = {}
        for place in places:
            if place is None:
                row = next(made)
            else:
                if place.path not in files:
                    files[place.path] = opened.enter_context(Path(place.path).open("rb"))
                files[place.path].seek(place.start)
                row = files[place.path].read(place.size)
                if len(row) < place.size:
                    raise Damaged  # it was as we had left it a moment ago
            sizes.append(len(row))
            yield row


def _whole(rows: Iterator[bytes], frame: Frame) -> Iterator[bytes]:
    """Yield the bytes of a file, some rows at a time."""
    yield frame.head
    between = b""
    while some := list(islice(rows, PIECE)):
        yield between + frame.between.join(some)
        between = frame.between
    yield frame.tail


def _rendered(pages: Sequence[Page], values: Values, workers: Workers) -> Iterator[bytes]:
    """Yield the rows of some pages, one by one."""
    found = [piece for page in pages for piece in pieces(page, PIECE)]
    batches = (values.batch([piece], values.of(digests_of(piece.parts))) for piece in found)
    weight = BATCH if len(found) > 1 else 1
    printed = workers.map_batches(render_rows, batches, len(found), weight=weight)
    return chain.from_iterable(printed)


def render_rows(common: Common, batch: Batch) -> tuple[bytes, ...]:
    """Render the rows of a piece."""
    from dateline.rendering.formats.data import TABLES

    (page,) = batch.pages
    with batch.seen() as values, common.meter.measured("rendering", page.url, page.renderer):
        return tuple(TABLES[page.renderer.removeprefix(ROWS)](page, values))
