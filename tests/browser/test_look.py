"""What `docs/how-to/change-the-look.md` shows, done by a newsroom, word for word."""

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import visit
from tests.conftest import ROOT
from tests.newsroom import CONFIG, Newsroom, article

pytestmark = pytest.mark.browser

PAGE = ROOT / "docs/how-to/change-the-look.md"
FILE = re.compile(r"In `((?:static|templates)/[^`]+)`:\n\n```\w+\n(.*?)```", re.DOTALL)
FENCED = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
COLOURS = """[".kicker a", "html"].map((name) => getComputedStyle(document.querySelector(name)))
    .map((style, n) => n ? style.backgroundColor : style.color)"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    text = PAGE.read_text("utf-8")
    files = dict(FILE.findall(text))
    assert sorted(files) == ["static/style.css", "templates/article.html", "templates/base.html"]
    colour, for_dark = (css for kind, css in FENCED.findall(text) if kind == "css")
    (settings,) = (yaml for kind, yaml in FENCED.findall(text) if kind == "yaml")
    assert files["static/style.css"] == colour
    return Newsroom(
        tmp_path_factory.mktemp("look"),
        {
            **files,
            "content/a.md": article(),
            "content/pages/about.md": "---\ntitle: About\n---\n\nWords.\n",
            "static/style.css": colour + for_dark,
            "site_config.yaml": CONFIG + settings,
        },
    )


def test_one_property_and_one_block_change_and_all_else_stays(
    room: Newsroom, browser: Browser
) -> None:
    assert room.build().exit_code == 0, room.diagnostics
    address = (room.output / "2020/05/a.html").as_uri()
    with visit(browser, address) as (page, seen):
        assert page.evaluate(COLOURS) == ["rgb(11, 83, 148)", "rgb(255, 254, 252)"]
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(COLOURS)[1] == "rgb(0, 0, 0)"
        assert page.get_by_role("heading", name="Reuse").is_visible()
        assert not page.get_by_role("heading", name="Licence").is_visible()
        assert page.get_by_role("heading", name="Cite this").is_visible()
        imprint = page.locator(".imprint").inner_text()
        assert "Published by Test newsroom." in imprint
        assert "PO Box 12, Almaty" in imprint
        assert (seen.messages, seen.failures) == ([], [])
