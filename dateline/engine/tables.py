"""Files made of rows: each is rendered a few rows at a time, by whichever process is free.

Comes in: pages of rows, the values they see. Goes out: staged files. A table of a whole archive is
never in memory as a whole, neither what it is made of nor its bytes.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from dateline.engine.batch import Common
from dateline.engine.values import Batch, Values, digests_of
from dateline.engine.workers import BATCH, Workers
from dateline.model.page import ROWS, Page, pieces
from dateline.publishing import staging
from dateline.publishing.staging import Staged

# So many rows take about as long as a batch of pages.
PIECE = 200


class Printed(NamedTuple):
    """Some rows of a file, and what stands around the rows of such files."""

    head: bytes
    rows: bytes
    between: bytes
    tail: bytes


def print_tables(pages: Sequence[Page], values: Values, workers: Workers) -> Iterator[Staged]:
    """Render and stage files made of rows, and yield each."""
    for url, whole in rendered_tables(pages, values, workers):
        yield staging.write_pieces(workers.common.output, url, whole)


def rendered_tables(
    pages: Sequence[Page], values: Values, workers: Workers
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the address of each file and its bytes in pieces, to be taken before the next one."""
    counts = [len(tuple(pieces(page, PIECE))) for page in pages]
    batches = (
        Batch((piece,), values.of(digests_of(piece.parts)))
        for page in pages
        for piece in pieces(page, PIECE)
    )
    printed = workers.map_batches(render_rows, batches, sum(counts), weight=BATCH)
    for page, count in zip(pages, counts, strict=True):
        yield page.url, _joined(islice(printed, count))


def _joined(printed: Iterator[Printed]) -> Iterator[bytes]:
    """Yield what some rows and those after them are in the file, beginning and end included."""
    last = next(printed)
    yield last.head
    yield last.rows
    for last in printed:
        yield last.between
        yield last.rows
    yield last.tail


def render_rows(common: Common, batch: Batch) -> Printed:
    """Render the rows of a piece."""
    from dateline.rendering.formats.data import TABLES

    (page,) = batch.pages
    table = TABLES[page.renderer.removeprefix(ROWS)]
    with common.meter.measured("rendering", page.url, page.renderer):
        return Printed(table.head, table.render(page, batch.values), table.between, table.tail)
