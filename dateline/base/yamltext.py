"""What YAML text may hold before any parser sees it.

Comes in: YAML text. Goes out: a diagnostic for the first thing that stands in a parser's way: too
much of it, a character that no editor shows, a line indented with tabs. Parsers differ about these
or tell no place, so they are settled here.
"""

import re

from dateline.base.counting import counted
from dateline.base.diagnostics import Diagnostic, Mark, SourceText
from dateline.base.text import described
from dateline.base.yamlscene import reported
from dateline.base.yamlsigns import special_at

LARGEST_BLOCK = 64 * 1024
# What YAML 1.1 does not call printable, line ends that count as such for YAML only, and byte order
# marks, which every reader of files has removed and the two parsers treat differently.
_UNFIT = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    r"|\r(?!\n)"
)
_FIT = re.compile(r"[\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*")
# Escapes that no character belongs to: half pairs, as JSON writes emoji, and what lies beyond
# Unicode. One parser reads them, the other stops.
_NO_CHARACTER = re.compile(
    r"(?<!\\)\\(?:(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}"
    r"|U(?!000[0-9a-fA-F]|0010)[0-9a-fA-F]{8})"
)
# A line `%…` at the top instructs the parser; one of the two parsers obeys, the other may refuse.
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n)*(?=%)")
_TABS = re.compile(r"^ *(\t+)(?=[ \t]*\S)", re.MULTILINE)


def unfit_text(source: SourceText, block: str, first_line: int) -> Diagnostic | None:
    """Return why `block`, which begins on line `first_line` of `source`, is not even read."""
    if len(block) > LARGEST_BLOCK or len(block.encode("utf-8", "replace")) > LARGEST_BLOCK:
        message = f"more than {LARGEST_BLOCK // 1024} kB of YAML"
        hint = (
            "long texts belong into the body; perhaps the line `---` that ends the YAML is missing"
        )
        mark = Mark(first_line, 1, first_line, 2)
        return source.diagnose("yaml-too-large", message, mark, hint)
    unfit = None if _FIT.fullmatch(block) else _UNFIT.search(block)
    if unfit:
        message = f"the invisible character {described(unfit[0])} has no place in YAML"
        mark = _mark(block, unfit, first_line)
        return source.diagnose("control-character", message, mark, "delete it")
    escape = _NO_CHARACTER.search(block) if "\\" in block else None
    if escape:
        message = f"`{escape[0]}` is not a character"
        hint = "write the character itself"
        return source.diagnose("yaml-escape", message, _mark(block, escape, first_line), hint)
    directive = _DIRECTIVE.match(block) if "%" in block else None
    if directive:
        row = block.count("\n", 0, directive.end())
        return reported(source, special_at(tuple(block.split("\n")), row, 0), first_line)
    tabs = list(_TABS.finditer(block)) if "\t" in block else []
    if tabs:
        hint = "indent with spaces, two for each level"
        if len(tabs) > 1:
            hint += f"; {counted(len(tabs), 'line')} begin with a tab"
        mark = _mark(block, tabs[0], first_line, 1)
        return source.diagnose("yaml-tab", "this line is indented with a tab", mark, hint)
    return None


def unfit_value(text: str) -> str | None:
    """Return the first character of a value that only an escape sequence can have made."""
    unfit = _UNFIT.search(text)
    return unfit[0] if unfit else None


def _mark(block: str, found: re.Match[str], first_line: int, group: int = 0) -> Mark:
    begin, end = found.span(group)
    line = block.count("\n", 0, begin) + first_line
    column = begin - block.rfind("\n", 0, begin)
    return Mark(line, column, line, column + end - begin)
