"""What is doubtful in the text itself, before any Markdown.

Comes in: a notebook with the body's text and layout. Goes out: reports of comments, of fences that
never close and of characters nobody sees.
"""

import html
import re

from dateline.base.counting import counted
from dateline.base.text import BIDI_CONTROLS, ZERO_WIDTH, first_invisible
from dateline.reading.markdown_notebook import Notebook

_ENTITY = "&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,24});"
_INVISIBLE = re.compile(f"[{''.join(sorted(BIDI_CONTROLS | ZERO_WIDTH))}]|{_ENTITY}")
# A pasted text may hold thousands; nobody reads so many lines.
_MOST_REPORTED = 100


def report_doubts(notes: Notebook) -> None:
    """Report what the text holds besides Markdown."""
    layout, places = notes.places.layout, notes.places
    for start, end, closed in layout.comments:
        mark = places.mark(start, end - start)
        if closed:
            code, message = "html-comment", "the comment is not published"
            hint = "keep notes outside the manuscript; to show a comment, put it between ` signs"
        else:
            code = "unclosed-comment"
            message = "the comment never ends: everything from here on would not be published"
            hint = "end it with --> or remove it; to show the signs, put them between ` signs"
        notes.report(code, message, mark, hint)
    for start in layout.unclosed:
        message = "the code block is opened and never closed"
        notes.report("unclosed-fence", message, places.mark(start, 3), "end it with the same signs")
    _report_invisible(notes)


def _report_invisible(notes: Notebook) -> None:
    text = notes.places.text
    if "&" not in text and first_invisible(text) is None:
        return
    found = [
        (match.start(), len(match[0]), named[1])
        for match in _INVISIBLE.finditer(text)
        if (named := first_invisible(html.unescape(match[0])))
    ]
    for number, (offset, length, name) in enumerate(found[:_MOST_REPORTED], start=1):
        more = len(found) - number if number == _MOST_REPORTED else 0
        rest = f", and {counted(more, 'such character')} after it" if more else ""
        mark = notes.places.mark(offset, length)
        notes.report("invisible-in-body", f"the text holds {name}{rest}", mark, "remove it")
