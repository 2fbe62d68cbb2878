"""What a commit is about to do, written down before it begins.

Comes in: the replacements and removals of a commit. Goes out: a file in the staging folder from
which the next run can carry the commit to its end. The journal bears a digest of itself: one that
is damaged or of another format is no journal, nothing is replaced or removed on its word, and what
it had recorded as ours is ours no more unless the manifest says so too.
"""

from dataclasses import dataclass
from pathlib import Path

from dateline.base import canonical
from dateline.base.digest import Digest, digest_of
from dateline.base.urls import path_fault
from dateline.publishing import disk

NAME = "journal"
_DRAFT = "journal.new"
_MARK = b"# Dateline journal, format 1"


@dataclass(frozen=True, slots=True)
class Replacement:
    """A staged file that goes into the output. `before` is our file that was there, or None."""

    url: str
    after: Digest
    before: Digest | None


@dataclass(frozen=True, slots=True)
class Removal:
    """A file of ours that leaves the output, if it is still what we wrote."""

    url: str
    before: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """A commit. `manifest` is the digest of the new manifest and its name in the staging folder."""

    replacements: tuple[Replacement, ...]
    removals: tuple[Removal, ...]
    manifest: Digest


def write(folder: Path, journal: Journal) -> None:
    """Write the journal so that it is on the disk, whole, when this function returns."""
    body = canonical.encode(journal)
    head = _MARK + b"\n" + digest_of(body).encode() + b"\n"
    disk.write(str(folder / _DRAFT), head + body, durable=True)
    disk.replace(str(folder / _DRAFT), str(folder / NAME))
    disk.settle_folder(str(folder))
    disk.settle_folder(str(folder.parent))


def read(folder: Path) -> Journal | None:
    """Return the journal in a staging folder, or None if there is none that can be trusted."""
    path = folder / NAME
    if path.is_symlink() or not path.is_file():
        return None
    mark, _, rest = path.read_bytes().partition(b"\n")
    seal, _, body = rest.partition(b"\n")
    if mark != _MARK or seal != digest_of(body).encode():
        return None
    return _trusted(body)


def _trusted(body: bytes) -> Journal | None:
    try:
        journal = canonical.decode(Journal, body)
    except ValueError:
        return None
    urls = [step.url for step in journal.replacements]
    urls += [step.url for step in journal.removals]
    # Neither can what we would have written otherwise, nor a path that leads elsewhere, be ours.
    is_ours = canonical.encode(journal) == body and not any(path_fault(url) for url in urls)
    return journal if is_ours else None


def drop(folder: Path) -> None:
    """Remove the journal, if there is one: what it speaks of is done."""
    path = folder / NAME
    if path.exists():
        path.unlink()
        disk.settle_folder(str(folder))
