"""Frames: what a map shows of the earth."""

import pytest

from dateline.rendering.maps.frames import UNITS, Frame, region_frame, world_frame
from dateline.rendering.maps.outlines import world
from dateline.rendering.maps.rings import joined

EUROPE = [
    "BA",
    "BY",
    "DE",
    "ES",
    "FR",
    "GB",
    "HR",
    "HU",
    "IT",
    "MT",
    "NL",
    "NO",
    "PL",
    "RS",
    "RU",
    "UA",
]
PACIFIC = ["FJ", "KI", "NZ", "TO", "TV", "WS"]
AMERICA_AND_OCEANIA = [
    "AU",
    "CA",
    "CU",
    "FJ",
    "GT",
    "HN",
    "HT",
    "JM",
    "MX",
    "NI",
    "NZ",
    "PG",
    "SV",
    "US",
]


def shows(frame: Frame, code: str) -> bool:
    return frame.shows(world().countries[code].at)


def test_the_world_shows_every_country() -> None:
    frame = world_frame(1000)
    assert [code for code in world().countries if not shows(frame, code)] == []
    assert frame.width == 1000
    assert 400 < frame.height < 520


def test_no_land_of_the_world_is_cut() -> None:
    frame = world_frame(1000)
    for longitude, latitude in ((-168.1, 65.6), (-169.9, 66), (178, -38), (25, 71.2), (-67.5, -55)):
        x, y = frame.place(((longitude + 169) % 360 - 169, latitude))
        assert 0 <= x <= frame.width * UNITS, longitude
        assert 0 <= y <= frame.height * UNITS, latitude


@pytest.mark.parametrize("codes", [EUROPE, PACIFIC, AMERICA_AND_OCEANIA, ["KE", "UG"], ["MT"]])
def test_a_region_shows_its_countries(codes: list[str]) -> None:
    frame = region_frame(codes)
    hidden = [code for code in codes if not shows(frame, code)]
    assert hidden == (["RU"] if codes is EUROPE else [])
    assert 200 <= frame.width <= 640
    assert 200 <= frame.height <= 480 + 1


def test_a_giant_runs_over_the_edge_of_the_map_of_the_others() -> None:
    frame = region_frame(EUROPE)
    assert frame.shows((37.6, 55.75))  # Moscow
    assert not frame.shows((135, 48.5))  # Khabarovsk


def test_a_giant_alone_is_shown_whole() -> None:
    frame = region_frame(["RU"])
    assert frame.shows((37.6, 55.75))
    assert frame.shows((177.5, 64.7))  # Anadyr


def test_a_region_on_both_sides_of_the_end_of_the_day_is_in_one_piece() -> None:
    frame = region_frame(PACIFIC)
    fiji, samoa = frame.place((178, -18)), frame.place((-172, -13.7))
    assert 0 < samoa[0] - fiji[0] < frame.width * UNITS / 2


def test_a_region_across_an_ocean_is_a_part_of_the_world() -> None:
    frame = region_frame(AMERICA_AND_OCEANIA)
    sydney, new_york = (frame.project(151 - 360, -34), frame.project(-74, 40.7))
    assert frame.reach == float("inf")
    assert sydney[0] < new_york[0]


def test_an_island_is_shown_with_the_sea_around_it() -> None:
    frame = region_frame(["MT"])
    assert frame.shows((12.5, 37.5))  # Sicily
    assert not frame.shows((2.3, 48.9))


def test_a_coast_on_the_other_side_of_the_earth_is_left_out() -> None:
    frame = region_frame(["IN", "PK"])
    around = ((-80.0, -10.0), (-70.0, -50.0), (-60.0, 0.0))
    assert frame.ring(around, 0) == ()
    assert frame.ring(((70.0, 20.0), (80.0, 20.0), (75.0, 30.0)), 0) != ()


def test_lines_outside_the_map_are_left_out() -> None:
    frame = region_frame(["KE", "UG"])
    near, far = ((37.0, 0.0), (38.0, 0.0)), ((-70.0, 0.0), (-71.0, 0.0))
    assert len(list(frame.lines([near, far]))) == 1


@pytest.mark.parametrize("codes", [["IN", "PK"], EUROPE, ["RU"], ["FJ", "TO"], ["NZ"]])
def test_a_country_that_is_not_nearby_has_no_coast_in_the_map(codes: list[str]) -> None:
    frame = region_frame(codes)
    near = frame.nearby(world().countries)
    assert set(codes) <= set(near)
    assert len(near) < len(world().countries)
    for code in set(world().countries) - set(near):
        rings = joined([code], world().lines)
        assert [ring for ring in rings if frame.ring(ring, 0)] == [], code
        assert not shows(frame, code)


def test_every_country_is_nearby_on_a_map_of_the_world() -> None:
    assert world_frame(1000).nearby(["UG", "KE"]) == ["KE", "UG"]
