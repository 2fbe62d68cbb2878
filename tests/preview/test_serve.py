"""The real command: from an edit to the page, from a mistake to its end, from Ctrl-C to nothing."""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.commandline import finish, run, run_here, start
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article
from tests.preview.served import Command, begin_stream, commanded, eventually, read_until
from tests.processes import members, wait_for
from tests.trees import tree_of

PAGE = "/2020/05/a.html"


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom(
        {
            "content/a.md": article("The first words."),
            "content/draft.md": article("Not yet.", title="Half a story", status="draft"),
            "content/soon.md": article("Soon.", title="Tomorrow", embargo="2190-01-01T00:00Z"),
            "content/gone.md": article("Gone.", title="Yesterday", status="withdrawn"),
        }
    )


@pytest.fixture
def command(room: Newsroom) -> Iterator[Command]:
    with commanded(room.site, "--jobs", "1") as one:
        yield one


def save(room: Newsroom, path: str, text: str) -> None:
    """Save as editors do: beside, and renamed into place."""
    beside = room.site / path
    beside = beside.with_name(f".{beside.name}.tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(room.site / path)


def test_an_edit_is_shown(room: Newsroom, command: Command) -> None:
    assert "The first words." in command.page(PAGE)
    save(room, "content/a.md", article("Other words."))
    command.shows("Other words.", PAGE)
    assert not room.output.exists()


def test_whoever_listens_is_told_of_an_edit_and_of_nothing_else(
    room: Newsroom, command: Command
) -> None:
    with begin_stream(command.port) as stream:
        first = read_until(stream, b"data: ", b"\n\n").rpartition(b"data: ")[2]
        # Saved without a change: built, and no news.
        save(room, "content/a.md", article("The first words."))
        save(room, "content/a.md", article("Other words."))
        second = read_until(stream, b"data: ", b"\n\n").rpartition(b"data: ")[2]
        assert int(second) == int(first) + 1


def test_new_renamed_and_deleted_articles_are_followed(room: Newsroom, command: Command) -> None:
    news, other = "/2020/05/news.html", "/2020/05/more.html"
    assert "There is no page at" in command.page(news)
    save(room, "content/news.md", article("New words.", title="News"))
    command.shows("New words.", news)
    (room.site / "content/news.md").rename(room.site / "content/more.md")
    command.shows("New words.", other)
    command.shows("There is no page at", news)
    (room.site / "content/more.md").unlink()
    command.shows("There is no page at", other)


def test_a_mistake_lies_over_the_last_good_page_until_it_is_mended(
    room: Newsroom, command: Command
) -> None:
    save(room, "content/a.md", article("Other words.", region="Asai"))
    page = command.shows("unknown-region", PAGE)
    assert "The first words." in page
    assert "content/a.md:4:9" in page
    assert "<mark>Asai</mark>" in page
    assert "did you mean &quot;Asia&quot;?" in page
    assert command.get(PAGE).status == 200
    # Every page says so, and every page is still there.
    assert "unknown-region" in command.page("/")
    save(room, "content/a.md", article("Other words."))
    command.shows("Other words.", PAGE)
    eventually(lambda: "unknown-region" not in command.page(PAGE), "the end of it")


@pytest.mark.parametrize(
    ("path", "good", "bad", "code"),
    [
        ("site_config.yaml", "title: The Test", "titel: The Test", "unknown-key"),
        ("site_config.yaml", "title: The Test", 'title: "The Test', "yaml-unclosed-quote"),
    ],
)
def test_mistakes_in_the_settings_are_shown_too(
    path: str, good: str, bad: str, code: str, room: Newsroom, command: Command
) -> None:
    text = (room.site / path).read_text(encoding="utf-8")
    save(room, path, text.replace(good, bad))
    command.shows(code, PAGE)
    save(room, path, text)
    eventually(lambda: code not in command.page(PAGE), "the end of it")


def test_mistakes_in_a_template_are_shown_and_lead_to_it(room: Newsroom, command: Command) -> None:
    save_template = room.site / "templates"
    save_template.mkdir()
    save(room, "templates/article.html", "{% if %}")
    page = command.shows("template-syntax", PAGE)
    assert "The first words." in page
    assert "templates/article.html:1" in page
    (room.site / "templates/article.html").unlink()
    eventually(lambda: "template-syntax" not in command.page(PAGE), "the end of it")


def test_a_site_that_was_never_good_says_so_and_comes_up_once_mended(
    newsroom: MakeNewsroom,
) -> None:
    room = newsroom({"content/a.md": article(region="Asai")})
    with commanded(room.site) as command:
        page = command.shows("unknown-region", PAGE)
        assert "There is no page at" in page
        save(room, "content/a.md", article("At last."))
        command.shows("At last.", PAGE)


def test_only_the_desks_preview_shows_what_is_to_come(room: Newsroom, command: Command) -> None:
    paths = ("/2020/05/draft.html", "/2020/05/soon.html")
    for path in (*paths, "/2020/05/gone.html"):
        assert command.get(path).status == 404
    assert "Half a story" not in command.page("/")
    assert command.end(signal.SIGINT).code == 0

    with commanded(room.site, "--held") as desk:
        for path in paths:
            page = desk.shows("readers do not see this", path)
            assert '<meta name="robots" content="noindex, nofollow">' in page
        assert desk.get("/2020/05/gone.html").status == 404
        assert "Half a story" in desk.page("/")
        assert "not for publication" in desk.page("/")
        folder = room.site / ".dateline/preview/desk"
        # What lies on the disk is what readers would get, signed as a preview.
        assert b"readers do not see this" not in (folder / "2020/05/soon.html").read_bytes()
        assert (folder / "PREVIEW.txt").is_file()
        assert (room.site / ".dateline").stat().st_mode & 0o077 == 0

    done = run("build", cwd=room.site)
    assert done.code == 0
    assert not [path for path in tree_of(room.output) if "soon" in path or "draft" in path]
    refused = run("build", "--out", folder, cwd=room.site)
    assert (refused.code, refused.codes) == (3, ["refused-output"])
    shutil.copytree(folder, room.site.parent / "www")
    refused = run("build", "--out", room.site.parent / "www", cwd=room.site)
    assert (refused.code, refused.codes) == (3, ["refused-output"])


def test_builds_and_the_preview_wait_for_each_other(room: Newsroom, command: Command) -> None:
    for number in range(20):
        save(room, "content/a.md", article(f"Words, number {number}."))
        done = run_here("build", cwd=room.site)
        # One may find the other at work, and says so; neither spoils anything.
        assert (done.code, done.codes) in ((0, []), (4, ["locked"]))
    command.shows("Words, number 19.", PAGE)
    assert "locked" not in command.page(PAGE)
    assert run("build", cwd=room.site).code == 0
    assert "Words, number 19." in room.page(PAGE[1:])


def test_folders_that_churn_and_two_thousand_files_are_followed(
    room: Newsroom, command: Command
) -> None:
    for number in range(30):
        folder = room.site / "content" / f"f{number % 3}"
        folder.mkdir()
        (folder / "x.md").write_text(article(title=f"Passing {number}"), encoding="utf-8")
        folder.rename(room.site / "content/moved")
        shutil.rmtree(room.site / "content/moved")
    for number in range(2_000):
        folder = room.site / "content" / f"y{number % 20}"
        folder.mkdir(exist_ok=True)
        text = article(title=f"Report number {number}", date=f"20{number % 20:02}-03-01")
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    command.shows("Report number 1999", "/2019/03/1999.html")
    command.shows("Report number 0", "/2000/03/0.html")
    for number in range(20):
        shutil.rmtree(room.site / "content" / f"y{number}")
    command.shows("There is no page at", "/2019/03/1999.html")
    assert command.get(PAGE).status == 200


def test_a_content_folder_that_is_exchanged_is_followed(room: Newsroom, command: Command) -> None:
    shutil.copytree(room.site / "content", room.site / "other")
    (room.site / "other/a.md").write_text(article("Of another branch."), encoding="utf-8")
    (room.site / "content").rename(room.site / "former")
    (room.site / "other").rename(room.site / "content")
    command.shows("Of another branch.", PAGE)
    save(room, "content/a.md", article("And edited."))
    command.shows("And edited.", PAGE)


# How it begins and ends.


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (signal.SIGINT, 0, "The preview has ended."),
        (signal.SIGTERM, 143, "Terminated; the output folder is whole."),
        (signal.SIGHUP, 143, "Terminated; the output folder is whole."),
    ],
)
def test_a_signal_ends_it_cleanly(number: int, code: int, said: str, room: Newsroom) -> None:
    with commanded(room.site) as command, ExitStack() as stack:
        stack.enter_context(begin_stream(command.port))
        done = command.end(number)
    assert done.code == code
    assert done.err.splitlines()[-1] == said
    assert "Traceback" not in done.err
    wait_for(lambda: members(command.process.pid), some=False)
    assert run("build", cwd=room.site).code == 0


