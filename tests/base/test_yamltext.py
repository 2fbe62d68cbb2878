import pytest

from dateline.base.diagnostics import Mark, SourceText
from dateline.base.yamltext import LARGEST_BLOCK, unfit_text, unfit_value


def said(block: str) -> tuple[str, Mark, str, str]:
    found = unfit_text(SourceText("a.md", f"---\n{block}"), block, 2)
    assert found is not None
    span = found.span
    assert span is not None
    mark = Mark(span.line, span.column, span.end_line, span.end_column)
    return found.code, mark, found.message, found.hint


@pytest.mark.parametrize(
    "block",
    ["", "a: b\r\nc: d\n", "a: \u00a0é😀\u200b\u202e\n", "a:\tb\n \t \n", "x" * LARGEST_BLOCK],
)
def test_ordinary_text_is_fit_to_be_read(block: str) -> None:
    assert unfit_text(SourceText("a.md", block), block, 1) is None


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\x00", "U+0000"),
        ("\x07", "U+0007"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\u2028", "U+2028 line separator"),
        ("\ufeff", "U+FEFF zero width no-break space"),
        ("\ud800", "U+D800"),
        ("\uffff", "U+FFFF"),
        ("\r", "U+000D"),
    ],
)
def test_an_invisible_character_is_shown_where_it_stands(sign: str, name: str) -> None:
    message = f"the invisible character {name} has no place in YAML"
    expected = ("control-character", Mark(3, 9, 3, 10), message, "delete it")
    assert said(f"a: b\ntitle: x{sign}y\n") == expected


def test_a_place_behind_empty_lines_is_on_its_own_line() -> None:
    assert said("\n\x07")[1] == Mark(3, 1, 3, 2)
    assert said("\n\n \ta: b\n")[1] == Mark(4, 2, 4, 3)


def test_a_block_may_have_65536_bytes() -> None:
    assert LARGEST_BLOCK == 65_536


@pytest.mark.parametrize("block", ["x" * (LARGEST_BLOCK + 1), "é" * (LARGEST_BLOCK // 2 + 1)])
def test_a_block_is_measured_in_bytes(block: str) -> None:
    assert said(block)[:3] == ("yaml-too-large", Mark(2, 1, 2, 2), "more than 64 kB of YAML")


@pytest.mark.parametrize(
    ("block", "mark"),
    [
        ("\ttitle: x\n", Mark(2, 1, 2, 2)),
        ("sources:\n\t- outlet: A\n", Mark(3, 1, 3, 2)),
        ("extra:\n  a: b\n  \t\t c: d\n", Mark(4, 3, 4, 5)),
        ("title: a\n\tb\n", Mark(3, 1, 3, 2)),
        ("\t# comment\n", Mark(2, 1, 2, 2)),
    ],
)
def test_a_line_indented_with_a_tab_is_shown(block: str, mark: Mark) -> None:
    message, hint = "this line is indented with a tab", "indent with spaces, two for each level"
    assert said(block) == ("yaml-tab", mark, message, hint)


def test_all_lines_indented_with_tabs_are_counted() -> None:
    code, mark, _, hint = said("a:\n\tb: c\n\td: e\n\n\t\n\tf: g\n")
    assert (code, mark) == ("yaml-tab", Mark(3, 1, 3, 2))
    assert hint == "indent with spaces, two for each level; 3 lines begin with a tab"


@pytest.mark.parametrize(
    "escape", [r"\ud83d", r"\uDE00", r"\U0000D83D", r"\U00110000", r"\UFFFFFFFF"]
)
def test_an_escape_that_is_no_character_is_shown(escape: str) -> None:
    mark = Mark(2, 10, 2, 10 + len(escape))
    expected = ("yaml-escape", mark, f"`{escape}` is not a character", "write the character itself")
    assert said(f'title: "a{escape}"\n') == expected


@pytest.mark.parametrize("text", [r"\\ud83d", r"\u00e9", r"\U0001F600", r"\U0010FFFF", r"\ud7ff"])
def test_an_escape_that_is_a_character_or_none_at_all_is_fit(text: str) -> None:
    assert unfit_text(SourceText("a.md", text), text, 1) is None


def test_a_value_may_hold_lines_and_tabs_but_no_controls() -> None:
    assert unfit_value("a\tb\nc") is None
    assert unfit_value("a\x00\x07") == "\x00"
