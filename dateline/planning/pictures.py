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
    folder, _, name = below.rpartition("/")
    stem, _, suffix = name.rpartition(".")
    parts = [slugify(part) or "x" for part in folder.split("/") if part]
    return "/".join(["media", *parts, f"{slugify(stem) or 'x'}.{slugify(suffix)}"])
