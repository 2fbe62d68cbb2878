"""Text put into YAML's quotes, to show people what to type.

Comes in: a line as typed and where its value begins. Goes out: the same line with the value in
quotes that YAML reads back as that very text. Long values are shortened: it is a pattern to follow.
"""

import re

LONGEST_EXAMPLE = 60
_COMMENT = re.compile(r"\s+#\s.*")
_FLOW_ITEM = re.compile(r"[^,\[\]{}]+")


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
    inside = re.search(r"[\[{]", head)
    if inside:
        item = _FLOW_ITEM.match(value)
        head, value = "", item[0].strip() if item else value
    return head + quoted(_shortened(_bare(value)))


def _bare(value: str) -> str:
    """Return a value without the quotes that already stand round it."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _shortened(value: str) -> str:
    return value if len(value) <= LONGEST_EXAMPLE else value[: LONGEST_EXAMPLE - 1] + "…"
