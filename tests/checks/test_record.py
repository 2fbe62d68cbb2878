"""What is remembered of links after visits: days and states."""

from dateline.checks.links.outcomes import WORDS
from dateline.checks.links.record import noted
from dateline.checks.links.visit import Finding
from dateline.model.linkstate import Known, Outcome, State, Weight, state_of, weight_of

URL = "https://courier.example/a"


def after(*visits: tuple[str, Outcome]) -> Known:
    known: Known | None = None
    for day, outcome in visits:
        known = noted(Finding(address=URL, outcome=outcome), f"2026-11-{day}", known)
    assert known is not None
    return known


def test_every_outcome_has_words_and_a_weight() -> None:
    assert WORDS.keys() == set(Outcome)
    assert {weight_of(one) for one in Outcome} == set(Weight)


def test_a_link_is_dead_only_after_it_failed_on_three_different_days() -> None:
    missing = Outcome.NOT_FOUND

    assert after(("01", missing)).state is State.FAILING
    assert after(("01", missing), ("01", missing), ("01", missing)).state is State.FAILING
    assert after(("01", missing), ("02", missing)).state is State.FAILING
    assert after(("01", missing), ("02", missing), ("03", missing)).state is State.DEAD
    assert after(("01", missing), ("02", Outcome.TIMED_OUT), ("09", missing)).state is State.DEAD


def test_a_day_on_which_it_was_there_begins_the_count_anew() -> None:
    known = after(
        ("01", Outcome.GONE), ("02", Outcome.GONE), ("03", Outcome.ALIVE), ("04", Outcome.GONE)
    )

    assert (known.state, known.failed, known.alive) == (
        State.FAILING,
        ("2026-11-04",),
        "2026-11-03",
    )


def test_a_host_that_keeps_us_out_neither_kills_nor_revives() -> None:
    barred = Outcome.ROBOTS
    known = after(("01", Outcome.GONE), ("02", barred), ("03", Outcome.GONE))

    assert after(("01", barred), ("02", barred), ("03", barred)).state is State.UNCLEAR
    assert (known.state, known.failed) == (State.FAILING, ("2026-11-01", "2026-11-03"))


def test_of_many_days_the_first_and_the_latest_two_are_kept() -> None:
    known = after(*((f"{day:02}", Outcome.GONE) for day in range(1, 20)))

    assert known.failed == ("2026-11-01", "2026-11-18", "2026-11-19")
    assert known.state is State.DEAD


def test_of_what_nothing_is_known_is_unchecked() -> None:
    assert state_of(None) is State.UNCHECKED
    assert state_of(after(("01", Outcome.TOO_LARGE))) is State.ALIVE
