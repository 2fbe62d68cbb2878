"""How reports are cited in the three styles, each rule by an example."""

import pytest
from hypothesis import given

from dateline.base.dates import PartialDate
from dateline.rendering.citations.citable import Citable
from dateline.rendering.citations.names import Name
from dateline.rendering.citations.runs import Run, text_of
from dateline.rendering.citations.styles import STYLES, apa, chicago, chicago_note, mla
from tests.base.laws import LAW_OF_LARGE_VALUES as LAW
from tests.rendering.citations.works import citables, desk, line, page, people, report

PLAIN = "https://example.org/a"


def texts(cited: Citable) -> list[str]:
    return [text_of(style(cited)) for style in (chicago, chicago_note, apa, mla)]


def test_a_signed_report_is_cited_so() -> None:
    assert texts(report(url=PLAIN)) == [
        (
            "Roe, Jane. “Kazakhstan to Tighten Internet Law.” Northern Post, June 26, 2009."
            " https://example.org/a."
        ),
        (
            "Jane Roe, “Kazakhstan to Tighten Internet Law,” Northern Post, June 26, 2009,"
            " https://example.org/a."
        ),
        (
            "Roe, J. (2009, June 26). Kazakhstan to Tighten Internet Law. Northern Post."
            " https://example.org/a"
        ),
        (
            "Roe, Jane. “Kazakhstan to Tighten Internet Law.” Northern Post, 26 June 2009,"
            " example.org/a."
        ),
    ]


def test_the_runs_say_what_is_italic_what_leads_where_and_what_is_in_which_language() -> None:
    cited = report(url=PLAIN, title="Le titre", language="fr", container="Le Monde")

    assert chicago(cited) == (
        Run("Roe, Jane."),
        Run(" "),
        Run("“"),
        Run("Le titre", language="fr"),
        Run(".”"),
        Run(" "),
        Run("Le Monde", is_italic=True),
        Run(", "),
        Run("June 26, 2009"),
        Run("."),
        Run(" "),
        Run(PLAIN, url=PLAIN),
        Run("."),
    )
    assert Run("example.org/a", url=PLAIN) in mla(cited)
    assert Run("Le titre", language="fr") in apa(cited)


def test_an_unsigned_report_begins_with_its_newspaper_or_its_title() -> None:
    assert texts(report(authors=(), url="")) == [
        "Northern Post. “Kazakhstan to Tighten Internet Law.” June 26, 2009.",
        "“Kazakhstan to Tighten Internet Law,” Northern Post, June 26, 2009.",
        "Kazakhstan to Tighten Internet Law. (2009, June 26). Northern Post.",
        "“Kazakhstan to Tighten Internet Law.” Northern Post, 26 June 2009.",
    ]


def test_a_name_whose_parts_are_not_certain_is_not_turned_round() -> None:
    cited = report(authors=(desk, Name(literal="Aung San Suu Kyi")), title="T", url="")

    assert texts(cited) == [
        "Dateline Asia desk and Aung San Suu Kyi. “T.” Northern Post, June 26, 2009.",
        "Dateline Asia desk and Aung San Suu Kyi, “T,” Northern Post, June 26, 2009.",
        "Dateline Asia desk & Aung San Suu Kyi. (2009, June 26). T. Northern Post.",
        "Dateline Asia desk and Aung San Suu Kyi. “T.” Northern Post, 26 June 2009.",
    ]


def authors_of(*names: Name) -> list[str]:
    cited = report(authors=names, title="T", container="", issued=None, url="")
    begins = (" “T.”", ", “T,”", " (n.d.)", " “T.”")
    return [text.partition(begin)[0] for text, begin in zip(texts(cited), begins, strict=True)]


def test_two_authors() -> None:
    assert authors_of(*people("Roe, Jane", "Müller, Jörg-Uwe K.")) == [
        "Roe, Jane, and Jörg-Uwe K. Müller.",
        "Jane Roe and Jörg-Uwe K. Müller",
        "Roe, J., & Müller, J.-U. K.",
        "Roe, Jane, and Jörg-Uwe K. Müller.",
    ]


def test_three_authors() -> None:
    assert authors_of(*people("Roe, Jane", "Doe, John", "O'Neill, Siobhán")) == [
        "Roe, Jane, John Doe, and Siobhán O'Neill.",
        "Jane Roe, John Doe, and Siobhán O'Neill",
        "Roe, J., Doe, J., & O'Neill, S.",
        "Roe, Jane, et al.",
    ]


def test_four_authors_are_too_many_for_a_note() -> None:
    found = authors_of(*people("A, B", "C, D", "E, F", "G, H"))

    assert found[0] == "A, B, D C, F E, and H G."
    assert found[1] == "B A et al."


def test_of_three_groups_mla_names_the_first() -> None:
    assert authors_of(desk, desk, desk)[3] == "Dateline Asia desk et al."


def test_ten_authors_are_named_in_chicago_and_of_eleven_seven() -> None:
    eleven = [Name(literal=f"N{number}") for number in range(1, 12)]

    assert authors_of(*eleven[:10])[0] == "N1, N2, N3, N4, N5, N6, N7, N8, N9, and N10."
    assert authors_of(*eleven)[0] == "N1, N2, N3, N4, N5, N6, N7, et al."


