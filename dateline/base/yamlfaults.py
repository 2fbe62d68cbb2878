"""YAML parsers' complaints in plain words.

Comes in: the exception of a YAML parser. Goes out: a diagnostic at the place a person has to mend
(the opening quote, not the end of the file), saying what to type instead. Parsers notice most
mistakes late and word them differently, so the complaint is taken from PyYAML's own parser,
whichever of the two complained first, and is only the beginning of the search.
"""

from collections.abc import Callable

import yaml

from dateline.base import yamllines, yamlsigns
from dateline.base.diagnostics import Diagnostic, Mark, SourceText
from dateline.base.yamlscene import Finding, Scene, Word, reported

# The first that finds something is right: what happened earlier in the text comes first.
_SEARCHES: tuple[Callable[[Scene], Finding | None], ...] = (
    yamlsigns.unclosed_quote,
    yamlsigns.escape,
    yamlsigns.text_after_quote,
    yamlsigns.special_sign,
    yamlsigns.tag,
    yamlsigns.bracket,
    yamlsigns.second_colon,
    yamllines.no_colon,
    yamllines.no_key,
    yamllines.second_document,
    yamllines.misplaced,
    yamllines.stray,
)


def explain_fault(
    source: SourceText, block: str, first_line: int, fault: yaml.YAMLError
) -> Diagnostic:
    """Return what a YAML parser's exception means for the person who typed the text."""
    known = _in_known_words(block, fault)
    mark = known.problem_mark if isinstance(known, yaml.MarkedYAMLError) else None
    if not isinstance(known, yaml.MarkedYAMLError) or mark is None:
        message = f"this is not valid YAML: {str(fault).partition(chr(10))[0]}"
        return source.diagnose("yaml-syntax", message, Mark(first_line, 1, first_line, 2))
    scene = _scene(block, first_line, known, mark)
    found = next((finding for search in _SEARCHES if (finding := search(scene))), None)
    if found is None:
        typed = scene.line[scene.column :].strip()[:20]
        message = f"YAML does not expect `{typed}` here" if typed else "YAML expects more here"
        hint = "compare with the lines around it; text with signs in it belongs in quotes"
        found = Finding("yaml-syntax", message, scene.row, scene.column, hint)
    return reported(source, found, first_line)


def _in_known_words(block: str, fault: yaml.YAMLError) -> yaml.YAMLError:
    """Return the complaint of PyYAML's own parser about the same place, if it has one."""
    mark = fault.problem_mark if isinstance(fault, yaml.MarkedYAMLError) else None
    if mark is None:
        return fault
    try:
        for event in yaml.parse(block, Loader=yaml.SafeLoader):
            if event.start_mark and event.start_mark.line > mark.line + 1:
                break
    except yaml.MarkedYAMLError as same:
        return same
    return fault


def _scene(
    block: str,
    first_line: int,
    fault: yaml.MarkedYAMLError,
    mark: yaml.Mark,
) -> Scene:
    lines = tuple(line.rstrip("\r") for line in block.split("\n"))
    row, column = _inside(lines, mark)
    context_row, context_column = _inside(lines, fault.context_mark or mark)
    return Scene(
        lines=lines,
        row=row,
        column=column,
        problem=fault.problem or "",
        context=fault.context or "",
        context_row=context_row,
        context_column=context_column,
        words=_words(block, (row, column)),
        first_line=first_line,
    )


def _inside(lines: tuple[str, ...], mark: yaml.Mark) -> tuple[int, int]:
    """Return row and column of a mark, or the end of the text when the mark is behind it."""
    written = max((row for row, line in enumerate(lines) if line.strip(" ")), default=0)
    if mark.line > written:
        return written, len(lines[written])
    return mark.line, min(mark.column, len(lines[mark.line]))


def _words(block: str, end: tuple[int, int]) -> tuple[Word, ...]:
    """Return what PyYAML's scanner recognises before the row and column of `end`."""
    scanner = yaml.SafeLoader(block)
    words: list[Word] = []
    try:
        # No further than that: a scanner is slow on long rows of brackets.
        while scanner.check_token() and (not words or words[-1][1:3] < end):
            words += _word(scanner.get_token())  # type: ignore[no-untyped-call]
    except yaml.MarkedYAMLError:
        words += [word for token in scanner.tokens for word in _word(token)]
    return tuple(word for word in words if (word.row, word.column) < end)


def _word(token: yaml.Token) -> list[Word]:
    start, end = token.start_mark, token.end_mark
    kind = str(getattr(token, "id", ""))
    if isinstance(token, yaml.ScalarToken):
        style = token.style or ""
        kind = "block" if style in {"|", ">"} else style or "text"
    elif start.index == end.index:
        return []
    return [Word(kind, start.line, start.column, end.line, end.column)]
