"""Which documents of a feed an article stands in, and that little else decides about it."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.indexing.select import newest_first
from dateline.model.article import Article
from dateline.planning.periods import Parted, part_by_period
from tests.indexing.desk import article


def filed(*days: str) -> tuple[Article, ...]:
    """Return an article of each day, newest first."""
    found = [article(f"a-{number:04d}", day) for number, day in enumerate(days)]
    return tuple(sorted(found, key=newest_first))


def days(year: int, count: int) -> list[str]:
    return [f"{year}-{n % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(count)]


def documents(parted: Parted) -> dict[str, list[str]]:
    return {one.name: [article.slug for article in one.articles] for one in parted.archived}


def test_years_are_archived_once_enough_articles_are_newer() -> None:
    articles = filed("2018-05-01", "2019-05-01", "2019-06-01", "2020-05-01", "2020-06-01")
    parted = part_by_period(articles, 2)
    assert [one.slug for one in parted.current] == ["a-0004", "a-0003"]
    assert documents(parted) == {"2019": ["a-0002", "a-0001"], "2018": ["a-0000"]}
    # Whole years: with one article more than fits, the year before stays as well.
    wider = part_by_period(articles, 3)
    assert [one.slug for one in wider.current] == ["a-0004", "a-0003", "a-0002", "a-0001"]
    assert documents(wider) == {"2018": ["a-0000"]}


def test_an_archive_that_fits_has_no_archived_documents() -> None:
    articles = filed("2018-05-01", "2020-06-01")
    assert part_by_period(articles, 2) == Parted(articles, ())
    assert part_by_period((), 20) == Parted((), ())


def test_a_year_of_more_than_a_hundred_articles_is_archived_by_months() -> None:
    hundred = part_by_period(filed(*days(2019, 100), "2020-01-01"), 1)
    assert [one.name for one in hundred.archived] == ["2019"]
    more = part_by_period(filed(*days(2019, 101), "2020-01-01"), 1)
    assert [one.name for one in more.archived] == [f"2019-{n:02d}" for n in range(12, 0, -1)]


def test_the_months_of_a_running_year_are_archived_as_well() -> None:
    parted = part_by_period(filed(*days(2019, 120)), 20)
    assert {one.published.month for one in parted.current} == {11, 12}
    assert [one.name for one in parted.archived] == [f"2019-{n:02d}" for n in range(10, 0, -1)]


DAYS = st.dates().map(lambda day: f"{2010 + day.year % 8}-{day.month:02d}-{day.day:02d}")


@given(st.lists(DAYS, max_size=60), st.integers(1, 30))
def test_every_article_is_in_exactly_one_document_and_the_current_one_has_enough(
    written: list[str], least: int
) -> None:
    articles = filed(*(day.replace("-02-29", "-02-28") for day in written))
    parted = part_by_period(articles, least)
    everything = [*parted.current, *(one for old in parted.archived for one in old.articles)]
    assert sorted(one.id for one in everything) == sorted(one.id for one in articles)
    assert len(parted.current) >= min(least, len(articles))
    names = [one.name for one in parted.archived]
    assert names == sorted(names, reverse=True)
    assert len(set(names)) == len(names)


def test_a_new_article_changes_no_archived_document() -> None:
    articles = days(2018, 40) + days(2019, 130)
    before = documents(part_by_period(filed(*articles), 20))
    assert len(before) > 10
    for count in range(1, 51):
        now = documents(part_by_period(filed(*articles, *days(2020, count)), 20))
        assert {name: now[name] for name in before} == before


def test_an_old_article_that_is_filed_late_or_taken_out_changes_one_document() -> None:
    articles = [day for year in range(2012, 2021) for day in days(year, 30)]
    before = documents(part_by_period(filed(*articles), 20))
    late = documents(part_by_period(filed(*articles, "2014-07-07"), 20))
    assert [name for name in before if late[name] != before[name]] == ["2014"]
    shorter = [day for number, day in enumerate(articles) if number != 100]
    out = part_by_period(filed(*shorter), 20)
    lengths = {one.name: len(one.articles) for one in out.archived}
    assert [name for name, number in lengths.items() if number != 30] == ["2015"]
