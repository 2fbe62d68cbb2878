"""The tree of a body, written as HTML.

Comes in: the finished tree. Goes out: HTML, and whether the sanitiser must look at it. A tree of
nothing but the elements, attributes and addresses listed here, each where a browser leaves it, is
written so that the sanitiser would not change a byte of it; a test holds the two against each other
over generated documents. The first thing that is not on the lists, above all HTML kept aside (code,
entities, tags shown as text), and the tree goes the long way: Python-Markdown's own serializer, and
then the sanitiser.
"""

import re
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER
from markdown.serializers import to_html_string
from markdown.util import AMP_SUBSTITUTE, STX

from dateline.reading.markdown_footnotes import ARROW
from dateline.reading.markdown_sanitiser import holds_no_text

_WORDS = frozenset(("a", "abbr", "br", "code", "em", "img", "span", "strong", "sup"))
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LINES = (*_HEADINGS, "abbr", "dt", "em", "figcaption", "p", "span", "strong", "sup", "td", "th")
_BLOCKS = (*_HEADINGS, "blockquote", "div", "dl", "figure", "hr", "ol", "p", "pre", "table", "ul")
_IN_LINK = _WORDS - {"a"}
_ANY = _WORDS.union(_BLOCKS)
_TAGS = _ANY.union(("dd", "dt", "figcaption", "li", "tbody", "td", "th", "thead", "tr"))
# What may stand in what. Browsers move whatever stands elsewhere, and so does the sanitiser.
_INSIDE: dict[str, frozenset[str]] = {
    **dict.fromkeys(("blockquote", "dd", "div", "li"), _ANY),
    **dict.fromkeys(_LINES, _WORDS),
    **dict.fromkeys(("br", "code", "hr", "img"), frozenset()),
    **dict.fromkeys(("ol", "ul"), frozenset(("li",))),
    **dict.fromkeys(("thead", "tbody"), frozenset(("tr",))),
    "a": _IN_LINK,
    "dl": frozenset(("dt", "dd")),
    "figure": frozenset(("img", "figcaption")),
    "pre": frozenset(("code",)),
    "table": frozenset(("thead", "tbody")),
    "tr": frozenset(("td", "th")),
}
_WITHOUT_END = frozenset(("br", "hr", "img"))
# Words end where these end, and those that only show the number of a note or a source are none.
_PARTING = frozenset((*_HEADINGS, "blockquote", "br", "dd", "div", "dt", "figcaption"))
_PARTING |= frozenset(("li", "p", "pre", "td", "th"))
NOTE_MARKS = ('<sup class="cite"', '<sup id="fnref')
_WITHOUT_TEXT = frozenset(("br", "hr", "img", "pre", "table", "tbody", "thead", "tr"))
_HOST = r"(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}"
_ADDRESS = rf"#.*|dateline-link:\d+|https?://{_HOST}(?:[/?#][!-~]*)?"
# The attributes of all elements, and those of some, each with what its value must be.
_EVERYWHERE = frozenset(("class", "dir", "id", "lang"))
_VALUES = {
    ("a", "href"): re.compile(_ADDRESS),
    ("a", "rel"): re.compile("noreferrer"),
    ("a", "title"): re.compile(".*"),
    ("abbr", "title"): re.compile(".*"),
    ("div", "aria-label"): re.compile(".*"),
    ("div", "role"): re.compile("region"),
    ("div", "tabindex"): re.compile("0"),
    ("img", "alt"): re.compile(".*"),
    ("img", "src"): re.compile(r"dateline-picture:\d+"),
    ("ol", "start"): re.compile(r"\d+"),
    ("th", "scope"): re.compile("col"),
}
_WRITTEN_AMPERSAND = f"{AMP_SUBSTITUTE}amp;"
_OTHER_ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9A-Za-z]+);")
_AMPERSAND = re.compile("&(?!(?:amp|lt|gt);)")


