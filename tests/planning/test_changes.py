"""What an edit makes anew, on an archive of three hundred articles: these pages and no others."""

from functools import cache

from msgspec import structs

from dateline.model.article import Article, Correction, Event
from dateline.model.config import Publish
from dateline.model.entry import citable_of, entry_of
from dateline.model.place import Country, Place
from dateline.model.plan import Plan
from tests.indexing.desk import (
    KAZAKHSTAN,
    KENYA,
    archive_of,
    article,
    by,
    cites,
    config,
    date_of,
    fixed_page,
    moment,
    prose,
    term,
)
from tests.planning.layout import changed, fingerprints, planned

HUNGARY = Country(code="HU", name="Hungary", slug="hungary")
REGIONS = ("africa", "asia", "europe")
COUNTRIES = (KENYA, KAZAKHSTAN, HUNGARY)
TAGS = ("courts", "media-law", "elections", "torture", "sanctions")
OUTLETS = ("BBC", "Reuters", "Al Jazeera", "The Courier")
LAST = 299
# The middle of the archive: old enough to be on no front page, in no feed and no newest ten.
MIDDLE = 150
MIDDLE_URL = "2021/04/a-150.html"


def report(number: int) -> Article:
    """Return one of three hundred articles: five a month, from October 2018 to September 2023."""
    year, month = divmod(9 + number // 5, 12)
    day = f"{2018 + year}-{month + 1:02d}-{number % 5 * 5 + 3:02d}"
    region = number % 3
    return article(
        f"a-{number:03d}",
        day,
        region=REGIONS[region],
        byline=by(f"{REGIONS[region].capitalize()} Desk"),
        place=Place(countries=(COUNTRIES[region],)),
        tags=(term(TAGS[number % 5]), term(TAGS[number // 60])),
        sources=(cites(OUTLETS[number % 4], f"Work {number // 2}", "2018"),),
        series=term("The trial") if number in {20, 140, 260} else None,
        related=(f"a-{number + 1:03d}",) if number == MIDDLE - 1 else (),
    )


FILED = {number: report(number) for number in range(LAST + 1)}


@cache
def before() -> Plan:
    return planned(archive_of(*FILED.values(), fixed_page("about")))


def after(*edited: Article, without: int = -1) -> list[str]:
    """Return which pages change when articles are put in the place of those of their name."""
    filed = {one.manuscript: one for number, one in FILED.items() if number != without}
    filed |= {one.manuscript: one for one in edited}
    return changed(before(), planned(archive_of(*filed.values(), fixed_page("about"))))


def test_the_archive_is_what_the_tests_below_say_it_is() -> None:
    assert FILED[MIDDLE].url == MIDDLE_URL
    assert FILED[LAST].published.day == "2023-09-23"
    assert len(FILED) == 300
    assert after() == []


def test_mending_a_sentence_changes_one_page() -> None:
    edited = structs.replace(FILED[MIDDLE], body=prose("mended"))
    assert after(edited) == [MIDDLE_URL]


def test_mending_a_sentence_of_the_newest_article_changes_one_page() -> None:
    edited = structs.replace(FILED[LAST], body=prose("mended"))
    assert after(edited) == [FILED[LAST].url]


def test_a_correction_changes_the_article_and_what_tells_of_corrections() -> None:
    wrong = Correction(date=date_of("2022-01-01"), kind="correction", text="It was Tuesday.")
    corrected = structs.replace(FILED[MIDDLE], corrections=(wrong,))
    assert after(corrected) == [
        MIDDLE_URL,
        "corrections/feed.json",
        "corrections/feed.xml",
        "corrections/index.html",
        "index.html",  # leads to the first correction there is
        "search.html",
        "sitemap.xml",
    ]


def test_an_anchor_that_nobody_links_to_changes_nothing() -> None:
    assert after(structs.replace(FILED[MIDDLE], anchors=("a",))) == []


def test_a_new_headline_changes_the_pages_that_print_it() -> None:
    assert after(structs.replace(FILED[MIDDLE], headline="A better headline")) == [
        "2021/03/a-147.html",  # is before it in Africa
        "2021/03/a-149.html",  # names it as related
        "2021/04/a-150.html",
        "2021/04/a-153.html",  # is after it in Africa
        "2021/04/index.html",
        "2021/index.html",
        "authors/africa-desk/index.html",
        "countries/kenya/index.html",
        "feed/2021.json",
        "feed/2021.xml",
        "headlines/a.html",
        "headlines/h.html",
        "headlines/index.html",
        "outlets/al-jazeera/index.html",
        "places/k.html",
        "regions/africa/2021.html",
        "regions/africa/feed/2021.json",
        "regions/africa/feed/2021.xml",
        "search/articles/60.js",
        "sitemap.xml",
        "sources/2018.html",
        "tags/courts/index.html",
        "tags/elections/index.html",
    ]


def test_a_new_headline_of_the_newest_article_changes_lists_and_feeds_as_well() -> None:
    assert after(structs.replace(FILED[LAST], headline="A better headline")) == [
        "2023/09/a-296.html",
        "2023/09/a-299.html",
        "2023/09/index.html",
        "2023/index.html",
        "authors/europe-desk/feed.json",
        "authors/europe-desk/feed.xml",
        "authors/europe-desk/index.html",
        "countries/hungary/feed.json",
        "countries/hungary/feed.xml",
        "countries/hungary/index.html",
        "feed.json",
        "feed.xml",
        "headlines/a.html",
        "headlines/h.html",
        "headlines/index.html",
        "index.html",
        "outlets/the-courier/index.html",
        "places/h.html",
        "regions/europe/2023.html",
        "regions/europe/feed.json",
        "regions/europe/feed.xml",
        "regions/europe/index.html",
        "search/articles/56.js",
        "sitemap-news.xml",
        "sitemap.xml",
        "sources/2018.html",
        "tags/sanctions/feed.json",
        "tags/sanctions/feed.xml",
        "tags/sanctions/index.html",
    ]


def test_a_tag_in_the_place_of_another_changes_the_article_and_both_tags() -> None:
    edited = structs.replace(FILED[MIDDLE], tags=(term("courts"), term("media-law")))
    assert after(edited) == [
        "2021/04/a-150.html",
        "feed/2021.json",
        "feed/2021.xml",
        "regions/africa/feed/2021.json",
        "regions/africa/feed/2021.xml",
        "search/filters/0.js",
        "tags/elections/index.html",
        "tags/media-law/index.html",
    ]


def test_a_new_tag_changes_the_article_makes_the_tag_and_adds_it_to_the_index() -> None:
    edited = structs.replace(FILED[MIDDLE], tags=(*FILED[MIDDLE].tags, term("spies")))
    assert after(edited) == [
        "2021/04/a-150.html",
        "feed/2021.json",
        "feed/2021.xml",
        "index.html",  # it has few tags and leads to all of them
        "regions/africa/feed/2021.json",
        "regions/africa/feed/2021.xml",
        "search.html",
        "search/filters/0.js",
        "sitemap.xml",
        "tags/index.html",
        "tags/spies/feed.json",
        "tags/spies/feed.xml",
        "tags/spies/index.html",
    ]


def test_a_new_brief_changes_what_shows_it() -> None:
    brief = article("brief", "2023-09-28", tags=(term("courts"),))
    assert after(brief) == [
        "2023/09/a-298.html",  # the newest of Asia until now
        "2023/09/brief.html",
        "2023/09/index.html",
        "2023/index.html",
        "feed.json",
        "feed.xml",
        "headlines/h.html",
        "index.html",
        "regions/asia/2023.html",
        "regions/asia/feed.json",
        "regions/asia/feed.xml",
        "regions/asia/index.html",
        "search/articles/1.js",
        "search/filters/0.js",
        "search/filters/1.js",
        "sitemap-news.xml",
        "sitemap.xml",
        "tags/courts/feed.json",
        "tags/courts/feed.xml",
        "tags/courts/index.html",
    ]


def test_an_old_article_that_is_filed_late_changes_no_front_page_and_no_current_feed() -> None:
    late = article("late", "2021-04-04", tags=(term("courts"),))
    assert after(late) == [
        "2021/03/a-148.html",
        "2021/04/a-151.html",
        "2021/04/index.html",
        "2021/04/late.html",
        "2021/index.html",
        "feed/2021.json",
        "feed/2021.xml",
        "headlines/h.html",
        "regions/asia/2021.html",
        "regions/asia/feed/2021.json",
        "regions/asia/feed/2021.xml",
        "regions/asia/index.html",  # its chart of years
        "search/articles/54.js",
        "search/filters/0.js",
        "search/filters/1.js",
        "sitemap.xml",
        "tags/courts/index.html",
    ]


def test_an_article_that_is_taken_out_changes_the_same_pages_as_one_that_is_put_in() -> None:
    filed = {one.manuscript: one for number, one in FILED.items() if number != LAST}
    shorter = planned(archive_of(*filed.values(), fixed_page("about")))
    assert after(without=LAST) == changed(shorter, before())
    assert FILED[LAST].url in after(without=LAST)
    assert FILED[LAST].url not in fingerprints(shorter)


def test_another_day_of_the_month_changes_the_pages_that_print_the_date() -> None:
    edited = structs.replace(FILED[MIDDLE], published=moment("2021-04-04"))
    assert after(edited) == [
        "2021/03/a-147.html",
        "2021/03/a-149.html",
        "2021/04/a-150.html",
        "2021/04/a-153.html",
        "2021/04/index.html",
        "2021/index.html",
        "authors/africa-desk/index.html",
        "countries/kenya/index.html",
        "feed/2021.json",
        "feed/2021.xml",
        "headlines/h.html",
        "places/k.html",
        "regions/africa/2021.html",
        "regions/africa/feed/2021.json",
        "regions/africa/feed/2021.xml",
        "search/articles/60.js",
        "sitemap.xml",
        "tags/courts/index.html",
        "tags/elections/index.html",
    ]


def test_another_month_changes_the_neighbours_and_months_of_both() -> None:
    url = "2022/02/a-150.html"
    edited = structs.replace(
        FILED[MIDDLE], published=moment("2022-02-04"), url=url, id=url.removesuffix(".html")
    )
    pages = after(edited)
    assert {page for page in pages if page.startswith("20")} == {
        "2021/03/a-147.html",
        "2021/03/a-149.html",
        "2021/04/a-150.html",  # gone
        "2021/04/a-153.html",
        "2021/04/index.html",
        "2021/index.html",
        "2022/02/a-150.html",  # new
        "2022/01/a-198.html",
        "2022/02/a-201.html",
        "2022/02/index.html",
        "2022/index.html",
    }
    assert {"regions/africa/2021.html", "regions/africa/2022.html"} <= set(pages)
    assert "index.html" not in pages


def test_an_update_changes_the_lists_that_print_it_and_the_sitemap() -> None:
    pages = after(structs.replace(FILED[MIDDLE], updated=moment("2023-09-30")))
    assert "sitemap.xml" in pages
    assert MIDDLE_URL in pages
    # Of all documents of feeds, only those of its year.
    assert [page for page in pages if page.endswith(".xml") and "feed" in page] == [
        "feed/2021.xml",
        "regions/africa/feed/2021.xml",
    ]


def test_another_part_of_a_series_changes_all_its_parts() -> None:
    pages = after(structs.replace(FILED[MIDDLE], series=term("The trial")))
    assert {FILED[number].url for number in (20, 140, 150, 260)} | {
        "series/the-trial/index.html"
    } == set(pages)


def test_a_source_that_another_article_cites_changes_the_lists_of_works_and_that_article() -> None:
    edited = structs.replace(
        FILED[MIDDLE], sources=(*FILED[MIDDLE].sources, cites("BBC", "Work 0", "2018"))
    )
    assert after(edited) == [
        "2018/10/a-000.html",  # says where else its source is cited
        MIDDLE_URL,
        "outlets/bbc/index.html",
        "sources/2018.html",
        "sources/most-cited.html",  # several cite it now
    ]


def test_a_first_article_of_a_year_changes_the_ways_to_years() -> None:
    pages = after(article("new-year", "2024-01-01", region="europe"))
    assert "2024/index.html" in pages
    assert "2023/index.html" in pages  # leads to the year after it
    assert "2022/index.html" not in pages
    years = [f"regions/europe/{year}.html" for year in range(2018, 2025)]
    assert [page for page in pages if page.startswith("regions/europe/2")] == years


def test_another_date_of_a_source_changes_the_article_and_the_outlet() -> None:
    source = structs.replace(FILED[MIDDLE].sources[0], date=date_of("2019"))
    pages = after(structs.replace(FILED[MIDDLE], sources=(source,)))
    assert pages == [
        MIDDLE_URL,
        "outlets/al-jazeera/index.html",
        "sitemap.xml",
        "sources/2018.html",
        "sources/2019.html",
        "sources/index.html",
    ]


# What is published for programs besides.

PROGRAMS = config(publish=Publish())


def for_programs(*edited: Article) -> list[str]:
    """Return which files for programs change when articles are put in the place of those there."""
    filed = {one.manuscript: one for one in FILED.values()}
    old = planned(archive_of(*filed.values()), PROGRAMS)
    filed |= {one.manuscript: one for one in edited}
    urls = changed(old, planned(archive_of(*filed.values()), PROGRAMS))
    return [url for url in urls if not (url.endswith((".html", ".xml", ".js")) or "feed" in url)]


BESIDE = [f"2021/04/a-150.{suffix}" for suffix in ("bib", "json", "ris")]
IN_TABLES = [
    *("data/africa/articles.csv", "data/africa/articles.json"),
    *("data/articles.csv", "data/articles.json"),
]


def test_mending_a_sentence_changes_no_file_for_programs() -> None:
    assert for_programs(structs.replace(FILED[MIDDLE], body=prose("mended"))) == []


def test_a_timeline_is_in_no_file_for_programs() -> None:
    told = Event(date=date_of("2022-01-01"), text="It rained.")
    assert for_programs(structs.replace(FILED[MIDDLE], events=(told,))) == []


def test_a_new_headline_changes_the_files_of_the_article_and_the_tables_of_articles() -> None:
    assert for_programs(structs.replace(FILED[MIDDLE], headline="Better")) == [*BESIDE, *IN_TABLES]


def test_a_second_correction_of_a_day_changes_what_tells_them_apart() -> None:
    first = Correction(date=date_of("2022-01-01"), kind="correction", text="It was Tuesday.")
    second = Correction(date=date_of("2022-01-01"), kind="correction", text="It was Wednesday.")
    corrected = structs.replace(FILED[MIDDLE], corrections=(first,))
    assert for_programs(corrected) == [*BESIDE, *IN_TABLES]
    both = structs.replace(corrected, corrections=(first, second))
    assert citable_of(both) == citable_of(corrected)
    assert entry_of(both) != entry_of(corrected)


def test_a_source_changes_the_files_of_the_article_and_the_tables_of_sources() -> None:
    source = structs.replace(FILED[MIDDLE].sources[0], note="Read twice.")
    assert for_programs(structs.replace(FILED[MIDDLE], sources=(source,))) == [
        *BESIDE,
        *("data/africa/articles.json", "data/africa/sources.csv"),
        *("data/articles.json", "data/sources.csv"),
    ]
