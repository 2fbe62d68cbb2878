"""A citation as it is printed: stretches of text, some in italics, some leading somewhere.

Comes in: words. Goes out: runs, from which a template makes elements and a person copies text. The
title is a run of its own, so that its language can be named. Full stops and commas follow a title
that ends in a question mark as the manuals have it.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟")
_CLOSING = "”’»\"')"
_STRAIGHT = re.compile(r'"([^"]*)"')


class Run(NamedTuple):
    """A stretch of text. `language` is set where it may differ from the page's."""

    text: str
    is_italic: bool = False
    language: str = ""
    url: str = ""


Runs = tuple[Run, ...]


def text_of(runs: Iterable[Run]) -> str:
    """Return the text of runs, as it is copied."""
    return "".join(run.text for run in runs)


def ends(text: str) -> bool:
    """Tell whether a text ends a sentence by itself."""
    return text.rstrip(_CLOSING).endswith(_ENDS)


def stop(text: str) -> str:
    """Return the full stop that a text still needs."""
    return "" if ends(text) else "."


def quoted(title: str, sign: str, language: str) -> Runs:
    """Return a title in quotation marks with `sign` before the closing one, as Americans have it.

    Quotation marks inside become single ones.
    """
    inside = _STRAIGHT.sub("‘\\1’", title).replace("“", "‘").replace("”", "’")
    return (Run("“"), Run(inside, language=language), Run(f"{sign}”"))


def joined(parts: Iterable[Runs], between: str) -> Runs:
    """Return the parts that are not empty with `between` between them."""
    runs: list[Run] = []
    for part in parts:
        if part and runs:
            runs.append(Run(between))
        runs += part
    return tuple(runs)
