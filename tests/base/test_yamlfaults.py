"""What people mistype, and what they are told: each with either parser, in the same words."""

import pytest
import yaml

from dateline.base import yamlevents
from dateline.base.diagnostics import SourceText
from dateline.base.yamlfaults import explain_fault
from dateline.base.yamlnodes import load

PARSERS = [yaml.CSafeLoader, yaml.SafeLoader]
NEVER_CLOSED = "this quote is never closed"
GOES_ON = "the value ends at this quote, but the line goes on"
LINE = "write a key, a colon, a space and the value, as in `title: Report`"
INDENTED = f"{LINE}; if it continues the value above, indent it by two spaces"


@pytest.fixture(params=PARSERS, ids=["libyaml", "python"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlevents, "_LOADER", request.param)


def said(block: str) -> tuple[str, int, int, str, str]:
    """Return the one thing that is said; the block begins on line 2, as front matter does."""
    outcome = load(SourceText("a.md", f"---\n{block}"), block, 2)
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert found.span is not None
    return found.code, found.span.line, found.span.column, found.message, found.hint


@pytest.mark.parametrize(
    ("block", "line", "column", "closed"),
    [
        ('title: "Report\nauthor: Desk\nregion: Asia\n', 2, 8, 'title: "Report"'),
        ("title: 'Report\nauthor: Desk\n", 2, 8, "title: 'Report'"),
        ('author: Desk\ntitle: "Report', 3, 8, 'title: "Report"'),
        ('title: "Report\nauthor: "Desk"\nregion: Asia\n', 2, 8, 'title: "Report"'),
        ('title: "Report\nauthor: Desk\nsummary: "A"\nregion: Asia\n', 2, 8, 'title: "Report"'),
        ('title: "Report\nauthor: Desk\nsummary: A"\n', 2, 8, 'title: "Report"'),
        ('title: "Report\n\n  author: "Desk"\n', 2, 8, 'title: "Report"'),
        ('tags:\n  - "a\n  - "b"\n', 3, 5, '- "a"'),
        ('tags:\n  - "a\n  - b"\n', 3, 5, '- "a"'),
        ('"title: a\nauthor: b\n', 2, 1, '"title: a"'),
    ],
)
def test_an_unclosed_quote_is_shown_where_it_opens(
    block: str, line: int, column: int, closed: str
) -> None:
    hint = f"close it with `{closed[-1]}` at the end of the value: `{closed}`"
    assert said(block) == ("yaml-unclosed-quote", line, column, NEVER_CLOSED, hint)


def test_an_unclosed_quote_in_a_list_is_closed_before_the_next_comma() -> None:
    hint = 'close it with `"` at the end of the value: `tags: ["a", b]`'
    expected = ("yaml-unclosed-quote", 2, 8, NEVER_CLOSED, hint)
    assert said('tags: ["a, b]\nauthor: Desk\n') == expected


def test_a_long_line_with_an_unclosed_quote_is_not_repeated() -> None:
    hint = 'close it with `"` at the end of the value'
    shown = f'title: "{"x" * 52}'
    assert said(f"{shown}\n")[-1] == f'{hint}: `{shown}"`'
    assert said(f"{shown}x\n")[-1] == hint
    assert said(f'title: "{"x" * 60}\n') == ("yaml-unclosed-quote", 2, 8, NEVER_CLOSED, hint)


OTHER_KIND = "put quotes of the other kind round the whole value, as in "
DOUBLE = "use double quotes where the text has an apostrophe, as in "


@pytest.mark.parametrize(
    ("block", "column", "hint"),
    [
        ('title: "Free" press\n', 13, f"{OTHER_KIND}`title: '\"Free\" press'`"),
        ('title: "He said "no" to them"\n', 17, f"{OTHER_KIND}`title: 'He said \"no\" to them'`"),
        ('title: "Report": what\n', 15, f"{OTHER_KIND}`title: '\"Report\": what'`"),
        ("title: 'Kazakhstan's law'\n", 19, f'{DOUBLE}`title: "Kazakhstan\'s law"`'),
        ("title: 'Free' press\n", 13, f"{DOUBLE}`title: \"'Free' press\"`"),
        ('tags: ["a" b, c]\n', 10, f"{OTHER_KIND}`'\"a\" b'`"),
    ],
)
def test_text_behind_a_closing_quote_is_shown_at_that_quote(
    block: str, column: int, hint: str
) -> None:
    assert said(block) == ("yaml-text-after-quote", 2, column, GOES_ON, hint)


@pytest.mark.parametrize(
    ("value", "column", "typed"),
    [
        (r'"C:\Users"', 11, r"\U"),
        (r'"a\qb"', 10, r"\q"),
        (r'"a\xZZ"', 10, r"\x"),
        (r'"\d+ \w"', 9, r"\d"),
    ],
)
def test_a_backslash_between_double_quotes_is_explained(
    value: str, column: int, typed: str
) -> None:
    message = f"`{typed}` means nothing between double quotes"
    hint = f"write `\\\\` for a backslash, or use single quotes, as in `title: '{value[1:-1]}'`"
    assert said(f"title: {value}\n") == ("yaml-escape", 2, column, message, hint)


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("@handle says", ""),
        ("%50 say so", ": there it begins an instruction to YAML"),
        ("*Star* says", ": there it begins a reference"),
        ("* Star", ": there it begins a reference"),
        ("& Co", ": there it begins an anchor"),
        ("| Report", ": there it begins a text of several lines"),
        ("> Report", ": there it begins a text of several lines"),
        (">Report", ": there it begins a text of several lines"),
        ("? Report", ": there it begins a key"),
        ("] Report", ""),
        ("} Report", ""),
        (", Report", ""),
    ],
)
def test_a_title_that_begins_with_a_special_sign_needs_quotes(value: str, meaning: str) -> None:
    message = f"a value cannot begin with `{value[0]}` unless it is in quotes{meaning}"
    hint = f'put the text in quotes, as in `title: "{value}"`'
    expected = ("yaml-special-character", 2, 8, message, hint)
    assert said(f"title: {value}\nauthor: Desk\n") == expected


