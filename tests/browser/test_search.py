"""Search in a real browser, from a disk and from a path of a host: four scripts, no server."""

import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dateline.base.searchwords import search_words
from dateline.engine.build import Request, build
from dateline.planning.search import SEARCH
from tests.browser.conftest import Quiet
from tests.browser.visits import Seen
from tests.newsroom import Newsroom, article

pytestmark = pytest.mark.browser

LARGEST_QUERY = 300_000
HOSTILE = '</script><script>alert(1)</script> \\"quoted\\" <b>bold</b> & __proto__ constructor'


def stories() -> dict[str, str | bytes]:
    """Return a newsroom in four scripts, large enough for several shards."""
    told = {
        "court": article(
            "The **court** lifted the ban on newspapers.",
            title="Elections annulled by the court",
            summary="The constitutional court has annulled the vote.",
            date="2017-09-01",
            region="Africa",
            tags="[elections, courts]",
            entities="[{name: Supreme Court, type: organisation, role: annulled the vote}]",
        ),
        "ban": article(
            "Editors said the election was watched by the courts. A newspaper asked the court.",
            title="Newspaper bans",
            date="2018-03-02",
            region="Europe",
            author="Dateline Europe desk",
            tags="[press-freedom]",
        ),
        "russian": article(
            "Новый закон о выборах обсуждают в правительстве. Ёлка.",
            title="Правительство России меняет закон",
            summary="Объём полномочий вырос.",
            language="ru",
            date="2019-02-03",
        ),
        "arabic": article(
            "أعلنت الحكومة قراراً جديداً في المَدينة.",
            title="الحكومة توقف الصحيفة",
            summary="قرار الحكومة الجديد",
            language="ar",
            date="2020-02-03",
        ),
        "chinese": article(
            "法院宣布了对记者的经济制裁。",
            title="法院判决：记者被捕",
            summary="经济制裁的消息",
            language="zh-Hans",
            date="2021-02-03",
        ),
        "hostile": article("A sentence.", title=f'"{HOSTILE}"', summary=f'"{HOSTILE}"'),
    }
    fillers = {
        f"filler-{number}": article(f"Plain words number{number}.", title=f"Filler {number}")
        for number in range(60)
    }
    return {f"content/{name}.md": text for name, text in {**told, **fillers}.items()}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = Newsroom(tmp_path_factory.mktemp("search"), stories())
    room.build(output=room.site / "host" / "some" / "path")
    assert room.report.exit_code == 0, room.report.diagnostics
    return room.site / "host" / "some" / "path"


