"""How sure an import is of each field.

Comes in: what a reader of old texts found. Goes out: a `Finding` for each field, which the import
report shows and an editor works through.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """Whether a field stood in the text, was worked out, or is not there."""

    FOUND = "found"
    GUESSED = "guessed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One field of one article. `guesses` are sentences; a guess that was not made has none."""

    field: str
    confidence: Confidence
    value: str = ""
    guesses: tuple[str, ...] = ()


def finding(field: str, value: str, guesses: Iterable[str] = ()) -> Finding:
    """Return a finding: missing without a value, guessed with guesses, found otherwise."""
    said = tuple(guesses)
    if not value:
        return Finding(field=field, confidence=Confidence.MISSING, guesses=said)
    confidence = Confidence.GUESSED if said else Confidence.FOUND
    return Finding(field=field, confidence=confidence, value=value, guesses=said)
