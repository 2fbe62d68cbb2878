"""The texts of the interface in templates: in the language of the page, with plural forms."""

import json

import pytest
from markupsafe import Markup

from dateline.base.wording import Interface, Texts
from dateline.model.page import TemplateFault
from dateline.rendering.environment import environment_for
from dateline.rendering.render import render
from dateline.rendering.words import Phrase
from tests.rendering.proof import laid_out

TEXTS: dict[str, Texts] = {
    "en": {
        "tag": "Tag <&>",
        "by": "By {names} & co",
        "count_of": {"one": "One article of {year}", "other": "{count} articles of {year}"},
    },
    "ru": {
        "tag": "Тема",
        "by": "Автор: {names}",
        "count_of": {
            "one": "{count} статья ({year})",
            "few": "{count} статьи ({year})",
            "many": "{count} статей ({year})",
            "other": "{count} статьи ({year})",
        },
    },
    "ar": {
        "tag": "موضوع",
        "by": "بقلم {names}",
        "count_of": {
            "zero": "لا مقالات ({year})",
            "one": "مقالة واحدة ({year})",
            "two": "مقالتان ({year})",
            "few": "{count} مقالات ({year})",
            "many": "{count} مقالة ({year})",
            "other": "{count} مقالة أخرى ({year})",
        },
    },
}


def shown(text: str, site: str = "en", /, **parts: object) -> str:
    """Return a page of a site in the language `site`."""
    page, values = laid_out(parts)
    made = render(page, values, {"t.html": text}, Interface(language=site, texts=TEXTS))
    assert isinstance(made, bytes), made
    return made.decode()


def html(text: str) -> str:
    """Return what a browser reads in an attribute."""
    return Markup(text).unescape()  # noqa: S704 - printed by the theme


def fault(text: str) -> TemplateFault:
    page, values = laid_out({})
    made = render(page, values, {"t.html": text}, Interface(language="en", texts=TEXTS))
    assert isinstance(made, TemplateFault), made
    return made


def test_a_text_is_printed_and_escaped() -> None:
    assert shown('{{ words.tag }}|<p title="{{ words.tag }}">') == (
        'Tag &lt;&amp;&gt;|<p title="Tag &lt;&amp;&gt;">'
    )


def test_what_is_filled_in_is_escaped_unless_it_is_html() -> None:
    text = (
        "{% set link %}<a>x</a>{% endset %}{{ words.by(names=x.name) }} {{ words.by(names=link) }}"
    )
    assert shown(text, x={"name": "<b>"}) == "By &lt;b&gt; &amp; co By <a>x</a> &amp; co"


def test_a_text_can_be_handed_on_and_is_escaped_once() -> None:
    text = "{% set name = words.by(names='A & B') %}{{ name }}|{{ name|length }}|{{ name ~ '<' }}"
    assert shown(text) == "By A &amp; B &amp; co|13|By A &amp; B &amp; co&lt;"
    text = "{% set i %}<i>{% endset %}{% set n = words.by(names=i) %}{{ n }}{{ n is escaped }}"
    assert shown(text) == "By <i> &amp; coTrue"


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        (
            "en",
            (
                "0 articles of 2009; One article of 2009; 2 articles of 2009; 5 articles of 2009;"
                " 21 articles of 2009; 1,101 articles of 2009; "
            ),
        ),
        (
            "ru",
            (
                "0 статей (2009); 1 статья (2009); 2 статьи (2009); 5 статей (2009);"
                " 21 статья (2009); 1\u00a0101 статья (2009); "
            ),
        ),
        (
            "ar",
            (
                "لا مقالات (2009); مقالة واحدة (2009); مقالتان (2009); 5 مقالات (2009);"
                " 21 مقالة (2009); 1,101 مقالة أخرى (2009); "
            ),
        ),
    ],
)
def test_a_number_chooses_the_form_of_the_language(language: str, printed: str) -> None:
    text = "{% for n in x.n %}{{ words.count_of(count=n, year=2009) }}; {% endfor %}"
    assert shown(text, language, x={"n": [0, 1, 2, 5, 21, 1101]}) == printed


ABOUT = (
    "{{ words.tag }} {{ site_words.tag }} {{ words.language }} {{ words.direction }} {{ d|date }}"
)
DAY = {"year": 2009, "month": 6, "day": 25}


@pytest.mark.parametrize(
    ("site", "shows", "printed"),
    [
        ("ru", None, "Тема Тема ru ltr 25 июня 2009\u202fг."),
        ("ru", "ar", "موضوع Тема ar rtl 25 يونيو 2009"),
        ("ru", "kk", "Тема Тема ru ltr 25 июня 2009\u202fг."),
        ("ar", "ru-KZ", "Тема موضوع ru-KZ ltr 25 июня 2009\u202fг."),
        # Nobody has translated it: the words are English, the dates are not.
        ("kk", None, "Tag &lt;&amp;&gt; Tag &lt;&amp;&gt; kk ltr 2009\u202fж. 25 маусым"),
    ],
)
@pytest.mark.parametrize("kind", ["article", "fixed"])
def test_a_page_speaks_the_language_of_what_it_shows_and_the_frame_that_of_the_site(
    kind: str, site: str, shows: str | None, printed: str
) -> None:
    parts = {kind: {"language": shows}} if shows else {"x": {"language": "fr"}}
    assert shown(ABOUT, site, d=DAY, **parts) == printed


