"""Check `headings`."""

import pytest

from dateline.checks.site.check import Finding
from dateline.checks.site.headings import CHECK
from tests.checks.site.views import in_style, on_page, page, told


@pytest.mark.parametrize(
    "body",
    ["", "<h2>B</h2><h3>C</h3><h2>D</h2>", '<h2><img alt="A map"></h2>', "<h2>B</h2><h2>C</h2>"],
)
def test_an_outline_is_well(body: str) -> None:
    assert on_page(CHECK, page(body)) == []


def test_a_heading_that_skips_levels_is_found() -> None:
    assert on_page(CHECK, page("<h2>One</h2><h5>The dam</h5>")) == [
        Finding(
            code="heading-jump",
            message="the heading `The dam` skips 2 levels",
            hint="make it <h3>, or put what is missing above it",
            traces=("# The dam", "The dam", "<h5"),
        )
    ]


def test_a_page_without_a_main_heading_is_found() -> None:
    assert on_page(CHECK, "<main><h2>B</h2></main>") == [
        Finding(
            code="main-heading",
            message="the page has 0 headings of the first level",
            hint="give each page one <h1> that says what it is about",
            traces=("<main",),
        )
    ]


def test_a_page_with_two_main_headings_is_found() -> None:
    assert told(on_page(CHECK, page("<h1>B</h1>"))) == [
        ("main-heading", "the page has 2 headings of the first level")
    ]


def test_a_heading_without_words_is_found() -> None:
    assert told(on_page(CHECK, page("<h2><span></span></h2>"))) == [
        ("empty-heading", "a heading <h2> has no words")
    ]


def test_a_style_sheet_has_no_headings() -> None:
    assert in_style(CHECK, "h1 { color: red }") == []
