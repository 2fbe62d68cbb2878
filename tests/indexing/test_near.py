import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.indexing.near import (
    LIKE_TITLE,
    OTHER_DATE,
    OTHER_HOST,
    OTHER_OUTLET,
    SAME_DAY,
    near_duplicates,
)
from dateline.model.archive import CitedWork
from dateline.model.source import Source
from tests.indexing.desk import cites


def near(
    *sources: Source, aliases: dict[str, str] | None = None
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the pairs among works, each named by its place among `sources`."""
    works = [
        CitedWork(named=f"{number:04}", source=source, cited_by=())
        for number, source in enumerate(sources)
    ]
    pairs = near_duplicates(works[::-1], aliases or {})
    return [(one.first.key[-1], one.second.key[-1], one.reasons) for one in pairs]


HELD = "Eight held in capital after march"


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (
            cites("BBC", HELD, "2010-02-11", url="https://a.example/1"),
            cites("BBC", HELD, "2010-02-11", url="https://b.example/2"),
            (SAME_DAY,),
        ),
        (cites("BBC", HELD, "2010-02-11"), cites("BBC", f"“{HELD}”", "2010-02"), (OTHER_DATE,)),
        (cites("BBC", HELD), cites("bbc", HELD.upper(), "2010"), (OTHER_DATE,)),
        (cites("BBC", HELD, "2010"), cites("CNN", HELD, "2010"), (OTHER_OUTLET,)),
        (
            cites("BBC", "One", url="https://bbc.example/news/world-1234567"),
            cites("CNN", "Two", url="https://bbc.test/news/world-1234567"),
            (OTHER_HOST,),
        ),
        (cites("BBC", HELD), cites("BBC", "Eight held in capitol after march"), (LIKE_TITLE,)),
        (cites("BBC", HELD), cites("BBC", f"Eigth {HELD[6:]}", "2011"), (LIKE_TITLE,)),
        (
            cites("BBC", HELD, url="https://bbc.example/news/world-1234567"),
            cites("BBC", f"{HELD}es", url="https://bbc.test/news/world-1234567"),
            (OTHER_HOST, LIKE_TITLE),
        ),
    ],
)
def test_works_that_may_be_one_are_a_pair_with_the_reason(
    one: Source, other: Source, reasons: tuple[str, ...]
) -> None:
    assert near(one, other) == [("0", "1", reasons)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (cites("BBC", HELD), cites("BBC", "Nine freed in village after vote")),
        (cites("BBC", HELD), cites("CNN", HELD)),
        (cites("BBC", HELD), cites("CNN", f"{HELD}es")),
        (cites("BBC"), cites("BBC", date="2010")),
        # Parts of a series, and words too few to tell anything.
        (cites("BBC", "War crimes watch volume 5"), cites("BBC", "War crimes watch volume 6")),
        (cites("BBC", "Country profile"), cites("BBC", "Country profiles")),
        # What many sites have.
        (cites("", "A", url="https://a.example/x"), cites("", "B", url="https://b.example/x")),
        (
            cites("", "A", url="https://a.example/news/latest/index"),
            cites("", "B", url="https://b.example/news/latest/index"),
        ),
        (cites("", "A", url="https://a.example"), cites("", "B", url="https://b.example")),
    ],
)
def test_works_that_are_two_are_no_pair(one: Source, other: Source) -> None:
    assert near(one, other) == []


def test_an_outlet_is_the_same_by_another_name() -> None:
    works = (cites("AP", HELD, "2010"), cites("Associated Press", HELD, "2011"))
    assert near(*works) == []
    assert near(*works, aliases={"associated-press": "ap"}) == [("0", "1", (OTHER_DATE,))]


def test_what_an_outlet_prints_every_week_is_no_list_of_pairs() -> None:
    weekly = [cites("BBC", HELD, f"2010-01-{day:02}") for day in range(1, 29)]
    assert len(near(*weekly)) == 28 * 27 / 2
    daily = [
        cites("BBC", HELD, f"20{year}-01-{day:02}") for year in (10, 11) for day in range(1, 27)
    ]
    assert near(*daily) == []


WORDS = ["court", "frees", "editor", "press", "law", "vote", "of", "the"]


@pytest.mark.properties
@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=7), max_size=12))
def test_blocks_lose_no_pair_that_differs_in_one_letter(titles: list[list[str]]) -> None:
    for words in titles:
        title, slip = " ".join(words), " ".join([f"{words[0]}x", *words[1:]])
        if len(set(words)) < 5:
            continue
        assert near(cites("BBC", title), cites("BBC", slip)) == [("0", "1", (LIKE_TITLE,))]
