"""Lines that stand in the wrong column, or are no line of YAML at all.

Comes in: the scene of a parser's complaint. Goes out: what is wrong with a line on it, or None.
"""

import re
from typing import NamedTuple

from dateline.base.yamlquotes import LONGEST_EXAMPLE
from dateline.base.yamlscene import Finding, Scene, begin_of_text, indent

_NO_SPACE = re.compile(r"(?P<head>[ ]*(?:-[ ]+)*(?P<key>[\w-]+)):(?P<value>\S.*)")
_KEY_AND_VALUE = re.compile(r"(?P<head>[ ]*)(?P<key>[\w-]+):[ ]+(?P<value>\S.*)")
_NO_SPACE_AFTER_HYPHEN = re.compile(r"[ ]*-(?P<item>[^\s-].*)")
_HAS_KEY = re.compile(r":(?: |$)")
_FULL_WIDTH_COLON = "：\ufe13\ufe55"
_LINE_HINT = "write a key, a colon, a space and the value, as in `title: Report`"


class _Level(NamedTuple):
    """A column in which something begins that is still open, and the row of it."""

    column: int
    row: int
    is_item: bool


def no_colon(scene: Scene) -> Finding | None:
    """Find a line that has no key with a colon and a space."""
    if "could not find expected ':'" in scene.problem:
        return _without_colon(scene, scene.context_row)
    above = scene.row_above(scene.row)
    if "mapping values" not in scene.problem or above is None:
        return None
    column, column_above = begin_of_text(scene.line), begin_of_text(scene.lines[above])
    if column <= column_above or not _HAS_KEY.search(scene.lines[above]):
        return _without_colon(scene, above)
    crammed = _NO_SPACE_AFTER_HYPHEN.match(scene.lines[above])
    if crammed:
        message = "a space is missing after this hyphen"
        hint = f"write `- {crammed['item'][:LONGEST_EXAMPLE]}`"
        return Finding("yaml-line", message, above, crammed.start("item") - 1, hint)
    message = "this line is indented deeper than the line above, which has a value already"
    hint = (
        f"begin it in column {column_above + 1}, like line {scene.number(above)}; if it continues "
        "that value, put the whole value in quotes"
    )
    return Finding("yaml-indent", message, scene.row, column, hint)


def _without_colon(scene: Scene, row: int) -> Finding:
    line = scene.lines[row]
    crammed = _NO_SPACE.match(line)
    if crammed:
        message = "a space is missing after this colon"
        hint = f"write `{crammed['key']}: {crammed['value'].rstrip()[:LONGEST_EXAMPLE]}`"
        return Finding("yaml-line", message, row, crammed.end("head"), hint)
    wide = next((n for n, sign in enumerate(line) if sign in _FULL_WIDTH_COLON), None)
    if wide is not None:
        hint = "type the narrow colon `:` and a space behind it"
        return Finding("yaml-line", "this is a full-width colon", row, wide, hint)
    hint = f"{_LINE_HINT}; if it continues the value above, indent it by two spaces"
    return Finding("yaml-line", "this line has no colon", row, begin_of_text(line), hint)


def no_key(scene: Scene) -> Finding | None:
    """Find a colon with nothing before it."""
    if scene.sign != ":" or scene.line[: scene.column].strip(" -"):
        return None
    message = "no key stands before this colon"
    return Finding("yaml-line", message, scene.row, scene.column, _LINE_HINT)


def second_document(scene: Scene) -> Finding | None:
    """Find the line `...`, which ends a YAML document."""
    ends = [word.row for word in scene.words if word.kind == "<document end>"]
    if scene.line.rstrip() == "...":
        ends.append(scene.row)
    if not ends:
        return None
    message = "the line `...` ends the YAML here"
    return Finding("yaml-second-document", message, ends[0], 0, "remove this line", 3)


def stray(scene: Scene) -> Finding | None:
    """Find a line that is no line of YAML for a reason nobody else has named."""
    if scene.column != indent(scene.line) or not scene.sign:
        return None
    message = "this line is neither a key with its value nor an item of a list"
    return Finding("yaml-line", message, scene.row, scene.column, _LINE_HINT)


def misplaced(scene: Scene) -> Finding | None:
    """Find a line that begins in a column where nothing of its kind can begin."""
    if scene.column != indent(scene.line) or not scene.sign:
        return None
    levels = _levels_above(scene)
    here = next((level for level in levels if level.column == scene.column), None)
    is_item = scene.line[scene.column :].startswith("- ") or scene.line.strip() == "-"
    if here is None:
        return _between_levels(scene, levels) if levels else None
    if is_item and not here.is_item:
        return _item_among_keys(scene, here)
    if here.is_item and not is_item:
        column = begin_of_text(scene.lines[here.row])
        message = "a list item must begin with `- `"
        hint = (
            f"begin this line in column {column + 1} if it belongs to the item in line "
            f"{scene.number(here.row)}; after the list, begin it in the column of the list's key"
        )
        return Finding("yaml-indent", message, scene.row, scene.column, hint)
    return None


def _levels_above(scene: Scene) -> list[_Level]:
    """Return the columns that are still open above the scene, the deepest first."""
    levels: list[_Level] = []
    row = scene.row_above(scene.row)
    while row is not None and not (levels and levels[-1].column == 0):
        line = scene.lines[row]
        for column in (begin_of_text(line), indent(line)):
            is_item = line[column : column + 1] == "-" and column < begin_of_text(line)
            if not levels or column < levels[-1].column:
                levels.append(_Level(column, row, is_item))
        row = scene.row_above(row)
    return levels


def _between_levels(scene: Scene, levels: list[_Level]) -> Finding:
    deeper = [level for level in levels if level.column > scene.column][-1:]
    outer = [level for level in levels if level.column < scene.column][:1]
    if scene.column == 0:
        first = deeper[0]
        message = "this line is indented, and the ones below it are not"
        hint = "remove the spaces in front of it"
        return Finding("yaml-indent", message, first.row, 0, hint, first.column)
    choices = [
        f"in column {level.column + 1}, like line {scene.number(level.row)}"
        for level in (*deeper, *outer)
    ]
    message = f"nothing above begins in column {scene.column + 1}, so it is unclear what this is"
    hint = f"begin this line {', or '.join(choices)}"
    return Finding("yaml-indent", message, scene.row, scene.column, hint)


def _item_among_keys(scene: Scene, key: _Level) -> Finding:
    message = "a list item stands where a key is expected"
    hint = "write the list below a key, as in `tags:`"
    found = _KEY_AND_VALUE.fullmatch(scene.lines[key.row])
    if found:
        item = f"- {found['value'].rstrip()[:LONGEST_EXAMPLE]}"
        line = scene.number(key.row)
        hint = f"line {line} has a value already; make it `{found['key']}:` and `{item}`"
    return Finding("yaml-indent", message, scene.row, scene.column, hint)
