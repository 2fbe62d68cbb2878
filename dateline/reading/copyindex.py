"""The list of kept copies: which work, when, where, and what makes it unchangeable.

Comes in: the text of `content/_saved/index.jsonl`, or copies. Goes out: `KeptCopy` values and what
is wrong, or the text again. One line of JSON for each copy, sorted by address, time and place, so
that it can be read, compared and merged by people; equal lines count once.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import cast

from dateline.base.diagnostics import Diagnostic, SourceText
from dateline.model.keptcopy import KeptCopy

_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_TEXTS = tuple(field.name for field in fields(KeptCopy) if field.name != "bytes")


def index_text(copies: Iterable[KeptCopy]) -> str:
    """Return the list: a line for each copy, in order."""
    return "".join(f"{line_of(one)}\n" for one in sorted(set(copies), key=_place))


def _place(copy: KeptCopy) -> tuple[str, ...]:
    """Return what copies are in order of; the line itself decides between those of one place."""
    return (copy.address, copy.at, copy.file, copy.url, line_of(copy))


def line_of(copy: KeptCopy) -> str:
    """Return one line of the list; what is empty is left out."""
    values = {field.name: getattr(copy, field.name) for field in fields(copy)}
    return json.dumps({name: one for name, one in values.items() if one}, ensure_ascii=False)


def read_index(path: str, text: str) -> tuple[tuple[KeptCopy, ...], tuple[Diagnostic, ...]]:
    """Return the copies in order, and what is wrong with the list."""
    found: set[KeptCopy] = set()
    said: list[Diagnostic] = []
    source = SourceText(path, text)
    offset = 0
    # Not `splitlines`, which takes signs for line ends that may stand in JSON.
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped and not stripped.startswith(_CONFLICT):
            copy = _copy_in(stripped)
            if isinstance(copy, KeptCopy):
                found.add(copy)
            else:
                mark = source.mark_at(offset, max(1, len(line)))
                hint = "restore the line from version control; the copy itself is untouched"
                message = f"this is no line of the list of copies: {copy}"
                said.append(source.diagnose("copy-index", message, mark, hint))
        offset += len(line) + 1
    return tuple(sorted(found, key=_place)), tuple(said)


def _copy_in(line: str) -> KeptCopy | str:
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
    return KeptCopy(**texts, bytes=size if isinstance(size, int) else 0)
