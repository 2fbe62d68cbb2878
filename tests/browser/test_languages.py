"""A newsroom in Arabic and one in Russian, in a real browser: directions, widths, the search."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import Seen
from tests.newsroom import CONFIG, Newsroom, article

pytestmark = pytest.mark.browser

# The word on the search page that so many articles have.
COUNTED = {"ar": ("قرار", "حكومة"), "ru": ("закон", "выборы")}
PAGES = ("index.html", "search.html", "2020/01/a-1.html", "regions/asia/index.html", "404.html")
ENGLISH = "2020/01/english.html"


def stories(language: str) -> dict[str, str | bytes]:
    """Return 21 articles with one word, of which 5 have another, and one article in English."""
    all_have, five_have = COUNTED[language]
    told: dict[str, str | bytes] = {
        f"content/a-{number}.md": article(
            f"{all_have} {five_have if number <= 5 else ''} {number}.",
            title=f"{all_have} {number}",
            date=f"2020-01-{number:02d}",
            updated=f"2020-02-{number:02d}",
        )
        for number in range(1, 22)
    }
    told["content/english.md"] = article(
        "A court sat.",
        title="A court in Geneva",
        date="2020-01-31",
        language="en",
        city="Geneva",
        country="CH",
    )
    told["site_config.yaml"] = CONFIG.replace("language: en", f"language: {language}")
    return told


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the output folders of both newsrooms by language."""
    found = {}
    for language in COUNTED:
        room = Newsroom(tmp_path_factory.mktemp(language) / "site", stories(language))
        room.build()
        assert room.report.published, room.diagnostics
        found[language] = room.output
    return found


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    yield context.new_page()
    context.close()


def margins(page: Page, selector: str) -> tuple[float, float]:
    """Return how far an element is from the left and from the right of the window."""
    box = page.locator(selector).first.bounding_box()
    assert box
    width = page.evaluate("document.documentElement.clientWidth")
    return box["x"], width - box["x"] - box["width"]


@pytest.mark.parametrize("language", COUNTED)
def test_no_page_scrolls_sideways_or_complains(
    language: str, page: Page, sites: dict[str, Path]
) -> None:
    seen = Seen(page)
    for url in (*PAGES, ENGLISH):
        page.goto((sites[language] / url).as_uri())
        width = page.evaluate("document.documentElement.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
    assert seen.messages == []


def test_pages_in_arabic_begin_on_the_right(page: Page, sites: dict[str, Path]) -> None:
    page.goto((sites["ar"] / PAGES[2]).as_uri())
    for selector in (".masthead a", "h1", ".rail p", ".matter h2"):
        element = page.locator(selector).first
        assert element.evaluate("one => getComputedStyle(one).direction") == "rtl", selector
    # The masthead and the links behind it change places.
    left, right = margins(page, ".site-header .masthead")
    assert right < left
    page.goto((sites["ru"] / PAGES[2]).as_uri())
    left, right = margins(page, ".site-header .masthead")
    assert left < right


def test_an_english_article_on_a_site_in_arabic_has_english_words_between_an_arabic_frame(
    page: Page, sites: dict[str, Path]
) -> None:
    page.goto((sites["ar"] / ENGLISH).as_uri())
    directions = page.evaluate(
        "['html', '.site-header', '.rail', '.matter', '.site-footer'].map(one =>"
        " getComputedStyle(document.querySelector(one)).direction)"
    )
    assert directions == ["ltr", "rtl", "ltr", "ltr", "rtl"]
    expect(page.locator(".byline")).to_have_text("By Dateline Asia desk")
    expect(page.locator(".to-search")).to_have_text("بحث")
    page.goto((sites["ar"] / "index.html").as_uri())
    place = page.locator(".place bdi[lang=en]")
    expect(place).to_have_text("GENEVA, Switzerland")
    # What parts the place from the day stands between them, on the left of the place.
    name, day = place.bounding_box(), page.locator(".lead time").bounding_box()
    assert name
    assert day
    assert day["x"] + day["width"] < name["x"]


@pytest.mark.parametrize(
    ("language", "all_found", "five_found", "nothing"),
    [
        ("ar", "21 مقالة", "5 مقالات", "لم يُعثر على أي مقالة."),
        ("ru", "21 статья", "5 статей", "Статей не найдено."),
    ],
)
def test_the_search_counts_in_the_language_of_the_site(
    language: str,
    all_found: str,
    five_found: str,
    nothing: str,
    browser: Browser,
    sites: dict[str, Path],
) -> None:
    page = browser.new_page()
    every, five = COUNTED[language]
    page.goto(f"{(sites[language] / 'search.html').as_uri()}#q={every}")
    expect(page.locator("#found")).to_have_text(all_found)
    day = {"ar": "17 يناير 2020", "ru": "17 января 2020 г."}[language]
    expect(page.locator("#results time", has_text="17")).to_have_text(day)
    page.locator("#q").fill(five)
    expect(page.locator("#found")).to_have_text(five_found)
    page.locator("#q").fill("zzzz")
    expect(page.locator("#found")).to_have_text(nothing)
    page.close()
