import json
from typing import Unpack

import pytest

from dateline.base.canonical import Plain
from dateline.model.card import NamedLink
from dateline.planning.feedviews import CategoryView
from tests.rendering.formats.documents import HOSTILE, FeedFields, Filed, asia, document, entry
from tests.rendering.formats.jsonfeedrules import checked, items_of

BY_ND = NamedLink(name="CC BY-ND 4.0", url="https://creativecommons.org/licenses/by-nd/4.0/")
BASE = "https://example.org/archive"


def feed(*entries: Filed, **fields: Unpack[FeedFields]) -> dict[str, Plain]:
    return checked(document(".json", *entries, **fields))


def test_a_feed_is_written_so() -> None:
    one = entry(
        authors=("Asia Desk",),
        summary="What happened – “then”.",
        updated="2020-05-05T06:00+06:00",
        categories=(asia(), CategoryView(folder="tags", slug="media-law", name="Media law")),
        licence=BY_ND,
    )
    assert document(".json", one, entry("b", categories=()), older="feed/2019").decode() == (
        "{\n"
        '"version": "https://jsonfeed.org/version/1.1",\n'
        '"title": "The Test Archive",\n'
        '"home_page_url": "https://example.org/archive/",\n'
        '"feed_url": "https://example.org/archive/feed.json",\n'
        '"next_url": "https://example.org/archive/feed/2019.json",\n'
        '"language": "en",\n'
        '"authors": [{"name": "Test newsroom"}],\n'
        '"_licence": {"name": "CC BY 4.0", '
        '"url": "https://creativecommons.org/licenses/by/4.0/"},\n'
        '"items": [\n'
        '{"id": "https://example.org/archive/2020/05/a.html", '
        '"url": "https://example.org/archive/2020/05/a.html", '
        '"title": "Headline of a", "content_text": "What happened – “then”.", '
        '"summary": "What happened – “then”.", "date_published": "2020-05-04T00:00:00Z", '
        '"date_modified": "2020-05-05T00:00:00Z", "authors": [{"name": "Asia Desk", '
        '"url": "https://example.org/archive/authors/x/"}], "tags": ["Asia", "Media law"], '
        '"language": "en", "_licence": {"name": "CC BY-ND 4.0", '
        '"url": "https://creativecommons.org/licenses/by-nd/4.0/"}},\n'
        '{"id": "https://example.org/archive/2020/05/b.html", '
        '"url": "https://example.org/archive/2020/05/b.html", "title": "Headline of b", '
        '"content_text": "Headline of b", "date_published": "2020-05-04T00:00:00Z", '
        '"date_modified": "2020-05-04T00:00:00Z", "language": "en"}\n'
        "]\n"
        "}\n"
    )


def test_a_feed_without_entries_is_a_feed() -> None:
    assert feed()["items"] == []


def test_every_document_has_the_name_of_the_feed_and_leads_to_the_one_before() -> None:
    made = feed(
        address="regions/asia/feed",
        url="regions/asia/feed/2018",
        page="regions/asia/2018.html",
        history="archived",
        older="regions/asia/feed/2017",
    )
    assert made["feed_url"] == f"{BASE}/regions/asia/feed.json"
    assert made["home_page_url"] == f"{BASE}/regions/asia/2018.html"
    assert made["next_url"] == f"{BASE}/regions/asia/feed/2017.json"
    assert "next_url" not in feed(history="archived")


@pytest.mark.parametrize("licence", [NamedLink(name=""), NamedLink(name="All rights reserved")])
def test_a_licence_is_named_as_far_as_it_is_known(licence: NamedLink) -> None:
    assert feed(licence=licence).get("_licence") == (
        {"name": licence.name} if licence.name else None
    )


def test_a_country_that_is_called_like_its_region_is_one_tag() -> None:
    country = CategoryView(folder="countries", slug="asia", name="Asia")
    (item,) = items_of(feed(entry(categories=(asia(), country))))
    assert item["tags"] == ["Asia"]


def test_items_about_one_page_have_ids_of_their_own() -> None:
    found = items_of(feed(entry(fragment="#correction-2021-01-02"), entry()))
    page = f"{BASE}/2020/05/a.html"
    assert [(one["id"], one["url"]) for one in found] == [
        (f"{page}#correction-2021-01-02", page),
        (page, page),
    ]


@pytest.mark.parametrize("text", [HOSTILE, 'a"\\\n\t\x00\x1f\u2028\ufffe'])
def test_hostile_text_stays_text(text: str) -> None:
    one = entry(title=text, summary=text, authors=(text,), categories=(asia(text),), language=text)
    made = json.loads(document(".json", one, title=text, author=text, language=text))
    assert (made["title"], made["authors"], made["language"]) == (text, [{"name": text}], text)
    (item,) = made["items"]
    assert (item["title"], item["summary"], item["content_text"]) == (text, text, text)
    assert (item["authors"][0]["name"], item["tags"], item["language"]) == (text, [text], text)
