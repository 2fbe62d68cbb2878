import pytest
import yaml
from hypothesis import given

from dateline.base.yamlquotes import LONGEST_EXAMPLE, as_closed, as_quoted, quoted
from tests.base.laws import LAW, lines


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a: b", '"a: b"'),
        ("it's", '"it\'s"'),
        ('say "no"', "'say \"no\"'"),
        ('it\'s "no"', "'it''s \"no\"'"),
        ("C:\\Users", "'C:\\Users'"),
        ("", '""'),
    ],
)
def test_text_is_put_into_the_quotes_that_suit_it(text: str, written: str) -> None:
    assert quoted(text) == written


@pytest.mark.parametrize(
    ("line", "column", "example"),
    [
        ("  title: a: b  ", 9, 'title: "a: b"'),
        ("- a: b: c", 5, '- a: "b: c"'),
        ("title: @a  # who", 7, 'title: "@a"'),
        ("title: a #5", 7, 'title: "a #5"'),
        ('title: "a" b', 7, "title: '\"a\" b'"),
        ('title: "a "b" c"', 7, "title: 'a \"b\" c'"),
        ('title: "a" and "b"', 7, 'title: \'"a" and "b"\''),
        ("title: 'a' and 'b'", 7, "title: \"'a' and 'b'\""),
        ("title: 'the boys' club'", 7, 'title: "the boys\' club"'),
        ('title: "', 7, "title: '\"'"),
        ('title: ""', 7, 'title: ""'),
        ("tags: [@a b, c]", 7, '"@a b"'),
        ("x: {y: @a}", 7, '"@a"'),
        ("tags: [[a", 7, '"[a"'),
        (f"t: {'x' * 61}", 3, f't: "{"x" * (LONGEST_EXAMPLE - 1)}…"'),
    ],
)
def test_a_line_is_shown_with_its_value_in_quotes(line: str, column: int, example: str) -> None:
    assert as_quoted(line, column) == example


@pytest.mark.parametrize(
    ("line", "column", "example"),
    [
        ('title: "a, b', 7, 'title: "a, b"'),
        ("  - 'a ", 4, "- 'a'"),
        ('tags: ["a b, c]', 7, 'tags: ["a b", c]'),
        ('tags: [a, "b ]', 10, 'tags: [a, "b" ]'),
        ('x: {y: "a}', 7, 'x: {y: "a"}'),
        ('tags: [a, "', 10, 'tags: [a, ""'),
    ],
)
def test_a_line_is_shown_with_its_quote_closed(line: str, column: int, example: str) -> None:
    assert as_closed(line, column) == example


@pytest.mark.properties
@LAW
@given(lines)
def test_yaml_reads_quoted_text_back_as_it_was(text: str) -> None:
    # Characters that YAML refuses anywhere never get as far as quotes.
    printable = "".join(sign for sign in text if sign.isprintable())
    assert yaml.safe_load(f"- {quoted(printable)}") == [printable]