def test_a_headline_is_not_markdown() -> None:
    message = "a value cannot begin with a backtick unless it is in quotes"
    hint = 'leave the backtick away, or put the text in quotes: title: "`code` says"'
    expected = ("yaml-special-character", 2, 8, message, hint)
    assert said("title: `code` says\nauthor: Desk\n") == expected


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("* title: A report", "title: A report"),
        ("**title:** A report", "title: A report"),
        ("**title**: A report", "title: A report"),
        ("* tags:", "tags:"),
    ],
)
def test_a_line_of_front_matter_has_no_bullet_and_is_not_bold(typed: str, bare: str) -> None:
    message = "a line of front matter begins with its key"
    hint = f"write `{bare}`, without a bullet or other signs of Markdown"
    expected = ("yaml-special-character", 2, 1, message, hint)
    assert said(f"{typed}\nauthor: Desk\n") == expected


def test_a_line_of_front_matter_ends_without_a_comma() -> None:
    message = "the value ends at this quote, but the line goes on"
    expected = ("yaml-text-after-quote", 2, 15, message, 'remove the comma: `title: "Report"`')
    assert said('title: "Report",\nauthor: "Desk",\n') == expected


@pytest.mark.parametrize("value", ["[Update] Report", "{Update} Report", "[a, [b]] c"])
def test_a_title_that_begins_with_a_bracket_needs_quotes(value: str) -> None:
    closing = "]" if value[0] == "[" else "}"
    message = f"a value that begins with `{value[0]}` ends at `{closing}`, but the line goes on"
    hint = f'put the text in quotes, as in `title: "{value}"`'
    expected = ("yaml-special-character", 2, 8, message, hint)
    assert said(f"title: {value}\nauthor: Desk\n") == expected


def test_a_hyphen_may_begin_a_text_or_a_list() -> None:
    message = "a value cannot begin with `-` unless it is in quotes: there it begins a list item"
    hint = 'put the text in quotes, as in `tags: "- a"`; a list begins on the line below its key'
    assert said("tags: - a\n") == ("yaml-special-character", 2, 7, message, hint)


@pytest.mark.parametrize(
    ("block", "line", "column", "sign", "example"),
    [
        ("tags:\n  - @handle\n", 3, 5, "@", '- "@handle"'),
        ("tags: [a, @handle, b]\n", 2, 11, "@", '"@handle"'),
        ("@handle\n", 2, 1, "@", '"@handle"'),
        ("a:\n  b: @c  # who\n", 3, 6, "@", 'b: "@c"'),
    ],
)
def test_a_special_sign_is_found_in_lists_and_deeper(
    block: str, line: int, column: int, sign: str, example: str
) -> None:
    message = f"a value cannot begin with `{sign}` unless it is in quotes"
    hint = f"put the text in quotes, as in `{example}`"
    assert said(block) == ("yaml-special-character", line, column, message, hint)


