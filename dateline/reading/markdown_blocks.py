"""Python-Markdown's pass over blocks, without the processors that cannot match.

Comes in: blocks of text. Goes out: the tree that Python-Markdown makes of them. The library offers
each block to some fifteen processors, several of which search it from end to end, and most blocks
are paragraphs: how its lines begin says at once which processors may take a block. A test compares
the two over generated documents.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

# For each processor the signs one of which a block must show; processors not named always try.
# `0` stands for any digit, a space for the indentation of code, a bar for one anywhere, a line end
# for a block that is empty or begins with one.
NECESSARY = {
    "empty": "\n",
    "indent": " ",
    "defindent": " ",
    "code": " ",
    "table": "|",
    "hashheader": "#",
    "setextheader": "=-",
    "hr": "-_*",
    "olist": "0",
    "ulist": "*+-",
    "deflist": ":",
    "quote": ">",
    "footnote": "[",
    "abbr": "*",
    "reference": "[",
}
_SIGNS = frozenset("".join(NECESSARY.values()))
_NONE: frozenset[str] = frozenset()


def signs_of(block: str, indentation: str) -> frozenset[str]:
    """Return the signs that a block shows of those that tell what it may be."""
    first = block[:1]
    if first.isalpha() and "\n" not in block and "|" not in block:
        return _NONE
    begins = {line.lstrip(" ")[:1] for line in block.split("\n")}
    signs = {"0" if sign.isdecimal() else sign for sign in begins} & _SIGNS
    if "|" in block:
        signs.add("|")
    if block.startswith(indentation):
        signs.add(" ")
    if first in {"", "\n"}:
        signs.add("\n")
    return frozenset(signs)


class GatedBlocks(BlockParser):
    """The pass over blocks."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.gates: list[tuple[BlockProcessor, str]] = []
        self.able: dict[frozenset[str], tuple[BlockProcessor, ...]] = {}
        self.indentation = " " * md.tab_length

    def open(self) -> None:
        """Take the processors as they are registered now."""
        known = self.blockprocessors
        named = {known[name]: signs for name, signs in NECESSARY.items() if name in known}
        self.gates = [(processor, named.get(processor, "")) for processor in known]
        self.able = {}

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - the library's name
        """Offer each block to the processors that may take it, until one does."""
        while blocks:
            block = blocks[0]
            signs = signs_of(block, self.indentation)
            able = iter(self.able.get(signs) or self._able(signs))
            processor = next(able)
            # The last one takes everything: a paragraph.
            while not processor.test(parent, block) or processor.run(parent, blocks) is False:
                processor = next(able)

    def _able(self, signs: frozenset[str]) -> tuple[BlockProcessor, ...]:
        """Return the processors that may take a block with these signs."""
        able = (one for one, needed in self.gates if not needed or not signs.isdisjoint(needed))
        return self.able.setdefault(signs, tuple(able))
