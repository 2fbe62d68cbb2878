"""A process of its own that prints an edition, to be killed: `child.py FOLDER LETTER PAGES [TURN]`.

It says "ready" when everything is imported. With a turn it dies of itself at that file operation.
"""

import sys
from pathlib import Path

from tests.publishing.faults import failing_at, sudden_death
from tests.publishing.press import printed


def pages_of(letter: str, number: int) -> dict[str, str]:
    """Return an edition: a third of the pages is the same for every letter, a third is its own."""
    same = {f"{page % 9}/same-{page}.html": f"same {page}" * 50 for page in range(0, number, 3)}
    changed = {f"{page % 7}/page-{page}.html": letter * 500 for page in range(1, number, 3)}
    own = {f"{letter}/{page % 5}/{page}.html": letter * 300 for page in range(2, number, 3)}
    return {**same, **changed, **own}


def main(folder: str, letter: str, number: str, turn: str = "0") -> None:
    print("ready", flush=True)  # noqa: T201 - the parent waits for it
    pages = pages_of(letter, int(number))
    with failing_at(int(turn), sudden_death):
        printed(Path(folder), pages)


if __name__ == "__main__":
    main(*sys.argv[1:])
