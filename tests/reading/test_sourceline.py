import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.base.dates import PartialDate
from dateline.reading.sourceline import (
    SourceLine,
    format_source_line,
    parse_source_line,
    reads_as_name,
)

Day = PartialDate(year=2018, month=3, day=18)
HALF_SPACED = "Agence Fictive-Presse- Eight Held- 13 December 2007"

# line, outlet, title, date or the date as written, address
LINES: list[tuple[str, str, str, str, str]] = [
    # the norm, in the ways dates are written
    ("Outlet – Title – 18 March 2018", "Outlet", "Title", "2018-03-18", ""),
    ("Outlet – Title – 01 June 2008", "Outlet", "Title", "2008-06-01", ""),
    ("Outlet – Title – 1 June 2008", "Outlet", "Title", "2008-06-01", ""),
    ("Outlet – Title – 20 Dec 2010", "Outlet", "Title", "2010-12-20", ""),
    ("Outlet – Title – 20 Dec. 2010", "Outlet", "Title", "2010-12-20", ""),
    ("Outlet – Title – 5 Sept 2009", "Outlet", "Title", "2009-09-05", ""),
    ("Outlet – Title – 11 February, 2018", "Outlet", "Title", "2018-02-11", ""),
    ("Outlet – Title – 11 February,2018", "Outlet", "Title", "2018-02-11", ""),
    ("Outlet – Title – June 26, 2009", "Outlet", "Title", "2009-06-26", ""),
    ("Outlet – Title – June 26,2009", "Outlet", "Title", "2009-06-26", ""),
    ("Outlet – Title – June 26 2009", "Outlet", "Title", "2009-06-26", ""),
    ("Outlet – Title – June 26th, 2009", "Outlet", "Title", "2009-06-26", ""),
    ("Outlet – Title – 3rd May 2011", "Outlet", "Title", "2011-05-03", ""),
    ("Outlet – Title – 18 MARCH 2018", "Outlet", "Title", "2018-03-18", ""),
    ("Outlet – Title – May 2007", "Outlet", "Title", "2007-05", ""),
    ("Outlet – Title – May, 2007", "Outlet", "Title", "2007-05", ""),
    ("Outlet – Title – 2007", "Outlet", "Title", "2007", ""),
    ("Outlet – Title – 2018-03-18", "Outlet", "Title", "2018-03-18", ""),
    ("Outlet – Title – 2018-03", "Outlet", "Title", "2018-03", ""),
    ("Outlet – Title – 18 March 2018.", "Outlet", "Title", "2018-03-18", ""),
    ("Outlet – Title – 18 March 2018 ", "Outlet", "Title", "2018-03-18", ""),
    ("Outlet\u00a0–\u00a0Title\u00a0– 18\u00a0March 2018", "Outlet", "Title", "2018-03-18", ""),
    # dashes of every kind
    ("Outlet — Title — 31 May 2008", "Outlet", "Title", "2008-05-31", ""),
    ("Outlet—Title—31 May 2008", "Outlet", "Title", "2008-05-31", ""),
    ("Outlet–Title–31 May 2008", "Outlet", "Title", "2008-05-31", ""),
    ("Outlet - Title - 31 May 2008", "Outlet", "Title", "2008-05-31", ""),
    ("Outlet -- Title -- 31 May 2008", "Outlet", "Title", "2008-05-31", ""),
    ("Outlet--Title--31 May 2008", "Outlet", "Title", "2008-05-31", ""),
    ("Outlet –– Title –– 31 May 2008", "Outlet", "Title", "2008-05-31", ""),
    ("Outlet ‒ Title ― 31 May 2008", "Outlet", "Title", "2008-05-31", ""),
    ("Outlet − Title − 31 May 2008", "Outlet", "Title", "2008-05-31", ""),
    # half-spaced, unspaced, mixed
    ("Outlet- Title- 13 December 2007", "Outlet", "Title", "2007-12-13", ""),
    ("Outlet -Title -13 December 2007", "Outlet", "Title", "2007-12-13", ""),
    ("AP-Title; 8 Dead-11 February 2010", "AP", "Title; 8 Dead", "2010-02-11", ""),
    ("Pacific Desk– Title — 31 May 2008", "Pacific Desk", "Title", "2008-05-31", ""),
    ("Outlet – … from Jail– 31 January 2008", "Outlet", "… from Jail", "2008-01-31", ""),
    ("Outlet –Title –31 January 2008", "Outlet", "Title", "2008-01-31", ""),
    ("Outlet- Title – 31 January 2008", "Outlet", "Title", "2008-01-31", ""),
    ("Outlet – Title-31 January 2008", "Outlet", "Title", "2008-01-31", ""),
    (
        "Outlet-The Title Stands Here – 1 May 2008",
        "Outlet",
        "The Title Stands Here",
        "2008-05-01",
        "",
    ),
    # dashes and hyphens inside outlet and title
    (
        "Outlet – Eight in Pre-Carnival Row – 1 May 2008",
        "Outlet",
        "Eight in Pre-Carnival Row",
        "2008-05-01",
        "",
    ),
    (
        "Outlet-Eight in Pre-Carnival Row-1 May 2008",
        "Outlet",
        "Eight in Pre-Carnival Row",
        "2008-05-01",
        "",
    ),
    ("Al-Fictiva – Title – 1 May 2008", "Al-Fictiva", "Title", "2008-05-01", ""),
    ("Al-Fictiva-Title-1 May 2008", "Al-Fictiva", "Title", "2008-05-01", ""),
    (
        "Agence France-Presse – Title – 1 May 2008",
        "Agence France-Presse",
        "Title",
        "2008-05-01",
        "",
    ),
    (
        "Agence France-Presse-A Title-1 May 2008",
        "Agence France-Presse",
        "A Title",
        "2008-05-01",
        "",
    ),
    ("Agence France-Presse – 1 May 2008", "Agence France-Presse", "", "2008-05-01", ""),
    ("Fictive-Post – 1 May 2008", "Fictive-Post", "", "2008-05-01", ""),
    (HALF_SPACED, "Agence Fictive-Presse", "Eight Held", "2007-12-13", ""),
    ("Outlet – One – Two – Three – 1 May 2008", "Outlet", "One – Two – Three", "2008-05-01", ""),
    ("Outlet – East–West talks – 1 May 2008", "Outlet", "East–West talks", "2008-05-01", ""),
    ("Outlet – A 2009–2010 plan – 1 May 2008", "Outlet", "A 2009–2010 plan", "2008-05-01", ""),
    (
        "Outlet – Short- and long-term plans – 1 May 2008",
        "Outlet",
        "Short- and long-term plans",
        "2008-05-01",
        "",
    ),
    (
        "Outlet- Short- and long-term plans- 1 May 2008",
        "Outlet",
        "Short- and long-term plans",
        "2008-05-01",
        "",
    ),
    (
        "BBC-Short- and Long-term Plans-1 May 2008",
        "BBC",
        "Short- and Long-term Plans",
        "2008-05-01",
        "",
    ),
    ("Outlet – World Report 2008 – 2008", "Outlet", "World Report 2008", "2008", ""),
    ("Outlet – Talks held 7-8 March 2018", "Outlet", "Talks held 7-8 March 2018", "", ""),
    ("Outlet - World Cup-2018", "Outlet", "World Cup-2018", "", ""),
    ("Outlet – Who is next?", "Outlet", "Who is next?", "", ""),
    ("Outlet – Title", "Outlet", "Title", "", ""),
    ("Outlet – Title –", "Outlet", "Title", "", ""),
    # a date behind another mark than a dash
    ("Outlet – Title, 18 March 2018", "Outlet", "Title", "2018-03-18", ""),
    ("Outlet – Title, June 26, 2009", "Outlet", "Title", "2009-06-26", ""),
    ("Outlet – Title (June 26, 2009)", "Outlet", "Title", "2009-06-26", ""),
    ("Outlet – Title. 18 March 2018", "Outlet", "Title", "2018-03-18", ""),
    ("Outlet – Elections, May 2007", "Outlet", "Elections, May 2007", "", ""),
    # dates that are meant and cannot be read
    ("Outlet – Title – 7-8 March 2018", "Outlet", "Title", "7-8 March 2018", ""),
    ("Outlet – Title – 13 Febuary 2010", "Outlet", "Title", "13 Febuary 2010", ""),
    ("Outlet – Title – 31 February 2018", "Outlet", "Title", "31 February 2018", ""),
    ("Outlet – Title – 18 de marzo de 2018", "Outlet", "Title", "2018-03-18", ""),
    ("Outlet – Title – 03/18/2018", "Outlet", "Title", "03/18/2018", ""),
    ("Outlet – Title – Spring 2009", "Outlet", "Title", "Spring 2009", ""),
    ("Outlet – Title – Tuesday, 18 March", "Outlet", "Title", "Tuesday, 18 March", ""),
    ("Outlet – Title – n.d.", "Outlet", "Title", "n.d.", ""),
    # addresses
    (
        "Outlet –http://example.org/a-b_c – May 2007",
        "Outlet",
        "",
        "2007-05",
        "http://example.org/a-b_c",
    ),
    ("Outlet – http://example.org/a-b", "Outlet", "", "", "http://example.org/a-b"),
    (
        "Outlet – Title – http://example.org – 1 May 2008",
        "Outlet",
        "Title",
        "2008-05-01",
        "http://example.org",
    ),
    (
        "Outlet – Title – 1 May 2008 – https://example.org/a",
        "Outlet",
        "Title",
        "2008-05-01",
        "https://example.org/a",
    ),
    (
        "Outlet – Title – 1 May 2008 (http://example.org/a).",
        "Outlet",
        "Title",
        "2008-05-01",
        "http://example.org/a",
    ),
    (
        "Outlet – Title <http://example.org/a> – 1 May 2008",
        "Outlet",
        "Title",
        "2008-05-01",
        "http://example.org/a",
    ),
    (
        "http://example.org/a – Outlet – Title – 1 May 2008",
        "Outlet",
        "Title",
        "2008-05-01",
        "http://example.org/a",
    ),
    (
        "Outlet – See http://a.example for more – 1 May 2008",
        "Outlet",
        "See http://a.example for more",
        "2008-05-01",
        "",
    ),
    (
        "Outlet – http://a.example/x-y, http://b.example – 1 May 2008",
        "Outlet",
        "http://a.example/x-y, http://b.example",
        "2008-05-01",
        "",
    ),
    # an outlet alone, capitals, other sorts of outlet
    ("VOA News", "VOA News", "", "", ""),
    ("reuters", "reuters", "", "", ""),
    ("example.org", "example.org", "", "", ""),
    (
        "Office of the High Commissioner for Fictions",
        "Office of the High Commissioner for Fictions",
        "",
        "",
        "",
    ),
    ("FICTIONAL REVIEW – Title – 1 May 2008", "FICTIONAL REVIEW", "Title", "2008-05-01", ""),
    (
        "Impunity Watch – Gov’t to Apologise – 26 November 2007",
        "Impunity Watch",
        "Gov’t to Apologise",
        "2007-11-26",
        "",
    ),
    ("Outlet, – Title – 1 May 2008", "Outlet", "Title", "2008-05-01", ""),
    # bullets and numbers
    ("- Outlet – Title – 1 May 2008", "Outlet", "Title", "2008-05-01", ""),
    ("• Outlet – Title – 1 May 2008", "Outlet", "Title", "2008-05-01", ""),
    ("* Outlet – Title – 1 May 2008", "Outlet", "Title", "2008-05-01", ""),
    ("1. Outlet – Title – 1 May 2008", "Outlet", "Title", "2008-05-01", ""),
    ("(12) Outlet – Title – 1 May 2008", "Outlet", "Title", "2008-05-01", ""),
]

