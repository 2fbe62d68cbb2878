"""Whether saved copies are still what they were.

Comes in: the folder of copies and their list. Goes out: how many files were read, and every
difference. A copy that was touched proves nothing, whoever touched it.
"""

from collections.abc import Iterable
from pathlib import Path

from dateline.base.diagnostics import Diagnostic, Span, diagnose, in_order
from dateline.checks.copies.adopting import file_digest
from dateline.checks.copies.wacz import read_wacz
from dateline.model.keptcopy import INDEX, SAVED, KeptCopy


def verify(site: Path, copies: Iterable[KeptCopy]) -> tuple[int, tuple[Diagnostic, ...]]:
    """Return the number of files that were read, and what is wrong with them."""
    folder = site / SAVED
    listed = {copy.file: copy for copy in copies if copy.file}
    said: list[Diagnostic] = []
    there = _files(folder)
    for name, copy in listed.items():
        if name not in there:
            said.append(_missing(name, copy))
        elif copy.file_sha256 and file_digest(folder / name) != copy.file_sha256:
            said.append(_changed(name, copy))
    for name in there:
        if name.endswith(".wacz"):
            said += read_wacz(folder / name, f"{SAVED}/{name}")[1]
        elif name not in listed:
            said.append(_unlisted(name))
    return len(there), in_order(said)


def _files(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    names = (path.name for path in folder.iterdir() if path.is_file())
    own = INDEX.rpartition("/")[2]
    return sorted(name for name in names if name != own and not name.startswith("."))


def _missing(name: str, copy: KeptCopy) -> Diagnostic:
    message = f"{SAVED}/{name} is missing; it is the copy of {copy.address}"
    hint = "restore it from version control or a backup, or delete its line"
    return diagnose("copy-missing", message, Span(path=INDEX), hint)


def _changed(name: str, copy: KeptCopy) -> Diagnostic:
    shown = f"{SAVED}/{name}"
    message = f"{shown} is not the file that was saved on {copy.at[:10]}"
    hint = "restore it from version control or a backup"
    return diagnose("copy-damaged", message, Span(path=shown), hint)


def _unlisted(name: str) -> Diagnostic:
    shown = f"{SAVED}/{name}"
    message = f"{shown} is not in the list of copies"
    return diagnose("copy-unlisted", message, Span(path=shown), "delete it, or move it away")
