"""Files of an edition that are copied, or made of one file: pictures and documents.

Comes in: copies that are out of date, the files there are. Goes out: what is staged of each, and
what is wrong with the others. A picture is decoded once, whatever is made of it; decoding takes as
long as rendering many pages, so two of them are worth a second process.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.digest import digest_of
from dateline.engine.batch import Common
from dateline.engine.gather import Found, read_bytes
from dateline.engine.workers import WORTH_IT, Workers
from dateline.model.page import Copy
from dateline.publishing import staging
from dateline.publishing.documents import DocumentFault, clean_document
from dateline.publishing.picturekinds import Misnamed, PictureFault
from dateline.publishing.staging import Staged

# How many pages are rendered while one picture is made smaller, by and large.
WEIGHT = WORTH_IT // 2
M = TypeVar("M")
_KINDS = "JPEG, PNG, WebP, AVIF or GIF"


@dataclass(frozen=True, slots=True)
class Original:
    """A file, and what is to be made of it: at least one, all of one kind."""

    found: Found
    copies: tuple[Copy, ...]


Made = tuple[tuple[Staged, ...], tuple[Diagnostic, ...]]


def make_copies(
    copies: Iterable[Copy], files: Mapping[str, Found], workers: Workers
) -> Iterator[Made]:
    """Stage some copies, and yield what became of each of their originals."""
    return from_originals(make_from, copies, files, workers)


def from_originals(
    make: Callable[[Common, tuple[Original, ...]], M],
    wanted: Iterable[Copy],
    files: Mapping[str, Found],
    workers: Workers,
) -> Iterator[M]:
    """Yield what `make` makes of the originals of the copies `wanted`, one after the other."""
    originals: dict[str, list[Copy]] = {}
    for copy in wanted:
        originals.setdefault(copy.source_path, []).append(copy)
    parted = [Original(files[path], tuple(copies)) for path, copies in originals.items()]
    mere = [one for one in parted if one.copies[0].kind == "file"]
    for one in mere:
        yield make(workers.common, (one,))
    costly = [one for one in parted if one.copies[0].kind != "file"]
    batches = ((one,) for one in costly)
    yield from workers.map_batches(make, batches, len(costly), weight=WEIGHT)


def make_from(common: Common, batch: tuple[Original, ...]) -> Made:
    """Stage everything that is to be made of some files."""
    staged: list[Staged] = []
    said: list[Diagnostic] = []
    for original in batch:
        staged += (staging.write(common.output, url, one) for url, one in made_of(original, said))
    return tuple(staged), tuple(said)


def made_of(original: Original, said: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the bytes of everything that is to be made of a file."""
    data = read_as_stocked(original.found, original.copies[0].digest, said)
    made = None if data is None else _made(original, data, said)
    for copy, one in zip(original.copies, made or (), strict=False):
        yield copy.url, one


def read_as_stocked(found: Found, digest: str, said: list[Diagnostic]) -> bytes | None:
    """Return the bytes of a file if they are still those that were hashed."""
    data = read_bytes(found, said)
    if data is None or digest_of(data) == digest:
        return data
    message = f"{found.path} was changed while the archive was built"
    said.append(diagnose("unreadable-file", message, Span(path=found.path), "build again"))
    return None


def _made(original: Original, data: bytes, said: list[Diagnostic]) -> tuple[bytes, ...] | None:
    path, copies = original.found.path, original.copies
    if copies[0].kind == "file":
        return (data,)
    if copies[0].kind == "document":
        try:
            return (clean_document(data),)
        except DocumentFault as fault:
            said.append(document_fault(path, fault))
            return None
    from dateline.publishing.pictures import make

    try:
        return make(data, [copy.width for copy in copies])
    except PictureFault as fault:
        said.append(picture_fault(path, fault))
        return None


def picture_fault(path: str, fault: PictureFault) -> Diagnostic:
    """Return what is wrong with a picture, in words for its newsroom."""
    if isinstance(fault, Misnamed):
        stem = path.rpartition(".")[0] if "." in path.rpartition("/")[2] else path
        hint = f"call it {stem}{fault.suffix}, there and in the articles that show it"
        return diagnose("misnamed-picture", f"{path}: {fault}", Span(path=path), hint)
    hint = f"export it again as {_KINDS}"
    return diagnose("unreadable-picture", f"{path}: {fault}", Span(path=path), hint)


def document_fault(path: str, fault: DocumentFault) -> Diagnostic:
    """Return what is wrong with a document, in words for its newsroom."""
    return diagnose(fault.code, f"{path}: {fault}", Span(path=path), fault.hint)
