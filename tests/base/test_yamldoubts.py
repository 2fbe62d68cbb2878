"""Valid YAML that loses what was typed: it is refused, with either parser, in the same words."""

import pytest
import yaml

from dateline.base import yamlevents
from dateline.base.diagnostics import SourceText
from dateline.base.yamlnodes import load, plain

LONG_TEXT = "there it begins a text of several lines"
IN_ITS_COLUMN = "in the same column and with a space behind it"
PARSERS = [yaml.CSafeLoader, yaml.SafeLoader]


@pytest.fixture(params=PARSERS, ids=["libyaml", "python"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlevents, "_LOADER", request.param)


def said(block: str) -> tuple[str, int, int, str, str]:
    (found,) = load(SourceText("a.md", f"---\n{block}"), block, 2).diagnostics
    assert found.span is not None
    return found.code, found.span.line, found.span.column, found.message, found.hint


@pytest.mark.parametrize(
    ("block", "line", "column", "lost", "example"),
    [
        ("title: Report #5\nauthor: D\n", 2, 15, "#5", 'title: "Report #5"'),
        ("title: #MeToo in the newsroom\n", 2, 8, "#MeToo", 'title: "#MeToo in the newsroom"'),
        ("title: We're   #1 of 2\n", 2, 16, "#1", 'title: "We\'re   #1 of 2"'),
        ("theme:\n  accent: #7a1f1f\n", 3, 11, "#7a1f1f", 'accent: "#7a1f1f"'),
        ("tags:\n  - a #b\n", 3, 7, "#b", '- "a #b"'),
        ("title: Report on\n  law #5\n", 3, 7, "#5", '"law #5"'),
        ("title: Report #5  # a note\n", 2, 15, "#5", 'title: "Report #5"'),
        (
            f"title: a #{'b' * 50}\n",
            2,
            10,
            f"#{'b' * 39}",
            f'title: "a #{"b" * 50}"',
        ),
    ],
)
def test_words_that_yaml_takes_for_a_comment_are_not_lost(
    block: str, line: int, column: int, lost: str, example: str
) -> None:
    message = f"`{lost}` after a space begins a comment and would not be read"
    hint = f"put the value in quotes, as in `{example}`; a comment has a space after its `#`"
    assert said(block) == ("yaml-comment", line, column, message, hint)


def test_a_lost_comment_does_not_hide_the_other_faults() -> None:
    block = "title: Report #5\nauthor: D\n"
    value = load(SourceText("a.md", block), block).value
    assert value is not None
    assert plain(value) == {"title": "Report", "author": "D"}


@pytest.mark.parametrize(
    "block",
    [
        "title: Report  # a comment\n",
        "title: Report ## a comment\n",
        "title: C#\n",
        "title: a#b\n",
        'title: "Report #5"\n',
        "title: 'Report' # x\n",
        "title: |\n  # Heading\n  text #5\n",
        "tags: [a, b] #c\n",
        "sources: #these\n  - a: b\n",
        "a: |  # as typed\n  b\n",
    ],
)
def test_an_honest_comment_is_left_alone(block: str) -> None:
    assert load(SourceText("a.md", block), block).diagnostics == ()


@pytest.mark.parametrize("header", ["|#", ">-#", "|2#"])
def test_a_sign_for_long_text_needs_a_space_before_a_comment(header: str) -> None:
    assert said(f"a: {header} note\n  b\n") == (
        "yaml-special-character",
        2,
        4,
        f"a value cannot begin with `{header[0]}` unless it is in quotes: {LONG_TEXT}",
        f'put the text in quotes, as in `a: "{header} note"`',
    )


@pytest.mark.parametrize(
    ("block", "line", "column"),
    [
        ("tags: a\n  - b\n", 3, 3),
        ("tags:\n- a\n  - b\nauthor: D\n", 4, 3),
        ("tags:\n  -a\n  -b\n", 4, 3),
        ("tags: a\n  b\n  - c\n", 4, 3),
    ],
)
def test_a_list_item_glued_to_the_value_above_is_refused(
    block: str, line: int, column: int
) -> None:
    assert said(block) == (
        "yaml-indent",
        line,
        column,
        "this line continues the value above it and is not a list item",
        f"write a list on the lines below its key, every `-` {IN_ITS_COLUMN}",
    )
    assert load(SourceText("a.md", block), block).value is None


def test_a_quote_closed_too_late_is_shown_where_it_opens_and_leaves_no_tree() -> None:
    block = 'title: "Report\nauthor: Desk\nsummary: A"\n'
    assert said(block)[:3] == ("yaml-unclosed-quote", 2, 8)
    assert load(SourceText("a.md", block), block).value is None


@pytest.mark.parametrize(
    ("block", "line", "column"),
    [
        ('sources:\n  - outlet: "A\n    title: B"\n', 3, 13),
        ('sources:\n  - "A\n  - B"\n', 3, 5),
        ('tags: ["a\n"]\nb: c\n', 2, 8),
        ("{a: 'b\n  c', d: 'e\nf'}\n", None, 0),
    ],
)
def test_a_quote_may_not_run_on_into_lines_of_its_own_level(
    block: str, line: int | None, column: int
) -> None:
    if line is None:
        assert load(SourceText("a.md", block), block).diagnostics == ()
    else:
        assert said(block)[:3] == ("yaml-unclosed-quote", line, column)


@pytest.mark.parametrize(
    ("escape", "made"),
    [
        (r"\x07", "U+0007"),
        (r"\0", "U+0000"),
        (r"\N", "U+0085"),
        (r"\L", "U+2028 line separator"),
        (r"\uFEFF", "U+FEFF zero width no-break space"),
    ],
)
def test_an_escape_may_not_bring_in_what_text_may_not_hold(escape: str, made: str) -> None:
    message = f"an escape in this value makes {made}, which has no place in text"
    expected = ("control-character", 2, 8, message, "remove the escape")
    assert said(f'title: "a{escape}b"\n') == expected


def test_other_escapes_are_read() -> None:
    block = r'a: "\t\n\"\\\u00e9\U0001F600\_"' + "\n"
    value = load(SourceText("a.md", block), block).value
    assert value is not None
    assert plain(value) == {"a": '\t\n"\\é😀\u00a0'}