def test_twenty_authors_are_named_by_the_apa_and_of_more_nineteen_and_the_last() -> None:
    names = [Name(literal=f"N{number}") for number in range(1, 23)]

    assert authors_of(*names[:20])[2].endswith("N18, N19, & N20.")
    assert authors_of(*names)[2].endswith("N18, N19, . . . N22.")


def test_scripts_without_capitals_have_no_initials() -> None:
    assert authors_of(Name(family="陈", given="光诚"))[2] == "陈, 光诚."


@pytest.mark.parametrize(
    ("date", "american", "of_the_apa", "british"),
    [
        (PartialDate(2009, 6, 26), "June 26, 2009", "(2009, June 26)", "26 June 2009"),
        (PartialDate(2009, 9, 3), "September 3, 2009", "(2009, September 3)", "3 Sept. 2009"),
        (PartialDate(2009, 6), "June 2009", "(2009, June)", "June 2009"),
        (PartialDate(2009), "2009", "(2009)", "2009"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    date: PartialDate, american: str, of_the_apa: str, british: str
) -> None:
    found = texts(report(issued=date, title="T", url=""))

    assert found == [
        f"Roe, Jane. “T.” Northern Post, {american}.",
        f"Jane Roe, “T,” Northern Post, {american}.",
        f"Roe, J. {of_the_apa}. T. Northern Post.",
        f"Roe, Jane. “T.” Northern Post, {british}.",
    ]


def test_without_a_date_each_style_says_so_in_its_way() -> None:
    assert texts(report(issued=None, title="T", url="")) == [
        "Roe, Jane. “T.” Northern Post, n.d.",
        "Jane Roe, “T,” Northern Post, n.d.",
        "Roe, J. (n.d.). T. Northern Post.",
        "Roe, Jane. “T.” Northern Post.",
    ]
    assert text_of(chicago(report(issued=None, authors=(), title="T", url=""))) == (
        "Northern Post. “T.” N.d."
    )


def test_without_a_date_the_day_it_was_looked_at_is_said() -> None:
    assert texts(report(issued=None, title="T", url=PLAIN, accessed=PartialDate(2010, 1, 2))) == [
        "Roe, Jane. “T.” Northern Post, accessed January 2, 2010. https://example.org/a.",
        "Jane Roe, “T,” Northern Post, accessed January 2, 2010, https://example.org/a.",
        "Roe, J. (n.d.). T. Northern Post. https://example.org/a",
        "Roe, Jane. “T.” Northern Post, example.org/a. Accessed 2 Jan. 2010.",
    ]


def test_a_date_nobody_could_read_is_as_it_was_typed() -> None:
    assert texts(report(issued=None, written="spring 2009", title="T", url="")) == [
        "Roe, Jane. “T.” Northern Post, spring 2009.",
        "Jane Roe, “T,” Northern Post, spring 2009.",
        "Roe, J. (spring 2009). T. Northern Post.",
        "Roe, Jane. “T.” Northern Post, spring 2009.",
    ]


def test_a_question_ends_itself_but_in_a_note_a_comma_follows() -> None:
    assert texts(report(title="Who did it?", url="")) == [
        "Roe, Jane. “Who did it?” Northern Post, June 26, 2009.",
        "Jane Roe, “Who did it?,” Northern Post, June 26, 2009.",
        "Roe, J. (2009, June 26). Who did it? Northern Post.",
        "Roe, Jane. “Who did it?” Northern Post, 26 June 2009.",
    ]


def test_quotation_marks_in_a_title_become_single_where_it_is_quoted() -> None:
    found = texts(report(title='The "blogs" and “media” law', url=""))

    assert "“The ‘blogs’ and ‘media’ law.”" in found[0]
    assert '). The "blogs" and “media” law. ' in found[2]


def test_a_page_of_nobody_is_cited_so() -> None:
    cited = page(issued=PartialDate(2009, 6))

    assert texts(cited) == [
        "“A page.” June 2009. https://example.org/x.",
        "“A page,” June 2009, https://example.org/x.",
        "A page. (2009, June). https://example.org/x",
        "“A page.” June 2009, example.org/x.",
    ]
    assert apa(cited)[0] == Run("A page", is_italic=True)


def test_a_line_that_could_not_be_split_is_cited_whole() -> None:
    assert texts(line()) == [
        "Post – Something – last week. N.d.",
        "Post – Something – last week. n.d.",
        "Post – Something – last week. (n.d.).",
        "Post – Something – last week.",
    ]


def test_a_work_without_a_title_is_cited_by_its_newspaper() -> None:
    assert texts(report(title="", authors=(), url="")) == [
        "Northern Post. June 26, 2009.",
        "Northern Post, June 26, 2009.",
        "(2009, June 26). Northern Post.",
        "Northern Post, 26 June 2009.",
    ]


@LAW
@given(citables)
def test_no_style_loses_who_wrote_what_where(cited: Citable) -> None:
    for name, style in STYLES.items():
        text = text_of(style(cited))
        for one in cited.authors[:1]:
            assert (one.literal or one.family) in text, name
        assert cited.container in text
        assert cited.url.partition("://")[2] in text
        if '"' not in cited.title and "“" not in cited.title and "”" not in cited.title:
            assert cited.title in text
        assert "  " not in text
        assert all(run.text for run in style(cited))
