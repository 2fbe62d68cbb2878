"""Files made of rows, each of which shows nothing but its own values.

Comes in: a page with some of its rows (see `dateline.model.page.pieces`). Goes out: the bytes of
these, and what stands around them in the file.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dateline.model.page import Page
from dateline.rendering.records import Values


@dataclass(frozen=True, slots=True)
class Rows:
    """How a file is made of rows: `render` joins some of them, by what stands `between` two."""

    render: Callable[[Page, Values], bytes]
    head: bytes = b""
    between: bytes = b""
    tail: bytes = b""

    def whole(self, page: Page, values: Values) -> bytes:
        """Return the whole file."""
        return self.head + self.render(page, values) + self.tail
