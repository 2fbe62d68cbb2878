"""What builds have cost, and how they compare.

In: measured builds. Out: medians, and ratios of builds that ran one right after the other in the
same round, so that a machine that was slow just then was slow for both.
"""

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, json

MEGABYTE: Final = 1_000_000


class Build(Struct, frozen=True, kw_only=True):
    """One measured build. Seconds and bytes; `problems` are what its pages got wrong.

    `size` is that of all `files` of the output, `memo` what the generator keeps for its next build.
    """

    generator: str
    scenario: str
    round: int
    wall: float
    cpu: float
    rss: int
    pss: int
    files: int
    size: int
    memo: int
    problems: list[str] = []


class Results(Struct, frozen=True, kw_only=True):
    """A whole run. `missing` and `failed` say why a generator was not there, or not to its end."""

    articles: int
    seed: int
    machine: str
    versions: dict[str, str]
    missing: dict[str, str]
    failed: dict[str, str] = {}
    builds: list[Build]

    def of(self, generator: str, scenario: str) -> Mapping[int, Build]:
        """Return the builds of a generator in a scenario, by round."""
        return {
            one.round: one
            for one in self.builds
            if (one.generator, one.scenario) == (generator, scenario)
        }

    def median(self, figure: str, generator: str, scenario: str) -> float | None:
        """Return the middle one of a figure, or nothing if it was not measured."""
        values = [FIGURES[figure](one) for one in self.of(generator, scenario).values()]
        return statistics.median(values) if values else None

    def ratio(self, figure: str, generator: str, to: str, scenario: str) -> float | None:
        """Return the middle one of the ratios within each round, or nothing without both."""
        ours, theirs = self.of(generator, scenario), self.of(to, scenario)
        read = FIGURES[figure]
        ratios = [read(ours[number]) / read(theirs[number]) for number in ours.keys() & theirs]
        return statistics.median(ratios) if ratios else None

    def generators(self) -> tuple[str, ...]:
        """Return the generators, in the order they were run in."""
        return tuple(dict.fromkeys(one.generator for one in self.builds))

    def scenarios(self) -> tuple[str, ...]:
        """Return the scenarios, in the order they were run in."""
        return tuple(dict.fromkeys(one.scenario for one in self.builds))

    def rounds(self) -> int:
        """Return how often each build was measured."""
        return len({one.round for one in self.builds})

    def wrong(self) -> Iterator[Build]:
        """Yield the builds whose pages were not right."""
        return (one for one in self.builds if one.problems)


FIGURES: Final[Mapping[str, Callable[[Build], float]]] = {
    "wall": lambda build: build.wall,
    "cpu": lambda build: build.cpu,
    "rss": lambda build: build.rss / MEGABYTE,
    "pss": lambda build: build.pss / MEGABYTE,
    "files": lambda build: float(build.files),
    "size": lambda build: build.size / MEGABYTE,
    "memo": lambda build: build.memo / MEGABYTE,
}


def write_results(runs: Sequence[Results], path: Path) -> None:
    path.write_bytes(json.format(json.encode(runs)) + b"\n")


def read_results(path: Path) -> list[Results]:
    return json.decode(path.read_bytes(), type=list[Results])
