"""What is held back from readers, as its own newsroom is told of it."""

from typing import Literal

from msgspec import Struct


class Held(Struct, frozen=True, kw_only=True, gc=False):
    """An article that is held back: its manuscript, why, and until when where that is known."""

    manuscript: str
    reason: Literal["draft", "embargo", "scheduled", "withdrawn"]
    until: str = ""
