"""The plural categories of languages, as CLDR has them."""

import pytest

from dateline.reading.plurals import plurals_of


@pytest.mark.parametrize(
    ("language", "categories", "single"),
    [
        ("en", "one other", "one"),
        ("fr", "one many other", ""),
        ("ru", "one few many other", ""),
        ("ar", "zero one two few many other", "zero one two"),
        ("pl", "one few many other", "one"),
        ("zh-Hans", "other", ""),
        ("pt-BR", "one many other", ""),
    ],
)
def test_a_language_has_its_categories_and_some_stand_for_one_number(
    language: str, categories: str, single: str
) -> None:
    found = plurals_of(language)
    assert found is not None
    assert found.categories == tuple(categories.split())
    assert found.single == frozenset(single.split())


@pytest.mark.parametrize("name", ["xx", "", "klingon", "en_US!"])
def test_what_is_no_language_has_none(name: str) -> None:
    assert plurals_of(name) is None
