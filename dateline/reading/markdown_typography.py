"""Quotation marks and dashes of a body.

Comes in: the finished tree of a body. Goes out: the same tree with typewriter signs in its prose
replaced as `typography` sets them; code is left alone. It is one pass over the text of each block
that looks across emphasis and links: a mark's neighbour decides whether it opens or closes, and
`"*word*"` has its neighbour in another element.
"""

from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from dateline.reading.typography import Line, is_french, may_be_typewritten, spaced, typeset

# What is skipped reads like a word, or like a space.
_WORD = "x"
_SKIPPED = {"code": _WORD, "img": _WORD, "br": " "}
_INLINE = frozenset(("a", "abbr", "em", "strong", "sup", "span", "br", "img", "code"))


class _Slot(NamedTuple):
    """A stretch of text in the tree, or what stands for one that is skipped."""

    element: Element | None
    tail: bool
    text: str


class Typesetter(Treeprocessor):
    """Sets the prose of a tree."""

    def __init__(self, md: Markdown, language: str) -> None:
        super().__init__(md)
        self.language = language
        self.is_french = is_french(language)

    def run(self, root: Element) -> None:
        self._block(root)

    def _block(self, block: Element) -> None:
        if not len(block):
            text = block.text
            if text and not isinstance(text, AtomicString):
                block.text = typeset(text, self.language)
            return
        if not self.is_french and not may_be_typewritten("".join(block.itertext())):
            return
        line: list[_Slot] = []
        _take(line, block, block.text, tail=False)
        for child in block:
            if child.tag in _INLINE:
                _inline(line, child)
            else:
                if line:
                    self._set(line)
                    line = []
                self._block(child)
                if child.tail == "\n":
                    continue  # before the next word it is as good as nothing
            _take(line, child, child.tail, tail=True)
        self._set(line)

    def _set(self, line: list[_Slot]) -> None:
        """Set one run of text that may be spread over several elements."""
        if not self.is_french and not may_be_typewritten("".join([slot.text for slot in line])):
            return
        setting = Line(self.language)
        for number, (element, tail, text) in enumerate(line):
            if element is None:
                setting.before = text
                continue
            after = line[number + 1].text[0] if number + 1 < len(line) else ""
            done = setting.set(text, after)
            if self.is_french:
                done = spaced(done)
            if tail:
                element.tail = done
            else:
                element.text = done


def _take(line: list[_Slot], element: Element, text: str | None, *, tail: bool) -> None:
    if not text:
        return
    if isinstance(text, AtomicString):
        line.append(_Slot(None, tail, _WORD))
    else:
        line.append(_Slot(element, tail, text))


def _inline(line: list[_Slot], element: Element) -> None:
    """Add the text of an inline element and of what is in it, but not what stands behind it."""
    waiting = [(element, False)]
    while waiting:
        part, is_tail = waiting.pop()
        if is_tail:
            _take(line, part, part.tail, tail=True)
        elif part.tag == "sup":
            continue  # a citation's figure is no neighbour: the words around it are
        elif part.tag in _SKIPPED:
            line.append(_Slot(None, tail=False, text=_SKIPPED[part.tag]))
        else:
            _take(line, part, part.text, tail=False)
            for child in reversed(part):
                waiting += [(child, True), (child, False)]
