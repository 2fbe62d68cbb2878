import pytest

from dateline.model.article import Link
from tests.reading.test_markdown import hints, html, read, said


def link(**where: str) -> Link:
    line = where.pop("line")
    column, end = (int(number) for number in where.pop("columns").split("-"))
    return Link(**where, mark=(1, column, 1, end, line))


def test_a_link_to_a_manuscript_is_a_token_and_is_noted() -> None:
    text = "See [it](../2008/caf%C3%A9.md#the%20end 'Title')."

    reading = read(text)

    assert reading.body.html == '<p>See <a href="dateline-link:0" title="Title">it</a>.</p>'
    manuscript = "content/asia/2008/café.md"
    assert reading.links == (
        link(manuscript=manuscript, anchor="the end", line=text, columns="10-40"),
    )


def test_a_path_is_compared_in_one_unicode_form() -> None:
    assert read("[a](cafe\u0301.md)").links[0].manuscript == "content/asia/2009/caf\u00e9.md"


def test_a_link_to_a_slug_is_a_token_and_is_noted() -> None:
    text = "[a](kazakhstan-law) [b](kazakhstan-law#top)"

    reading = read(text)

    assert reading.body.html == (
        '<p><a href="dateline-link:0">a</a> <a href="dateline-link:1">b</a></p>'
    )
    assert reading.links == (
        link(slug="kazakhstan-law", line=text, columns="5-19"),
        link(slug="kazakhstan-law", anchor="top", line=text, columns="25-43"),
    )


def test_links_are_noted_in_the_order_of_the_text() -> None:
    text = "* [a](a)\n\n    [b](b)\n\n[c](c) *[d](d)*[^1]\n\n> [e](e)\n\n[^1]: [f](f)\n"

    links = read(text).links

    assert [(one.slug, one.mark[0]) for one in links] == [
        ("a", 1),
        ("b", 3),
        ("c", 5),
        ("d", 5),
        ("e", 7),
        ("f", 9),
    ]


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("[a](https://x.org/?b=1&copy=2&amp;c=3)", "https://x.org/?b=1&amp;copy=2&amp;c=3"),
        ("[a](<https://x.org/a>)", "https://x.org/a"),
        ("[a](HTTP://x.org/_b_/*c*)", "HTTP://x.org/_b_/*c*"),
        ("[a](http://x.org/b\\_c)", "http://x.org/b_c"),
        ("[a][r]\n\n[r]: https://x.org", "https://x.org"),
        ("[a]\n\n[A]: https://x.org", "https://x.org"),
    ],
)
def test_a_link_to_the_world_outside_names_no_referrer(typed: str, link: str) -> None:
    assert html(typed) == f'<p><a href="{link}" rel="noreferrer">a</a></p>'


def test_an_address_between_angle_brackets_is_a_link() -> None:
    assert html("<https://x.org/?a=1&b=2> <desk@x.org>") == (
        '<p><a href="https://x.org/?a=1&amp;b=2" rel="noreferrer">https://x.org/?a=1&amp;b=2</a> '
        '<a href="mailto:desk@x.org">desk@x.org</a></p>'
    )


@pytest.mark.parametrize("address", ["mailto:desk@x.org", "MAILTO:a@b.c?subject=Hello%20there"])
def test_a_link_may_lead_to_a_mail_address(address: str) -> None:
    assert html(f"[a]({address})") == f'<p><a href="{address}">a</a></p>'


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#x6A;avascript&#x3a;alert(1)",
        "java&Tab;script:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
    ],
)
def test_a_link_that_runs_script_is_an_error_however_it_is_spelled(address: str) -> None:
    reading = read(f"One.\n\nTwo [a]({address}) three.")

    assert reading.body.html == "<p>One.</p>\n<p>Two <a>a</a> three.</p>"
    assert said(reading) == ["3:9 bad-link `javascript:` is no kind of address for a link"]


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("data:text/html,x", "bad-link `data:` is no kind of address for a link"),
        ("dateline-link:0", "bad-link `dateline-link:` is no kind of address for a link"),
        ("//x.org", "bad-link `//x.org` has no scheme"),
        ("", "bad-link the link leads nowhere"),
        ("#", "bad-link the link leads nowhere"),
        ("mailto:nobody", "bad-link `mailto:nobody` is not a mail address"),
        ("mailto:a@b.c,d@e.f", "bad-link `mailto:a@b.c,d@e.f` is not a mail address"),
        ("https://", "bad-link `https://` names no host"),
        ("https://me:secret@x.org", "address-with-secret the address of x.org holds a user name"),
        ("/2009/x.html", "bad-link `/2009/x.html` is neither a web address nor a manuscript"),
        ("/x.md", "bad-link `/x.md` is neither a web address nor a manuscript"),
        ("x.html", "bad-link `x.html` is neither a web address nor a manuscript"),
        ("x.MD", "bad-link `x.MD` is neither a web address nor a manuscript"),
        ("a%00b.md", "bad-link `a%00b.md` is neither a web address nor a manuscript"),
        ("a%5Cb.md", "bad-link `a%5Cb.md` is neither a web address nor a manuscript"),
        ("a\\\\b.md", "bad-link `a\\b.md` is not a path"),
        ("a\x1fb.md", "bad-link `ab.md` is not a path"),
        ('a.pdf#">', 'bad-link `#">` is no place in a document'),
        ("../../../x.pdf", "broken-link `../../../x.pdf` leads out of the content folder"),
        ("../../../x.md", "broken-link `../../../x.md` leads out of the content folder"),
        (
            "%2e%2e/../../../a.md",
            "broken-link `%2e%2e/../../../a.md` leads out of the content folder",
        ),
    ],
)
def test_a_link_that_cannot_be_followed_is_an_error(address: str, fault: str) -> None:
    reading = read(f"[a]({address})")

    assert said(reading) == [f"1:5 {fault}"]
    assert reading.body.html == "<p><a>a</a></p>"
    assert reading.links == ()


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("www.example.org", "if it is a web address, write https://www.example.org"),
        ("example.org/a", "if it is a web address, write https://example.org/a"),
        ("/report.pdf", "put the document beside the manuscript, and name it as in ruling.pdf"),
        (
            "report.docx",
            "export it as PDF: of PDFs Dateline takes out what they tell about their makers",
        ),
        ("../../../report.pdf", "links lead to documents below content/"),
        ("report.pdf#a%22", "name a page, as in ruling.pdf#page=3"),
        ("a b", "name the manuscript, as in ../2008/name.md, or its slug"),
    ],
)
def test_a_link_to_something_else_gets_advice(address: str, hint: str) -> None:
    assert hints(read(f"[a]({address})")) == [hint]


