"""Maps and charts in a real browser: pointed at, heard once, told apart by their colours."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

DRAWN = {
    "front page": ("index.html", "Asia"),
    "regions": ("regions/index.html", "Kazakhstan"),
    "region": ("regions/asia/index.html", "Kazakhstan"),
    "region with years": ("regions/asia/index.html", "2009"),
    "series": ("series/charles-taylor/index.html", "Charles Taylor receives"),
}


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1280, "height": 900}).new_page()


def opened(page: Page, archive: Path, address: str) -> None:
    page.goto((archive / address).as_uri())


def test_a_country_can_be_pointed_at(page: Page, archive: Path) -> None:
    opened(page, archive, "regions/index.html")
    page.locator("svg a", has_text="Kazakhstan").locator("path").click()
    assert page.url == (archive / "countries/kazakhstan/index.html").as_uri()
    page.context.close()


def test_a_region_can_be_pointed_at(page: Page, archive: Path) -> None:
    opened(page, archive, "index.html")
    page.locator("svg a", has_text="South America").locator("path").click()
    assert page.url == (archive / "regions/south-america/index.html").as_uri()
    page.context.close()


@pytest.mark.parametrize("kind", DRAWN)
def test_a_drawing_is_heard_once(kind: str, page: Page, archive: Path) -> None:
    address, name = DRAWN[kind]
    opened(page, archive, address)
    assert page.locator("main svg a", has_text=name).count() == 1
    heard = page.get_by_role("main").get_by_role("link", name=name)
    assert heard.locator("xpath=ancestor::*[local-name()='svg']").count() == 0
    assert heard.count() >= 1
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_shade_is_another_colour(scheme: str, browser: Browser, archive: Path) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    opened(page, archive, "regions/asia/index.html")
    colours = page.locator(".shade i").evaluate_all(
        "all => all.map(one => getComputedStyle(one).backgroundColor)"
    )
    assert len(set(colours)) == len(colours) == 6
    context.close()


def test_a_reader_with_two_colours_sees_shades_as_well(browser: Browser, archive: Path) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    opened(page, archive, "regions/asia/index.html")
    colours = page.locator(".shade i").evaluate_all(
        "all => all.map(one => getComputedStyle(one).backgroundColor)"
    )
    assert len(set(colours)) == 6
    context.close()
