"""The archive in a real browser: from a disk, from a path of a host, narrow and wide."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

KINDS = {
    "article": "2009/06/kazakhstan-internet-law.html",
    "front page": "index.html",
    "regions": "regions/index.html",
    "region": "regions/asia/index.html",
    "year of a region": "regions/asia/2009.html",
    "country": "countries/kazakhstan/index.html",
    "tags": "tags/index.html",
    "tag": "tags/internet-freedom/index.html",
    "authors": "authors/index.html",
    "author": "authors/dateline-asia-desk/index.html",
    "outlets": "outlets/index.html",
    "outlet": "outlets/al-jazeera/index.html",
    "sources": "sources/index.html",
    "series": "series/charles-taylor/index.html",
    "corrections": "corrections/index.html",
    "year": "2009/index.html",
    "month": "2009/06/index.html",
    "fixed page": "about.html",
    "not found": "404.html",
}


class Seen:
    """What a page asked for and complained about while it was open."""

    def __init__(self, page: Page) -> None:
        self.messages: list[str] = []
        self.requests: list[str] = []
        self.failures: list[str] = []
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.failures.append(request.url))


def opened(browser: Browser, address: str, width: int = 1280, scheme: str = "light") -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_opens_from_a_disk_with_its_style_and_nothing_else(
    kind: str, browser: Browser, archive: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    seen = Seen(page)
    page.goto((archive / KINDS[kind]).as_uri())

    assert page.locator("h1").count() == 1
    accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    assert page.evaluate(accent).strip()
    assert (seen.messages, seen.failures) == ([], [])
    assert all(url.startswith(archive.as_uri()) for url in seen.requests)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize(
    "kind", ["article", "front page", "regions", "region", "series", "outlet", "tags", "year"]
)
def test_a_page_never_scrolls_sideways(
    kind: str, width: int, scheme: str, browser: Browser, archive: Path
) -> None:
    page = opened(browser, (archive / KINDS[kind]).as_uri(), width, scheme)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_the_archive_works_below_a_path_of_a_host(browser: Browser, host: str) -> None:
    page = opened(browser, f"{host}/index.html")
    page.get_by_role("navigation").get_by_role("link", name="Asia", exact=True).first.click()
    assert page.url == f"{host}/regions/asia/index.html"
    page.get_by_role("main").get_by_role("link", name=re.compile("Kazakh lawmakers")).first.click()
    assert page.url == f"{host}/2009/06/kazakhstan-internet-law.html"
    page.context.close()


@pytest.mark.parametrize("added", ["", "<script>document.title = 'run'</script>"])
def test_a_description_is_data_to_the_policy_of_a_page_and_a_script_is_not(
    added: str, browser: Browser, archive: Path, tmp_path: Path
) -> None:
    text = (archive / KINDS["article"]).read_text("utf-8")
    copy = tmp_path / "page.html"
    copy.write_text(text.replace("</head>", f"{added}</head>"), "utf-8")
    context = browser.new_context()
    page = context.new_page()
    seen = Seen(page)
    page.goto(copy.as_uri())

    words = page.evaluate("document.querySelector('[type=\"application/ld+json\"]').textContent")
    assert json.loads(words)["@type"] == "NewsArticle"
    complaints = [one for one in seen.messages if "Content Security Policy" in one]
    assert len(complaints) == (1 if added else 0)
    assert page.title() != "run"
    context.close()


def test_the_keyboard_finds_the_way_past_the_navigation(browser: Browser, archive: Path) -> None:
    page = opened(browser, (archive / KINDS["article"]).as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.context.close()


class Addresses(HTMLParser):
    """Every address a page names, and every id it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value is not None and tag != "base":
                self.links.append(value)
            if name == "id" and value:
                self.ids.add(value)


def test_every_link_inside_the_archive_leads_to_a_page_and_an_anchor(archive: Path) -> None:
    pages = {path: Addresses(path.read_text("utf-8")) for path in sorted(archive.rglob("*.html"))}
    broken = []
    for path, found in pages.items():
        for link in found.links:
            if urlsplit(link).scheme in {"http", "https", "mailto"}:
                continue
            assert not link.startswith("/"), f"{path.name}: {link} is not relative"
            address, anchor = urldefrag(urljoin(path.as_uri(), link))
            target = Path(unquote(urlsplit(address).path))
            is_there = target.is_file() and target.is_relative_to(archive)
            has_anchor = not anchor or target not in pages or anchor in pages[target].ids
            if not (is_there and has_anchor):
                broken.append(f"{path.relative_to(archive)}: {link}")
    assert broken == []


def test_no_page_asks_for_anything_from_elsewhere(archive: Path) -> None:
    # Data that no browser runs, and the one script there is, on the search page.
    data = r"<script(?! type=\"application/ld\+json\">| src=\"static/search.js\")"
    wanted = re.compile(rf"{data}|<(?:img|iframe|object|embed|source)\b|style=|@import|url\(")
    for path in sorted(archive.rglob("*.html")):
        assert wanted.findall(path.read_text(encoding="utf-8")) == [], path.name
    for path in sorted(archive.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        assert "@import" not in text
        assert "url(" not in text
