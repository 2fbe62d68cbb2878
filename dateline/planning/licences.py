"""Licences by their short names.

Comes in: the name as the settings or an article give it. Goes out: a name to print and the address
of the text, where the licence is one of Creative Commons (https://creativecommons.org/licenses/).
"""

import re

from dateline.model.card import NamedLink

_CREATIVE_COMMONS = re.compile(r"CC[- ](BY(?:-NC)?(?:-ND|-SA)?)[- ](\d\.\d)", re.IGNORECASE)


def licence_link(name: str) -> NamedLink:
    """Return the licence as words that lead to its text."""
    found = _CREATIVE_COMMONS.fullmatch(name.strip())
    if found:
        terms, version = found[1].upper(), found[2]
        url = f"https://creativecommons.org/licenses/{terms.lower()}/{version}/"
        return NamedLink(name=f"CC {terms} {version}", url=url)
    if name.strip().upper() in {"CC0", "CC0-1.0", "CC0 1.0"}:
        url = "https://creativecommons.org/publicdomain/zero/1.0/"
        return NamedLink(name="CC0 1.0", url=url)
    return NamedLink(name=name)
