"""Signs that mean more to YAML than to the person who typed them: quotes, brackets, colons, others.

Comes in: the scene of a parser's complaint. Goes out: what is wrong with a value on it, or None.
"""

import re

from dateline.base.yamlquotes import LONGEST_EXAMPLE, as_closed, as_quoted
from dateline.base.yamlscene import Finding, Scene, Word, column_of_value, indent, stays_inside

_QUOTES = frozenset("\"'")
_CURLY_QUOTES = frozenset("“”„«»‘’‚")
_CLOSING = {"[": "]", "{": "}"}
_MEANING = {
    "&": "an anchor",
    "*": "a reference",
    "!": "a type tag",
    "|": "a text of several lines",
    ">": "a text of several lines",
    "-": "a list item",
    "?": "a key",
    "%": "an instruction to YAML",
    "[": "a list",
    "{": "a mapping",
}
_MARKED_KEY = re.compile(r"\*+[ ]*(?P<key>[\w-]+)(?:\*\*:|:\*\*|:)(?P<value>[ ].*)?$")
# What PyYAML says it was reading when a sign led it astray; the place it names is that of the sign.
_ASTRAY = ("an alias", "an anchor", "a block scalar", "a directive")
_NOT_HERE = ("entries are not allowed", "keys are not allowed", "cannot start any token")


def unclosed_quote(scene: Scene) -> Finding | None:
    """Find the first quote that runs on into lines which do not belong to its value."""
    for word in scene.words:
        closed = word.kind not in _QUOTES or word.row == word.end_row
        key_column = indent(scene.lines[word.row])
        if closed or (
            stays_inside(scene.lines, word.row, word.end_row, key_column) and word != scene.last
        ):
            continue
        return unclosed_at(scene.lines, word.row, word.column)
    if "quoted scalar" in scene.context and "unexpected" in scene.problem:
        return unclosed_at(scene.lines, scene.context_row, scene.context_column)
    return None


def unclosed_at(lines: tuple[str, ...], row: int, column: int) -> Finding:
    """Return the finding that the quote at this place is never closed."""
    quote = lines[row][column]
    hint = f"close it with `{quote}` at the end of the value"
    if len(lines[row].strip()) <= LONGEST_EXAMPLE:
        hint += f": `{as_closed(lines[row], column)}`"
    return Finding("yaml-unclosed-quote", "this quote is never closed", row, column, hint)


def escape(scene: Scene) -> Finding | None:
    """Find a backslash that means nothing between double quotes."""
    if "double-quoted scalar" not in scene.context or "escape" not in scene.problem:
        return None
    column = scene.line.rfind("\\", 0, scene.column + 1)
    typed = scene.line[column : column + 2]
    message = f"`{typed}` means nothing between double quotes"
    example = as_quoted(scene.lines[scene.context_row], scene.context_column)
    hint = f"write `\\\\` for a backslash, or use single quotes, as in `{example}`"
    return Finding("yaml-escape", message, scene.row, column, hint, len(typed))


def text_after_quote(scene: Scene) -> Finding | None:
    """Find text that goes on behind the quote that ends a value."""
    word = scene.last
    if word is None or word.kind not in _QUOTES or not scene.sign:
        return None
    if scene.sign in _QUOTES and scene.open_brackets():
        return None  # a comma is missing
    message = "the value ends at this quote, but the line goes on"
    example = as_quoted(scene.line, word.column)
    hint = f"put quotes of the other kind round the whole value, as in `{example}`"
    if scene.line[word.end_column :].strip() == ",":
        hint = f"remove the comma: `{scene.line[: word.end_column].strip()[:LONGEST_EXAMPLE]}`"
    elif word.kind == "'":
        hint = f"use double quotes where the text has an apostrophe, as in `{example}`"
    return Finding("yaml-text-after-quote", message, scene.row, word.end_column - 1, hint)


def special_sign(scene: Scene) -> Finding | None:
    """Find an unquoted value that begins with a sign YAML keeps for itself."""
    if scene.context.endswith(_ASTRAY):
        return special_at(scene.lines, scene.context_row, scene.context_column)
    if any(complaint in scene.problem for complaint in _NOT_HERE):
        return special_at(scene.lines, scene.row, scene.column)
    directive = next((word for word in scene.words if word.kind == "<directive>"), None)
    if directive:
        return special_at(scene.lines, directive.row, directive.column)
    if "node content" in scene.problem and scene.sign in {*"]},"} and not scene.open_brackets():
        return special_at(scene.lines, scene.row, scene.column)
    return None


