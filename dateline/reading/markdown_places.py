"""Where in the manuscript a piece of Markdown stands.

Comes in: the text of a body, its layout, and what the converter met: an address, a tag, a label.
Goes out: marks. Python-Markdown keeps no positions, so each meeting is matched to the next place in
the prose where the same characters stand. Equal constructs earn equal diagnostics, so it does not
matter which of two equal ones is met first: the set of places is right in any order.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property

from dateline.base.diagnostics import Diagnostic, Mark, Span, diagnose, excerpt_of
from dateline.reading.markdown_layout import Layout

# It begins with the signs one of which all three have: the engine leaps from one to the next.
_DESTINATION = re.compile(
    r"""[]<[](?:
        (?<=\])\([ ]*(?P<inline>(?:[^()\s]|\([^()\n]*\)|[ ]+(?!["' )]))*)
      | (?:(?<=^\[)|(?<=^[ ]\[)|(?<=^[ ]{2}\[)|(?<=^[ ]{3}\[))
        [^\[\]\n]+\]:[ ]*(?:\n[ ]*)?(?P<defined>\S+)
      | (?<=<)(?P<auto>[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*|[^<>@\s]+@[^<>@\s]+)>
    )""",
    re.MULTILINE | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\([^\w\s])")
_HEADING = re.compile(
    r"^(?:[ ]*(?:>|[*+-](?=[ ])|\d+\.(?=[ ])))*[ ]*(?:#{1,6}[ ]+[^\n]*|[^\n]+\n(?:=+|-+)[ ]*$)",
    re.MULTILINE,
)

PlainMark = tuple[int, int, int, int, str]


class Places:
    """The places of one body in its manuscript."""

    def __init__(self, path: str, text: str, first_line: int, layout: Layout) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.layout = layout
        self._next: dict[str, int] = {}
        self._last_destination: dict[str, tuple[int, int]] = {}
        # The addresses met whose places may be asked for, and the places found of the first ones.
        self._met: list[str] = []
        self._marks: list[Mark] = []

    @cached_property
    def prose(self) -> str:
        """The text with code and comments blanked out, offsets unchanged."""
        pieces, at = [], 0
        for start, end in self.layout.hidden():
            pieces += [self.text[at:start], " " * (end - start)]
            at = end
        return "".join([*pieces, self.text[at:]])

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def _destinations(self) -> defaultdict[str, list[tuple[int, int]]]:
        """The places of every address, last first, so that the next one can be popped."""
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for destination in reversed(list(_DESTINATION.finditer(self.prose))):
            group = destination.lastgroup or ""
            start, typed = destination.start(group), destination[group]
            if typed.startswith("<"):
                start, typed = start + 1, typed[1:].removesuffix(">")
            found[_unescaped(typed)].append((start, len(typed)))
        return found

    def mark(self, offset: int, length: int = 1) -> Mark:
        """Return the mark of `length` characters at `offset` of the body."""
        starts = self._line_starts
        line = bisect_right(starts, offset) - 1
        end = min(offset + length, len(self.text))
        end_line = bisect_right(starts, end) - 1
        return Mark(
            self.first_line + line,
            offset - starts[line] + 1,
            self.first_line + end_line,
            end - starts[end_line] + 1,
        )

    def excerpt(self, mark: Mark) -> str:
        """Return what is shown of the line on which `mark` begins."""
        start = self._line_starts[mark.line - self.first_line]
        return excerpt_of(self.text, mark.column, start)

    def plain(self, mark: Mark) -> PlainMark:
        """Return `mark` with its excerpt, as the model keeps it."""
        return (*mark, self.excerpt(mark))

    def diagnose(self, code: str, message: str, mark: Mark, hint: str = "") -> Diagnostic:
        """Return a diagnostic of `code` at `mark`."""
        line, column, end_line, end_column = mark
        span = Span(
            path=self.path,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            excerpt=self.excerpt(mark),
        )
        return diagnose(code, message, span, hint)

    def of_text(self, needle: str) -> Mark:
        """Return the next place in the prose that reads `needle`; after the last, that again."""
        self._catch_up()
        return self._of_text(needle)

    def of_address(self, address: str) -> Mark:
        """Return the next place where `address` is linked to or shown as a picture."""
        return self.meet(address)()

    def meet(self, address: str) -> Callable[[], Mark]:
        """Return what tells the next place of `address`, if anybody asks.

        Most links have no fault and lead out of the archive: nothing is said of where they stand.
        """
        number = len(self._met)
        self._met.append(address)

        def mark() -> Mark:
            self._catch_up()
            return self._marks[number]

        return mark

    def _catch_up(self) -> None:
        """Find the places of all that was met, in the order in which it was."""
        for address in self._met[len(self._marks) :]:
            self._marks.append(self._of_address(address))

    def _of_text(self, needle: str) -> Mark:
        start = self._next.get(needle, 0)
        at = self.prose.find(needle, start)
        if at >= 0:
            self._next[needle] = at + len(needle)
        elif start:
            at = start - len(needle)
        else:
            # Read as something else than typed, perhaps with a code span in it: what stands there
            # begins like it.
            length = bisect_left(
                range(len(needle)), 1, key=lambda n: int(needle[: n + 1] not in self.text)
            )
            at, needle = self.text.find(needle[:length]), needle[:length]
        return self.mark(at, len(needle))

    def _of_address(self, address: str) -> Mark:
        key = _unescaped(address)
        places = self._destinations.get(key)
        if places:
            self._last_destination[key] = places.pop()
        elif key not in self._last_destination:
            return self._of_text(address)
        return self.mark(*self._last_destination[key])

    def of_headings(self, count: int) -> list[Mark]:
        """Return the places of the body's headings, or nothing if they are not `count`."""
        found = list(_HEADING.finditer(self.prose))
        if len(found) != count:
            return []
        return [self.mark(heading.start(), len(heading[0].strip())) for heading in found]


def _unescaped(address: str) -> str:
    return _ESCAPE.sub(r"\1", address)
