"""The table of values behind the parts of pages.

Comes in: views. Goes out: digests. A value is encoded once, kept once, and named by its digest from
then on; equal values are one value.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.model.page import FORMAT, ROWS, Page, Part


class Claim(NamedTuple):
    """An address that something wants, and the file that brought it about, empty if none did.

    `is_own` tells whether the file decides about the address, as an article does with its own and
    not with that of its tag.
    """

    url: str
    origin: str
    is_own: bool = True


class Table:
    """Values by digest, and the pages planned so far."""

    def __init__(self) -> None:
        """Start empty."""
        self.values: dict[Digest, bytes] = {}
        self.promised: dict[Digest, Callable[[], object]] = {}
        self.owners: dict[str, str] = {}
        self.pages: list[Page] = []
        self.claims: list[Claim] = []
        self.frame: tuple[Part, ...] = ()

    def put(self, value: object) -> Digest:
        """Keep a value and return its digest."""
        data = encode(value)
        digest = digest_of(data)
        self.values[digest] = data
        return digest

    def promise(self, ingredients: object, make: Callable[[], object]) -> Digest:
        """Return a digest for the value that `make` makes out of the ingredients, if it is needed.

        Large values cost more to write down than to take stock of, and few are rendered.
        """
        digest = digest_of(encode(ingredients))
        self.promised[digest] = make
        return digest

    def part(self, name: str, value: object) -> Part:
        """Return a part that holds one value."""
        return Part(name, self.put(value))

    def parts(self, name: str, values: Iterable[object]) -> Part:
        """Return a part that holds any number of values, none among them."""
        return Part(name, tuple(self.put(value) for value in values))

    def plan(
        self,
        url: str,
        kind: str,
        renderer: str,
        *parts: Part,
        owner: str = "",
        named_by: str = "",
    ) -> None:
        """Add a page; one made by a template sees the site's frame besides its own parts.

        `owner` is the manuscript the page shows; `named_by` is one that merely brings it about, as
        an article does with the page of its tag.
        """
        frame = () if renderer.startswith((FORMAT, ROWS)) else self.frame
        page = Page(url, kind, renderer, (*frame, *parts))
        self.add(page, owner or named_by, is_own=bool(owner) or not named_by)
        if owner:
            self.owners[url] = owner

    def add(self, page: Page, origin: str = "", *, is_own: bool = True) -> None:
        """Add a page as it is; `origin` and `is_own` are as in `Claim`."""
        self.pages.append(page)
        self.claims.append(Claim(page.url, origin, is_own))
