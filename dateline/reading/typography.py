"""Quotation marks, dashes and dots as the language of the article sets them.

Comes in: words as typed, and a language. Goes out: the same words with the typewriter's signs
replaced. A mark's neighbours decide whether it opens or closes. An apostrophe is the same sign in
every language, which is why Python-Markdown's `smarty`, where it is a closing quotation mark, would
set German `geht's` wrong. Headlines, summaries and notes are set here; bodies, whose marks may have
their neighbours in another element, by `markdown_typography`.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

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
# What looks like a template is matched whole, and left alone. The first character stands alone in
# the expression, so that the engine leaps from one such sign to the next.
_TYPEWRITTEN = re.compile(
    r"""["'\-.{](?:(?<=["'])|(?<=-)(?<!--)--?(?!-)|(?<=\.)(?<!\.\.)\.\.(?!\.)"""
    r"""|(?<=\{)(?:\{[^\n]*?\}\}|%[^\n]*?%\}))"""
)
# In every language an apostrophe, on which nothing around it depends, except in a template.
_INSIDE_WORD = re.compile(r"'(?<=[A-Za-z]')(?=[A-Za-z])")
_PLAIN_SIGNS = {"---": "—", "--": "–", "...": "…"}
# What has lost its beginning: decades and years, words of English and Dutch.
_CLIPPED = re.compile(r"(?:\d\ds?|tis|twas|twere|til|em|n|cause|bout|s|t)\b", re.IGNORECASE)
_AROUND_POINTED = re.compile(r"(?<=«)[ \u00a0\u202f]+|[ \u00a0\u202f]+(?=»)")
_OPENERS = frozenset("([{<-–—/¿¡\u200f\u200e")


@lru_cache(maxsize=256)
def quotes_of(language: str) -> Quotes:
    """Return the quotation marks of a BCP 47 language, those of English where it is not known."""
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        if found := _QUOTES.get("-".join(parts[:length])):
            return found
    return _ENGLISH


def is_french(language: str) -> bool:
    """Return whether quotation marks are parted from the words by a narrow space."""
    return quotes_of(language) is _FRENCH


def may_be_typewritten(text: str) -> bool:
    """Return whether there is a sign without which nothing in `text` is replaced."""
    return '"' in text or "'" in text or "--" in text or "..." in text


def typeset(text: str, language: str) -> str:
    """Return the words of a headline, a summary or a note as `language` sets them."""
    if "'" in text and "{" not in text:
        text = _INSIDE_WORD.sub(_APOSTROPHE, text)
    if may_be_typewritten(text):
        text = Line(language).set(text, "")
    return spaced(text) if is_french(language) else text


def spaced(text: str) -> str:
    """Return French words with the space inside their quotation marks that does not break."""
    return _AROUND_POINTED.sub(_NARROW, text)


class Line:
    """The state of one line of type: the last character and which quotations are open."""

    def __init__(self, language: str) -> None:
        self.quotes = quotes_of(language)
        self.is_hebrew = language.partition("-")[0] == "he"
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
        return self._single(before, after, text, at + 1)

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

    def _single(self, before: str, after: str, text: str, behind: int) -> str:
        if _is_letter(before) and _is_letter(after) and not _is_ideograph(before):
            return _APOSTROPHE
        leads_in = _leads_in(before) or (before == '"' and _is_letter(after))
        if not self.inner_is_open:
            leads_in = leads_in or _is_ideograph(before)
        if leads_in and not _is_space(after):
            if _CLIPPED.match(text, behind):
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