WHOLE = [
    "The Index of Fictions may be found here.",
    "Save_the_rest_of_detainees_en-1",
    "Outlet, Title, 18 March 2018",
    "The story – told in 2007 – has moved.",
    "18 March 2018",
    "13 Febuary 2010",
    "–",
]


@pytest.mark.parametrize(("line", "outlet", "title", "date", "url"), LINES)
def test_a_source_line_is_split(line: str, outlet: str, title: str, date: str, url: str) -> None:
    read = parse_source_line(line)
    assert (read.outlet, read.title, read.url) == (outlet, title, url)
    assert (str(read.date) if read.date else read.written) == date
    assert read.whole == ""
    assert read.typed == line


def test_an_unreadable_date_is_kept_as_written_and_no_date() -> None:
    read = parse_source_line("Outlet – Title – 7-8 March 2018")
    assert (read.date, read.written, read.is_dated) == (None, "7-8 March 2018", True)


@pytest.mark.parametrize("line", WHOLE)
def test_a_line_that_cannot_be_split_stays_whole(line: str) -> None:
    assert parse_source_line(line) == SourceLine(whole=line, typed=line)


def test_an_address_alone_is_whole_and_an_address() -> None:
    line = "http://example.org/a-b"
    assert parse_source_line(line) == SourceLine(url=line, whole=line, typed=line)


