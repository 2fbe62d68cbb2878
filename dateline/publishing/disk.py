"""Single operations on the disk, each of which may fail and leave nothing half done.

Comes in: paths as text, bytes. Goes out: files that are whole, digests of files, folders. Failures
of the system pass through as `OSError`. A file that is reached through a link counts as not there:
what lies behind a link is somebody else's. Rename per file costs 22 µs and fsync 289 µs, so only
what recovery rests on (the journal and the manifest) is written durably.
"""
# One call of `os` for each file of an archive: pathlib would double the time.
# ruff: noqa: PTH101, PTH102, PTH105, PTH106, PTH112, PTH114, PTH123

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import takewhile

from dateline.base.digest import Digest

FILE_MODE = 0o644
FOLDER_MODE = 0o755
# Windows opens text files unless told otherwise; elsewhere the flag does not exist.
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def ancestors(url: str) -> Iterator[str]:
    """Yield the folders on the way to `url`, outermost first: `a` and `a/b` for `a/b/c.html`."""
    end = url.find("/")
    while end != -1:
        yield url[:end]
        end = url.find("/", end + 1)


def folders_of(urls: Iterable[str]) -> set[str]:
    """Return every folder on the way to some addresses; most of them share theirs."""
    ways = {f"{url.rpartition('/')[0]}/" for url in urls}
    return {folder for way in ways for folder in ancestors(way) if folder}


def links_on_the_way(output: str, urls: Iterable[str]) -> tuple[str, ...]:
    """Return the links among the folders on the way to some addresses, each with a slash."""
    ways = folders_of(urls)
    return tuple(sorted(f"{way}/" for way in ways if os.path.islink(f"{output}/{way}")))


def status_of(output: str, url: str) -> os.stat_result | None:
    """Return the status of what stands at `url`, or None if it is missing or lies behind a link."""
    try:
        status = os.lstat(f"{output}/{url}")
    except (FileNotFoundError, NotADirectoryError):
        return None
    behind_link = any(os.path.islink(f"{output}/{folder}") for folder in ancestors(url))
    return None if behind_link else status


def holds(output: str, url: str, data: bytes) -> bool:
    """Tell whether the regular file at `url` consists of exactly these bytes."""
    status = status_of(output, url)
    if status is None or not stat.S_ISREG(status.st_mode) or status.st_size != len(data):
        return False
    with open(f"{output}/{url}", "rb") as file:
        return file.read() == data


def digest_at(output: str, url: str) -> Digest | None:
    """Return the digest of the regular file at `url`, or None if there is none."""
    status = status_of(output, url)
    if status is None or not stat.S_ISREG(status.st_mode):
        return None
    with open(f"{output}/{url}", "rb") as file:
        return Digest(hashlib.file_digest(file, "sha256").hexdigest())


def write(path: str, data: bytes, *, durable: bool = False) -> None:
    """Write a whole file; with `durable`, wait until the bytes have reached the disk."""
    descriptor = os.open(path, _WRITE, FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if durable:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_pieces(path: str, pieces: Iterable[bytes]) -> tuple[Digest, int]:
    """Write a file piece by piece; return the digest and the length of the whole."""
    seen = hashlib.sha256()
    with open(path, "wb") as file:
        for piece in pieces:
            file.write(piece)
            seen.update(piece)
        return Digest(seen.hexdigest()), file.tell()


def settle_folder(path: str) -> None:
    """Wait until the names in the folder have reached the disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # said by network disks that settle names by themselves
            raise
    finally:
        os.close(descriptor)


def let_read(path: str, mode: int) -> os.stat_result:
    """Give a file or folder of ours its mode, whatever the umask; return its status before."""
    status = os.lstat(path)
    if stat.S_IMODE(status.st_mode) != mode:
        # A memory stick has no permissions to set; whoever holds it may read it.
        with suppress(PermissionError):
            os.chmod(path, mode)
    return status


def make_folder(path: str) -> None:
    """Make a folder that everybody may read, whatever the umask, if it is not there."""
    if os.path.isdir(path):
        return
    try:
        os.mkdir(path, FOLDER_MODE)
    except FileExistsError:
        # Another worker may have been faster.
        if not os.path.isdir(path):
            raise
    else:
        let_read(path, FOLDER_MODE)


def replace(new: str, target: str) -> None:
    """Put a file in place; a folder that stands there gives way if there is no file in it."""
    try:
        os.replace(new, target)
    except OSError:
        if os.path.islink(target) or not os.path.isdir(target):
            raise
        for folder, _, _ in os.walk(target, topdown=False):
            os.rmdir(folder)
        os.replace(new, target)


def remove_empty_folders(output: str, url: str) -> None:
    """Remove the folders that held `url`, innermost first, as far as nothing is left in them."""
    ways = (f"{output}/{folder}" for folder in ancestors(url))
    real = tuple(takewhile(lambda way: os.path.isdir(way) and not os.path.islink(way), ways))
    for folder in reversed(real):
        with os.scandir(folder) as inside:
            if next(inside, None) is not None:
                return
        os.rmdir(folder)
