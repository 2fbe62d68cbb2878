"""The reducer of outlines, on a world of two squares, an island and a line where the day begins."""

from msgspec import json

from benchmarks.outlines import (
    Arcs,
    Collection,
    Geometry,
    Objects,
    Properties,
    Topology,
    Transform,
    area,
    made,
    middle,
    outlines,
    polygons,
    simpler,
    unwrapped,
    written,
)
from dateline.rendering.maps.outlines import _File

Square = list[tuple[int, int]]


def square(west: int, south: int, size: int) -> Square:
    """Return a closed arc around a square, as whole degrees and steps."""
    return [(west, south), (size, 0), (0, size), (-size, 0), (0, -size)]


def topology(**countries: Square) -> Topology:
    geometries = [
        Geometry(type="Polygon", arcs=[[index]], properties=Properties(name=name))
        for index, name in enumerate(countries)
    ]
    return Topology(
        arcs=list(countries.values()),
        objects=Objects(countries=Collection(geometries=geometries)),
        transform=Transform(scale=(1.0, 1.0), translate=(0.0, 0.0)),
    )


TWO = topology(Kenya=square(30, 0, 4), Uganda=square(34, 0, 4), Malta=square(14, 35, 0))


def test_countries_have_their_codes_and_their_degrees() -> None:
    ((code, rings), *_) = polygons(TWO)
    assert code == "KE"
    assert rings == [((34.0, 0.0), (34.0, 4.0), (30.0, 4.0), (30.0, 0.0))]


def test_parts_that_iso_has_a_code_for_stand_by_themselves() -> None:
    world = topology(France=square(-54, 3, 2), Norway=square(20, 78, 1), Russia=square(33, 45, 1))
    assert [code for code, _ in polygons(world)] == ["GF", "SJ", "UA"]


def test_pieces_of_one_country_that_touch_become_one_outline() -> None:
    world = topology(Somalia=square(42, 0, 4), Somaliland=square(46, 0, 4))
    (ring,) = outlines(polygons(world))["SO"]
    assert len(ring) == 6
    assert round(area(ring)) == 32


def test_pieces_on_both_sides_of_the_line_where_the_day_begins_become_one_outline() -> None:
    russia = topology(Russia=square(176, 60, 4))
    other = topology(Russia=square(-180, 60, 4))
    (ring,) = outlines([*polygons(russia), *polygons(other)])["RU"]
    assert sorted(x for x, _ in unwrapped(ring)) in (
        [176, 176, 180, 180, 184, 184],
        [-184, -184, -180, -180, -176, -176],
    )


def test_a_shared_border_is_one_line_that_one_of_the_two_runs_backwards() -> None:
    rings = outlines(polygons(topology(Kenya=square(30, 0, 4), Uganda=square(34, 0, 4))))
    arcs = Arcs([*rings["KE"], *rings["UG"]])
    kenya, uganda = arcs.of(rings["KE"][0]), arcs.of(rings["UG"][0])
    assert {~number for number in kenya} & set(uganda)
    assert len(arcs.lines) == 3


def test_small_islands_are_left_out_but_not_the_largest_piece() -> None:
    ring = ((0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1))
    far = ((5.0, 0.0), (5.1, 0.0), (5.1, 0.2), (5.0, 0.2))
    (kept,) = outlines([("MT", [ring]), ("MT", [far])])["MT"]
    assert set(kept) == set(far)


def test_a_line_loses_the_points_that_matter_least() -> None:
    line = ((0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0))
    assert simpler(line) == ((0.0, 0.0), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0))


def test_a_closed_line_stays_an_area() -> None:
    tiny = ((0.0, 0.0), (0.01, 0.0), (0.01, 0.01), (0.005, 0.012), (0.0, 0.01), (0.0, 0.0))
    assert len(simpler(tiny)) == 5


def test_a_line_is_written_as_steps() -> None:
    assert written(((1.0, 2.0), (1.5, 2.0), (1.51, 2.0), (1.0, 1.0))) == "20 40 10 0 -10 -20"


def test_the_middle_of_a_ring_across_the_line_where_the_day_begins() -> None:
    ring = ((178.0, 0.0), (-178.0, 0.0), (-178.0, 2.0), (178.0, 2.0))
    x, y = middle(ring)
    assert (abs(round(x, 6)), round(y, 6)) == (180, 1)


def test_the_file_has_a_line_for_each_arc_and_each_country() -> None:
    world = topology(Kenya=square(30, 0, 4), Uganda=square(34, 0, 4))
    data = made(world, topology(Gibraltar=square(-5, 36, 1)))
    file = json.decode(data, type=_File)
    assert list(file.countries) == ["GI", "KE", "UG"]
    assert file.countries["GI"].rings == ()
    assert file.countries["KE"].at == (640, 40)
    assert len(file.arcs) == 3
    assert len(data.splitlines()) == 3 + 3 + 3
