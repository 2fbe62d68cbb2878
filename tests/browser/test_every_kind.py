"""Every kind of page of the archive: on every screen, by keyboard, heard, on paper."""

import re
from io import BytesIO
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.visits import KINDS, SCHEMES, settle, visit
from tests.newsroom import Newsroom, article
from tests.publishing.images import drawing, saved

pytestmark = pytest.mark.browser

# 320 px are what 400 % of zoom leave of a screen of 1280 px (WCAG 2.2, 1.4.10).
WIDTHS = (320, 360, 768, 1280)
SHIFTED = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 20)));
})"""

# How far to the right a page reaches, its drawings too, which may be cut off where they leave it.
REACH = """() => Math.max(document.documentElement.scrollWidth,
    ...[...document.querySelectorAll("svg")].map((one) => one.getBoundingClientRect().right))"""
PRINTED = """() => {
    const look = (name) => getComputedStyle(document.querySelector(name));
    const visible = (names) => [...document.querySelectorAll(names)].filter(
        (one) => one.checkVisibility({ visibilityProperty: true }));
    return {
        background: look("html").backgroundColor,
        ink: look("html").color,
        heading: look("h1").color,
        navigation: visible(".skip, .site-header nav, .site-footer nav, .to-search, form, button")
            .map((one) => one.outerHTML),
        address: visible(".address").map((one) => one.textContent),
    };
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_screens_and_paper_moves_nothing_and_asks_for_nothing(
    kind: str, browser: Browser, archive: Path
) -> None:
    with visit(browser, f"{archive.as_uri()}/{KINDS[kind]}") as (page, seen):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.reload()
            settle(page)
            assert page.evaluate(SHIFTED) == 0, width
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                assert page.evaluate(REACH) <= width, (width, scheme)
        page.emulate_media(media="print", color_scheme="dark")
        ink = {"background": "rgb(255, 255, 255)", "ink": "rgb(0, 0, 0)", "heading": "rgb(0, 0, 0)"}
        address = page.locator("link[rel=canonical]").all()
        shown = [one.get_attribute("href") for one in address]
        assert page.evaluate(PRINTED) == {**ink, "navigation": [], "address": shown}
        assert page.locator("h1").count() == 1
        assert (seen.messages, seen.failures) == ([], [])
        assert [url for url in seen.requests if not url.startswith(archive.as_uri())] == []
        assert f"{archive.as_uri()}/static/style.css" in seen.requests


def test_a_shift_is_seen(browser: Browser, archive: Path) -> None:
    with visit(browser, (archive / KINDS["article"]).as_uri()) as (page, _):
        page.evaluate("""() => new Promise((done) => {
            document.querySelector("main").style.paddingTop = "200px";
            requestAnimationFrame(() => requestAnimationFrame(done));
        })""")
        assert page.evaluate(SHIFTED) > 0


# Heard, and seen by those who see little: axe-core, with the rule on the size of targets that it
# leaves out unless asked (WCAG 2.2, 2.5.8).

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """() => axe.run({
    preload: false, resultTypes: ["violations"], rules: { "target-size": { enabled: true } },
})"""


def violations(page: Page) -> list[str]:
    """Return what axe-core, which the page already has, says against it."""
    return [
        f"{one['id']}: {node['html']} {node['failureSummary']}"
        for one in page.evaluate(RUN)["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_has_nothing_against_a_page(kind: str, browser: Browser, host: str) -> None:
    with visit(browser, f"{host}/{KINDS[kind]}") as (page, seen):
        page.evaluate(AXE)
        assert violations(page) == []
        page.set_viewport_size({"width": 360, "height": 800})
        page.emulate_media(color_scheme="dark")
        assert violations(page) == []
        assert [url for url in seen.requests if not url.startswith(host)] == []
        assert seen.messages == []


@pytest.mark.parametrize("kind", ["article", "region", "search", "series"])
def test_axe_has_nothing_against_a_readers_own_colours(
    kind: str, browser: Browser, host: str
) -> None:
    with visit(browser, f"{host}/{KINDS[kind]}", forced_colors="active") as (page, _):
        page.evaluate(AXE)
        assert violations(page) == []


def test_axe_sees_what_is_wrong(browser: Browser, host: str) -> None:
    with visit(browser, f"{host}/about.html") as (page, _):
        page.evaluate(AXE)
        page.evaluate("document.querySelector('.prose').style.color = '#bbb'")
        page.evaluate("document.querySelector('main').append(document.createElement('button'))")
        found = {one.partition(":")[0] for one in violations(page)}
        assert found == {"button-name", "color-contrast"}


# By keyboard.

LISTEN = """() => {
    const can = "a[href], button, input, select, summary, [tabindex]";
    const inOrder = [...document.querySelectorAll(can)].filter(
        (one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
    const met = [];
    window.met = () => [met, inOrder.length];
    document.addEventListener("focusin", ({ target }) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(target);
        const box = target.getBoundingClientRect();
        // What is drawn is for pointers: the same ways stand beside it.
        const isShown = box.bottom > 0 && box.top < innerHeight && !target.closest("svg");
        const hasRing = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        met.push([inOrder.indexOf(target), isShown, hasRing, target.getAttribute("href")]);
    });
    document.activeElement.blur();
    return inOrder.length;
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    kind: str, browser: Browser, archive: Path
) -> None:
    with visit(browser, f"{archive.as_uri()}/{KINDS[kind]}") as (page, _):
        count = page.evaluate(LISTEN)
        assert count > 10
        for _ in range(count):
            page.keyboard.press("Tab")
        met, _ = page.evaluate("window.met()")
        assert met[0] == [0, True, True, "#main"], "the way past the navigation comes first"
        assert [place for place, *_ in met] == list(range(count))
        assert [href for _, is_shown, has_ring, href in met if not (is_shown and has_ring)] == []
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('body, .skip')"), "a trap"


# What the demonstration archive has not got.

FURNISHED = """\
Lawmakers approved amendments.[@the-courier] A court `rules`.[^agency]

![A court in two colours](court.png "The court on Monday. The Courier")

## What they provide

Blogs and chat rooms
:   To be treated as other media.

| Chamber with a rather long name | Date | Votes of all the members who were there |
|:--------|:----:|------:|
| lower   | 24 June | 77 |

```python
def votes(chamber: str, members_who_were_there_on_the_day: int) -> list[int]:  # counted twice
    return [1] * 77
```

## In dispute

> This law limits freedom.

1. First reading, April 29.
    * Signed in July by the OSCE.

## What came of it

*[OSCE]: Organization for Security and Co-operation in Europe

[^agency]: The agency; see [above](#in-dispute).
"""
CHANGES = ", ".join(
    f"{{date: 2021-0{month}-02, kind: {kind}, text: Words on what was wrong.}}"
    for month, kind in enumerate(("correction", "clarification", "update", "retraction"), 1)
)


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """A newsroom that writes from right to left and has all that may stand in an article."""
    story = article(
        FURNISHED,
        corrections=f"[{CHANGES}]",
        aliases="[old/address.html]",
        methods="We counted.",
        language="en",
        events="[{date: 2009-06, text: The vote.}]",
    )
    room = Newsroom(
        tmp_path_factory.mktemp("furnished"),
        {"content/a.md": story, "content/court.png": saved(drawing(size=(480, 320)), "PNG")},
    )
    room.edit("site_config.yaml", "language: en", "language: ar")
    assert room.build().exit_code == 0, room.diagnostics
    return room


def test_all_that_may_stand_in_an_article_passes_too(browser: Browser, furnished: Newsroom) -> None:
    with visit(browser, (furnished.output / "2020/05/a.html").as_uri(), 320) as (page, seen):
        for name in ("figure", "table", "pre", "blockquote", "dl", "abbr", ".footnote", ".notice"):
            assert page.locator(f".report {name}").count() >= 1, name
        assert page.evaluate(SHIFTED) == 0
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.evaluate(AXE)
        for width, scheme in ((320, "dark"), (1280, "light")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            assert violations(page) == []
        assert (seen.messages, seen.failures) == ([], [])


def test_an_address_of_old_leads_on_without_a_script(browser: Browser, furnished: Newsroom) -> None:
    old = (furnished.output / "old/address.html").as_uri()
    with visit(browser, old, java_script_enabled=False) as (page, _):
        page.wait_for_url((furnished.output / "2020/05/a.html").as_uri())


# On paper.


def test_a_printed_article_has_the_addresses_of_its_sources(
    browser: Browser, archive: Path
) -> None:
    with visit(browser, (archive / KINDS["article"]).as_uri()) as (page, _):
        cited = page.locator("#sources .work a[rel=noreferrer]")
        addresses = [one.get_attribute("href") or "" for one in cited.all()]
        paper = PdfReader(BytesIO(page.pdf(format="A4")))
    words = "".join(one.extract_text() for one in paper.pages)
    shown = re.sub(r"\s", "", words)
    assert len(addresses) == 3
    assert [one for one in addresses if f"<{one}>" not in shown] == []
    assert "https://example.org/archive/2009/06/kazakhstan-internet-law.html" in shown
    assert re.findall("Skip to|North America|Search|Related|Filed under|BibTeX", words) == []
    assert len(paper.pages) <= 4
