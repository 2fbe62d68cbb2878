"""Rings: joined, made simpler, unwrapped, cut."""

import pytest

from dateline.rendering.maps.outlines import Line, world
from dateline.rendering.maps.rings import (
    _simpler,
    area,
    borders,
    clipped,
    joined,
    lines_within,
    unwrapped,
)

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def mainland(*codes: str) -> float:
    return max(area(unwrapped(ring, 20)) for ring in joined(codes, world().lines))


def test_neighbours_joined_have_the_area_of_both_and_no_border_between_them() -> None:
    both = joined(["KE", "UG"], world().lines)
    assert len(both) == 1
    assert round(mainland("KE", "UG"), 4) == round(mainland("KE") + mainland("UG"), 4)


def test_a_country_inside_another_leaves_a_hole() -> None:
    around = joined(["ZA"], world().lines)
    together = joined(["LS", "ZA"], world().lines)
    assert len(around) == len(together) + 1


def test_borders_are_the_lines_that_two_countries_share() -> None:
    assert borders(["KE"], world().lines) == []
    assert borders(["KE", "MG"], world().lines) == []
    shared = borders(["KE", "UG"], world().lines)
    assert shared
    assert all(29 < x < 36 and -2 < y < 5 for line in shared for x, y in line)


def test_a_country_of_two_halves_around_the_end_of_the_day_is_one_ring() -> None:
    largest = max(joined(["RU"], world().lines), key=len)
    plain = unwrapped(largest, 100)
    assert min(x for x, _ in plain) < 40
    assert max(x for x, _ in plain) > 185


def test_simpler_lines_keep_their_ends_and_lose_detail() -> None:
    simple = lines_within(0.5)
    assert len(simple) == len(world().lines)
    assert sum(map(len, simple)) < sum(map(len, world().lines)) * 0.7
    for line, plain in zip(world().lines, simple, strict=True):
        assert (line[0], line[-1]) == (plain[0], plain[-1])


def test_full_detail_is_the_file_itself() -> None:
    assert lines_within(0) is world().lines


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (((0.0, 0.0), (1.0, 0.05), (2.0, 0.0)), ((0.0, 0.0), (2.0, 0.0))),
        (((0.0, 0.0), (1.0, 0.2), (2.0, 0.0)), ((0.0, 0.0), (1.0, 0.2), (2.0, 0.0))),
        (((0.0, 0.0), (0.05, 0.0), (0.0, 0.0)), ((0.0, 0.0), (0.0, 0.0))),
        (((0.0, 0.0), (1.0, 0.0)), ((0.0, 0.0), (1.0, 0.0))),
    ],
)
def test_a_point_close_to_the_straight_way_is_left_out(line: Line, kept: Line) -> None:
    assert _simpler(line, 0.1) == kept


def test_a_ring_that_shrinks_to_a_line_is_left_out() -> None:
    assert len(joined(["FJ"], lines_within(5))) < len(joined(["FJ"], world().lines))


@pytest.mark.parametrize(
    ("ring", "meridian", "plain"),
    [
        (((179.0, 0.0), (-179.0, 1.0)), 0, ((179.0, 0.0), (181.0, 1.0))),
        (((179.0, 0.0), (-179.0, 1.0)), -170, ((-181.0, 0.0), (-179.0, 1.0))),
        (((-175.0, 0.0),), 11, ((185.0, 0.0),)),
    ],
)
def test_longitudes_go_on_past_the_end_of_the_day(ring: Line, meridian: int, plain: Line) -> None:
    assert unwrapped(ring, meridian) == plain


def test_what_lies_in_the_box_is_left_as_it_is() -> None:
    assert set(clipped(SQUARE, (-1, -1, 11, 11))) == set(SQUARE)


def test_a_ring_is_cut_at_every_side_of_the_box() -> None:
    assert area(clipped(SQUARE, (2, 3, 7, 9))) == 5 * 6
    assert area(clipped(SQUARE, (5, 5, 20, 20))) == 5 * 5


def test_nothing_is_left_of_a_ring_outside_the_box() -> None:
    assert clipped(SQUARE, (20, 20, 30, 30)) == ()
