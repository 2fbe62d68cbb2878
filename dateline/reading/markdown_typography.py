"""Quotation marks, dashes and dots as the language of the article sets them.

Comes in: the finished tree of a body. Goes out: the same tree with typewriter signs in its prose
replaced; code is left alone. It is one pass over the text of each block that looks across emphasis
and links: a mark's neighbour decides whether it opens or closes, and `"*word*"` has its neighbour
in another element. An apostrophe is the same sign in every language, which is why Python-Markdown's
`smarty`, where it is a closing quotation mark, would set German `geht's` wrong.
"""

import re
import unicodedata
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_NARROW = "\u202f"
_APOSTROPHE = "’"


class Quotes(NamedTuple):
    """A language's quotation marks: outer and inner, opening and closing."""

    open: str
    close: str
    inner_open: str
    inner_close: str


_ENGLISH = Quotes("“", "”", "‘", "’")
_GERMAN = Quotes("„", "“", "‚", "‘")
_LATIN = Quotes("«", "»", "“", "”")
_RUSSIAN = Quotes("«", "»", "„", "“")
_POLISH = Quotes("„", "”", "«", "»")
_POINTED = Quotes("«", "»", "‹", "›")
_SWEDISH = Quotes("”", "”", "’", "’")
_CORNERS = Quotes("「", "」", "『", "』")
_FRENCH = Quotes("«" + _NARROW, _NARROW + "»", "“", "”")

# After the Unicode CLDR. Arabic and Persian take the pointed marks: they turn round with the line.
_QUOTES = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "is", "lt", "et", "ka"), _GERMAN),
    **dict.fromkeys(("es", "it", "pt-PT", "ca", "el", "no", "nb", "nn", "sq"), _LATIN),
    **dict.fromkeys(("ru", "uk", "be"), _RUSSIAN),
    **dict.fromkeys(("pl", "ro", "hu"), _POLISH),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "de-CH", "it-CH", "hy", "az", "kk"), _POINTED),
    **dict.fromkeys(("sv", "fi"), _SWEDISH),
    **dict.fromkeys(("ja", "zh-Hant", "zh-TW", "zh-HK"), _CORNERS),
    "fr": _FRENCH,
    "en": _ENGLISH,
}
# What looks like a template is matched whole, and left alone.
_TYPEWRITTEN = re.compile(
    r"""["']|(?<!-)---?(?!-)|(?<!\.)\.\.\.(?!\.)|\{\{[^\n]*?\}\}|\{%[^\n]*?%\}"""
)
_PLAIN_SIGNS = {"---": "—", "--": "–", "...": "…"}
# What has lost its beginning: decades and years, words of English and Dutch.
_CLIPPED = re.compile(r"(?:\d\ds?|tis|twas|twere|til|em|n|cause|bout|s|t)\b", re.IGNORECASE)
_AROUND_POINTED = re.compile(r"(?<=«)[ \u00a0\u202f]+|[ \u00a0\u202f]+(?=»)")
_OPENERS = frozenset("([{<-–—/¿¡\u200f\u200e")
# What is skipped reads like a word, or like a space.
_WORD = "x"
_SKIPPED = {"code": _WORD, "img": _WORD, "br": " "}
_INLINE = frozenset(("a", "abbr", "em", "strong", "sup", "span", "br", "img", "code"))


def quotes_of(language: str) -> Quotes:
    """Return the quotation marks of a BCP 47 language, those of English where it is not known."""
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        if found := _QUOTES.get("-".join(parts[:length])):
            return found
    return _ENGLISH


class _Slot(NamedTuple):
    """A stretch of text in the tree, or what stands for one that is skipped."""

    element: Element | None
    tail: bool
    text: str


