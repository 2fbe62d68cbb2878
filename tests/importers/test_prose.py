import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.base.diagnostics import SourceText
from dateline.base.html import visible_text
from dateline.importers.prose import as_markdown
from dateline.reading.markdown import MarkdownOptions, read_body

OPTIONS = MarkdownOptions(
    language="en", raw_html=False, headline="H", source_keys=(), folder="content/asia"
)
TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---", "…": "..."})


def read(paragraphs: list[str]) -> str:
    text = "\n\n".join(["First.", *map(as_markdown, paragraphs), "Last."])
    reading = read_body(SourceText("content/asia/a.md", text), text, 1, OPTIONS)
    assert [found for found in reading.diagnostics if found.is_error] == []
    return "".join(visible_text(reading.body.html).translate(TYPED).split())


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, “quotes” and a dash – stay.",
        "A note [sic] and “[c]ivilians” stay.",
        "[Correction: the second.]",
        "Save_the_rest_of_it",
        "5 < 6 & 7 > 2",
        "It cost $5 (five).",
        "Wait! What?",
        "2009 was a year.",
        "-5 degrees",
        "#",
    ],
)
def test_text_without_signs_of_markdown_is_not_touched(text: str) -> None:
    assert as_markdown(text) == (f"\\{text}" if text == "#" else text)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*stars* and _lines_", r"\*stars\* and \_lines\_"),
        ("a `b` c", r"a \`b\` c"),
        ("back\\slash", r"back\\slash"),
        ("[a](b)", r"\[a](b)"),
        ("[a][b]", r"\[a][b]"),
        ("[a]: b", r"\[a]: b"),
        ("![a](b)", r"!\[a](b)"),
        ("note[^1]", r"note\[^1]"),
        ("cited [@bbc]", r"cited \[@bbc]"),
        ("[TOC]", r"\[TOC]"),
        ("[see *this*]", r"[see \*this\*]"),
        ("*[ABC]: words", r"\*\[ABC]: words"),
        ("{: .class}", r"\{: .class}"),
        ("<b>bold</b>", "&lt;b>bold&lt;/b>"),
        ("&amp; and &#38;", "&amp;amp; and &amp;#38;"),
        ("1. one", r"1\. one"),
        ("12) twelve", r"12\) twelve"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("* item", r"\* item"),
        ("> quoted", r"\> quoted"),
        ("# heading", r"\# heading"),
        (": definition", "&#58; definition"),
        ("| cell", "&#124; cell"),
        ("~~~", "&#126;~~"),
        ("===", "&#61;=="),
        ("-- --", r"\-- --"),
    ],
)
def test_what_markdown_would_read_otherwise_is_escaped(text: str, markdown: str) -> None:
    assert as_markdown(text) == markdown
    assert read([text]) == "".join(f"First.{text}Last.".split())


PIECES = (
    "a word * _ ** ` `` [ ] ( ) ! # ## > < <b> </b> & &amp; { } {: {#id} - -- + 1. 2) : | ~~~ ``` "
    "=== --- \\ \\* [^1] [@x] [sic] [c]ivil [TOC] http://a.example/_b_ <http://a.example> *[A]: "
    "[a]: [a](b) ![a](b) $ % ~ ^ = \" ' _a_b snake_case_x . <!-- --> <?x ; wrap_"
)


@pytest.mark.properties
@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            str.join,
            st.sampled_from([" ", ""]),
            st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=6),
        ),
        max_size=3,
    )
)
def test_any_text_reads_the_same_when_rendered(paragraphs: list[str]) -> None:
    assert read(paragraphs) == "".join(" ".join(["First.", *paragraphs, "Last."]).split())
