"""BibTeX, written and read back by pybtex."""

import re

import pytest
from hypothesis import given
from pybtex.database import Entry, parse_string

from dateline.base.dates import PartialDate
from dateline.rendering.citations.bibtex import bibtex, escaped
from dateline.rendering.citations.citable import Citable
from dateline.rendering.citations.names import Name
from tests.base.laws import LAW_OF_LARGE_VALUES as LAW
from tests.rendering.citations.works import citables, desk, line, page, people, report

# What TeX prints for a command, the other way round than the code has it.
PRINTED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "\N{LEFT CURLY BRACKET}",
    r"\textbraceright{}": "\N{RIGHT CURLY BRACKET}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\&": "&",
    r"\%": "%",
    r"\$": "$",
    r"\#": "#",
    r"\_": "_",
    "{": "",
    "}": "",
}
COMMAND = re.compile("|".join(map(re.escape, PRINTED)))


def printed(tex: str) -> str:
    """Return what TeX prints of a field."""
    return COMMAND.sub(lambda found: PRINTED[found[0]], tex)


def read(cited: Citable) -> Entry:
    """Return the one entry of a file, as pybtex reads it."""
    (entry,) = parse_string(bibtex([cited]).decode(), "bibtex").entries.values()
    return entry


def test_a_report_is_written_so() -> None:
    cited = report(
        authors=(desk, *people("O'Neill, Siobhán")),
        publisher="Müller & Co.",
        translators=(Name(literal="陈光诚"),),
        accessed=PartialDate(2010, 1, 2),
        archive_url="https://web.archive.org/web/1/a_b",
        archived=PartialDate(2009, 7),
        abstract="50% of {it}",
        keywords=("media, law", "blogs"),
        note="On paper",
        changes=("Corrected 2009-07",),
    )

    assert bibtex([cited]).decode() == (
        "@article{2009:06:a-report,\n"
        "  author = {{Dateline Asia desk} and O'Neill, Siobhán},\n"
        "  title = {{Kazakhstan} to {Tighten} {Internet} {Law}},\n"
        "  journal = {Northern Post},\n"
        "  publisher = {Müller \\& Co.},\n"
        "  translator = {{陈光诚}},\n"
        "  year = {2009},\n"
        "  month = jun,\n"
        "  day = {26},\n"
        "  url = {https://example.org/a_b%20c},\n"
        "  urldate = {2010-01-02},\n"
        "  language = {en},\n"
        "  abstract = {50\\% of \\textbraceleft{}it\\textbraceright{}},\n"
        "  keywords = {media law, blogs},\n"
        "  note = {Archived 2009-07 at https://web.archive.org/web/1/a\\_b . On paper."
        " Corrected 2009-07.},\n"
        "}\n"
    )


def test_a_page_and_a_line_are_written_so() -> None:
    cited = (page(issued=PartialDate(2009)), line("Post – it"))

    assert bibtex(cited).decode() == (
        "@online{work:page,\n"
        "  title = {{A} page},\n"
        "  year = {2009},\n"
        "  url = {https://example.org/x},\n"
        "}\n"
        "\n"
        "@misc{work:line,\n"
        "  title = {{Post} – it},\n"
        "}\n"
    )
    assert bibtex([]) == b""


def test_a_date_nobody_could_read_is_a_note() -> None:
    cited = report(issued=None, written="spring 2009")

    assert "note = {Dated spring 2009.}" in bibtex([cited]).decode()
    assert "year" not in bibtex([cited]).decode()


def test_a_copy_without_a_day_is_named_without_one() -> None:
    cited = page(archive_url="https://archive.ph/x")

    assert "note = {Archived at https://archive.ph/x .}" in bibtex([cited]).decode()


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("blogs and media", "blogs and media"),
        ("OSCE urges iPhone law", "{OSCE} urges {iPhone} law"),
        ('"Blogs" (Kazakh)', '"{Blogs}" ({Kazakh})'),
        # A brace before a backslash would mean an accent, whose letters styles make small.
        ("#MeToo in C#", r"\#{MeToo} in {C}\#"),
        ("AT&T_Law", r"{AT\&T\_Law}"),
        ("Ünes Écrit 陈", "{Ünes} {Écrit} 陈"),
        ("~^\\", r"\textasciitilde{}\textasciicircum{}\textbackslash{}"),
    ],
)
def test_capitals_are_protected_and_signs_are_escaped(title: str, written: str) -> None:
    assert f"  title = {{{written}}},\n" in bibtex([report(title=title)]).decode()


def test_an_address_is_not_escaped_but_cannot_end_its_field() -> None:
    cited = page(url="https://example.org/a_b%20c#d&e~f{g}\\h i")

    assert "url = {https://example.org/a_b%20c#d&e~f%7Bg%7D%5Ch%20i}" in bibtex([cited]).decode()


@pytest.mark.parametrize(
    "name", ["Müller and Sons", "O'Neill, S. and others", "陈光诚", "van der Berg", "{", "a}", "\\"]
)
def test_a_name_whose_parts_are_not_certain_is_read_as_one(name: str) -> None:
    entry = read(report(authors=(Name(literal=name), desk)))

    assert [printed(str(one)) for one in entry.persons["author"]] == [name, "Dateline Asia desk"]
    assert [one.first_names for one in entry.persons["author"]] == [[], []]


def test_a_certain_name_is_read_in_its_parts() -> None:
    (person,) = read(report(authors=people("Müller, Jörg-Uwe K."))).persons["author"]

    assert (person.last_names, person.first_names) == (["Müller"], ["Jörg-Uwe"])
    assert person.middle_names == ["K."]


@LAW
@given(citables)
def test_what_is_written_is_read_back_field_by_field(cited: Citable) -> None:
    entry = read(cited)
    fields = {name: printed(text) for name, text in entry.fields.items()}

    assert entry.key == cited.key
    assert fields.get("title", "") == cited.title
    assert fields.get("journal", "") == cited.container
    assert fields.get("publisher", "") == cited.publisher
    assert fields.get("abstract", "") == cited.abstract
    assert entry.fields.get("url", "") == cited.url
    assert entry.fields.get("urldate", "") == str(cited.accessed or "")
    authors = [printed(str(one)) for one in entry.persons.get("author", [])]
    assert authors == [one.inverted for one in cited.authors]
    if cited.issued:
        assert entry.fields["year"] == f"{cited.issued.year:04d}"
        assert entry.fields.get("day", "") == str(cited.issued.day or "")
        assert ("month" in entry.fields) is (cited.issued.month is not None)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_is_the_macro_every_style_knows(month: int) -> None:
    cited = report(issued=PartialDate(2009, month))
    names = "January February March April May June July August September October November December"

    assert read(cited).fields["month"] == names.split()[month - 1]


def test_escaped_text_is_one_line() -> None:
    assert escaped("a\r\n@misc{x,\x00 }") == (r"a @misc\textbraceleft{}x, \textbraceright{}")
