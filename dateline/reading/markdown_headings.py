"""Headings: levels, ids, and a table of contents on demand.

Comes in: the tree of a body whose text is finished. Goes out: headings of the levels 2 to 6 with
ids, and their list. The headline is the page's one heading of level 1, so all headings are moved by
the same number of levels, such that the highest one used in the body becomes level 2: `#` may be
written as the highest level, or `##`, and the page is the same.
"""

import html
import re
from copy import deepcopy
from typing import TypedDict
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import (
    TocExtension,
    TocTreeprocessor,
    nest_toc_tokens,
    render_inner_html,
    strip_tags,
)
from markdown.util import STX

from dateline.base.counting import counted
from dateline.base.slugs import slugify
from dateline.base.text import collapse
from dateline.model.article import Heading
from dateline.reading.markdown_notebook import Notebook

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DEEPEST = 6
_MARKER = "[TOC]"
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


class HashHeading(HashHeaderProcessor):
    """A heading needs a space behind its signs: a paragraph may begin with #KeepItOn."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?:[ ]+[^\n]*?)?)(?:[ ]+#+)?[ ]*(?:\n|$)")


class _Token(TypedDict):
    """A heading as the toc extension wants it; the name is HTML without tags."""

    level: int
    id: str
    name: str


class HeadingsExtension(Extension):
    """Puts our headings in the place of Python-Markdown's."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self.notebook = notebook

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.parser.blockprocessors.register(HashHeading(md.parser), "hashheader", 70)
        md.treeprocessors.register(Headings(md, self.notebook), "toc", 5)


class Headings(TocTreeprocessor):
    """Gives headings their levels and ids and notes them."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        super().__init__(md, TocExtension().getConfigs())
        self.notebook = notebook

    def run(self, doc: Element) -> None:
        found = [element for element in doc.iter() if element.tag in _HEADINGS]
        if not found:
            return
        shift = 2 - min(int(element.tag[1]) for element in found)
        tokens: list[_Token] = []
        for element in found:
            level = min(int(element.tag[1]) + shift, _DEEPEST)
            name = self._name(element)
            text = html.unescape(name)
            anchor = element.get("id") or self.notebook.anchors.for_heading(slugify(text))
            element.tag = f"h{level}"
            element.set("id", anchor)
            self.notebook.headings.append(Heading(level=level, anchor=anchor, text=text))
            tokens.append({"level": level, "id": anchor, "name": name})
        if _MARKER in self.notebook.places.text:
            _put_contents(doc, self.build_toc_div(nest_toc_tokens(tokens)))
        self._check()

    def _name(self, element: Element) -> str:
        """Return the words of a heading as HTML without tags."""
        if not len(element) and STX not in (text := element.text or ""):
            return html.escape(" ".join(text.split()), quote=False)
        return strip_tags(render_inner_html(_without_marks(element), self.md))

    def _check(self) -> None:
        """Report a headline said twice and levels that are skipped."""
        notebook, headings = self.notebook, self.notebook.headings
        places = None
        last = 1
        for number, heading in enumerate(headings):
            repeats = number == 0 and _plain(heading.text) == _plain(notebook.options.headline)
            if repeats or heading.level > last + 1:
                places = places or notebook.places.of_headings(len(headings))
                mark = places[number] if places else notebook.places.of_text(heading.text)
                if repeats:
                    message = "the body begins with the headline, which the page prints already"
                    notebook.report("title-repeated", message, mark, "remove the line")
                else:
                    skipped = counted(heading.level - last - 1, "level")
                    message = f"the heading `{heading.text}` skips {skipped}"
                    hint = "write one # more than in the heading above, or as many, or fewer"
                    notebook.report("heading-jump", message, mark, hint)
            last = heading.level


def _put_contents(doc: Element, contents: Element) -> None:
    """Put the table of contents in the place of the first paragraph that asks for it."""
    for parent in doc.iter():
        for number, child in enumerate(parent):
            if child.tag == "p" and not len(child) and (child.text or "").strip() == _MARKER:
                parent[number] = contents
                return


def _without_marks(element: Element) -> Element:
    """Return the heading without the words of footnote calls and citations."""
    if element.find(".//sup") is None:
        return element
    copy = deepcopy(element)
    for mark in copy.iter("sup"):
        tail = mark.tail
        mark.clear()
        mark.tail = tail
    return copy


def _plain(title: str) -> str:
    return collapse(title).translate(_STRAIGHT).casefold()
