"""HTML typed into the text.

Comes in: a tag that Python-Markdown met outside code. Goes out: the tag as text where raw HTML is
off, or with its addresses and ids put through the same gates as Markdown's where it is on; and a
diagnostic. The sanitiser has the last word in both cases; what is said here is for the author.
"""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor, InlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.util import STX

from dateline.base.diagnostics import Mark
from dateline.base.html import escape
from dateline.reading.markdown_figures import picture_source
from dateline.reading.markdown_notebook import Notebook
from dateline.reading.markdown_sanitiser import TAGS
from dateline.reading.markdown_targets import link_attributes

_DANGEROUS = """
    applet audio base body button embed form frame frameset head html iframe input link math meta
    noscript object portal script select style svg template textarea video
"""
DANGEROUS = frozenset(_DANGEROUS.split())
_LINKED_INSTEAD = "applet audio embed frame frameset iframe object portal video"
_OF_EVERY_PAGE = "base body head html link meta noscript script style template"
_TAG = r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?:[\s/][^<>]*)?(?P<end>>?)|<!--"
_Handled = tuple[Element | str | None, int | None, int | None]


def register_raw_html(md: Markdown, notebook: Notebook, *, allowed: bool) -> None:
    """Put our own processors in the place of Python-Markdown's two for HTML."""
    if allowed:
        md.inlinePatterns.register(_LetThrough(md, notebook), "html", 90)
        md.preprocessors.register(_Blocks(md, notebook), "html_block", 20)
    else:
        md.inlinePatterns.register(_Shown(md, notebook), "html", 90)
        md.preprocessors.deregister("html_block")


def _report(name: str, mark: Mark, notebook: Notebook, *, allowed: bool) -> None:
    """Report an opening tag that will not be in the page."""
    if name in DANGEROUS:
        message = f"`<{name}>` is never let into an article"
        notebook.report("dangerous-html", message, mark, _instead_of(name))
    elif not allowed:
        hint = "write Markdown, or put the tag between ` signs to show it"
        notebook.report("raw-html", f"`<{name}>` is shown as text", mark, hint)
    elif name not in TAGS:
        message = f"`<{name}>` is not let through"
        notebook.report("raw-html", message, mark, "write Markdown instead")


def _instead_of(name: str) -> str:
    """Return what to write in place of a dangerous tag."""
    if name in _LINKED_INSTEAD.split():
        return "write a link to it instead, as in [Video: the debate](https://…)"
    if name in _OF_EVERY_PAGE.split():
        return "remove it; what every page needs belongs into the folders templates and static"
    if name == "svg":
        return "save the drawing beside the manuscript, as in ![What it shows](drawing.png)"
    return "remove it"


class _Shown(InlineProcessor):
    """Tags where raw HTML is off: reported, and kept from being read as anything but text."""

    md: Markdown

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        super().__init__(_TAG, md)
        self.notebook = notebook

    def handleMatch(self, m: "re.Match[str]", data: str) -> _Handled:  # type: ignore[override]  # noqa: ARG002, N802
        if m["name"] is None:
            self.notebook.comment_left = True
            return None, None, None
        name = m["name"].casefold()
        if not m["end"] and name not in DANGEROUS:
            return None, None, None
        if not m["close"]:
            mark = self.notebook.places.of_text(m[0].partition(STX)[0])
            _report(name, mark, self.notebook, allowed=False)
        if STX in m[0]:
            return None, None, None
        return self.md.htmlStash.store(escape(m[0])), m.start(), m.end()


class _LetThrough(HtmlInlineProcessor):
    """Inline tags where raw HTML is on."""

    md: Markdown

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        super().__init__(HTML_RE, md)
        self.notebook = notebook

    def handleMatch(self, m: "re.Match[str]", data: str) -> _Handled:  # type: ignore[override]  # noqa: ARG002, N802
        typed = self.backslash_unescape(self.unescape(m[1]))
        return self.md.htmlStash.store(gated(typed, self.notebook)), m.start(), m.end()


class _Blocks(HtmlBlockPreprocessor):
    """Blocks of HTML where raw HTML is on."""

    md: Markdown

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        super().__init__(md)
        self.notebook = notebook

    def run(self, lines: list[str]) -> list[str]:
        stash = self.md.htmlStash
        fences = stash.html_counter
        lines = super().run(lines)
        for number in range(fences, stash.html_counter):
            stash.rawHtmlBlocks[number] = gated(str(stash.rawHtmlBlocks[number]), self.notebook)
        return lines


def gated(typed: str, notebook: Notebook) -> str:
    """Return typed HTML with every address and id put through the gates of Markdown's own."""
    gate = _Gate(notebook)
    # Declarations are never let through, and some of them make the parser of older Pythons raise.
    gate.feed(typed.replace("<!", "&lt;!").replace("<?", "&lt;?"))
    gate.close()
    return "".join(gate.pieces)


class _Gate(HTMLParser):
    """Writes HTML out again, tag by tag."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__(convert_charrefs=False)
        self.notebook = notebook
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        mark = self.notebook.places.of_text(self.get_starttag_text() or "<")
        _report(tag, mark, self.notebook, allowed=True)
        attributes = {name: value or "" for name, value in reversed(attrs)}
        self._drop_script(attributes, mark)
        if tag == "a" and "href" in attributes:
            address = attributes.pop("href").strip()
            attributes |= link_attributes(address, lambda: mark, self.notebook)
        if tag == "img":
            self._set_picture(attributes, mark)
        pairs = (f' {name}="{escape(value)}"' for name, value in sorted(attributes.items()))
        self.pieces.append(f"<{tag}{''.join(pairs)}>")

    def _drop_script(self, attributes: dict[str, str], mark: Mark) -> None:
        for name in sorted(attributes):
            if name.startswith("on"):
                self.notebook.report("dangerous-html", f"`{name}` runs script", mark, "remove it")
                del attributes[name]
        anchor = attributes.get("id")
        if anchor is not None and (fault := self.notebook.anchors.fault(anchor)):
            message = f"the id `{anchor}` {fault}"
            self.notebook.report("bad-attribute", message, mark, "choose another")
            del attributes["id"]

    def _set_picture(self, attributes: dict[str, str], mark: Mark) -> None:
        address = attributes.get("src", "").strip()
        attributes["src"] = picture_source(address, mark, self.notebook)
        if "alt" not in attributes:
            message = "the picture has no alternative text"
            hint = 'write alt="…" with what it shows'
            self.notebook.report("missing-alternative-text", message, mark, hint)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data.replace("<", "&lt;"))

    def handle_entityref(self, name: str) -> None:
        self.pieces.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.pieces.append(f"&#{name};")
