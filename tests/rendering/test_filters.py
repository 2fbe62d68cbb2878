import pytest
from babel import localedata
from jinja2.runtime import Macro
from markupsafe import Markup

from dateline.base.dates import PartialDate
from dateline.rendering.environment import environment_for
from dateline.rendering.filters import filters_for, iso
from tests.indexing.desk import moment
from tests.rendering.proof import SILENT, fault, printed, record

DAY = PartialDate(year=2009, month=6, day=25)
MONTH = PartialDate(year=2009, month=6)
YEAR = PartialDate(year=2009)


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("en", "June 25, 2009", "June 2009", "2009"),
        ("en-GB", "25 June 2009", "June 2009", "2009"),
        ("ar", "25 يونيو 2009", "يونيو 2009", "2009"),
        ("ru", "25 июня 2009\u202fг.", "июнь 2009\u202fг.", "2009"),
        ("zh", "2009年6月25日", "2009年6月", "2009年"),
        ("zh-Hant", "2009年6月25日", "2009年6月", "2009年"),
        ("fr", "25 juin 2009", "juin 2009", "2009"),
    ],
)
def test_dates_in_a_language_with_the_precision_they_have(
    language: str, day: str, month: str, year: str
) -> None:
    def date(value: PartialDate) -> str:
        return printed("{{ x|date }}", language=language, x=value)

    assert (date(DAY), date(MONTH), date(YEAR)) == (day, month, year)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2009-06-25", "June 25, 2009"),
        ("2009-06-25T23:30+06:00", "June 25, 2009"),
        ("2009-06-25T00:30-11:00", "June 25, 2009"),
    ],
)
def test_a_moment_is_printed_with_the_day_that_was_written(written: str, day: str) -> None:
    assert printed("{{ x|date }}", x=moment(written)) == day


def test_a_date_can_be_printed_in_another_language() -> None:
    assert printed('{{ x|date("fr") }} {{ x|date }}', x=DAY) == "25 juin 2009 June 25, 2009"


def test_a_language_that_does_not_exist_is_a_fault_of_the_template() -> None:
    found = fault('{{ x|date("xx") }}', x=DAY)
    assert (found.code, found.line) == ("template-failed", 1)
    assert found.message == "UnknownLocaleError: unknown locale 'xx'"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (DAY, "2009-06-25"),
        (MONTH, "2009-06"),
        (YEAR, "2009"),
        (PartialDate(year=987), "0987"),
        (PartialDate(year=987, month=1, day=2), "0987-01-02"),
        (moment("2009-06-25"), "2009-06-25"),
        (moment("2009-06-25T06:00+06:00"), "2009-06-25T06:00:00+06:00"),
    ],
)
def test_dates_for_machines(value: object, written: str) -> None:
    assert iso(record(value)) == written


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "June"), ("ar", "يونيو"), ("ru", "июнь"), ("zh", "六月"), ("pl", "czerwiec")],
)
def test_the_name_of_a_month_stands_alone(language: str, name: str) -> None:
    assert printed("{{ x|month_name }}", language=language, x=MONTH) == name
    assert printed("{{ x|month_name }}", language=language, x=moment("2009-06-25")) == name


def test_a_year_has_no_month_to_name() -> None:
    assert printed("[{{ x|month_name }}]", x=YEAR) == "[]"


@pytest.mark.parametrize(
    ("language", "one", "two", "three"),
    [
        ("en", "A", "A and B", "A, B and C"),
        ("en-US", "A", "A and B", "A, B, and C"),
        ("ar", "A", "A وB", "A وB وC"),
        ("ru", "A", "A и B", "A, B и C"),
        ("zh", "A", "A和B", "A、B和C"),
    ],
)
def test_lists_of_words_in_a_language(language: str, one: str, two: str, three: str) -> None:
    def joined(*words: str) -> str:
        return printed("{{ x.w|joined }}", language=language, x={"w": words})

    assert (joined("A"), joined("A", "B"), joined("A", "B", "C")) == (one, two, three)
    assert joined() == ""


def test_joined_words_are_escaped_and_braces_mean_nothing() -> None:
    assert printed("{{ x.w|joined }}", x={"w": ("<b>", "{0}", "{x}")}) == ("&lt;b&gt;, {0} and {x}")


def test_what_a_macro_makes_of_each_is_joined_as_html() -> None:
    macro = "{% macro row(a, b='!') %}<i>{{ a }}{{ b }}</i>{% endmacro %}"
    for call in ("joined(row)", "joined(row, '!')"):
        page = printed(f"{macro}{{{{ x.w|{call} }}}}", language="ru", x={"w": ("<", "b", "c")})
        assert page == "<i>&lt;!</i>, <i>b!</i> и <i>c!</i>"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1,234,567"),
        ("ru", "1\u00a0234\u00a0567"),
        ("zh", "1,234,567"),
        ("ar", "1,234,567"),
        ("de", "1.234.567"),
    ],
)
def test_numbers_in_a_language(language: str, text: str) -> None:
    assert printed("{{ x.n|number }}", language=language, x={"n": 1234567}) == text


