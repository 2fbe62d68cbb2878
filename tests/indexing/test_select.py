import pytest

from dateline.base.diagnostics import FieldSpan, Severity
from dateline.indexing.select import NEVER, YEAR, far_dates, hold, next_turn, select
from dateline.model.held import Held
from tests.indexing.desk import article, moment

NOON = moment("2020-05-04T12:00Z").instant


def test_an_article_whose_moment_has_come_is_not_held() -> None:
    assert hold(article("a", published=moment("2020-05-04T12:00Z")), NOON) is None


def test_a_draft_is_held_without_an_end() -> None:
    assert hold(article("a", status="draft"), NOON) == Held(
        manuscript="content/a.md", reason="draft"
    )


def test_a_withdrawn_article_is_held_without_an_end() -> None:
    assert hold(article("a", status="withdrawn"), NOON) == Held(
        manuscript="content/a.md", reason="withdrawn"
    )


def test_a_draft_stays_one_after_its_embargo() -> None:
    draft = article("a", status="draft", embargo_until=moment("2020-01-01T00:00Z"))
    held = hold(draft, NOON)
    assert held is not None
    assert held.reason == "draft"


@pytest.mark.parametrize(
    "embargo",
    [
        "2020-05-04T12:00Z",
        "2020-05-04T18:00+06:00",
        "2020-05-04T17:45+05:45",
        "2020-05-04T05:00-07:00",
        "2020-05-05T02:00+14:00",
        "2020-05-04T00:00-12:00",
    ],
)
def test_an_embargo_ends_at_its_exact_second_in_every_zone(embargo: str) -> None:
    held_back = article("a", day="2020-05-01", embargo_until=moment(embargo))
    assert hold(held_back, NOON - 1) == Held(
        manuscript="content/a.md", reason="embargo", until="2020-05-04T12:00:00Z"
    )
    assert hold(held_back, NOON) is None
    assert hold(held_back, NOON + 1) is None


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2020-05-04T12:00Z", "2020-05-04T12:00:00Z"),
        ("2020-05-04T18:00+06:00", "2020-05-04T12:00:00Z"),
        ("2020-05-04T12:00:01Z", "2020-05-04T12:00:01Z"),
        ("2020-05-04", "2020-05-04T00:00:00Z"),
    ],
)
def test_a_date_ahead_is_scheduled_until_its_exact_second(written: str, utc: str) -> None:
    scheduled = article("a", published=moment(written))
    due = scheduled.published.instant
    assert hold(scheduled, due - 1) == Held(
        manuscript="content/a.md", reason="scheduled", until=utc
    )
    assert hold(scheduled, due) is None
    assert hold(scheduled, due + 1) is None


def test_an_embargoed_article_with_a_later_date_is_held_until_that_date() -> None:
    both = article(
        "a", embargo_until=moment("2020-05-04T13:00Z"), published=moment("2020-05-04T15:00Z")
    )
    assert hold(both, NOON) == Held(
        manuscript="content/a.md", reason="embargo", until="2020-05-04T15:00:00Z"
    )


def test_when_the_embargo_is_over_the_date_is_the_reason() -> None:
    both = article(
        "a", embargo_until=moment("2020-05-04T11:00Z"), published=moment("2020-05-04T15:00Z")
    )
    assert hold(both, NOON) == Held(
        manuscript="content/a.md", reason="scheduled", until="2020-05-04T15:00:00Z"
    )


def test_what_is_published_comes_newest_first_and_ties_by_id() -> None:
    filed = [
        article("c", "2020-05-01"),
        article("b", "2020-05-04"),
        article("d", published=moment("2020-05-04T00:00:01Z")),
        article("a", "2020-05-04"),
        # Midnight in Almaty comes before midnight in UTC.
        article("e", published=moment("2020-05-04T00:00+06:00")),
    ]
    published, held, reasons = select(filed, NOON)
    assert [one.slug for one in published] == ["d", "a", "b", "e", "c"]
    assert (held, reasons) == ((), ())


