"""The page of all corrections: what the newsroom owned up to, and when.

Comes in: the archive, settings. Goes out: a page with every correction, clarification, update and
retraction, newest first. A long list is parted by year, as those of terms are.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dateline.base.dates import first_instant
from dateline.model.addresses import ATOM, CORRECTIONS_FEED, JSON_FEED, corrections_address
from dateline.model.archive import Archive
from dateline.model.article import Article, Correction
from dateline.model.card import NamedLink
from dateline.model.config import Config
from dateline.planning.listings import NEWEST, WHOLE_LIST
from dateline.planning.parts import Table
from dateline.planning.views import CorrectionsView, CorrectionView


class Change(NamedTuple):
    """A change of an article; `number` counts those of one day, from 1, in the order typed."""

    article: Article
    correction: Correction
    number: int


def changes_of(archive: Archive) -> tuple[Change, ...]:
    """Return every change that the archive owns up to, newest first."""
    changed = (article for article in archive.articles if article.corrections)
    found = [one for article in changed for one in _changes(article)]
    return tuple(sorted(found, key=_newest_first))


def _changes(article: Article) -> Iterator[Change]:
    on_day: defaultdict[str, int] = defaultdict(int)
    for correction in article.corrections:
        day = str(correction.date)
        on_day[day] += 1
        yield Change(article, correction, on_day[day])


def _newest_first(change: Change) -> tuple[int, str, int]:
    return -first_instant(change.correction.date), change.article.id, -change.number


def plan_corrections(archive: Archive, config: Config, table: Table) -> None:
    """Add the page of all corrections, and pages of older years, if there are any corrections."""
    changes = changes_of(archive)
    if not changes:
        return
    by_year: defaultdict[int, list[Change]] = defaultdict(list)
    for one in changes:
        by_year[one.correction.date.year].append(one)
    own: list[Change] = []
    while by_year and (len(own) < NEWEST or len(changes) <= WHOLE_LIST):
        own += by_year.pop(next(iter(by_year)))
    years = tuple(NamedLink(name=str(year), url=corrections_address(year)) for year in by_year)
    for year, found in ((None, own), *by_year.items()):
        _plan_page(year, found, years, config, table)


def _plan_page(
    year: int | None,
    changes: list[Change],
    years: tuple[NamedLink, ...],
    config: Config,
    table: Table,
) -> None:
    view = CorrectionsView(
        url=corrections_address(year),
        year=year,
        complete=year is not None or not years,
        entries=tuple(_view(one) for one in changes),
        years=years,
        feed=CORRECTIONS_FEED + ATOM if config.base_url else "",
        json_feed=CORRECTIONS_FEED + JSON_FEED if config.base_url else "",
    )
    part = table.part("corrections", view)
    kind = "corrections-year" if year else "corrections"
    table.plan(view.url, kind, "corrections.html", part, named_by=changes[-1].article.manuscript)


def _view(change: Change) -> CorrectionView:
    article, correction = change.article, change.correction
    return CorrectionView(
        date=correction.date,
        kind=correction.kind,
        text=correction.text,
        article=NamedLink(name=article.headline, url=article.url),
        language=article.language,
    )
