"""The record of links: a file that people can read, compare and merge."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.linkstate import Known, Outcome, State
from dateline.reading.linkrecord import (
    few_days,
    joined,
    known_in,
    line_of,
    read_record,
    record_text,
)

URL = "https://courier.example/a"


def gone(*days: str) -> Known:
    """Return a link that failed on some days of a November."""
    failed = tuple(f"2026-11-{day}" for day in days)
    return Known(address=URL, checked=failed[-1], outcome=Outcome.GONE, failed=failed)


def test_of_many_days_the_first_and_the_latest_two_are_kept() -> None:
    assert few_days(["2026-11-04", "2026-11-01", "2026-11-03", "2026-11-02", "2026-11-04"]) == (
        "2026-11-01",
        "2026-11-03",
        "2026-11-04",
    )
    assert few_days(["2026-11-02", "2026-11-01"]) == ("2026-11-01", "2026-11-02")


def test_the_record_is_a_line_for_each_address_in_order() -> None:
    one = Known(
        address="https://b.example/",
        checked="2026-11-24",
        outcome=Outcome.NOT_FOUND,
        status=404,
        words="HTTP 404",
        failed=("2026-11-23", "2026-11-24"),
        alive="2026-10-01",
    )
    other = Known(
        address="https://a.example/新",
        checked="2026-11-24",
        outcome=Outcome.ALIVE,
        status=200,
        final="https://a.example/new",
        moved=True,
        alive="2026-11-24",
    )

    assert record_text([one, other]) == (
        '{"address": "https://a.example/新", "checked": "2026-11-24", "outcome": "alive", '
        '"status": 200, "final": "https://a.example/new", "moved": true, "alive": "2026-11-24"}\n'
        '{"address": "https://b.example/", "checked": "2026-11-24", "outcome": "not-found", '
        '"status": 404, "words": "HTTP 404", "failed": ["2026-11-23", "2026-11-24"], '
        '"alive": "2026-10-01"}\n'
    )


def test_both_sides_of_a_merge_may_stay() -> None:
    mine, theirs = gone("01", "03"), gone("02")
    text = f"<<<<<<< mine\n{line_of(mine)}\n=======\n{line_of(theirs)}\n>>>>>>> theirs\n"

    known, said = read_record("records/links.jsonl", text)

    assert said == ()
    assert known[URL].failed == ("2026-11-01", "2026-11-02", "2026-11-03")
    assert (known[URL].state, known[URL].checked) == (State.DEAD, "2026-11-03")


def test_what_one_side_saw_alive_later_wins_in_a_merge() -> None:
    mine = gone("01", "02")
    theirs = Known(address=URL, checked="2026-11-03", outcome=Outcome.ALIVE, alive="2026-11-03")

    for found in (joined(mine, theirs), joined(theirs, mine)):
        assert (found.state, found.failed, found.alive) == (State.ALIVE, (), "2026-11-03")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[]", "it is not an object"),
        ('{"checked": "2026-11-24", "outcome": "alive"}', "it names no address"),
        ('{"address": 7, "checked": "2026-11-24"}', "`address` is not a text"),
        (
            '{"address": "a", "checked": "24.11.2026", "outcome": "alive"}',
            "a day is not written as year-month-day",
        ),
        (
            '{"address": "a", "checked": "2026-02-30", "outcome": "alive"}',
            "a day is not written as year-month-day",
        ),
        (
            '{"address": "a", "checked": "2026-11-24", "outcome": "alive", "alive": "x"}',
            "a day is not written as year-month-day",
        ),
        (
            '{"address": "a", "checked": "2026-11-24", "outcome": "well"}',
            "there is no such outcome",
        ),
        ('{"address": "a", "checked": "2026-11-24", "outcome": []}', "there is no such outcome"),
        (
            '{"address": "a", "checked": "2026-11-24", "outcome": "gone", "failed": "x"}',
            "`failed` is not a list of days",
        ),
        (
            '{"address": "a", "checked": "2026-11-24", "outcome": "gone", "failed": [1]}',
            "`failed` is not a list of days",
        ),
    ],
)
def test_a_line_that_says_nothing_is_named_with_its_place(line: str, why: str) -> None:
    good = line_of(gone("01"))
    known, [said] = read_record("records/links.jsonl", f"{good}\n{line}\n")

    assert known.keys() == {URL}
    assert (said.code, said.message) == ("link-record", f"this is no line of the record: {why}")
    assert said.span is not None
    assert (said.span.path, said.span.line) == ("records/links.jsonl", 2)
    assert said.hint.startswith("restore the line from version control")


def test_a_status_that_is_no_number_is_none() -> None:
    known = known_in('{"address": "a", "checked": "2026-11-24", "outcome": "gone", "status": "x"}')

    assert isinstance(known, Known)
    assert known.status == 0


days = st.integers(0, 400).map(lambda n: (date(2026, 1, 1) + timedelta(days=n)).isoformat())
records = st.builds(
    Known,
    address=st.text(min_size=1),
    checked=days,
    outcome=st.sampled_from(Outcome),
    status=st.integers(0, 599),
    final=st.text(),
    moved=st.booleans(),
    words=st.text(),
    failed=st.lists(days, max_size=3, unique=True).map(lambda found: tuple(sorted(found))),
    alive=st.one_of(st.just(""), days),
)


@given(st.lists(records, max_size=5, unique_by=lambda known: known.address))
def test_what_is_written_is_read_again(known: list[Known]) -> None:
    found, said = read_record("x", record_text(known))

    assert said == ()
    assert found == {one.address: one for one in known}
    assert record_text(found.values()) == record_text(known)


@given(records, records)
def test_joining_does_not_depend_on_the_order(one: Known, other: Known) -> None:
    other = Known(
        address=one.address,
        checked=other.checked,
        outcome=other.outcome,
        failed=other.failed,
        alive=other.alive,
    )
    together = joined(one, other)

    assert together.failed == joined(other, one).failed
    assert together.alive == joined(other, one).alive
    assert together.state is joined(other, one).state


@given(st.text(max_size=200))
def test_no_line_makes_reading_raise(line: str) -> None:
    assert isinstance(known_in(line), Known | str)
