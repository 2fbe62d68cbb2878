"""How long each stage took.

Comes in: a clock that counts seconds. Goes out: seconds by stage; time spent in a stage twice is
added.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stopwatch:
    """Seconds by stage."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Start with nothing measured."""
        self.clock = clock
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the block under `name`."""
        start = self.clock()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + self.clock() - start
