"""Plain text, as it is."""

from typing import cast

from dateline.model.page import Page
from dateline.rendering.records import Record, Values, context_of


def plain_text(page: Page, values: Values) -> bytes:
    """Return the bytes of a text file."""
    text = cast("Record", context_of(page, values)["text"])
    return cast("str", text["text"]).encode()