def test_ctrl_c_during_a_build_ends_it_cleanly(newsroom: MakeNewsroom) -> None:
    files = {f"content/{n}.md": article(title=f"Report {n}") for n in range(300)}
    room = newsroom({"content/a.md": article()})
    with commanded(room.site, "--jobs", "2") as command:
        for path, text in files.items():
            room.write(path, text)
        wait_for(lambda: members(command.process.pid)[1:], some=True)
        done = command.end(signal.SIGINT)
    assert (done.code, done.err.splitlines()[-1]) == (0, "The preview has ended.")
    assert "Traceback" not in done.err
    wait_for(lambda: members(command.process.pid), some=False)


def test_a_port_that_is_taken_is_said_and_the_next_is_tried_where_none_was_named(
    room: Newsroom, command: Command
) -> None:
    done = run("serve", "--port", str(command.port), cwd=room.site)
    assert (done.code, done.codes, done.out) == (4, ["port-taken"], "")
    assert "choose another port" in done.err


def test_a_folder_that_is_no_site_is_said(tmp_path: Path) -> None:
    done = run("serve", cwd=tmp_path)
    assert (done.code, done.codes) == (3, ["no-config"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--host", "a b"), "neither an IP address nor the name of a host"),
        (("--host", "evil.example:80"), "neither an IP address nor the name of a host"),
        (("--host", "::"), "name the host, too"),
        (("--editor-url", "javascript:alert(1)"), "is no address of a file"),
        (("--editor-url", "code {path}"), "is no address of a file"),
        (("--port", "70000"), "70000"),
    ],
)
def test_wrong_usage_is_said(words: tuple[str, ...], said: str, room: Newsroom) -> None:
    done = run("serve", *words, cwd=room.site)
    assert done.code == 2
    assert said in done.err