@pytest.mark.parametrize("line", ["", "  ", "\u00a0"])
def test_an_empty_line_is_no_source(line: str) -> None:
    assert parse_source_line(line) == SourceLine(typed=line)


def test_a_title_too_long_to_be_an_outlet_is_a_title() -> None:
    title = "The Prosecutor against the Accused, Judgment of the Trial Chamber in the Case"
    read = parse_source_line(f"{title} – 18 May 2012")
    assert (read.outlet, read.title, str(read.date)) == ("", title, "2012-05-18")


def test_house_style() -> None:
    assert format_source_line("Outlet", "Title", Day) == "Outlet – Title – 18 March 2018"


@pytest.mark.parametrize(
    ("date", "line"),
    [
        (PartialDate(year=2018, month=3), "Outlet – Title – March 2018"),
        (PartialDate(year=2018), "Outlet – Title – 2018"),
        (PartialDate(year=987), "Outlet – Title – 0987"),
        (None, "Outlet – Title"),
    ],
)
def test_house_style_with_less_than_a_day(date: PartialDate | None, line: str) -> None:
    assert format_source_line("Outlet", "Title", date) == line


def test_house_style_leaves_out_what_is_not_known() -> None:
    assert format_source_line("Outlet", "", Day, "https://example.org") == (
        "Outlet – 18 March 2018 – https://example.org"
    )
    assert format_source_line("", "", None) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VOA News", True),
        ("irinnews.org", True),
        ("Voice of the Fictional Times", True),
        ("Report by irin.org Staff", True),
        ("The report", False),
        ("Report 2008", False),
        ("a_b", False),
        ("", False),
        ("A B C D E F G H I J K", False),
    ],
)
def test_the_name_of_an_outlet(text: str, *, expected: bool) -> None:
    assert reads_as_name(text) is expected


