"""Languages with three letters (ISO 639-3), as FollowTheMoney writes them.

Comes in: a language tag (BCP 47). Goes out: the code, empty for the languages FollowTheMoney does
not know, whose entities it would refuse.
"""

import re

_TABLE = """
af afr ar ara az aze be bel bg bul bs bos ca cat cs ces da dan de deu el ell en eng es spa
et est fa fas fi fin fr fra he heb hi hin hr hrv hu hun hy hye id ind is isl it ita ja jpn
ka kat kk kaz km khm kn kan ko kor ky kir lb ltz lt lit lv lav mk mkd mn mon ms msa mt mlt
my mya nb nor ne nep nl nld nn nor no nor pl pol pt por ro ron ru rus sk slk sl slv sq sqi
sr srp sv swe sw swa tg tgk tk tuk tl tgl tr tur uk ukr ur urd uz uzb zh zho
"""
_CODES = dict(re.findall(r"\b([a-z]{2}) ([a-z]{3})\b", _TABLE.replace("\n", " ")))
_LONG_CODES = frozenset({"cnr", "fil", *_CODES.values()})


def three_letters(language: str) -> str:
    """Return the code of a language with three letters."""
    first = language.partition("-")[0].casefold()
    return first if first in _LONG_CODES else _CODES.get(first, "")
