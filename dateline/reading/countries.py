"""Countries by code or by name.

Comes in: what a reporter typed, a two-letter code (`KZ`, also `NO`) or a name in English or in the
site's language. Goes out: a `Country`, or the nearest name for "did you mean". The names are those
of CLDR, by way of Babel, so nobody here keeps lists in two hundred languages; what CLDR does not
have is the short forms newsrooms use ("Burma", "the UK"). A country's slug is made of its English
name, because an address must not change with the site's language.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from dateline.base.slugs import slugify
from dateline.base.text import closest
from dateline.model.place import Country

ENGLISH = "en"
_CODE_LENGTH = 2
_SHORTEST_GUESS = 4
# CLDR also names these: islands without a code of their own, unions, and places for tests.
_OTHERS = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ"
_NOT_COUNTRIES = frozenset(_OTHERS.split())
_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")

# Forms that newspapers use and CLDR's English does not have.
_SHORT_FORMS = """
AE uae, emirates
BA bosnia, bosnia herzegovina, bosnia hercegovina
BN brunei darussalam
BO plurinational state of bolivia
BQ bonaire
CD congo drc, drc, dr congo, drcongo, democratic republic of congo, congo democratic republic,
  democratic republic of the congo, democratic republic congo, congo dr, congo kinshasa, zaire
CF car
CG republic of congo, republic of the congo, congo republic, congo brazzaville
CI ivory coast, republic of cote divoire
CN peoples republic of china, pr china, mainland china
CV cabo verde
CZ czech republic
FK malvinas, islas malvinas
FM federated states of micronesia
GB uk, great britain, britain, england, scotland, wales, northern ireland
HK hong kong
IE republic of ireland
IR islamic republic of iran
KP dprk, democratic peoples republic of korea
KR republic of korea
LA lao pdr, lao peoples democratic republic
MD republic of moldova
MK macedonia, fyrom, former yugoslav republic of macedonia
MM burma, myanmar
MO macao, macau
NL holland
PS palestine, state of palestine, occupied palestinian territory, occupied palestinian territories,
  west bank, gaza, gaza strip
RU russian federation
ST sao tome
SY syrian arab republic
SZ swaziland
TL east timor
TR turkey
TT trinidad
TW republic of china
TZ united republic of tanzania
US us, usa, united states of america, america
VA holy see, vatican
VC saint vincent and the grenadines
VE bolivarian republic of venezuela
VG virgin islands british
VI virgin islands us, us virgin islands
VN viet nam
"""


@lru_cache(maxsize=4096)
def find_country(text: str, language: str) -> Country | None:
    """Return the country that `text` is the code or a name of, named in `language`."""
    text = text.strip()
    if len(text) == _CODE_LENGTH and text.isascii() and text.upper() in _names(ENGLISH):
        return _country(text.upper(), language)
    folded = _folded(text)
    code = _by_name(ENGLISH).get(folded) or _by_name(language).get(folded)
    return _country(code, language) if code else None


def closest_country(text: str, language: str) -> str | None:
    """Return the name most like `text`, as the site's language or else English has it, or None."""
    folded = _folded(text)
    if len(folded) < _SHORTEST_GUESS:
        return None
    codes = {**_by_name(language), **_by_name(ENGLISH)}
    near = closest(folded, codes)
    if near is None:
        return None
    shown = (_names(language)[codes[near]], _names(ENGLISH)[codes[near]])
    return next((name for name in shown if _folded(name) == near), shown[0])


@cache
def _country(code: str, language: str) -> Country:
    return Country(code=code, name=_names(language)[code], slug=slugify(_names(ENGLISH)[code]))


@cache
def _names(language: str) -> Mapping[str, str]:
    """Return CLDR's name of every country in `language`, English where it has none."""
    from babel import Locale, UnknownLocaleError

    english: Mapping[str, str] = Locale.parse(ENGLISH).territories
    try:
        own: Mapping[str, str] = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        own = english
    codes = sorted(code for code in english if len(code) == _CODE_LENGTH)
    return MappingProxyType(
        {code: own.get(code, english[code]) for code in codes if code not in _NOT_COUNTRIES}
    )


@cache
def _by_name(language: str) -> Mapping[str, str]:
    """Return the code of every folded name; the main names win over forms made out of them."""
    found: dict[str, str] = {}
    names = _names(language).items()
    for code, name in names:
        found.setdefault(_folded(name), code)
    if language == ENGLISH:
        for line in _SHORT_FORMS.replace("\n  ", " ").strip().splitlines():
            code, _, forms = line.partition(" ")
            found.update((form.strip(), code) for form in forms.split(","))
    for code, name in names:
        # "Myanmar (Burma)" is known by either name.
        for form in (_BRACKETS.sub(" ", name), *_BRACKETS.findall(name)):
            found.setdefault(_folded(form), code)
    return MappingProxyType(found)


def _folded(text: str) -> str:
    """Return `text` without case, accents and punctuation, so that spellings of a name are one."""
    plain = _DOTTED.sub("", text.replace("&", " and ")).translate(_APOSTROPHES)
    decomposed = unicodedata.normalize("NFKD", plain.casefold())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    words = ["saint" if word == "st" else word for word in _WORD.findall(letters.replace("ı", "i"))]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
