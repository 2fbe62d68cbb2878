import pytest

from dateline.base.diagnostics import FieldSpan
from dateline.indexing.taxonomy import name_clashes, readable
from dateline.model.archive import Archive, Term
from dateline.model.config import Region
from dateline.model.place import Country, Place
from tests.indexing.desk import (
    KAZAKHSTAN,
    KENYA,
    archive_of,
    article,
    by,
    config,
    introduction,
    line_of,
    moment,
    slugs,
    term,
)


def listed(terms: tuple[Term, ...]) -> list[tuple[str, str, list[str]]]:
    return [(one.slug, one.name, slugs(one.articles)) for one in terms]


def series_of(archive: Archive) -> list[str]:
    return slugs(archive.series[0].articles)


def test_regions_stand_in_the_order_of_the_settings_and_only_those_with_articles() -> None:
    regions = (
        Region(name="Middle East", slug="middle-east"),
        Region(name="Europe", slug="europe"),
        Region(name="Asia", slug="asia"),
    )
    archive = archive_of(
        article("a", region="asia"),
        article("m", region="middle-east"),
        settings=config(regions=regions),
    )
    assert listed(archive.regions) == [
        ("middle-east", "Middle East", ["m"]),
        ("asia", "Asia", ["a"]),
    ]


def test_an_article_stands_under_everything_it_names_newest_first() -> None:
    both = Place(countries=(KENYA, KAZAKHSTAN))
    archive = archive_of(
        article("old", "2019-01-01", place=both, tags=(term("courts"), term("media-law"))),
        article("new", "2020-01-01", place=Place(countries=(KAZAKHSTAN,)), tags=(term("courts"),)),
        article("new2", "2020-01-01", byline=by("Zoe Desk", "Asia Desk")),
        article("signed", "2018-01-01", byline=by("Asia Desk")),
    )
    assert listed(archive.countries) == [
        ("kazakhstan", "Kazakhstan", ["new", "old"]),
        ("kenya", "Kenya", ["old"]),
    ]
    assert listed(archive.tags) == [
        ("courts", "Courts", ["new", "old"]),
        ("media-law", "Media law", ["old"]),
    ]
    assert listed(archive.authors) == [
        ("asia-desk", "Asia Desk", ["new2", "signed"]),
        ("zoe-desk", "Zoe Desk", ["new2"]),
    ]
    assert archive.series == ()


def test_a_series_is_told_from_its_beginning_and_parts_of_one_day_by_id() -> None:
    story = term("The trial")
    archive = archive_of(
        article("part-3", "2020-02-01", series=story),
        article("part-2", "2020-01-01", series=story),
        article("part-1", "2020-01-01", series=story),
    )
    assert series_of(archive) == ["part-1", "part-2", "part-3"]


def test_a_series_has_the_name_that_is_more_than_its_slug() -> None:
    archive = archive_of(
        article("a", "2020-01-03", series=term("the-trial")),
        article("b", "2020-01-02", series=term("The Trial")),
        article("c", "2020-01-01", series=term("the-trial")),
    )
    assert listed(archive.series) == [("the-trial", "The Trial", ["c", "b", "a"])]


def test_a_series_that_nobody_names_in_words_has_its_slug_made_readable() -> None:
    archive = archive_of(article("a", series=term("the-trial")))
    assert archive.series[0].name == "The trial"


@pytest.mark.parametrize(
    ("name", "slug", "printed"),
    [
        ("internet-freedom", "internet-freedom", "Internet freedom"),
        ("Internet Freedom", "internet-freedom", "Internet Freedom"),
        ("2009", "2009", "2009"),
        ("", "", ""),
    ],
)
def test_names_for_print(name: str, slug: str, printed: str) -> None:
    assert readable(name, slug) == printed


def test_an_introduction_gives_a_term_its_name() -> None:
    words = introduction("tags", "courts", name="Courts and judges", summary="Who judges.")
    nameless = introduction("regions", "asia")
    archive = archive_of(article("a", tags=(term("courts"),)), words, nameless)
    assert archive.tags[0].name == "Courts and judges"
    assert archive.tags[0].introduction == words
    assert archive.regions[0].name == "Asia"
    assert archive.regions[0].introduction == nameless


def test_two_countries_with_one_name_in_the_slug_are_one_page() -> None:
    # The same code in manuscripts read at different times is the same country.
    again = Country(code="KZ", name="Kazakhstan", slug="kazakhstan")
    archive = archive_of(
        article("a", place=Place(countries=(KAZAKHSTAN,))),
        article("b", place=Place(countries=(again,))),
    )
    assert listed(archive.countries) == [("kazakhstan", "Kazakhstan", ["a", "b"])]


def test_two_spellings_of_a_tag_are_an_error_that_names_both_files() -> None:
    first = article("a", tags=(term("courts"), term("press-freedom")))
    second = article("b", tags=(term("Press Freedom"),))
    (found,) = name_clashes([second, first])
    assert line_of(found) == (
        "content/b.md:tags.0,tag.0,tags,tag: same-name: "
        'the tags "Press Freedom" and "press-freedom" (content/a.md) '
        "share the address tags/press-freedom/ "
        '(if they are one, write "press-freedom" in both)'
    )
    assert [one.path for one in found.related] == ["content/a.md"]


def test_two_authors_of_one_slug_are_an_error_that_names_both_files() -> None:
    first = article("a", byline=by("Asia Desk"))
    second = article("b", byline=by("Ásia Desk"))
    (found,) = name_clashes([first, second])
    assert line_of(found) == (
        "content/b.md:author.0,authors.0,author,authors: same-name: "
        'the authors "Ásia Desk" and "Asia Desk" (content/a.md) '
        'share the address authors/asia-desk/ (if they are one, write "Asia Desk" in both)'
    )
    fields = "author.0", "authors.0", "author", "authors"
    assert found.related == (FieldSpan(path="content/a.md", fields=fields),)


def test_two_written_names_of_a_series_are_an_error_but_its_slug_is_none() -> None:
    filed = [
        article("a", series=term("The Trial")),
        article("b", series=term("the-trial")),
        article("c", series=term("the trial")),
    ]
    (found,) = name_clashes(filed)
    assert found.message == (
        'the series "the trial" and "The Trial" (content/a.md) share the address series/the-trial/'
    )
    assert found.span is not None
    assert found.span.path == "content/c.md"


def test_a_tag_and_an_author_may_have_one_slug() -> None:
    assert list(name_clashes([article("a", tags=(term("Asia"),), byline=by("asia"))])) == []


def test_a_clash_with_a_held_article_is_found_before_it_is_published() -> None:
    held = article("b", tags=(term("Courts"),), embargo_until=moment("2031-01-01T00:00Z"))
    clashes = list(name_clashes([article("a", tags=(term("courts"),)), held]))
    assert [found.code for found in clashes] == ["same-name"]
