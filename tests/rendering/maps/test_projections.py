"""Projections against published values."""

from math import cos, isclose, radians, sqrt

import pytest

from dateline.rendering.maps.projections import Projection, azimuthal, equal_earth


def test_equal_earth_gives_the_values_that_proj_documents() -> None:
    # https://proj.org/en/stable/operations/projections/eqearth.html: `122 47` is `1.55 0.89`.
    x, y = equal_earth(0)(122, 47)
    assert (round(x, 2), round(y, 2)) == (1.55, 0.89)
    # The height of the pole there, MAX_Y.
    assert isclose(equal_earth(0)(0, 90)[1], 1.3173627591574, abs_tol=1e-12)


def test_equal_earth_is_symmetrical_about_its_meridian() -> None:
    project = equal_earth(11)
    assert project(11, 0) == (0, 0)
    assert isclose(project(11 + 40, 30)[0], -project(11 - 40, -30)[0])


def test_lamberts_projection_gives_the_values_of_snyders_example() -> None:
    # J. P. Snyder, "Map Projections", page 332: a globe of radius 3, 40 N 100 W; 20 S 100 E.
    x, y = azimuthal((-100, 40))(100, -20)
    assert isclose(3 * x, -4.2339303, abs_tol=5e-8)
    assert isclose(3 * y, 4.0257775, abs_tol=5e-8)


def test_lamberts_projection_puts_a_quarter_turn_at_the_root_of_two() -> None:
    assert isclose(azimuthal((0, 0))(90, 0)[0], sqrt(2))


def test_the_other_side_of_the_earth_is_somewhere() -> None:
    x, y = azimuthal((0, 0))(180, 0)
    assert abs(x) + abs(y) < 1


@pytest.mark.parametrize("project", [equal_earth(11), azimuthal((80, 30))])
@pytest.mark.parametrize(("longitude", "latitude"), [(0, 0), (100, 60), (40, -35), (140, 45)])
def test_areas_are_as_on_the_globe(project: Projection, longitude: int, latitude: int) -> None:
    step = 1e-3
    x, y = project(longitude, latitude)
    east, north = project(longitude + step, latitude), project(longitude, latitude + step)
    area = (east[0] - x) * (north[1] - y) - (east[1] - y) * (north[0] - x)
    assert isclose(area, radians(step) ** 2 * cos(radians(latitude)), rel_tol=1e-4)
