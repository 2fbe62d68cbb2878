"""How long each stage took.

Comes in: a clock that counts seconds. Goes out: seconds by stage; time spent in a stage twice is
added, and the time of a stage within another counts for the inner one alone.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stopwatch:
    """Seconds by stage."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Start with nothing measured."""
        self.clock = clock
        self.seconds: dict[str, float] = {}
        self._within = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the block under `name`."""
        start, before = self.clock(), self._within
        self._within = 0.0
        try:
            yield
        finally:
            spent = self.clock() - start
            self.seconds[name] = self.seconds.get(name, 0.0) + spent - self._within
            self._within = before + spent