@pytest.fixture(scope="module")
def address(edition: Path) -> Iterator[str]:
    """The address of the edition on a host that has it below a path."""
    handler = partial(Quiet, directory=str(edition.parent.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/some/path"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(params=["disk", "host"])
def root(request: pytest.FixtureRequest, edition: Path, address: str) -> str:
    return edition.as_uri() if request.param == "disk" else address


@pytest.fixture
def page(browser: Browser, root: str) -> Iterator[Page]:
    """The search page; nothing may be complained about, and nothing asked for elsewhere."""
    context = browser.new_context()
    page = context.new_page()
    seen = Seen(page)
    page.goto(f"{root}/{SEARCH}")
    yield page
    assert (seen.messages, seen.failures) == ([], [])
    assert [url for url in seen.requests if not url.startswith(root)] == []
    context.close()


def found(page: Page, words: str) -> list[str]:
    """Type a query and return the headlines found."""
    page.fill("#q", words)
    settle(page)
    return page.locator("#results .headline").all_inner_texts()


def settle(page: Page) -> None:
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false")


def marks(page: Page) -> list[str]:
    return page.locator("#results mark").all_inner_texts()


COURT, BAN = "Elections annulled by the court", "Newspaper bans"
RUSSIAN, ARABIC, CHINESE = (
    "Правительство России меняет закон",
    "الحكومة توقف الصحيفة",
    "法院判决：记者被捕",
)


def test_a_headline_counts_more_than_the_prose_and_a_stem_finds_all_its_forms(page: Page) -> None:
    assert found(page, "election ") == [COURT, BAN]
    assert marks(page) == ["Elections"]
    expect(page.locator("#found")).to_have_text("2 articles")
    assert found(page, "Newspapers ") == [BAN, COURT]
    assert marks(page) == ["Newspaper"]


@pytest.mark.parametrize(
    ("words", "headlines", "marked"),
    [
        ("правительства ", [RUSSIAN], ["Правительство"]),
        ("законы новые ", [RUSSIAN], ["закон"]),
        ("объем", [RUSSIAN], ["Объём"]),
        ("елка", [RUSSIAN], []),
        ("حكومة ", [ARABIC], ["الحكومة", "الحكومة"]),
        ("الحكومه", [ARABIC], ["الحكومة", "الحكومة"]),
        ("مدينة", [ARABIC], []),
        ("法院 ", [CHINESE], ["法院"]),
        ("经济制裁", [CHINESE], ["经济制裁"]),
        ("裁经", [], []),
        ("annul", [COURT], ["annulled", "annulled"]),
        ("ANNÚLLED ", [COURT], ["annulled", "annulled"]),
        ("courtly ", [COURT, BAN], ["court", "court"]),
        ("supreme", [COURT], []),
        ("quagga", [], []),
    ],
)
def test_words_of_every_script_are_found_and_marked(
    words: str, headlines: list[str], marked: list[str], page: Page
) -> None:
    assert found(page, words) == headlines
    assert marks(page) == marked


def test_articles_with_all_words_come_alone_if_there_are_any(page: Page) -> None:
    assert found(page, "court annulled ") == [COURT]
    assert set(found(page, "закон annulled ")) == {COURT, RUSSIAN}
    expect(page.locator("#found")).to_have_text("No article has all 2 words; 2 have some of them.")
    assert found(page, "the of") == []
    expect(page.locator("#found")).to_have_text("These words are too common to search for.")


def test_filters_narrow_what_is_found_and_stand_alone_too(page: Page) -> None:
    assert found(page, "court") == [COURT, BAN]
    page.select_option("#by-region", "africa")
    settle(page)
    assert page.locator("#results .headline").all_inner_texts() == [COURT]
    page.select_option("#by-region", "")
    page.select_option("#by-year", "2018")
    settle(page)
    assert page.locator("#results .headline").all_inner_texts() == [BAN]
    page.select_option("#by-author", "dateline-asia-desk")
    settle(page)
    expect(page.locator("#found")).to_have_text("No article found.")
    page.select_option("#by-author", "")
    page.select_option("#by-year", "")
    page.select_option("#by-tag", "press-freedom")
    assert found(page, "") == [BAN]


def test_a_query_can_be_linked_and_no_host_learns_of_it(page: Page, root: str) -> None:
    found(page, "court")
    page.select_option("#by-year", "2018")
    settle(page)
    assert page.url == f"{root}/{SEARCH}#q=court&year=2018"
    page.goto("about:blank")
    page.goto(f"{root}/{SEARCH}#q=court&year=2018")
    settle(page)
    assert page.locator("#results .headline").all_inner_texts() == [BAN]
    page.goto(f"{root}/{SEARCH}#q=court&year=1492")
    settle(page)
    assert page.locator("#results .headline").all_inner_texts() == [COURT, BAN]


def test_the_form_of_the_front_page_searches(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    page.fill("#q", "annulled")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}/{SEARCH}?q=annulled")
    settle(page)
    assert page.locator("#results .headline").all_inner_texts() == [COURT]


def test_results_lead_to_articles(page: Page, root: str) -> None:
    found(page, "annulled")
    page.get_by_role("link", name=COURT).click()
    assert page.url == f"{root}/2017/09/court.html"


def test_the_keyboard_reaches_everything(page: Page) -> None:
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("filler")
    settle(page)
    expect(page.locator("#found")).to_have_text("60 articles")
    assert page.locator("#results li").count() == 10
    for field in ("region", "year", "tag", "author"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == f"by-{field}"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#results') !== null")
    page.locator("#more").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#results li")).to_have_count(20)
    assert page.evaluate("document.activeElement.closest('li').matches(':nth-child(11)')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/filler-*.html")


def test_readers_who_cannot_see_are_told(page: Page) -> None:
    search = page.get_by_role("search")
    expect(search.get_by_role("searchbox", name="Words")).to_be_visible()
    for name in ("Region", "Year", "Tag", "Author"):
        expect(search.get_by_role("combobox", name=name)).to_be_visible()
    found(page, "annulled")
    expect(page.get_by_role("status")).to_have_text("One article")


def test_hostile_titles_are_printed_and_nothing_more(page: Page) -> None:
    shown = HOSTILE.replace("\\", "").replace('"quoted"', "“quoted”")
    for words in ("__proto__", "constructor", "quoted bold", "alert script "):
        assert found(page, words) == [shown], words
    assert page.locator("#results script, #results b").count() == 0
    assert found(page, "toString hasOwnProperty") == []


def test_what_does_not_load_is_said_and_tried_again(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/{SEARCH}")
    page.route("**/search/words/*.js", lambda route: route.abort())
    assert found(page, "annulled") == []
    expect(page.locator("#found")).to_contain_text("could not be loaded")
    page.unroute("**/search/words/*.js")
    assert found(page, "annulled ") == [COURT]
    context.close()


def test_without_a_script_the_page_leads_to_the_indexes(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}/{SEARCH}")
    expect(page.locator("#search")).to_be_hidden()
    assert "needs JavaScript" in page.locator("main").inner_text()
    for index, headline in (("Headlines", COURT), ("Names", "Supreme Court")):
        page.goto(f"{root}/{SEARCH}")
        page.get_by_role("navigation", name="Indexes").get_by_role("link", name=index).click()
        expect(page.get_by_role("link", name=headline, exact=True)).to_be_visible()
    page.get_by_role("link", name="Supreme Court").click()
    assert "annulled the vote" in page.locator("main").inner_text()
    context.close()


WORDS = (
    "Élections “truquées” don’t Straße Ærø İstanbul ΟΔΟΣ Ёлка новый ОБЪЁМ Їжак l’État O’Brien’s 5G",
    "网络 经济制裁。中 5G网络 ニュース ガ ข่าว 한국어 हिन्दी में ＡＢＣ ﬁne snake_case ½ ① ™",
    "الْحُكُومَةُ أحمد إحمد آحمد مدرسة مستشفى مـــحكمة کتاب ٢٠١١ ۲۰۱۱ שָׁלוֹם",
    f"E\u0301cole zero\u200bwidth {'a' * 40} {'b' * 41} {'é' * 41} __proto__ 𝐁old 𠀀字 x 7 a",
)


def test_the_browser_folds_words_as_the_index_does(page: Page) -> None:
    """What the script makes of a word is seen by what it looks for: the shards it loads."""
    for text in WORDS:
        folded = page.evaluate("(text) => window.datelineSearch.wordsOf(text)", text)
        stop = set((page.locator("#search").get_attribute("data-stop-words") or "").split())
        assert [word for word in folded if word not in stop] == search_words(text)


def test_a_query_loads_little_of_a_large_index(tmp_path: Path, browser: Browser) -> None:
    from benchmarks.archive import write_archive

    site = tmp_path / "site"
    write_archive(site, 300, 1)
    output = tmp_path / "output"
    report = build(
        Request(
            site=site,
            output=output,
            as_of=int(time.time()),
            jobs=1,
            holder="a test",
            clock=time.perf_counter,
        )
    )
    assert report.exit_code == 0
    queries = ("court police minister", "report", "authorities confirmed investigation")
    sizes = {query: loaded(browser, output, query) for query in queries}
    assert all(0 < size < LARGEST_QUERY for size in sizes.values()), sizes


def loaded(browser: Browser, output: Path, query: str) -> int:
    """Return how many bytes of the index a query loads into a page that has loaded none."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((output / SEARCH).as_uri())
    seen = Seen(page)
    assert found(page, query)
    context.close()
    paths = [output / url.removeprefix(f"{output.as_uri()}/") for url in seen.requests]
    return sum(path.stat().st_size for path in paths)
