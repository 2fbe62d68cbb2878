import pytest

from dateline.rendering.citations.names import Name, name_of, names_of


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("Roe, Jane", "Roe", "Jane"),
        ("Müller, Jörg-Uwe K.", "Müller", "Jörg-Uwe K."),
        ("O'Neill, Siobhán", "O'Neill", "Siobhán"),
        ("van der Berg, Anna", "van der Berg", "Anna"),
        ("Roe-Doe, J.R.", "Roe-Doe", "J.R."),
        ("陈, 光诚", "陈", "光诚"),
        ("  Roe,   Jane ", "Roe", "Jane"),
    ],
)
def test_a_name_written_family_first_is_certain(text: str, family: str, given: str) -> None:
    assert name_of(text) == Name(family=family, given=given)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe",
        "Aung San Suu Kyi",
        "陈光诚",
        "Dateline Asia desk",
        "Jane Roe, John Doe",
        "Roe, Jane, Esq",
        "King, Jr.",
        "Northern Post, Inc.",
        "UNESCO, Paris",
        "Roe, 2009",
        "Roe, Jane and John Doe of the Post",
        "Ministry of Justice, Tirana",
        "",
    ],
)
def test_every_other_name_stays_as_it_is(text: str) -> None:
    assert name_of(text) == Name(literal=text)


def test_only_a_semicolon_parts_names() -> None:
    assert names_of("Roe, Jane; Justice and Police Ministry;") == (
        Name(family="Roe", given="Jane"),
        Name(literal="Justice and Police Ministry"),
    )
    assert names_of(" ") == ()


def test_a_name_stands_in_text_in_one_order_and_in_lists_in_another() -> None:
    certain, literal = Name(family="Roe", given="Jane"), Name(literal="Jane Roe")

    assert (certain.printed, certain.inverted) == ("Jane Roe", "Roe, Jane")
    assert (literal.printed, literal.inverted) == ("Jane Roe", "Jane Roe")
