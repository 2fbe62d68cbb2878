"""The gate: what may be published at a moment, and what is held back.

Comes in: every article, the moment, and who the edition is for. Goes out: two tuples. Whatever is
held back ends here; no later stage receives it, so none can forget a filter. Only the desk's own
preview is let see what is to come; what was withdrawn is shown to nobody.
"""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from dateline.base.counting import counted
from dateline.base.dates import utc_text
from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.model.article import Article
from dateline.model.held import Held

# What the desk may see before readers do.
TO_COME = frozenset({"draft", "embargo", "scheduled"})
YEAR = 365 * 24 * 3600
# Later than any moment that can be written in an article.
NEVER = 1 << 40


def hold(article: Article, as_of: int) -> Held | None:
    """Return why `article` is held back at `as_of` (seconds since 1970), or None."""
    path = article.manuscript
    if article.status == "draft":
        return Held(manuscript=path, reason="draft")
    if article.status == "withdrawn":
        return Held(manuscript=path, reason="withdrawn")
    embargo = article.embargo_until.instant if article.embargo_until else as_of
    until = max(embargo, article.published.instant)
    if until <= as_of:
        return None
    return Held(
        manuscript=path,
        reason="embargo" if embargo > as_of else "scheduled",
        until=utc_text(until),
    )


def select(
    articles: Iterable[Article], as_of: int, *, for_desk: bool = False
) -> tuple[tuple[Article, ...], tuple[Article, ...], tuple[Held, ...]]:
    """Return the articles that may be published, newest first, those held back, and why.

    The held ones stand in the order of their manuscripts, as do the reasons. In an edition for the
    desk, articles to come are among the first; the reasons are the same.
    """
    published: list[Article] = []
    held: list[Article] = []
    reasons: list[Held] = []
    for article in sorted(articles, key=attrgetter("manuscript")):
        reason = hold(article, as_of)
        reasons += [reason] if reason else []
        if reason is None or (for_desk and reason.reason in TO_COME):
            published.append(article)
        else:
            held.append(article)
    published.sort(key=newest_first)
    return tuple(published), tuple(held), tuple(reasons)


def newest_first(article: Article) -> tuple[int, str]:
    """Return the sorting key of every list: the newest first, then by id."""
    return -article.published.instant, article.id


def oldest_first(article: Article) -> tuple[int, str]:
    """Return the sorting key of a series, which is told from its beginning."""
    return article.published.instant, article.id


def next_turn(articles: Iterable[Article], as_of: int) -> int:
    """Return the first moment after `as_of` at which `hold` or `far_dates` may say another thing.

    In seconds since 1970; `NEVER` when no date lies ahead.
    """
    return min((turn for one in articles for turn in _turns(one, as_of)), default=NEVER)


def _turns(article: Article, as_of: int) -> Iterator[int]:
    published = article.published.instant
    if published > as_of:
        yield published
        # The warning about a far date counts whole years, and ends with the last of them.
        years = (published - as_of) // YEAR
        if years:
            yield max(published - years * YEAR, as_of + 1)
    if article.embargo_until and article.embargo_until.instant > as_of:
        yield article.embargo_until.instant


def far_dates(articles: Iterable[Article], as_of: int) -> Iterator[Diagnostic]:
    """Yield a warning for every date that lies more than a year ahead."""
    for article in articles:
        ahead = article.published.instant - as_of
        if ahead > YEAR:
            message = (
                f"the date {article.published.day} lies {counted(ahead // YEAR, 'year')} ahead"
            )
            yield diagnose("far-date", message, article.span("date"), "check the year")
