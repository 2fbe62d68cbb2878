"""How two titles of one work are told to be the same words.

Comes in: a title as reading left it. Goes out: the same without what a keyboard or a colleague
changes: case, the form of quotes and dashes, a full stop at the end.
"""

import unicodedata

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ´`", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00a0": " ",
        "\u202f": " ",
    }
)


def folded(title: str) -> str:
    """Return the form in which two titles are compared."""
    if not title.isascii():
        title = unicodedata.normalize("NFC", title.translate(_PLAIN))
    return title.casefold().rstrip(". ")
