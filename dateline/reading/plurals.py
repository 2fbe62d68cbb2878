"""The plural categories of a language, as CLDR has them.

Comes in: a BCP 47 tag. Goes out: the categories a counting text needs, and those of them that stand
for a single number, so that a text may say "one article" where another has to say "21".
"""

from functools import cache
from typing import NamedTuple

OTHER = "other"
_IN_ORDER = ("zero", "one", "two", "few", "many", OTHER)
# Rules look at the last two digits, and French and its like at the last six.
_TRIED = (*range(1001), 1_000_000, 2_000_000)


class Plurals(NamedTuple):
    """Categories in the order of CLDR, and those that stand for one number only."""

    categories: tuple[str, ...]
    single: frozenset[str]


@cache
def plurals_of(language: str) -> Plurals | None:
    """Return the plurals of a language, or None if there is no such language."""
    from babel import Locale, UnknownLocaleError

    try:
        rule = Locale.parse(language, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return None
    categories = {*rule.tags, OTHER}
    found = [rule(number) for number in _TRIED]
    return Plurals(
        tuple(one for one in _IN_ORDER if one in categories),
        frozenset(one for one in categories if found.count(one) == 1),
    )
