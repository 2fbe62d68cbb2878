import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.base.text import (
    closest,
    collapse,
    count_words,
    described,
    direction,
    first_control,
    first_invisible,
    may_hold_control,
    quoted_list,
)

FIELDS = [
    "title",
    "author",
    "role",
    "desk",
    "region",
    "country",
    "city",
    "dateline",
    "date",
    "updated",
    "tags",
    "summary",
    "sources",
    "series",
    "corrections",
    "entities",
    "events",
    "related",
    "language",
    "translation_of",
    "translator",
    "status",
    "embargo",
    "aliases",
    "licence",
    "methods",
    "extra",
    "slug",
]
REGIONS = ["Africa", "Asia", "Latin America", "Middle East", "North America and Oceania", "Europe"]


def test_white_space_is_one_space_and_letters_are_composed() -> None:
    assert collapse("  a\u0308\n\t b\u00a0c ") == "ä b c"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("auther", "author"),
        ("daet", "date"),
        ("dte", "date"),
        ("tittle", "title"),
        ("titel", "title"),
        ("sumary", "summary"),
        ("contry", "country"),
        ("langauge", "language"),
        ("lang", "language"),
        ("license", "licence"),
        ("source", "sources"),
        ("correction", "corrections"),
        ("embargo_until", "embargo"),
        ("translation", "translation_of"),
        ("Title", "title"),
        ("Updated", "updated"),
    ],
)
def test_a_misspelt_field_is_recognised(typed: str, meant: str) -> None:
    assert closest(typed, FIELDS) == meant


@pytest.mark.parametrize("typed", ["draft", "template", "text", "category", "layout", "x", ""])
def test_a_field_of_another_program_resembles_none_of_ours(typed: str) -> None:
    assert closest(typed, FIELDS) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Asai", "Asia"),
        ("asia", "Asia"),
        ("Afrika", "Africa"),
        ("Midle East", "Middle East"),
        ("middle-east", "Middle East"),
        ("North America", "North America and Oceania"),
        ("Antarctica", None),
        ("Russia", None),
    ],
)
def test_a_misspelt_region_is_recognised(typed: str, meant: str | None) -> None:
    assert closest(typed, REGIONS) == meant


def test_the_nearest_does_not_depend_on_the_order_of_the_candidates() -> None:
    assert closest("tex", ["text", "tent", "TEXT"]) == closest("tex", ["TEXT", "tent", "text"])
    assert closest("abcx", ["abcz", "abcy"]) == closest("abcx", ["abcy", "abcz"])


def test_a_near_miss_beats_a_mere_beginning() -> None:
    slugs = ["kazakhstan", "kazakhstan-internet-law"]
    assert closest("kazakhstan-internet-lwa", slugs) == "kazakhstan-internet-law"


def test_of_two_beginnings_the_shorter_way_wins() -> None:
    assert closest("cor", ["corrections-and-more", "corrections"]) == "corrections"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("The law passed.", 3),
        ("Kazakhstan's well-known law", 3),
        ("one — two", 2),
        ("報道自由", 4),
        ("2009年6月 law", 5),
        ("snake_case", 2),
    ],
)
def test_words_are_counted_as_readers_do(text: str, number: int) -> None:
    assert count_words(text) == number


@pytest.mark.properties
@given(st.lists(st.sampled_from([*map(chr, range(32, 256)), *"‘’“”„–—…↩\ufe0e-'’ "]), max_size=30))
def test_a_sign_of_another_script_is_one_word_more(signs: list[str]) -> None:
    """Text in western letters is counted by bytes, other text by expressions."""
    text = "".join(signs)

    assert count_words(f"{text} 中") == count_words(text) + 1


def test_tabs_and_line_ends_are_no_control_characters() -> None:
    assert first_control("a\tb\r\nc") is None
    assert first_control("ab\x00") == 2
    assert first_control("\x85") == 0


def test_bytes_without_control_characters_are_told_from_those_that_may_have_some() -> None:
    for code in (*range(0x20), *range(0x7F, 0xA0)):
        sign = chr(code)
        assert may_hold_control(f"é “a”{sign}".encode()) == (first_control(sign) == 0)
    assert may_hold_control("«".encode())


def test_invisible_characters_are_named() -> None:
    assert first_invisible("plain \u200ctext") is None
    assert first_invisible("a\u202eb") == (1, "U+202E right-to-left override")
    assert first_invisible("ab\u200b\u202e") == (2, "U+200B zero width space")
    assert first_invisible("éa") is None
    assert first_invisible("éa\u00ad") == (2, "U+00AD soft hyphen")


def test_a_character_without_a_name_is_described_by_its_number() -> None:
    assert described("\x07") == "U+0007"
    assert described("é") == "U+00E9 latin small letter e with acute"


def test_words_are_listed_in_quotes() -> None:
    assert quoted_list(["a", "b c"]) == '"a", "b c"'
    assert quoted_list([]) == ""


def test_the_language_tells_the_direction_of_writing() -> None:
    assert direction("ar") == "rtl"
    assert direction("FA-IR") == "rtl"
    assert direction("en-GB") == "ltr"
    assert direction("zh-Hans") == "ltr"