def test_an_odd_host_is_a_doubt_and_the_link_stays() -> None:
    reading = read("[a](http://127.0.0.1/x)")

    assert said(reading) == [
        "1:5 doubtful-address the host of `http://127.0.0.1/x` is a bare number"
    ]
    assert 'href="http://127.0.0.1/x"' in reading.body.html


def test_a_link_needs_words_or_a_picture() -> None:
    reading = read('[](https://x.org) [![A court](a.jpg)](b) []() [![""](a.jpg)](b)')

    assert said(reading) == [
        "1:4 bad-link the link to `https://x.org` has no words",
        "1:45 bad-link the link has no words",
        "1:45 bad-link the link leads nowhere",
    ]


def test_a_link_inside_a_link_is_an_error_and_becomes_words() -> None:
    text = "[a [^1] b](c) [d [@1]](e) [f <https://x.org>](g)\n\n[^1]: h"

    reading = read(text)

    assert said(reading) == [
        "1:12 bad-link the link to `c` holds another link, a footnote or a citation",
        "1:24 bad-link the link to `e` holds another link, a footnote or a citation",
        "1:47 bad-link the link to `g` holds another link, a footnote or a citation",
    ]
    assert reading.body.html.startswith(
        '<p><a href="dateline-link:0">a<sup id="fnref-1"><span>1</span></sup> b</a> '
    )


def test_an_anchor_on_this_page_must_exist() -> None:
    reading = read("[a](#the-end) [b](#teh-end) [c](#caf%C3%A9)\n\n# The end")

    assert said(reading) == [
        "1:19 broken-anchor nothing here has the anchor `#teh-end`",
        "1:33 broken-anchor nothing here has the anchor `#café`",
    ]
    assert hints(reading) == ["did you mean #the-end?", "link to the anchor of a heading"]


def test_after_twenty_misspellings_no_nearest_word_is_looked_for() -> None:
    reading = read("".join(f"[a](#election{number})\n" for number in range(25)) + "\n# Elections")

    assert (
        hints(reading)
        == ["did you mean #elections?"] * 20 + ["link to the anchor of a heading"] * 5
    )


def test_a_fault_in_a_reference_is_located_where_it_is_defined() -> None:
    reading = read("[a][r] and [b][r]\n\n[r]: javascript:alert 'Title'")

    assert said(reading) == ["3:6 bad-link `javascript:` is no kind of address for a link"]


def test_equal_faults_are_all_located() -> None:
    reading = read(
        "[a](x:y) `[a](x:y)`\n\n~~~\n[a](x:y)\n~~~\n\n[b](x:y '(t') <!-- [a](x:y) -->\n\n[c](x:y)"
    )

    assert [place.split(" ")[0] for place in said(reading) if "bad-link" in place] == [
        "1:5",
        "7:5",
        "9:5",
    ]


def test_an_address_spelled_in_an_unusual_way_is_located_by_its_beginning() -> None:
    reading = read("One.\n\n[a](x:`y` z)")

    assert said(reading) == ["3:5 bad-link `x:` is no kind of address for a link"]


@pytest.mark.parametrize(
    ("address", "document", "anchor"),
    [
        ("ruling.pdf", "content/asia/2009/ruling.pdf", ""),
        ("../Ruling.PDF#page=3", "content/asia/Ruling.PDF", "page=3"),
        ("the%20ruling.pdf", "content/asia/2009/the ruling.pdf", ""),
    ],
)
def test_a_link_to_a_document_beside_the_manuscript_is_a_token(
    address: str, document: str, anchor: str
) -> None:
    reading = read(f"[a]({address})")

    assert said(reading) == []
    assert reading.body.html == '<p><a href="dateline-link:0">a</a></p>'
    [link] = reading.links
    assert (link.document, link.anchor, link.manuscript, link.slug) == (document, anchor, "", "")
