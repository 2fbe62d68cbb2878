"""In which language a page speaks, and the places of a text."""

import pytest

from dateline.base.wording import Interface, nearest, pieces, places

TEXTS = {"en": {"tag": "Tag"}, "ar": {"tag": "موضوع"}, "pt": {"tag": "Tema"}, "zh-hans": {}}


def interface(language: str) -> Interface:
    return Interface(language=language, texts=TEXTS)


@pytest.mark.parametrize(
    ("language", "wider"),
    [
        ("en", ["en"]),
        ("pt-BR", ["pt-br", "pt"]),
        ("zh-Hant", ["zh-hant"]),
        ("zh-Hant-TW", ["zh-hant-tw", "zh-hant"]),
        ("", []),
    ],
)
def test_a_language_is_looked_for_in_wider_and_wider_ones_of_its_script(
    language: str, wider: list[str]
) -> None:
    assert list(nearest(language)) == wider


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [("ar", "ar"), ("AR", "AR"), ("pt-BR", "pt-BR"), ("kk", "ru"), ("zh-Hant", "ru"), ("", "ru")],
)
def test_a_page_speaks_the_language_of_what_it_shows_if_there_are_texts_in_it(
    shown: str, spoken: str
) -> None:
    assert interface("ru").spoken(shown) == spoken


@pytest.mark.parametrize(
    ("language", "worded", "tag"),
    [("pt-BR", "pt", "Tema"), ("kk", "en", "Tag"), ("en", "en", "Tag")],
)
def test_texts_are_those_of_the_nearest_language_or_of_english(
    language: str, worded: str, tag: str
) -> None:
    assert interface("en").worded(language) == worded
    assert interface("en").texts_in(language) == {"tag": tag}
    assert interface(language).text("tag") == tag


def test_without_any_texts_there_are_none() -> None:
    silent = Interface(language="kk", texts={})
    assert (silent.spoken("ar"), silent.worded("ar"), silent.texts_in("ar")) == ("kk", "en", {})


def test_a_text_is_taken_apart_at_its_places() -> None:
    assert pieces("By {names}, {count} times") == ["By ", "names", ", ", "count", " times"]
    assert pieces("Plain") == ["Plain"]
    assert places("{a}{b} {a}") == ["a", "b", "a"]
