"""What is refused before it is read, because reading it would take minutes or exhaust the stack.

Comes in: the text of a body and its layout. Goes out: the first limit broken, or None.
Python-Markdown looks for the end of every opening bracket to the end of its block, cuts one line
at a time off blocks full of headings, and recurses into lists: cheap for prose, dear for `[` a
thousand times over. The limits are estimates of that work, in one pass; everything a newsroom
writes stays far below them.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from dateline.reading.markdown_layout import Layout

LARGEST_BODY = 1_000_000
MOST_FOOTNOTES = 500
MOST_ABBREVIATIONS = 200
MOST_COLUMNS = 100
DEEPEST_NESTING = 20
MOST_PIECES = 20_000
MOST_DEFINITIONS_IN_A_BLOCK = 100
MOST_OPEN_EMPHASIS = 100
# Characters looked at; some fifteen million a second.
MOST_WORK = 20_000_000
# Looking for a bracket's end is done by three patterns, one character at a time.
_BRACKET_WEIGHT = 6

_TAG_WEIGHT = 3

_TAG_SIGN = re.compile("[<>]")
_MARKER = r"[ \t]*(?:>|[*+:-](?=[ \t])|\d+\.(?=[ \t]))"
_MARKERS = re.compile(rf"(?:{_MARKER})*")
_TOO_MANY = f"(?:{_MARKER}){{{DEEPEST_NESTING + 1}}}"
# With the line end above it, from one of which to the next the engine leaps.
_DEEP_LINE = re.compile(rf"\n(?:[ \t]{{20}}|{_TOO_MANY})[^\n]*")
_SIGN = re.compile(r">|[*+:-]|\d+\.")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]*\]:", re.MULTILINE)
_ABBREVIATION = re.compile(r"^\*\[", re.MULTILINE)
_BARS_OF_WIDE_ROW = MOST_COLUMNS + 2
_WIDE_ROW = re.compile(rf"^(?:[^|\n]*\|){{{_BARS_OF_WIDE_ROW}}}", re.MULTILINE)
_DEFINITION = re.compile(r"^[ >]*: ", re.MULTILINE)
_PIECE = re.compile(r"[|\[<&\\]|[*_`]+|\n\n|  \n|^[ \t]*(?:[+-]|\d+\.)[ \t]", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
# Headings, rules, references, notes, definitions: each makes the rest of its block a new block.
_WORKING_LINE = re.compile(r"^[ >]*(?:[#=:\[_]|\*\[|(?:[*-][ ]*)+$)", re.MULTILINE)
_BRACKET = re.compile(r"\\.|\]\(|[\[\])]", re.DOTALL)
_TICKS = re.compile("`+")
_EMPHASIS = re.compile(r"(?<!\\)[*_]+")
_SAME_SIGN = re.compile(r"\*+|_+")
_WIDE = " " * 50
_WIDE_SPACE = re.compile(r"[ \t]{50,}")


class Limit(NamedTuple):
    """A limit that is broken: what to say, and at which offset."""

    code: str
    message: str
    offset: int
    hint: str


def broken_limit(text: str, layout: Layout, *, raw_html: bool) -> Limit | None:
    """Return the limit that `text` breaks, or None."""
    size = len(text.encode())
    if size > LARGEST_BODY:
        message = f"the body has {size:,} bytes; {LARGEST_BODY:,} are allowed"
        return Limit("body-too-large", message, 0, "part it into several articles of a series")
    if layout.fences or layout.comments:
        text = _filled(text, layout)
    tags = _tags(text) if raw_html else None
    return tags or _nesting(text) or _numbers(text) or _work(text)


def _filled(text: str, layout: Layout) -> str:
    """Return the text, as long as it is, with code as a block of its own and comments as a word."""
    pieces, at = [], 0
    fences = [(fence.start, fence.end, "\n\n") for fence in layout.fences]
    comments = [(comment.start, comment.end, "") for comment in layout.comments]
    for start, end, edge in sorted([*fences, *comments]):
        pieces += [text[at:start], edge, "x" * (end - start - 2 * len(edge)), edge]
        at = end
    return "".join([*pieces, text[at:]])


def _complex(message: str, offset: int, hint: str) -> Limit:
    return Limit("body-too-complex", message, offset, hint)


def _nesting(text: str) -> Limit | None:
    for found in _DEEP_LINE.finditer(f"\n{text}"):
        line = found[0][1:]
        typed = line.lstrip()
        if set(typed) <= {"-", " "} or set(typed) <= {"*", " "}:
            continue  # a rule across the page
        columns = len(line[: len(line) - len(typed)].expandtabs(4))
        markers = _MARKERS.match(typed)
        deep = len(_SIGN.findall(markers[0])) if markers else 0
        if deep and columns // 4 + deep > DEEPEST_NESTING:
            message = f"lists or quotations are nested more than {DEEPEST_NESTING} levels deep"
            return _complex(message, found.start(), "write fewer levels")
    return None


def _numbers(text: str) -> Limit | None:
    # Counting one sign of each is cheap, and mostly shows that there cannot be too many.
    brackets = text.count("[")
    for name, pattern, at_most, most in (
        ("footnotes", _FOOTNOTE, brackets, MOST_FOOTNOTES),
        ("abbreviations", _ABBREVIATION, brackets, MOST_ABBREVIATIONS),
        ("marked passages", _PIECE, len(text), MOST_PIECES),
    ):
        if at_most <= most:
            continue
        if one_more := next(islice(pattern.finditer(text), most, None), None):
            message = f"the body has more than {most:,} {name}"
            return _complex(message, one_more.start(), "part it into several articles of a series")
    wide = text.count("|") >= _BARS_OF_WIDE_ROW
    if wide and (row := _WIDE_ROW.search(text)):
        message = f"the table has more than {MOST_COLUMNS} columns"
        return _complex(message, row.start(), "part it into several tables")
    return None


def _tags(text: str) -> Limit | None:
    """Judge tags that do not end; each end is looked for in the whole text."""
    reach, end = 0, len(text)
    for sign in reversed(list(_TAG_SIGN.finditer(text))):
        if sign[0] == ">":
            end = sign.start()
        else:
            reach += end - sign.start()
    if _TAG_WEIGHT * reach <= MOST_WORK:
        return None
    return _complex("tags are opened here and never end", text.find("<"), "end each tag with >")


def _work(text: str) -> Limit | None:
    signs = _BRACKET_WEIGHT * text.count("[") + text.count("`") + text.count("{")
    lines = text.count("\n") + 1
    if (signs + lines) * len(text) > MOST_WORK:
        lines = len(_WORKING_LINE.findall(text))
    is_light = (signs + lines) * len(text) <= MOST_WORK
    is_light &= not ((_WIDE in text or "\t" in text) and _WIDE_SPACE.search(text))
    is_light &= text.count("*") + text.count("_") <= MOST_OPEN_EMPHASIS
    if is_light and text.count("\n:") <= MOST_DEFINITIONS_IN_A_BLOCK:
        return None
    total, dearest, dearest_at, at = 0, 0, 0, len(text) - len(text.lstrip("\n"))
    text = text[at:]
    for block in _blocks(text):
        if len(_DEFINITION.findall(block)) > MOST_DEFINITIONS_IN_A_BLOCK:
            message = f"more than {MOST_DEFINITIONS_IN_A_BLOCK} definitions follow each other"
            return _complex(message, at, "put a blank line before each term")
        if _depth_of_emphasis(block) > MOST_OPEN_EMPHASIS:
            message = f"more than {MOST_OPEN_EMPHASIS} passages are emphasised inside each other"
            return _complex(message, at, "end each emphasis, or put \\ before signs meant as text")
        work = _work_of(block)
        total += work
        if work > dearest:
            dearest, dearest_at = work, at + _worst_line(block)
        at += len(block)
    if total <= MOST_WORK:
        return None
    message = "marks are opened or repeated so often here that reading would take minutes"
    return _complex(message, dearest_at, "close brackets, or put \\ before those meant as text")


def _blocks(text: str) -> Iterator[str]:
    """Yield the blocks of `text`, each with the blank line that ends it."""
    at = 0
    for blank in _BLANK_LINE.finditer(text):
        yield text[at : blank.end()]
        at = blank.end()
    yield text[at:]


def _worst_line(block: str) -> int:
    """Return where in a block the line begins that holds most of the signs that cost time."""
    worst, worst_at, at = -1, 0, 0
    for line in block.splitlines(keepends=True):
        signs = sum(line.count(sign) for sign in ("[", "`", "{", "  ", "\t"))
        if signs > worst:
            worst, worst_at = signs, at
        at += len(line)
    return worst_at


def _work_of(block: str) -> int:
    """Return how many characters are looked at to read `block`, beyond those of plain prose."""
    lines = (len(_WORKING_LINE.findall(block)) + block.count("{")) * len(block)
    spaces = sum(len(space) ** 2 for space in _WIDE_SPACE.findall(block))
    return _BRACKET_WEIGHT * _reach_of_brackets(block) + _reach_of_ticks(block) + lines + spaces


def _depth_of_emphasis(block: str) -> int:
    """Return how many passages may be emphasised inside each other, at most."""
    depth = deepest = 0
    for run in _EMPHASIS.finditer(block):
        before, after = block[run.start() - 1 : run.start()], block[run.end() : run.end() + 1]
        signs = len(_SAME_SIGN.findall(run[0]))
        if not before.isalnum() and after.strip():
            depth += signs
            deepest = max(deepest, depth)
        else:
            depth = max(0, depth - signs)
    return deepest


def _reach_of_brackets(block: str) -> int:
    """Return the sum of the ways from each bracket, and each address, to its end or the block's."""
    reach = 0
    brackets: list[int] = []
    addresses: list[int] = []
    for sign in _BRACKET.finditer(block):
        if sign[0] == "[":
            brackets.append(sign.start())
        elif sign[0] == ")":
            reach += sign.start() - addresses.pop() if addresses else 0
        elif sign[0][0] == "]":
            reach += sign.start() - brackets.pop() if brackets else 0
            if sign[0] == "](":
                addresses.append(sign.start())
    return reach + sum(len(block) - at for at in (*brackets, *addresses))


def _reach_of_ticks(block: str) -> int:
    """Return the sum of the ways from each run of backticks to the next as long."""
    reach = 0
    next_of_length: dict[int, int] = {}
    for run in reversed(list(_TICKS.finditer(block))):
        reach += next_of_length.get(len(run[0]), len(block)) - run.start()
        next_of_length[len(run[0])] = run.start()
    return reach
