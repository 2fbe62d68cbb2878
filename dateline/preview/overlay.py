"""Mistakes as they lie over the last good page.

Comes in: diagnostics. Goes out: HTML in which every word of theirs is escaped. The page below stays
what it was; whoever wants to read it folds the list away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from dateline.base.counting import counted
from dateline.base.diagnostics import Diagnostic, Span, column_in_excerpt
from dateline.base.html import escape

_MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Editor:
    """How a file is opened in an editor: the site's folder, and an address with placeholders.

    Without an address, or where others look on, files are named and nothing leads to them.
    """

    site: Path
    address: str

    def link(self, path: str, line: int, place: str = "") -> str:
        """Return HTML that names a file of the site, perhaps with a place, and opens it there."""
        file = Path(path)
        # The theme that Dateline brings along lies elsewhere, and where is nobody's business.
        name = f"{file.parent.name}/{file.name} of the theme" if file.is_absolute() else path
        words = f"{name}{place}"
        if not self.address:
            return escape(words)
        whole = quote((self.site / path).as_posix().removeprefix("/"), safe="/:")
        address = self.address.replace("{path}", whole).replace("{line}", str(line))
        return f'<a href="{escape(address)}">{escape(words)}</a>'


def overlay(faults: Sequence[Diagnostic], editor: Editor) -> str:
    """Return the list of all mistakes; empty when there are none."""
    if not faults:
        return ""
    shown = "".join(_item(found, editor) for found in faults[:_MOST_SHOWN])
    more = len(faults) - _MOST_SHOWN
    rest = f"<p>and {more:,} more; the terminal lists them all.</p>" if more > 0 else ""
    title = f"{counted(len(faults), 'mistake')}: this is the last page without them"
    return (
        f'<details class="faults" open><summary role="alert">{title}</summary>'
        f"<ol>{shown}</ol>{rest}</details>"
    )


def _item(found: Diagnostic, editor: Editor) -> str:
    span = found.span
    where = ""
    if span:
        place = editor.link(span.path, span.line, f":{span.line}:{span.column}")
        where = f'<p class="place">{place}</p>'
    site = str(editor.site)
    message, hint = (text.replace(site, ".") for text in (found.message, found.hint))
    hinted = f'<p class="hint">{escape(hint)}</p>' if hint else ""
    code = f"<code>{escape(found.code)}</code>"
    said = f'<p class="message">{escape(message)} {code}</p>'
    return f"<li>{where}{said}{_excerpt(span)}{hinted}</li>"


def _excerpt(span: Span | None) -> str:
    """Return the source line with the stretch that is meant marked."""
    if span is None or not span.excerpt.strip():
        return ""
    text = span.excerpt.rstrip()
    begin = column_in_excerpt(span.column) - 1
    is_one_line = span.end_line == span.line
    end = begin + max(1, span.end_column - span.column) if is_one_line else len(text)
    before, meant, after = (escape(part) for part in (text[:begin], text[begin:end], text[end:]))
    return f"<pre><span>{span.line}</span>{before}<mark>{meant}</mark>{after}</pre>"
