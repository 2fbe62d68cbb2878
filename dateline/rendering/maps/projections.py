"""The round earth on a flat page, in two ways that keep areas as they are.

Comes in: longitude and latitude in degrees. Goes out: x to the right and y upwards, in radii of the
earth. Shades mean something by the area they cover, so both projections are equal-area.

Equal Earth, for the world: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection",
International Journal of Geographical Information Science 33 (2019), equations 2 to 6. Lambert's
azimuthal one, for a region: J. P. Snyder, "Map Projections: A Working Manual", U.S. Geological
Survey Professional Paper 1395 (1987), page 185, equations 24-2 to 24-4.

Sines may differ in their last digit from one machine to the next. Drawings are rounded to whole
numbers far coarser than that.
"""

from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt

from dateline.rendering.maps.outlines import Point

Projection = Callable[[float, float], Point]
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
# The point opposite the centre of Lambert's projection is a circle; it is drawn as one point of it.
_OPPOSITE = -1 + 1e-9


def equal_earth(meridian: float) -> Projection:
    """Return the projection of the whole earth with `meridian` in the middle.

    Longitudes are not brought back to within half a turn of it: a coast may go on past the edge.
    """

    def project(longitude: float, latitude: float) -> Point:
        angle = asin(_M * sin(radians(latitude)))
        square = angle * angle
        sixth = square * square * square
        slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
        x = radians(longitude - meridian) * cos(angle) / (_M * slope)
        return x, angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))

    return project


def azimuthal(centre: Point) -> Projection:
    """Return the projection of what lies around `centre`."""
    sine, cosine = sin(radians(centre[1])), cos(radians(centre[1]))

    def project(longitude: float, latitude: float) -> Point:
        turn, height = radians(longitude - centre[0]), radians(latitude)
        straight = cosine * sin(height) - sine * cos(height) * cos(turn)
        towards = sine * sin(height) + cosine * cos(height) * cos(turn)
        factor = sqrt(2 / (1 + max(towards, _OPPOSITE)))
        return factor * cos(height) * sin(turn), factor * straight

    return project
