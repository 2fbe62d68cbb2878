"""Words and near misses.

Comes in: text as people type it. Goes out: normalised text, the nearest candidate for a misspelt
word, characters that have no business in a headline.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

# Unicode Standard Annex 9: these reorder what is read without being seen.
BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
# The joiners U+200C and U+200D are part of the spelling of Persian and of Indic scripts.
ZERO_WIDTH = frozenset("\u200b\u2060\ufeff\u00ad\u180e")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]")
_CONTROL_BYTES = bytes([*(code for code in range(0x20) if chr(code) not in "\t\n\r"), 0x7F])
_NEAR, _ALIKE = 0.8, 0.7
_SHORTEST_BEGINNING = 3
_UNSEEN = re.compile(f"[{''.join(sorted(BIDI_CONTROLS | ZERO_WIDTH))}]")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
# The same with bytes, many times as fast: typographic signs are made plain, the other signs gaps.
# Arrow and selector stand behind footnotes.
_PLAINER = {"’": "'", **dict.fromkeys("‘“”„–—…↩\ufe0e", " ")}
_KINDS = bytes(
    ord("a" if chr(code).isalnum() else "-" if chr(code) in "'-" else " ") for code in range(256)
)
_LOOSE_JOINT = re.compile(rb"-(?<=[ -]-)a")
# Chinese, Japanese and Thai are written without spaces: readers' word counts take each sign as one.
_SPACELESS = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]"


def collapse(text: str) -> str:
    """Return `text` in Unicode form NFC with each run of white space as one space, ends trimmed."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(composed.split())


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like `word`, compared without case, or None if none is near.

    A word cut short ("North America") beats one that merely looks alike ("Latin America").
    """
    import difflib  # only for whoever made a mistake

    by_fold = {candidate.casefold(): candidate for candidate in sorted(candidates, reverse=True)}
    folded = word.casefold()
    near = difflib.get_close_matches(folded, by_fold, n=1, cutoff=_NEAR)
    begun = sorted((abs(len(each) - len(folded)), each) for each in by_fold if _begin(folded, each))
    alike = difflib.get_close_matches(folded, by_fold, n=1, cutoff=_ALIKE)
    found = [*near, *(each for _, each in begun), *alike]
    return by_fold[found[0]] if found else None


def _begin(first: str, second: str) -> bool:
    """Whether one of two words begins with the other, and with enough of it to mean something."""
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= _SHORTEST_BEGINNING and longer.startswith(shorter)


def count_words(text: str) -> int:
    """Return the number of words in plain text; a Chinese, Japanese or Thai sign counts as one."""
    if (western := _in_western_signs(text)) is not None:
        # A word begins with a letter behind a gap, or behind a joint that joins it to nothing.
        return western.count(b" a") + len(_LOOSE_JOINT.findall(western))
    spaced, signs = _spaceless().subn(" ", text)
    return signs + len(_WORD.findall(spaced))


@cache
def _spaceless() -> re.Pattern[str]:
    """Return what finds such a sign; made where it is needed, because it has many."""
    return re.compile(_SPACELESS)


def _in_western_signs(text: str) -> bytes | None:
    """Return `text` as letters, joints and gaps, if it is in the letters of western Europe."""
    for sign, plain in _PLAINER.items():
        text = text.replace(sign, plain)
    try:
        return b"  " + text.encode("latin-1").translate(_KINDS)
    except UnicodeEncodeError:
        return None


def first_control(text: str) -> int | None:
    """Return the offset of the first control character other than tab and line ends."""
    found = _CONTROL.search(text)
    return found.start() if found else None


def may_hold_control(data: bytes) -> bool:
    """Return whether UTF-8 may hold a control character: quicker to see than where it is."""
    # U+0080 to U+009F begin with the byte C2, as some printed signs do.
    return b"\xc2" in data or len(data.translate(None, _CONTROL_BYTES)) < len(data)


def described(sign: str) -> str:
    """Return code point and name of a character, as in "U+202E right-to-left override"."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '').lower()}".rstrip()


def first_invisible(text: str) -> tuple[int, str] | None:
    """Return offset and description of the first bidi control or zero-width character."""
    found = _UNSEEN.search(text) if _may_be_unseen(text) else None
    return (found.start(), described(found[0])) if found else None


def _may_be_unseen(text: str) -> bool:
    """Return whether `text` may hold such a character: one of them is in Latin-1."""
    if text.isascii():
        return False
    try:
        return b"\xad" in text.encode("latin-1")
    except UnicodeEncodeError:
        return True


def quoted_list(words: Iterable[str]) -> str:
    """Return the words in double quotes, parted by commas."""
    return ", ".join(f'"{word}"' for word in words)


# Languages written from right to left: CLDR, `layout/orientation/characterOrder`.
_RIGHT_TO_LEFT = frozenset(
    [
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "iw",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)


def direction(language: str) -> str:
    """Return `rtl` or `ltr` for a BCP 47 language tag."""
    return "rtl" if language.partition("-")[0].casefold() in _RIGHT_TO_LEFT else "ltr"
