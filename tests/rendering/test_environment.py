import json

import pytest
from jinja2 import Environment
from jinja2.exceptions import TemplateNotFound

from dateline.rendering.environment import (
    TextLoader,
    closures,
    environment_for,
    template_of,
)
from dateline.rendering.filters import filters_for
from tests.rendering.proof import SILENT, fault, printed, silent

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'single'"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;quotes&#34; &#39;single&#39;"


def test_text_is_escaped_in_elements_and_attributes() -> None:
    page = printed('<p title="{{ x.a }}">{{ x.a }}</p>', x={"a": HOSTILE})
    assert page == f'<p title="{ESCAPED}">{ESCAPED}</p>'


@pytest.mark.parametrize("name", ["t.html", "t.xml", "t.txt", "t"])
def test_text_is_escaped_whatever_a_template_is_called(name: str) -> None:
    environment = environment_for({name: "{{ x }}"}, SILENT)
    assert environment.get_template(name).render({"x": HOSTILE}) == ESCAPED


def test_text_that_went_through_macros_includes_and_filters_is_escaped_once() -> None:
    templates = {
        "t.html": '{% import "m.html" as m %}{{ m.w(x.a) }}{% include "i.html" %}{{ x.a|trim }}',
        "m.html": "{% macro w(text) %}{{ text }}{% endmacro %}",
        "i.html": "{{ x.a ~ '' }}",
    }
    assert printed(templates, x={"a": "<&"}) == "&lt;&amp;" * 3


def test_a_name_that_is_not_there_is_an_error_and_not_nothing() -> None:
    assert fault("{{ nobody }}").code == "template-undefined"
    assert fault("{% if nobody %}{% endif %}").code == "template-undefined"
    assert fault("{% for x in nobody %}{% endfor %}").code == "template-undefined"


@pytest.mark.parametrize("name", ["lipsum", "request", "config", "open", "environ"])
def test_there_is_no_global_that_leads_out_or_changes(name: str) -> None:
    assert fault(f"{{{{ {name}() }}}}").code == "template-undefined"


def test_there_is_no_randomness() -> None:
    assert fault("{{ [1, 2]|random }}").message == "No filter named 'random'."


def test_nothing_is_added_to_jinja_but_our_filters_and_nothing_is_left_but_the_pure() -> None:
    plain, ours = Environment(autoescape=True), environment_for({}, SILENT)
    assert plain.globals.keys() - ours.globals.keys() == {"lipsum"}
    assert ours.globals.keys() - plain.globals.keys() == {"words", "site_words"}
    assert plain.filters.keys() - ours.filters.keys() == {"random"}
    assert ours.filters.keys() - plain.filters.keys() == filters_for("en").keys()
    assert ours.tests.keys() == plain.tests.keys()


@pytest.mark.parametrize(
    "name", ["other.html", "../site_config.yaml", "/etc/hostname", "./t.html", "base.html"]
)
def test_a_template_reaches_no_other_than_those_it_is_given(name: str) -> None:
    found = fault(f'{{% include "{name}" %}}')
    assert (found.code, found.message) == ("template-missing", f"there is no template {name}")


def test_blocks_leave_no_empty_lines_behind() -> None:
    assert printed("<ul>\n  {% if true %}\n<li>\n  {% endif %}\n</ul>") == "<ul>\n<li>\n</ul>"


def test_the_same_texts_give_the_same_environment() -> None:
    first = environment_for({"a": "1", "b": "2"}, SILENT)
    assert environment_for({"b": "2", "a": "1"}, SILENT) is first
    assert environment_for({"a": "1", "b": "3"}, SILENT) is not first
    assert environment_for({"a": "1", "b": "2"}, silent("ru")) is not first


def test_a_loader_names_its_templates_in_tracebacks() -> None:
    loader = TextLoader({"b.html": "B", "a.html": "A"})
    text, name, is_current = loader.get_source(Environment(autoescape=True), "b.html")
    assert (text, name, is_current()) == ("B", "<template b.html>", True)
    assert template_of(name) == "b.html"
    assert template_of("environment.py") == ""
    with pytest.raises(TemplateNotFound):
        loader.get_source(Environment(autoescape=True), "c.html")


CLOSED = {
    "base.html": '{% import "macros.html" as m %}{% block main %}{% endblock %}',
    "macros.html": "{% macro a() %}{% endmacro %}",
    "extends.html": '{% extends "base.html" %}',
    "includes.html": '{% include "extends.html" %}',
    "from.html": '{% from "macros.html" import a %}',
    "several.html": '{% include ["alone.html", "macros.html"] %}',
    "conditional.html": '{% if x %}{% include "alone.html" %}{% endif %}',
    "alone.html": "words",
    "missing.html": '{% include "nowhere.html" %}',
    "optional.html": '{% include "nowhere.html" ignore missing %}',
    "broken.html": '{% include "alone.html" %}{% if %}',
    "uses-broken.html": '{% include "broken.html" %}',
    "round.html": '{% include "about.html" %}',
    "about.html": '{% include "round.html" %}',
}


@pytest.mark.parametrize(
    ("name", "closure"),
    [
        ("alone.html", ("alone.html",)),
        ("base.html", ("base.html", "macros.html")),
        ("extends.html", ("base.html", "extends.html", "macros.html")),
        ("includes.html", ("base.html", "extends.html", "includes.html", "macros.html")),
        ("from.html", ("from.html", "macros.html")),
        ("several.html", ("alone.html", "macros.html", "several.html")),
        ("conditional.html", ("alone.html", "conditional.html")),
        ("missing.html", ("missing.html", "nowhere.html")),
        ("optional.html", ("nowhere.html", "optional.html")),
        ("broken.html", ("broken.html",)),
        ("uses-broken.html", ("broken.html", "uses-broken.html")),
        ("round.html", ("about.html", "round.html")),
    ],
)
def test_a_closure_is_every_template_the_output_can_depend_on(
    name: str, closure: tuple[str, ...]
) -> None:
    assert closures(CLOSED)[name] == closure


@pytest.mark.parametrize(
    "text",
    [
        "{% include x.template %}",
        '{% include "a" ~ ".html" %}',
        '{% extends "alone.html" if x else "base.html" %}',
        "{% import x.name as m %}",
        "{% from x.name import a %}",
        '{% include ["alone.html", x.name] %}',
    ],
)
def test_a_name_made_while_rendering_may_be_any_template(text: str) -> None:
    templates = {**CLOSED, "dynamic.html": text, "above.html": '{% include "dynamic.html" %}'}
    found = closures(templates)
    assert found["dynamic.html"] == tuple(sorted(templates))
    assert found["above.html"] == tuple(sorted(templates))
    assert found["alone.html"] == ("alone.html",)


def test_closures_are_the_same_in_any_order_and_can_be_kept_as_json() -> None:
    backwards = dict(reversed(CLOSED.items()))
    assert closures(backwards) == closures(CLOSED)
    assert json.loads(json.dumps(closures(CLOSED)))["alone.html"] == ["alone.html"]
    assert closures({}) == {}
