import pytest

from dateline.importers.filing import Filing, ImportOptions, file_article
from dateline.importers.findings import Confidence, Finding
from dateline.importers.wire import read_wire
from dateline.model.config import Region
from tests.importers.wires import OPTIONS, REGIONS


def filed(text: str, options: ImportOptions = OPTIONS) -> Filing:
    return file_article(read_wire(text, "a.txt"), options)


def found(filing: Filing, field: str) -> Finding:
    return next(one for one in filing.findings if one.field == field)


@pytest.mark.parametrize(
    ("text", "region", "guesses"),
    [
        ("T\n\nBy A. Reporter\nReporter, Asia\n\nText.", "Asia", ()),
        ("T\n\nBy A. Reporter\nReporter, The Middle East\n\nText.", "Middle East", ()),
        (
            "T\n\nBy A. Reporter\nReporter, North America & Oceania\n\nText.",
            "North America and Oceania",
            (),
        ),
        (
            "T\n\nBy A. Reporter\nReporter, Oceania\n\nText.",
            "North America and Oceania",
            ('It was concluded from the desk "Oceania".',),
        ),
        (
            "Oceania\nTitle\n\nText.",
            "North America and Oceania",
            ('It was concluded from the category "Oceania".',),
        ),
        ("Africa\nTitle\n\nText.", "Africa", ('It was taken from the category "Africa".',)),
        (
            "T\n\nBy A. Reporter\nDateline Africa Reporter\n\nText.",
            "Africa",
            ('It was concluded from the role "Dateline Africa Reporter".',),
        ),
        (
            "T\n\nSUVA, Fiji – Text.",
            "North America and Oceania",
            ("It was concluded from the country of the dateline.",),
        ),
    ],
)
def test_the_region_is_concluded(text: str, region: str, guesses: tuple[str, ...]) -> None:
    filing = filed(text)
    assert filing.region is not None
    assert filing.region.name == region
    assert found(filing, "region").guesses == guesses


@pytest.mark.parametrize(
    "text",
    [
        "T\n\nText.",
        "T\n\nBy A. Reporter\nReporter, Special Features\n\nText.",
        "T\n\nLIMA, Peru – X.",
    ],
)
def test_without_a_region_somebody_has_to_choose(text: str) -> None:
    filing = filed(text)
    assert filing.region is None
    assert found(filing, "region") == Finding(
        field="region",
        confidence=Confidence.MISSING,
        guesses=(
            "Neither desk nor country points to a region of this site; add `region:` by hand.",
        ),
    )


def test_a_country_outside_the_region_is_doubted() -> None:
    filing = filed("T\n\nBy A. Reporter\nReporter, Asia\n\nGENEVA, Switzerland – Text.")
    assert [country.code for country in filing.countries] == ["CH"]
    assert found(filing, "country").guesses == (
        "Switzerland is not in the region Asia; see what it is about.",
    )


def test_a_region_without_a_list_of_countries_doubts_none() -> None:
    options = ImportOptions(regions=(Region(name="Asia", slug="asia"),))
    filing = filed("T\n\nBy A. Reporter\nReporter, Asia\n\nGENEVA, Switzerland – Text.", options)
    assert found(filing, "country").confidence is Confidence.FOUND


def test_a_misspelt_country_is_read_as_the_one_it_resembles() -> None:
    filing = filed("T\n\nALMATY, Kazakstan – Text.")
    assert [country.code for country in filing.countries] == ["KZ"]
    assert filing.dateline == "ALMATY, Kazakstan"
    assert found(filing, "country").guesses == ('"Kazakstan" was read as Kazakhstan.',)


@pytest.mark.parametrize("place", ["West Papua", "CA", "Qwertz", "Louisiana"])
def test_a_place_that_is_no_country_is_left_to_people(place: str) -> None:
    filing = filed(f"T\n\nSOMEWHERE, {place} – Text.")
    assert filing.countries == ()
    assert found(filing, "country").guesses == (
        f'"{place}" in the dateline is not the name of a country.',
    )


def test_the_name_of_a_country_is_in_the_language_of_the_site() -> None:
    options = ImportOptions(regions=REGIONS, language="de")
    filing = filed("T\n\nNAIROBI, Kenya – Text.", options)
    assert [country.name for country in filing.countries] == ["Kenia"]
    assert filing.dateline == "NAIROBI, Kenya"


def test_the_date_is_said_to_be_a_guess() -> None:
    filing = filed("T\n\nText.\n\nSources:\nA – B – 3 May 2008")
    assert found(filing, "date") == Finding(
        field="date",
        confidence=Confidence.GUESSED,
        value="2008-05-03",
        guesses=("It is the newest date of the sources.",),
    )
    assert found(filed("T\n\nText."), "date").guesses == (
        "No source has a whole date; add `date:` by hand.",
    )