class Typesetter(Treeprocessor):
    """Sets the prose of a tree."""

    def __init__(self, md: Markdown, language: str) -> None:
        super().__init__(md)
        self.quotes = quotes_of(language)
        self.is_french = self.quotes is _FRENCH
        self.is_hebrew = language.partition("-")[0] == "he"

    def run(self, root: Element) -> None:
        self._block(root)

    def _block(self, block: Element) -> None:
        line: list[_Slot] = []
        _take(line, block, block.text, tail=False)
        for child in block:
            if child.tag in _INLINE:
                _inline(line, child)
            else:
                self._set(line)
                line = []
                self._block(child)
            _take(line, child, child.tail, tail=True)
        self._set(line)

    def _set(self, line: list[_Slot]) -> None:
        """Set one run of text that may be spread over several elements."""
        if not self.is_french and not any(_TYPEWRITTEN.search(slot.text) for slot in line):
            return
        setting = _Line(self.quotes, is_hebrew=self.is_hebrew)
        for number, (element, tail, text) in enumerate(line):
            if element is None:
                setting.before = text
                continue
            after = next((slot.text[0] for slot in line[number + 1 :]), "")
            done = setting.set(text, after)
            if self.is_french:
                done = _AROUND_POINTED.sub(_NARROW, done)
            if tail:
                element.tail = done
            else:
                element.text = done


def _take(line: list[_Slot], element: Element, text: str | None, *, tail: bool) -> None:
    if not text:
        return
    if isinstance(text, AtomicString):
        line.append(_Slot(None, tail, _WORD))
    else:
        line.append(_Slot(element, tail, text))


def _inline(line: list[_Slot], element: Element) -> None:
    """Add the text of an inline element and of what is in it, but not what stands behind it."""
    waiting = [(element, False)]
    while waiting:
        part, is_tail = waiting.pop()
        if is_tail:
            _take(line, part, part.tail, tail=True)
        elif part.tag in _SKIPPED:
            line.append(_Slot(None, tail=False, text=_SKIPPED[part.tag]))
        else:
            _take(line, part, part.text, tail=False)
            for child in reversed(part):
                waiting += [(child, True), (child, False)]


class _Line:
    """The state of one line of type: the last character and which quotations are open."""

    def __init__(self, quotes: Quotes, *, is_hebrew: bool) -> None:
        self.quotes = quotes
        self.is_hebrew = is_hebrew
        self.before = ""
        self.after = ""
        self.outer_is_open = False
        self.inner_is_open = False

    def set(self, text: str, after: str) -> str:
        """Return `text` set, where `after` is the first character of what follows it."""
        self.after = after
        done = _TYPEWRITTEN.sub(self._sign, text)
        self.before = text[-1]
        return done

    def _sign(self, found: "re.Match[str]") -> str:
        sign = found[0]
        if sign not in {'"', "'"}:
            return _PLAIN_SIGNS.get(sign, sign)
        text, at = found.string, found.start()
        before = text[at - 1] if at else self.before
        after = text[at + 1] if at + 1 < len(text) else self.after
        if sign == '"':
            return self._double(before, after)
        return self._single(before, after, is_clipped=_CLIPPED.match(text, at + 1) is not None)

    def _double(self, before: str, after: str) -> str:
        if self.outer_is_open:
            self.outer_is_open = _leads_in(before) and not _is_space(after)
        elif _is_letter(after) or not before:
            if self.is_hebrew and _is_letter(before):
                return '"'  # the mark of an abbreviation
            self.outer_is_open = True
        elif before.isdigit():
            return '"'  # inches and seconds
        else:
            self.outer_is_open = _leads_in(before)
        return self.quotes.open if self.outer_is_open else self.quotes.close

    def _single(self, before: str, after: str, *, is_clipped: bool) -> str:
        if _is_letter(before) and _is_letter(after) and not _is_ideograph(before):
            return _APOSTROPHE
        leads_in = _leads_in(before) or (before == '"' and _is_letter(after))
        if not self.inner_is_open:
            leads_in = leads_in or _is_ideograph(before)
        if leads_in and not _is_space(after):
            if is_clipped:
                return _APOSTROPHE
            self.inner_is_open = True
            return self.quotes.inner_open
        if self.inner_is_open:
            self.inner_is_open = False
            return self.quotes.inner_close
        return _APOSTROPHE


def _is_space(sign: str) -> bool:
    return not sign or sign.isspace()


def _leads_in(before: str) -> bool:
    """Return whether a mark behind this character can only open a quotation."""
    return _is_space(before) or before in _OPENERS


def _is_letter(sign: str) -> bool:
    # Vowel signs and points of Arabic and Indic scripts count as letters here.
    return sign.isalnum() or unicodedata.category(sign or " ") in {"Mn", "Mc"}


def _is_ideograph(sign: str) -> bool:
    # Chinese and Japanese put no space before a quotation.
    return "\u3040" <= sign <= "\u9fff"
