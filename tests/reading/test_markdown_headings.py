import pytest

from dateline.model.article import Heading
from tests.reading.test_markdown import html, read, said


def headings(text: str) -> list[tuple[int, str, str]]:
    return [(one.level, one.anchor, one.text) for one in read(text).body.headings]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# A\n\n## B\n\n### C", [2, 3, 4]),
        ("## A\n\n### B", [2, 3]),
        ("### A", [2]),
        ("A\n=\n\nB\n-", [2, 3]),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F", [2, 3, 4, 5, 6, 6]),
        ("> # A\n\n## B", [2, 3]),
    ],
)
def test_the_highest_level_used_becomes_the_second(text: str, levels: list[int]) -> None:
    reading = read(text)

    assert [one.level for one in reading.body.headings] == levels
    assert said(reading) == []
    for level in levels:
        assert f"<h{level} id=" in reading.body.html


def test_a_heading_needs_a_space_behind_its_signs() -> None:
    assert html("#KeepItOn says:\n#WhyID too.\n# C# ##\nText") == (
        '<p>#KeepItOn says:\n#WhyID too.</p>\n<h2 id="c">C#</h2>\n<p>Text</p>'
    )


def test_a_heading_without_words_vanishes() -> None:
    assert html("#\n\n## &nbsp;\n\nText") == "<p>Text</p>"


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("Kremlin's *war*", "kremlins-war"),
        ("Война", "voyna"),
        ("中文", "zhongwen"),
        ("«»", "section"),
        ("Sources", "section-sources"),
        ("Source", "section-source"),
        ("Source 1", "section-source-1"),
        ("Cite 2 3", "section-cite-2-3"),
        ("Fnref2 x", "section-fnref2-x"),
        ("Main", "section-main"),
        ("Source protection", "source-protection"),
    ],
)
def test_an_id_is_a_slug_and_never_one_of_the_page(words: str, anchor: str) -> None:
    assert [one[1] for one in headings(f"# {words}")] == [anchor]


def test_equal_headings_have_different_ids() -> None:
    assert headings("# A\n\n# A\n\n# A 2\n\n# A") == [
        (2, "a", "A"),
        (2, "a-2", "A"),
        (2, "a-2-2", "A 2"),
        (2, "a-3", "A"),
    ]


def test_the_words_of_a_heading_hold_no_marks() -> None:
    text = '# The `<b>` &amp; "law"[^1] *of[@1] &copy;*\n\n[^1]: x'

    assert read(text).body.headings == (
        Heading(level=2, anchor="the-b-and-law-of-c", text="The <b> & “law” of ©"),
    )


def test_a_table_of_contents_is_made_where_it_is_asked_for() -> None:
    assert html("[TOC]\n\n# A & B\n\n## C\n\n[TOC]\n\na [TOC] b") == (
        '<div class="toc">\n<ul>\n<li><a href="#a-b">A &amp; B</a><ul>\n'
        '<li><a href="#c">C</a></li>\n</ul>\n</li>\n</ul>\n</div>\n'
        '<h2 id="a-b">A &amp; B</h2>\n<h3 id="c">C</h3>\n<p>[TOC]</p>\n<p>a [TOC] b</p>'
    ).replace("a-b", "a-and-b")


def test_a_table_of_contents_may_be_asked_for_where_it_cannot_be_made() -> None:
    assert html("# A [TOC]") == '<h2 id="a-toc">A [TOC]</h2>'


@pytest.mark.parametrize(
    "text", ["# It's *so*", "## It’s so", "It's  SO\n=====", "One.\n\n# It's so\n\n# It's so"]
)
def test_a_first_heading_that_repeats_the_headline_is_told(text: str) -> None:
    reading = read(text, headline="It’s so")

    line = 3 if text.startswith("One") else 1
    message = "the body begins with the headline, which the page prints already"
    assert said(reading) == [f"{line}:1 title-repeated {message}"]


def test_a_heading_that_skips_a_level_is_told() -> None:
    reading = read("> ## A\n\n~~~\n# no\n~~~\n\n#### B\n\n## C\n\n### D\n\n##### E")

    assert said(reading) == [
        "7:1 heading-jump the heading `B` skips 1 level",
        "13:1 heading-jump the heading `E` skips 1 level",
    ]


def test_a_first_heading_below_the_highest_level_is_a_jump() -> None:
    assert said(read("### A\n\n# B")) == ["1:1 heading-jump the heading `A` skips 2 levels"]


def test_headings_that_cannot_be_counted_are_located_by_their_words() -> None:
    reading = read("# A\n\n    # code\n\n### B & C")

    assert said(reading) == ["5:5 heading-jump the heading `B & C` skips 1 level"]
