import pytest
from babel import localedata

from dateline.base.dates import PartialDate
from dateline.rendering.filters import filters_for, iso
from tests.indexing.desk import moment
from tests.rendering.proof import fault, printed, record

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
        ("en", "A", "A and B", "A, B, and C"),
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
    assert printed("{{ x.w|joined }}", x={"w": ("<b>", "{0}", "{x}")}) == (
        "&lt;b&gt;, {0}, and {x}"
    )


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
    names = {"date", "direction", "iso", "joined", "month_name", "number"}
    assert filters_for("en").keys() == filters_for("ar").keys() == names
