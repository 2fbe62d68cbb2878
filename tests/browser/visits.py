"""Every kind of page, and what a page that is open in a browser does and asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, TypedDict, Unpack

from playwright.sync_api import Browser, Page

# pages.md, kind by kind; articles also in each direction and script.
KINDS = {
    "article": "2009/06/kazakhstan-internet-law.html",
    "article with timeline": "2009/04/fujimori-conviction.html",
    "article of a series": "2012/05/charles-taylor-sentenced.html",
    "article in Arabic": "2011/01/egypt-internet-shutdown-ar.html",
    "article in Chinese": "2018/09/myanmar-reuters-journalists-zh.html",
    "article in Russian": "2009/06/kazakhstan-internet-law-ru.html",
    "front page": "index.html",
    "regions": "regions/index.html",
    "region": "regions/asia/index.html",
    "year of a region": "regions/asia/2009.html",
    "countries": "countries/index.html",
    "country": "countries/kazakhstan/index.html",
    "tags": "tags/index.html",
    "tag": "tags/internet-freedom/index.html",
    "authors": "authors/index.html",
    "author": "authors/dateline-asia-desk/index.html",
    "outlets": "outlets/index.html",
    "outlet": "outlets/al-jazeera/index.html",
    "sources": "sources/index.html",
    "sources of a year": "sources/2009.html",
    "sources without a date": "sources/undated.html",
    "what is cited most": "sources/most-cited.html",
    "all series": "series/index.html",
    "series": "series/charles-taylor/index.html",
    "corrections": "corrections/index.html",
    "year": "2009/index.html",
    "month": "2009/06/index.html",
    "names": "names/index.html",
    "name": "names/charles-ghankay-taylor/index.html",
    "headlines": "headlines/index.html",
    "places": "places/index.html",
    "data": "data/index.html",
    "search": "search.html#q=court",
    "fixed page": "about.html",
    "not found": "404.html",
}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


class Seen:
    """What a page asked for and complained about while it was open."""

    def __init__(self, page: Page) -> None:
        self.messages: list[str] = []
        self.requests: list[str] = []
        self.failures: list[str] = []
        page.on("console", lambda message: self._say(message.text, message.location["url"]))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.failures.append(request.url))

    def _say(self, text: str, url: str) -> None:
        # Browsers ask every host for an icon once.
        if not url.endswith("/favicon.ico"):
            self.messages.append(text)


class Context(TypedDict, total=False):
    """What a visit may ask of the browser."""

    java_script_enabled: bool
    forced_colors: Literal["active", "none"]
    color_scheme: Scheme


@contextmanager
def visit(
    browser: Browser, address: str, width: int = 1280, **options: Unpack[Context]
) -> Iterator[tuple[Page, Seen]]:
    """Open a page in a context of its own, and close that again."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)
    page = context.new_page()
    seen = Seen(page)
    page.goto(address)
    settle(page)
    yield page, seen
    context.close()


def settle(page: Page) -> None:
    """Wait until a search that the page began is done."""
    page.locator("[aria-busy=true]").wait_for(state="detached")
