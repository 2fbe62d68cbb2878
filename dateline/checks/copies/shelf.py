"""The folder of saved copies, `content/_saved/`.

Comes in: the site's folder, copies. Goes out: the list of copies and the files, each of them whole.
A line is added to the list as soon as its file is there; when everything is done the list is put in
order.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dateline.base.diagnostics import Outcome, Span, diagnose
from dateline.checks.links.logbook import write_whole
from dateline.model.keptcopy import INDEX, SAVED, KeptCopy
from dateline.reading.copyindex import index_text, line_of, read_index

_UNFINISHED = ".tmp"


def read_copies(site: Path) -> Outcome[tuple[KeptCopy, ...]]:
    """Return the saved copies of a site, or what is wrong with their list."""
    try:
        text = (site / INDEX).read_text(encoding="utf-8")
    except FileNotFoundError:
        return Outcome(value=())
    except (OSError, UnicodeDecodeError) as fault:
        words = fault.strerror if isinstance(fault, OSError) else "it is not UTF-8"
        hint = "check its permissions, or restore it from version control"
        found = diagnose("copy-index", f"{INDEX}: {words}", Span(path=INDEX), hint)
        return Outcome(value=None, diagnostics=(found,))
    copies, said = read_index(INDEX, text)
    return Outcome(value=None if said else copies, diagnostics=said)


class Shelf:
    """Puts copies into the folder."""

    def __init__(self, site: Path, copies: Iterable[KeptCopy]) -> None:
        self.folder = site / SAVED
        self.list = site / INDEX
        self.copies = list(copies)
        self.is_begun = self.list.exists() and not self.list.read_bytes().endswith(b"\n")

    def place(self, copy: KeptCopy, data: bytes) -> KeptCopy:
        """Write the file of a copy, and its line in the list; return the copy with its digest."""
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = self.folder / f".{copy.file}{_UNFINISHED}"
        beside.write_bytes(data)
        beside.replace(self.folder / copy.file)
        return self.enter(copy, hashlib.sha256(data).hexdigest())

    def enter(self, copy: KeptCopy, file_sha256: str) -> KeptCopy:
        """Write the line of a copy whose file is there."""
        entered = replace(copy, file_sha256=file_sha256)
        self.list.parent.mkdir(parents=True, exist_ok=True)
        with self.list.open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n" * self.is_begun + f"{line_of(entered)}\n")
        self.is_begun = False
        self.copies.append(entered)
        return entered

    def put_in_order(self) -> None:
        """Write the list anew, in order, and sweep away what a killed round left half written."""
        if self.copies:
            write_whole(self.list, index_text(self.copies))
        for left in self.folder.glob(f".*{_UNFINISHED}"):
            left.unlink(missing_ok=True)