def special_at(lines: tuple[str, ...], row: int, column: int) -> Finding:
    """Return the finding that the sign at this place cannot begin a value."""
    line = lines[row]
    sign = line[column]
    if marked := _MARKED_KEY.match(line):
        message = "a line of front matter begins with its key"
        bare = f"{marked['key']}:{marked['value'] or ''}".rstrip()
        hint = f"write `{bare[:LONGEST_EXAMPLE]}`, without a bullet or other signs of Markdown"
        return Finding("yaml-special-character", message, row, column, hint)
    if sign == "`":
        message = "a value cannot begin with a backtick unless it is in quotes"
        hint = f"leave the backtick away, or put the text in quotes: {as_quoted(line, column)}"
        return Finding("yaml-special-character", message, row, column, hint)
    meaning = f": there it begins {_MEANING[sign]}" if sign in _MEANING else ""
    message = f"a value cannot begin with `{sign}` unless it is in quotes{meaning}"
    hint = f"put the text in quotes, as in `{as_quoted(line, column)}`"
    if sign == "-":
        hint += "; a list begins on the line below its key"
    return Finding("yaml-special-character", message, row, column, hint)


def tag(scene: Scene) -> Finding | None:
    """Find a type tag that is not even well formed."""
    if "tag" not in scene.context and "tag" not in scene.problem:
        return None
    row, column = scene.context_row, scene.context_column
    typed = scene.lines[row][column:].split(maxsplit=1)[0]
    message = f"`{typed}` would be a type tag, which is not used here"
    hint = f"put the text in quotes, as in `{as_quoted(scene.lines[row], column)}`"
    return Finding("yaml-tag", message, row, column, hint, len(typed))


def bracket(scene: Scene) -> Finding | None:
    """Find brackets that are never closed, closed by another kind, or closed twice."""
    inside = scene.open_brackets()
    if inside:
        return _inside_brackets(scene, inside)
    word = scene.last
    if word is None or word.kind not in {"]", "}"} or not scene.sign:
        return None
    if scene.sign in {"]", "}"}:
        message, hint = f"no bracket is open that this `{scene.sign}` could close", "remove it"
        return Finding("yaml-bracket", message, scene.row, scene.column, hint)
    opening = _opening_of_last(scene)
    sign = scene.lines[opening.row][opening.column]
    message = f"a value that begins with `{sign}` ends at `{word.kind}`, but the line goes on"
    example = as_quoted(scene.lines[opening.row], opening.column)
    hint = f"put the text in quotes, as in `{example}`"
    return Finding("yaml-special-character", message, opening.row, opening.column, hint)


def _opening_of_last(scene: Scene) -> Word:
    """Return the bracket that the last word of the scene closes."""
    opened: list[Word] = []
    opening = scene.words[-1]
    for word in scene.words:
        if word.kind in _CLOSING:
            opened.append(word)
        elif word.kind in _CLOSING.values():
            opening = opened.pop() if opened else word
    return opening


def _inside_brackets(scene: Scene, inside: list[Word]) -> Finding | None:
    outer, inner = inside[0], inside[-1]
    key_column = indent(scene.lines[outer.row])
    runs_on = not stays_inside(scene.lines, outer.row, scene.row, key_column)
    rest = "\n".join((scene.line[scene.column :], *scene.lines[scene.row + 1 :]))
    if runs_on or (scene.row > outer.row and _CLOSING[outer.kind] not in rest) or not scene.sign:
        return _never_closed(scene, outer)
    if scene.sign in {"]", "}"}:
        message = f"`{inner.kind}` is closed by `{scene.sign}`"
        hint = f"close it with `{_CLOSING[inner.kind]}`"
        return Finding("yaml-bracket", message, scene.row, scene.column, hint)
    if scene.sign == ",":
        message, hint = "nothing stands before this comma", "remove the comma"
        return Finding("yaml-bracket", message, scene.row, scene.column, hint)
    if scene.sign == ":":
        message = "a second colon in an unquoted value"
        hint = "put the value in quotes; between brackets a comma parts values"
        return Finding("yaml-colon", message, scene.row, scene.column, hint)
    message, hint = "a comma is missing before this", "part the values between brackets by commas"
    return Finding("yaml-bracket", message, scene.row, scene.column, hint)


def _never_closed(scene: Scene, opening: Word) -> Finding:
    line = scene.lines[opening.row]
    closing = _CLOSING[opening.kind]
    hint = (
        f"close it with `{closing}`; if it is text, put the text in quotes, as in "
        f"`{as_quoted(line, opening.column)}`"
    )
    if re.search(r"\s#", line[opening.column :]):
        hint = f"close it with `{closing}`; a `#` after a space begins a comment unless in quotes"
    message = f"this `{opening.kind}` is never closed"
    return Finding("yaml-bracket", message, opening.row, opening.column, hint)


def second_colon(scene: Scene) -> Finding | None:
    """Find a value with a colon and a space in it."""
    value = column_of_value(scene.line)
    if "mapping values" not in scene.problem or value is None or value > scene.column:
        return None
    hint = f"put the whole value in quotes, as in `{as_quoted(scene.line, value)}`"
    if scene.line[value] in _CURLY_QUOTES:
        hint += "; only the straight quotes \" and ' are quotes to YAML"
    message = "a second colon in an unquoted value"
    return Finding("yaml-colon", message, scene.row, scene.column, hint)
