"""The words addresses are made of.

Comes in: a name in any script. Goes out: a slug of the grammar `[a-z0-9]+(-[a-z0-9]+)*`, at most
80 bytes, which is safe as a file name on every system. Transliteration is anyascii's table. A slug
once published is frozen by the address; see `slug:` in the front matter.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST_SLUG = 80
# A title in Chinese is one long word with perhaps a number before it: cut in the word then.
_SHORTEST_CUT = 40
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OTHER = re.compile(r"[^a-z0-9]+")
_POSSESSIVE = re.compile(r"['’ʼ`´](?<=\w['’ʼ`´])(?=\w)")
# Device names that Windows keeps for itself, with or without an extension.
WINDOWS_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)


@lru_cache(maxsize=1 << 16)
def slugify(name: str) -> str:
    """Return the slug of `name`, cut at a word; empty when nothing in it can be spelled."""
    return cut(spelled(name))


def spelled(name: str) -> str:
    """Return the slug of `name` as long as it is.

    Names that one file system writes composed and another decomposed have the same slug.
    """
    if SLUG.fullmatch(name):
        return name
    from anyascii import anyascii  # tables of 30 ms, needed only where there are new names

    composed = unicodedata.normalize("NFC", name)
    plain = name if name.isascii() else anyascii(_POSSESSIVE.sub("", composed))
    text = _POSSESSIVE.sub("", plain).casefold().replace("&", " and ")
    return _OTHER.sub("-", text).strip("-")


def cut(slug: str) -> str:
    """Return `slug` shortened to the longest length allowed, at a word if that leaves enough."""
    if len(slug) <= LONGEST_SLUG:
        return slug
    at_word = slug[: LONGEST_SLUG + 1].rpartition("-")[0]
    return at_word if len(at_word) >= _SHORTEST_CUT else slug[:LONGEST_SLUG].rstrip("-")


def fault(slug: str) -> str | None:
    """Return what is wrong with a hand-written slug as half a sentence, or None."""
    if not slug:
        return "is empty"
    if len(slug.encode()) > LONGEST_SLUG:
        return f"has {len(slug.encode())} bytes, at most {LONGEST_SLUG} are allowed"
    if not SLUG.fullmatch(slug):
        return "may hold only the letters a-z, digits and single hyphens between them"
    if slug in WINDOWS_NAMES:
        return "is a name that Windows keeps for a device"
    if slug == "index":
        return "would stand where the index page of the folder is"
    return None
