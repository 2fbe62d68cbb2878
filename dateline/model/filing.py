"""How the articles of an edition are filed under tags.

It is kept with an edition, small and soon decoded however large the archive: when the tags of a few
articles change, it tells which others stand on the pages of these tags, and which files show an
article with its tags.
"""

from msgspec import Struct

from dateline.base.digest import Digest


class FiledTag(Struct, frozen=True, array_like=True, gc=False):
    """A tag: its slug, its name as articles have it and as pages print it.

    `introduced` tells whether there are hand-written words about it.
    """

    slug: str
    name: str
    printed: str
    introduced: bool


class Filing(Struct, frozen=True, kw_only=True, gc=False):
    """The published articles in the order of the archive, the newest first.

    `tags` are numbers in `names`, from 0, in each article's own order; `entries` are the digests of
    what feeds show of the articles. `shown` are numbers in `files`, ascending: the addresses of
    feeds, tables and citation files that show the article, but for its own files.
    """

    manuscripts: tuple[str, ...]
    tags: tuple[tuple[int, ...], ...]
    names: tuple[FiledTag, ...]
    entries: tuple[Digest, ...]
    files: tuple[str, ...]
    shown: tuple[tuple[int, ...], ...]
