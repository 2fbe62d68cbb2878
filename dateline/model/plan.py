"""The plan: every file of an edition, and the values their pages see."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from dateline.base.digest import Digest
from dateline.model.filing import Filing
from dateline.model.page import Copy, Page

Promises = Mapping[Digest, Callable[[], object]]


class Sheaf(Struct, frozen=True):
    """Some pages of a plan, with what they see; a plan is made sheaf by sheaf.

    `values` holds canonical bytes by digest, those that pages of other sheaves see as well under
    `shared`. `promised` holds functions that make the value behind a digest when a page that shows
    it is rendered; the digest stands for all that the value is made of. `kept` are values that
    later sheaves see, too: the memo has to keep them before the sheaf is let go. Any other digest
    names what the memo keeps: prose, what reading has written down of an article, or what a former
    sheaf had kept.
    """

    pages: tuple[Page, ...]
    values: Mapping[Digest, bytes]
    shared: Mapping[Digest, bytes]
    promised: Promises
    kept: Mapping[Digest, bytes]

    def having(self, pages: Iterable[Page]) -> "Sheaf":
        """Return the sheaf with some of its pages alone."""
        return replace(self, pages=tuple(pages))

    def value(self, digest: Digest) -> bytes | None:
        """Return the value behind a digest, if it was written down and not promised."""
        return self.values.get(digest) or self.shared.get(digest) or self.kept.get(digest)


class Plan(Struct, frozen=True, kw_only=True):
    """The complete list of outputs.

    The values are those of all sheaves. `owners` maps an address to the manuscript it comes from,
    for messages. `filing` is kept with the edition; there is none in a plan of the few pages that
    changed since. Where sheaves were printed one after the other, no `pages` are left.
    """

    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    values: Mapping[Digest, bytes]
    promised: Promises
    owners: Mapping[str, str]
    filing: Filing | None = None

    def whole(self) -> Sheaf:
        """Return all pages in one sheaf."""
        return Sheaf(self.pages, self.values, {}, self.promised, {})
