"""Which articles a wish means."""

import pytest

from dateline.base.diagnostics import Diagnostic
from dateline.exports.selection import select
from dateline.model.archive import Archive
from dateline.model.place import Place
from tests.indexing.desk import (
    KAZAKHSTAN,
    KENYA,
    archive_of,
    article,
    by,
    cites,
    introduction,
    slugs,
    term,
)


@pytest.fixture(scope="module")
def archive() -> Archive:
    return archive_of(
        introduction("outlets", "associated-press", name="Associated Press", aliases=("AP",)),
        article(
            "vote",
            "2009-06-25",
            byline=by("Dateline Asia desk"),
            place=Place(countries=(KAZAKHSTAN,)),
            tags=(term("media-law"), term("blogs")),
            series=term("The vote"),
            sources=(cites("AP", "Law"), cites("Northern Post", "Law")),
        ),
        article(
            "strike",
            "2010-01-02",
            region="africa",
            byline=by("Dateline Africa desk"),
            place=Place(countries=(KENYA,)),
            tags=(term("media-law"),),
            sources=(cites("Associated Press", "Strike"),),
        ),
        article("old", "2009-01-01", tags=(term("blogs"),), sources=(cites("Courier", "Old"),)),
    )


def chosen(archive: Archive, *wishes: str) -> list[str]:
    found = select(archive, wishes)
    assert found.value is not None, found.diagnostics
    return slugs(found.value)


def refused(archive: Archive, *wishes: str) -> list[Diagnostic]:
    found = select(archive, wishes)
    assert found.value is None
    return list(found.diagnostics)


def test_without_a_wish_everything_is_meant_newest_first(archive: Archive) -> None:
    assert chosen(archive) == ["strike", "vote", "old"]


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ("region=asia", ["vote", "old"]),
        ("region=Africa", ["strike"]),
        ("country=kazakhstan", ["vote"]),
        ("country=KZ", ["vote"]),
        ("country=Kenya", ["strike"]),
        ("tag=media-law", ["strike", "vote"]),
        ("author=dateline-asia-desk", ["vote"]),
        ("author=Dateline Africa desk", ["strike"]),
        ("year=2009", ["vote", "old"]),
        ("series=the-vote", ["vote"]),
        ("series=The vote", ["vote"]),
        ("outlet=associated-press", ["strike", "vote"]),
        ("outlet=AP", ["strike", "vote"]),
        ("outlet=northern-post", ["vote"]),
        (" tag = blogs ", ["vote", "old"]),
    ],
)
def test_a_wish_means_the_articles_it_holds_for(
    archive: Archive, wish: str, found: list[str]
) -> None:
    assert chosen(archive, wish) == found


def test_of_several_wishes_all_must_hold(archive: Archive) -> None:
    assert chosen(archive, "region=asia", "tag=media-law") == ["vote"]
    assert chosen(archive, "tag=media-law", "tag=blogs") == ["vote"]
    assert chosen(archive, "year=2010", "region=asia") == []


@pytest.mark.parametrize(
    ("wish", "message", "hint"),
    [
        (
            "regoin=asia",
            "--select regoin=asia: there is no key `regoin`",
            "did you mean region=…?",
        ),
        (
            "xyz=1",
            "--select xyz=1: there is no key `xyz`",
            "the keys are author, country, outlet, region, series, tag, year",
        ),
        ("region", "--select region: what region is to be is missing", "write region=…"),
        ("tag=", "--select tag=: what tag is to be is missing", "write tag=…"),
        (
            "region=aisa",
            "--select region=aisa: the archive has no article of that region",
            "did you mean region=asia?",
        ),
        (
            "region=europe",
            "--select region=europe: the archive has no article of that region",
            "the archive has africa, asia",
        ),
        (
            "year=1999",
            "--select year=1999: the archive has no article of that year",
            "the archive has 2009, 2010",
        ),
        (
            "outlet=Asociated Press",
            "--select outlet=Asociated Press: the archive has no article of that outlet",
            "did you mean outlet=associated-press?",
        ),
    ],
)
def test_a_wish_for_what_there_is_not_is_said_with_what_there_is(
    archive: Archive, wish: str, message: str, hint: str
) -> None:
    (found,) = refused(archive, wish)

    assert (found.code, found.message, found.hint) == ("unknown-selection", message, hint)


def test_all_wrong_wishes_are_said_at_once(archive: Archive) -> None:
    assert len(refused(archive, "tag=nothing-like-it", "region=asia", "xyz=1")) == 2


def test_an_archive_without_series_says_so() -> None:
    (found,) = refused(archive_of(article("a")), "series=x")

    assert found.hint == "the archive has none"


def test_many_names_are_counted_and_not_listed() -> None:
    tags = tuple(term(f"tag number {number}") for number in range(40))
    (found,) = refused(archive_of(article("a", tags=tags)), "tag=qqqq")

    assert found.hint == "the archive has 80 names of this kind"
