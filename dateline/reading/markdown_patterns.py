"""Python-Markdown's patterns for links, pictures and emphasis, with short ways for the simplest.

Comes in: the text from a bracket or a star on. Goes out: what the library makes of it. The library
walks over links sign by sign, because brackets and quotes may stand in one another, and weighs all
stars and underscores of a text against each other. A link or an emphasis in which no such sign
stands is seen at once; everything else goes to the library. A test compares the two.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    REFERENCE_RE,
    DelimiterProcessor,
    ImageInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
    dequote,
)
from markdown.util import STX

# A star behind a space can only open, and the next run, as long and behind a word, only close it.
_EMPHASIS = re.compile(r"(?<!\S)(\*\*?)(?![\s*])([^*_]*[^\s*_])\1(?!\*)")
# A title ends with the quote it began with, if nothing but spaces parts that from the parenthesis.
_TITLED = re.compile(rf"""\(([^()"'<{STX}]*)"([^()"{STX}]*)"[ ]*\)""")
_SPACE = re.compile(r"\s")
_Handled = tuple[Element | None, int | None, int | None]


def register_patterns(md: Markdown) -> None:
    """Put our patterns in the place of the library's."""
    md.inlinePatterns.register(References(REFERENCE_RE, md), "reference", 170)
    md.inlinePatterns.register(Links(LINK_RE, md), "link", 160)
    md.inlinePatterns.register(Pictures(IMAGE_LINK_RE, md), "image_link", 150)
    md.inlinePatterns.register(ShortReferences(REFERENCE_RE, md), "short_reference", 130)
    md.inlinePatterns.register(emphasis := Emphasis("*", "strong,em", md), "em_strong", 60)
    emphasis.add("_", "strong,em", smart=True)


class _Bracketed(LinkInlineProcessor):
    """Links whose words hold no bracket."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - the library's name
        """Return the words at `index`, the index behind their bracket, and that there is one."""
        end = data.find("]", index)
        if end < 0 or "[" in data[index:end]:
            return super().getText(data, index)
        return data[index:end], end + 1, True


class References(_Bracketed, ReferenceInlineProcessor):
    """Links to an address that stands elsewhere in the text."""


class ShortReferences(_Bracketed, ShortReferenceInlineProcessor):
    """The same, where the words are the name of the address."""


class _Addressed(_Bracketed):
    """Addresses that hold no quote and no parenthesis, with or without a title that holds none."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """Return address and title, the index behind their parenthesis, and that there is one."""
        end = data.find(")", index)
        if end < 0 or not data.startswith("(", index):
            return super().getLink(data, index)
        if titled := _TITLED.match(data, index):
            title = _SPACE.sub(" ", dequote(titled[2].strip()))
            return titled[1].strip(), title, titled.end(), True
        href = data[index + 1 : end]
        if "(" in href or '"' in href or "'" in href or "<" in href or STX in href:
            return super().getLink(data, index)
        return href.strip(), None, end + 1, True


class Links(_Addressed):
    """Links to the address that stands behind them."""


class Pictures(_Addressed, ImageInlineProcessor):
    """Pictures with their address."""


class Emphasis(DelimiterProcessor):
    """Emphasis between two signs that are alone."""

    def handleMatch(self, m: "re.Match[str]", data: str) -> _Handled:  # type: ignore[override]  # noqa: N802
        """Return the element that begins at a sign, and where it begins and ends."""
        # Regions are what the library found behind an earlier sign and has not given out yet.
        found = None if self.regions else _EMPHASIS.match(data, m.start())
        if found is None:
            return super().handleMatch(m, data)
        element = Element("em" if len(found[1]) == 1 else "strong")
        element.text = found[2]
        return element, found.start(), found.end()
