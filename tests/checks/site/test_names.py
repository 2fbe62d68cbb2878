"""Check `names`."""

import pytest

from dateline.base.diagnostics import FieldSpan, diagnose
from dateline.checks.site.names import CHECK
from dateline.model.article import Introduction
from tests.checks.site.views import said_of, site_of
from tests.indexing.desk import archive_of, article, by, introduction, term


def pairs(*names: str, what: str = "tag", written: tuple[Introduction, ...] = ()) -> list[str]:
    """Return what is said of names, each of which stands in an article of its own."""
    articles = [
        article(f"a{n}", tags=(term(name),)) if what == "tag" else article(f"a{n}", byline=by(name))
        for n, name in enumerate(names)
    ]
    site = site_of(archive=archive_of(*articles, *written))
    return [one.message for one in said_of(CHECK, site)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("election", "elections"),
        ("human rights", "rights, human"),
        ("press freedom", "press freedoms"),
        ("war crimes", "war crime"),
        ("cafés", "cafe"),
        ("pressfreedom", "press freedom"),
        ("transitional justice", "transitonal justice"),
        ("transitional justice", "transitionel justice"),
        ("transitional justice", "tranistional justice"),
        ("Выборы", "Выборв"),
    ],
)
def test_two_tags_that_may_be_one_are_found(first: str, second: str) -> None:
    expected = [
        f'the tags "{one}" and "{other}" may be one and the same'
        for one, other in ((first, second), (second, first))
    ]

    (found,) = pairs(first, second)
    assert found.casefold() in [one.casefold() for one in expected]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Iran", "Iraq"),
        ("Dateline Iran desk", "Dateline Iraq desk"),
        ("Niger", "Nigeria"),
        ("Austria", "Australia"),
        ("covid-2019", "covid-2020"),
        ("article 191999", "article 191989"),
        ("press", "pres"),
        ("elections", "detention"),
        ("human rights", "human sights in Asia"),
        ("war crimes", "war crimes tribunal"),
        ("parliament Almaty", "parlaiment Astana"),
    ],
)
def test_two_tags_that_are_two_are_well(first: str, second: str) -> None:
    assert pairs(first, second) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("Jane Roe", "Jane Q. Roe"), ("Jane Roe", "Roe, Jane"), ("Zoë Roe", "Zoe M. Roe")],
)
def test_two_authors_that_may_be_one_are_found(first: str, second: str) -> None:
    assert len(pairs(first, second, what="author")) == 1


def test_initials_alone_are_compared_as_they_are() -> None:
    assert pairs("A. B.", "C. D.", what="author") == []
    assert pairs("J. R.", "R. J.", what="author") == []


def test_two_that_both_have_an_introduction_are_known_to_be_two() -> None:
    one, other = introduction("tags", "election"), introduction("tags", "elections")

    assert len(pairs("election", "elections", written=(one,))) == 1
    assert pairs("election", "elections", written=(one, other)) == []


def test_the_rarer_name_is_pointed_to_in_the_newest_article() -> None:
    tagged = term("election"), term("law")
    archive = archive_of(
        article("old", "2019-01-01", tags=(term("election"),)),
        article("new", "2021-01-01", tags=tagged[::-1]),
        *(article(f"a{n}", tags=(term("elections"),)) for n in range(3)),
    )

    assert said_of(CHECK, site_of(archive=archive)) == [
        diagnose(
            "similar-names",
            'the tags "Election" and "Elections" may be one and the same',
            FieldSpan(path="content/new.md", fields=("tags.1", "tag.1", "tags", "tag")),
            'if they are, write "Elections" everywhere; if not, give each of them a file in '
            "content/_tags, and it is known",
        )
    ]


def test_an_author_is_pointed_to_in_the_byline() -> None:
    archive = archive_of(
        article("a", byline=by("Jane Q. Roe")),
        article("b", byline=by("Jane Roe")),
        article("c", byline=by("Jane Roe")),
    )

    (found,) = said_of(CHECK, site_of(archive=archive))
    fields = "author.0", "authors.0", "author", "authors"
    assert found.span == FieldSpan(path="content/a.md", fields=fields)
