import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.dateline import format_dateline, parse_dateline, places_of

ALONE = "The dateline stands alone on its line."
HYPHEN = "A hyphen without spaces ends the dateline."
NOTHING = "No dash ends the dateline; it ends behind the name of the country."


@pytest.mark.parametrize(
    ("text", "city", "country", "printed", "rest"),
    [
        ("SUVA, Fiji – The court", "Suva", "Fiji", "SUVA, Fiji", "The court"),
        ("SUVA, Fiji — The court", "Suva", "Fiji", "SUVA, Fiji", "The court"),
        ("LIMA, Peru—At least", "Lima", "Peru", "LIMA, Peru", "At least"),
        ("SUVA, Fiji– The court", "Suva", "Fiji", "SUVA, Fiji", "The court"),
        ("SUVA, Fiji –– The court", "Suva", "Fiji", "SUVA, Fiji", "The court"),
        ("SUVA, Fiji -- The court", "Suva", "Fiji", "SUVA, Fiji", "The court"),
        ("SUVA, Fiji- The court", "Suva", "Fiji", "SUVA, Fiji", "The court"),
        ("SUVA, Fiji - The court", "Suva", "Fiji", "SUVA, Fiji", "The court"),
        ("SUVA,  Fiji\u00a0– The court", "Suva", "Fiji", "SUVA,  Fiji", "The court"),
        ("SUVA, Fiji – police said", "Suva", "Fiji", "SUVA, Fiji", "police said"),
        (
            "Pyongyang, North Korea – The",
            "Pyongyang",
            "North Korea",
            "Pyongyang, North Korea",
            "The",
        ),
        (
            "The Hague, Netherlands – The",
            "The Hague",
            "Netherlands",
            "The Hague, Netherlands",
            "The",
        ),
        ("RABAT, MOROCCO – The", "Rabat", "MOROCCO", "RABAT, MOROCCO", "The"),
        ("LONDON, UK – The", "London", "UK", "LONDON, UK", "The"),
        ("NEW YORK, U.S. – The", "New York", "U.S.", "NEW YORK, U.S.", "The"),
        ("GOMA, Congo (DRC) – The", "Goma", "Congo (DRC)", "GOMA, Congo (DRC)", "The"),
        (
            "ABIDJAN, Côte d’Ivoire – The",
            "Abidjan",
            "Côte d’Ivoire",
            "ABIDJAN, Côte d’Ivoire",
            "The",
        ),
        (
            "RIO DE JANIERO, Brazil – The",
            "Rio de Janiero",
            "Brazil",
            "RIO DE JANIERO, Brazil",
            "The",
        ),
        ("PORT-AU-PRINCE, Haiti – The", "Port-au-Prince", "Haiti", "PORT-AU-PRINCE, Haiti", "The"),
        ("N'DJAMENA, Chad – The", "N'Djamena", "Chad", "N'DJAMENA, Chad", "The"),
        ("SANA'A, Yemen – The", "Sana'a", "Yemen", "SANA'A, Yemen", "The"),
        ("SÃO PAULO, Brazil – The", "São Paulo", "Brazil", "SÃO PAULO, Brazil", "The"),
        ("İZMİR, Turkey – The", "İzmir", "Turkey", "İZMİR, Turkey", "The"),
        (
            "VILLA DE LOS SAN JUANES, Peru – A",
            "Villa de los San Juanes",
            "Peru",
            "VILLA DE LOS SAN JUANES, Peru",
            "A",
        ),
        ("ST. JOHN'S, Canada – The", "St. John's", "Canada", "ST. JOHN'S, Canada", "The"),
        (
            "SARAJEVO, Bosnia-Herzegovina – The",
            "Sarajevo",
            "Bosnia-Herzegovina",
            "SARAJEVO, Bosnia-Herzegovina",
            "The",
        ),
        (
            "BISSAU, Guinea-Bissau - The – dash",
            "Bissau",
            "Guinea-Bissau",
            "BISSAU, Guinea-Bissau",
            "The – dash",
        ),
    ],
)
def test_a_dateline_with_a_dash(
    text: str, city: str, country: str, printed: str, rest: str
) -> None:
    read = parse_dateline(text)
    assert read is not None
    assert (read.city, read.country, read.printed, read.rest) == (city, country, printed, rest)
    assert read.guesses == ()


