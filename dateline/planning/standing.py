"""What of a cited work depends on the rest of the archive and on the newsroom's records.

Comes in: cited works. Goes out: views, and addresses. An article says of a source what it says;
who else cites the work, whether it is still online and which copies are kept is known only here.
"""

from collections.abc import Iterable

from dateline.base.dates import PartialDate, parse_iso
from dateline.base.digest import Digest, digest_of
from dateline.model.addresses import copy_address
from dateline.model.archive import Archive, CitedWork
from dateline.model.article import Article
from dateline.model.card import NamedLink
from dateline.model.keptcopy import KeptCopy
from dateline.planning.shelves import Shelves
from dateline.planning.sourceviews import KeptView, StandingView

# More reports than this are listed with the work itself: a work that everybody cites must not have
# the pages of all its reports printed again whenever one more cites it.
MOST_ALSO = 3
_ANCHOR_LENGTH = 10
_DAY_LENGTH = 10
_NOTHING = StandingView()


def anchor_of(key: str) -> str:
    """Return the id of a cited work on the page that lists it: it stays as long as its key does."""
    return f"work-{digest_of(key.encode())[:_ANCHOR_LENGTH]}"


def kept_views(work: CitedWork, archive: Archive) -> tuple[KeptView, ...]:
    """Return the copies of a work that the records name."""
    return tuple([_kept(copy, archive) for copy in work.copies])


def _kept(copy: KeptCopy, archive: Archive) -> KeptView:
    published = archive.copies.get(copy.file) if copy.file else None
    at = parse_iso(copy.at[:_DAY_LENGTH])
    return KeptView(
        url=copy_address(published) if published else copy.url,
        is_ours=published is not None,
        at=at if isinstance(at, PartialDate) else None,
        sha256=copy.file_sha256 if copy.file else copy.sha256,
    )


class Standing:
    """The standing of the sources of articles."""

    def __init__(self, archive: Archive, shelves: Shelves) -> None:
        """Take the archive, and where each work is listed."""
        self.archive, self.shelves = archive, shelves

    def _story(self, article: Article) -> str:
        """Return the id of the original: what a translation cites is cited once."""
        original = self.archive.translation_of.get(article.id)
        return original.id if original else article.id

    def of(self, works: Iterable[CitedWork], article: Article) -> tuple[StandingView, ...]:
        """Return how the works that an article cites stand, or nothing if all are plain."""
        found = tuple([self._one(work, article) for work in works])
        return () if all(one is _NOTHING for one in found) else found

    def _one(self, work: CitedWork, article: Article) -> StandingView:
        own = work.article
        is_plain = own is None and work.gone is None and not work.copies
        if is_plain and len(work.cited_by) == 1:
            return _NOTHING
        story = self._story(article)
        others = [one for one in reversed(work.cited_by) if self._story(one) != story]
        if is_plain and not others:
            return _NOTHING
        return StandingView(
            own=NamedLink(name=own.headline, url=own.url) if own else None,
            also=tuple([NamedLink(name=one.headline, url=one.url) for one in others[:MOST_ALSO]]),
            all=f"{self.shelves.place_of(work)}#{anchor_of(work.key)}"
            if others[MOST_ALSO:]
            else "",
            gone=work.gone,
            kept=kept_views(work, self.archive),
        )


def own_citables(works: Iterable[CitedWork], archive: Archive) -> tuple[Digest, ...]:
    """Return what bibliographies show of those works that are articles of this archive."""
    return tuple([archive.citables[one.article.id] for one in works if one.article])
