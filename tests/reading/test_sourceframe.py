"""What stands around a source line, and what only looks as if it did."""

import pytest

from dateline.base.dates import PartialDate
from dateline.reading.sourceframe import Framed, unframed


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("[BBC News – A law – 2018]", "BBC News – A law – 2018"),
        ("“BBC News – A law – 2018”", "BBC News – A law – 2018"),
        ("• BBC News – A law – 2018 *", "BBC News – A law – 2018"),
        # The quotation marks of a title are the title's own.
        ("“A law passes in Astana”", "“A law passes in Astana”"),
        # The brackets belong to others than each other.
        ("(BBC News) – A law (2018)", "(BBC News) – A law (2018)"),
        ("(BBC News – A law) – 2018)", "(BBC News – A law) – 2018)"),
    ],
)
def test_brackets_and_quotes_around_all_of_a_line_are_no_part_of_it(typed: str, line: str) -> None:
    assert unframed(typed) == Framed(line, "", None)


def test_an_address_and_the_day_it_was_read_are_told_apart_from_the_line() -> None:
    typed = "BBC News – A law – 2018 https://example.org/a, accessed 3 May 2019"

    assert unframed(typed) == Framed(
        "BBC News – A law – 2018", "https://example.org/a", PartialDate(2019, 5, 3)
    )
