"""Parting a manuscript into its front matter and its body.

Comes in: the text of a manuscript. Goes out: a YAML tree and the body with the line it begins on,
or what is wrong with the lines `---` that part them.
"""

from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, Mark, Outcome, SourceText
from dateline.base.yamlnodes import Mapping, Node, Scalar, load
from dateline.reading.fences import (
    FENCE,
    bad_fence,
    closing_row,
    early_end,
    early_prose,
    opening_fault,
    unclosed,
)
from dateline.reading.schema import SAME_FIELD, FrontMatter
from dateline.reading.sheets import Sheet, sheet_at_exact_fences

_KEYS = frozenset([*FrontMatter.model_fields, *SAME_FIELD])


class Parted(NamedTuple):
    """A manuscript in two: the tree of its front matter, and its body from `body_line` on.

    `block` is the front matter as text.
    """

    tree: Mapping
    body: str
    body_line: int
    block: str


def part(source: SourceText) -> Outcome[Parted]:
    """Return front matter and body of a manuscript."""
    sheet = sheet_at_exact_fences(source.text) or _by_lines(source)
    if isinstance(sheet, Diagnostic):
        return Outcome(value=None, diagnostics=(sheet,))
    block, body, body_line = sheet
    loaded = load(source, block, first_line=2)
    tree, said = loaded.value, loaded.diagnostics
    if tree is None and not said:
        tree = Mapping((), Mark(1, 1, 1, 4))
    if not isinstance(tree, Mapping):
        prose = early_prose(source, source.text.split("\n"), body_line - 2)
        found = (_not_keys(source, tree),) if tree else said
        return Outcome(value=None, diagnostics=(prose,) if prose else found)
    return Outcome(value=Parted(tree, body, body_line, block), diagnostics=said)


def _by_lines(source: SourceText) -> Sheet | Diagnostic:
    """Part a text, or return what is wrong with its fences."""
    lines = source.text.split("\n")
    fault = opening_fault(source, lines)
    if fault:
        return fault
    end = closing_row(lines)
    if end is None:
        return unclosed(source, lines)
    if lines[end] != FENCE:
        return bad_fence(source, lines[end], end + 1, "closes")
    block, body = lines[1:end], lines[end + 1 :]
    sheet = Sheet("".join([f"{line}\n" for line in block]), "\n".join(body), end + 2)
    return early_end(source, lines, end, _KEYS) or sheet


def _not_keys(source: SourceText, tree: Node) -> Diagnostic:
    message = "the front matter is not keys with values"
    hint = "write one `key: value` a line"
    if isinstance(tree, Scalar) and "=" in tree.text:
        hint += "; that is a colon and a space in place of `=`"
    return source.diagnose("front-matter-list", message, tree.mark, hint)