@pytest.mark.parametrize(
    "block",
    ["%x\n", "# note\n\n%YAML 1.1\n---\na: b\n", "%\n", "a: b\n%50 more\n", "a: b\n%YAML 1.1\n"],
)
def test_an_instruction_to_yaml_is_refused(block: str) -> None:
    code, line, column, message, _ = said(block)
    meaning = "there it begins an instruction to YAML"
    assert (code, line, column) == (
        "yaml-special-character",
        block.count("\n", 0, block.index("%")) + 2,
        1,
    )
    assert message == f"a value cannot begin with `%` unless it is in quotes: {meaning}"


@pytest.mark.parametrize(
    ("block", "column", "typed"),
    [("title: !a!b c\n", 8, "!a!b"), ("title: !<a b\n", 8, "!<a"), ("![ a\n", 1, "![")],
)
def test_a_malformed_type_tag_is_refused(block: str, column: int, typed: str) -> None:
    code, line, where, message, hint = said(block)
    assert (code, line, where) == ("yaml-tag", 2, column)
    assert message == f"`{typed}` would be a type tag, which is not used here"
    assert hint.startswith("put the text in quotes, as in `")


COLON = "a second colon in an unquoted value"
WHOLE = "put the whole value in quotes, as in "


@pytest.mark.parametrize(
    ("block", "line", "column", "hint"),
    [
        ("title: a: b\n", 2, 9, f'{WHOLE}`title: "a: b"`'),
        ("author: Desk\ntitle: Law: what we know\n", 3, 11, f'{WHOLE}`title: "Law: what we know"`'),
        ("title: : x\n", 2, 8, f'{WHOLE}`title: ": x"`'),
        ("title: Report:\nauthor: Desk\n", 2, 14, f'{WHOLE}`title: "Report:"`'),
        ("sources:\n  - title: b: c\n", 3, 13, f'{WHOLE}`- title: "b: c"`'),
        ('title: a "b": c\n', 2, 13, f"{WHOLE}`title: 'a \"b\": c'`"),
        ('title: a "b\'s": c\n', 2, 15, f"{WHOLE}`title: 'a \"b''s\": c'`"),
        (
            "title: “Law: what”\n",
            2,
            12,
            f'{WHOLE}`title: "“Law: what”"`; only the straight quotes " and \' are quotes to YAML',
        ),
        (f"title: {'x' * 60}: y\n", 2, 68, f'{WHOLE}`title: "{"x" * 59}…"`'),
        (
            "tags: [a: b: c]\n",
            2,
            12,
            "put the value in quotes; between brackets a comma parts values",
        ),
    ],
)
def test_a_second_colon_is_shown_where_it_stands(
    block: str, line: int, column: int, hint: str
) -> None:
    assert said(block) == ("yaml-colon", line, column, COLON, hint)


@pytest.mark.parametrize(
    ("block", "line", "column", "opening", "example"),
    [
        ("tags: [a, b\nauthor: Desk\n", 2, 7, "[", 'tags: "[a, b"'),
        ("tags: [a, b\nauthor: Desk\nother: [c]\n", 2, 7, "[", 'tags: "[a, b"'),
        ("author: Desk\ntags: [a, b", 3, 7, "[", 'tags: "[a, b"'),
        ("x: {a: b\nauthor: Desk\n", 2, 4, "{", 'x: "{a: b"'),
        ("[tags:\n  - a: b\n", 2, 1, "[", '"[tags:"'),
        ("tags: [a,\n  b,\n\n", 2, 7, "[", 'tags: "[a,"'),
    ],
)
def test_an_unclosed_bracket_is_shown_where_it_opens(
    block: str, line: int, column: int, opening: str, example: str
) -> None:
    closing = "]" if opening == "[" else "}"
    hint = f"close it with `{closing}`; if it is text, put the text in quotes, as in `{example}`"
    message = f"this `{opening}` is never closed"
    assert said(block) == ("yaml-bracket", line, column, message, hint)


def test_a_bracket_closed_in_a_comment_is_explained() -> None:
    hint = "close it with `}`; a `#` after a space begins a comment unless in quotes"
    expected = ("yaml-bracket", 2, 8, "this `{` is never closed", hint)
    assert said("theme: {accent: #7a1f1f}\nauthor: Desk\n") == expected


