import re
import subprocess
import sys

import pytest

from dateline.base.diagnostics import Severity, SourceText
from dateline.model.article import Body, Heading
from dateline.reading.markdown import BodyReading, MarkdownOptions, read_body

KEYS = ("al-jazeera", "bbc", "cnn")


def read(
    text: str,
    *,
    language: str = "en",
    raw_html: bool = False,
    headline: str = "A headline",
    keys: tuple[str, ...] = KEYS,
    folder: str = "content/asia/2009",
) -> BodyReading:
    """Read a body that stands alone in its manuscript."""
    options = MarkdownOptions(
        language=language, raw_html=raw_html, headline=headline, source_keys=keys, folder=folder
    )
    return read_body(SourceText(f"{folder}/x.md", text), text, 1, options)


def html(text: str, **options: str) -> str:
    """Read a body about which there is nothing to say, and return its HTML."""
    reading = read(text, **options)  # type: ignore[arg-type]
    assert reading.diagnostics == ()
    return reading.body.html


def said(reading: BodyReading) -> list[str]:
    """Return every diagnostic as `line:column code message`."""
    lines = []
    for found in reading.diagnostics:
        assert found.span is not None
        lines.append(f"{found.span.line}:{found.span.column} {found.code} {found.message}")
    return lines


def hints(reading: BodyReading) -> list[str]:
    return [found.hint for found in reading.diagnostics]


def test_prose_becomes_paragraphs_without_a_line_end_behind_the_last() -> None:
    reading = read("One.\n\nTwo *three*.\n")

    assert reading.body == Body(html="<p>One.</p>\n<p>Two <em>three</em>.</p>", word_count=3)
    assert reading.words.split() == ["One.", "Two", "three."]


@pytest.mark.parametrize("text", ["", " \n\n", "&nbsp;\n\n\u00a0\n", "<!-- a note -->", "#\n"])
def test_a_body_without_words_is_an_error(text: str) -> None:
    reading = read(text)

    assert reading.body.html == ""
    assert "1:1 empty-body the article has no text" in said(reading)


def test_a_picture_alone_is_a_body() -> None:
    assert said(read("![A court](court.jpg)")) == []


def test_positions_count_from_the_top_of_the_manuscript() -> None:
    manuscript = "---\ntitle: x\n---\nText.\n\nA [link](//x.org) here.\n"
    options = MarkdownOptions(
        language="en", raw_html=False, headline="", source_keys=(), folder="content"
    )
    source = SourceText("content/x.md", manuscript)

    found = read_body(source, manuscript[17:], 4, options).diagnostics[0]

    assert found.span == source.span(source.mark_at(manuscript.index("//"), len("//x.org")))
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_other_line_ends_make_no_difference(line_end: str) -> None:
    text = "# A\n\nOne [a](//x)\n\n```\ncode\n```\n"

    assert read(text.replace("\n", line_end)) == read(text)


def test_the_signs_python_markdown_marks_its_own_insertions_with_are_dropped() -> None:
    assert html("a \x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x02amp\x03 \x0265\x03 b") == (
        "<p>a wzxhzdk:0 klzzwxh:0000 amp 65 b</p>"
    )


def test_a_line_of_non_breaking_spaces_parts_paragraphs_and_vanishes() -> None:
    assert html("one\n\u00a0\ntwo\n\n&nbsp; &#160;\n\nthree") == (
        "<p>one</p>\n<p>two</p>\n<p>three</p>"
    )


def test_a_non_breaking_space_is_written_as_itself() -> None:
    assert html("5&nbsp;km `a&nbsp;b`") == "<p>5\u00a0km <code>a&amp;nbsp;b</code></p>"


def test_control_characters_typed_as_entities_do_not_pass() -> None:
    assert html("a&#1;b&#x7F;c&#xFFFF;d&#xFDD0;e&#9;f") == "<p>abcde\tf</p>"


@pytest.mark.parametrize(
    "text", ["{{ config }}", '{% include "x.html" %}', "{{ 'a' -- \"b\" }}", "{# note #}"]
)
def test_template_signs_stay_as_typed(text: str) -> None:
    escaped = text.replace("<", "&lt;")

    assert html(f"A {text}\n{text}\n\n*b*{text}\n\n# c {text}").count(escaped) == 4


def test_lists_of_two_kinds_stay_two_lists_and_numbers_stay_what_they_are() -> None:
    assert html("1. a\n2. b\n\n* c\n\n2009. d") == (
        "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<ul>\n<li>c</li>\n</ul>\n"
        '<ol start="2009">\n<li>d</li>\n</ol>'
    )


@pytest.mark.parametrize("number", ["٣", "1234567890", "00"])
def test_a_list_cannot_begin_with_a_number_that_html_does_not_know(number: str) -> None:
    assert html(f"{number}. a") == "<ol>\n<li>a</li>\n</ol>"


