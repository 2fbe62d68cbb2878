import pytest

from tests.reading.test_markdown import hints, html, read, said

HINT = "an attribute list may set #id, .class, lang= and dir="


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "*a*{: .b .c #d lang=fr dir=rtl }",
            '<p><em class="b c" dir="rtl" id="d" lang="fr">a</em></p>',
        ),
        ("a\n{: .b }", '<p class="b">a</p>'),
        ("# A {#b .c}", '<h2 class="c" id="b">A</h2>'),
        ("[a](b){: lang='zh-Hans' }", '<p><a href="dateline-link:0" lang="zh-Hans">a</a></p>'),
        ("`{: .a }`{: .b }", '<p><code class="b">{: .a }</code></p>'),
        ("*a*\\{b}", "<p><em>a</em>{b}</p>"),
    ],
)
def test_an_attribute_list_sets_four_things(text: str, found: str) -> None:
    assert html(text) == found


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("onclick='x()'", "`onclick` may not be set"),
        ("style=color:red", "`style` may not be set"),
        ("href=javascript:x", "`href` may not be set"),
        ("title=x", "`title` may not be set"),
        ("b", "`b` may not be set"),
        (".1", "`1` is not the name of a class"),
        ("lang=x", "`x` is not the code of a language"),
        ("dir=up", "`up` is not a direction of writing: ltr, rtl or auto"),
        (
            "#Main",
            "the id `Main` may hold only the letters a-z, digits and single hyphens between them",
        ),
        ("#main", "the id `main` is used by the page around the article"),
        ("id=source-1", "the id `source-1` is used by the page around the article"),
        ("#fn-1", "the id `fn-1` is used by the page around the article"),
    ],
)
def test_an_attribute_list_sets_nothing_else(typed: str, fault: str) -> None:
    reading = read(f"One.\n\n*a*{{: {typed} }}")

    assert said(reading) == [f"3:7 bad-attribute {fault}"]
    assert hints(reading) == [HINT]
    assert reading.body.html == "<p>One.</p>\n<p><em>a</em></p>"


def test_an_id_can_be_given_once() -> None:
    reading = read("*a*{: #b }\n\n*c*{: #b }\n\n# B")

    assert said(reading) == ["3:7 bad-attribute the id `b` is already the id of something above"]
    assert reading.anchors == ("b", "b-2")


def test_a_note_cannot_have_attributes() -> None:
    reading = read("a[^1]{: #b } c[@1]{: .d }\n\n[^1]: e")

    assert said(reading) == [
        "1:9 bad-attribute a footnote or citation cannot have attributes",
        "1:22 bad-attribute a footnote or citation cannot have attributes",
    ]
    assert reading.anchors == ("fnref-1", "cite-1-1", "fn-1")


def test_a_class_of_ours_opens_no_gate() -> None:
    reading = read("[a](javascript:x){: .footnote-ref } [b](javascript:y){: .cite }")

    assert [found.code for found in reading.diagnostics] == ["bad-link", "bad-link"]


def test_braces_behind_the_list_are_kept() -> None:
    assert html("a\n{: .b } c }") == "<p>a\n{: .b } c }</p>"
    assert html("*a*{: .b } c }") == '<p><em class="b">a</em> c }</p>'
