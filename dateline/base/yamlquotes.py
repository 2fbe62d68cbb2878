"""Text put into YAML's quotes, to show people what to type.

Comes in: a line as typed and where its value begins. Goes out: the same line with the value in
quotes that YAML reads back as that very text. Long values are shortened: it is a pattern to follow.
"""

import re

LONGEST_EXAMPLE = 60
_COMMENT = re.compile(r"\s+#\s.*")
_FLOW_ITEM = re.compile(r"[^,\[\]{}]+")
_OPEN_BRACKET = re.compile(r"[\[{]")
# A quote that ends a word and not a value's last one: the value begins with a quotation.
_ENDS_WORD = re.compile(r"(?<=\S)[\"'](?!\w)")


def quoted(text: str) -> str:
    """Return `text`, one printable line, as a quoted YAML scalar."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def as_quoted(line: str, column: int) -> str:
    """Return `line` with the value that begins at `column` (from 0) in quotes.

    Inside brackets only the item itself is returned, because nobody can say where the list ends.
    """
    head, value = line[:column].lstrip(), _COMMENT.sub("", line[column:]).strip()
    if _OPEN_BRACKET.search(head):
        item = _FLOW_ITEM.match(value)
        head, value = "", item[0].strip() if item else value
    return head + quoted(_shortened(_bare(value)))


def as_closed(line: str, column: int) -> str:
    """Return `line` with the quote that opens at `column` closed where its text is likely to end.

    Between brackets that is before the next comma or bracket, elsewhere at the end of the line.
    """
    typed, end = line.rstrip(), len(line.rstrip())
    if _OPEN_BRACKET.search(line[:column]):
        item = _FLOW_ITEM.match(typed, column + 1)
        end = column + 1 + len(item[0].rstrip()) if item else end
    return f"{typed[:end]}{line[column]}{typed[end:]}".lstrip()


def _bare(value: str) -> str:
    """Return a value without the quotes that already stand round it."""
    if len(value) < 2 or value[0] != value[-1] or value[0] not in "\"'":  # noqa: PLR2004
        return value
    inner = value.find(value[0], 1)
    # Two quotations: taken off, the outer two would leave quotes that belong to nothing.
    if inner < len(value) - 1 and value.count(value[0]) % 2 == 0 and _ENDS_WORD.match(value, inner):
        return value
    return value[1:-1]


def _shortened(value: str) -> str:
    return value if len(value) <= LONGEST_EXAMPLE else value[: LONGEST_EXAMPLE - 1] + "…"
