"""What a body costs: by Python-Markdown alone, by our converter, and by that without its gates.

In: a number of rounds. Out: a Markdown table of the CPU time of one document of each class of
`markdown_classes`, and of the ratios between the three. They take turns within each round, and the
least time of each counts, so that a slow moment of the machine is slow for nobody alone.

    python3 -m benchmarks.markdown_table --rounds 9

Python-Markdown has the extensions that do the same as far as there are any: `extra` without HTML
that holds Markdown, `sane_lists`, `codehilite`, `smarty`, `toc`. It cites nothing, judges no link,
refuses nothing, tells no places, and its HTML may hold anything.
"""

import argparse
import platform
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markdown import Markdown

from benchmarks.markdown_classes import CLASSES, documents_of
from benchmarks.markdown_ungated import EXTENSIONS, ungated
from dateline.base.diagnostics import SourceText
from dateline.reading.markdown import MarkdownOptions, read_body

HEADINGS: Final = (
    "class",
    "kB",
    "Python-Markdown, µs",
    "ours without gates, µs",
    "ours, µs",
    "ours / without gates",
    "ours / Python-Markdown",
)
_OPTIONS: Final = MarkdownOptions(
    language="en",
    raw_html=False,
    headline="A headline",
    source_keys=("one", "two", "three", "four", "five", "six"),
    folder="content/asia/2009",
)
_PATH: Final = "content/asia/2009/a.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one document of a class takes on average: its size, and seconds of CPU time."""

    name: str
    size: float
    library: float
    without_gates: float
    ours: float

    def row(self) -> tuple[str, ...]:
        times = (self.library, self.without_gates, self.ours)
        return (
            self.name,
            f"{self.size / 1000:.1f}",
            *(f"{seconds * 1e6:,.0f}" for seconds in times),
            f"{self.ours / self.without_gates:.2f}",
            f"{self.ours / self.library:.2f}",
        )


def _by_library(md: Markdown, text: str) -> None:
    md.reset()
    md.convert(text)


def _by_us(text: str) -> None:
    read_body(SourceText(_PATH, text), text, 1, _OPTIONS)


def _seconds(read: Callable[[str], None], documents: Iterable[str]) -> float:
    started = time.process_time()
    for text in documents:
        read(text)
    return time.process_time() - started


def cost(name: str, rounds: int) -> Cost:
    """Return what a document of the class takes, the least of several rounds."""
    documents = documents_of(name)
    extensions = [*EXTENSIONS, "fenced_code", "codehilite", "smarty", "toc"]
    md = Markdown(extensions=extensions, extension_configs={"codehilite": {"guess_lang": False}})
    taken: list[tuple[float, float, float]] = []
    for _ in range(rounds + 1):
        library = _seconds(lambda text: _by_library(md, text), documents)
        with ungated():
            without = _seconds(_by_us, documents)
        ours = _seconds(_by_us, documents)
        taken.append((library, without, ours))
    # In the round before the first, modules are imported and converters are made.
    least = [min(one) / len(documents) for one in zip(*taken[1:], strict=True)]
    size = sum(len(text.encode()) for text in documents) / len(documents)
    return Cost(name=name, size=size, library=least[0], without_gates=least[1], ours=least[2])


def table(costs: Iterable[Cost]) -> str:
    """Return the costs as a Markdown table."""
    rule = ("---", *("---:",) * (len(HEADINGS) - 1))
    rows = [HEADINGS, rule, *(one.row() for one in costs)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m benchmarks.markdown_table",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args(arguments)
    if chosen.rounds < 1:
        parser.error("at least one round")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    print(table(cost(name, chosen.rounds) for name in CLASSES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