class _Unusual(Exception):  # noqa: N818 - never leaves this module
    """Something is not on the lists."""


class Writer:
    """Python-Markdown's serializer, in two strengths.

    Of a plain tree it also keeps the ids, and the words without the figures of notes.
    """

    def __init__(self, md: Markdown) -> None:
        self.md = md
        self.open()

    def open(self) -> None:
        """Forget the last tree: there is none for an empty text."""
        self.is_plain = False
        self.words = ""
        self.anchors: list[str] = []
        self.pieces: list[str] = []
        self.judged = _TAGS

    def __call__(self, root: Element) -> str:
        """Return the HTML; `is_plain` says whether the sanitiser would leave it as it is."""
        html = self._plain(root)
        self.is_plain = html is not None
        return to_html_string(root) if html is None else html

    def _plain(self, root: Element) -> str | None:
        """Return the HTML of a tree in which everything is on the lists."""
        if self.md.htmlStash.html_counter:
            return None
        self.anchors, self.pieces = [], []
        words: list[str] = []
        text = "".join(root.itertext())
        is_bare = not (STX in text or "&" in text or "<" in text or ">" in text)
        # In these elements a text is looked at before it is written; elsewhere it is HTML already.
        self.judged = _WITHOUT_TEXT if is_bare else _TAGS
        try:
            self._write(root, words, _ANY)
        except _Unusual:
            return None
        html = "".join(self.pieces)
        if holds_no_text(html):
            return None
        self.words = unescape("".join(words))
        return html

    def _write(self, element: Element, words: list[str], allowed: frozenset[str]) -> None:
        tag, text, pieces = element.tag, element.text, self.pieces
        if tag not in allowed:
            raise _Unusual
        start = f"<{tag}{self._attributes(element)}>" if element.attrib else f"<{tag}>"
        pieces.append(start)
        if tag == "sup" and start.startswith(NOTE_MARKS):
            words = []
        is_judged = tag in self.judged
        if text:
            text = _text(text, tag) if is_judged else text
            pieces.append(text)
            words.append(text)
        inside = _IN_LINK if allowed is _IN_LINK else _INSIDE[tag]
        for child in element:
            self._write(child, words, inside)
            if text := child.tail:
                text = _text(text, tag) if is_judged else text
                pieces.append(text)
                words.append(text)
        if tag not in _WITHOUT_END:
            pieces.append(f"</{tag}>")
        if tag in _PARTING:
            words.append(" ")

    def _attributes(self, element: Element) -> str:
        pieces = []
        for name, value in sorted(element.attrib.items()):
            written = _attribute(element.tag, name, value)
            pieces.append(f' {name}="{written}"')
            if name == "id":
                self.anchors.append(written)
        return "".join(pieces)


def _text(text: str, tag: str) -> str:
    """Return the text inside `tag` as HTML."""
    if text == "\n" and tag != "pre":
        return text
    if tag in _WITHOUT_TEXT:
        raise _Unusual
    if STX in text:
        text = text.replace(FN_BACKLINK_TEXT, ARROW).replace(NBSP_PLACEHOLDER, "\u00a0")
        if STX in text:
            raise _Unusual
    if "&" in text:
        if _OTHER_ENTITY.search(text):
            raise _Unusual
        text = _AMPERSAND.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=1 << 12)
def _attribute(tag: str, name: str, value: str) -> str:
    """Return the value of an attribute as HTML."""
    if name not in _EVERYWHERE:
        pattern = _VALUES.get((tag, name))
        if not (pattern and pattern.fullmatch(value.replace(_WRITTEN_AMPERSAND, "&"))):
            raise _Unusual
    plain = value.replace(_WRITTEN_AMPERSAND, "")
    if STX in plain or "<" in plain or ">" in plain or "&" in plain:
        raise _Unusual
    return value.replace(_WRITTEN_AMPERSAND, "&amp;").replace('"', "&quot;")