def test_ties_are_broken_by_id_and_not_by_slug() -> None:
    first = article("z", url="2020/05/z.html", published=moment("2020-06-01T00:00+14:00"))
    second = article("a", url="2020/06/a.html", published=moment("2020-05-31T10:00Z"))
    published, _, _ = select([second, first], moment("2021-01-01").instant)
    assert [one.id for one in published] == ["2020/05/z", "2020/06/a"]


def test_the_order_of_input_decides_nothing() -> None:
    filed = [
        article("a", "2020-05-04"),
        article("b", "2020-05-04"),
        article("c", status="draft"),
        article("d", "2031-01-01"),
        article("e", status="withdrawn"),
    ]
    assert select(filed, NOON) == select(reversed(filed), NOON)
    published, held, reasons = select(filed, NOON)
    assert [one.slug for one in published] == ["a", "b"]
    assert [one.slug for one in held] == ["c", "d", "e"]
    assert [one.reason for one in reasons] == ["draft", "scheduled", "withdrawn"]


def test_a_date_more_than_a_year_ahead_is_doubted() -> None:
    (found,) = far_dates([article("a", "2022-06-01")], NOON)
    assert (found.code, found.severity) == ("far-date", Severity.WARNING)
    assert found.message == "the date 2022-06-01 lies 2 years ahead"
    assert found.hint == "check the year"
    assert found.span == FieldSpan(path="content/a.md", fields=("date",))


def test_a_date_of_next_year_and_one_of_the_past_are_not_doubted() -> None:
    year = 365 * 24 * 3600
    assert list(far_dates([article("a", "2021-05-04"), article("b", "1999-01-01")], NOON)) == []
    exact = moment("2021-05-04").instant
    assert list(far_dates([article("a", "2021-05-04")], exact - year)) == []
    assert len(list(far_dates([article("a", "2021-05-04")], exact - year - 1))) == 1


def test_where_no_date_lies_ahead_nothing_will_change() -> None:
    past = article("a", "2019-01-01", embargo_until=moment("2020-05-04T12:00Z"))
    assert next_turn([past], NOON) == NEVER
    assert next_turn([], NOON) == NEVER


def test_the_next_turn_is_the_first_of_all_dates_and_embargoes_ahead() -> None:
    later = article("a", "2020-05-06")
    embargoed = article("b", "2020-05-01", embargo_until=moment("2020-05-05T08:00Z"))
    assert next_turn([later], NOON) == moment("2020-05-06").instant
    assert next_turn([later, embargoed], NOON) == moment("2020-05-05T08:00Z").instant


@pytest.mark.parametrize("ahead", [YEAR, YEAR + 1, 2 * YEAR - 1, 2 * YEAR, 5 * YEAR + 7])
def test_until_the_next_turn_the_warning_about_a_far_date_stays_the_same(ahead: int) -> None:
    one = article("a", "2030-01-01")
    now = one.published.instant - ahead
    turn = next_turn([one], now)

    assert now < turn <= now + YEAR
    assert list(far_dates([one], turn - 1)) == list(far_dates([one], now))


def test_an_edition_for_the_desk_has_what_is_to_come_and_still_says_why_readers_do_not() -> None:
    filed = [
        article("a", "2020-05-04"),
        article("b", status="draft"),
        article("c", "2031-01-01"),
        article("d", embargo_until=moment("2030-01-01T00:00Z")),
        article("e", status="withdrawn"),
    ]
    published, held, reasons = select(filed, NOON, for_desk=True)
    assert {one.slug for one in published} == {"a", "b", "c", "d"}
    assert [one.slug for one in held] == ["e"]
    assert reasons == select(filed, NOON)[2]
    assert [one.reason for one in reasons] == ["draft", "scheduled", "embargo", "withdrawn"]
