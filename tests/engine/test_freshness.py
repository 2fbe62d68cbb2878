"""git's rule for racily clean entries, to the nanosecond."""

import pytest

from dateline.engine.freshness import MARGIN_NS, unchanged
from dateline.engine.gather import State

TAKEN = 1_700_000_000_000_000_000
OLD = State(size=10, mtime_ns=TAKEN - 2 * MARGIN_NS, ctime_ns=TAKEN - 2 * MARGIN_NS, inode=7)


def test_a_file_that_looks_as_it_did_long_before_the_last_look_is_unchanged() -> None:
    assert unchanged(OLD, OLD, TAKEN)


@pytest.mark.parametrize("field", ["size", "mtime_ns", "ctime_ns", "inode"])
def test_a_file_that_looks_different_in_anything_may_have_changed(field: str) -> None:
    number: int = getattr(OLD, field)

    assert not unchanged(OLD._replace(**{field: number + 1}), OLD, TAKEN)
    assert not unchanged(OLD._replace(**{field: number - 1}), OLD, TAKEN)


@pytest.mark.parametrize("field", ["mtime_ns", "ctime_ns"])
@pytest.mark.parametrize(
    ("before_the_look", "trusted"),
    [
        (MARGIN_NS + 1, True),
        (MARGIN_NS, False),
        (MARGIN_NS - 1, False),
        (0, False),
        (-MARGIN_NS, False),
    ],
)
def test_a_file_changed_within_the_margin_of_the_last_look_is_not_trusted(
    field: str, before_the_look: int, *, trusted: bool
) -> None:
    state = OLD._replace(**{field: TAKEN - before_the_look})

    assert unchanged(state, state, TAKEN) is trusted


def test_the_margin_is_wider_than_the_coarsest_clock_of_a_file_system() -> None:
    assert MARGIN_NS >= 2_000_000_000
