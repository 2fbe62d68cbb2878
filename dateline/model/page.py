"""A page to be made: its address, who renders it, and the only values it may see."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from msgspec import Struct

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of

# The kind of page that shows one article.
ARTICLE = "article"
# What the renderers of pages begin with that no template makes.
FORMAT, ROWS = "format:", "rows:"
CopyKind = Literal["file", "picture", "document"]


class Part(Struct, frozen=True, array_like=True, gc=False):
    """A named value behind a digest, or a sequence of values behind a tuple of digests."""

    name: str
    digest: Digest | tuple[Digest, ...]


class Page(NamedTuple):
    """One file of the edition.

    `url` is relative to the output folder. `renderer` names a template ("article.html") or a format
    written in Python ("format:atom"), or one made row by row ("rows:articles-csv"): there, all
    parts that are sequences have one value for each row. `kind` is the kind of page, for people
    and style sheets.
    """

    url: str
    kind: str
    renderer: str
    parts: tuple[Part, ...]


class Copy(Struct, frozen=True, kw_only=True, gc=False):
    """A file that goes into the edition by its content: a stylesheet, a cleaned picture.

    A picture with a `width` is a smaller one, so many pixels wide, of the picture that is there.
    """

    url: str
    source_path: str
    digest: Digest
    kind: CopyKind = "file"
    width: int = 0


class TemplateFault(Struct, frozen=True, gc=False):
    """Why a page could not be rendered, as far as the template engine can say."""

    code: str
    message: str
    template: str
    line: int
    hint: str = ""


def fingerprint(page: Page, render_code: Digest, closure: Digest) -> Digest:
    """Return the key of the render memo: everything the bytes of a page depend on."""
    return digest_of(encode((render_code, closure, page)))


def pieces(page: Page, size: int) -> Iterator[Page]:
    """Yield a page made of rows again and again, each time with the next `size` of its rows."""
    count = max(len(part.digest) for part in page.parts if isinstance(part.digest, tuple))
    for n in range(0, count, size):
        yield page._replace(parts=tuple(_piece(part, n, size) for part in page.parts))


def _piece(part: Part, n: int, size: int) -> Part:
    digest = part.digest
    return part if isinstance(digest, str) else Part(part.name, digest[n : n + size])


Templates = Mapping[str, str]
