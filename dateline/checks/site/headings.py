"""Check `headings`: the headings of a page are an outline of it.

Comes in: the headings of a page. Goes out: a warning for each that skips a level, for pages without
a heading of the first level or with several, and for headings without words.
"""

from collections.abc import Iterator

from dateline.base.counting import counted
from dateline.checks.site.check import Check, Finding, PageView

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _look(page: PageView) -> Iterator[Finding]:
    document, last = page.document, 0
    if not document.elements:
        return
    headings = [(one, document.name(one)) for one in document.all(*_LEVELS)]
    tops = sum(one.tag == "h1" for one, _ in headings)
    if tops != 1:
        yield Finding(
            code="main-heading",
            message=f"the page has {counted(tops, 'heading')} of the first level",
            hint="give each page one <h1> that says what it is about",
            traces=("<h1",) if tops else ("<main",),
        )
    for element, words in headings:
        level = int(element.tag[1])
        if not words:
            yield Finding(
                code="empty-heading",
                message=f"a heading <{element.tag}> has no words",
                hint="write words into it, or leave it out",
                traces=(f"<{element.tag}",),
            )
        if level > last + 1 and last:
            yield Finding(
                code="heading-jump",
                message=f"the heading `{words}` skips {counted(level - last - 1, 'level')}",
                hint=f"make it <h{last + 1}>, or put what is missing above it",
                traces=(f"# {words}", words, f"<{element.tag}"),
            )
        last = level


CHECK = Check(
    name="headings",
    summary="each page has one main heading, and no heading skips a level",
    codes=("heading-jump", "main-heading", "empty-heading", "title-repeated"),
    look=_look,
)
