"""The file of outlines: every country, small enough, lines that belong together."""

import gzip
from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest

from dateline.reading.countries import _names
from dateline.rendering.maps.outlines import world

# Countries that no map shows: a page of a continent of ice, at the edge of every map.
NOT_DRAWN = {"AQ"}
NO_CODE = {""}
DISPUTED = ["CY", "EH", "FR", "NO", "PS", "SO", "TW", "UA", "XK"]


def inside(code: str, longitude: float, latitude: float) -> bool:
    """Tell whether a point lies in a country, by counting the borders east of it."""
    crossings = 0
    for ring in world().countries[code].rings:
        for number in ring:
            line = world().lines[max(number, ~number)]
            for (ax, ay), (bx, by) in pairwise(line):
                if (ay > latitude) != (by > latitude):
                    crossings += ax + (latitude - ay) / (by - ay) * (bx - ax) > longitude
    return crossings % 2 == 1


def test_every_country_that_a_report_can_name_has_a_place() -> None:
    assert set(world().countries) == (set(_names("en")) - NOT_DRAWN) | NO_CODE


def test_the_file_weighs_no_more_than_was_promised() -> None:
    data = files("dateline.rendering.maps").joinpath("outlines.json").read_bytes()
    assert len(gzip.compress(data, mtime=0)) <= 25_000


def test_a_line_bounds_one_country_or_two() -> None:
    uses = Counter(
        max(number, ~number)
        for country in world().countries.values()
        for ring in country.rings
        for number in ring
    )
    assert set(uses) == set(range(len(world().lines)))
    assert set(uses.values()) == {1, 2}


def test_a_shared_line_is_run_once_in_each_direction() -> None:
    runs = Counter(
        number
        for country in world().countries.values()
        for ring in country.rings
        for number in ring
    )
    assert set(runs.values()) == {1}


def test_rings_close() -> None:
    for code, country in world().countries.items():
        for ring in country.rings:
            ends = []
            for number in ring:
                line = world().lines[max(number, ~number)]
                ends.append((line[0], line[-1]) if number >= 0 else (line[-1], line[0]))
            for (_, end), (start, _) in zip(ends, [*ends[1:], ends[0]], strict=True):
                assert (end[0] - start[0]) % 360 == 0, code
                assert end[1] == start[1], code


@pytest.mark.parametrize("code", DISPUTED)
def test_countries_without_a_code_of_their_own_in_the_source_are_there(code: str) -> None:
    assert world().countries[code].rings


@pytest.mark.parametrize(
    ("code", "town", "longitude", "latitude"),
    [
        ("SO", "Hargeisa", 44.07, 9.56),
        ("CY", "Kyrenia, a little inland", 33.3, 35.25),
        ("UA", "Simferopol", 34.1, 44.95),
        ("XK", "Pristina", 21.17, 42.66),
        ("FR", "Paris", 2.35, 48.86),
        ("GF", "Saül", -53.2, 3.62),
        ("NO", "Lillehammer", 10.47, 61.11),
        ("SJ", "Spitsbergen", 17.0, 78.5),
        ("KZ", "Almaty", 76.9, 43.24),
        ("LS", "Maseru and east of it", 28.2, -29.5),
    ],
)
def test_a_town_lies_in_the_country_its_code_stands_for(
    code: str, town: str, longitude: float, latitude: float
) -> None:
    assert inside(code, longitude, latitude), town
    others = [other for other in ("RU", "FR", "NO", "RS", "ZA") if other != code]
    assert not any(inside(other, longitude, latitude) for other in others), town


def test_islands_too_small_to_be_seen_have_a_place_and_no_outline() -> None:
    for code, east, north in (("MT", 14.4, 35.9), ("SG", 103.8, 1.35), ("TV", 179.2, -8.5)):
        country = world().countries[code]
        assert country.rings == ()
        assert abs(country.at[0] - east) < 0.5
        assert abs(country.at[1] - north) < 0.5