@pytest.mark.parametrize(
    ("language", "way"),
    [("en", "ltr"), ("ar", "rtl"), ("fa-IR", "rtl"), ("zh-Hans", "ltr"), ("ru", "ltr")],
)
def test_the_direction_of_a_language(language: str, way: str) -> None:
    assert printed("{{ x.l|direction }}", x={"l": language}) == way


def test_every_language_can_write_dates_months_lists_and_numbers() -> None:
    page = "{{ x|date }}{{ y|date }}{{ z|date }}{{ x|month_name }}{{ 1|number }}{{ [1, 2]|joined }}"
    languages = [name for name in localedata.locale_identifiers() if "_" not in name]
    assert len(languages) > 200
    for language in languages:
        assert printed(page, language=language, x=DAY, y=MONTH, z=YEAR)


def test_the_filters_are_the_same_in_every_language() -> None:
    names = {
        *(
            "citation",
            "date",
            "description",
            "direction",
            "for_script",
            "iso",
            "joined",
            "list_description",
        ),
        *("locale", "month_name", "number", "once", "whole"),
        *("locator_map", "region_map", "timeline_chart", "ways_map", "world_map", "years_chart"),
    }
    assert filters_for("en").keys() == filters_for("ar").keys() == names


# Pieces that many pages print.

PIECES = {
    "m.html": (
        "{% macro row(card, root) %}<a href='{{ root }}'>{{ card.name }}</a>{% endmacro %}"
        "{% macro all(cards) %}{% for card in cards %}{{ card.name }}{% endfor %}{% endmacro %}"
        "{% macro plain(value) %}{{ value }}{% endmacro %}"
    )
}


def page_with(text: str) -> dict[str, str]:
    return {**PIECES, "t.html": '{% import "m.html" as m %}' + text}


def test_a_piece_is_printed_like_the_result_of_its_macro() -> None:
    text = "{{ m.row|once(x, page.root) }}{{ m.row(x, page.root) }}{{ m.all|once(x.cards) }}"
    card = {"name": "<a>", "cards": ({"name": "b"}, {"name": "&"})}
    row = "<a href='../../'>&lt;a&gt;</a>"
    assert printed(page_with(text), x=card) == f"{row}{row}b&amp;"


def test_a_macro_is_called_once_for_the_same_values_and_again_for_others() -> None:
    environment = environment_for(PIECES, SILENT)
    module = environment.get_template("m.html").make_module()
    once, row = environment.filters["once"], vars(module)["row"]
    assert isinstance(row, Macro)
    card = record({"name": "a"})
    first = once(row, card, "")
    assert once(row, record({"name": "a"}), "") is first
    assert once(row, card, "../") == "<a href='../'>a</a>"
    assert once(row, record({"name": "b"}), "") == "<a href=''>b</a>"


def test_values_that_are_equal_but_print_differently_are_told_apart() -> None:
    text = "".join(f"{{{{ m.plain|once({value}) }}}} " for value in ("1", "true", "x.t", "safe"))
    templates = page_with("{% set safe %}<b>{% endset %}" + text)
    assert printed(templates, x={"t": "<b>"}) == "1 True &lt;b&gt; <b> "
    environment = environment_for(PIECES, SILENT)
    plain = vars(environment.get_template("m.html").make_module())["plain"]
    once = environment.filters["once"]
    assert (once(plain, Markup("<i>")), once(plain, "<i>")) == ("<i>", "&lt;i&gt;")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("m.plain|once(1.0)", "`once` takes a macro"),
        ('m.plain|once(("a",))', "`once` takes a macro"),
        ('joiner|once(", ")', "`once` takes a macro"),
        ("m.plain|once([x])", "unhashable type: 'list'"),
    ],
)
def test_what_could_change_or_is_no_macro_is_not_kept(call: str, words: str) -> None:
    found = fault(page_with(f"\n{{{{ {call} }}}}"), x={"name": "a"})
    assert (found.code, found.template, found.line) == ("template-failed", "t.html", 2)
    assert words in found.message


def test_a_mistake_inside_a_piece_is_placed_in_its_macro() -> None:
    templates = {
        "m.html": "{% macro row(card) %}\n{{ card.nam }}{% endmacro %}",
        "t.html": '{% import "m.html" as m %}\n\n{{ m.row|once(x) }}',
    }
    found = fault(templates, x={"name": "a"})
    assert (found.code, found.template, found.line) == ("template-undefined", "m.html", 2)
    assert found.hint == "did you mean `name`?"


def test_a_name_that_is_not_there_is_no_value_for_a_piece() -> None:
    found = fault(page_with("\n{{ m.row|once(x, page.rooot) }}"), x={"name": "a"})
    assert (found.code, found.template, found.line) == ("template-undefined", "t.html", 2)
    assert (found.message, found.hint) == (
        "this value has no attribute 'rooot'",
        "did you mean `root`?",
    )
