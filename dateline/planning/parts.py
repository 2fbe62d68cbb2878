"""The table of values behind the parts of pages.

Comes in: views. Goes out: digests. A value is encoded once, kept once, and named by its digest from
then on; equal values are one value.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.model.page import FORMAT, ROWS, Page, Part
from dateline.model.plan import Sheaf

# In pages and in bytes: about what is rendered at once.
SHEAF, MOST_VALUES = 100, 1_000_000


class Claim(NamedTuple):
    """An address that something wants, and the file that brought it about, empty if none did.

    `is_own` tells whether the file decides about the address, as an article does with its own and
    not with that of its tag.
    """

    url: str
    origin: str
    is_own: bool = True


class Table:
    """The pages planned since the last sheaf was taken, and their values by digest.

    Of pages that were taken, `urls` stay: their addresses by kind.
    """

    def __init__(self) -> None:
        """Start empty."""
        self.shared: dict[Digest, bytes] = {}
        self.urls: defaultdict[str, list[str]] = defaultdict(list)
        self.frame: tuple[Part, ...] = ()
        self._start()

    def _start(self) -> None:
        self.pages: list[Page] = []
        self.claims: list[Claim] = []
        self.values: dict[Digest, bytes] = {}
        self.kept: dict[Digest, bytes] = {}
        self.promised: dict[Digest, Callable[[], object]] = {}
        self.size = 0

    def take(self) -> Sheaf:
        """Return the pages since the last time, with what they see."""
        sheaf = Sheaf(tuple(self.pages), self.values, self.shared, self.promised, self.kept)
        self._start()
        return sheaf

    @property
    def written(self) -> dict[Digest, bytes]:
        """Every value there is."""
        return {**self.shared, **self.values, **self.kept}

    @property
    def is_full(self) -> bool:
        """Whether what there is makes a sheaf."""
        return len(self.pages) >= SHEAF or self.size >= MOST_VALUES

    def share(self, value: object) -> Digest:
        """Write down a value that pages of several sheaves see; it stays in memory."""
        return self._written(value, self.shared)

    def keep(self, value: object) -> Digest:
        """Write down one of many values that later pages see as well, too many for memory."""
        return self._written(value, self.kept)

    def put(self, value: object) -> Digest:
        """Write down a value that no page sees but those of the sheaf that is being planned."""
        return self._written(value, self.values)

    def _written(self, value: object, place: dict[Digest, bytes]) -> Digest:
        data = encode(value)
        digest = digest_of(data)
        place[digest] = data
        # What is shared stays however often a sheaf is taken.
        self.size += 0 if place is self.shared else len(data)
        return digest

    def promise(self, ingredients: object, make: Callable[[], object]) -> Digest:
        """Return a digest for the value that `make` makes out of the ingredients, if it is needed.

        Large values cost more to write down than to take stock of, and few are rendered.
        """
        digest = digest_of(encode(ingredients))
        self.promised[digest] = make
        return digest

    def shared_part(self, name: str, value: object) -> Part:
        """Return a part that pages of several sheaves have."""
        return Part(name, self.share(value))

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

    def add(self, page: Page, origin: str = "", *, is_own: bool = True) -> None:
        """Add a page as it is; `origin` and `is_own` are as in `Claim`."""
        self.pages.append(page)
        self.urls[page.kind].append(page.url)
        self.claims.append(Claim(page.url, origin, is_own))
