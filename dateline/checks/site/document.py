"""A page as a tree, as far as checks need one.

Comes in: the HTML of a page. Goes out: a `Document`: its elements in their order, each knowing what
stands inside of it and around it. What is not closed ends with what is around it, so a page that a
browser can show can be read here, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from dateline.base.text import collapse

# https://html.spec.whatwg.org/multipage/syntax.html#void-elements
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)


@dataclass(slots=True)
class Element:
    """An element: its number in the page, that of what is around it, and where it ends.

    The elements inside are those behind it up to `last`; its texts those from `begin` to `end`.
    """

    tag: str
    attributes: dict[str, str]
    number: int
    parent: int
    begin: int
    last: int = -1
    end: int = -1

    def get(self, name: str) -> str:
        """Return an attribute without the white space around it; nothing if it is not there."""
        return self.attributes.get(name, "").strip()

    def has(self, name: str) -> bool:
        """Tell whether there is an attribute."""
        return name in self.attributes


@dataclass(slots=True)
class Document:
    """A page that was read."""

    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield the elements with one of these tags, in their order."""
        return (one for one in self.elements if one.tag in tags)

    def inside(self, element: Element) -> list[Element]:
        """Return the elements inside of another, in their order."""
        return self.elements[element.number + 1 : element.last + 1]

    def around(self, element: Element) -> Iterator[Element]:
        """Yield the elements that another stands in, the nearest first."""
        while element.parent >= 0:
            element = self.elements[element.parent]
            yield element

    def words(self, element: Element) -> str:
        """Return the words inside of an element, with single spaces."""
        return collapse("".join(self.texts[element.begin : element.end]))

    def name(self, element: Element) -> str:
        """Return what a screen reader calls an element, as far as the page itself says so.

        The shorter half of https://www.w3.org/TR/accname-1.2/: labels, words, words of pictures.
        """
        if element.get("aria-label"):
            return element.get("aria-label")
        ids = self.ids() if element.get("aria-labelledby") else {}
        named = [
            self.words(ids[one]) for one in element.get("aria-labelledby").split() if one in ids
        ]
        inside = self.inside(element)
        words = [one.get("alt") for one in inside] + [one.get("aria-label") for one in inside]
        return " ".join(filter(None, [*named, self.words(element), *words, element.get("title")]))

    def ids(self) -> dict[str, Element]:
        """Return the element that each id names: of several, the first, as browsers do."""
        found: dict[str, Element] = {}
        for element in self.elements:
            name = element.attributes.get("id")
            if name:
                found.setdefault(name, element)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Document()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        elements = self.page.elements
        # Of an attribute that is given twice, browsers take the first.
        named = {name: text or "" for name, text in reversed(attributes)}
        parent = self.open[-1].number if self.open else -1
        element = Element(tag, named, len(elements), parent, len(self.page.texts))
        elements.append(element)
        self.open.append(element)
        if tag in VOID:
            self._close()

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.page.texts.append(data)

    def finish(self) -> Document:
        self.close()
        while self.open:
            self._close()
        return self.page

    def _close(self) -> str:
        element = self.open.pop()
        element.last = len(self.page.elements) - 1
        element.end = len(self.page.texts)
        return element.tag


def read_document(html: str) -> Document:
    """Return the tree of a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.finish()
