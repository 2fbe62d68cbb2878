"""Pictures on a page: the file that fits, in the place that was kept for it."""

from pathlib import Path
from random import Random

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.newsroom import Newsroom, article
from tests.publishing.images import saved

pytestmark = pytest.mark.browser

LOOK = """() => [...document.querySelectorAll('.prose img')].map(
    (image) => [
        image.naturalWidth ? image.currentSrc.split('/').pop() : "",
        image.clientWidth,
        image.clientHeight,
    ]
)"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    noise = Image.frombytes("RGB", (200, 100), Random(1).randbytes(200 * 100 * 3))
    photo = saved(noise.resize((1800, 900)), "JPEG")
    body = "![A court](court.jpg)\n\n" + "Words.\n\n" * 200 + "![A map](map.jpg)"
    room = Newsroom(
        tmp_path_factory.mktemp("pictures"),
        {"content/a.md": article(body), "content/court.jpg": photo, "content/map.jpg": photo},
    )
    assert room.build().exit_code == 0
    return room.output / "2020/05/a.html"


@pytest.mark.parametrize(
    ("width", "dots", "name", "column"),
    [
        (360, 1, "court.jpg-480.webp", 320),
        (360, 2, "court.jpg-800.webp", 320),
        (1280, 1, "court.jpg-800.webp", 590),
        (1280, 2, "court.jpg-1200.webp", 590),
        (1280, 3, "court.jpg-1600.webp", 590),
    ],
)
def test_a_screen_gets_the_file_that_fits_its_column(
    browser: Browser, page: Path, width: int, dots: int, name: str, column: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, device_scale_factor=dots
    )
    tab = context.new_page()
    tab.goto(page.as_uri(), wait_until="load")

    first, last = tab.evaluate(LOOK)

    # The second one is far below, and not fetched yet; its place is kept.
    assert first[0] == name
    assert last[0] == ""
    for found in (first, last):
        assert found[1] == pytest.approx(column, abs=2)
        assert found[2] == pytest.approx(found[1] / 2, abs=1)
    below = tab.locator(".prose img").last
    below.scroll_into_view_if_needed()
    below.evaluate("(image) => image.decode()")
    assert tab.evaluate(LOOK)[1][0] == name.replace("court", "map")
    context.close()
