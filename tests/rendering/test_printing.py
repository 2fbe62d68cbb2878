"""What is printed, and what macros are given: as Jinja2 by itself would have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup, escape

from dateline.rendering.environment import environment_for
from dateline.rendering.escaping import printed
from tests.rendering.proof import SILENT, fault


class Emblem:
    """Something that says itself what it is in HTML."""

    def __html__(self) -> str:
        return "<svg>"


@given(st.text() | st.text("&<>\"'a;#39"))
def test_text_is_escaped_as_markupsafe_does(text: str) -> None:
    assert printed(text) == str(escape(text))


@pytest.mark.parametrize(
    "value", [1, True, None, 1.5, ("<", 1), Markup("<b>&amp;</b>"), Emblem(), Markup("")]
)
def test_other_values_are_printed_as_markupsafe_does(value: object) -> None:
    assert printed(value) == str(escape(value))


def test_trusted_html_is_not_copied() -> None:
    prose = Markup("<p>x</p>")
    assert printed(prose) is prose


def test_what_is_not_there_cannot_be_printed() -> None:
    with pytest.raises(UndefinedError):
        printed(StrictUndefined(name="x"))


MACROS = """
{% macro line(a, b="<B>") %}[{{ a }}|{{ b }}]{% endmacro %}
{% macro any(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}
{% macro box(a) %}<{{ a }}>{{ caller() }}</{{ a }}>{% endmacro %}
{% macro list(rows) %}{% for row in rows %}{{ line(row, loop.index) }}{% endfor %}{% endmacro %}
"""


@pytest.mark.parametrize(
    "text",
    [
        "{{ line(x) }}",
        "{{ line(x, x) }}",
        "{{ line(b=x, a=1) }}",
        "{{ line(x, b=2) }}",
        "{{ any(x, 1, 2) }}{{ any(x, c=3) }}",
        "{% call box('p') %}{{ x }}{% endcall %}",
        "{{ list([x, 'y']) }}",
        "{{ line(line(x))|upper }}",
        "{{ (line(x) ~ x)|length }}",
        "{% autoescape false %}{{ line(x) ~ x }}{{ x }}{% endautoescape %}",
        "{% for i in [1, 1, 2] %}{{ loop.changed(i) }}{% endfor %}",
        "{% set piece = line(x) %}{{ piece is escaped }}{{ piece }}",
    ],
)
def test_macros_print_what_they_print_in_plain_jinja(text: str) -> None:
    words = {"x": "<&\"'>"}
    plain = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    ours = environment_for({"t.html": MACROS + text}, SILENT).get_template("t.html")
    assert ours.render(words) == plain.from_string(MACROS + text).render(words)


def test_too_much_for_a_macro_is_a_fault_and_too_little_an_undefined_parameter() -> None:
    macro = "{% macro line(a) %}\n{{ a }}{% endmacro %}\n"
    found = fault(macro + "{{ line(1, 2) }}")
    assert (found.code, found.line) == ("template-failed", 3)
    assert found.message == "TypeError: macro 'line' takes not more than 1 argument(s)"
    found = fault(macro + "{{ line() }}")
    assert (found.code, found.line) == ("template-undefined", 2)
    assert found.message == "parameter 'a' was not provided"
