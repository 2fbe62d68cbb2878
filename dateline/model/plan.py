"""The plan: every file of an edition, and the values their pages see."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from dateline.base.digest import Digest
from dateline.model.filing import Filing
from dateline.model.page import Copy, Page

if TYPE_CHECKING:
    from dateline.model.article import Article


class Promises(Mapping[Digest, Callable[[], object]]):
    """What makes values once they are wanted, by digest.

    An archive has three or more for each article, and few are wanted: `of_articles` has no function
    for each, but the article, under what is made of it.
    """

    def __init__(
        self,
        single: Mapping[Digest, Callable[[], object]],
        of_articles: "Mapping[Callable[[Article], object], Mapping[Digest, Article]]",
    ) -> None:
        """Take the functions, and the articles by what is made of them."""
        self.single, self.of_articles = single, of_articles

    def __getitem__(self, digest: Digest) -> Callable[[], object]:
        for make, articles in self.of_articles.items():
            if digest in articles:
                return partial(make, articles[digest])
        return self.single[digest]

    def __contains__(self, digest: object) -> bool:
        return digest in self.single or any(digest in one for one in self.of_articles.values())

    def __iter__(self) -> Iterator[Digest]:
        yield from self.single
        for articles in self.of_articles.values():
            yield from articles

    def __len__(self) -> int:
        return len(self.single) + sum(map(len, self.of_articles.values()))


class Plan(Struct, frozen=True, kw_only=True):
    """The complete list of outputs.

    `values` holds canonical bytes by digest. `promised` holds functions that make the value
    behind a digest when a page that shows it is rendered; the digest stands for all that the
    value is made of. Any other digest names a body, which the memo keeps. `owners` maps an
    address to the manuscript it comes from, for messages. `filing` is kept with the edition; there
    is none in a plan of the few pages that changed since.
    """

    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    values: Mapping[Digest, bytes]
    promised: Mapping[Digest, Callable[[], object]]
    owners: Mapping[str, str]
    filing: Filing | None = None
