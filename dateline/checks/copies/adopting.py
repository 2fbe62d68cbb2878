"""Taking up web archives that were placed by hand.

Comes in: `.wacz` files in the folder of copies that the list does not name. Goes out: a line in the
list for every cited work that a sound one holds, and diagnostics about those that are not sound.
"""

import hashlib
from collections.abc import Collection
from pathlib import Path

from dateline.base.citedaddress import comparable
from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.checks.copies.shelf import Shelf
from dateline.checks.copies.wacz import read_wacz
from dateline.model.keptcopy import SAVED, KeptCopy


def adopt(
    site: Path, shelf: Shelf, addresses: Collection[str]
) -> tuple[list[KeptCopy], tuple[Diagnostic, ...]]:
    """Enter every sound archive of a cited work."""
    cited = {comparable(address): address for address in addresses}
    listed = {copy.file for copy in shelf.copies}
    entered: list[KeptCopy] = []
    said: list[Diagnostic] = []
    for path in sorted((site / SAVED).glob("*.wacz")):
        if path.name in listed:
            continue
        shown = f"{SAVED}/{path.name}"
        archive, faults = read_wacz(path, shown)
        said += faults
        if archive is None:
            continue
        held = {
            cited[key]: page for page in archive.pages if (key := comparable(page.address)) in cited
        }
        if not held:
            message = f"{shown} holds no page that an article cites"
            hint = "cite the page it holds, or take it away"
            said.append(diagnose("copy-unlisted", message, Span(path=shown), hint))
        digest = file_digest(path) if held else ""
        for address, page in held.items():
            copy = KeptCopy(
                address=address,
                at=page.at,
                file=path.name,
                final=page.address if page.address != address else "",
                bytes=path.stat().st_size,
            )
            entered.append(shelf.enter(copy, digest))
    return entered, tuple(said)


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
