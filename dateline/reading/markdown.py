"""A body in Markdown becomes clean HTML.

Comes in: the text behind the front matter and what its reading depends on. Goes out: a
`BodyReading`: HTML in which links to manuscripts and pictures are tokens, the lists of both, and
everything there is to say to the author, each thing at its place in the manuscript. The order: lay
out code and comments, refuse what would take minutes, convert, sanitise, and check what needs the
whole page.

Python-Markdown is imported when the first body is read: a build without changes reads none.
"""

from dataclasses import dataclass

from dateline.base.diagnostics import Diagnostic, SourceText, in_order
from dateline.base.text import count_words
from dateline.model.article import Body, Link, Picture
from dateline.reading.markdown_doubts import report_doubts
from dateline.reading.markdown_layout import lay_out
from dateline.reading.markdown_limits import broken_limit
from dateline.reading.markdown_notebook import MarkdownOptions, Notebook
from dateline.reading.markdown_places import Places

__all__ = ["BodyReading", "MarkdownOptions", "read_body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyReading:
    """What a body says.

    `anchors` are all ids in it, `words` what is read in it, for search, with any white space.
    """

    body: Body
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    anchors: tuple[str, ...] = ()
    words: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def read_body(
    source: SourceText, text: str, first_line: int, options: MarkdownOptions
) -> BodyReading:
    """Return the reading of `text`, which begins on line `first_line` of `source`."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Python-Markdown marks its own insertions with the two control characters.
    text = text.replace("\x02", "").replace("\x03", "")
    layout = lay_out(text)
    places = Places(source.path, text, first_line, layout)
    if limit := broken_limit(text, layout, raw_html=options.raw_html):
        found = places.diagnose(limit.code, limit.message, places.mark(limit.offset), limit.hint)
        return BodyReading(body=Body(html=""), diagnostics=(found,))

    from dateline.reading.markdown_converter import converter_for

    converter = converter_for(options.language, options.raw_html)
    html = converter.convert(options, places, layout)
    if converter.notebook.comment_left:
        # A code span of the layout is none to Python-Markdown: drop its comments too, to be safe.
        layout = lay_out(text, honour_spans=False)
        places = Places(source.path, text, first_line, layout)
        html = converter.convert(options, places, layout)
    notes = converter.notebook
    report_doubts(notes)
    anchors, words = converter.outline(html)
    _check_jumps(notes, anchors)
    if not html:
        message = "the article has no text"
        notes.report("empty-body", message, places.mark(0), "write it below the front matter")
    return BodyReading(
        body=_body(notes, html, words),
        links=tuple(notes.links),
        pictures=tuple(notes.pictures),
        anchors=anchors,
        words=words,
        diagnostics=in_order(notes.diagnostics),
    )


def _body(notes: Notebook, html: str, words: str) -> Body:
    return Body(
        html=html,
        headings=tuple(notes.headings),
        citations=tuple(notes.citations),
        word_count=count_words(words),
    )


def _check_jumps(notes: Notebook, anchors: tuple[str, ...]) -> None:
    """Report links inside the page that lead to no id."""
    known = set(anchors)
    for anchor, mark in notes.jumps:
        if anchor not in known:
            near = notes.nearest(anchor, known)
            hint = f"did you mean #{near}?" if near else "link to the anchor of a heading"
            notes.report("broken-anchor", f"nothing here has the anchor `#{anchor}`", mark, hint)
