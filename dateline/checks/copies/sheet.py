"""The columns of auto-archiver's sheet, for newsrooms that save copies with it.

Comes in: works without a copy, or a sheet that came back as CSV. Goes out: a sheet whose `link`
column is the list of work, or the copies it tells of. Rows that were not archived are no copies;
rows that say they were and do not tell where are mistakes, each named with its line.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Protocol

from dateline.base.citedaddress import comparable
from dateline.base.dates import DateFault, parse_moment, utc_text
from dateline.base.diagnostics import Diagnostic, Mark, SourceText
from dateline.base.urls import source_fault
from dateline.model.keptcopy import KeptCopy

SERVICE = "auto-archiver"
COLUMNS = (
    "link",
    "archive status",
    "destination folder",
    "archive location",
    "archive date",
    "thumbnail",
    "upload timestamp",
    "upload title",
    "text content",
    "screenshot",
    "hash",
    "perceptual hashes",
    "wacz",
    "replaywebpage",
)
_NEEDED = ("link", "archive status", "archive location")
_SHA_256 = re.compile(r"(?:sha-?256[:\s]*)?\b([0-9a-f]{64})\b", re.IGNORECASE)
# A cell that a spreadsheet would take for a formula and run.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet tells: copies, and how many rows hold none."""

    copies: tuple[KeptCopy, ...]
    without: int


def sheet_text(addresses: Iterable[str]) -> str:
    """Return a sheet with a row for each work that is still to be saved."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for address in sorted(set(addresses)):
        writer.writerow([_harmless(address), *[""] * (len(COLUMNS) - 1)])
    return buffer.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def read_sheet(path: str, text: str, today: str) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """Return the copies that a sheet tells of, and what is wrong with it."""
    source = SourceText(path, text.removeprefix("\ufeff"))
    rows = csv.reader(io.StringIO(source.text, newline=""))
    try:
        names = [name.strip().casefold() for name in next(rows, [])]
        missing = [name for name in _NEEDED if name not in names]
        if missing:
            message = f"the sheet has no column `{missing[0]}`"
            hint = f"its first row must name the columns: {', '.join(_NEEDED)}, …"
            return Sheet((), 0), (_wrong(source, 1, message, hint),)
        return _read(source, list(_numbered(rows)), names, today)
    except csv.Error as fault:
        hint = "export the sheet again as CSV in UTF-8"
        found = _wrong(source, rows.line_num, f"this is no sound CSV: {fault}", hint)
        return Sheet((), 0), (found,)


class _Rows(Protocol):
    """Rows of a sheet, and the line of the text that was read last."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


def _numbered(rows: _Rows) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line it begins on; cells of a sheet may hold line ends."""
    line = rows.line_num + 1
    for row in rows:
        yield line, row
        line = rows.line_num + 1


def _read(
    source: SourceText, rows: Iterable[tuple[int, list[str]]], names: list[str], today: str
) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    copies: list[KeptCopy] = []
    said: list[Diagnostic] = []
    without = 0
    for line, row in rows:
        cells = dict.fromkeys(names, "")
        # A name may be there twice: its first column counts.
        cells |= dict(reversed(list(zip(names, (cell.strip() for cell in row), strict=False))))
        found = _copies(source, line, cells, today)
        without += not found
        copies += (one for one in found if isinstance(one, KeptCopy))
        said += (one for one in found if isinstance(one, Diagnostic))
    return Sheet(tuple(copies), without), tuple(said)


def _copies(
    source: SourceText, line: int, cells: Mapping[str, str], today: str
) -> list[KeptCopy | Diagnostic]:
    """Return the copies of one row: where the work was put, and its web archive."""
    address = cells["link"].removeprefix("'")
    if not address or "success" not in cells["archive status"].casefold():
        return []
    places = dict.fromkeys(
        place
        for cell in (cells["archive location"], cells.get("wacz", ""))
        for place in cell.split()
        if place.casefold().startswith(("https://", "http://"))
    )
    if not places:
        hint = "fill `archive location` with the address of the copy, or clear the status"
        message = f"the row says that {address} was archived, and not where"
        return [_wrong(source, line, message, hint)]
    # What is entered becomes a link on pages: an address with a key to a store must not.
    fault = next((fault for fault in map(source_fault, places) if fault), None)
    if fault:
        return [_wrong(source, line, f"where {address} was put: {fault.message}", fault.hint)]
    at = _date(cells.get("archive date", ""), today)
    if at is None:
        hint = "write it as in 2026-11-24T03:21:57Z"
        message = f"the archive date `{cells['archive date'][:40]}` cannot be read"
        return [_wrong(source, line, message, hint)]
    digest = _SHA_256.search(cells.get("hash", ""))
    sha256 = digest[1].casefold() if digest else ""
    return [
        KeptCopy(address=address, at=at, sha256=sha256 * (not n), url=place, service=SERVICE)
        for n, place in enumerate(places)
    ]


def newly_told(
    told: Iterable[KeptCopy], addresses: Iterable[str], known: Iterable[KeptCopy]
) -> tuple[list[KeptCopy], int]:
    """Return the copies of cited works that are not in the list yet, and how many are of others.

    Each is entered under the address that articles give, however the sheet spells it.
    """
    cited = {comparable(address): address for address in addresses}
    there = {(comparable(copy.address), copy.url) for copy in known}
    new: list[KeptCopy] = []
    strangers: set[str] = set()
    for copy in dict.fromkeys(told):
        key = comparable(copy.address)
        if key not in cited:
            strangers.add(key)
        elif (key, copy.url) not in there:
            new.append(replace(copy, address=cited[key]))
    return new, len(strangers)


def _date(text: str, today: str) -> str | None:
    if not text:
        return today
    # Without a zone auto-archiver means UTC.
    zoned = text if re.search(r"(?:Z|[+-]\d\d:?\d\d)$", text) or ":" not in text else f"{text}Z"
    read = parse_moment(zoned, UTC)
    return None if isinstance(read, DateFault) else utc_text(read.instant)


def _wrong(source: SourceText, line: int, message: str, hint: str) -> Diagnostic:
    text = source.text.split("\n")
    width = len(text[line - 1].rstrip("\r")) if line <= len(text) else 0
    mark = Mark(line, 1, line, max(2, width + 1))
    return source.diagnose("copy-sheet", message, mark, hint)