def test_english_forms_are_chosen_by_english_rules_where_a_language_has_no_texts() -> None:
    # In Japanese all numbers have one form.
    assert shown("{{ words.count_of(count=1, year=1) }}", "ja") == "One article of 1"


def test_a_form_that_is_not_there_is_the_other() -> None:
    phrase = Phrase("x", {"one": "1", "other": "{count}"}, "ru", str)
    assert [phrase(count=number) for number in (1, 2, 5, 21)] == ["1", "2", "5", "1"]


def test_macros_and_imported_templates_print_the_texts_of_the_page() -> None:
    texts = {
        "m.html": "{% macro by(x) %}{{ words.by(names=x) }}/{{ words.tag }}{% endmacro %}",
        "t.html": '{% import "m.html" as m %}{{ m.by("A") }}|{{ m.by|once("A") }}',
    }
    interface = Interface(language="ru", texts=TEXTS)
    for language, expected in (("ar", "بقلم A/موضوع"), ("ru", "Автор: A/Тема")):
        page, values = laid_out({"article": {"language": language}})
        made = render(page, values, texts, interface)
        assert isinstance(made, bytes)
        assert made.decode() == f"{expected}|{expected}"


@pytest.mark.parametrize(
    "text",
    [
        "{% macro m(words) %}{{ words.tag }}{% endmacro %}{{ m(x) }}",
        "{% set words = x %}{{ words.tag }}",
        "{% for words in [x] %}{{ words.tag }}{% endfor %}",
    ],
)
def test_a_template_may_call_something_else_by_the_name(text: str) -> None:
    assert shown(text, x={"tag": "mine"}) == "mine"


@pytest.mark.parametrize(
    "text",
    [
        '{% import "m.html" as words %}{{ words.tag() }}',
        '{% from "m.html" import tag as words %}{{ words() }}',
        '{% from "m.html" import words %}{{ words() }}',
        "{% macro words() %}own{% endmacro %}{{ words() }}",
    ],
)
def test_a_template_may_import_something_by_the_name(text: str) -> None:
    page, values = laid_out({})
    other = "{% macro tag() %}own{% endmacro %}{% macro words() %}own{% endmacro %}"
    texts = {"t.html": text, "m.html": other}
    assert render(page, values, texts, Interface(language="en", texts=TEXTS)) == b"own"


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        (
            "\n{{ words.tagg }}",
            "template-undefined",
            "this value has no attribute 'tagg'",
            "did you mean `tag`?",
        ),
        (
            "\n{{ words.nobody(names='x') }}",
            "template-undefined",
            "this value has no attribute 'nobody'",
            "",
        ),
        ("\n{{ words.by }}", "template-failed", "TypeError: `words.by` wants names=…", ""),
        (
            "\n{{ words.by(name='x') }}",
            "template-failed",
            "TypeError: `words.by` wants names=…, not name=…",
            "",
        ),
        (
            "\n{{ words.count_of(count=1)|upper }}",
            "template-failed",
            "TypeError: `words.count_of` wants count=…, year=…, not count=…",
            "",
        ),
        (
            "\n{{ words.by() }}",
            "template-failed",
            "TypeError: `words.by` wants names=…, not nothing",
            "",
        ),
        (
            "\n{{ words.tag(n=1) }}",
            "template-failed",
            "TypeError: 'str' object is not callable",
            "",
        ),
    ],
)
def test_a_mistake_with_a_text_is_a_fault_of_the_template(
    text: str, code: str, message: str, hint: str
) -> None:
    found = fault(text)
    assert (found.code, found.message, found.hint, found.line) == (code, message, hint, 2)


def test_scripts_get_texts_with_their_places_as_json() -> None:
    text = '<p data-texts="{{ words|for_script("tag", "count_of") }}">'
    escaped = shown(text).removeprefix('<p data-texts="').removesuffix('">')
    assert json.loads(html(escaped)) == {
        "tag": TEXTS["en"]["tag"],
        "count_of": TEXTS["en"]["count_of"],
    }


def test_an_environment_is_made_once_for_each_language_that_pages_speak() -> None:
    texts, interface = {"t.html": ""}, Interface(language="en", texts=TEXTS)
    arabic = environment_for(texts, interface, "ar")
    assert environment_for(texts, interface, "ar") is arabic
    assert environment_for(texts, interface, "kk") is environment_for(texts, interface, "en")
    other = Interface(language="en", texts={**TEXTS, "ar": {**TEXTS["ar"], "tag": "وسم"}})
    assert environment_for(texts, other, "ar") is not arabic
    assert environment_for(texts, interface, "ar") is arabic