@pytest.mark.parametrize(
    ("block", "line", "column", "message", "hint"),
    [
        ("tags: [a, b}\n", 2, 12, "`[` is closed by `}`", "close it with `]`"),
        ("a: [{b: c], d]\n", 2, 10, "`{` is closed by `]`", "close it with `}`"),
        ("tags: [a, b]]\n", 2, 13, "no bracket is open that this `]` could close", "remove it"),
        ("tags: [a,, b]\n", 2, 10, "nothing stands before this comma", "remove the comma"),
        (
            "tags: [a, {x: y} c]\n",
            2,
            18,
            "a comma is missing before this",
            "part the values between brackets by commas",
        ),
        (
            'tags: ["a" "b"]\n',
            2,
            12,
            "a comma is missing before this",
            "part the values between brackets by commas",
        ),
        (
            'tags: [\n  "a"\n  "b"\n  ]\n',
            4,
            3,
            "a comma is missing before this",
            "part the values between brackets by commas",
        ),
    ],
)
def test_brackets_and_commas_out_of_order_are_explained(
    block: str, line: int, column: int, message: str, hint: str
) -> None:
    assert said(block) == ("yaml-bracket", line, column, message, hint)


@pytest.mark.parametrize(
    ("block", "line", "column", "message", "hint"),
    [
        (
            "title:Report\nauthor: D\n",
            2,
            6,
            "a space is missing after this colon",
            "write `title: Report`",
        ),
        (
            "author: D\ntitle:Report\nregion: Asia\n",
            3,
            6,
            "a space is missing after this colon",
            "write `title: Report`",
        ),
        ("title Report\nauthor: D\n", 2, 1, "this line has no colon", INDENTED),
        ("author: D\ntitle Report\nregion: Asia\n", 3, 1, "this line has no colon", INDENTED),
        ("title: Report on\nthe thing\nauthor: D\n", 3, 1, "this line has no colon", INDENTED),
        ("summary: >\nFirst line.\nauthor: D\n", 3, 1, "this line has no colon", INDENTED),
        ("extra:\n  a\n    b: c\n", 3, 3, "this line has no colon", INDENTED),
        (
            "title：Report\nauthor: D\n",
            2,
            6,
            "this is a full-width colon",
            "type the narrow colon `:` and a space behind it",
        ),
        (
            "sources:\n  -outlet: A\n    title: B\n",
            3,
            3,
            "a space is missing after this hyphen",
            "write `- outlet: A`",
        ),
        (": Report\n", 2, 1, "no key stands before this colon", LINE),
        ("- : Report\n", 2, 3, "no key stands before this colon", LINE),
        (
            "title: Report\n|\n",
            3,
            1,
            "this line is neither a key with its value nor an item of a list",
            LINE,
        ),
    ],
)
def test_a_line_that_is_no_line_of_yaml_is_explained(
    block: str, line: int, column: int, message: str, hint: str
) -> None:
    assert said(block) == ("yaml-line", line, column, message, hint)


def test_long_values_are_shortened_in_hints() -> None:
    long, short = "x" * 61, "x" * 60
    assert said(f"title:{long}\nauthor: D\n")[-1] == f"write `title: {short}`"
    assert said(f"a:\n  -{long}: b\n    c: d\n")[-1] == f"write `- {short}`"
    hint = f"line 2 has a value already; make it `tags:` and `- {short}`"
    assert said(f"tags: {long}\n- b\n")[-1] == hint


DEEPER = "this line is indented deeper than the line above, which has a value already"
AFTER_LIST = "after the list, begin it in the column of the list's key"
CONTINUES = "if it continues that value, put the whole value in quotes"


