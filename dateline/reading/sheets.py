"""A manuscript with its lines `---` found.

Comes in: text. Goes out: the YAML between the lines, and the body, where nothing about them is
doubtful; whatever is, `dateline.reading.frontmatter` looks into. Of the YAML, the line of the tags
if it is as plain as most are.
"""

import re
from typing import NamedTuple

from dateline.reading.fences import FENCE, LIKE_FENCE_BELOW, is_key

# Words in which no sign means anything to YAML, in one line.
_WORD = "[A-Za-z0-9][A-Za-z0-9-]*(?: [A-Za-z0-9-]+)*"
_TAGS = re.compile(rf"tags: \[({_WORD}(?:, {_WORD})*)\]\n")
# More are warned of.
MANY_TAGS = 20
# One tag may be as long.
_LONGEST = 500
_FIRST_LINE = 2


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


class Tagged(NamedTuple):
    """The front matter with all tags taken out of their line, that line, and the tags as typed."""

    rest: str
    line: int
    tags: tuple[str, ...]


def tagged(block: str) -> Tagged | None:
    """Return front matter and its tags, if they are plain words that nothing is to be said of."""
    at = 0 if block.startswith("tags: ") else block.find("\ntags: ") + 1
    found = _TAGS.match(block, at)
    tags = tuple(found[1].split(", ")) if found else ()
    # The word for nothing is refused, however it is spelled.
    if not found or len(tags) > MANY_TAGS or len(found[1]) > _LONGEST or _is_nothing(tags):
        return None
    line = _FIRST_LINE + block.count("\n", 0, at)
    return Tagged(f"{block[: found.start(1)]}{block[found.end(1) :]}", line, tags)


def _is_nothing(tags: tuple[str, ...]) -> bool:
    return any(tag.casefold() == "null" for tag in tags)