def test_others_are_let_in_only_by_name_and_with_the_word(room: Newsroom) -> None:
    with commanded(room.site, "--held", "--host", "127.0.0.2", "--host", "desk.test") as command:
        assert "?token=" in command.url
        word = command.url.partition("?token=")[2]
        assert len(word) >= 32
        for host in ("localhost", "127.0.0.2", "desk.test"):
            named = f"Host: {host}:{command.port}"
            assert command.get("/", named).status == 403
            page = command.get("/", named, f"Cookie: dateline-preview={word}")
            assert page.status == 200
            # Nobody else need know where the files are.
            assert str(room.site) not in page.text
        assert command.get("/", f"Host: evil.test:{command.port}").status == 421
        done = command.end(signal.SIGINT)
    assert f"http://127.0.0.2:{command.port}/?token={word}" in done.err
    assert f"http://desk.test:{command.port}/?token={word}" in done.err
    assert "Whoever reaches these addresses can read this preview" in done.err


def test_no_connection_is_ever_opened(room: Newsroom) -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise AssertionError('connected')\n"
        "socket.socket.connect = socket.socket.connect_ex = refuse\n"
        "socket.getaddrinfo = socket.create_connection = refuse\n"
        "from dateline.cli.main import main\n"
        "main()\n"
    )
    import sys

    process = start(
        "-c",
        code,
        "serve",
        "--port",
        "0",
        "--jobs",
        "1",
        cwd=room.site,
        command=(sys.executable, "-P"),
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Preview: ")
    process.send_signal(signal.SIGTERM)
    assert finish(process).code == 143


# Hours of it, in small.


def status_of(pid: int) -> tuple[int, int, int]:
    """Return the memory in kB, the threads and the descriptors of a process."""
    text = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    fields = dict(line.split(":", 1) for line in text.splitlines())
    memory = int(fields["VmRSS"].split()[0])
    return memory, int(fields["Threads"]), len(list(Path(f"/proc/{pid}/fd").iterdir()))


def test_hours_of_edits_leave_nothing_and_show_every_page(room: Newsroom) -> None:
    """`DATELINE_EDITS=10000` before a release."""
    edits = int(os.environ.get("DATELINE_EDITS", "500"))
    settled = min(1_000, edits // 2)
    with commanded(room.site, "--jobs", "1") as command:
        before = (0, 0, 0)
        for number in range(edits):
            _edit(room, number)
            if number % (20 if edits < 1_000 else 100) == 0:
                save(room, "content/a.md", article(f"Edit number {number}."))
                command.shows(f"Edit number {number}.", PAGE)
                begin_stream(command.port).close()
            if number == settled:
                before = status_of(command.process.pid)
        save(room, "content/a.md", article("The last edit."))
        command.shows("The last edit.", PAGE)
        memory, threads, descriptors = status_of(command.process.pid)
        assert memory - before[0] < 20_000, (before[0], memory)
        eventually(lambda: status_of(command.process.pid)[1] <= before[1], f"{threads} threads")
        eventually(lambda: status_of(command.process.pid)[2] <= before[2], f"{descriptors} files")
        # What is shown in the end is what a build from nothing gives.
        eventually(lambda: run_here("build", "--fresh", cwd=room.site).code == 0, "a turn")
        eventually(lambda: shown(room) == tree_of(room.output), "the last change")
        done = command.end(signal.SIGINT)
    assert len(done.err) < 1_000_000


def shown(room: Newsroom) -> dict[str, bytes]:
    """Return the preview without what signs it as one."""
    preview = tree_of(room.site / ".dateline/preview/published")
    return {url: data for url, data in preview.items() if url != "PREVIEW.txt"}


def _edit(room: Newsroom, number: int) -> None:
    """Do one of the things that people do to an archive all day."""
    other = f"content/other{number % 40}.md"
    match number % 8:
        case 0 | 1 | 2 | 3:
            save(room, "content/a.md", article(f"Edit {number}."))
        case 4:
            save(room, other, article(title=f"Other {number % 40}"))
        case 5 if (room.site / f"content/other{(number - 9) % 40}.md").is_file():
            room.delete(f"content/other{(number - 9) % 40}.md")
        case 6:
            save(room, "content/a.md", article(region="Nowhere"))
        case _:
            folder = room.site / "content/churn"
            folder.mkdir()
            (folder / "x.md").write_text(article(title="Passing"), encoding="utf-8")
            folder.rename(room.site / "content/churned")
            shutil.rmtree(room.site / "content/churned")


def test_the_news_of_a_build_name_no_held_article(command: Command) -> None:
    reply = command.get("/__dateline/news?page=index.html&since=1")
    assert json.loads(reply.body)["reload"] is True
    assert b"Half a story" not in reply.raw
