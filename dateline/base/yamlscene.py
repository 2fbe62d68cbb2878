"""The place where a YAML parser gave up, as a person would look at it.

Comes in: what the parser said, the lines, and the words it had recognised until then. Goes out: a
`Scene`, which `yamlsigns` and `yamllines` look at, each answering with a `Finding` or None. Rows
and columns count from 0 within the block; `reported` turns them into places in the file.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, Mark, SourceText

_CLOSING = {"[": "]", "{": "}"}
_STARTS = re.compile(r"[ ]*(?:-[ ]+)*")


class Word(NamedTuple):
    """A piece of YAML. `kind` is its sign, its quote, `text`, `block` or PyYAML's name for it."""

    kind: str
    row: int
    column: int
    end_row: int
    end_column: int


class Finding(NamedTuple):
    """What is wrong, where, and what to type instead."""

    code: str
    message: str
    row: int
    column: int
    hint: str
    length: int = 1


def reported(source: SourceText, found: Finding, first_line: int) -> Diagnostic:
    """Return the diagnostic for a finding in a block that begins on `first_line` of `source`."""
    line, column = found.row + first_line, found.column + 1
    mark = Mark(line, column, line, column + found.length)
    return source.diagnose(found.code, found.message, mark, found.hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where the parser gave up. `words` are those that begin before that place, in order."""

    lines: tuple[str, ...]
    row: int
    column: int
    problem: str
    context: str
    context_row: int
    context_column: int
    words: tuple[Word, ...]
    first_line: int

    @property
    def line(self) -> str:
        """The line on which the parser gave up."""
        return self.lines[self.row]

    @property
    def sign(self) -> str:
        """The character at which the parser gave up; empty at the end of a line."""
        return self.line[self.column : self.column + 1]

    @property
    def last(self) -> Word | None:
        """The last word before that place, when nothing stands between the two on one line."""
        word = self.words[-1] if self.words else None
        if word is None or word.end_row != self.row:
            return None
        return None if self.line[word.end_column : self.column].strip() else word

    def number(self, row: int) -> int:
        """Return the line number in the file, as people count."""
        return row + self.first_line

    def open_brackets(self) -> list[Word]:
        """Return the brackets that are open at that place, the innermost last."""
        still_open: list[Word] = []
        for word in self.words:
            if word.kind in _CLOSING:
                still_open.append(word)
            elif still_open and word.kind == _CLOSING[still_open[-1].kind]:
                still_open.pop()
        return still_open

    def row_above(self, row: int) -> int | None:
        """Return the nearest row above `row` that is neither empty nor a comment."""
        above = (n for n in range(row - 1, -1, -1) if self.lines[n].strip()[:1] not in {"", "#"})
        return next(above, None)


def indent(line: str) -> int:
    """Return the column in which a line begins."""
    return len(line) - len(line.lstrip(" "))


def begin_of_text(line: str) -> int:
    """Return the column of the first key or value of a line, after the hyphens of list items."""
    return len(line) - len(_STARTS.sub("", line, count=1))


def column_of_value(line: str) -> int | None:
    """Return the column of the value of a line `key: value`, or None if it is not such a line."""
    found = re.match(r"[ ]*(?:-[ ]+)*(?:\"[^\"]*\"|'[^']*'|[^\s\"'\[{#][^:]*):[ ]+(?=\S)", line)
    return found.end() if found else None


def stays_inside(lines: tuple[str, ...], first: int, last: int, column: int) -> bool:
    """Whether the rows after `first` up to `last` are empty or indented deeper than `column`."""
    return all(indent(line) > column for line in lines[first + 1 : last + 1] if line.strip())
