"""Parting a manuscript into its front matter and its body.

Comes in: the text of a manuscript. Goes out: a YAML tree and the body with the line it begins on,
or what is wrong with the lines `---` that part them.
"""

import re
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, Mark, Outcome, SourceText
from dateline.base.yamlnodes import Mapping, load
from dateline.reading.decoding import SMALLEST_EXAMPLE

FENCE = "---"
_LIKE_FENCE = re.compile(r"\s*[-\u2010-\u2015]{2,}\s*")
_KEY_OR_INDENT = re.compile(r"\s|-\s|#|[\w-]+\s*:|[\w-]+$")


class Parted(NamedTuple):
    """A manuscript in two: the tree of its front matter, and its body from `body_line` on."""

    tree: Mapping
    body: str
    body_line: int


def part(source: SourceText) -> Outcome[Parted]:
    """Return front matter and body of a manuscript."""
    lines = source.text.split("\n")
    fault = _opening_fault(source, lines)
    if fault:
        return Outcome(value=None, diagnostics=(fault,))
    end = next((n for n, line in enumerate(lines[1:], 1) if _LIKE_FENCE.fullmatch(line)), None)
    if end is None:
        return Outcome(value=None, diagnostics=(_unclosed(source, lines),))
    if lines[end] != FENCE:
        return Outcome(value=None, diagnostics=(_bad_fence(source, lines[end], end + 1),))
    loaded = load(source, "\n".join(lines[1:end]) + "\n", first_line=2)
    tree = loaded.value
    if tree is None and not loaded.diagnostics:
        tree = Mapping((), Mark(1, 1, 1, 4))
    if tree is not None and not isinstance(tree, Mapping):
        message = "the front matter is not keys with values"
        found = source.diagnose(
            "front-matter-list", message, tree.mark, "write one `key: value` a line"
        )
        return Outcome(value=None, diagnostics=(*loaded.diagnostics, found))
    if tree is None:
        return Outcome(value=None, diagnostics=loaded.diagnostics)
    body = "\n".join(lines[end + 1 :])
    return Outcome(value=Parted(tree, body, end + 2), diagnostics=loaded.diagnostics)


def _opening_fault(source: SourceText, lines: list[str]) -> Diagnostic | None:
    first = lines[0]
    mark = Mark(1, 1, 1, len(first) + 1)
    if first == FENCE:
        return None
    if first.startswith("+++"):
        hint = "put `---` in place of `+++` and write `key: value` instead of `key = value`"
        return source.diagnose("other-front-matter", "the front matter is TOML", mark, hint)
    if first.lstrip().startswith("{"):
        hint = "put a line `---` before and after, and write one `key: value` a line"
        return source.diagnose("other-front-matter", "the front matter is JSON", mark, hint)
    if _LIKE_FENCE.fullmatch(first):
        return _bad_fence(source, first, 1)
    top = next((n for n, line in enumerate(lines, 1) if line.strip()), 1)
    if top > 1 and lines[top - 1] == FENCE:
        hint = "delete the empty lines above `---`"
        return source.diagnose("no-front-matter", "the file does not begin with `---`", mark, hint)
    message = "the file does not begin with front matter"
    return source.diagnose("no-front-matter", message, mark, SMALLEST_EXAMPLE)


def _bad_fence(source: SourceText, line: str, number: int) -> Diagnostic:
    mark = Mark(number, 1, number, len(line) + 1)
    extra = "spaces around it" if line.strip() == FENCE else "other signs"
    message = f"the line that parts front matter and body has {extra}"
    return source.diagnose("front-matter-fence", message, mark, "did you mean `---`?")


def _unclosed(source: SourceText, lines: list[str]) -> Diagnostic:
    body = next(
        (n for n, line in enumerate(lines[1:], 2) if line and not _KEY_OR_INDENT.match(line)), None
    )
    hint = f"add a line `---` before line {body}" if body else "add a line `---` after the last key"
    message = "the front matter is never closed"
    return source.diagnose("unclosed-front-matter", message, Mark(1, 1, 1, 4), hint)
