"""The list of kept copies: which work, when, where, and what makes it unchangeable.

Comes in: the text of `content/_saved/index.jsonl`, or copies. Goes out: `KeptCopy` values and what
is wrong, or the text again. One line of JSON for each copy, sorted by address, time and place, so
that it can be read, compared and merged by people; equal lines count once.
"""

import json
from collections.abc import Iterable
from dataclasses import fields

from dateline.base.diagnostics import Diagnostic, SourceText
from dateline.base.urls import source_fault
from dateline.model.keptcopy import KeptCopy
from dateline.reading.jsonlines import Complaint, object_in, read_lines

_COMPLAINT = Complaint(
    code="copy-index",
    what="the list of copies",
    hint="restore the line from version control; the copy itself is untouched",
)
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
    found, said = read_lines(SourceText(path, text), _copy_in, _COMPLAINT)
    return tuple(sorted(set(found), key=_place)), tuple(said)


def _copy_in(line: str) -> KeptCopy | str:
    entries = object_in(line)
    if isinstance(entries, str):
        return entries
    wrong = next((name for name in _TEXTS if not isinstance(entries.get(name, ""), str)), None)
    if wrong:
        return f"`{wrong}` is not a text"
    texts = {name: str(entries.get(name, "")) for name in _TEXTS}
    if not texts["address"] or not (texts["file"] or texts["url"]):
        return "it must name the address of a work, and a file or an address of its copy"
    if "/" in texts["file"] or "\\" in texts["file"] or texts["file"].startswith("."):
        return "`file` is not the name of a file in this folder"
    # It becomes a link on pages.
    fault = source_fault(texts["url"]) if texts["url"] else None
    if fault:
        return fault.message
    size = entries.get("bytes", 0)
    return KeptCopy(**texts, bytes=size if isinstance(size, int) else 0)
