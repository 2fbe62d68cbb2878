"""The list of saved copies: which work, when, where, and what makes it unchangeable.

Comes in: the text of `content/_saved/index.jsonl`, copies. Goes out: `Copy` values, and the text
again. One line of JSON for each copy, sorted by address, time and place, so that it can be read,
compared and merged by people; equal lines count once.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import cast

from dateline.base.citedaddress import comparable
from dateline.base.diagnostics import Diagnostic, SourceText

SAVED = "content/_saved"
INDEX = f"{SAVED}/index.jsonl"
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of the work at `address`, made `at` a moment (UTC, as in `2026-11-24T03:21:57Z`).

    `sha256` is the digest of what the host sent, `final` where it was found. It is in a `file`
    of ours, a name inside `content/_saved` with a digest of its own, or elsewhere at a `url`.
    """

    address: str
    at: str
    sha256: str = ""
    file: str = ""
    file_sha256: str = ""
    url: str = ""
    final: str = ""
    media_type: str = ""
    bytes: int = 0
    service: str = ""


_TEXTS = tuple(field.name for field in fields(Copy) if field.name != "bytes")


def index_text(copies: Iterable[Copy]) -> str:
    """Return the list: a line for each copy, in order."""
    return "".join(f"{line_of(one)}\n" for one in sorted(set(copies), key=_place))


def _place(copy: Copy) -> tuple[str, ...]:
    """Return what copies are in order of; the line itself decides between those of one place."""
    return (copy.address, copy.at, copy.file, copy.url, line_of(copy))


def line_of(copy: Copy) -> str:
    """Return one line of the list; what is empty is left out."""
    values = {field.name: getattr(copy, field.name) for field in fields(copy)}
    return json.dumps({name: one for name, one in values.items() if one}, ensure_ascii=False)


def read_index(path: str, text: str) -> tuple[tuple[Copy, ...], tuple[Diagnostic, ...]]:
    """Return the copies in order, and what is wrong with the list."""
    found: set[Copy] = set()
    said: list[Diagnostic] = []
    source = SourceText(path, text)
    offset = 0
    # Not `splitlines`, which takes signs for line ends that may stand in JSON.
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped and not stripped.startswith(_CONFLICT):
            copy = _copy_in(stripped)
            if isinstance(copy, Copy):
                found.add(copy)
            else:
                mark = source.mark_at(offset, max(1, len(line)))
                hint = "restore the line from version control; the copy itself is untouched"
                message = f"this is no line of the list of copies: {copy}"
                said.append(source.diagnose("copy-index", message, mark, hint))
        offset += len(line) + 1
    return tuple(sorted(found, key=_place)), tuple(said)


def _copy_in(line: str) -> Copy | str:
    try:
        plain: object = json.loads(line)
    except (ValueError, RecursionError):
        return "it is not JSON"
    if not isinstance(plain, dict):
        return "it is not an object"
    entries = cast("Mapping[str, object]", plain)
    wrong = next((name for name in _TEXTS if not isinstance(entries.get(name, ""), str)), None)
    if wrong:
        return f"`{wrong}` is not a text"
    texts = {name: str(entries.get(name, "")) for name in _TEXTS}
    if not texts["address"] or not (texts["file"] or texts["url"]):
        return "it must name the address of a work, and a file or an address of its copy"
    if "/" in texts["file"] or "\\" in texts["file"] or texts["file"].startswith("."):
        return "`file` is not the name of a file in this folder"
    size = entries.get("bytes", 0)
    return Copy(**texts, bytes=size if isinstance(size, int) else 0)


def by_work(copies: Iterable[Copy]) -> dict[str, tuple[Copy, ...]]:
    """Return the copies of each work, by its address as `comparable` gives it, oldest first."""
    found: dict[str, list[Copy]] = {}
    for copy in sorted(copies, key=lambda one: one.at):
        found.setdefault(comparable(copy.address), []).append(copy)
    return {address: tuple(several) for address, several in found.items()}
