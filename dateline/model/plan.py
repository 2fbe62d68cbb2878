"""The plan: every file of an edition, and the values their pages see."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from dateline.base.digest import Digest
from dateline.model.filing import Filing
from dateline.model.page import Copy, Page


class Plan(Struct, frozen=True, kw_only=True):
    """The complete list of outputs.

    `values` holds canonical bytes by digest. `promised` holds functions that make the value
    behind a digest when a page that shows it is rendered; the digest stands for all that the
    value is made of. Any other digest names what reading has written down, prose or what is shown
    of an article, which the memo keeps. `owners` maps an address to the manuscript it comes from,
    for messages. `filing` is kept with the edition; there is none in a plan of the few pages that
    changed since.
    """

    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    values: Mapping[Digest, bytes]
    promised: Mapping[Digest, Callable[[], object]]
    owners: Mapping[str, str]
    filing: Filing | None = None
