"""Roles, desks and organisations, as bylines name them.

Comes in: a short text, such as `Impunity Watch Senior Desk Officer, Africa`. Goes out: a `Role` and
a `Desk`, or None where the text is neither. Any organisation will do; only the ones given are held
against slips of the keyboard. Nothing is corrected but the spelling of a desk, so that it can be
compared; what looks like a slip is told in a sentence.
"""

import difflib
import re
from collections.abc import Sequence
from typing import NamedTuple

DESKS = (
    "Africa",
    "Asia",
    "Europe",
    "Middle East",
    "North America",
    "South America",
    "Central America",
    "Latin America",
    "Americas",
    "Caribbean",
    "Oceania",
    "North America and Oceania",
    "Special Features",
)
_NOUNS = (
    "analyst",
    "columnist",
    "contributor",
    "correspondent",
    "editor",
    "intern",
    "journalist",
    "officer",
    "reporter",
    "staff",
    "writer",
)
# What may stand before the noun without being the name of an organisation.
_RANKS = frozenset(
    {
        *("assistant", "associate", "chief", "contributing", "deputy", "desk", "executive"),
        *("features", "guest", "legal", "managing", "news", "online", "senior", "special", "web"),
    }
)
_SMALL_WORDS = frozenset({"and", "at", "for", "in", "of", "the"})
_ALIKE = 0.8
_MOST_WORDS = 8
_FUZZY = "?"
# As near to a role as a misspelt one, and words of their own.
_OTHER_NOUNS = frozenset({"office", "report", "reported"})
_SEPARATOR = re.compile(r"\s*[,/:;|]\s*|\s+-+\s*|\s*[–—]+\s*")
_DESK = re.compile(r"\s+desk$", re.IGNORECASE)
_INITIAL = re.compile(r"[^\W\d_]\.")


class Desk(NamedTuple):
    """A desk, and a sentence where its name had to be guessed."""

    name: str
    guess: str = ""


class Role(NamedTuple):
    """A role as printed, without the desk that stood behind it."""

    text: str
    desk: str = ""
    guesses: tuple[str, ...] = ()


def find_desk(text: str) -> Desk | None:
    """Return the desk that `text` names, with a slip of the keyboard mended."""
    folded = _folded(text)
    known = {_folded(desk): desk for desk in DESKS}
    if folded in known:
        return Desk(_DESK.sub("", text))
    near = difflib.get_close_matches(folded, known, n=1, cutoff=_ALIKE)
    if not near:
        return None
    return Desk(known[near[0]], f'The desk "{text}" was read as "{known[near[0]]}".')


def find_role(text: str, organisations: Sequence[str], *, sure: bool) -> Role | None:
    """Return the role that the whole of `text` is.

    `sure` says that a name stands before it, so that a misspelt noun will do.
    """
    printed, desk, is_parted = _without_desk(text)
    parts = _SEPARATOR.split(printed)
    if not all(_may_be_role(part) for part in parts):
        return None
    slip = _slip(printed, organisations)
    is_known = bool(slip) or _begins_with(printed, organisations)
    nouns = [_noun(part, fuzzy=sure or is_known) for part in parts]
    said = tuple(f'The role "{printed}" may be misspelt.' for noun in nouns[:1] if noun == _FUZZY)
    guesses = tuple(filter(None, (slip, *said, desk.guess if desk else "")))
    if any(nouns):
        is_loose = desk is None and nouns[0] and not nouns[-1] and _names_organisation(parts[0])
        if is_loose and not _begins_with(parts[-1], organisations):
            return _with_loose_desk(printed, parts[-1], guesses)
        return Role(printed, desk.name if desk else "", guesses)
    if is_known or (desk and is_parted and not printed.isupper()):
        odd = f'"{printed}" stands where a role is expected.'
        return Role(printed, desk.name if desk else "", (*guesses, odd))
    return None


def _without_desk(text: str) -> tuple[str, Desk | None, bool]:
    """Return `text` without the desk at its end, the desk, and whether a comma parted the two."""
    cuts = list(_SEPARATOR.finditer(text))
    if cuts:
        desk = find_desk(text[cuts[-1].end() :])
        return (text[: cuts[-1].start()], desk, True) if desk else (text, None, False)
    folded = text.casefold()
    for name in sorted(DESKS, key=len, reverse=True):
        if folded.endswith(f" {name.casefold()}"):
            length = len(name) + (4 if folded.endswith(f" the {name.casefold()}") else 0)
            return text[:-length].rstrip(), Desk(text[-length:]), False
    return text, None, False


def _with_loose_desk(printed: str, desk: str, guesses: tuple[str, ...]) -> Role:
    said = f'"{desk}" stands where a desk is expected, and is none of the desks known.'
    cut = list(_SEPARATOR.finditer(printed))[-1]
    return Role(printed[: cut.start()], desk, (*guesses, said))


def _may_be_role(part: str) -> bool:
    """Return whether these are a few capitalised words and no name with an initial."""
    words = part.split()
    if not 0 < len(words) <= _MOST_WORDS or any(_INITIAL.fullmatch(word) for word in words):
        return False
    return all(
        word in _SMALL_WORDS or (word[0].isalpha() and not word[0].islower()) for word in words
    )


def _noun(part: str, *, fuzzy: bool) -> str:
    """Return whether the part ends in a noun such as "Reporter": the noun, `_FUZZY`, or nothing."""
    words = [word.casefold().strip(".") for word in part.split()]
    last = words[-1].removesuffix("s")
    if last in _NOUNS or part.casefold().replace("-", " ").endswith("editor in chief"):
        return last
    if not fuzzy or last in _OTHER_NOUNS:
        return ""
    return _FUZZY if difflib.get_close_matches(last, _NOUNS, cutoff=_ALIKE) else ""


def _names_organisation(part: str) -> bool:
    words = (word.casefold() for word in part.split())
    return any(word not in _RANKS and word.removesuffix("s") not in _NOUNS for word in words)


def _begins_with(text: str, organisations: Sequence[str]) -> bool:
    return any(f"{text.casefold()} ".startswith(f"{name.casefold()} ") for name in organisations)


def _slip(text: str, organisations: Sequence[str]) -> str:
    """Return a sentence if `text` begins with what may be a known organisation misspelt."""
    for name in organisations:
        words = text.replace(",", " ").split()[: len(name.split())]
        typed = " ".join(words)
        alike = difflib.SequenceMatcher(None, typed.casefold(), name.casefold()).ratio()
        same_start = words[0].casefold() == name.split()[0].casefold()
        if typed.casefold() != name.casefold() and (same_start or alike >= _ALIKE):
            return f'"{typed}" may be a slip for "{name}"; it is kept as printed.'
    return ""


def _folded(text: str) -> str:
    words = text.casefold().replace("&", " and ").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words).removesuffix(" desk")
