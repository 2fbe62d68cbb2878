"""Front matter written by the machine.

Comes in: texts, numbers, truth values, lists and mappings. Goes out: YAML in block style that
`yamlnodes` reads back as the same texts. What another program could take for something else (`NO`,
`1984`, `a: b`) stands in double quotes with the escapes of JSON, which YAML shares. PyYAML's own
writer is not used, so that PyYAML stays in one room and the form of our files is ours to promise.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Union

Written = Union[str, int, bool, Sequence["Written"], Mapping[str, "Written"]]  # noqa: UP007 - names itself

# Begins with a letter or digit and holds nothing that YAML reads as a sign in block style.
_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f-\xa0#:]|:(?=[^\s])|(?<=\S)#)*")
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
# Words and numbers that YAML 1.1 or 1.2 gives a type: null, booleans, 0x1F, 1e3, 12:30, 1_000.
_TYPED = re.compile(
    r"null|true|false|yes|no|on|off|y|n|[\d.][\d.,_:eExXoOa-fA-F+\-]*", re.IGNORECASE
)
# Not printable to YAML, or a line end to some of its readers, or invisible to people.
_UNSEEN = re.compile(
    "[\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def write_mapping(fields: Mapping[str, Written]) -> str:
    """Return `fields` as YAML, one key a line, in the order given; ends with a line end."""
    return "".join(f"{line}\n" for line in _mapping(fields))


def _mapping(fields: Mapping[str, Written]) -> list[str]:
    lines = []
    for key, value in fields.items():
        lines += _entry(f"{_scalar(key)}:", value)
    return lines


def _entry(head: str, value: Written) -> list[str]:
    """Return a key or a hyphen with what belongs to it."""
    if isinstance(value, Mapping) and value:
        inner = _mapping(value)
        return (
            [f"- {inner[0]}", *_indented(inner[1:])] if head == "-" else [head, *_indented(inner)]
        )
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        inner = [line for item in value for line in _entry("-", item)]
        return (
            [f"- {inner[0]}", *_indented(inner[1:])] if head == "-" else [head, *_indented(inner)]
        )
    return [f"{head} {_scalar(value)}"]


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _scalar(value: Written) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    return "{}" if isinstance(value, Mapping) else "[]"


def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or text.endswith((" ", ":")) or _UNSEEN.search(text):
        return False
    return bool(_DATE.fullmatch(text)) or not _TYPED.fullmatch(text)


def _quoted(text: str) -> str:
    return _UNSEEN.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )
