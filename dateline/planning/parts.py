"""The table of values behind the parts of pages.

Comes in: views. Goes out: digests. A value is encoded once, kept once, and named by its digest from
then on; equal values are one value.
"""

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.model.article import Article
from dateline.model.page import Page, Part


class Table:
    """Values by digest, and the pages planned so far."""

    def __init__(self) -> None:
        """Start empty."""
        self.values: dict[Digest, bytes] = {}
        self.records: dict[Digest, Article] = {}
        self.owners: dict[str, str] = {}
        self.pages: list[Page] = []
        self.frame: tuple[Part, ...] = ()

    def put(self, value: object) -> Digest:
        """Keep a value and return its digest."""
        data = encode(value)
        digest = digest_of(data)
        self.values[digest] = data
        return digest

    def part(self, name: str, value: object) -> Part:
        """Return a part that holds one value."""
        return Part(name, self.put(value))

    def plan(self, url: str, kind: str, renderer: str, *parts: Part, owner: str = "") -> None:
        """Add a page; one made by a template sees the site's frame besides its own parts."""
        frame = () if renderer.startswith("format:") else self.frame
        page = Page(url=url, kind=kind, renderer=renderer, parts=(*frame, *parts))
        self.pages.append(page)
        if owner:
            self.owners[url] = owner
