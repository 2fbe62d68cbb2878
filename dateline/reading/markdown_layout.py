"""Where the fences, code spans and comments of a body lie.

Comes in: the text of a body. Goes out: a `Layout` of offsets. One pass from left to right, in which
whatever opens first wins, because the three hide each other: a comment may hold a fence, a code
span may show a comment. Everything outside them is prose. Python-Markdown finds fences with one
expression whose cost grows with the square of the openers; this pass is linear.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

_OPENER = re.compile(
    r"^(?P<fence>~{3,}|`{3,})(?P<info>[^`\n]*)$|\\[\\`]|(?P<comment><!--)|(?P<ticks>`+)",
    re.MULTILINE,
)
_CLOSER = re.compile(r"^(?P<fence>~{3,}|`{3,})[ \t]*$", re.MULTILINE)
# Looked for from two characters after the opener: to HTML, `<!-->` and `<!--->` are whole comments.
_COMMENT_END = re.compile(r"--!?>")
_TICKS = re.compile("`+")
# A code span ends with its block: before a blank line and before a fence.
_BLOCK_END = re.compile(r"\n(?:[ \t]*\n|~~~|```)")


class Fence(NamedTuple):
    """A fenced code block: its extent, what stands behind the opening fence, the code."""

    start: int
    end: int
    info: str
    code: str


class Comment(NamedTuple):
    """An HTML comment; one that is never closed reaches to the end of the text."""

    start: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """What of a body is not prose. `unclosed` holds the offsets of fences that never close."""

    fences: tuple[Fence, ...] = ()
    comments: tuple[Comment, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    unclosed: tuple[int, ...] = ()

    def hidden(self) -> list[tuple[int, int]]:
        """Return the extents of everything that is not prose, in order."""
        fences = ((fence.start, fence.end) for fence in self.fences)
        comments = ((comment.start, comment.end) for comment in self.comments)
        return sorted([*fences, *comments, *self.spans])


def lay_out(text: str, *, honour_spans: bool = True) -> Layout:
    """Return the layout of `text`; without `honour_spans`, code spans hide no comments."""
    # One sign is found sooner than three.
    if "`" not in text and "~" not in text and "<" not in text:
        return Layout()
    return _Pass(text, honour_spans=honour_spans).run()


class _Pass:
    """One walk over the text, with what it has learned about marks that never close."""

    def __init__(self, text: str, *, honour_spans: bool) -> None:
        self.text = text
        self.honour_spans = honour_spans
        self.fences: list[Fence] = []
        self.comments: list[Comment] = []
        self.spans: list[tuple[int, int]] = []
        self.unclosed: list[int] = []
        self.closers = [
            (found.start(), found["fence"], found.end()) for found in _CLOSER.finditer(text)
        ]
        # The shortest fence of each kind known to have no end after it.
        self.endless = {"`": len(text) + 1, "~": len(text) + 1}
        self.block_end = -1
        self.pairs: dict[int, int] = {}

    def run(self) -> Layout:
        at = 0
        while found := _OPENER.search(self.text, at):
            if found["fence"]:
                at = self._fence(found)
            elif found["comment"]:
                at = self._comment(found.start())
            elif found["ticks"] and self.honour_spans:
                at = self._span(found.start(), found.end())
            else:
                at = found.end()
        fences, comments = tuple(self.fences), tuple(self.comments)
        return Layout(fences, comments, tuple(self.spans), tuple(self.unclosed))

    def _fence(self, opener: "re.Match[str]") -> int:
        fence, start = opener["fence"], opener.start()
        if len(fence) < self.endless[fence[0]]:
            first = bisect_left(self.closers, (opener.end(), "", 0))
            for number in range(first, len(self.closers)):
                at, closer, end = self.closers[number]
                if closer.startswith(fence):
                    code = self.text[opener.end() + 1 : at]
                    self.fences.append(Fence(start, end, opener["info"].strip(), code))
                    return end
            self.endless[fence[0]] = len(fence)
        self.unclosed.append(start)
        return opener.end("fence")

    def _comment(self, start: int) -> int:
        end = _COMMENT_END.search(self.text, start + 2)
        stop = end.end() if end else len(self.text)
        self.comments.append(Comment(start, stop, closed=end is not None))
        return stop

    def _span(self, start: int, end: int) -> int:
        if start >= self.block_end:
            self._enter_block(start)
        closer = self.pairs.get(start)
        if closer is None:
            return end
        self.spans.append((start, closer))
        return closer

    def _enter_block(self, start: int) -> None:
        """Pair each run of backticks from `start` to the end of its block with the next as long."""
        end = _BLOCK_END.search(self.text, start)
        self.block_end = end.start() + 1 if end else len(self.text) + 1
        self.pairs = {}
        next_of_length: dict[int, int] = {}
        runs = [run.span() for run in _TICKS.finditer(self.text, start, self.block_end)]
        for run_start, run_end in reversed(runs):
            length = run_end - run_start
            if length in next_of_length:
                self.pairs[run_start] = next_of_length[length]
            next_of_length[length] = run_end
