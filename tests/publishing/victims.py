"""Processes that die while they print an edition, and what they leave behind.

`victims.py FOLDER at-every-operation` or `victims.py FOLDER at-any-moment`; prints how many died.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

from tests.publishing.faults import DIED, failing_at, sudden_death
from tests.publishing.press import assert_the_next_run_heals, assert_whole, bring_back, printed


def pages_of(letter: str, number: int) -> dict[str, str]:
    """Return an edition: a third of its pages every edition has, a third is its own."""
    same = {f"{page % 9}/same-{page}.html": f"same {page}" * 50 for page in range(0, number, 3)}
    changed = {f"{page % 7}/page-{page}.html": letter * 500 for page in range(1, number, 3)}
    own = {f"{letter}/{page % 5}/{page}.html": letter * 300 for page in range(2, number, 3)}
    return {**same, **changed, **own}


def fork(run: Callable[[], object]) -> int:
    process = os.fork()
    if process == 0:
        run()
        os._exit(0)
    return process


def die_at_every_operation(folder: Path) -> int:
    output, deaths = folder / "now" / "output", 0
    old, new = pages_of("a", 6), pages_of("b", 6)
    printed(folder / "before" / "output", old)
    while True:
        bring_back(folder / "before", output)

        def run(turn: int = deaths + 1) -> None:
            with failing_at(turn, sudden_death):
                printed(output, new)

        _, status = os.waitpid(fork(run), 0)
        if status == 0:
            return deaths
        assert os.waitstatus_to_exitcode(status) == DIED
        deaths += 1
        assert_whole(output, old, new, {})
        assert_the_next_run_heals(output, new, {})


def die_at_any_moment(folder: Path) -> int:
    output, chance, deaths = folder / "now" / "output", Random(20130517), 0
    editions = {letter: pages_of(letter, 120) for letter in "ab"}
    printed(output, editions["a"])
    began = time.perf_counter()
    printed(output, editions["b"])
    usual = time.perf_counter() - began
    letter, other = "a", "b"
    # A process that was done before its time does not count.
    for _ in range(100):
        process = fork(partial(printed, output, editions[letter]))
        time.sleep(chance.uniform(0, usual))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        deaths += os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL
        assert_whole(output, editions[other], editions[letter], {})
        assert_the_next_run_heals(output, editions[letter], {})
        letter, other = other, letter
        if deaths == 24:
            break
    return deaths


if __name__ == "__main__":
    deaths = {"at-every-operation": die_at_every_operation, "at-any-moment": die_at_any_moment}
    print(deaths[sys.argv[2]](Path(sys.argv[1])))  # noqa: T201 - the test reads it
