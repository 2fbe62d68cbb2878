"""Attribute lists: `{: #id .class lang=fr dir=rtl }` and nothing else.

Comes in: the text of an attribute list. Goes out: the attributes it may set. An attribute list
could otherwise run script (`onclick`), lead elsewhere (`href`) or break the page (`style`).
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder

from dateline.reading.markdown_notebook import Notebook

_CLASS = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_DIRECTIONS = frozenset(("ltr", "rtl", "auto"))
_HINT = "an attribute list may set #id, .class, lang= and dir="
# Braces that other programs give a meaning stay text: `{{ name }}`, `{% include %}`, `{# note #}`.
_LIST = r"\{(?![{%]|#[ ])\:?[ ]*([^{}\n ][^{}\n]*)\}"


def read_attributes(text: str, notebook: Notebook) -> dict[str, str]:
    """Return the attributes that a list sets."""
    pairs, _ = get_attrs_and_remainder(text)
    mark = notebook.places.of_text(text)
    attributes: dict[str, str] = {}
    for name, value in pairs:
        if fault := _fault(name, value or "", notebook):
            notebook.report("bad-attribute", fault, mark, _HINT)
        elif name == ".":
            attributes["class"] = f"{attributes.get('class', '')} {value}".strip()
        else:
            attributes[name] = value
    return attributes


def _fault(name: str, value: str, notebook: Notebook) -> str | None:
    if name == "id":
        fault = notebook.anchors.fault(value)
        return f"the id `{value}` {fault}" if fault else None
    if name == "." and not _CLASS.fullmatch(value):
        return f"`{value}` is not the name of a class"
    if name == "lang" and not _LANGUAGE.fullmatch(value):
        return f"`{value}` is not the code of a language"
    if name == "dir" and value not in _DIRECTIONS:
        return f"`{value}` is not a direction of writing: ltr, rtl or auto"
    return None if name in {".", "lang", "dir"} else f"`{name}` may not be set"


class AttributeLists(AttrListTreeprocessor):
    """The extension's processor, with its liberties taken away."""

    HEADER_RE = re.compile(rf"[ ]+{_LIST}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{_LIST}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{_LIST}")  # type: ignore[misc]

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        super().__init__(md)
        self.notebook = notebook

    def run(self, doc: Element) -> None:
        if "{" in self.notebook.places.text:
            super().run(doc)

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:  # noqa: ARG002
        # Nothing is ever left behind a list: ours hold no braces.
        if elem.tag == "sup":
            message = "a footnote or citation cannot have attributes"
            mark = self.notebook.places.of_text(attrs_string)
            self.notebook.report("bad-attribute", message, mark, "put the list behind a word")
            return ""
        for name, value in read_attributes(attrs_string, self.notebook).items():
            elem.set(name, value)
        return ""
