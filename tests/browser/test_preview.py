"""The preview in a real browser: reloads, styles, mistakes, the place on the page, other sites."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article
from tests.preview.served import Command, commanded, eventually

pytestmark = pytest.mark.browser

PAGE = "/2020/05/a.html"
PATIENCE = 60_000
LONG = "\n\n".join(f"Paragraph number {number}." for number in range(200))
# Long addresses break, as they do with the theme: which of their signs a browser breaks at differs.
STYLE = (
    ":root { --accent: #123456; }"
    " body { min-block-size: 300vh; color: rgb(1, 2, 3); overflow-wrap: anywhere; }"
)


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom(
        {
            "content/a.md": article(LONG, title="The article"),
            "content/b.md": article("Others.", title="Another"),
            "content/draft.md": article("Not yet.", title="Half a story", status="draft"),
            "static/style.css": STYLE,
        }
    )


@pytest.fixture
def command(room: Newsroom) -> Iterator[Command]:
    with commanded(room.site, "--jobs", "1") as one:
        yield one


class Seen:
    """A page, what it complained about, and how often it was loaded."""

    def __init__(self, browser: Browser, address: str, width: int = 1280) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 700})
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.loads = 0
        self.requests: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("load", self._loaded)
        self.page.goto(address)

    def _loaded(self, _page: Page) -> None:
        self.loads += 1

    def _heard(self, message: ConsoleMessage) -> None:
        # Browsers ask every host for this by themselves.
        if not message.location["url"].endswith("/favicon.ico"):
            self.complaints.append(message.text)

    def place(self) -> float:
        return float(self.page.evaluate("scrollY"))


@pytest.fixture
def seen(command: Command, browser: Browser) -> Iterator[Seen]:
    one = Seen(browser, f"http://localhost:{command.port}{PAGE}")
    yield one
    one.context.close()


def test_an_edit_reloads_the_page_where_its_reader_is(room: Newsroom, seen: Seen) -> None:
    seen.page.evaluate("scrollTo(0, 1500)")
    room.edit("content/a.md", "Paragraph number 30.", "Paragraph of another kind.")
    expect(seen.page.get_by_text("Paragraph of another kind.")).to_be_attached(timeout=PATIENCE)
    eventually(lambda: abs(seen.place() - 1500) < 2, "the place")
    assert seen.loads == 2
    assert seen.complaints == []
    # The next one goes as well.
    room.edit("content/a.md", "Paragraph number 31.", "Paragraph of a third kind.")
    expect(seen.page.get_by_text("Paragraph of a third kind.")).to_be_attached(timeout=PATIENCE)
    eventually(lambda: abs(seen.place() - 1500) < 2, "the place")


def test_an_edit_of_another_page_reloads_nothing(room: Newsroom, seen: Seen) -> None:
    with seen.page.expect_request(re.compile("/__dateline/news"), timeout=PATIENCE):
        room.edit("content/b.md", "Others.", "Other words.")
    room.edit("content/a.md", "Paragraph number 30.", "Paragraph of another kind.")
    expect(seen.page.get_by_text("Paragraph of another kind.")).to_be_attached(timeout=PATIENCE)
    # Words may be there before everything is that the page loads.
    # Playwright tells of them only while it is asked for something.
    eventually(lambda: seen.place() >= 0 and seen.loads > 1, "the load")
    assert seen.loads == 2


def test_a_style_is_exchanged_without_a_reload(room: Newsroom, seen: Seen) -> None:
    seen.page.evaluate("scrollTo(0, 700); window.kept = 'still here'")
    colour = "getComputedStyle(document.body).color"
    assert seen.page.evaluate(colour) == "rgb(1, 2, 3)"
    for number in (7, 8, 9):
        room.write("static/style.css", STYLE.replace("(1, 2, 3)", f"({number}, 2, 3)"))
        wanted = f"rgb({number}, 2, 3)"
        expect(seen.page.locator("body")).to_have_css("color", wanted, timeout=PATIENCE)
    assert seen.page.evaluate("window.kept") == "still here"
    links = seen.page.locator('head link[rel="stylesheet"]')
    expect(links).to_have_count(1, timeout=PATIENCE)
    assert seen.loads == 1
    assert abs(seen.place() - 700) < 2
    assert seen.complaints == []


def test_mistakes_come_and_go_over_the_last_good_page(room: Newsroom, seen: Seen) -> None:
    seen.page.evaluate("window.kept = 'still here'")
    room.edit("content/a.md", "region: Asia", "region: Asai")
    faults = seen.page.locator("dateline-preview .faults")
    expect(faults).to_be_visible(timeout=PATIENCE)
    expect(faults.get_by_text('did you mean "Asia"?')).to_be_visible()
    assert faults.locator("mark").inner_text() == "Asai"
    link = faults.get_by_role("link", name="content/a.md:4:9")
    assert link.get_attribute("href") == f"vscode://file{room.site}/content/a.md:4"
    expect(seen.page.get_by_text("Paragraph number 1.")).to_be_visible()
    assert seen.page.evaluate("window.kept") == "still here"
    # Folded away, it stays away from the text; another mistake is shown again.
    faults.locator("summary").click()
    expect(faults.locator("ol")).to_be_hidden()
    room.edit("content/b.md", "region: Asia", "region: Asai")
    expect(faults.get_by_text("content/b.md:4:9")).to_be_visible(timeout=PATIENCE)
    room.edit("content/a.md", "region: Asai", "region: Asia")
    room.edit("content/b.md", "region: Asai", "region: Asia")
    expect(faults).to_have_count(0, timeout=PATIENCE)
    assert seen.page.evaluate("window.kept") == "still here"
    assert seen.complaints == []


def test_a_page_that_is_opened_while_something_is_wrong_says_so(
    room: Newsroom,
    command: Command,
    browser: Browser,
) -> None:
    room.edit("content/a.md", "region: Asia", "region: Asai")
    command.shows("unknown-region", PAGE)
    seen = Seen(browser, f"http://localhost:{command.port}/")
    faults = seen.page.locator("dateline-preview .faults")
    expect(faults).to_be_visible()
    room.edit("content/a.md", "region: Asai", "region: Asia")
    expect(faults).to_have_count(0, timeout=PATIENCE)
    seen.context.close()


def test_words_of_a_manuscript_never_run(room: Newsroom, seen: Seen) -> None:
    bad = '<img src=x onerror="window.hurt = 1"><script>window.hurt = 1</script>'
    room.edit("content/a.md", "region: Asia", f"region: '{bad}'")
    expect(seen.page.locator("dateline-preview .faults")).to_be_visible(timeout=PATIENCE)
    assert seen.page.evaluate("window.hurt") is None
    assert not [url for url in seen.requests if url.endswith("/x")]


def test_a_page_that_is_not_there_yet_shows_itself_when_it_is(
    room: Newsroom,
    command: Command,
    browser: Browser,
) -> None:
    seen = Seen(browser, f"http://localhost:{command.port}/2020/05/new.html")
    expect(seen.page.get_by_role("heading", name="No such page")).to_be_visible()
    room.write("content/new.md", article("New words."))
    expect(seen.page.get_by_text("New words.")).to_be_visible(timeout=PATIENCE)
    seen.context.close()


def test_a_preview_that_was_started_again_is_found_again(
    room: Newsroom, command: Command, seen: Seen
) -> None:
    import signal

    port = str(command.port)
    command.end(signal.SIGTERM)
    room.edit("content/a.md", "Paragraph number 0.", "After the break.")
    with commanded(room.site, "--port", port, "--jobs", "1"):
        expect(seen.page.get_by_text("After the break.")).to_be_visible(timeout=PATIENCE)


def test_every_page_leads_to_its_source(room: Newsroom, seen: Seen) -> None:
    link = seen.page.locator("dateline-preview .source a")
    assert link.inner_text() == "content/a.md"
    assert link.get_attribute("href") == f"vscode://file{room.site}/content/a.md:9"
    seen.page.get_by_role("link", name="Asia").first.click()
    expect(seen.page.locator("dateline-preview .source a")).to_have_text(
        re.compile(r"templates/.+\.html")
    )


def test_the_desks_preview_is_plain_to_see(room: Newsroom, browser: Browser) -> None:
    with commanded(room.site, "--held") as command:
        for width in (360, 1280):
            seen = Seen(browser, f"http://localhost:{command.port}/2020/05/draft.html", width)
            bar = seen.page.get_by_role("complementary", name="Preview")
            expect(bar).to_be_in_viewport()
            expect(bar).to_contain_text("held back: a draft; readers do not see this")
            wide = "document.documentElement.scrollWidth <= innerWidth"
            assert seen.page.evaluate(wide)
            box = bar.bounding_box()
            assert box is not None
            assert 0 <= box["x"] <= box["x"] + box["width"] <= width
            robots = seen.page.locator('meta[name="robots"]')
            assert robots.get_attribute("content") == "noindex, nofollow"
            assert seen.complaints == []
            seen.context.close()


# A page of somebody else's, open in the same browser.


@pytest.fixture
def stranger() -> Iterator[str]:
    """Return the address of another site on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<title>stranger</title>")

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


