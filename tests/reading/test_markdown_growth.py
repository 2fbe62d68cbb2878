"""What hostile text costs: twice the text is twice the steps, or an error with a place.

Steps are calls of functions, Python's and C's, and no seconds: they are the same on every machine.
What is looked at inside one call of an expression is not among them; `markdown_limits` estimates
that, and `test_markdown_limits` holds its estimates.
"""

import sys
from collections.abc import Callable

import pytest

from tests.reading.test_markdown import read, said

Repeated = Callable[[int], str]
MOST_GROWTH = 2.3
COMPLEX = "body-too-complex"


def steps(text: str, *, raw_html: bool) -> int:
    """Return how many functions are called while a body is read."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(called)
    try:
        read(text, raw_html=raw_html)
    finally:
        sys.setprofile(None)
    return count


def each(form: str, between: str = "") -> Repeated:
    """Return what writes a form so many times; `{}` in it is the number."""
    return lambda count: between.join(form.replace("{}", str(n)) for n in range(count))


def nested(count: int) -> str:
    return "".join(f"{'    ' * depth}* a\n" for depth in range(count))


def columns(count: int) -> str:
    return "".join(f"{f'|{cell}' * count}|\n" for cell in "a-b")


def abbreviations(count: int) -> str:
    return each("*[A{}]: a\n\n")(count) + "\n" + each("A{} ")(count)


# The catalogue of what Python-Markdown takes minutes for, or runs out of stack.
REFUSED: dict[str, tuple[Repeated, int, str]] = {
    "brackets": (each("["), 8_000, f"3:1 {COMPLEX} marks"),
    "brackets of pictures": (each("!["), 8_000, f"3:1 {COMPLEX} marks"),
    "sections of XML": (each("<![CDATA["), 2_000, f"3:1 {COMPLEX}"),
    "underlined headings": (each("a\n=\n"), 8_000, f"3:1 {COMPLEX} marks"),
    "equal headings": (each("# a\n"), 8_000, f"3:1 {COMPLEX} marks"),
    "abbreviations": (abbreviations, 8_000, f"403:1 {COMPLEX} the body has more than 200"),
    "footnotes": (each("[^{}]: a\n"), 8_000, f"503:1 {COMPLEX} the body has more than 500"),
    "tabs": (lambda count: "\t" * count + "a", 8_000, f"3:1 {COMPLEX} marks"),
    "definitions": (each("a\n: b\n"), 8_000, f"3:1 {COMPLEX} more than 100 definitions"),
    "columns": (columns, 2_000, f"3:1 {COMPLEX} the table has more than 100 columns"),
    "lists in lists": (nested, 300, f"23:1 {COMPLEX} lists or quotations are nested"),
    "quotations in quotations": (each(">"), 8_000, f"3:1 {COMPLEX} lists or quotations"),
    "emphasis in emphasis": (each("*a _b "), 8_000, f"3:1 {COMPLEX} more than 100 passages"),
}


@pytest.mark.parametrize("raw_html", [False, True], ids=["escaped HTML", "raw HTML"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_takes_minutes_is_an_error_where_it_stands(name: str, *, raw_html: bool) -> None:
    make, count, error = REFUSED[name]
    text = f"One.\n\n{make(count)}"

    (found,) = said(read(text, raw_html=raw_html))

    assert found.startswith(error)
    assert steps(text, raw_html=raw_html) < 10 * len(text)


def test_tags_that_never_end_are_an_error_where_raw_html_is_on() -> None:
    (found,) = said(read("One.\n\n" + "<a " * 8_000, raw_html=True))

    assert found.startswith(f"3:1 {COMPLEX} tags are opened here and never end")


# What is read, and the number from which it is doubled. Definitions that follow each other and
# lists in lists are not here: they grow faster, up to the hundred and the twenty that are allowed.
READ: dict[str, tuple[Repeated, int]] = {
    "tags": (each("<a "), 1_000),
    "underlined headings": (each("a\n=\n\n"), 500),
    "equal headings": (each("# a\n\n"), 500),
    "abbreviations": (abbreviations, 50),
    "footnotes": (each("a[^{}]\n\n[^{}]: b\n\n"), 200),
    "definitions apart": (each("a\n: b\n\n"), 500),
    "rows": (lambda count: "a|b\n-|-\n" + "c|d\n" * count, 500),
    "columns": (columns, 50),
    "items": (each("* a\n"), 1_000),
    "quotations": (each("> a\n"), 1_000),
    "backticks": (each("`a "), 1_000),
    "emphasis": (each("*a* "), 1_000),
    "links": (each("[a](https://example.org/{}) "), 500),
    "links in paragraphs": (each("[a](https://example.org/{})\n\n"), 500),
    "addresses that nobody names": (each("[{}]: https://example.org/{}\n\n"), 500),
    "pictures": (each("![a](a{}.jpg)\n\n"), 500),
    "citations": (each("[@bbc] "), 1_000),
    "unknown citations": (each("[@bbd{}] "), 1_000),
    "attributes": (each("# a {: .b }\n\n"), 1_000),
    "entities": (each("&eacute; "), 1_000),
    "escapes": (each("\\*"), 1_000),
    "quotation marks": (each("\"a\" 'b' "), 1_000),
    "quotation marks in emphasis": (each('*"a"* '), 1_000),
    "comments": (each("<!-- a -->"), 1_000),
    "comments that never end": (each("<!-- "), 1_000),
    "fences": (each("~~~\na\n~~~\n\n"), 500),
    "lines": (each("a  \n"), 1_000),
}


@pytest.mark.parametrize("raw_html", [False, True], ids=["escaped HTML", "raw HTML"])
@pytest.mark.parametrize("name", READ)
def test_twice_the_text_is_twice_the_steps(name: str, *, raw_html: bool) -> None:
    make, count = READ[name]
    once, twice = f"One.\n\n{make(count)}", f"One.\n\n{make(2 * count)}"
    # What is done only once, such as importing and making slugs, is done before.
    reading = read(twice, raw_html=raw_html)

    assert not [one for one in reading.diagnostics if one.code == COMPLEX]
    assert steps(twice, raw_html=raw_html) < MOST_GROWTH * steps(once, raw_html=raw_html)