@pytest.mark.parametrize(
    ("block", "line", "column", "message", "hint"),
    [
        (
            "author: D\n  title: Report\nregion: Asia\n",
            3,
            3,
            DEEPER,
            f"begin it in column 1, like line 2; {CONTINUES}",
        ),
        (
            "title: Report on\n\n  the law: what we know\n",
            4,
            3,
            DEEPER,
            f"begin it in column 1, like line 2; {CONTINUES}",
        ),
        (
            "sources:\n  - outlet: A\n     title: B\n",
            4,
            6,
            DEEPER,
            f"begin it in column 5, like line 3; {CONTINUES}",
        ),
        (
            "  author: D\ntitle: Report\n",
            2,
            1,
            "this line is indented, and the ones below it are not",
            "remove the spaces in front of it",
        ),
        (
            "sources:\n  - outlet: A\n    title: B\n   date: 2009\n",
            5,
            4,
            "nothing above begins in column 4, so it is unclear what this is",
            "begin this line in column 5, like line 4, or in column 3, like line 3",
        ),
        (
            "tags:\n  - a\n - b\n",
            4,
            2,
            "nothing above begins in column 2, so it is unclear what this is",
            "begin this line in column 3, like line 3, or in column 1, like line 2",
        ),
        (
            "summary: |\n  first\n second\nauthor: D\n",
            4,
            2,
            "nothing above begins in column 2, so it is unclear what this is",
            "begin this line in column 3, like line 3, or in column 1, like line 2",
        ),
        (
            "sources:\n  - outlet: A\n  title: B\n",
            4,
            3,
            "a list item must begin with `- `",
            f"begin this line in column 5 if it belongs to the item in line 3; {AFTER_LIST}",
        ),
        (
            "- a\nb: c\n",
            3,
            1,
            "a list item must begin with `- `",
            f"begin this line in column 3 if it belongs to the item in line 2; {AFTER_LIST}",
        ),
        (
            "tags: a\n- b\nauthor: D\n",
            3,
            1,
            "a list item stands where a key is expected",
            "line 2 has a value already; make it `tags:` and `- a`",
        ),
        (
            "extra:\n  a: b\n\nx:\n  y: z\n  -\n",
            7,
            3,
            "a list item stands where a key is expected",
            "line 6 has a value already; make it `y:` and `- z`",
        ),
        (
            "-a: b\n- c\n",
            3,
            1,
            "a list item stands where a key is expected",
            "line 2 has a value already; make it `-a:` and `- b`",
        ),
        (
            "'a b': c\n- d\n",
            3,
            1,
            "a list item stands where a key is expected",
            "write the list below a key, as in `tags:`",
        ),
    ],
)
def test_a_line_in_the_wrong_column_is_explained(
    block: str, line: int, column: int, message: str, hint: str
) -> None:
    assert said(block) == ("yaml-indent", line, column, message, hint)


@pytest.mark.parametrize("block", ["title: a\n...\nauthor: b\n", "# a\n...\n\n"])
def test_the_end_of_the_document_is_refused_before_the_end_of_the_text(block: str) -> None:
    expected = (
        "yaml-second-document",
        3,
        1,
        "the line `...` ends the YAML here",
        "remove this line",
    )
    assert said(block) == expected


COMPARE = "compare with the lines around it; text with signs in it belongs in quotes"


@pytest.mark.parametrize(
    ("block", "line", "column", "message"),
    [
        ("? : b\n", 2, 3, "YAML does not expect `: b` here"),
        (f"{'k' * 1100}: b\n", 2, 1101, "YAML does not expect `: b` here"),
    ],
)
def test_the_rest_is_shown_where_the_parser_gave_up(
    block: str, line: int, column: int, message: str
) -> None:
    assert said(block) == ("yaml-syntax", line, column, message, COMPARE)


def test_a_complaint_without_a_place_is_shown_at_the_first_line() -> None:
    found = explain_fault(SourceText("a.md", "---\na"), "a", 2, yaml.YAMLError("boom\nmore"))
    assert (found.code, found.message) == ("yaml-syntax", "this is not valid YAML: boom")
    assert found.span is not None
    assert (found.span.line, found.span.column) == (2, 1)
    assert (found.span.end_line, found.span.end_column) == (2, 2)


def test_what_is_wrong_is_marked_as_far_as_it_goes() -> None:
    block = "title: a\n...\nauthor: b\n"
    (found,) = load(SourceText("a.md", block), block).diagnostics
    assert found.span is not None
    assert (found.span.column, found.span.end_line, found.span.end_column) == (1, 2, 4)


def test_a_complaint_that_the_other_parser_does_not_share_is_shown_where_it_was_made() -> None:
    block = "a: b\nc: d\ne: f\ng: h\n"
    fault = yaml.MarkedYAMLError(problem="strange", problem_mark=yaml.Mark("", 3, 0, 3, None, 0))
    for text in (block, block[:5]):
        found = explain_fault(SourceText("a.md", text), text, 1, fault)
        assert (found.code, found.message) == ("yaml-syntax", "YAML does not expect `b` here")


def test_a_complaint_at_the_end_of_a_line_asks_for_more() -> None:
    fault = yaml.MarkedYAMLError(problem="strange", problem_mark=yaml.Mark("", 9, 9, 9, None, 0))
    found = explain_fault(SourceText("a.md", "a: b\n"), "a: b\n", 1, fault)
    assert (found.code, found.message) == ("yaml-syntax", "YAML expects more here")
    assert found.span is not None
    assert (found.span.line, found.span.column) == (1, 5)
