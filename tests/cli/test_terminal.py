"""Diagnostics as lines: a place, a code, words, the line it is about, a hint."""

from pathlib import Path

import pytest

from dateline.base.diagnostics import Diagnostic, Severity, Span, diagnose
from dateline.cli.terminal import format_diagnostic, printable

SITE = Path.cwd() / "site"


def shown(found: Diagnostic) -> list[str]:
    return format_diagnostic(found, SITE).split("\n")


def span(excerpt: str, column: int, end_column: int, end_line: int = 3) -> Span:
    return Span(
        path="content/a.md",
        line=3,
        column=column,
        end_line=end_line,
        end_column=end_column,
        excerpt=excerpt,
    )


def test_a_diagnostic_without_a_place_is_code_and_words() -> None:
    assert shown(diagnose("disk", "No space left on device")) == [
        "error[disk] No space left on device"
    ]


def test_a_diagnostic_points_at_the_stretch_it_is_about() -> None:
    found = diagnose("unknown-region", "words", span("region: Asai", 9, 13), "a hint")

    assert shown(found) == [
        "site/content/a.md:3:9: error[unknown-region] words",
        "    region: Asai",
        "            ^^^^",
        "  hint: a hint",
    ]


@pytest.mark.parametrize(
    ("excerpt", "column", "end_column", "end_line", "caret"),
    [
        ("region: Asai", 9, 9, 3, "            ^"),
        ("region: Asai  ", 9, 99, 3, "            ^^^^"),
        ("text:", 1, 2, 9, "    ^^^^^"),
        ("\tkey: x", 2, 5, 3, "     ^^^"),
        ("标题: Asai", 5, 9, 3, "          ^^^^"),
        ("\x1b[1m: Asai", 7, 11, 3, "                 ^^^^"),
    ],
)
def test_the_caret_stands_below_what_is_meant(
    excerpt: str, column: int, end_column: int, end_line: int, caret: str
) -> None:
    found = diagnose("unknown-region", "words", span(excerpt, column, end_column, end_line))

    assert shown(found)[2] == caret


def test_a_line_of_white_space_is_not_quoted() -> None:
    assert len(shown(diagnose("yaml-tab", "words", span("  \t ", 1, 3)))) == 1


def test_a_hint_of_several_lines_is_indented() -> None:
    found = diagnose("disk", "words", hint="first\nsecond\n  third")

    assert shown(found) == [
        "error[disk] words",
        "  hint: first",
        "        second",
        "          third",
    ]


def test_a_warning_made_an_error_is_shown_as_one() -> None:
    found = Diagnostic(code="no-sources", severity=Severity.ERROR, message="words")

    assert shown(found) == ["error[no-sources] words"]


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("plain ünïcödé 标题 עברית", "plain ünïcödé 标题 עברית"),
        ("\x1b[31m", "<U+001B>[31m"),
        ("a\nb\r\nc", "a<U+000A>b<U+000D><U+000A>c"),
        ("\x00\x07\x08\x7f\x9b", "<U+0000><U+0007><U+0008><U+007F><U+009B>"),
        ("\u202e\u2066\u200e\u061c\u2028", "<U+202E><U+2066><U+200E><U+061C><U+2028>"),
        ("\udce9", "<U+DCE9>"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_what_could_confuse_a_terminal_is_made_visible(raw: str, safe: str) -> None:
    assert printable(raw) == safe


def test_no_part_of_a_diagnostic_reaches_the_terminal_raw() -> None:
    evil = "\x1b]0;x\x07\u202e"
    where = Span(path=f"content/{evil}.md", excerpt=f"{evil}: x", end_column=5)

    text = format_diagnostic(diagnose("bad-path", evil, where, f"{evil}\n{evil}"), SITE)

    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert text.count("<U+001B>") == 5
