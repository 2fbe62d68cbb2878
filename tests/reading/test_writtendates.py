import pytest

from dateline.base.dates import MONTHS
from dateline.reading.writtendates import FOREIGN_MONTHS, read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 March 2018", "2018-03-18"),
        ("18 de marzo de 2018", "2018-03-18"),
        ("18 de marzo del 2018", "2018-03-18"),
        ("marzo de 2018", "2018-03"),
        ("1er avril 2011", "2011-04-01"),
        ("1º de maio de 2014", "2014-05-01"),
        ("3. Oktober 2009", "2009-10-03"),
        ("3 Oktober, 2009.", "2009-10-03"),
        ("18 марта 2018 года", "2018-03-18"),
        ("18 марта 2018 г.", "2018-03-18"),
        ("4 كانون الثاني 2012", "2012-01-04"),
        ("١٨ مارس ٢٠١٨ م", "2018-03-18"),
        ("2018年3月18日", "2018-03-18"),
        ("2018 年 3 月 18 日", "2018-03-18"),
        ("2018年3月", "2018-03"),
        ("2018년 3월 18일", "2018-03-18"),
        ("18.03.2018", "2018-03-18"),
        ("1.3.2018", "2018-03-01"),
        ("18-Mar-2018", "2018-03-18"),
        ("Sunday, 18 March 2018", "2018-03-18"),
        ("Sun, Mar 18, 2018", "2018-03-18"),
        ("fe\u0301vrier 2011", "2011-02"),
    ],
)
def test_a_date_is_read_in_the_language_it_is_written_in(text: str, expected: str) -> None:
    assert str(read_date(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "03/04/2018",
        "18 Marsch 2018",
        "31 de febrero de 2018",
        "31.02.2018",
        "18-Foo-2018",
        "2018年13月",
        "Monday, 18 March 2018",
        "Sunday, March 2018",
        "Sunday, 18 March",
        "mars",
        "le mars 2018 ou avril",
        "18 مارس",
    ],
)
def test_what_could_mean_several_days_or_none_is_not_read(text: str) -> None:
    assert read_date(text) is None


def test_no_month_of_another_language_is_a_different_month_in_english() -> None:
    english = {name: number for number, name in enumerate(MONTHS, 1)}
    shared = english.keys() & FOREIGN_MONTHS.keys()
    assert shared == {"april", "august", "september", "november", "december"}
    assert all(FOREIGN_MONTHS[name] == english[name] for name in shared)
    assert len(FOREIGN_MONTHS) > 100
