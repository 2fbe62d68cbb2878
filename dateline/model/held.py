"""What is held back from readers, as its own newsroom is told of it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An article that is held back: its manuscript, why, and until when where that is known."""

    manuscript: str
    reason: Literal["draft", "embargo", "scheduled", "withdrawn"]
    until: str = ""
