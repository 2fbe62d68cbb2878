"""Pictures of prose, with all that a browser wants to know before it fetches one.

Comes in: prose, and what its tokens of pictures stand for. Goes out: the prose with an address, a
size and smaller ones to choose from. The first picture of a page is fetched at once, for a reader
is likely to see it; the others when they come near.
"""

import re
from collections.abc import Sequence
from typing import Protocol, cast

# How wide a picture stands on the page: the column of `static/style.css`, else the screen.
SIZES = "(min-width: 40rem) 37rem, calc(100vw - 2.5rem)"
# A token stands in an address only: reading takes away whatever looks like one elsewhere.
_PICTURE = re.compile(
    r'<img ((?:[a-z-]+="[^"]*" )*)src="dateline-picture:([0-9]+)"((?: [a-z-]+="[^"]*")*)>'
)
_SIGN = ' src="dateline-picture:'
_OWN_SIZE = re.compile(r'(?:^| )(?:width|height)="')


class Fields(Protocol):
    """The fields of what a token stands for; see `PictureView` in the planning."""

    def __getitem__(self, name: str, /) -> object:
        """Return a field."""


def with_pictures(prose: str, pictures: Sequence[Fields], root: str) -> str:
    """Return the prose with each picture in the place of its token."""
    if _SIGN not in prose:
        return prose
    shown = 0

    def tag(found: re.Match[str]) -> str:
        nonlocal shown
        shown += 1
        return _tag(found, pictures[int(found[2])], root, is_first=shown == 1)

    return _PICTURE.sub(tag, prose)


def _tag(found: re.Match[str], picture: Fields, root: str, *, is_first: bool) -> str:
    """Return the tag of a picture; what its author says of its size is believed."""
    before, after = found[1], found[3]
    size = ""
    if picture["width"] and not _OWN_SIZE.search(before + after):
        size = f' width="{picture["width"]}" height="{picture["height"]}"'
    loading = "" if is_first else ' loading="lazy"'
    address = f'src="{root}{picture["url"]}"'
    image = f'<img {before}{address}{after}{size}{loading} decoding="async">'
    sources = cast("Sequence[tuple[str, int]]", picture["sources"])
    if not sources:
        return image
    choice = ", ".join(f"{root}{url} {width}w" for url, width in sources)
    kind = f' type="{picture["type"]}"' if picture["type"] else ""
    return f'<picture><source srcset="{choice}" sizes="{SIZES}"{kind}>{image}</picture>'
