"""The tree of a body, put in order between Python-Markdown's own steps.

Comes in: the tree after the inline patterns. Goes out: a tree whose links and pictures are judged,
whose tables stand in a box that scrolls, whose lone pictures are figures, and that holds no empty
paragraph and no link inside a link.
"""

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX

from dateline.reading.markdown_citations import OURS, number_citations
from dateline.reading.markdown_figures import make_figure, set_picture
from dateline.reading.markdown_marks import attach_marks
from dateline.reading.markdown_notebook import Notebook
from dateline.reading.markdown_targets import set_link

_TEXTS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
_NOTE_CLASSES = frozenset(("footnote-ref", "footnote-backref"))
_START = re.compile(r"[1-9][0-9]{0,8}|0")


class Addresses(Treeprocessor):
    """Judges links and pictures. Before attribute lists: until then, every class is one of ours."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        super().__init__(md)
        self.notebook = notebook

    def run(self, root: Element) -> None:
        for element in list(root.iter()):
            if element.tag == "img":
                set_picture(element, self.notebook)
            elif element.tag == "a" and not _is_ours(element):
                set_link(element, self.notebook)
        attach_marks(root)
        number_citations(root, self.notebook)


def _is_ours(link: Element) -> bool:
    """Return whether a link was made by the footnotes or the citations."""
    return OURS in link.attrib or link.get("class") in _NOTE_CLASSES


class Structure(Treeprocessor):
    """Wraps tables, makes figures, drops what is empty."""

    def __init__(self, md: Markdown, notebook: Notebook, table: str) -> None:
        super().__init__(md)
        self.notebook = notebook
        self.table = table

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag in _TEXTS:
                    if len(child):
                        if child.tag == "p":
                            make_figure(child)
                    elif self._is_empty(child):
                        parent.remove(child)
                elif child.tag in {"td", "th"}:
                    _set_cell(child)
                elif child.tag == "ol" and not _START.fullmatch(child.get("start", "1")):
                    del child.attrib["start"]
        for number, table in enumerate(list(root.iter("table")), start=1):
            _wrap(table, f"{self.table} {number}")

    def _is_empty(self, element: Element) -> bool:
        """Return whether a paragraph or heading holds only spaces, perhaps typed as entities."""
        text = element.text or ""
        if STX in text:
            stash = self.md.htmlStash.rawHtmlBlocks
            text = HTML_PLACEHOLDER_RE.sub(
                lambda found: html.unescape(str(stash[int(found[1])])), text
            )
        return not text.strip()


def _wrap(table: Element, label: str) -> None:
    """Put a table into a box that scrolls and can be reached with the keyboard."""
    inner = Element("table", table.attrib)
    inner.extend(list(table))
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    table.attrib = {"class": "table", "tabindex": "0", "role": "region", "aria-label": label}
    table.append(inner)


def _set_cell(cell: Element) -> None:
    """Say how a cell is aligned by a class, since pages allow no styles of their own."""
    if align := cell.attrib.pop("align", None):
        cell.set("class", f"{cell.get('class', '')} align-{align}".strip())
    if cell.tag == "th":
        cell.set("scope", "col")
