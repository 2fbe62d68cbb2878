from msgspec import structs

from dateline.base.dates import Moment
from dateline.model.card import NamedLink
from dateline.model.feedentry import FeedEntry, feed_entry_of, last_changed
from tests.indexing.desk import article, by, moment

REPORT = article("a", summary="What happened.", byline=by("Asia Desk"), language="ru")


def test_an_entry_holds_what_feeds_print_of_an_article() -> None:
    assert feed_entry_of(REPORT) == FeedEntry(
        url="2020/05/a.html",
        fragment="",
        title="Headline of a",
        summary="What happened.",
        published=moment("2020-05-04").instant,
        updated=moment("2020-05-04").instant,
        authors=(NamedLink(name="Asia Desk", url="authors/asia-desk/index.html"),),
        language="ru",
    )


def test_an_article_changed_last_when_it_was_updated_but_not_before_it_was_published() -> None:
    def updated(at: Moment | None) -> int:
        return last_changed(structs.replace(REPORT, updated=at))

    assert updated(None) == moment("2020-05-04").instant
    assert updated(moment("2021-01-01")) == moment("2021-01-01").instant
    assert updated(moment("2019-01-01")) == moment("2020-05-04").instant
