"""Words as search compares them.

Comes in: text as it is printed. Goes out: its words, folded: without case, accents, Arabic vowel
signs and variants of letters. Chinese, Japanese and Thai are written without spaces: of their runs
every two neighbouring signs are a word. `static/search.js` does the same to what a reader types; a
test in a browser holds both against each other. Stemming is no part of it: see decision 12.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

LONGEST_WORD = 40
# What typography puts into every text (‘’“”–—…): gone before anything slower looks at the rest.
_SIGNS = re.compile(b"\xe2\x80[\x93\x94\x98\x99\x9c\x9d\xa6]")
_SPACELESS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
# Vowel signs of India's scripts are no letters to Unicode, and part of the word all the same.
_INDIC = "\u0900-\u0963\u0966-\u0dff"
# Accents, vowel signs of Hebrew and Arabic, and what is not seen: no reason for another word.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u3099\u309a\u00ad\u200b-\u200f\u2060\ufeff"
)
# Whatever is not ASCII may be a letter.
_PLAINER = bytes(
    code if code > 127 else ord(chr(code).lower() if chr(code).isalnum() else " ")  # noqa: PLR2004
    for code in range(256)
)
_PRINTED_WORD = rf"[\w{_SPACELESS}{_INDIC}{_MARKS}]+"
_MARK = f"[{_MARKS}]"
_RUN = rf"[{_SPACELESS}]+|(?:[^\W_{_SPACELESS}]|[{_INDIC}])+"
_SPACELESS_SIGN = f"[{_SPACELESS}]"
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ς": "σ",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
        **{chr(0x0660 + number): str(number) for number in range(10)},
        **{chr(0x06F0 + number): str(number) for number in range(10)},
    }
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of many signs, made where it is needed: most builds read no new words."""
    return re.compile(pattern)


def fold(text: str) -> str:
    """Return `text` in the form in which words are compared."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text).lower()
    # The short i of Cyrillic is a letter of its own; io is printed with and without its dots.
    bare = _compiled(_MARK).sub("", bare.replace("и\u0306", "й"))
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


# Words without which a query says the same. Scripts part them, so that no word of one language is
# lost to another.
STOP_WORDS = frozenset(
    fold(
        "an the and or but nor so if then than as at by for from in into of off on onto out over "
        "to up upon with about after before between during under is am are was were be been being "
        "has have had having do does did not no can could will would shall should may might must "
        "it its he him his she her hers they them their we us our you your me my who whom whose "
        "which what when where how why this that these those there here all any both each some "
        "such only own same too very just also more most other one said says "
        "и в во не на но же за из от по до для при без под над об со ко что как так это эта этот "
        "эти тот та те то он она оно они его ее их ему ей им мы вы нас вас нам вам был была было "
        "были быть есть если или уже еще только чтобы когда где кто чем бы ли который "
        "которая которое которые также "
        "في من على الى عن مع هذا هذه ذلك تلك التي الذي الذين ان انه انها كان كانت قد لم لن لا ما "
        "او ثم بعد قبل بين كل هو هي هم كما وقد عند حتى"
    ).split()
)


def printed_words(text: str) -> list[bytes]:
    """Return `text` in pieces, parted by ASCII's spaces and signs, its ASCII in small letters.

    A piece is UTF-8, because bytes are parted many times as fast as texts; most are one word.
    """
    data = _SIGNS.sub(b" ", text.encode("utf-8", "replace"))
    return data.translate(_PLAINER).split()


def folded_words(printed: bytes) -> tuple[str, ...]:
    """Return what search makes of a printed piece: one word, several, or none worth looking for."""
    text = printed.decode()
    if text.isascii():
        return (text,) if _is_worth_it(text) else ()
    pieces = _compiled(_PRINTED_WORD).findall(unicodedata.normalize("NFC", text))
    runs = (run for piece in pieces for run in _compiled(_RUN).findall(fold(piece)))
    return tuple([word for run in runs for word in _words_of(run) if _is_worth_it(word)])


def search_words(text: str) -> list[str]:
    """Return the words of `text` that are worth looking for, in their order, each as often."""
    return [word for printed in printed_words(text) for word in folded_words(printed)]


def _words_of(run: str) -> Iterator[str]:
    if len(run) > 1 and _compiled(_SPACELESS_SIGN).match(run):
        yield from (run[n : n + 2] for n in range(len(run) - 1))
    else:
        yield run


def _is_worth_it(word: str) -> bool:
    if len(word) == 1:
        return _compiled(_SPACELESS_SIGN).match(word) is not None
    return len(word) <= LONGEST_WORD and word not in STOP_WORDS
