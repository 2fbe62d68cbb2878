"""Python-Markdown's inline pass, without the patterns that cannot match.

Comes in: a run of text. Goes out: what Python-Markdown makes of it. The library tries each of some
fifteen patterns on each run of text, and most runs hold none of the signs without which a pattern
cannot match: looking for the sign first gives the same result in half the time. A test compares
the two over generated documents.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown, util
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor

from dateline.reading.markdown_notebook import Notebook

# For each pattern the signs of which one must be in the text; patterns not named are always tried.
NECESSARY = {
    "backtick": ("`",),
    "escape": ("\\",),
    "citation": ("[@",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("](",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "html": ("<",),
    "linebreak": ("  \n",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
# What these find is nothing where the body defines no addresses.
REFERENCES = frozenset(("reference", "image_reference", "short_reference", "short_image_ref"))
_Gate = tuple[object, str, str]


class GatedInlines(InlineProcessor):
    """The inline pass; `_InlineProcessor…` are the names Python gives the library's own methods."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.all_gates: list[_Gate] = []
        self.without_references: list[_Gate] = []
        self.gates: list[_Gate] = []

    def open(self) -> None:
        """Take the patterns as they are registered now."""
        known = self.inlinePatterns
        names = {known[name]: name for name in NECESSARY if name in known}
        self.all_gates, self.without_references = [], []
        for pattern in known:  # in the order of their priority
            name = names.get(pattern, "")
            signs = NECESSARY.get(name, ("",))
            gate = (pattern, signs[0], signs[-1])
            self.all_gates.append(gate)
            self.without_references += [] if name in REFERENCES else [gate]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Read the text of a tree."""
        self.gates = self.all_gates if self.md.references else self.without_references
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Replace what the patterns match by placeholders, from the pattern of an index on."""
        if isinstance(data, util.AtomicString):
            return data
        gates, start = self.gates, 0
        while patternIndex < len(gates):
            pattern, sign, other = gates[patternIndex]
            if sign not in data and (sign is other or other not in data):
                patternIndex, start = patternIndex + 1, 0  # noqa: N806 - the library's name
                continue
            data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                pattern, data, patternIndex, start
            )
            if not matched:
                patternIndex += 1  # noqa: N806 - the library's name
        return data


class GatedUnescape(UnescapeTreeprocessor):
    """The step that puts escaped signs back, of which there are none without a backslash."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        super().__init__(md)
        self.notebook = notebook

    def run(self, root: Element) -> None:
        """Put the escaped signs of a tree back."""
        if "\\" in self.notebook.places.text:
            super().run(root)
