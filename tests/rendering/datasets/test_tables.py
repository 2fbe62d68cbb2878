"""Entries, and the tables made of them."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.article import Correction
from dateline.model.place import Country, Place
from dateline.model.source import SavedCopy
from dateline.rendering.datasets.columns import ARTICLES, SOURCES, Column, table_rows
from dateline.rendering.datasets.csvtable import csv_table, harmless
from dateline.rendering.datasets.entries import article_entry, source_entries
from tests.base.laws import LAW, texts
from tests.indexing.desk import BASE_URL, KAZAKHSTAN, article, by, cites, date_of, moment, term

REPORT = article(
    "first-vote",
    "2009-06-25T06:00+06:00",
    url="2009/06/first-vote.html",
    headline="First vote, then law",
    summary="What happened.",
    updated=moment("2009-07-13"),
    byline=by("Dateline Asia desk", "Jane Roe", role="Dateline Reporter", desk="Asia"),
    place=Place(
        countries=(KAZAKHSTAN, Country(code="KE", name="Kenya", slug="kenya")), city="Almaty"
    ),
    tags=(term("media-law"), term("blogs")),
    series=term("The vote"),
    licence="CC0-1.0",
    translator="John Doe",
    corrections=(Correction(date_of("2009-07"), "correction", "One name."),),
    sources=(
        cites(
            "AP",
            "Internet Law",
            "2009-06",
            url="https://example.org/x",
            archived=(
                SavedCopy("https://archive.ph/1", date_of("2009-07-01"), "ab"),
                SavedCopy("https://archive.ph/2"),
            ),
            accessed=date_of("2010"),
            author="Jane Roe",
            language="en",
            note="On paper",
        ),
        cites("", "", whole="Something, last week", written="last week"),
    ),
)


def test_an_article_is_an_entry() -> None:
    assert article_entry(REPORT, BASE_URL) == {
        "id": "2009/06/first-vote",
        "key": "2009:06:first-vote",
        "url": "https://example.org/archive/2009/06/first-vote.html",
        "title": "First vote, then law",
        "summary": "What happened.",
        "published": "2009-06-25T06:00:00+06:00",
        "updated": "2009-07-13",
        "authors": ["Dateline Asia desk", "Jane Roe"],
        "role": "Dateline Reporter",
        "desk": "Asia",
        "region": "Asia",
        "countries": ["KZ", "KE"],
        "country_names": ["Kazakhstan", "Kenya"],
        "city": "Almaty",
        "language": "en",
        "tags": ["media-law", "blogs"],
        "series": "The vote",
        "licence": "CC0-1.0",
        "translator": "John Doe",
        "corrections": [{"date": "2009-07", "kind": "correction", "text": "One name."}],
    }


def test_what_an_article_does_not_have_is_empty() -> None:
    entry = article_entry(article("a"), "")

    assert (entry["updated"], entry["series"], entry["url"]) == ("", "", "2020/05/a.html")


def test_sources_are_entries_with_the_keys_of_their_works() -> None:
    first, second = source_entries(REPORT, ["Associated Press", ""], ["work:1", "work:2"], BASE_URL)

    assert first == {
        "article": "2009/06/first-vote",
        "article_url": "https://example.org/archive/2009/06/first-vote.html",
        "number": 1,
        "name": "ap",
        "work": "work:1",
        "outlet": "Associated Press",
        "outlet_as_cited": "AP",
        "title": "Internet Law",
        "author": "Jane Roe",
        "date": "2009-06",
        "date_as_written": "",
        "url": "https://example.org/x",
        "archived": [
            {"url": "https://archive.ph/1", "at": "2009-07-01", "sha256": "ab"},
            {"url": "https://archive.ph/2", "at": "", "sha256": ""},
        ],
        "accessed": "2010",
        "language": "en",
        "note": "On paper",
        "whole": "",
    }
    assert (second["number"], second["work"], second["outlet"]) == (2, "work:2", "")
    assert (second["whole"], second["date_as_written"]) == ("Something, last week", "last week")


def test_every_column_has_a_cell_and_a_meaning() -> None:
    (row,) = table_rows([article_entry(REPORT, BASE_URL)], ARTICLES)

    assert dict(zip([column.name for column in ARTICLES], row, strict=True)) == {
        "id": "2009/06/first-vote",
        "key": "2009:06:first-vote",
        "url": "https://example.org/archive/2009/06/first-vote.html",
        "title": "First vote, then law",
        "summary": "What happened.",
        "published": "2009-06-25T06:00:00+06:00",
        "updated": "2009-07-13",
        "authors": "Dateline Asia desk; Jane Roe",
        "role": "Dateline Reporter",
        "desk": "Asia",
        "region": "Asia",
        "countries": "KZ; KE",
        "country_names": "Kazakhstan; Kenya",
        "city": "Almaty",
        "language": "en",
        "tags": "media-law; blogs",
        "series": "The vote",
        "licence": "CC0-1.0",
        "translator": "John Doe",
        "corrections": "2009-07 correction One name.",
    }
    assert all(column.meaning for column in (*ARTICLES, *SOURCES))


def test_of_several_saved_copies_a_table_shows_the_first() -> None:
    first, second = (
        dict(zip([column.name for column in SOURCES], row, strict=True))
        for row in table_rows(source_entries(REPORT, ["", ""], ["work:1", "work:2"], ""), SOURCES)
    )

    assert first["archived_url"] == "https://archive.ph/1"
    assert first["archived_at"] == "2009-07-01"
    assert first["archived_sha256"] == "ab"
    assert (second["archived_url"], second["archived_at"], second["archived_sha256"]) == (
        "",
        "",
        "",
    )
    assert first["outlet"] == "AP"


TWO = (Column("a", "string", "A."), Column("b", "string", "B."))


def test_a_table_is_written_after_rfc_4180() -> None:
    table = csv_table(TWO, [{"a": "x, y", "b": 'said "no"'}, {"a": "Ü\nz", "b": ""}], exact=False)

    assert table == 'a,b\r\n"x, y","said ""no"""\r\n"Ü\nz",\r\n'.encode()
    assert csv_table(TWO, [], exact=False) == b"a,b\r\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("https://example.org")', '\'=HYPERLINK("https://example.org")'),
        ("+1", "'+1"),
        ("-5 °C in Almaty", "'-5 °C in Almaty"),
        ("@desk", "'@desk"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str, cell: str) -> None:
    assert harmless(text) == cell


def test_exactly_means_without_apostrophes() -> None:
    assert csv_table(TWO, [{"a": "=1", "b": "-"}], exact=True) == b"a,b\r\n=1,-\r\n"
    assert csv_table(TWO, [{"a": "=1", "b": "-"}], exact=False) == b"a,b\r\n'=1,'-\r\n"


def without_apostrophe(cell: str) -> str:
    """Return a cell as it was, as the documentation tells how."""
    return cell[1:] if cell.lstrip("'")[:1] in {*"=+-@\t\r\n＝＋－＠"} and cell[:1] == "'" else cell


@LAW
@given(st.lists(st.tuples(texts, texts), max_size=4))
def test_what_is_written_is_read_back(rows: list[tuple[str, str]]) -> None:
    for exact in (True, False):
        table = csv_table(TWO, [{"a": one, "b": other} for one, other in rows], exact=exact)
        _, *read = csv.reader(_lines(table))
        kept = [tuple(cell if exact else without_apostrophe(cell) for cell in row) for row in read]
        assert kept == rows


def _lines(table: bytes) -> list[str]:
    # Not `splitlines`, which takes more signs for line ends than CSV does.
    return [f"{line}\n" for line in table.decode().split("\n")[:-1]]
