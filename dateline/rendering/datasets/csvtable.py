"""CSV, after RFC 4180: a line of headings, CR and LF behind each row, UTF-8 without a mark.

Comes in: columns and entries. Goes out: the bytes of the file. A spreadsheet runs a cell that
begins with one of `= + - @`, a tab or a carriage return as a formula, wide forms of these signs
included, and cells hold what other people wrote. So such a cell gets an apostrophe in front, as
OWASP advises ("CSV Injection"), and so does one that already begins with apostrophes and such a
sign: whoever takes one apostrophe off `'=`, `''=` and so on has the text as it was.
"""

import csv
import re
from collections.abc import Iterable

from dateline.rendering.datasets.columns import Column, table_rows
from dateline.rendering.datasets.entries import Entry

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
# Looked for first: hardly any row has a cell that begins like this.
_FIRST = frozenset("'=+-@\t\r\n＝＋－＠")


class _Rows:
    """Takes rows as a file would."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.write = self.written.append


def csv_table(columns: tuple[Column, ...], entries: Iterable[Entry], *, exact: bool) -> bytes:
    """Return a table; with `exact`, cells that a spreadsheet would run are left as they are."""
    return csv_head(columns) + csv_rows(columns, entries, exact=exact)


def csv_head(columns: tuple[Column, ...]) -> bytes:
    """Return the line of headings."""
    return _written([[column.name for column in columns]])


def csv_rows(columns: tuple[Column, ...], entries: Iterable[Entry], *, exact: bool) -> bytes:
    """Return the lines of some entries."""
    found = table_rows(entries, columns)
    return _written(found if exact else map(_harmless_row, found))


def _written(table: Iterable[list[str]]) -> bytes:
    lines = _Rows()
    csv.writer(lines, lineterminator="\r\n").writerows(table)
    return "".join(lines.written).encode()


def _harmless_row(row: list[str]) -> list[str]:
    is_harmless = _FIRST.isdisjoint([cell[:1] for cell in row])
    return row if is_harmless else [harmless(cell) for cell in row]


def harmless(cell: str) -> str:
    """Return a cell as no spreadsheet takes it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
