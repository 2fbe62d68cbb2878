"""YAML as nearly everybody writes front matter, read without a parser.

Comes in: YAML text that holds nothing unfit and nothing doubtful. Goes out: the tree that a
parser's events would make, or None. A parser takes longer to hand over its events than to read, and
most front matter has no other lines than keys in the first column, each with one line of text, with
words in brackets, or with a list below it of such texts and of keys with such texts. Whatever is
not surely one of these is left to the parser, above all every mistake: nothing is refused here and
nothing reported. A test compares the two trees over generated text.
"""

import re

from dateline.base.diagnostics import Mark
from dateline.base.yamltree import Mapping, Node, Scalar, Sequence

# It begins with no sign that YAML gives a meaning; no space follows a colon in it, or precedes a #.
_TEXT = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`][^:#]*+(?:(?::(?=[^ :#])|(?<! )#)[^:#]*+)*+(?<! )"""
_WORD = r"""(?:\w[\w ./()'-]*+(?<! )|"[^"\\]*"|'[^']*')"""
_LINE = re.compile(
    r"([ ]*+)(-[ ])?(?:([A-Za-z_][A-Za-z0-9_-]{0,60}):(?:[ ]++|\Z))?+"
    rf"""(?:({_TEXT})|"([^"\\]*)"|'([^']*)'|\[((?:{_WORD}(?:,[ ]*{_WORD})*+)?)\])?"""
)
_ONE_WORD = re.compile(_WORD)
# So few lines and commas cannot make more nodes than are allowed.
_MOST_SIGNS = 400
_new = tuple.__new__


def plain_tree(block: str, first_line: int) -> Mapping | None:
    """Return the tree of `block`, which begins on line `first_line`, or None if it is not plain."""
    # A carriage return ends a line too, for a parser.
    if block.count("\n") + block.count(",") > _MOST_SIGNS or "\r" in block:
        return None
    reader = _Reader()
    for number, line in enumerate(block.split("\n"), first_line):
        if line and line[0] != "#":
            found = _LINE.fullmatch(line)
            if found is None or not reader.takes(found, number):
                return None
    return reader.tree()


class _Reader:
    """What has been read: finished entries, the key whose list is open, and the list."""

    def __init__(self) -> None:
        self.entries: list[tuple[Scalar, Node]] = []
        self.key: Scalar | None = None
        self.dash = -1
        self.list_mark = Mark(0, 0, 0, 0)
        self.items: list[Node] = []
        # The entries of the last item, as long as more of them may follow.
        self.inner: list[tuple[Scalar, Node]] = []
        self.repeats = False

    def takes(self, found: "re.Match[str]", number: int) -> bool:
        """Take the line of this number, and return whether it could be taken."""
        indent, dash, name, text, double, single, words = found.groups()
        # Whatever the value is, it ends where the line does.
        column, end = len(indent), found.endpos + 1
        value: Node | None = None
        if text is not None:
            value = _scalar(text, number, end - len(text), end, "")
        elif double is not None:
            value = _scalar(double, number, end - len(double) - 2, end, '"')
        elif single is not None:
            value = _scalar(single, number, end - len(single) - 2, end, "'")
        elif words is not None:
            value = _sequence(words, number, end - len(words) - 2)
        key = None
        if name is not None:
            start = column + 3 if dash else column + 1
            key = _scalar(name, number, start, start + len(name), "")
        if dash:
            return value is not None and self._item(column, key, value, number)
        return key is not None and self._entry(column, key, value)

    def tree(self) -> Mapping | None:
        """Return the tree, unless there is none, or a key without value, or one typed twice."""
        if not self._ends_list() or not self.entries:
            return None
        tree = self._mapping(self.entries)
        return None if self.repeats else tree

    def _entry(self, column: int, key: Scalar, value: Node | None) -> bool:
        """Take a line that begins with a key: of the whole, or of an item begun above."""
        if column:
            if value is None or not self.inner or column != self.dash + 2:
                return False
            self.inner.append((key, value))
        elif not self._ends_list():
            return False
        elif value is None:
            self.key = key
        else:
            self.entries.append((key, value))
        return True

    def _item(self, column: int, key: Scalar | None, value: Node, number: int) -> bool:
        """Take a line that begins with a hyphen in a column."""
        if self.key is None or self.dash not in {-1, column}:
            return False
        if self.dash < 0:
            self.dash = column
            # A list that is not indented begins with its first hyphen, others in front of it.
            self.list_mark = Mark(number, column + 1, number, column + 1 if column else 2)
        self._ends_item()
        if key is None:
            self.items.append(value)
        else:
            self.inner.append((key, value))
        return True

    def _ends_item(self) -> None:
        if self.inner:
            self.items.append(self._mapping(self.inner))
            self.inner = []

    def _ends_list(self) -> bool:
        """End the open list, if there is one; a key without a list has no value at all."""
        if self.key is not None:
            if self.dash < 0:
                return False
            self._ends_item()
            self.entries.append((self.key, Sequence(tuple(self.items), self.list_mark)))
            self.key, self.dash, self.items = None, -1, []
        return True

    def _mapping(self, entries: list[tuple[Scalar, Node]]) -> Mapping:
        self.repeats |= len({key.text for key, _ in entries}) < len(entries)
        line, column, *_ = entries[0][0].mark
        return Mapping(tuple(entries), Mark(line, column, line, column))


def _scalar(text: str, number: int, start: int, end: int, style: str) -> Scalar:
    # Not by the names of the parts: there are some sixty of both in every manuscript.
    return _new(Scalar, (text, _new(Mark, (number, start, number, end)), style))


def _sequence(words: str, number: int, start: int) -> Sequence:
    """Return the list that is written as `words` behind the bracket in column `start`."""
    items = []
    for found in _ONE_WORD.finditer(words):
        typed, first = found[0], start + 1 + found.start()
        style = typed[0] if typed[0] in "\"'" else ""
        text = typed.strip(style) if style else typed
        items.append(_scalar(text, number, first, first + len(typed), style))
    return Sequence(tuple(items), Mark(number, start, number, start + 1))
