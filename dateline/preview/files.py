"""Files of the preview folder, and nothing else.

Comes in: an address. Goes out: an open file, or nothing. Folders are not listed, names with a
leading full stop are not there, and nothing is reached through a link, wherever it leads.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.publishing import disk

# Windows opens text files unless told otherwise; a pipe must not make us wait.
_READ = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A regular file, open at its beginning, and its size in bytes."""

    file: BinaryIO
    size: int


def open_file(root: Path, url: str) -> Opened | None:
    """Open the regular file at an address that `address_of` has judged."""
    if any(part.startswith(".") for part in url.split("/")):
        return None
    try:
        status = disk.status_of(str(root), url)
        if status is None or not stat.S_ISREG(status.st_mode):
            return None
        descriptor = os.open(root / url, _READ)
    except OSError:
        return None  # it has just gone, or is not ours to read
    file = os.fdopen(descriptor, "rb")
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        file.close()
        return None
    return Opened(file, status.st_size)


def is_folder(root: Path, url: str) -> bool:
    """Tell whether a page stands in for the folder at an address."""
    opened = open_file(root, f"{url}/index.html")
    if opened:
        opened.file.close()
    return opened is not None
