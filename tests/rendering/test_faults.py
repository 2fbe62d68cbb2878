import pytest

from dateline.base.dates import PartialDate
from dateline.model.page import TemplateFault
from tests.rendering.proof import fault

ARTICLE = {"headline": "x", "place": {"dateline": "ALMATY"}, "sources": [{"outlet": "BBC"}]}


def test_a_mistake_of_syntax_is_placed_in_its_template_and_line() -> None:
    assert fault("<p>\n{% if x %}\n</p>") == TemplateFault(
        "template-syntax",
        (
            "Unexpected end of template. Jinja was looking for the following tags: 'elif' or "
            "'else' or 'endif'. The innermost block that needs to be closed is 'if'."
        ),
        "t.html",
        3,
    )


def test_a_mistake_of_syntax_in_another_template_is_placed_there() -> None:
    templates = {"t.html": '\n\n{% include "i.html" %}', "i.html": "\n{{ a b }}"}
    found = fault(templates)
    assert (found.code, found.template, found.line) == ("template-syntax", "i.html", 2)
    assert found.message == "expected token 'end of print statement', got 'b'"


def test_an_undefined_name_is_told_with_the_nearest_part() -> None:
    assert fault("<p>\n{{ artikle.headline }}", article=ARTICLE) == TemplateFault(
        "template-undefined", "'artikle' is undefined", "t.html", 2, "did you mean `article`?"
    )


def test_an_undefined_field_is_told_with_the_nearest_field() -> None:
    assert fault("{{ article.hedline }}", article=ARTICLE) == TemplateFault(
        "template-undefined",
        "this value has no attribute 'hedline'",
        "t.html",
        1,
        "did you mean `headline`?",
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ article.place.datelin }}", "did you mean `dateline`?"),
        ("{{ article.sources[0].outlets }}", "did you mean `outlet`?"),
        ("{{ page.rooot }}", "did you mean `root`?"),
        ("{% for card in cards %}{{ card.adress }}{% endfor %}", "did you mean `address`?"),
        ("{{ article.zzzzzz }}", ""),
        ("{{ zzzzzz }}", ""),
    ],
)
def test_fields_at_any_depth_and_in_lists_are_known(text: str, hint: str) -> None:
    found = fault(text, article=ARTICLE, cards=({"address": "a"},))
    assert (found.code, found.hint) == ("template-undefined", hint)


def test_an_undefined_name_in_a_macro_is_placed_in_the_file_of_the_macro() -> None:
    templates = {
        "t.html": '{% extends "base.html" %}\n{% import "m.html" as m %}\n{% block main %}\n'
        "{{ m.line(article) }}\n{% endblock %}",
        "base.html": "<main>\n\n{% block main %}{% endblock %}",
        "m.html": "{% macro line(article) %}\n<p>\n\n\n{{ article.nothing }}</p>\n{% endmacro %}",
    }
    found = fault(templates, article=ARTICLE)
    assert (found.template, found.line) == ("m.html", 5)


def test_an_undefined_name_in_the_frame_is_placed_in_the_frame() -> None:
    templates = {"t.html": '{% extends "base.html" %}', "base.html": "<head>\n{{ sitee }}"}
    found = fault(templates, site={"title": "x", "base_url": ""})
    assert (found.template, found.line, found.hint) == ("base.html", 2, "did you mean `site`?")


def test_an_undefined_name_in_an_include_is_placed_in_the_include() -> None:
    templates = {"t.html": '{% include "i.html" %}', "i.html": "\n\n\n{{ nobody }}"}
    assert (fault(templates).template, fault(templates).line) == ("i.html", 4)


def test_a_macro_that_does_not_exist_is_told_where_it_is_called() -> None:
    templates = {
        "t.html": '{% import "m.html" as m %}\n{{ m.lnk() }}',
        "m.html": "{% macro link() %}{% endmacro %}",
        "broken.html": "{% macro lnnk() %}{% if %}",
    }
    assert fault(templates) == TemplateFault(
        "template-undefined",
        "the imported template has no attribute 'lnk'",
        "t.html",
        2,
        "did you mean `link`?",
    )


