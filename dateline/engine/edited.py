"""Articles that were edited, and the edition they stand in.

Comes in: readings before and now; what was published last. Goes out: values that tell what is
another one, and pages as the memo keeps them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dateline.base.digest import Digest
from dateline.engine.edition import Press
from dateline.engine.imprint import key_of_page, remembered_imprint
from dateline.engine.prepared import Prepared
from dateline.model.article import Article, Reading
from dateline.model.edition import Entry
from dateline.model.filing import Filing
from dateline.model.page import Page, Part


@dataclass(frozen=True, slots=True)
class Edited:
    """An article that was edited: as it was and as it is, and the readings it stands in."""

    former: Article
    article: Article
    before: Reading
    now: Reading

    @property
    def record(self) -> Digest:
        """The digest of the article's record."""
        return self.now.record or Digest("")

    @property
    def words(self) -> tuple[Digest, Digest]:
        """The digests of its former and of its new words, empty where no search is published."""
        return self.before.words or Digest(""), self.now.words or Digest("")

    @property
    def is_retagged(self) -> bool:
        """Whether it has other tags, or has them in another order."""
        return self.former.tags != self.article.tags

    @property
    def moved(self) -> dict[str, bool]:
        """The tags that it left or joined, by slug: whether it has them now."""
        then, now = ({one.slug for one in by.tags} for by in (self.former, self.article))
        return {slug: slug in now for slug in sorted(then ^ now)}


class Edition:
    """The edition that was published last: what it was to be, its files as they were left."""

    def __init__(self, prepared: Prepared, previous: Mapping[str, Entry], press: Press) -> None:
        """Take what is known of it."""
        self.prepared, self.previous, self.press = prepared, previous, press
        self.key_of = key_of_page(prepared.closures, prepared.inputs.config.language)

    def page_at(self, url: str) -> Page | None:
        """Return the page at an address, as the memo keeps it; None unless that is sound."""
        imprint = remembered_imprint(self.press.store.imprint(self.press.output, url))
        page = imprint.file if imprint else None
        if not isinstance(page, Page) or self.key_of(page) != self.prepared.fingerprints.get(url):
            return None
        return page


@dataclass(frozen=True, slots=True, kw_only=True)
class Refiled:
    """What other tags make of an edition: pages with their values, and how all is filed now.

    `tags` are the parts that name the tags of an article, by its id. The values are as in `Table`.
    """

    pages: tuple[Page, ...] = ()
    values: Mapping[Digest, bytes] = field(default_factory=dict)
    promised: Mapping[Digest, Callable[[], object]] = field(default_factory=dict)
    tags: Mapping[str, Part] = field(default_factory=dict)
    filing: Filing | None = None
