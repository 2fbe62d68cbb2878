import posixpath

import pytest

from dateline.base.dates import PartialDate
from dateline.model.article import Correction
from dateline.model.card import NamedLink
from dateline.model.config import Publisher
from dateline.model.feedentry import FeedEntry
from dateline.model.place import Place
from dateline.model.plan import Plan
from dateline.planning.feedviews import CategoryView, FeedView, FilingView
from tests.indexing.desk import (
    BASE_URL,
    KAZAKHSTAN,
    ArticleFields,
    article,
    by,
    config,
    date_of,
    introduction,
    moment,
    prose,
    term,
)
from tests.planning.layout import changed, digest_at, page_at, plan_of, urls, view, views

CC_BY = NamedLink(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")
TEN = tuple(article(f"a-{n:02d}", f"20{n:02d}-01-01", byline=by("Asia Desk")) for n in range(1, 11))


def head(plan: Plan, url: str) -> FeedView:
    return view(plan, url, "feed", FeedView)


def entries(plan: Plan, url: str) -> list[FeedEntry]:
    return views(plan, url, "entries", FeedEntry)


def filings(plan: Plan, url: str) -> list[FilingView]:
    return views(plan, url, "filings", FilingView)


def slugs(plan: Plan, url: str) -> list[str]:
    return [posixpath.basename(one.url)[:-5] for one in entries(plan, url)]


def test_the_head_of_a_feed() -> None:
    plan = plan_of(article("a", tags=(term("Media Law"),)))
    assert head(plan, "tags/media-law/feed.xml") == FeedView(
        title="The Test Archive: Media Law",
        address="tags/media-law/feed",
        page="tags/media-law/index.html",
        base_url=BASE_URL,
        author="Test newsroom",
        language="en",
        licence=CC_BY,
        updated=moment("2020-05-04").instant,
        history="complete",
        older="",
    )
    whole = head(plan, "feed.xml")
    assert (whole.title, whole.address, whole.page) == ("The Test Archive", "feed", "index.html")


def test_regions_countries_tags_and_authors_have_feeds_and_series_have_none() -> None:
    one = article(
        "a",
        place=Place(countries=(KAZAKHSTAN,)),
        byline=by("Asia Desk"),
        tags=(term("courts"),),
        series=term("The trial"),
    )
    assert [url for url in urls(plan_of(one)) if "feed" in url] == [
        "authors/asia-desk/feed.json",
        "authors/asia-desk/feed.xml",
        "countries/kazakhstan/feed.json",
        "countries/kazakhstan/feed.xml",
        "feed.json",
        "feed.xml",
        "regions/asia/feed.json",
        "regions/asia/feed.xml",
        "tags/courts/feed.json",
        "tags/courts/feed.xml",
    ]


def test_both_formats_of_a_feed_are_made_of_the_same_values() -> None:
    plan = plan_of(*TEN, settings=config(feed_limit=3))
    feeds = [page.url for page in plan.pages if page.url.endswith("feed.xml")]
    assert len(feeds) == 3
    for url in (*feeds, "feed/2007.xml", "regions/asia/feed/2001.xml"):
        assert page_at(plan, url).renderer == "format:atom"
        other = page_at(plan, url.replace(".xml", ".json"))
        assert (other.renderer, other.parts) == ("format:jsonfeed", page_at(plan, url).parts)


def test_a_feed_of_a_site_without_a_publisher_is_by_the_site() -> None:
    plan = plan_of(article("a"), settings=config(publisher=Publisher()))
    assert head(plan, "feed.xml").author == "The Test Archive"


def test_an_entry_says_what_readers_and_programs_ask_for() -> None:
    one = article(
        "a",
        headline="A headline",
        summary="A summary.",
        updated=moment("2020-06-01T12:00+06:00"),
        place=Place(countries=(KAZAKHSTAN,)),
        byline=by("Asia Desk", "Zoe Desk"),
        tags=(term("media-law"), term("courts")),
        language="ru",
        licence="CC-BY-ND-4.0",
    )
    plan = plan_of(one, introduction("tags", "media-law", name="Media law"))
    assert entries(plan, "feed.xml") == [
        FeedEntry(
            url="2020/05/a.html",
            fragment="",
            title="A headline",
            summary="A summary.",
            published=moment("2020-05-04").instant,
            updated=moment("2020-06-01T06:00Z").instant,
            authors=(
                NamedLink(name="Asia Desk", url="authors/asia-desk/index.html"),
                NamedLink(name="Zoe Desk", url="authors/zoe-desk/index.html"),
            ),
            language="ru",
        )
    ]
    assert filings(plan, "feed.xml") == [
        FilingView(
            categories=(
                CategoryView(folder="regions", slug="asia", name="Asia"),
                CategoryView(folder="countries", slug="kazakhstan", name="Kazakhstan"),
                CategoryView(folder="tags", slug="media-law", name="Media law"),
                CategoryView(folder="tags", slug="courts", name="Courts"),
            ),
            licence=NamedLink(
                name="CC BY-ND 4.0", url="https://creativecommons.org/licenses/by-nd/4.0/"
            ),
        )
    ]


@pytest.mark.parametrize("licence", ["", "CC-BY-4.0"])
def test_an_entry_under_the_terms_of_the_site_names_none(licence: str) -> None:
    (filing,) = filings(plan_of(article("a", licence=licence)), "feed.xml")
    assert filing.licence is None


def test_what_no_feed_shows_changes_no_feed() -> None:
    plan = plan_of(article("a"))
    edited = article("a", place=Place(dateline="ALMATY, Kazakhstan"), byline=by(role="Reporter"))
    pages = changed(plan, plan_of(edited))
    assert "index.html" in pages
    assert [page for page in pages if "feed" in page] == []


def test_the_feeds_of_tags_and_authors_hold_the_newest_articles_up_to_the_limit() -> None:
    plan = plan_of(*TEN, settings=config(feed_limit=3))
    assert slugs(plan, "authors/asia-desk/feed.xml") == ["a-10", "a-09", "a-08"]
    found = head(plan, "authors/asia-desk/feed.xml")
    assert (found.history, found.older) == ("newest", "")
    whole = head(plan_of(*TEN, settings=config(feed_limit=10)), "authors/asia-desk/feed.xml")
    assert whole.history == "complete"


def test_a_small_archive_has_complete_feeds() -> None:
    plan = plan_of(*TEN, settings=config(feed_limit=10))
    for url in ("feed.xml", "regions/asia/feed.xml"):
        found = head(plan, url)
        assert (found.history, found.older, len(entries(plan, url))) == ("complete", "", 10)
    assert [url for url in urls(plan) if "feed/" in url] == []


@pytest.mark.parametrize(
    ("feed", "page"), [("feed", "{}/index.html"), ("regions/asia/feed", "regions/asia/{}.html")]
)
def test_older_articles_of_the_archive_and_its_regions_stand_in_archived_documents(
    feed: str, page: str
) -> None:
    plan = plan_of(*TEN, settings=config(feed_limit=3))
    assert slugs(plan, f"{feed}.xml") == ["a-10", "a-09", "a-08"]
    current = head(plan, f"{feed}.xml")
    assert (current.history, current.older) == ("current", f"{feed}/2007")
    for year in range(2001, 2008):
        document = head(plan, f"{feed}/{year}.xml")
        older = f"{feed}/{year - 1}" if year > 2001 else ""
        assert (document.address, document.page) == (feed, page.format(year))
        assert (document.history, document.older) == ("archived", older)
        assert document.updated == moment(f"{year}-01-01").instant
        assert slugs(plan, f"{feed}/{year}.xml") == [f"a-{year - 2000:02d}"]


def test_the_document_of_a_month_leads_to_the_page_of_the_month() -> None:
    many = [article(f"m-{n:03d}", f"2019-{n % 12 + 1:02d}-11") for n in range(101)]
    plan = plan_of(*many, article("new"), settings=config(feed_limit=1))
    assert head(plan, "feed.xml").older == "feed/2019-12"
    assert head(plan, "feed/2019-12.xml").page == "2019/12/index.html"
    assert head(plan, "feed/2019-12.xml").older == "feed/2019-11"
    # A region has no pages of months.
    assert head(plan, "regions/asia/feed/2019-12.xml").page == "regions/asia/2019.html"


def test_a_feed_was_updated_at_the_newest_change_of_its_entries() -> None:
    plan = plan_of(
        article("corrected", "2020-01-01", updated=moment("2020-03-01T12:00Z")),
        article("newest", "2020-02-01"),
        article("beyond", "2019-01-01", updated=moment("2025-01-01")),
        settings=config(feed_limit=2),
    )
    assert head(plan, "feed.xml").updated == moment("2020-03-01T12:00Z").instant
    assert head(plan, "feed/2019.xml").updated == moment("2025-01-01").instant


def test_a_feed_is_not_updated_before_its_articles_were_published() -> None:
    # An article published at noon and updated on the same day, which begins at midnight.
    one = article("a", published=moment("2020-05-04T12:00Z"), updated=moment("2020-05-04"))
    plan = plan_of(one)
    assert head(plan, "feed.xml").updated == one.published.instant
    assert entries(plan, "feed.xml")[0].updated == one.published.instant


def test_a_feed_without_articles_is_as_old_as_it_can_be() -> None:
    plan = plan_of()
    assert head(plan, "feed.xml").updated == 0
    assert entries(plan, "feed.xml") == []


def fix(day: str, text: str = "It was Tuesday.", kind: str = "correction") -> Correction:
    return Correction(date=date_of(day), kind=kind, text=text)


def test_the_feed_of_corrections() -> None:
    plan = plan_of(
        article("a", language="ru", corrections=(fix("2021-03"), fix("2022-05-06", kind="update"))),
        article("b"),
    )
    assert head(plan, "corrections/feed.xml") == FeedView(
        title="The Test Archive: Corrections",
        address="corrections/feed",
        page="corrections/index.html",
        base_url=BASE_URL,
        author="Test newsroom",
        language="en",
        licence=CC_BY,
        updated=moment("2022-05-06").instant,
        history="complete",
        older="",
    )
    update, correction = entries(plan, "corrections/feed.json")
    assert update == FeedEntry(
        url="2020/05/a.html",
        fragment="#correction-2022-05-06",
        title="Update: Headline of a",
        summary="It was Tuesday.",
        published=moment("2022-05-06").instant,
        updated=moment("2022-05-06").instant,
        authors=(),
        language="ru",
    )
    assert [one.categories for one in filings(plan, "corrections/feed.json")] == [
        (CategoryView(folder="corrections", slug="update", name="Update"),),
        (CategoryView(folder="corrections", slug="correction", name="Correction"),),
    ]
    assert (correction.fragment, correction.title, correction.published) == (
        "#correction-2021-03",
        "Correction: Headline of a",
        moment("2021-03-01").instant,
    )


def test_a_correction_keeps_its_entry_when_its_words_are_mended_or_another_one_is_added() -> None:
    def fragments(*corrections: Correction) -> list[str]:
        plan = plan_of(article("a", corrections=corrections))
        return [one.fragment for one in entries(plan, "corrections/feed.xml")]

    one, two = fix("2021-03-04"), fix("2021-03-04", "Nor was it May.")
    assert fragments(one) == ["#correction-2021-03-04"]
    assert fragments(fix("2021-03-04", "Other words.", "update")) == fragments(one)
    assert fragments(one, two, fix("2022-01-01")) == [
        "#correction-2022-01-01",
        "#correction-2021-03-04-2",
        "#correction-2021-03-04",
    ]


def test_the_feed_of_corrections_holds_the_newest_up_to_the_limit() -> None:
    filed = article("a", corrections=tuple(fix(f"2021-01-{n:02d}") for n in range(1, 6)))
    plan = plan_of(filed, settings=config(feed_limit=2))
    found = [one.fragment for one in entries(plan, "corrections/feed.xml")]
    assert found == ["#correction-2021-01-05", "#correction-2021-01-04"]
    assert head(plan, "corrections/feed.xml").history == "newest"


def test_without_corrections_there_is_no_feed_of_them() -> None:
    assert [url for url in urls(plan_of(article("a"))) if "corrections" in url] == []


PRINTED: dict[str, ArticleFields] = {
    "nothing": {},
    "headline": {"headline": "Another"},
    "summary": {"summary": "Another."},
    "language": {"language": "fr"},
    "licence": {"licence": "CC-BY-SA-4.0"},
    "moment": {"published": moment("2020-05-04T06:00+00:00")},
    "update": {"updated": moment("2021-05-04")},
    "author": {"byline": by("Asia Desk")},
    "region": {"region": "africa"},
    "country": {"place": Place(countries=(KAZAKHSTAN,))},
    "tag": {"tags": (term("courts"),)},
}


def test_whatever_an_entry_prints_makes_it_anew_and_nothing_else() -> None:
    def entry(fields: ArticleFields) -> object:
        return page_at(plan_of(article("a", **fields)), "feed.xml").parts[1:]

    assert len({entry(fields) for fields in PRINTED.values()}) == len(PRINTED)
    unseen: list[ArticleFields] = [
        {"licence": "CC-BY-4.0"},
        {"place": Place(city="Almaty", dateline="ALMATY")},
        {"byline": by(role="Editor")},
        {"body": prose("another")},
    ]
    assert {entry(fields) for fields in unseen} == {entry({})}


def test_a_feed_shares_the_entries_of_the_others() -> None:
    plan = plan_of(article("a", tags=(term("courts"),)))
    parts = {page_at(plan, f"{place}feed.xml").parts[1:] for place in ("", "tags/courts/")}
    assert len(parts) == 1


def test_what_is_filed_alike_is_written_down_once() -> None:
    one, two = article("a", tags=(term("courts"),)), article("b", tags=(term("courts"),))
    digests = digest_at(plan_of(one, two), "feed.xml", "filings")
    assert (len(digests), len(set(digests))) == (2, 1)


def test_a_partial_date_is_filed_under_its_first_day() -> None:
    assert fix("2021").date == PartialDate(year=2021)
    plan = plan_of(article("a", corrections=(fix("2021"), fix("2020-12-31"))))
    found = [one.published for one in entries(plan, "corrections/feed.xml")]
    assert found == [moment("2021-01-01").instant, moment("2020-12-31").instant]
