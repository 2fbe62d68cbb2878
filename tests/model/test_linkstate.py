import pytest

from dateline.model.linkstate import Known, Outcome, State, Weight, state_of, weight_of

DAYS = ("2026-11-01", "2026-11-02", "2026-11-03")


def known(outcome: Outcome, *failed: str) -> Known:
    return Known(address="a", checked="2026-11-03", outcome=outcome, failed=failed)


def test_every_weight_has_outcomes() -> None:
    assert {weight_of(one) for one in Outcome} == set(Weight)


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (None, State.UNCHECKED),
        (known(Outcome.ALIVE), State.ALIVE),
        (known(Outcome.TOO_LARGE), State.ALIVE),
        (known(Outcome.GONE, *DAYS[:2]), State.FAILING),
        (known(Outcome.GONE, *DAYS), State.DEAD),
        (known(Outcome.ROBOTS, *DAYS), State.UNCLEAR),
    ],
)
def test_what_is_to_be_said_of_a_link(found: Known | None, state: State) -> None:
    assert state_of(found) is state
