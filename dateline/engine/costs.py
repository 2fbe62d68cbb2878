"""What reading and rendering cost, one by one, for whoever asks.

Comes in: a clock, and each piece of work as it is done, in whatever process. Goes out: seconds.
Without a clock nothing is measured.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Work = Literal["reading", "rendering"]


class Cost(NamedTuple):
    """Seconds for reading the manuscript `name`, or for rendering the file at the address `name`.

    `renderer` is the template or format of a file. `owner` is the manuscript that is read or that
    the file shows, where there is one.
    """

    work: Work
    name: str
    renderer: str
    seconds: float
    owner: str = ""


@dataclass
class Meter:
    """Measures what is done in this process since it was asked last."""

    clock: Callable[[], float] | None = None
    costs: list[Cost] = field(default_factory=list)

    @contextmanager
    def measured(self, work: Work, name: str, renderer: str = "") -> Iterator[None]:
        """Note what the block costs."""
        if self.clock is None:
            yield
            return
        start = self.clock()
        yield
        self.costs.append(Cost(work, name, renderer, self.clock() - start))

    def taken(self) -> tuple[Cost, ...]:
        """Return what was noted, and forget it."""
        found, self.costs = tuple(self.costs), []
        return found
