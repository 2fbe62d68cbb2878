"""What all citations of one work say together.

Comes in: the sources by which articles cite one work, of the newest article first. Goes out: one
source. The most complete one is believed, of several the newest; what it leaves open is taken from
the next. Fields that only mean something together stay together: a language belongs to its title,
and the note of an article is nobody else's.
"""

from collections.abc import Iterable, Sequence

from dateline.base.citedaddress import is_kept_copy
from dateline.base.dates import PartialDate
from dateline.indexing.wording import folded
from dateline.model.source import SavedCopy, Source, compared_as


def most_complete(sources: Sequence[Source]) -> Source:
    """Return the one source that says what any of `sources` says."""
    ranked = sorted(sources, key=_fields_missing)
    best = ranked[0]
    titled = next((one for one in ranked if one.title), best)
    named = next((one for one in ranked if one.outlet), best)
    date, url = _date(ranked), _url(ranked)
    return Source(
        key=best.key,
        outlet=named.outlet,
        outlet_slug=named.outlet_slug,
        title=titled.title,
        date=date,
        written="" if date else _first(one.written for one in ranked),
        whole="" if titled.title else best.whole,
        url=url,
        archived=_copies(ranked),
        accessed=max((one.accessed for one in ranked if one.accessed), key=str, default=None),
        author=_first(one.author for one in ranked),
        language=_language(ranked, titled.title),
        note=best.note,
        compared=compared_as(url, _first(one.address for one in ranked)),
        article=_first(one.article for one in ranked),
    )


def _fields_missing(source: Source) -> int:
    fields = (source.outlet, source.title, source.date, source.url, source.author, source.language)
    return sum(not field for field in (*fields, source.archived))


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _url(sources: Sequence[Source]) -> str:
    """Return the address of the work itself rather than that of a copy."""
    urls = [one.url for one in sources if one.url]
    return _first([*(url for url in urls if not is_kept_copy(url)), *urls])


def _date(sources: Sequence[Source]) -> PartialDate | None:
    """Return the first date, or one that says the same more exactly."""
    dates = [one.date for one in sources if one.date]
    alike = (date for date in dates if str(date).startswith(str(dates[0])))
    return max(alike, key=lambda date: len(str(date)), default=None)


def _language(sources: Sequence[Source], title: str) -> str:
    return _first(one.language for one in sources if folded(one.title) == folded(title))


def _copies(sources: Sequence[Source]) -> tuple[SavedCopy, ...]:
    by_url: dict[str, SavedCopy] = {}
    for source in sources:
        for copy in source.archived:
            by_url.setdefault(copy.url, copy)
    return tuple(by_url.values())
