"""A manuscript with its lines `---` found.

Comes in: text. Goes out: the YAML between the lines, and the body, where nothing about them is
doubtful; whatever is, `dateline.reading.frontmatter` looks into.
"""

from typing import NamedTuple

from dateline.reading.fences import FENCE, LIKE_FENCE_BELOW, is_key


class Sheet(NamedTuple):
    """The YAML between the lines `---`, and the body, which begins on line `body_line`."""

    block: str
    body: str
    body_line: int


def sheet_at_exact_fences(text: str) -> Sheet | None:
    """Part a text that is exact: nothing else looks like a fence, and no key follows the second."""
    end = text.find(f"\n{FENCE}\n", len(FENCE)) if text.startswith(f"{FENCE}\n") else -1
    if end < 0 or LIKE_FENCE_BELOW.search(text, len(FENCE), end + 1):
        return None
    start = end + len(FENCE) + 2
    body = text[start:]
    if is_key(body.partition("\n")[0]):
        return None
    return Sheet(text[len(FENCE) + 1 : end + 1], body, text.count("\n", 0, start) + 1)
