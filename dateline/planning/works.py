"""Cited works as lists show them.

Comes in: works, and where each is listed. Goes out: views, and what tells whether one is another
than it was without making it: an archive has tens of thousands of works, and few change.
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from dateline.base.canonical import encode
from dateline.base.digest import digest_of
from dateline.model.archive import Archive, CitedWork
from dateline.model.card import NamedLink
from dateline.planning.cards import Cards
from dateline.planning.shelves import Shelves
from dateline.planning.sourceviews import KeptView, RankedWork, WorkView
from dateline.planning.standing import anchor_of, kept_views

# What lists show of a source, its date aside; its note and its key are its article's.
_SHOWN = attrgetter(
    *("title", "whole", "written", "url", "language", "author", "archived", "accessed")
)
_CITING = attrgetter("headline", "url")


class Stock:
    """Tells apart what lists show; each work is looked at once, however many lists have it."""

    def __init__(self, archive: Archive) -> None:
        """Look at none of the works yet."""
        self.archive = archive
        self.digests: dict[str, str] = {}

    def of(self, works: Sequence[CitedWork]) -> str:
        """Return a text that is another one when a list of the works would not be the same."""
        known = self.digests
        # Not by their keys: those are made when they are asked for, and would be held as long.
        names = [work.named or work.source.place for work in works]
        for name, work in zip(names, works, strict=True):
            if name not in known:
                known[name] = digest_of(encode(self._ingredients(work)))
        return "".join([known[name] for name in names])

    def _ingredients(self, work: CitedWork) -> tuple[object, ...]:
        """Return all that the view of a work on an outlet's page is made of."""
        kept = kept_views(work, self.archive) if work.copies else ()
        plain = work.key, work.age, _SHOWN(work.source), _linked(work, kept)
        if len(work.cited_by) == 1 and not (work.article or work.gone or kept):
            return plain, _CITING(work.cited_by[0])  # as most works are
        own = _CITING(work.article) if work.article else ()
        return plain, [_CITING(one) for one in work.cited_by], own, work.gone, kept


class WorkViews:
    """Makes the views of an archive's cited works."""

    def __init__(self, archive: Archive, cards: Cards, shelves: Shelves) -> None:
        """Take the archive, its links, and where each work is listed."""
        self.archive, self.links, self.shelves = archive, cards.links, shelves

    def named(self, work: CitedWork) -> NamedLink | None:
        """Return the link to the outlet of a work, if it has one."""
        return self.links["outlet"][work.outlets[0]] if work.outlets else None

    def all_of(
        self, works: Iterable[CitedWork], *, with_outlets: bool = False
    ) -> tuple[WorkView, ...]:
        """Return the views of works, on pages of several outlets with their names."""
        return tuple([self._view(one, self.named(one) if with_outlets else None) for one in works])

    def _view(self, work: CitedWork, outlet: NamedLink | None) -> WorkView:
        source, own = work.source, work.article
        kept = kept_views(work, self.archive)
        return WorkView(
            anchor=anchor_of(work.key),
            linked=_linked(work, kept),
            own=NamedLink(name=own.headline, url=own.url) if own else None,
            outlet=outlet,
            gone=work.gone,
            kept=kept,
            accessed=source.accessed,
            title=source.title or source.whole,
            date=source.date,
            written=source.written,
            url=source.url,
            language=source.language,
            author=source.author,
            archived=source.archived,
            cited_by=tuple([NamedLink(name=one.headline, url=one.url) for one in work.cited_by]),
        )

    def ranked(self, work: CitedWork) -> RankedWork:
        """Return a work as the list of the most cited shows it."""
        source = work.source
        return RankedWork(
            title=source.title or source.whole or source.url,
            language=source.language,
            outlet=self.named(work),
            date=source.date,
            url=f"{self.shelves.place_of(work)}#{anchor_of(work.key)}",
        )


def _linked(work: CitedWork, kept: Sequence[KeptView]) -> str:
    """Return the day a work was first cited here, where nothing better dates a link to it."""
    source = work.source
    if not source.url or source.accessed:
        return ""
    saved = source.archived or kept
    if saved and saved[0].at:
        return ""
    return min([one.published.iso for one in work.cited_by])[:10]
