"""A finding points to what somebody wrote, and is told once."""

from collections.abc import Sequence

from dateline.base.diagnostics import Diagnostic, Mark, SourceText, Span, diagnose
from dateline.checks.site.check import Finding
from dateline.checks.site.places import Origins, located

TEXTS = {
    "content/a.md": "---\ntitle: A\n---\n\nSee [the map](map.png) and <table>.\n",
    "static/style.css": "a { color: red }\nb { background: url(x.png) }\n",
}
ARTICLE = SourceText("templates/article.html", "{% extends 'base.html' %}\n<table>\n")
BASE = SourceText("templates/base.html", '<html>\n<a href="{{ page.root }}about.html"></a>\n')


def templates(url: str) -> Sequence[SourceText]:
    return () if url.endswith(".xml") else (ARTICLE, BASE)


ORIGINS = Origins(
    manuscripts={"a.html": "content/a.md"},
    copied={"static/style.css": "static/style.css", "media/x.png": "content/x.png"},
    templates=templates,
    text_of=lambda path: TEXTS.get(path, ""),
)


def finding(page: str, *traces: str, message: str = "wrong") -> Finding:
    return Finding(code="no-words", message=message, hint="mend it", traces=traces, page=page)


def said(*findings: Finding) -> list[Diagnostic]:
    return [*located(findings, ORIGINS)]


def test_what_a_manuscript_says_is_pointed_to_there() -> None:
    span = SourceText("content/a.md", TEXTS["content/a.md"]).span(Mark(5, 15, 5, 22))

    assert said(finding("a.html", "nothing", "map.png")) == [
        diagnose("no-words", "wrong", span, "mend it")
    ]


def test_what_a_template_says_is_pointed_to_there_with_the_page_that_shows_it() -> None:
    (found,) = said(finding("a.html", "../about.html", "about.html"))

    assert found.span == BASE.span(Mark(2, 25, 2, 35))
    assert found.message == "wrong (on the page a.html, from content/a.md)"


def test_tags_are_a_template_s_words() -> None:
    (found,) = said(finding("a.html", "<table"))

    assert found.span == ARTICLE.span(Mark(2, 1, 2, 7))


def test_what_is_found_nowhere_is_the_first_template_s() -> None:
    (found,) = said(finding("b.html", "nothing"))

    assert found.span == Span(path="templates/article.html")
    assert found.message == "wrong (on the page b.html)"


def test_what_has_no_trace_is_the_manuscript_s_as_a_whole() -> None:
    (found,) = said(finding("a.html"))

    assert (found.span, found.message) == (Span(path="content/a.md"), "wrong")


def test_a_trace_of_two_letters_says_nothing() -> None:
    (found,) = said(finding("a.html", "ma"))

    assert found.span == Span(path="templates/article.html")


def test_a_style_sheet_is_pointed_to_itself() -> None:
    (found,) = said(finding("static/style.css", "x.png"))

    text = SourceText("static/style.css", TEXTS["static/style.css"])
    assert (found.span, found.message) == (text.span(Mark(2, 21, 2, 26)), "wrong")


def test_a_picture_is_pointed_to_where_it_lies() -> None:
    (found,) = said(finding("media/x.png"))

    assert (found.span, found.message) == (Span(path="content/x.png"), "wrong")


def test_a_file_that_nothing_made_is_named_itself() -> None:
    (found,) = said(finding("feed.xml", "trace"))

    assert found.span == Span(path="feed.xml")


def test_one_cause_is_told_once_with_the_number_of_pages() -> None:
    same = [finding(url, "about.html") for url in ("b.html", "a.html", "c.html")]

    assert [one.message for one in said(*same[:2])] == ["wrong (on the page b.html, and 1 other)"]
    assert [one.message for one in said(*same)] == ["wrong (on the page b.html, and 2 others)"]
    assert len(said(*same, finding("c.html", "about.html", message="also wrong"))) == 2
