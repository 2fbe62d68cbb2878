import pytest

from dateline.reading.markdown_layout import lay_out
from dateline.reading.markdown_limits import LARGEST_BODY, Limit, broken_limit
from tests.reading.test_markdown import read, said

DEAR = "marks are opened or repeated so often here that reading would take minutes"


def broken(text: str, *, raw_html: bool = False) -> Limit | None:
    return broken_limit(text, lay_out(text), raw_html=raw_html)


def test_a_body_may_have_a_megabyte() -> None:
    assert broken("ä" * (LARGEST_BODY // 2)) is None
    assert said(read("é" * (LARGEST_BODY // 2) + "a")) == [
        "1:1 body-too-large the body has 1,000,001 bytes; 1,000,000 are allowed"
    ]


def test_what_is_refused_is_not_read() -> None:
    reading = read("One.\n\n" + "[" * 8_000)

    assert said(reading) == [f"3:1 body-too-complex {DEAR}"]
    assert reading.body.html == ""
    assert reading.body.word_count == 0


@pytest.mark.parametrize(
    "text",
    [
        "[a " * 8_000,
        "![" * 8_000,
        "[a](" * 8_000,
        "[a](b 'c" * 8_000,
        "[a" * 4_000 + "](b)" * 4_000,
        "<![CDATA[" * 2_000,
        "a\n=\n" * 8_000,
        "# a\n" * 8_000,
        "***\n" * 8_000,
        "[a]: \n" * 8_000,
        "[^a" * 8_000,
        "# a " + "{ " * 8_000,
        "# a" + " " * 8_000 + "b",
        "\t" * 8_000 + "a",
        " ".join("`" * number for number in range(1, 600)),
    ],
)
def test_marks_that_take_minutes_are_refused(text: str) -> None:
    assert broken(f"One.\n\n{text}") == Limit(
        "body-too-complex", DEAR, 6, "close brackets, or put \\ before those meant as text"
    )


def test_the_dearest_line_is_the_one_named() -> None:
    lines = ["", "Plain words", "[a](b) " * 20, "[a " * 3_000, "Plain words", ""]

    found = read("\n".join(lines)).diagnostics[0]

    assert found.span
    assert (found.code, found.span.line) == ("body-too-complex", 4)
    assert found.span.excerpt.startswith("[a [a [a ")


def test_the_dearest_block_is_the_one_named() -> None:
    text = "[a " * 500 + "\n\n" + "[a " * 1_500 + "\n\n" + "[a " * 500

    found = broken(text)

    assert found is not None
    assert found.offset == 1_502


def test_a_comment_parts_no_block_and_a_fence_does() -> None:
    assert broken("[<!-- -->" * 8_000) is not None
    assert broken(("[a " * 100 + "\n~~~\n" + "[" * 8_000 + "\n~~~\n") * 20) is None


@pytest.mark.parametrize(
    ("text", "offset", "name"),
    [
        ("".join(f"[^{number}]: a\n" for number in range(501)), 4890, "500 footnotes"),
        ("".join(f"*[A{number}]: a\n" for number in range(201)), 2090, "200 abbreviations"),
        ("a\n\n" * 20_001, 60_001, "20,000 marked passages"),
        ("*a* " * 10_001, 40_000, "20,000 marked passages"),
    ],
)
def test_there_is_a_most_of_everything(text: str, offset: int, name: str) -> None:
    found = broken(text)

    assert found is not None
    assert found.message == f"the body has more than {name}"
    assert found.offset == offset


def test_a_table_may_have_a_hundred_columns() -> None:
    def table(columns: int) -> str:
        return "One.\n\n" + ("|a" * columns + "|\n") + ("|-" * columns + "|\n")

    assert broken(table(100)) is None
    assert broken(table(101)) == Limit(
        "body-too-complex",
        "the table has more than 100 columns",
        6,
        "part it into several tables",
    )


@pytest.mark.parametrize(
    "text",
    [
        "> " * 21 + "a",
        "* " * 21 + "a",
        "1. " * 21 + "a",
        ">" * 300 + "a",
        " " * 80 + "* a",
        "\t" * 20 + "1. a",
        " " * 20 + "> " * 16 + "a",
        "".join(f"{'    ' * depth}* a\n" for depth in range(300)),
    ],
)
def test_lists_and_quotations_may_be_nested_twenty_deep(text: str) -> None:
    found = broken(f"One.\n\n{text}")

    assert found is not None
    assert found.message == "lists or quotations are nested more than 20 levels deep"
    assert found.offset >= 6


@pytest.mark.parametrize(
    "text",
    [
        "> " * 20 + "a",
        "".join(f"{'    ' * depth}* a\n" for depth in range(20)),
        "* " * 40,
        "- " * 40 + "-",
        " " * 40 + "a poem",
        "[@a] " * 2_000,
        "\\[a\\] " * 4_000,
        "*a* **b** _c_ " * 1_000,
        "* **_a_** b\n" * 2_000,
        "a_b_c " * 5_000,
        "|**_a_**|b|\n" * 2_000,
        "word " * 190_000,
        "A paragraph, [with a link](slug) and a note.[^1]\n\n" * 3_000,
    ],
)
def test_what_a_newsroom_writes_is_read(text: str) -> None:
    assert broken(text) is None


@pytest.mark.parametrize("text", ["*a _b " * 60, "**a _b " * 60 + "c_ d** " * 60, "*_" * 60 + "a"])
def test_emphasis_inside_emphasis_has_an_end(text: str) -> None:
    assert broken(f"One.\n\n{text}") == Limit(
        "body-too-complex",
        "more than 100 passages are emphasised inside each other",
        6,
        "end each emphasis, or put \\ before signs meant as text",
    )


def test_a_hundred_definitions_may_follow_each_other_without_a_blank_line() -> None:
    assert broken("a\n: b\n" * 100) is None
    assert broken("c\n\n" + "a\n: b\n" * 101) == Limit(
        "body-too-complex",
        "more than 100 definitions follow each other",
        3,
        "put a blank line before each term",
    )
    assert broken("a\n: b\n\n" * 1_000) is None


def test_tags_that_do_not_end_are_refused_where_raw_html_is_on() -> None:
    assert broken("One <a " * 8_000) is None
    assert broken("One <a " * 8_000, raw_html=True) == Limit(
        "body-too-complex", "tags are opened here and never end", 4, "end each tag with >"
    )
    assert broken("One <b>two</b> " * 5_000, raw_html=True) is None


@pytest.mark.parametrize("raw_html", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "*[AB]: c\n\n" + "a\n: b AB\n" * 100,
        "*[AB]: c\n\n" + "*a _b " * 49 + "AB" + " c_ d*" * 49,
        "# " + "*a _b " * 49 + "[@1]" + " c_ d*" * 49,
        "> " * 20 + "a\n: b\n" * 90,
        "".join(f"{'    ' * depth}* a\n" for depth in range(20)) + "* " * 20 + "a",
        "~~~pyton\na\n~~~\n" * 500,
        "[a](#b) [^c] [@d]\n\n# e\n\n" * 500,
    ],
)
def test_what_passes_does_not_exhaust_the_stack(text: str, raw_html: bool) -> None:  # noqa: FBT001
    reading = read(text, raw_html=raw_html)

    assert reading.body.html != ""
    assert {found.code for found in reading.diagnostics}.isdisjoint({"body-too-complex"})
