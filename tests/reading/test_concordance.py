from typing import Unpack

import pytest

from dateline.base.dates import PartialDate
from dateline.model.article import Article, Correction, Entity, Event, TermName
from dateline.model.concordance import HEADLINE, NAMED, SIGNS, SUMMARY, Concordance, level
from dateline.model.place import Place
from dateline.reading import concordance
from dateline.reading.concordance import Entries, concordance_of
from tests.indexing.desk import KAZAKHSTAN, ArticleFields, article, by, term

ONCE, FEW, OFTEN = SIGNS[1], SIGNS[2], SIGNS[3]


NOTHING = ArticleFields(headline="", byline=by(), place=Place(), region_name="")


def bare(**fields: Unpack[ArticleFields]) -> Article:
    """Return an article that is filed under nothing."""
    merged: ArticleFields = {**NOTHING, **fields}
    return article("a", **merged)


def words(prose: str, **fields: Unpack[ArticleFields]) -> dict[str, tuple[str, ...]]:
    return dict(concordance_of(bare(**fields), prose).words)


def test_words_stand_under_how_often_they_are_in_the_prose() -> None:
    found = words("gas oil oil ash ash ash tax tax tax tax the")
    assert found == {ONCE: ("gas",), FEW: ("ash", "oil"), OFTEN: ("tax",)}
    assert [level(count) for count in range(6)] == [0, 1, 2, 2, 3, 3]


def test_words_of_the_head_stand_under_the_sum_of_their_places() -> None:
    found = words("gas gas", headline="Gas oil", summary="Oil oil gas ash")
    assert found == {
        SIGNS[HEADLINE + SUMMARY + 2]: ("gas",),
        SIGNS[HEADLINE + SUMMARY]: ("oil",),
        SIGNS[SUMMARY]: ("ash",),
    }


def test_everything_an_article_is_filed_under_is_a_name() -> None:
    found = words(
        "",
        byline=by("Kim Poe"),
        place=Place(countries=(KAZAKHSTAN,), city="Oral"),
        region_name="Asia",
        tags=(term("law"),),
        series=TermName(name="War", slug="war"),
        entities=(Entity(name="OSCE", slug="osce", kind="organisation", role="Fan"),),
    )
    assert found == {
        SIGNS[NAMED]: ("asia", "kazakhstan", "kim", "law", "oral", "osce=osc", "poe", "war"),
        ONCE: ("fan",),
    }


def test_what_the_page_prints_around_the_prose_counts_as_prose() -> None:
    day = PartialDate(year=2020)
    found = words(
        "gas",
        methods="Oil",
        corrections=(Correction(date=day, kind="update", text="Ash"),),
        events=(Event(date=day, text="Gas"),),
    )
    assert found == {ONCE: ("ash", "oil"), FEW: ("gas",)}


@pytest.mark.parametrize(
    ("language", "prose", "entries"),
    [
        ("en", "elections dying war", ("dying=die", "elections=elect", "war")),
        ("en-GB", "governments", ("governments=govern",)),
        ("ru", "правительства суд", ("правительства=правительств", "суд")),
        ("ar", "الحكومة والحكومة للحكومة مدينة", (
            "الحكومه=حكومه", "للحكومه=حكومه", "مدينه", "والحكومه=حكومه",
        )),
        ("fr", "élections", ("elections",)),
        ("zh", "報道自由", ("報道", "自由", "道自")),
        ("zh-Hans", "制裁", ("制裁",)),
    ],
)  # fmt: skip
def test_stems_stand_behind_the_words_they_are_of(
    language: str, prose: str, entries: tuple[str, ...]
) -> None:
    assert words(prose, language=language) == {ONCE: entries}


def test_the_order_of_words_does_not_matter() -> None:
    assert concordance_of(bare(), "oil gas") == concordance_of(bare(), "gas, oil!")
    assert concordance_of(bare(), "oil") == Concordance({ONCE: ("oil",)})


def test_no_more_words_are_kept_at_hand_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "MOST_WORDS", 2)
    entries = Entries("en")
    assert entries.counted("Oil gas élan-oil the") == {"oil": 2, "gas": 1, "elan": 1}
    assert entries.counted("Ash") == {"ash": 1}
    assert list(entries) == [b"ash"]
