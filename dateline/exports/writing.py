"""A file that is whole, or as it was.

Comes in: a path and bytes. Goes out: the file. A pipe or a device is written to as it is; a link
keeps leading where it led. Failures of the system pass through as `OSError`.
"""

import os
from contextlib import suppress
from pathlib import Path

from dateline.publishing import disk


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` into the file at `path`."""
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        disk.write(str(target), data)
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        disk.write(str(beside), data)
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
