"""Where pictures stand in the output.

Comes in: the path of a picture below the content folder. Goes out: its address, which keeps the
folder and the name where they are safe in an address and spells them in plain letters where they
are not.
"""

from dateline.base.slugs import slugify
from dateline.base.urls import path_fault


def picture_address(path: str) -> str:
    """Return the address of the picture at `path`, relative to the output folder."""
    below = path.removeprefix("content/")
    plain = below.lower()
    if path_fault(plain) is None:
        return f"media/{plain}"
    *folders, name = below.split("/")
    stem, dot, suffix = name.rpartition(".")
    ending = slugify(suffix) if dot else ""
    name = slugify(stem if dot else name) or "x"
    parts = ["media", *(slugify(part) or "x" for part in folders), name]
    return "/".join(parts) + (f".{ending}" if ending else "")
