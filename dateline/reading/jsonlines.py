"""Files that people merge: one line of JSON for each thing they say.

Comes in: the text of a file, what reads a line, words for what is wrong. Goes out: what was read,
in the order of the lines, and an error for every line that says nothing. The marks that a version
control leaves where it could not tell two sides apart are passed over: both sides are welcome.
"""

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar, cast

from dateline.base.diagnostics import Diagnostic, SourceText

_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
T = TypeVar("T")


class Complaint(NamedTuple):
    """What is said of a line that says nothing: its code, what it is no line of, what to do."""

    code: str
    what: str
    hint: str


def read_lines(
    source: SourceText, read: Callable[[str], T | str], complaint: Complaint
) -> tuple[list[T], list[Diagnostic]]:
    """Return what the lines of a file say; `read` gives a reason, as a text, for one that does not.

    So what is read must not be a text.
    """
    found: list[T] = []
    said: list[Diagnostic] = []
    offset = 0
    # Not `splitlines`, which takes signs for line ends that may stand in JSON.
    for line in source.text.split("\n"):
        stripped = line.strip()
        if stripped and not stripped.startswith(_CONFLICT):
            one = read(stripped)
            if isinstance(one, str):
                mark = source.mark_at(offset, max(1, len(line)))
                message = f"this is no line of {complaint.what}: {one}"
                said.append(source.diagnose(complaint.code, message, mark, complaint.hint))
            else:
                found.append(one)
        offset += len(line) + 1
    return found, said


def object_in(line: str) -> Mapping[str, object] | str:
    """Return the JSON object that a line spells, or why it spells none."""
    try:
        plain: object = json.loads(line)
    except (ValueError, RecursionError):
        return "it is not JSON"
    return cast("Mapping[str, object]", plain) if isinstance(plain, dict) else "it is not an object"
