"""Valid YAML that hardly says what its author meant.

Comes in: a scalar and the lines it stands on. Goes out: a finding for text that YAML takes for a
comment, for list items glued to the value above them, for a quote closed so late that it has
swallowed other keys, and for control characters made by escapes. No parser complains about them.
"""

import re

from dateline.base.text import described
from dateline.base.yamlquotes import as_quoted
from dateline.base.yamlscene import Finding, Word, indent, stays_inside
from dateline.base.yamlsigns import special_at, unclosed_at
from dateline.base.yamltext import unfit_value

_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*#")
_COMMENT = re.compile(r" +(#[^\s#]\S*)")


def doubt(lines: tuple[str, ...], scalar: Word, text: str, key_column: int) -> Finding | None:
    """Return what is doubtful about a scalar that reads `text`, or None.

    `key_column` is the column of the key or list item it belongs to, -1 if there is none.
    """
    if scalar.kind == "block":
        return _comment_in_header(lines, scalar)
    unfit = unfit_value(text) if scalar.kind == '"' else None
    if unfit:
        message = f"an escape in this value makes {described(unfit)}, which has no place in text"
        return Finding("control-character", message, scalar.row, scalar.column, "remove the escape")
    if scalar.kind != "text":
        inside = stays_inside(lines, scalar.row, scalar.end_row, key_column)
        return None if inside else unclosed_at(lines, scalar.row, scalar.column)
    return _glued_item(lines, scalar) or _lost_in_comment(lines, scalar)


def _comment_in_header(lines: tuple[str, ...], scalar: Word) -> Finding | None:
    """Refuse `|#`, which one parser reads and the other does not."""
    found = _HEADER_COMMENT.match(lines[scalar.row], scalar.column)
    return special_at(lines, scalar.row, scalar.column) if found else None


def _glued_item(lines: tuple[str, ...], scalar: Word) -> Finding | None:
    for row in range(scalar.row + 1, scalar.end_row + 1):
        if lines[row].lstrip().startswith("-"):
            message = "this line continues the value above it and is not a list item"
            hint = (
                "write a list on the lines below its key, every `-` in the same column and with "
                "a space behind it"
            )
            return Finding("yaml-indent", message, row, indent(lines[row]), hint)
    return None


def _lost_in_comment(lines: tuple[str, ...], scalar: Word) -> Finding | None:
    line = lines[scalar.end_row]
    found = _COMMENT.match(line, scalar.end_column)
    if not found:
        return None
    begin = scalar.column if scalar.row == scalar.end_row else indent(line)
    empty = not line[begin : scalar.end_column].strip(" :")
    example = as_quoted(line, found.start(1) if empty else begin)
    message = f"`{found[1][:40]}` after a space begins a comment and would not be read"
    hint = f"put the value in quotes, as in `{example}`; a comment has a space after its `#`"
    return Finding("yaml-comment", message, scalar.end_row, found.start(1), hint, len(found[1]))