READ = """async (address) => {
  const found = {};
  const said = async (ask) => { try { return await ask(); } catch (fault) { return "refused"; } };
  found.fetch = await said(async () => await (await fetch(address)).text());
  found.opaque = await said(async () => await (await fetch(address, {mode: "no-cors"})).text());
  found.script = await new Promise((done) => {
    const script = document.createElement("script");
    script.src = address.replace(/[^/]*$/, "") + "__dateline/preview.js";
    script.onload = () => done("loaded"); script.onerror = () => done("refused");
    document.head.append(script);
  });
  found.events = await new Promise((done) => {
    const events = new EventSource(address.replace(/[^/]*$/, "") + "__dateline/events");
    events.onmessage = (event) => done(event.data); events.onerror = () => done("refused");
  });
  found.frame = await new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.src = address;
    frame.onload = () => {
      try { done(frame.contentDocument.title); } catch { done("refused"); }
    };
    document.body.append(frame);
  });
  return found;
}"""


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_page_of_another_site_reads_nothing(
    host: str,
    stranger: str,
    command: Command,
    browser: Browser,
) -> None:
    seen = Seen(browser, stranger)
    found = seen.page.evaluate(READ, f"http://{host}:{command.port}/")
    opaque = found.pop("opaque")
    assert found == dict.fromkeys(("fetch", "script", "events", "frame"), "refused")
    assert opaque in {"", "refused"}
    seen.context.close()


def test_a_name_that_was_turned_towards_us_is_not_ours(command: Command) -> None:
    # What a browser sends after its resolver was made to believe that evil.test is this machine.
    reply = command.get("/", f"Host: evil.test:{command.port}", "Sec-Fetch-Site: same-origin")
    assert reply.status == 421
