"""The archive in a real browser: read from a path of a host, sealed, without a script."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import KINDS, visit

pytestmark = pytest.mark.browser

KIND = re.compile(r'<body class="page-([\w-]+)">')


def test_every_kind_of_page_of_the_archive_is_among_those_that_are_looked_at(archive: Path) -> None:
    def kind(path: Path) -> str:
        (found,) = KIND.findall(path.read_text("utf-8"))
        return str(found)

    there = {kind(path) for path in archive.rglob("*.html")}
    assert {kind(archive / url.partition("#")[0]) for url in KINDS.values()} == there


@pytest.mark.parametrize("runs_scripts", [True, False])
def test_the_archive_works_below_a_path_of_a_host_with_and_without_scripts(
    browser: Browser, host: str, *, runs_scripts: bool
) -> None:
    address = f"{host}/index.html"
    with visit(browser, address, java_script_enabled=runs_scripts) as (page, seen):
        page.get_by_role("navigation").get_by_role("link", name="Asia", exact=True).first.click()
        assert page.url == f"{host}/regions/asia/index.html"
        article = page.get_by_role("main").get_by_role("link", name=re.compile("Kazakh lawmakers"))
        article.first.click()
        assert page.url == f"{host}/{KINDS['article']}"
        page.get_by_role("link", name="Media law").click()
        assert not page.locator("summary + ul").is_visible()
        page.locator("summary").click()
        assert page.locator("summary + ul").is_visible()
        assert (seen.messages, seen.failures) == ([], [])


@pytest.mark.parametrize("added", ["", "<script>document.title = 'run'</script>"])
def test_a_description_is_data_to_the_policy_of_a_page_and_a_script_is_not(
    added: str, browser: Browser, archive: Path, tmp_path: Path
) -> None:
    text = (archive / KINDS["article"]).read_text("utf-8")
    copy = tmp_path / "page.html"
    copy.write_text(text.replace("</head>", f"{added}</head>"), "utf-8")
    with visit(browser, copy.as_uri()) as (page, seen):
        words = page.evaluate(
            "document.querySelector('[type=\"application/ld+json\"]').textContent"
        )
        assert json.loads(words)["@type"] == "NewsArticle"
        complaints = [one for one in seen.messages if "Content Security Policy" in one]
        assert len(complaints) == (1 if added else 0)
        assert page.title() != "run"


def test_the_way_past_the_navigation_leads_past_it(browser: Browser, archive: Path) -> None:
    with visit(browser, (archive / KINDS["article"]).as_uri()) as (page, _):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")
