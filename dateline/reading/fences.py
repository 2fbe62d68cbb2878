"""What is wrong with the lines `---` that part front matter and body.

Comes in: a manuscript that does not begin or go on as one should. Goes out: a diagnostic that says
which line to write where. Whoever comes from another generator, or from an editor that makes dashes
of hyphens, gets the front matter wrong first, and then has never seen a page of ours.
"""

import re

from dateline.base.diagnostics import Diagnostic, Mark, SourceText
from dateline.reading.decoding import SMALLEST_EXAMPLE

FENCE = "---"
_DASHES = r"(?:[-\u2010-\u2015]{2,}|[\u2013-\u2015])"
_LIKE_FENCE = re.compile(rf"\s*{_DASHES}\s*")
# The same, with the line end above it: the engine leaps from one line to the next.
LIKE_FENCE_BELOW = re.compile(rf"\n[^\S\n]*{_DASHES}[^\S\n]*(?=\n)")
_DASH = re.compile(r"[\u2010-\u2015]")
_NAMED_FENCE = re.compile(r"---+\s*(?P<language>\w+)\s*")
_KEY = re.compile(r"\w[\w ]{0,30}:(?:\s|$)")
_OF_FRONT_MATTER = re.compile(r"\s|-\s|-$|#|[\w-]+\s*:|[\"'][^\"']+[\"']\s*:|[\w-]+$")


def is_key(line: str) -> bool:
    """Tell whether a line looks like `key: value`."""
    return _KEY.match(line) is not None


def opening_fault(source: SourceText, lines: list[str]) -> Diagnostic | None:
    """Return what is wrong with the first line of a manuscript, or None."""
    first = lines[0]
    if first == FENCE:
        return None
    mark = Mark(1, 1, 1, len(first) + 1)
    other = _other_language(first)
    if other:
        return source.diagnose("other-front-matter", other[0], mark, other[1])
    if _LIKE_FENCE.fullmatch(first) or _NAMED_FENCE.fullmatch(first):
        return bad_fence(source, first, 1, "opens")
    message = "the file does not begin with front matter"
    return source.diagnose("no-front-matter", message, mark, _how_to_begin(lines))


def _other_language(first: str) -> tuple[str, str] | None:
    """Return message and hint for front matter that is not YAML."""
    named = _NAMED_FENCE.fullmatch(first)
    language = named["language"].upper() if named else ""
    if first.startswith("+++") or language == "TOML":
        hint = (
            f"put `{FENCE}` in place of `{first.strip()}`, and write `key: value` instead of "
            "`key = value`"
        )
        return "the front matter is TOML", hint
    if first.lstrip().startswith(("{", ";;;")) or language.startswith("JS"):
        hint = f"put a line `{FENCE}` before and after, and write one `key: value` a line"
        return "the front matter is JSON", hint
    return None


def _how_to_begin(lines: list[str]) -> str:
    top = next((n for n, line in enumerate(lines) if line.strip()), 0)
    fence = next((n for n, line in enumerate(lines[:-1]) if line == FENCE), None)
    if top and fence == top:
        return f"delete the empty lines above `{FENCE}`"
    if fence and is_key(lines[fence + 1]):
        return f"move the front matter, which begins on line {fence + 1}, to the top of the file"
    if is_key(lines[top]):
        last = next(n for n, line in enumerate([*lines[top:], ""], top) if not line.strip())
        return f"put a line `{FENCE}` above line {top + 1} and another below line {last}"
    signs_only = not any(sign.isalnum() for sign in lines[0])
    if lines[0].strip() and signs_only and len(lines) > 1 and is_key(lines[1]):
        return f"write `{FENCE}` in place of `{lines[0].strip()}`"
    return SMALLEST_EXAMPLE


def bad_fence(source: SourceText, line: str, number: int, does: str) -> Diagnostic:
    """Return the diagnostic for a line that is nearly a fence and opens or closes."""
    message = f"the line that {does} the front matter is not exactly `{FENCE}`"
    hint = f"write `{FENCE}`: three hyphens and nothing else"
    if line.strip() == FENCE:
        hint = f"remove the spaces around `{FENCE}`"
    elif _DASH.search(line):
        hint = f"write three hyphens, `{FENCE}`; an editor's automatic correction makes them dashes"
    mark = Mark(number, 1, number, len(line) + 1)
    return source.diagnose("front-matter-fence", message, mark, hint)


def closing_row(lines: list[str]) -> int | None:
    """Return the row of the line that closes the front matter, well written or not, or None.

    Behind the beginning of prose only an exact fence counts: there, hyphens underline a heading.
    """
    in_front_matter = True
    for row, line in enumerate(lines[1:], 1):
        if line == FENCE or (in_front_matter and _LIKE_FENCE.fullmatch(line)):
            return row
        in_front_matter &= not line or bool(_OF_FRONT_MATTER.match(line))
    return None


def unclosed(source: SourceText, lines: list[str]) -> Diagnostic:
    """Return the diagnostic for front matter that never ends."""
    rows = (row for row, line in enumerate(lines) if row and line)
    prose = next((row for row in rows if not _OF_FRONT_MATTER.match(lines[row])), None)
    if prose and lines[prose].rstrip() == "...":
        return bad_fence(source, lines[prose], prose + 1, "closes")
    message = "the front matter is never closed"
    hint = f"add a line `{FENCE}` after the last key"
    if prose:
        hint = f"add a line `{FENCE}` before line {prose + 1}"
    return source.diagnose("unclosed-front-matter", message, Mark(1, 1, 1, 4), hint)


def early_prose(source: SourceText, lines: list[str], end: int) -> Diagnostic | None:
    """Return the diagnostic for text that seems to begin above the row `end`, or None."""
    rows = (row for row in range(2, end) if lines[row].strip() and not lines[row - 1].strip())
    row = next((row for row in rows if not _OF_FRONT_MATTER.match(lines[row])), None)
    if row is None:
        return None
    message = "text begins here, and the front matter is not closed yet"
    mark = Mark(row + 1, 1, row + 1, len(lines[row]) + 1)
    hint = f"add a line `{FENCE}` above it"
    return source.diagnose("unclosed-front-matter", message, mark, hint)


def early_end(
    source: SourceText, lines: list[str], end: int, known: frozenset[str]
) -> Diagnostic | None:
    """Return the diagnostic for a fence in the middle of front matter, or None.

    It is one if one of the `known` keys follows at once, and only keys before the next fence.
    """
    below = lines[end + 1] if end + 1 < len(lines) else ""
    if not is_key(below) or below.partition(":")[0] not in known:
        return None
    row = closing_row(lines[end:])
    if row is None or not all(_OF_FRONT_MATTER.match(line) for line in lines[end + 1 : end + row]):
        return None
    message = "the front matter ends here, and yet more of its keys follow"
    hint = f"remove this line; the one that ends the front matter is line {end + row + 1}"
    mark = Mark(end + 1, 1, end + 1, len(FENCE) + 1)
    return source.diagnose("yaml-second-document", message, mark, hint)