def test_a_definition_list_and_abbreviations() -> None:
    assert html("Term\n:   Means.\n\nThe OSCE met.\n\n*[OSCE]: A body") == (
        "<dl>\n<dt>Term</dt>\n<dd>Means.</dd>\n</dl>\n"
        '<p>The <abbr title="A body">OSCE</abbr> met.</p>'
    )


def test_each_table_stands_in_a_box_that_scrolls_and_has_a_name() -> None:
    text = "a | b\n:--|--:\n1 | `c|d`\n\n|x|\n|-|\n|y|"

    assert html(text, language="de") == (
        '<div aria-label="Tabelle 1" class="table" role="region" tabindex="0">\n<table>\n<thead>\n'
        '<tr>\n<th class="align-left" scope="col">a</th>\n'
        '<th class="align-right" scope="col">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
        '<td class="align-left">1</td>\n<td class="align-right"><code>c|d</code></td>\n</tr>\n'
        "</tbody>\n</table>\n</div>\n"
        '<div aria-label="Tabelle 2" class="table" role="region" tabindex="0">\n<table>\n<thead>\n'
        '<tr>\n<th scope="col">x</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>y</td>\n</tr>\n'
        "</tbody>\n</table>\n</div>"
    )


@pytest.mark.parametrize(("language", "name"), [("pt-BR", "Tabela 1"), ("xx", "Table 1")])
def test_the_words_a_body_adds_follow_its_language(language: str, name: str) -> None:
    assert f'aria-label="{name}"' in html("a|b\n-|-\nc|d", language=language)


def test_words_are_counted_without_the_marks_of_notes_and_citations() -> None:
    assert read("Two words.[^1] And [@bbc, @1] three more.\n\n[^1]: Note it.").body.word_count == 7


def test_every_id_is_an_anchor_and_prose_that_looks_like_one_is_not() -> None:
    reading = read('# Head\n\nA `<p id="x">` id="y" word[@1][^n]\n\n[^n]: Note')

    assert reading.anchors == ("head", "cite-1-1", "fnref-n", "fn-n")
    assert reading.body.headings == (Heading(level=2, anchor="head", text="Head"),)


def test_the_order_of_readings_does_not_matter() -> None:
    texts = [
        "# A\n\n[^1] [b](x) *[AB]: c\n\n[^1]: d\n\n*[AB]: c\n\nAB",
        "# A\n\nAB [^1] [b][r] 'x",
        "3. x\n\n- y",
        "*a **b _c\n\n[r]: x.md",
        "> * a\n>\n>     b",
        "```python\n1\n```\n\n<b>",
    ]
    alone = subprocess.run(
        [sys.executable, "-c", _READ_ALONE, *texts], capture_output=True, text=True, check=True
    ).stdout.splitlines()

    for order in (texts, texts[::-1]):
        for text in order:
            assert repr(read(text)) == alone[texts.index(text)]


# Each text in a process that has read no other.
_READ_ALONE = """
import os
import sys
from dateline.base.diagnostics import SourceText
from dateline.reading.markdown import MarkdownOptions, read_body
options = MarkdownOptions(language="en", raw_html=False, headline="A headline",
    source_keys=("al-jazeera", "bbc", "cnn"), folder="content/asia/2009")
for text in sys.argv[1:]:
    if os.fork() == 0:
        print(repr(read_body(SourceText("content/asia/2009/x.md", text), text, 1, options)))
        break
    if os.wait()[1]:
        sys.exit(1)
"""


def test_python_markdown_is_not_loaded_before_the_first_body() -> None:
    code = "import sys, dateline.reading.markdown as m; print('markdown' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u200b", "U+200B zero width space"),
        ("\u202e", "U+202E right-to-left override"),
        ("&#8238;", "U+202E right-to-left override"),
        ("&#x202E;", "U+202E right-to-left override"),
        ("&shy;", "U+00AD soft hyphen"),
        ("&lrm;", "U+200E left-to-right mark"),
    ],
)
def test_every_invisible_character_is_located(sign: str, name: str) -> None:
    reading = read(f"One.\n\nA{sign}b {sign}c")

    found = f"invisible-in-body the text holds {name}"
    assert said(reading) == [f"3:2 {found}", f"3:{len(sign) + 4} {found}"]


def test_the_joiners_of_persian_and_ordinary_entities_are_fine() -> None:
    assert html("می\u200cخواهم &amp; &copy; &#233; &nosuch;") == (
        "<p>می\u200cخواهم &amp; © é &amp;nosuch;</p>"
    )


def test_of_thousands_of_invisible_characters_a_hundred_are_told() -> None:
    reading = read("a\u200b " * 102)

    assert len(reading.diagnostics) == 100
    assert reading.diagnostics[-1].message == (
        "the text holds U+200B zero width space, and 2 such characters after it"
    )


def test_a_body_may_quote_our_tokens() -> None:
    reading = read('`href="dateline-link:0"` src="dateline-picture:7" [x](slug "dateline-link:9")')

    tokens = re.findall(r'href="dateline-link:(\d+)"', reading.body.html)
    assert tokens == ["0"]
    assert reading.body.html.count("dateline&#45;") == 3
    assert said(reading) == []
