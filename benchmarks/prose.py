"""The body of a generated report.

In: a random source, the facts of the report, the address of an earlier report it may link to.
Out: Markdown of 450 to 600 words in 8 to 14 paragraphs, with the constructions reporters use at
about the rates they use them. Words in headings, lists and tables count towards the length, so
that decorated reports are not longer than plain ones.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.grammar import Draw, Facts
from benchmarks.sentences import NEWS

# What is aimed at; the last sentence and the citations come on top.
FEWEST_WORDS: Final = 470
MOST_WORDS: Final = 564
FEWEST_PARAGRAPHS: Final = 8
MOST_PARAGRAPHS: Final = 14

# The share of reports that have a construction at all.
WITH_HEADING: Final = 0.35
WITH_QUOTATION: Final = 0.4
WITH_LIST: Final = 0.2
WITH_TABLE: Final = 0.08
WITH_FOOTNOTE: Final = 0.15
WITH_EARLIER_REPORT: Final = 0.15
# The share of paragraphs that open with emphasis or with a link to another site.
MARKED: Final = 0.12
LINKED: Final = 0.1

_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What the prose must agree with: the facts, how many sources, which earlier report if any."""

    facts: Facts
    sources: int
    earlier: str


def word_count(text: str) -> int:
    """Count what a reader would call words: no dashes, no table rules."""
    return len(_WORD.findall(text))


def report_body(draw: Draw, assignment: Assignment) -> str:
    """Write the body of a report; its first two blocks are always plain paragraphs."""
    facts = assignment.facts
    blocks = _constructions(draw, facts)
    note = _footnote(draw, facts)
    count = FEWEST_PARAGRAPHS + int(draw() * (MOST_PARAGRAPHS - FEWEST_PARAGRAPHS + 1))
    aim = FEWEST_WORDS + int(draw() * (MOST_WORDS - FEWEST_WORDS))
    aim -= word_count(" ".join([*blocks, *note]))
    paragraphs: list[str] = []
    written = 0
    for opening in _openings(draw, assignment, count):
        due = aim * (len(paragraphs) + 1) // count
        sentences = [opening]
        written += word_count(opening)
        while written < due:
            sentences.append(NEWS.sentence("plain", draw, facts))
            written += word_count(sentences[-1])
        paragraphs.append(" ".join(sentences))
    _cite(draw, paragraphs, assignment.sources)
    if note:
        paragraphs[int(draw() * count)] += "[^1]"
    return "\n\n".join([*_interspersed(draw, paragraphs, blocks), *note]) + "\n"


def brief_body(draw: Draw, facts: Facts) -> str:
    """Write the two paragraphs of a brief."""
    first = [NEWS.sentence("lead", draw, facts), NEWS.sentence("plain", draw, facts)]
    second = [NEWS.sentence("plain", draw, facts) for _ in range(2)]
    return f"{' '.join(first)}\n\n{' '.join(second)}\n"


def _openings(draw: Draw, assignment: Assignment, count: int) -> list[str]:
    facts = assignment.facts
    openings = [NEWS.sentence("lead", draw, facts), NEWS.sentence("plain", draw, facts)]
    while len(openings) < count:
        chance = draw()
        if chance < MARKED:
            openings.append(NEWS.sentence("marked", draw, facts))
        elif chance < MARKED + LINKED:
            address = f"https://example.net/documents/{int(draw() * 1_000_000)}"
            openings.append(NEWS.sentence("linked", draw, {**facts, "link": address}))
        else:
            openings.append(NEWS.sentence("plain", draw, facts))
    if assignment.earlier:
        openings[-1] = NEWS.sentence("earlier", draw, {**facts, "link": assignment.earlier})
    return openings


def _cite(draw: Draw, paragraphs: list[str], sources: int) -> None:
    """Cite some of the listed sources, each once, before a paragraph's last full stop."""
    for number in range(1, 2 + int(draw() * sources)):
        place = int(draw() * len(paragraphs))
        paragraphs[place] = f"{paragraphs[place][:-1]} [@{number}]."


def _footnote(draw: Draw, facts: Facts) -> list[str]:
    if draw() >= WITH_FOOTNOTE:
        return []
    return [f"[^1]: {NEWS.sentence('noted', draw, facts)}"]


def _constructions(draw: Draw, facts: Facts) -> list[str]:
    blocks: list[str] = []
    if draw() < WITH_HEADING:
        blocks.append(f"## {NEWS.sentence('heading', draw, facts)}")
    if draw() < WITH_QUOTATION:
        blocks.append(f"> {NEWS.sentence('words_spoken', draw, facts)}.")
    if draw() < WITH_LIST:
        items = [NEWS.phrase("item", draw, facts) for _ in range(3 + int(draw() * 3))]
        blocks.append("\n".join(f"- {item}" for item in items)[:-1] + ".")
    if draw() < WITH_TABLE:
        blocks.append(_table(draw, facts))
    return blocks


def _table(draw: Draw, facts: Facts) -> str:
    rows = ["| Place | Year | People |", "|---|---:|---:|"]
    for _ in range(3 + int(draw() * 3)):
        cells = (NEWS.phrase(name, draw, facts) for name in ("town", "year", "count"))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _interspersed(draw: Draw, paragraphs: Sequence[str], blocks: Sequence[str]) -> list[str]:
    """Put each construction before some paragraph from the third on."""
    placed = list(paragraphs)
    for block in blocks:
        placed.insert(2 + int(draw() * (len(paragraphs) - 2)), block)
    return placed