@pytest.mark.parametrize(
    ("text", "city", "country", "rest", "guesses"),
    [
        ("QUITO, Ecuador-Human Rights", "Quito", "Ecuador", "Human Rights", (HYPHEN,)),
        (
            "QUITO, Ecuador-Rights Post – it – said",
            "Quito",
            "Ecuador",
            "Rights Post – it – said",
            (HYPHEN,),
        ),
        ("RABAT, MOROCCO-The", "Rabat", "MOROCCO", "The", (HYPHEN,)),
        ("SARAJEVO, Bosnia-Herzegovina-The", "Sarajevo", "Bosnia-Herzegovina", "The", (HYPHEN,)),
        ("SARAJEVO, Bosnia-Herzegovina The", "Sarajevo", "Bosnia-Herzegovina", "The", (NOTHING,)),
        ("MONTEVIDEO, Uruguay Several", "Montevideo", "Uruguay", "Several", (NOTHING,)),
        ("TOKYO, JapanRoughly", "Tokyo", "Japan", "Roughly", (NOTHING,)),
        ("Tokyo, JapanRoughly", "Tokyo", "Japan", "Roughly", (NOTHING,)),
        (
            "ZimbabweHuman rights",
            "",
            "Zimbabwe",
            "Human rights",
            ('The dateline "Zimbabwe" names a country and no city.', NOTHING),
        ),
        ("Damascus, Syria", "Damascus", "Syria", "", (ALONE,)),
        (
            "Zimbabwe – Police said",
            "",
            "Zimbabwe",
            "Police said",
            ('The dateline "Zimbabwe" names a country and no city.',),
        ),
        (
            "HONG KONG – The",
            "",
            "HONG KONG",
            "The",
            ('The dateline "HONG KONG" names a country and no city.',),
        ),
        (
            "WASHINGTON D.C.  —The",
            "Washington D.C.",
            "",
            "The",
            ('"WASHINGTON D.C." was read as a city; no country is named.',),
        ),
        (
            "WASHINGTON, D.C. – The",
            "Washington, D.C.",
            "",
            "The",
            ('"WASHINGTON, D.C." was read as a city; no country is named.',),
        ),
        (
            "THE HAGUE – The",
            "The Hague",
            "",
            "The",
            ('"THE HAGUE" was read as a city; no country is named.',),
        ),
        (
            "GENEVA (AP) – The",
            "Geneva",
            "",
            "The",
            ('"(AP)" stands in the dateline.', '"GENEVA" was read as a city; no country is named.'),
        ),
        (
            "GENEVA, Switzerland (AFP) – The",
            "Geneva",
            "Switzerland",
            "The",
            ('"(AFP)" stands in the dateline.',),
        ),
        (
            "JERUSALEM, Israel/West Bank – The",
            "Jerusalem",
            "Israel/West Bank",
            "The",
            ('"Israel/West Bank" names more than one place.',),
        ),
        (
            "MANOKWARI, West Papua – The",
            "Manokwari",
            "West Papua",
            "The",
            ('"West Papua" is not the name of a country.',),
        ),
        (
            "ALMATY, Kazakstan – The",
            "Almaty",
            "Kazakstan",
            "The",
            ('"Kazakstan" is not the name of a country. Did you mean "Kazakhstan"?',),
        ),
        (
            "LOS ANGELES, California, United States – The",
            "Los Angeles",
            "United States",
            "The",
            ('Between city and country stands "California".',),
        ),
        ("SAN DIEGO, CA – The", "San Diego", "CA", "The", ('"CA" is not the name of a country.',)),
    ],
)
def test_an_unusual_dateline_is_read_and_said_to_be_a_guess(
    text: str, city: str, country: str, rest: str, guesses: tuple[str, ...]
) -> None:
    read = parse_dateline(text)
    assert read is not None
    assert (read.city, read.country, read.rest) == (city, country, rest)
    assert read.guesses == guesses
    assert text.startswith(read.printed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "–",
        "– The",
        "A",
        "The report – long awaited – says",
        "Zimbabwe – once a granary – has",
        "In Kenya, Uganda – Both",
        "Kenya, Uganda – both",
        "Police in some far Nairobi, Kenya – The",
        "Bosnia-Herzegovina has not",
        "Nairobi, Kenya said that",
        "Guinea-Bissau-The",
        "BRIEF – The",
        "NATO – The",
        "UN – The",
        "GENEVA 5 – The",
        "GENEVA, – The",
        "GENEVA said – The",
        "A B C D E F G H I – The",
        "Nothing here at all",
        "Damascus, in Syria",
        "Chief Of Some Far Town, Kenya – The",
    ],
)
def test_other_paragraphs_have_no_dateline(text: str) -> None:
    assert parse_dateline(text) is None


@pytest.mark.parametrize(
    ("city", "country", "printed"),
    [
        ("Almaty", "Kazakhstan", "ALMATY, Kazakhstan"),
        ("Gießen", "Germany", "GIESSEN, Germany"),
        ("São Paulo", "Brazil", "SÃO PAULO, Brazil"),
        ("Sa\u0303o Paulo", "Brazil", "SÃO PAULO, Brazil"),
        ("İzmir", "Türkiye", "İZMIR, Türkiye"),
        ("北京", "中国", "北京, 中国"),
        ("Geneva", "", "GENEVA"),
        ("", "Fiji", "Fiji"),
        ("", "", ""),
    ],
)
def test_what_is_printed(city: str, country: str, printed: str) -> None:
    assert format_dateline(city, country) == printed


@pytest.mark.parametrize(
    ("country", "places"),
    [
        ("Fiji", ("Fiji",)),
        ("Israel/West Bank", ("Israel", "West Bank")),
        ("Israel and West Bank", ("Israel", "West Bank")),
        ("Trinidad and Tobago", ("Trinidad and Tobago",)),
        ("West Papua", ("West Papua",)),
    ],
)
def test_the_places_of_a_dateline(country: str, places: tuple[str, ...]) -> None:
    assert places_of(country) == places


PARTS = "SUVA Suva Fiji Guinea-Bissau Bosnia , – - — -- ( ) The police ZimbabweHuman / Papua"


@pytest.mark.properties
@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PARTS.split()), max_size=12),
    st.sampled_from([" ", "", "\u00a0", "  "]),
)
def test_a_dateline_loses_no_sign_but_the_dash(words: list[str], between: str) -> None:
    text = between.join(words)
    read = parse_dateline(text)
    if read:
        whole = text.strip()
        assert whole.startswith(read.printed)
        assert whole.endswith(read.rest)
        inner = whole[len(read.printed) : len(whole) - len(read.rest)]
        assert not inner.strip(" \u00a0–—-")
