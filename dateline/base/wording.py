"""What the interface says: its texts, in every language it has.

Comes in: nothing. Goes out: `Interface`, which knows in which language a page speaks, and the
places of a text that are filled in. A text that counts has a form for each plural category of its
language, as CLDR names them (https://cldr.unicode.org/index/cldr-spec/plural-rules).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

Forms = Mapping[str, str]
Text = str | Forms
Texts = Mapping[str, Text]

# The language that the texts are complete in, and the place that says how many there are.
REFERENCE, COUNT = "en", "count"
_PLACE = re.compile(r"\{([^{}]*)\}")
_SCRIPT_LENGTH = 4


class LanguageFile(NamedTuple):
    """A file of texts, named after its language; the site's own stand before those of the theme."""

    path: str
    language: str
    data: bytes
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface:
    """The language of the site, and the texts of each language by its BCP 47 tag in small letters.

    Every language has all names, and English has its own texts for all.
    """

    language: str
    texts: Mapping[str, Texts]

    def spoken(self, language: str) -> str:
        """Return the language in which a page speaks that shows something in `language`.

        It is that language if there are texts in it, else the site's.
        """
        return language if self.known(language) else self.language

    def worded(self, language: str) -> str:
        """Return the language of the texts for a page in `language`: English if there are none."""
        return self.known(language) or REFERENCE

    def texts_in(self, language: str) -> Texts:
        """Return the texts for a page in `language`."""
        return self.texts.get(self.worded(language), {})

    def text(self, name: str) -> str:
        """Return a text that has no places, in the language of the site."""
        found = self.texts_in(self.language)[name]
        assert isinstance(found, str)  # noqa: S101 - reading has seen to it
        return found

    def known(self, language: str) -> str:
        """Return the language nearest to `language` that there are texts in, or nothing."""
        return next((one for one in nearest(language) if one in self.texts), "")


def nearest(language: str) -> Iterator[str]:
    """Yield a language tag in small letters and the wider ones around it: `pt-br`, `pt`.

    Those who read Chinese in one script do not read it in the other: `zh-Hant` stays alone.
    """
    language = language.casefold()
    while language:
        yield language
        wider, _, last = language.rpartition("-")
        language = "" if len(last) == _SCRIPT_LENGTH else wider


def pieces(text: str) -> list[str]:
    """Return a text taken apart: what is printed as it is, and names of places, by turns."""
    return _PLACE.split(text)


def places(text: str) -> list[str]:
    """Return the names of the places of a text, in its order."""
    return pieces(text)[1::2]
