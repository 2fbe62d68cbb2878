"""Lines into paragraphs.

Comes in: the lines of a body, empty ones included, and where captions were taken out. Goes out:
paragraphs. In old archives a single line end is the end of a paragraph, unless the lines were
broken at a fixed width; and a caption may have cut a paragraph in two.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.base.text import collapse
from dateline.importers.wirelines import SENTENCE_ENDS, is_break, is_wrapped

# Stands among the lines where a caption was taken out.
CUT = "\x00"
BREAK = "* * *"
_LONGEST_REPEATED = 200


class Paragraphs(NamedTuple):
    """Paragraphs without line ends, and sentences about what was joined or dropped."""

    texts: tuple[str, ...]
    guesses: tuple[str, ...]


def paragraphs_of(lines: Sequence[str]) -> Paragraphs:
    """Return the paragraphs; a row of dashes becomes `BREAK`."""
    guesses: list[str] = []
    if is_wrapped([line for line in lines if line != CUT]):
        lines = _joined(lines)
        guesses.append("The lines were broken at a fixed width; they were joined into paragraphs.")
    texts: list[str] = []
    was_cut = False
    for line in lines:
        text = line if line == CUT else collapse(line)
        if text == CUT or not text:
            was_cut = was_cut or text == CUT
        elif is_break(text):
            texts.append(BREAK)
            was_cut = False
        elif texts and was_cut and _continues(texts[-1], text):
            texts[-1] += f" {text}"
            guesses.append("A caption stood inside a paragraph; its two halves were joined.")
            was_cut = False
        elif texts and text == texts[-1] and len(text) <= _LONGEST_REPEATED:
            guesses.append(f'"{text[:60]}" stood there twice; it was kept once.')
        else:
            texts.append(text)
            was_cut = False
    return Paragraphs(tuple(texts), tuple(dict.fromkeys(guesses)))


def _joined(lines: Sequence[str]) -> list[str]:
    """Return each run of lines as one line."""
    joined: list[str] = []
    open_run = False
    for line in lines:
        if not line or line == CUT or is_break(line):
            joined.append(line)
            open_run = False
        elif open_run:
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line)
            open_run = True
    return joined


def _continues(before: str, after: str) -> bool:
    return not before.endswith(SENTENCE_ENDS) and before != BREAK and after[0].islower()
