"""RIS, written and read back by rispy."""

import rispy
from hypothesis import given

from dateline.base.dates import PartialDate
from dateline.rendering.citations.citable import Citable
from dateline.rendering.citations.names import Name
from dateline.rendering.citations.ris import ris
from tests.base.laws import LAW_OF_LARGE_VALUES as LAW
from tests.rendering.citations.works import citables, desk, line, page, people, report


def test_a_report_is_written_so() -> None:
    cited = report(
        authors=(desk, *people("O'Neill, Siobhán")),
        translators=(Name(literal="陈光诚"),),
        publisher="Müller & Co.",
        section="Asia",
        accessed=PartialDate(2010, 1),
        archive_url="https://web.archive.org/web/1/x",
        archived=PartialDate(2009, 7, 1),
        abstract="What\nhappened.",
        keywords=("media-law", "blogs"),
        note="On paper",
        changes=("Corrected 2009-07",),
    )

    assert ris([cited]).decode().split("\r\n") == [
        "TY  - NEWS",
        "ID  - 2009:06:a-report",
        "AU  - Dateline Asia desk",
        "AU  - O'Neill, Siobhán",
        "TI  - Kazakhstan to Tighten Internet Law",
        "T2  - Northern Post",
        "PB  - Müller & Co.",
        "SE  - Asia",
        "A4  - 陈光诚",
        "PY  - 2009",
        "DA  - 2009/06/26/",
        "UR  - https://example.org/a_b%20c",
        "Y2  - 2010/01//",
        "DB  - web.archive.org",
        "AV  - https://web.archive.org/web/1/x",
        "LA  - en",
        "AB  - What happened.",
        "KW  - media-law",
        "KW  - blogs",
        "N1  - Archived 2009-07-01. On paper. Corrected 2009-07.",
        "ER  - ",
        "",
    ]


def test_a_page_and_a_line_are_written_so() -> None:
    cited = (page(issued=PartialDate(2009)), line("Post – it"))

    assert ris(cited).decode() == (
        "TY  - ELEC\r\nID  - work:page\r\nTI  - A page\r\nPY  - 2009\r\nDA  - 2009///\r\n"
        "UR  - https://example.org/x\r\nER  - \r\n"
        "\r\n"
        "TY  - GEN\r\nID  - work:line\r\nTI  - Post – it\r\nER  - \r\n"
    )
    assert ris([]) == b""


def test_a_date_nobody_could_read_is_a_note() -> None:
    cited = report(issued=None, written="spring 2009")

    assert b"N1  - Dated spring 2009.\r\n" in ris([cited])
    assert b"DA  - " not in ris([cited])


def test_no_text_begins_a_field_of_its_own() -> None:
    cited = report(title="A\r\nER  - \r\nTY  - BOOK", note="\x85TI  - B")

    assert len(rispy.loads(ris([cited]).decode())) == 1


@LAW
@given(citables)
def test_what_is_written_is_read_back_field_by_field(cited: Citable) -> None:
    (read,) = rispy.loads(ris([cited]).decode())

    assert read["id"] == cited.key
    assert read.get("title", "") == cited.title
    assert read.get("secondary_title", "") == cited.container
    assert read.get("publisher", "") == cited.publisher
    assert read.get("abstract", "") == cited.abstract
    assert read.get("language", "") == cited.language
    assert read.get("urls", []) == ([cited.url] if cited.url else [])
    assert read.get("authors", []) == [one.inverted for one in cited.authors]
    date = cited.issued
    assert read.get("year", "") == (f"{date.year:04d}" if date else "")
    parts = (
        (f"{date.year:04d}", *(f"{one:02d}" if one else "" for one in (date.month, date.day)))
        if date
        else ()
    )
    assert read.get("date", "") == "".join(f"{part}/" for part in parts)
