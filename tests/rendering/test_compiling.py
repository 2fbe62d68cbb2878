"""What our compiler makes of a template prints what Jinja2's own prints."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from tests.rendering.proof import fault, printed

VALUE = {
    "class": "a keyword",
    "größe": "<large>",
    "url": "a&b.html",
    "rows": [{"name": "x"}, {"name": "<y>"}],
    "inner": {"deep": {"deeper": "'water'"}},
    "nothing": None,
    "number": 7,
}
BASE = """<{% block a %}base{% endblock %}|{% block b scoped %}{{ x.url }}{% endblock %}>
{% for row in x.rows %}{% block c scoped %}{{ row.name }}{{ loop.index }}{% endblock %}{% endfor %}
{% macro m(row) %}[{{ row.name }}]{% endmacro %}{{ m(x.rows[0]) }}{{ self.a() }}
"""


@pytest.mark.parametrize(
    "text",
    [
        "{{ x.url }}",
        "{{ x.class }} {{ x.größe }} {{ x.inner.deep.deeper }} {{ x['inner'].deep['deeper'] }}",
        "{{ x.number }}{{ x.nothing }}{{ 'constant<' }}{{ 1 + 2 }}",
        "{{ x.missing is defined }} {{ x.inner.missing|default('-') }} {{ x.__none__ is defined }}",
        "{% for row in x.rows if row.name != 'x' %}{{ row.name }},{{ loop.last }}{% endfor %}",
        "{{ {'url': 1, 'keys': 2}.url }} {{ 'text'.upper() }} {{ (1, 2).index(2) }}",
        "{% set x = x.rows[1] %}{{ x.name }}{{ x.name|length }}",
        "{% set piece %}{{ x.url }}!{% endset %}{{ piece }}",
        "{{ x.rows|map(attribute='name')|join(',') }}",
        "{% autoescape x.number == 7 %}{{ x.url }}|{{ x.url.upper() }}{% endautoescape %}",
        "{% autoescape false %}{{ x.url }}|{{ x.url.upper() }}{% endautoescape %}",
        "{% filter upper %}{{ x.url }}-{{ x.inner.deep.deeper }}{% endfilter %}",
        "{% extends 'base.html' %}not printed {{ x.url }}{% block a %}{{ super() }}+{% endblock %}",
        "{% extends 'base.html' %}{% block c %}{{ row.name }}/{% endblock %}",
        "{% if x.number == 7 %}{% extends 'base.html' %}{% endif %}{% block a %}!{% endblock %}",
        "{% if x.number == 8 %}{% extends 'base.html' %}{% endif %}{% block a %}!{% endblock %}",
        (
            "{% import 'part.html' as m with context %}{{ m.again is callable }}"
            "{{ m.lost is defined }}{{ m.__lost__ is defined }}"
            "{% for m in x.rows %}{{ m.name }}{% endfor %}"
        ),
        "{% macro each(loop) %}{{ loop.index }}{% endmacro %}{{ each({'index': x.number}) }}",
        (
            "{% for row in x.rows %}{{ loop.index0 }}{{ loop.cycle('a', 'b') }}{{ loop.length }}"
            "{{ loop.lost is defined }}{{ loop.nextitem is defined }}{% endfor %}"
        ),
        "{% include 'part.html' %}{% import 'part.html' as part with context %}{{ part.again() }}",
    ],
)
def test_a_page_is_what_plain_jinja_makes_of_it(text: str) -> None:
    texts = {
        "t.html": text,
        "base.html": BASE,
        "part.html": "({{ x.url }}){% macro again(n=2) %}{{ x.url * n }}{% endmacro %}",
    }
    plain = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=DictLoader(texts),
    )
    assert printed(texts, x=VALUE) == plain.get_template("t.html").render(x=VALUE)


def test_a_block_that_must_be_filled_is_a_fault_while_it_is_empty() -> None:
    found = fault("{% block needed required %}{% endblock %}")
    assert found.message == "TemplateRuntimeError: Required block 'needed' not found"


@pytest.mark.parametrize("name", ["lost", "class", "__lost__"])
def test_a_field_that_is_not_there_is_found_on_its_line(name: str) -> None:
    found = fault("<p>\n{{ x.a }} and {{ x.a }}\n<b>{{ x." + name + " }}</b>\n</p>", x={"a": 1})
    assert (found.code, found.line) == ("template-undefined", 3)
    assert found.message == f"this value has no attribute '{name}'"


def test_a_field_of_what_is_not_there_is_said_to_be_missing_itself() -> None:
    assert fault("{{ x.lost.name }}", x={"a": 1}).message == "this value has no attribute 'lost'"
