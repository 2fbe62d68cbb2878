"""Paths: whole numbers, short, without points that change nothing."""

from dateline.rendering.maps.paths import closed, opened


def test_a_ring_is_a_start_and_steps() -> None:
    assert closed([((1.2, 2.4), (11.0, 2.0), (11.0, 12.0))]) == "M1 2l10 0 0 10z"


def test_a_minus_sign_separates_by_itself() -> None:
    assert closed([((0, 0), (-5, 3), (-2, -4))]) == "M0 0l-5 3 3-7z"


def test_points_that_fall_together_or_on_the_way_are_left_out() -> None:
    ring = ((0, 0), (0.2, 0.1), (5, 0), (10, 0), (10, 10), (0.3, 0.4))
    assert closed([ring]) == "M0 0l10 0 0 10z"


def test_a_way_back_is_no_straight_way() -> None:
    assert opened([((0, 0), (10, 0), (4, 0))]) == "M0 0l10 0-6 0"


def test_what_is_smaller_than_a_unit_is_left_out() -> None:
    assert closed([((0, 0), (0.1, 0.1), (0.2, 0)), ()]) == ""
    assert closed([((0, 0), (4, 0))]) == ""
    assert opened([((0, 0), (0.1, 0.1))]) == ""


def test_several_lines_are_one_path() -> None:
    assert opened([((0, 0), (1, 1)), ((5, 5), (6, 7))]) == "M0 0l1 1M5 5l1 2"