TITLE_WORDS = "Times Court Frees Editor of the Pre-Carnival Al-Fictiva Gov’t “Held” 8 Dead, [sic]"
OUTLET_WORDS = "Times Daily Post Review Al-Fictiva France-Presse BBC"
LINE_WORDS = "Outlet Title Pre-Carnival 18 March 2018 may, – — - -- http://a.example/b-c ( ) “x” 8"
WORD = st.sampled_from(TITLE_WORDS.split())
OUTLET_WORD = st.sampled_from(OUTLET_WORDS.split())
WORDS = st.lists(WORD, min_size=1, max_size=7).map(" ".join).filter(lambda text: text[-1] != ",")
DASHED = st.lists(WORDS, min_size=1, max_size=3).map(" – ".join)
OUTLET = st.lists(OUTLET_WORD, min_size=1, max_size=3).map(" ".join)
DATE = st.one_of(
    st.none(),
    st.integers(1900, 2100).map(lambda year: PartialDate(year=year)),
    st.dates().map(lambda day: PartialDate(year=day.year, month=day.month)),
    st.dates().map(lambda day: PartialDate(year=day.year, month=day.month, day=day.day)),
)
ADDRESS = st.sampled_from(["", "https://example.org/a-b/c_d?e=1", "http://example.org"])


@pytest.mark.properties
@settings(deadline=None)
@given(outlet=OUTLET, title=st.one_of(st.just(""), DASHED), date=DATE, url=ADDRESS)
def test_house_style_reads_back(
    outlet: str, title: str, date: PartialDate | None, url: str
) -> None:
    line = format_source_line(outlet, title, date, url)
    assert parse_source_line(line) == SourceLine(
        outlet=outlet, title=title, date=date, url=url, typed=line
    )


@pytest.mark.properties
@settings(deadline=None)
@given(
    st.lists(st.sampled_from(LINE_WORDS.split()), max_size=12),
    st.sampled_from([" ", "", "\u00a0"]),
)
def test_only_signs_between_the_fields_are_left_out(words: list[str], between: str) -> None:
    line = between.join(words)
    read = parse_source_line(line)
    if read.whole:
        assert read.whole.split() == line.split()
        return
    kept = f"{read.outlet}\n{read.title}\n{read.written}\n{read.url}"
    typed = re.findall(r"[^\W\d_]+", line)
    months = [word for word in typed if word.casefold() in {"march", "may"}]
    for word in set(typed) - set(months if read.date else []):
        assert word in kept


@pytest.mark.parametrize(
    "line", ["-", "--", "–-–", " – – ", "() – ()", "http://", "1.", "• ", "(", "- 18 March 2018"]
)
def test_no_line_makes_the_reader_fail(line: str) -> None:
    assert parse_source_line(line).typed == line
