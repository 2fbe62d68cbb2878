"""The shapes of source lines that ten years of reporters typed, and what each of them names.

Outlets, titles and days are made up unless they are those of the archive's own first article.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.base.dates import PartialDate, parse_iso
from dateline.reading.sourceline import SourceLine, format_source_line, parse_source_line


def day_of(text: str) -> PartialDate | None:
    read = parse_iso(text) if text else None
    assert read is None or isinstance(read, PartialDate)
    return read


def named(
    outlet: str,
    title: str,
    date: str,
    *,
    written: str = "",
    url: str = "",
    accessed: str = "",
    note: str = "",
) -> SourceLine:
    return SourceLine(
        outlet=outlet,
        title=title,
        date=day_of(date),
        written=written,
        url=url,
        accessed=day_of(accessed),
        note=note,
    )


SHAPES = [
    ("Outlet – Title – 18 de marzo de 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – 18 mars 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – 1er mars 2018", named("Outlet", "Title", "2018-03-01")),
    ("Outlet – Title – 18. März 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – 18 марта 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – 18 марта 2018 г.", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – 2018年3月18日", named("Outlet", "Title", "2018-03-18")),
    ("新华社 – 标题在此 – 2018年3月18日", named("新华社", "标题在此", "2018-03-18")),
    ("الجزيرة – عنوان – 18 مارس 2018", named("الجزيرة", "عنوان", "2018-03-18")),
    ("الجزيرة – عنوان – ١٨ مارس ٢٠١٨", named("الجزيرة", "عنوان", "2018-03-18")),
    ("Новая газета — Заголовок — 18 марта 2018", named("Новая газета", "Заголовок", "2018-03-18")),
    ("Коммерсантъ – «Заголовок» – 18.03.2018", named("Коммерсантъ", "«Заголовок»", "2018-03-18")),
    ("Outlet – “Title” – 18 March 2018", named("Outlet", "“Title”", "2018-03-18")),
    ('Outlet – "Title" – 18 March 2018', named("Outlet", '"Title"', "2018-03-18")),
    ('"Title" – Outlet – 18 March 2018', named("Outlet", '"Title"', "2018-03-18")),
    (
        "Outlet – “Title – Part Two” – 18 March 2018",
        named("Outlet", "“Title – Part Two”", "2018-03-18"),
    ),
    ("Outlet: Title – 18 March 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet (18 March 2018)", named("Outlet", "", "2018-03-18")),
    ("Outlet – Title (18 March 2018)", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title (March 2018)", named("Outlet", "Title (March 2018)", "")),
    ("Outlet – Title [18 March 2018]", named("Outlet", "Title", "2018-03-18")),
    ("[Outlet – Title – 18 March 2018]", named("Outlet", "Title", "2018-03-18")),
    ("(Outlet – Title – 18 March 2018)", named("Outlet", "Title", "2018-03-18")),
    ("(CNN)", named("CNN", "", "")),
    ("(Gulf Daily News)", named("Gulf Daily News", "", "")),
    ("Outlet – [Title] – 18 March 2018", named("Outlet", "[Title]", "2018-03-18")),
    (
        "Outlet [in Arabic] – Title – 18 March 2018",
        named("Outlet [in Arabic]", "Title", "2018-03-18"),
    ),
    (
        "Outlet – Title [in Arabic] – 18 March 2018",
        named("Outlet", "Title [in Arabic]", "2018-03-18"),
    ),
    (
        "Outlet – Title – 18 March 2018 (accessed 20 March 2018)",
        named("Outlet", "Title", "2018-03-18", accessed="2018-03-20"),
    ),
    (
        "Outlet – Title – 18 March 2018, accessed 20 March 2018",
        named("Outlet", "Title", "2018-03-18", accessed="2018-03-20"),
    ),
    (
        "Outlet – Title – 18 March 2018 – accessed 20 March 2018",
        named("Outlet", "Title", "2018-03-18", accessed="2018-03-20"),
    ),
    (
        "Outlet – Title – 18 March 2018 (in French)",
        named("Outlet", "Title", "2018-03-18", note="in French"),
    ),
    (
        "Outlet – Title – accessed 20 March 2018",
        named("Outlet", "Title", "", accessed="2018-03-20"),
    ),
    (
        "Outlet – Title – 18 March 2018 – via Reuters",
        named("Outlet", "Title", "2018-03-18", note="via Reuters"),
    ),
    ("AP via Outlet – Title – 18 March 2018", named("AP via Outlet", "Title", "2018-03-18")),
    ("Outlet (via AP) – Title – 18 March 2018", named("Outlet (via AP)", "Title", "2018-03-18")),
    ("Outlet/AP – Title – 18 March 2018", named("Outlet/AP", "Title", "2018-03-18")),
    ("Outlet, Inc. – Title – 18 March 2018", named("Outlet, Inc.", "Title", "2018-03-18")),
    (
        "The Outlet, Almaty – Title – 18 March 2018",
        named("The Outlet, Almaty", "Title", "2018-03-18"),
    ),
    ("Outlet – Title. – 18 March 2018.", named("Outlet", "Title.", "2018-03-18")),
    ("Outlet – Title – 18 March 2018 .", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title –18 March 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – March 18th 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – Mar 18, 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – 18-Mar-2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – 18/3/2018", named("Outlet", "Title", "", written="18/3/2018")),
    ("Outlet – Title – 3/18/18", named("Outlet", "Title", "", written="3/18/18")),
    ("Outlet – Title – Sunday, 18 March 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – Sunday 18 March 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – Sun, Mar 18, 2018", named("Outlet", "Title", "2018-03-18")),
    (
        "Outlet – Title – 18 March 2018, 14:05",
        named("Outlet", "Title", "", written="18 March 2018, 14:05"),
    ),
    (
        "Outlet – Title – 18 March 2018 14:05 GMT",
        named("Outlet", "Title", "", written="18 March 2018 14:05 GMT"),
    ),
    (
        "Outlet – Title – Updated 18 March 2018",
        named("Outlet", "Title", "", written="Updated 18 March 2018"),
    ),
    (
        "Outlet – Title – Published 18 March 2018",
        named("Outlet", "Title", "", written="Published 18 March 2018"),
    ),
    ("18 March 2018 – Outlet – Title", named("Outlet", "Title", "2018-03-18")),
    (
        "Outlet – Title – March 2018 – https://example.org/a",
        named("Outlet", "Title", "2018-03", url="https://example.org/a"),
    ),
    (
        "Outlet – [Title](http://example.org/a) – 18 March 2018",
        named("Outlet", "Title", "2018-03-18", url="http://example.org/a"),
    ),
    (
        "[Outlet – Title – 18 March 2018](http://example.org/a)",
        named("Outlet", "Title", "2018-03-18", url="http://example.org/a"),
    ),
    (
        "Outlet – Title http://example.org/a – 18 March 2018",
        named("Outlet", "Title", "2018-03-18", url="http://example.org/a"),
    ),
    (
        "Outlet – Title – http://example.org/a-18-march-2018",
        named("Outlet", "Title", "", url="http://example.org/a-18-march-2018"),
    ),
    (
        "Own – Title – 26 November 2007 – ../2007/a.md",
        named("Own", "Title", "2007-11-26", url="../2007/a.md"),
    ),
    ("Own – Title – ./a.md", named("Own", "Title", "", url="./a.md")),
    ("Outlet –Title", named("Outlet", "Title", "")),
    ("Outlet -- Title", named("Outlet", "Title", "")),
    ("Outlet - Title", named("Outlet", "Title", "")),
    ("Outlet-Title", named("Outlet-Title", "", "")),
    (" – Title – 18 March 2018", named("Title", "", "2018-03-18")),
    ("Outlet –  – 18 March 2018", named("Outlet", "", "2018-03-18")),
    ("Outlet – – 18 March 2018", named("Outlet", "", "2018-03-18")),
    ("Outlet — Title – 18 March 2018", named("Outlet", "Title", "2018-03-18")),
    (
        "Outlet - Title - Subtitle - 18 March 2018",
        named("Outlet", "Title - Subtitle", "2018-03-18"),
    ),
    (
        "Outlet – 10-year-old held – 18 March 2018",
        named("Outlet", "10-year-old held", "2018-03-18"),
    ),
    (
        "Outlet – Title – Spring/Summer 2009",
        named("Outlet", "Title", "", written="Spring/Summer 2009"),
    ),
    ("Outlet – Title – 1-3 March 2018", named("Outlet", "Title", "", written="1-3 March 2018")),
    (
        "Outlet – Title – 28 Feb – 2 March 2018",
        named("Outlet", "Title", "", written="28 Feb – 2 March 2018"),
    ),
    ("Outlet – Title – 18 March", named("Outlet", "Title", "", written="18 March")),
    ("Outlet – Title – May/June 2007", named("Outlet", "Title", "", written="May/June 2007")),
    ("Outlet – Title – 18 März 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – 18 marzo 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – 18 de março de 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – 18 mart 2018", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – 18 maart 2018", named("Outlet", "Title", "2018-03-18")),
    ("BBC News – Title? – 18 March 2018", named("BBC News", "Title?", "2018-03-18")),
    ("朝日新聞－見出し－2018年3月18日", named("朝日新聞", "見出し", "2018-03-18")),
    ("Outlet – Title – 18 March 2018*", named("Outlet", "Title", "2018-03-18")),
    ("“Outlet – Title – 18 March 2018”", named("Outlet", "Title", "2018-03-18")),
    ("Outlet – Title – June 26, 2009, p. A4", named("Outlet", "Title", "2009-06-26", note="p. A4")),
    (
        "Outlet – Title – 18 March 2018, at 4",
        named("Outlet", "Title", "", written="18 March 2018, at 4"),
    ),
    (
        "Al Jazeera – Kazakhstan to Tighten Internet Law – June 26, 2009",
        named("Al Jazeera", "Kazakhstan to Tighten Internet Law", "2009-06-26"),
    ),
    (
        "Daily Times – Kazakhstan Adopts Tough Internet Law – June 25, 2009",
        named("Daily Times", "Kazakhstan Adopts Tough Internet Law", "2009-06-25"),
    ),
    ("CNN- Title- 13 December 2007", named("CNN", "Title", "2007-12-13")),
    ("ETHIOPIAN REVIEW – Title – 20 Dec 2010", named("ETHIOPIAN REVIEW", "Title", "2010-12-20")),
    ("La Nación – Título – 3 de enero de 2012", named("La Nación", "Título", "2012-01-03")),
    ("Le Monde – Titre – 14 février 2011", named("Le Monde", "Titre", "2011-02-14")),
    (
        "Folha de S.Paulo – Título – 7 de março de 2014",
        named("Folha de S.Paulo", "Título", "2014-03-07"),
    ),
    ("Der Spiegel – Titel – 3. Oktober 2009", named("Der Spiegel", "Titel", "2009-10-03")),
    ("NRC Handelsblad – Titel – 5 mei 2010", named("NRC Handelsblad", "Titel", "2010-05-05")),
    ("La Repubblica – Titolo – 9 luglio 2013", named("La Repubblica", "Titolo", "2013-07-09")),
    ("Hürriyet – Başlık – 12 Ağustos 2016", named("Hürriyet", "Başlık", "2016-08-12")),
    ("Kompas – Judul – 17 Desember 2015", named("Kompas", "Judul", "2015-12-17")),
    (
        "Українська правда – Заголовок – 21 лютого 2014",
        named("Українська правда", "Заголовок", "2014-02-21"),
    ),
    ("النهار – عنوان – 4 كانون الثاني 2012", named("النهار", "عنوان", "2012-01-04")),
    ("연합뉴스 – 제목 – 2018년 3월 18일", named("연합뉴스", "제목", "2018-03-18")),
    ("Outlet – Title – enero de 2012", named("Outlet", "Title", "2012-01")),
    ("Outlet – Title – 2018年3月", named("Outlet", "Title", "2018-03")),
    ("Outlet – Title – 31.02.2018", named("Outlet", "Title", "", written="31.02.2018")),
    (
        "Outlet – Title – Monday, 18 March 2018",
        named("Outlet", "Title", "", written="Monday, 18 March 2018"),
    ),
    (
        "Outlet – Title – 18 March 2018 (via Reuters)",
        named("Outlet", "Title", "2018-03-18", note="via Reuters"),
    ),
    (
        "Outlet – Title – 18 March 2018, pp. 4-6",
        named("Outlet", "Title", "2018-03-18", note="pp. 4-6"),
    ),
    (
        "Outlet – Title – 18 March 2018 – in Arabic",
        named("Outlet", "Title", "2018-03-18", note="in Arabic"),
    ),
    (
        "Outlet – Title – 18 March 2018 [last accessed on 20 March 2018].",
        named("Outlet", "Title", "2018-03-18", accessed="2018-03-20"),
    ),
    (
        "Outlet – Title – 18 March 2018 – retrieved 20 March 2018 – http://example.org/a",
        named("Outlet", "Title", "2018-03-18", url="http://example.org/a", accessed="2018-03-20"),
    ),
    (
        "Outlet – Title – 18 March 2018 – accessed some day",
        named("Outlet", "Title – 18 March 2018 – accessed some day", ""),
    ),
    (
        "Outlet – Title – accessed March 2018",
        named("Outlet", "Title", "", written="accessed March 2018"),
    ),
    (
        "Outlet – Life in Reuters Town – via Rail",
        named("Outlet", "Life in Reuters Town – via Rail", ""),
    ),
    (
        "Outlet – Cats, Dogs; Birds – 18 March 2018",
        named("Outlet", "Cats, Dogs; Birds", "2018-03-18"),
    ),
    (
        "Outlet – “Title” and more – 18 March 2018",
        named("Outlet", "“Title” and more", "2018-03-18"),
    ),
    (
        "“Title” – said a man who was there – 18 March 2018",
        named("“Title”", "said a man who was there", "2018-03-18"),
    ),
    (
        "«Заголовок» – Коммерсантъ – 18 марта 2018",
        named("Коммерсантъ", "«Заголовок»", "2018-03-18"),
    ),
    ("Outlet: – 18 March 2018", named("Outlet:", "", "2018-03-18")),
    ("the thing: more – 18 March 2018", named("the thing: more", "", "2018-03-18")),
    (
        "Outlet – 28 February – 2 March 2018",
        named("Outlet", "", "", written="28 February – 2 March 2018"),
    ),
    ("Outlet ⸺ Title ⸺ 18 March 2018", named("Outlet", "Title", "2018-03-18")),
    ("(Source: AP)", named("Source: AP", "", "")),
]

# Not to be split without guessing, or the works of two lines in one.
WHOLE = [
    "Outlet, “Title,” 18 March 2018",
    'Outlet, "Title", March 18, 2018',
    "Outlet: Title, 18 March 2018",
    "Outlet – Title – 18 March 2018; Other – Title Two – 19 March 2018",
    "Outlet – Title – 18 March 2018 / Other – Title Two – 19 March 2018",
    "Outlet – Title – 18 March 2018, Other – Title Two – 19 March 2018",
    "Outlet | Title | 18 March 2018",
    "Outlet · Title · 18 March 2018",
    "Outlet ~ Title ~ 18 March 2018",
    "Outlet – Title – 18 March 2018 and Other – Title Two – 19 March 2018",
]


@pytest.mark.parametrize(("line", "expected"), SHAPES)
def test_a_line_of_this_shape_names_a_work(line: str, expected: SourceLine) -> None:
    read = parse_source_line(line)
    assert read.typed == line
    assert without_typed(read) == expected


@pytest.mark.parametrize("line", WHOLE)
def test_a_line_of_this_shape_stays_whole(line: str) -> None:
    assert parse_source_line(line) == SourceLine(whole=line, typed=line)


@pytest.mark.parametrize(("line", "expected"), SHAPES)
def test_what_a_line_names_is_read_again_from_house_style(line: str, expected: SourceLine) -> None:
    """The house style cannot say a work without outlet, nor a date that nobody can read."""
    if not expected.outlet or expected.written or (expected.note and not expected.date):
        return
    again = format_source_line(
        expected.outlet,
        expected.title,
        expected.date,
        expected.url,
        accessed=expected.accessed,
        note=expected.note,
    )
    assert without_typed(parse_source_line(again)) == expected, line


def without_typed(read: SourceLine) -> SourceLine:
    return named(
        read.outlet,
        read.title,
        str(read.date or ""),
        written=read.written,
        url=read.url,
        accessed=str(read.accessed or ""),
        note=read.note,
    )


DAY = st.dates().map(lambda day: PartialDate(year=day.year, month=day.month, day=day.day))
WORDS = st.lists(
    st.sampled_from(["Court", "Frees", "“Held”", "8", "نعم", "标题", "Да", "of", "the"]), min_size=1
)


@pytest.mark.properties
@settings(deadline=None)
@given(
    title=WORDS.map(" ".join),
    date=DAY,
    url=st.sampled_from(["", "https://example.org/a-b", "../2008/a-b.md"]),
    accessed=st.none() | DAY,
    note=st.sampled_from(["", "via Fictive Press", "in Arabic", "p. A4", "pp. 4-6"]),
)
def test_everything_a_line_can_say_reads_back_from_house_style(
    title: str, date: PartialDate, url: str, accessed: PartialDate | None, note: str
) -> None:
    line = format_source_line("Outlet", title, date, url, accessed=accessed, note=note)
    assert parse_source_line(line) == SourceLine(
        outlet="Outlet",
        title=title,
        date=date,
        url=url,
        accessed=accessed,
        note=note,
        typed=line,
    )


@pytest.mark.properties
@settings(deadline=None)
@given(st.lists(st.sampled_from([line for line, _ in SHAPES]), min_size=1, max_size=3))
def test_no_letter_and_no_digit_of_a_line_is_lost(lines: list[str]) -> None:
    line = " ".join(lines)
    read = parse_source_line(line)
    assert read.typed == line
    if read.whole:
        assert "".join(read.whole.split()) == "".join(line.split())
        return
    kept = (read.outlet, read.title, read.written, read.url, read.note)
    dates = [str(date) for date in (read.date, read.accessed) if date]
    # What a date and "accessed" said in words is said by the two dates.
    if not dates:
        assert letters("".join(kept)) == letters(line)
    for word in ("Outlet", "Title", "Reuters", "标题在此", "عنوان"):
        assert "\n".join(kept).count(word) == line.count(word)


def letters(text: str) -> list[str]:
    return sorted(sign for sign in text if sign.isalnum())
