"""Cited works as lists show them.

Comes in: works, and where each is listed. Goes out: views, and what tells whether one is another
than it was without making it: an archive has tens of thousands of works, and few change.
"""

from collections.abc import Iterable, Sequence

from dateline.model.archive import Archive, CitedWork
from dateline.model.card import NamedLink
from dateline.model.source import Source
from dateline.planning.cards import Cards
from dateline.planning.sourceviews import KeptView, RankedWork, WorkView
from dateline.planning.standing import anchor_of, kept_views


class WorkViews:
    """Makes the views of an archive's cited works."""

    def __init__(
        self, archive: Archive, cards: Cards, places: dict[str, str], outlet_of: dict[str, str]
    ) -> None:
        """Take the page that lists each work, and the slug of its outlet, by key."""
        self.archive, self.cards = archive, cards
        self.places, self.outlet_of = places, outlet_of

    def ingredients(self, work: CitedWork) -> tuple[object, ...]:
        """Return all that the view of a work on an outlet's page is made of."""
        own = (work.article.headline, work.article.url) if work.article else ()
        cited_by = [(one.headline, one.url) for one in work.cited_by]
        kept = kept_views(work, self.archive)
        linked = _linked(work, kept)
        return work.key, _shown(work.source), own, linked, cited_by, work.gone, kept

    def named(self, work: CitedWork) -> NamedLink | None:
        """Return the link to the outlet of a work, if it has one."""
        slug = self.outlet_of.get(work.key)
        return self.cards.links["outlet", slug] if slug else None

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
            url=f"{self.places[work.key]}#{anchor_of(work.key)}",
        )


def _shown(source: Source) -> tuple[object, ...]:
    """Return what lists show of a source; its note and its key are its article's."""
    return (
        *(source.title, source.whole, source.date, source.written, source.url, source.language),
        *(source.author, source.archived, source.accessed),
    )


def _linked(work: CitedWork, kept: Sequence[KeptView]) -> str:
    """Return the day a work was first cited here, where nothing better dates a link to it."""
    source = work.source
    days = [copy.at for copy in source.archived] or [copy.at for copy in kept]
    if not source.url or source.accessed or (days and days[0]):
        return ""
    return min(one.published.day for one in work.cited_by)
