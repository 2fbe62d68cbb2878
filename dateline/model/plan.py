"""The plan: every file of an edition, and the values their pages see."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.base.digest import Digest
from dateline.model.article import Article
from dateline.model.page import Copy, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The complete list of outputs.

    `values` holds canonical bytes by digest. `records` and `cards` hold the articles whose records
    (see `dateline.model.article`) and cards (see `dateline.model.card`) stand behind a digest; they
    are written down only for pages that are rendered. Any other digest names a body, which the memo
    keeps. `owners` maps an address to the manuscript it comes from, for messages.
    """

    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    values: Mapping[Digest, bytes]
    records: Mapping[Digest, Article]
    cards: Mapping[Digest, Article]
    owners: Mapping[str, str]
