import hashlib

import pytest

from dateline.base.slugs import slugify
from dateline.reading.countries import _by_name, _folded, _names, closest_country, find_country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KZ", "KZ"),
        ("kz", "KZ"),
        (" kz ", "KZ"),
        ("NO", "NO"),
        ("no", "NO"),
        ("XK", "XK"),
        ("Kazakhstan", "KZ"),
        ("KAZAKHSTAN", "KZ"),
        ("Kosovo", "XK"),
        ("Norway", "NO"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("U.S.", "US"),
        ("United States of America", "US"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("Great Britain", "GB"),
        ("Russia", "RU"),
        ("Russian Federation", "RU"),
        ("Burma", "MM"),
        ("Myanmar", "MM"),
        ("Myanmar (Burma)", "MM"),
        ("Congo (DRC)", "CD"),
        ("D.R. Congo", "CD"),
        ("Democratic Republic of the Congo", "CD"),
        ("Republic of the Congo", "CG"),
        ("Ivory Coast", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Czech Republic", "CZ"),
        ("Czechia", "CZ"),
        ("Bosnia-Herzegovina", "BA"),
        ("Bosnia and Herzegovina", "BA"),
        ("Bosnia", "BA"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("The Gambia", "GM"),
        ("the Netherlands", "NL"),
        ("Holland", "NL"),
        ("Saint Lucia", "LC"),
        ("St Lucia", "LC"),
        ("East Timor", "TL"),
        ("Timor-Leste", "TL"),
        ("Swaziland", "SZ"),
        ("Macedonia", "MK"),
        ("Cabo Verde", "CV"),
        ("Vatican", "VA"),
        ("Hong Kong", "HK"),
        ("Macau", "MO"),
        ("Taiwan", "TW"),
        ("Gaza", "PS"),
        ("West Bank", "PS"),
        ("Palestine", "PS"),
        ("North Korea", "KP"),
        ("South Korea", "KR"),
        ("Viet Nam", "VN"),
        ("Sao Tome and Principe", "ST"),
        ("Guinea-Bissau", "GW"),
        ("Guinea", "GN"),
    ],
)
def test_a_country_is_found(text: str, code: str) -> None:
    found = find_country(text, "en")
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "EU", "UN", "ZZ", "QO", "XA", "AC", "001", "150", "World", "Europe", "Korea"),
        *("Congo", "Norwegen", "Fictionland", "K", "É2"),
    ],
)
def test_what_is_no_country(text: str) -> None:
    assert find_country(text, "en") is None


def test_the_name_is_in_the_language_of_the_site_and_the_slug_in_english() -> None:
    for text in ("NO", "Norway", "Norwegen", "norwegen"):
        found = find_country(text, "de")
        assert found is not None
        assert (found.code, found.name, found.slug) == ("NO", "Norwegen", "norway")


@pytest.mark.parametrize("language", ["xx", "not a language", ""])
def test_an_unknown_language_falls_back_to_english(language: str) -> None:
    found = find_country("DE", language)
    assert found is not None
    assert found.name == "Germany"


def test_a_language_with_a_script_is_known() -> None:
    found = find_country("KZ", "zh-Hans")
    assert found is not None
    assert (found.name, found.slug) == ("哈萨克斯坦", "kazakhstan")


def test_there_are_the_countries_of_iso_3166_and_kosovo() -> None:
    assert len(_names("en")) == 249 + 1


def test_the_slugs_of_countries_are_what_they_were() -> None:
    # An address is for ever: when CLDR renames a country, the old slug has to be written down.
    slugs = ",".join(f"{code}={slugify(name)}" for code, name in _names("en").items())
    digest = hashlib.sha256(slugs.encode()).hexdigest()
    assert digest == "c17e2e2421ddd2b497ec4d40c6a1d1b8a85f038a0cd233f428d7632956fa2226"


def test_every_name_in_every_form_is_folded() -> None:
    assert all(_folded(name) == name for name in _by_name("en"))


def test_a_slip_of_the_keyboard_has_a_nearest_country() -> None:
    assert closest_country("Kazakstan", "en") == "Kazakhstan"
    assert closest_country("Britian", "en") == "United Kingdom"
    assert closest_country("Norwegn", "de") == "Norwegen"
    assert closest_country("Norwai", "de") == "Norway"
    assert closest_country("Holand", "de") == "Niederlande"


@pytest.mark.parametrize("text", ["", "xyz", "Qwertzuiop"])
def test_what_is_like_no_country_has_none(text: str) -> None:
    assert closest_country(text, "en") is None
