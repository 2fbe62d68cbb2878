"""The feeds of a growing archive as the world gets them: read by others, and followed back."""

import json
import warnings
from functools import cache

import pytest

from dateline.model.article import Article, Correction
from dateline.model.place import Place
from tests.indexing.desk import BASE_URL, KAZAKHSTAN, KENYA, article, by, config, date_of, term
from tests.rendering.formats.jsonfeedrules import checked, items_of
from tests.rendering.theme import edition

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

SETTINGS = config(feed_limit=20)
HOSTILE = "]]><script>&amp;\x00'\""


def report(number: int) -> Article:
    """Return one of many articles: some thirty a year from 2015 on, and 130 in 2018."""
    year, month, day = 2015 + number // 30, number % 12 + 1, number % 27 + 1
    if number >= 90:
        year, month = (2018, (number - 90) // 11 + 1) if number < 220 else (2019, 1 + number % 3)
    return article(
        f"a-{number:03d}",
        f"{year}-{month:02d}-{day:02d}",
        region=("asia", "africa")[number % 2],
        headline=f"Headline {number} {HOSTILE if number % 50 == 0 else ''}",
        summary=f"Summary {number}",
        byline=by("Asia Desk"),
        place=Place(countries=((KAZAKHSTAN, KENYA)[number % 2],)),
        tags=(term("courts"),),
        corrections=(Correction(date=date_of("2020-01-01"), kind="correction", text="Words."),)
        if number % 7 == 0
        else (),
    )


NOW, LATER = 245, 295


@cache
def files(count: int, *more: str) -> dict[str, str]:
    """Return everything that programs read of an archive of so many articles, and more briefs."""
    briefs = (article(name, "2020-06-01", tags=(term("courts"),)) for name in more)
    pages = edition(*map(report, range(count)), *briefs, settings=SETTINGS)
    return {url: text for url, text in pages.items() if url.endswith((".xml", ".json"))}


def local(address: str) -> str:
    assert address.startswith(f"{BASE_URL}/")
    return address.removeprefix(f"{BASE_URL}/")


def atom_history(made: dict[str, str], url: str) -> dict[str, list[str]]:
    """Return the ids in each document on the way back from the current one."""
    found: dict[str, list[str]] = {}
    while url:
        assert url not in found
        read = feedparser.parse(made[url].encode())
        assert read.bozo is False, url
        found[url] = [one.id for one in read.entries]
        links = {one.rel: one.href for one in read.feed.links}
        assert local(links["self"]) == url
        url = local(links["prev-archive"]) if "prev-archive" in links else ""
    return found


def json_history(made: dict[str, str], url: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    while url:
        assert url not in found
        feed = checked(made[url].encode())
        found[url] = [str(one["id"]) for one in items_of(feed)]
        url = local(str(feed["next_url"])) if "next_url" in feed else ""
    return found


@pytest.mark.parametrize("folder", ["", "regions/asia/", "regions/africa/"])
@pytest.mark.parametrize("count", [NOW, LATER])
def test_the_way_back_comes_by_every_article_once(folder: str, count: int) -> None:
    region = folder.split("/")[1] if folder else ""
    filed = [one for one in map(report, range(count)) if region in {"", one.region}]
    ids = sorted(f"{BASE_URL}/{one.url}" for one in filed)
    atom = atom_history(files(count), f"{folder}feed.xml")
    assert len(atom) > 3
    assert sorted(one for document in atom.values() for one in document) == ids
    by_json = json_history(files(count), f"{folder}feed.json")
    assert {url.replace(".json", ".xml"): found for url, found in by_json.items()} == atom
    # Nothing is left over that nobody is led to.
    documents = {url for url in files(count) if url.startswith(f"{folder}feed")}
    assert documents == atom.keys() | by_json.keys()


def test_fifty_new_articles_leave_every_archived_document_as_it_was() -> None:
    archived = {url: text for url, text in files(NOW).items() if "feed/" in url}
    # A year of many articles by months, the others whole, for the archive and for both regions.
    assert {"feed/2015.xml", "feed/2018-03.xml", "regions/asia/feed/2017.json"} <= archived.keys()
    for count in (NOW + 1, NOW + 20, LATER):
        later = files(count)
        assert {url: later[url] for url in archived} == archived


def test_every_feed_is_read_by_others() -> None:
    for url, text in files(NOW).items():
        if "sitemap" in url:
            continue
        if url.endswith(".xml"):
            read = feedparser.parse(text.encode())
            assert (read.bozo, read.version) == (False, "atom10"), url
            assert read.entries, url
            ids = [one.id for one in read.entries]
            assert len(ids) == len(set(ids)), url
            continue
        feed = checked(text.encode())
        beside = feedparser.parse(files(NOW)[url.replace(".json", ".xml")].encode())
        assert [one["id"] for one in items_of(feed)] == [one.id for one in beside.entries], url
        assert feed["title"] == beside.feed.title


def test_the_fields_of_an_entry_as_a_reader_gets_them() -> None:
    for url in ("feed.xml", "countries/kenya/feed.xml", "tags/courts/feed.xml"):
        read = feedparser.parse(files(NOW)[url].encode())
        newest = max(map(report, range(1, NOW, 2)), key=lambda one: (one.published.instant, one.id))
        entry = next(one for one in read.entries if one.id == f"{BASE_URL}/{newest.url}")
        assert entry.title.strip() == newest.headline.strip()
        assert (entry.summary, entry.author, entry.link) == (
            newest.summary,
            "Asia Desk",
            f"{BASE_URL}/{newest.url}",
        )
        assert entry.published == entry.updated == f"{newest.published.day}T00:00:00Z"
        assert [tag.label for tag in entry.tags] == ["Africa", "Kenya", "Courts"]


def test_corrections_are_followed_by_a_feed_of_their_own() -> None:
    read = feedparser.parse(files(NOW)["corrections/feed.xml"].encode())
    assert len(read.entries) == SETTINGS.feed_limit
    assert all(one.id.endswith("#correction-2020-01-01") for one in read.entries)
    assert {one.title.partition(":")[0] for one in read.entries} == {"Correction"}


def test_a_new_article_touches_few_files_that_programs_read() -> None:
    before, after = files(NOW), files(NOW, "brief")
    assert before.keys() == after.keys()
    assert len(after) == 60
    # Three feeds show it, each in two formats, and the sitemaps name it.
    assert sorted(url for url in after if before[url] != after[url]) == [
        "feed.json",
        "feed.xml",
        "regions/asia/feed.json",
        "regions/asia/feed.xml",
        "sitemap-news.xml",
        "sitemap.xml",
        "tags/courts/feed.json",
        "tags/courts/feed.xml",
    ]


def test_hostile_words_are_the_same_words_in_every_feed() -> None:
    text = files(51)["feed.json"]
    titles = [one["title"] for one in json.loads(text)["items"]]
    assert f"Headline 50 {HOSTILE}" in titles
    read = feedparser.parse(files(51)["feed.xml"].encode())
    assert any("&amp;amp;" in one.title or "&amp;" in one.title for one in read.entries)
