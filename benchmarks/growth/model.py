"""A figure as a fixed part and a part for each article.

In: sizes of archives and what was measured of each. Out: the straight line that misses the
measurements least, as a share of each: a second too much weighs more where it all takes two.

A line is the simplest that could be true. How far it is from the measurements, and whether the last
step grew by more than its share, is said beside it.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Model(NamedTuple):
    """What a build costs: so much at all events, and so much for each article."""

    fixed: float
    each: float

    def at(self, articles: int) -> float:
        """Return the figure of an archive of so many articles."""
        return self.fixed + self.each * articles


def fitted(measured: Mapping[int, float]) -> Model:
    """Return the line with the least squares of relative misses; neither part is below nothing."""
    ones = [1 / value for value in measured.values()]
    sizes = [articles / value for articles, value in measured.items()]
    ones_squared, sizes_squared = sum(one**2 for one in ones), sum(size**2 for size in sizes)
    product = sum(one * size for one, size in zip(ones, sizes, strict=True))
    determinant = ones_squared * sizes_squared - product**2
    fixed = (sum(ones) * sizes_squared - sum(sizes) * product) / determinant
    each = (sum(sizes) * ones_squared - sum(ones) * product) / determinant
    if fixed < 0:
        return Model(0.0, sum(sizes) / sizes_squared)
    return Model(fixed, each) if each > 0 else Model(sum(ones) / ones_squared, 0.0)


def worst_miss(model: Model, measured: Mapping[int, float]) -> float:
    """Return how far the model is from the measurement that it misses most, as a share of it."""
    return max(abs(model.at(articles) / value - 1) for articles, value in measured.items())


def last_step(measured: Mapping[int, float]) -> float:
    """Return how much more the largest archive cost than its share of the one before it."""
    before, largest = sorted(measured)[-2:]
    return measured[largest] / measured[before] / (largest / before)
