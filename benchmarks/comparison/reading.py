"""What a page says to its reader, whatever generator wrote it.

In: HTML made by one of the minimal templates. Out: its title, words, sources, links. All minimal
templates use the same few elements: an article has `h1`, `time`, `a.region`, `div.body`,
`ol.sources`, `a[rel=tag]` and `p.edition`, a list of reports is a `ul.reports`. Quotation marks and
dashes are no words, so typography makes no difference; nor do links within a page, which are the
numbers of notes and citations.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_WORD: Final = re.compile(r"\w+")
_INLINE: Final = frozenset({"a", "abbr", "bdi", "cite", "code", "em", "span", "strong", "sup"})
_VOID: Final = frozenset({"br", "hr", "img", "link", "meta"})
Attributes = list[tuple[str, str | None]]


def words_of(text: str) -> list[str]:
    """Return the words of a text, without case and punctuation."""
    return _WORD.findall(text.casefold())


def prose_words(html: str) -> list[str]:
    """Return the words of a piece of HTML."""
    return read_page(f'<div class="body">{html}</div>').words()


@dataclass(slots=True, kw_only=True)
class Page:
    """What was found; texts are as in the page, addresses as in its links."""

    title: str = ""
    day: str = ""
    region: str = ""
    edition: str = ""
    body: str = ""
    tags: list[str] = field(default_factory=list)
    # For each source its words and its address, which may be empty.
    sources: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    # The reports of all lists in the page: address and title.
    listed: list[tuple[str, str]] = field(default_factory=list)

    def words(self) -> list[str]:
        """Return the words of the body."""
        return words_of(self.body)


def read_page(html: str) -> Page:
    """Return what a page says."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    """Knows of every open element what the page uses it for, and hands text to the innermost."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _INLINE:
            self._add(" ")
        outer = self._open[-1][1] if self._open else ""
        use = self._use(tag, given, outer)
        if (use, outer) == ("listed", "reports"):
            self.page.listed.append((given.get("href", ""), ""))
        elif (use, outer) == ("source", "sources"):
            self.page.sources.append(("", ""))
        elif tag == "time" and not self.page.day:
            self.page.day = given["datetime"][:10]
        elif tag == "a":
            self._link(use, given)
        if tag not in _VOID:
            self._open.append((tag, use))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._add(" ")
        if tag in (one for one, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _use(self, tag: str, given: dict[str, str], outer: str) -> str:
        """Return what an element is for; one without a use of its own has its parent's."""
        if tag == "a" and given.get("href", "").startswith("#"):
            return "number"
        own = {
            ("h1", ""): "title" if not self.page.title else "",
            ("p", "edition"): "edition",
            ("div", "body"): "body",
            ("ol", "sources"): "sources",
            ("ul", "reports"): "reports",
        }.get((tag, given.get("class", "")), "")
        inherited = {("li", "sources"): "source", ("a", "reports"): "listed"}.get((tag, outer))
        return inherited or own or outer

    def _link(self, use: str, given: dict[str, str]) -> None:
        address = given.get("href", "")
        self.page.links.append(address)
        if use == "source":
            self.page.sources[-1] = (self.page.sources[-1][0], address)
        elif given.get("rel") == "tag":
            self.page.tags.append(address)
        elif given.get("class") == "region":
            self.page.region = address

    def _add(self, text: str) -> None:
        page, use = self.page, self._open[-1][1] if self._open else ""
        if use == "title":
            page.title += text
        elif use == "edition":
            page.edition += text
        elif use == "body":
            page.body += text
        elif use == "source":
            page.sources[-1] = (page.sources[-1][0] + text, page.sources[-1][1])
        elif use == "listed":
            page.listed[-1] = (page.listed[-1][0], page.listed[-1][1] + text)
