import re
from xml.etree import ElementTree as ET

import pytest

from dateline.planning.feedviews import AddressView, NewsEntryView, NewsView, SitemapView
from dateline.rendering.render import render
from tests.indexing.desk import BASE_URL
from tests.rendering.proof import SILENT, laid_out, parsed

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
HOSTILE = "]]> <b>&amp;\"'"
# W3C Datetime, as far as the protocol takes it (https://www.w3.org/TR/NOTE-datetime).
DAY_OR_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?")
MOST_ADDRESSES, LARGEST_FILE, LONGEST_ADDRESS = 50_000, 50 * 1024 * 1024, 2048


def checked(made: bytes) -> ET.Element:
    """Return the root of a sitemap that keeps to the rules of https://www.sitemaps.org."""
    assert len(made) <= LARGEST_FILE
    root = parsed(made)
    inner = {f"{NAMESPACE}urlset": "url", f"{NAMESPACE}sitemapindex": "sitemap"}[root.tag]
    assert len(root) <= MOST_ADDRESSES
    for one in root:
        assert one.tag == f"{NAMESPACE}{inner}"
        names = [child.tag for child in one]
        own = [name for name in names if name.startswith(NAMESPACE)]
        # Both are sequences: the address first, and each at most once.
        assert own in ([f"{NAMESPACE}loc"], [f"{NAMESPACE}loc", f"{NAMESPACE}lastmod"])
        assert names[: len(own)] == own
        assert len(one.findtext(f"{NAMESPACE}loc", "")) <= LONGEST_ADDRESS
        day = one.findtext(f"{NAMESPACE}lastmod")
        assert day is None or DAY_OR_MOMENT.fullmatch(day)
        for link in one.findall(f"{XHTML}link"):
            assert (link.get("rel"), set(link.keys())) == ("alternate", {"rel", "hreflang", "href"})
    return root


def sitemap(*entries: AddressView, index: bool = False, base_url: str = BASE_URL) -> bytes:
    view = SitemapView(base_url=base_url, index=index, entries=entries)
    page, values = laid_out({"sitemap": view}, renderer="format:sitemap", url="sitemap.xml")
    made = render(page, values, {}, SILENT)
    assert isinstance(made, bytes)
    checked(made)
    return made


def at(url: str, changed: str = "", *alternates: tuple[str, str]) -> AddressView:
    return AddressView(url=url, changed=changed, alternates=alternates)


def addresses(made: bytes) -> list[str | None]:
    return [found.text for found in parsed(made).iter(f"{NAMESPACE}loc")]


def test_a_sitemap_is_written_so() -> None:
    assert sitemap(at("2020/05/a.html", "2020-05-04"), at("index.html")).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        "<url><loc>https://example.org/archive/2020/05/a.html</loc>"
        "<lastmod>2020-05-04</lastmod></url>\n"
        "<url><loc>https://example.org/archive/</loc></url>\n"
        "</urlset>\n"
    )


def test_an_index_of_sitemaps_is_written_so() -> None:
    made = sitemap(
        at("sitemaps/2020.xml", "2021-02-03"), at("sitemaps/pages.xml"), index=True
    ).decode()
    assert made == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<sitemap><loc>https://example.org/archive/sitemaps/2020.xml</loc>"
        "<lastmod>2021-02-03</lastmod></sitemap>\n"
        "<sitemap><loc>https://example.org/archive/sitemaps/pages.xml</loc></sitemap>\n"
        "</sitemapindex>\n"
    )


def test_translations_are_named() -> None:
    everyone = (("ar", "b.html"), ("en", "a.html"), ("x-default", "a.html"))
    root = parsed(sitemap(at("a.html", "2020-05-04", *everyone), at("b.html", "", *everyone)))
    for one in root:
        found = [(link.get("hreflang"), link.get("href")) for link in one.findall(f"{XHTML}link")]
        assert found == [(language, f"{BASE_URL}/{url}") for language, url in everyone]


def test_the_index_page_of_a_folder_is_its_folder_and_no_other_page_is() -> None:
    made = sitemap(at("tags/x/index.html"), at("2020/05/price-index.html", "2020-05-04"))
    assert addresses(made) == [
        "https://example.org/archive/tags/x/",
        "https://example.org/archive/2020/05/price-index.html",
    ]


def test_hostile_addresses_stay_text() -> None:
    base = "https://example.org/?a=1&b=<2>\"'"
    made = sitemap(at("]]>&amp;.html", "", (HOSTILE, f"{HOSTILE}.html")), base_url=base)
    assert addresses(made) == [f"{base}/]]>&amp;.html"]
    (link,) = parsed(made).iter(f"{XHTML}link")
    assert (link.get("hreflang"), link.get("href")) == (HOSTILE, f"{base}/{HOSTILE}.html")
    assert len(list(parsed(made).iter())) == 4


def test_a_sitemap_without_entries_is_a_sitemap() -> None:
    assert addresses(sitemap()) == []


def news(*entries: NewsEntryView, name: str = "The Test Archive") -> bytes:
    view = NewsView(base_url=BASE_URL, name=name, entries=entries)
    page, values = laid_out({"news": view}, renderer="format:news", url="sitemap-news.xml")
    made = render(page, values, {}, SILENT)
    assert isinstance(made, bytes)
    checked(made)
    return made


def piece(language: str = "en", title: str = "Headline") -> NewsEntryView:
    return NewsEntryView(
        url="2020/05/a.html", title=title, language=language, published="2020-05-04"
    )


def test_a_news_sitemap_is_written_so() -> None:
    assert news(piece()).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
        "<url><loc>https://example.org/archive/2020/05/a.html</loc><news:news>"
        "<news:publication><news:name>The Test Archive</news:name>"
        "<news:language>en</news:language></news:publication>"
        "<news:publication_date>2020-05-04</news:publication_date>"
        "<news:title>Headline</news:title></news:news></url>\n"
        "</urlset>\n"
    )


def test_a_news_sitemap_without_articles_is_one() -> None:
    assert len(parsed(news())) == 0


@pytest.mark.parametrize(
    ("language", "spelled"),
    [
        ("ar", "ar"),
        ("pt-BR", "pt"),
        ("fil", "fil"),
        ("zh", "zh-cn"),
        ("zh-Hans", "zh-cn"),
        ("zh-Hant", "zh-tw"),
        ("zh-TW", "zh-tw"),
        ("zh-Hant-HK", "zh-tw"),
        ("zh-CN", "zh-cn"),
    ],
)
def test_languages_are_spelled_as_news_sitemaps_want_them(language: str, spelled: str) -> None:
    (found,) = parsed(news(piece(language))).iter(f"{NEWS}language")
    assert found.text == spelled


def test_hostile_words_stay_text() -> None:
    root = parsed(news(piece(title=HOSTILE), name=HOSTILE))
    assert [one.text for one in root.iter(f"{NEWS}title")] == [HOSTILE]
    assert [one.text for one in root.iter(f"{NEWS}name")] == [HOSTILE]
    assert len(list(root.iter())) == 9
