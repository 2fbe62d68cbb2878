"""What we tell people: located, named, with a hint.

Comes in: a file's text and a place in it. Goes out: `Diagnostic` values, which the command line
prints, the preview shows and the memo keeps. A mistake of the user is always one of these and never
an exception; `Outcome` carries a value together with everything that was said while making it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from dateline.base.codes import CODES

EXCERPT_LENGTH = 160
# Places further to the right are shown with what surrounds them, not with the line's beginning.
_FAR_COLUMN, _BEFORE_PLACE = 120, 60
T = TypeVar("T")


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the edition, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Mark(NamedTuple):
    """A stretch of text: lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a named file. `path` is relative to the site; see `excerpt_of`."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpan(Span):
    """The first of some `fields` of front matter that was typed, wherever that may be.

    Whoever says something about a whole archive has no manuscript at hand. The line is looked for
    when there is something to say; until then it is that of the manuscript's top.
    """

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing to say to the user. `code` is a name in `dateline.base.codes`."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str = ""
    related: tuple[Span, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether this diagnostic keeps the edition from being published."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[T]):
    """A value, or None when it could not be made, and all that was found on the way."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there is no value or an error was found."""
        return self.value is None or any(found.is_error for found in self.diagnostics)


def excerpt_of(text: str, column: int, start: int = 0) -> str:
    """Return as much as is shown of the line that begins at the offset `start` of `text`.

    A paragraph may be one line, so a place far to the right is shown with what surrounds it.
    """
    begin, head = start, ""
    if column > _FAR_COLUMN:
        begin, head = start + column - _BEFORE_PLACE, "…"
    last = begin + EXCERPT_LENGTH - len(head)
    end = text.find("\n", begin, last)
    return head + text[begin : end if end >= 0 else last]


def column_in_excerpt(column: int) -> int:
    """Return where in its excerpt the character in a line's `column` stands; both from 1."""
    return column if column <= _FAR_COLUMN else _BEFORE_PLACE + 1


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text, able to point at places in itself."""

    path: str
    text: str

    def span(self, mark: Mark) -> Span:
        """Return the span of `mark` with the source line it starts on."""
        lines = self.text.split("\n", mark.line)
        line = lines[mark.line - 1] if mark.line <= len(lines) else ""
        return Span(
            path=self.path,
            line=mark.line,
            column=mark.column,
            end_line=mark.end_line,
            end_column=mark.end_column,
            excerpt=excerpt_of(line, mark.column),
        )

    def mark_at(self, offset: int, length: int = 1) -> Mark:
        """Return the mark of `length` characters beginning at character `offset`."""
        start_line = self.text.count("\n", 0, offset) + 1
        start_column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1
        end = min(offset + length, len(self.text))
        end_line = self.text.count("\n", 0, end) + 1
        end_column = end - (self.text.rfind("\n", 0, end) + 1) + 1
        return Mark(start_line, start_column, end_line, end_column)

    def diagnose(self, code: str, message: str, mark: Mark, hint: str = "") -> Diagnostic:
        """Return a diagnostic of `code` at `mark`."""
        return diagnose(code, message, self.span(mark), hint)


def diagnose(
    code: str,
    message: str,
    span: Span | None = None,
    hint: str = "",
    related: tuple[Span, ...] = (),
) -> Diagnostic:
    """Return a diagnostic whose severity is the one its code has in the catalogue."""
    return Diagnostic(
        code=code,
        severity=Severity(CODES[code].severity),
        message=message,
        span=span,
        hint=hint,
        related=related,
    )


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics without repeats, sorted by place, then code, then message."""

    def place(found: Diagnostic) -> tuple[str, int, int, str, str]:
        where = found.span or Span(path="")
        return where.path, where.line, where.column, found.code, found.message

    # Not a set: those that differ in the hint alone would come out in the order of their hashes.
    return tuple(sorted(dict.fromkeys(diagnostics), key=place))


def strict(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics with every warning made an error."""
    return tuple(replace(found, severity=Severity.ERROR) for found in diagnostics)
