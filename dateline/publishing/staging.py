"""The folder beside the output in which an edition waits until it is complete.

Comes in: bytes with their address. Goes out: files that a commit only has to rename, because
staging and output stand in one folder and so on one file system. Bytes that the output already has
are not staged at all, so that their file keeps its time and no mirror sends it again. Several
processes may write at once, each its own addresses.

`output` is a real, absolute path everywhere in this package: whoever calls follows links first.
"""

import errno
import os
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dateline.base.digest import Digest, digest_of
from dateline.base.urls import path_fault
from dateline.publishing import disk, journal

_FILES, _WHOLE = "files", "edition"
# Two processes that make files in one folder wait for each other: three times as long, and more.
_ROOMS = 64


class Staged(NamedTuple):
    """A file as it is, or will be, in the output. `staged` tells whether its bytes are new.

    A tuple, because workers hand back one for each page.
    """

    url: str
    sha256: Digest
    size: int
    mtime_ns: int
    staged: bool


def folder_of(output: Path) -> Path:
    """Return where the staging folder of an output folder is, whether it exists or not."""
    return output.parent / f".{output.name}.dateline-staging"


@lru_cache(maxsize=8)
def files_of(output: Path) -> str:
    """Return where the staged files of an output folder are."""
    return str(folder_of(output) / _FILES)


@lru_cache(maxsize=8)
def whole_of(output: Path) -> str:
    """Return where a whole edition waits for an output folder that is not there yet."""
    return str(folder_of(output) / _WHOLE)


def begin(output: Path) -> None:
    """Begin an edition: where there is no output folder, files wait as they will stand in it."""
    if not os.path.lexists(output):
        make(output)
        disk.make_folder(whole_of(output))


def is_whole(output: Path) -> bool:
    """Tell whether what is staged is a whole edition, which one renaming brings to its place."""
    return os.path.isdir(whole_of(output))  # noqa: PTH112 - asked for each file


def place_of(output: Path, url: str) -> tuple[str, str]:
    """Return the folder in which a file waits, and the name it has there."""
    return (whole_of(output), url) if is_whole(output) else (files_of(output), name_of(url))


def name_of(url: str) -> str:
    """Return the name under which a file waits: in one of a few folders, which are soon made.

    What stands beside each other in the output under one name, as `a.html` and `a.ris`, waits in
    one folder.
    """
    room = zlib.crc32(url.partition(".")[0].encode()) % _ROOMS
    return f"{room}/{url.replace('/', ',')}"


def write(output: Path, url: str, data: bytes) -> Staged:
    """Stage the bytes of a file, unless the output has exactly these bytes at that address."""
    _check(url)
    known = not is_whole(output) and disk.holds(str(output), url, data)
    status = os.lstat(f"{output}/{url}") if known else _stage(output, url, data)
    return Staged(
        url=url,
        sha256=digest_of(data),
        size=len(data),
        mtime_ns=status.st_mtime_ns,
        staged=not known,
    )


def write_pieces(output: Path, url: str, pieces: Iterable[bytes]) -> Staged:
    """Do the same with bytes that come one piece after the other."""
    _check(url)
    path = _room_for(output, url)
    sha256, size = disk.write_pieces(path, pieces)
    known = disk.digest_at(str(output), url) == sha256
    if known:
        Path(path).unlink()
        status = os.lstat(f"{output}/{url}")
    else:
        status = disk.let_read(path, disk.FILE_MODE)
    return Staged(url, sha256, size, status.st_mtime_ns, not known)


def path_of(output: Path, staged: Staged) -> str:
    """Return where the bytes of a file are until the edition is published."""
    return "/".join(place_of(output, staged.url)) if staged.staged else f"{output}/{staged.url}"


def _check(url: str) -> None:
    fault = path_fault(url)
    if fault:
        raise ValueError(f"an address {fault}: {url!r}")


def _stage(output: Path, url: str, data: bytes) -> os.stat_result:
    path = "/".join(place_of(output, url))
    try:
        disk.write(path, data)
    except FileNotFoundError:
        disk.write(_room_for(output, url), data)
    # Asked after closing: some network file systems set the time only then.
    return disk.let_read(path, disk.FILE_MODE)


def _room_for(output: Path, url: str) -> str:
    """Return the path under which a file waits; the folder is made if it is not there."""
    make(output)
    folder, name = place_of(output, url)
    disk.make_folder(folder)
    for way in disk.ancestors(name):
        disk.make_folder(f"{folder}/{way}")
    return f"{folder}/{name}"


def make(output: Path) -> Path:
    """Return the staging folder, made if it is not there and closed to other users."""
    folder = found(output)
    if folder is None:
        folder = folder_of(output)
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Another worker may have been faster.
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def found(output: Path) -> Path | None:
    """Return the staging folder if it is there; anything else that bears its name is an error."""
    folder = folder_of(output)
    if not os.path.lexists(folder):
        return None
    if folder.is_symlink() or not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    return folder


def clear(output: Path) -> None:
    """Remove whatever is staged, but keep an unfinished journal: it says which files are ours."""
    folder = found(output)
    if folder is None:
        return
    import shutil  # takes longer to import than most builds have to wait for

    unfinished = journal.read(folder)
    kept = {journal.NAME, unfinished.manifest} if unfinished else set()
    for path in sorted(folder.iterdir()):
        if path.name in kept:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    if not kept:
        folder.rmdir()


def finish(output: Path) -> None:
    """Remove the staging folder with everything in it, the journal first."""
    folder = found(output)
    if folder:
        journal.drop(folder)
        clear(output)