def test_a_block_that_does_not_exist_is_told_where_it_is_called() -> None:
    found = fault("\n{{ self.sidebar() }}")
    assert (found.code, found.template, found.line) == ("template-undefined", "t.html", 2)
    assert found.message == "the template has no attribute 'sidebar'"


def test_a_block_without_a_parent_is_told_where_it_calls_it() -> None:
    templates = {
        "t.html": '{% extends "base.html" %}\n{% block other %}{{ super() }}{% endblock %}',
        "base.html": "{% block main %}{% endblock %}{{ self.other() }}",
    }
    found = fault(templates)
    assert (found.code, found.template, found.line) == ("template-undefined", "t.html", 2)
    assert found.message == "there is no parent block called 'other'."


def test_a_required_block_that_is_missing_is_told() -> None:
    templates = {
        "t.html": '{% extends "base.html" %}',
        "base.html": "\n{% block main required %}{% endblock %}",
    }
    found = fault(templates)
    assert (found.code, found.template, found.line) == ("template-failed", "base.html", 2)
    assert found.message == "TemplateRuntimeError: Required block 'main' not found"


def test_a_missing_template_is_told_with_the_nearest_name() -> None:
    templates = {"t.html": '\n{% include "_macro.html" %}', "_macros.html": ""}
    assert fault(templates) == TemplateFault(
        "template-missing",
        "there is no template _macro.html",
        "t.html",
        2,
        "did you mean _macros.html?",
    )


def test_a_missing_parent_and_a_missing_page_template_are_told() -> None:
    found = fault('\n\n{% extends "zzzzzzzzzz" %}')
    assert (found.code, found.template, found.line) == ("template-missing", "t.html", 3)
    assert found.hint == ""
    assert fault({"x.html": ""}) == TemplateFault(
        "template-missing", "there is no template t.html", "t.html", 1, "did you mean x.html?"
    )


def test_an_unknown_filter_is_told_with_the_nearest() -> None:
    assert fault("\n{{ x|dat }}", x=PartialDate(year=2009)) == TemplateFault(
        "template-syntax", "No filter named 'dat'.", "t.html", 2, "did you mean `date`?"
    )


def test_an_unknown_filter_in_a_branch_is_found_when_the_branch_is_taken() -> None:
    text = "\n{% if true %}{{ 1|nunber }}{% endif %}"
    assert fault(text) == TemplateFault(
        "template-syntax", "No filter named 'nunber' found.", "t.html", 2, "did you mean `number`?"
    )


def test_an_unknown_test_is_told_with_the_nearest() -> None:
    assert fault("{{ 1 is evenn }}") == TemplateFault(
        "template-syntax", "No test named 'evenn'.", "t.html", 1, "did you mean `even`?"
    )


def test_an_exception_inside_is_placed_where_the_template_caused_it() -> None:
    templates = {
        "t.html": '{% import "m.html" as m %}{{ m.half(0) }}',
        "m.html": "{% macro half(n) %}\n\n{{ 1 // n }}{% endmacro %}",
    }
    assert fault(templates) == TemplateFault(
        "template-failed", "ZeroDivisionError: integer division or modulo by zero", "m.html", 3
    )


def test_an_exception_inside_a_filter_is_placed_where_the_filter_stands() -> None:
    found = fault("\n\n\n{{ x|date }}", x={"year": 2009, "month": 13, "day": 1})
    assert (found.code, found.template, found.line) == ("template-failed", "t.html", 4)
    assert found.message.startswith("ValueError: month must be in 1..12")


def test_a_template_without_end_is_a_fault_and_no_traceback() -> None:
    found = fault("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}")
    assert found.code == "template-failed"
    assert found.message.startswith("RecursionError: ")


def test_a_template_that_makes_what_is_no_text_is_a_fault() -> None:
    found = fault('{{ "\\ud800" }}')
    assert (found.code, found.template, found.line) == ("template-failed", "t.html", 1)
    assert found.message.startswith("UnicodeEncodeError: ")


def test_the_same_mistake_on_two_pages_is_the_same_fault() -> None:
    assert fault("{{ nobody }}", article=ARTICLE) == fault("{{ nobody }}", article={"url": "b"})
