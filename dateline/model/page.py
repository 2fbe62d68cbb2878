"""A page to be made: its address, who renders it, and the only values it may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of

# The kind of page that shows one article.
ARTICLE = "article"
CopyKind = Literal["file", "picture", "document"]


class Part(NamedTuple):
    """A named value behind a digest, or a sequence of values behind a tuple of digests."""

    name: str
    digest: Digest | tuple[Digest, ...]


class Page(NamedTuple):
    """One file of the edition.

    `url` is relative to the output folder. `renderer` names a template ("article.html") or a format
    written in Python ("format:atom"). `kind` is the kind of page, for people and style sheets.
    """

    url: str
    kind: str
    renderer: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A file that goes into the edition by its content: a stylesheet, a cleaned picture.

    A picture with a `width` is a smaller one, so many pixels wide, of the picture that is there.
    """

    url: str
    source_path: str
    digest: Digest
    kind: CopyKind = "file"
    width: int = 0


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """Why a page could not be rendered, as far as the template engine can say."""

    code: str
    message: str
    template: str
    line: int
    hint: str = ""


def fingerprint(page: Page, render_code: Digest, closure: Digest) -> Digest:
    """Return the key of the render memo: everything the bytes of a page depend on."""
    return digest_of(encode((render_code, closure, page)))


Templates = Mapping[str, str]
