"""When a build may believe what it knows of the last edition, and when it may not."""

import shutil
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import digest_of
from dateline.engine import build as build_module
from dateline.engine import gather, prepare, recall
from dateline.engine.store import Store
from dateline.engine.turn import MEMO
from tests.conftest import MakeNewsroom
from tests.engine.counting import counted
from tests.newsroom import Newsroom, Options, article


def picture(colour: str) -> bytes:
    data = BytesIO()
    Image.new("RGB", (2, 2), colour).save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    room = newsroom(
        {
            "content/a.md": article("First text. ![A square](square.png)"),
            "content/square.png": picture("blue"),
            "content/b.md": article(title="Second", date="2020-06-05", tags="[floods]"),
            "content/held.md": article(title="Third", embargo="2026-03-01T12:00:00Z"),
            "templates/month.html": "A month",
            "static/own.css": "p { margin: 0 }",
            "content/unused.png": picture("blue"),
            "content/_tags/floods.md": "---\nname: Floods\n---\n\nWater.\n",
            "content/pages/about.md": "---\ntitle: About\n---\n\nWe report.\n",
            "content/doubted.md": article(
                "Words, [one](b.md).", title="Far", date="2019-01-01", sources=""
            ),
            "content/linked.md": article(
                "See [the second](b.md).", title="Link", date="2018-02-03"
            ),
        }
    )
    room.build()
    assert room.report.published
    return room


@pytest.fixture
def consulted(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Count how often manuscripts were consulted since the last time this was asked."""
    return counted(monkeypatch, prepare, "read_all")


def test_when_nothing_changed_no_manuscript_is_consulted(
    room: Newsroom, consulted: Callable[[], int]
) -> None:
    first = room.report
    before = room.tree()

    again = room.build()

    assert consulted() == 0
    assert room.tree() == before
    assert (again.rendered, again.read, again.published) == ((), 0, True)
    assert again.kept == len(first.rendered)
    assert again.articles == first.articles == 4
    assert again.held == first.held
    assert [one.manuscript for one in again.held] == ["content/held.md"]
    assert again.diagnostics == first.diagnostics
    assert room.codes == ["no-sources", "unused-file"]


def renamed(room: Newsroom, old: str, new: str) -> None:
    (room.site / old).rename(room.site / new)


def test_a_build_with_nothing_to_do_writes_nothing_down(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_module, "remember", None)
    assert room.build().published


CHANGES: dict[str, Callable[[Newsroom], None]] = {
    "a headline": lambda room: room.edit("content/a.md", "A report", "Another report"),
    "a correction": lambda room: room.edit(
        "content/a.md", "sources:", "corrections: [{date: 2020-06-01, text: A name.}]\nsources:"
    ),
    "a heading": lambda room: room.edit("content/a.md", "First", "## Why\n\nFirst"),
    "a link": lambda room: room.edit("content/a.md", "First", "[See](b.md). First"),
    "a picture less": lambda room: room.edit("content/a.md", " ![A square](square.png)", ""),
    "words of an introduction": lambda room: room.edit("content/_tags/floods.md", "Water", "Rain"),
    "words of a fixed page": lambda room: room.edit("content/pages/about.md", "We", "They"),
    "words of an article with a warning": lambda room: room.edit(
        "content/doubted.md", "one", "two"
    ),
    "a held article": lambda room: room.edit("content/held.md", "Third", "Fourth"),
    "a new article": lambda room: room.write("content/c.md", article(title="New")),
    "an article less": lambda room: room.delete("content/doubted.md"),
    "another name": lambda room: renamed(room, "content/doubted.md", "content/c.md"),
    "a picture": lambda room: room.write("content/square.png", picture("red")),
    "a picture more": lambda room: room.write("content/more.png", picture("blue")),
    "a template": lambda room: room.edit("templates/month.html", "A month", "The month"),
    "a template less": lambda room: room.delete("templates/month.html"),
    "a style sheet": lambda room: room.edit("static/own.css", "0", "1em"),
    "a style sheet more": lambda room: room.write("static/more.css", ""),
    "a setting": lambda room: room.edit("site_config.yaml", "The Test", "Another Test"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_beside_prose_the_manuscripts_are_consulted(
    room: Newsroom, consulted: Callable[[], int], change: str
) -> None:
    CHANGES[change](room)
    room.build()
    assert consulted() == 1
    room.build()
    assert consulted() == 0
    assert_clean(room)


def assert_clean(room: Newsroom) -> None:
    """The output is what a build that knows nothing gives."""
    clean = room.site.parent / "clean"
    shutil.copytree(room.site, clean, ignore=shutil.ignore_patterns(".dateline", "output"))
    other = Newsroom.__new__(Newsroom)
    other.site, other.output = clean, clean / "output"
    assert other.build().published
    assert room.tree() == other.tree()
    shutil.rmtree(clean)


PROSE: dict[str, tuple[str, str, str]] = {
    "a sentence": ("content/a.md", "First", "Other"),
    "many words": ("content/a.md", "First", "First and second " * 300),
    "a note in the front matter": ("content/a.md", "title:", "# A note.\ntitle:"),
    "a paragraph before a link": ("content/linked.md", "See", "Look.\n\nSee"),
    "emphasis": ("content/b.md", "A sentence", "A *longer* sentence"),
    "emphasis alone": ("content/b.md", "A sentence", "A *sentence*"),
}
# The search index is one shard here; where no word changes, it stays.
SEARCH = "search/words/0.js"
RENDERED = {"a note in the front matter": 0, "emphasis alone": 1}


@pytest.mark.parametrize("edit", PROSE)
def test_when_only_prose_changes_its_page_and_words_are_rendered_and_no_others_planned(
    room: Newsroom, consulted: Callable[[], int], edit: str
) -> None:
    before = room.build()
    path, old, new = PROSE[edit]
    room.edit(path, old, new)

    report = room.build()

    assert consulted() == 0
    assert report.read == 1
    assert len(report.rendered) == RENDERED.get(edit, 2)
    assert (report.articles, report.held) == (before.articles, before.held)
    assert report.diagnostics == before.diagnostics
    assert room.build().rendered == ()
    assert consulted() == 0
    assert_clean(room)


def test_one_edit_after_the_other_is_known(room: Newsroom, consulted: Callable[[], int]) -> None:
    room.edit("content/a.md", "First", "Other")
    room.build()
    room.edit("content/a.md", "Other", "Third")
    room.edit("content/b.md", "A sentence", "Two sentences")
    assert room.build().rendered == ("2020/05/a.html", "2020/06/b.html", SEARCH)
    room.edit("content/a.md", "Third", "First")
    assert room.build().rendered == ("2020/05/a.html", SEARCH)
    assert consulted() == 0
    assert_clean(room)


def test_many_edits_at_once_are_planned_anew(
    room: Newsroom, consulted: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "MOST_EDITED", 1)
    room.edit("content/a.md", "First", "Other")
    room.edit("content/b.md", "A sentence", "Two sentences")
    room.build()
    assert consulted() == 1


def test_prose_that_is_broken_now_is_an_error_and_nothing_changes(room: Newsroom) -> None:
    before = room.tree()
    room.edit("content/a.md", "First", "[Nowhere](nowhere.md)")
    assert room.build().exit_code == 1
    assert room.codes[0] == "broken-link"
    room.edit("content/a.md", "[Nowhere](nowhere.md) text.", "First text. <!-- open")
    assert room.build().exit_code == 1
    assert "unclosed-comment" in room.codes
    assert room.tree() == before


def test_an_edit_and_a_page_that_is_gone_are_planned_anew(
    room: Newsroom, consulted: Callable[[], int]
) -> None:
    room.edit("content/a.md", "First", "Other")
    (room.output / "index.html").unlink()
    assert room.build().rendered == ("2020/05/a.html", "index.html", SEARCH)
    assert consulted() == 1
    assert_clean(room)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM imprints",
        "DELETE FROM bodies",
        "DELETE FROM readings",
        "UPDATE imprints SET value = X'7B7D'",
        "UPDATE imprints SET value = X'5B5D'",
        "UPDATE imprints SET value = CAST(replace(value, 'newer', 'older') AS BLOB)",
        "UPDATE bodies SET value = X'00'",
        "UPDATE readings SET value = X'00'",
    ],
)
def test_a_page_that_is_not_known_any_more_is_planned_anew(
    room: Newsroom, consulted: Callable[[], int], statement: str
) -> None:
    store = Store(room.site / ".dateline" / MEMO)
    store.connection.execute(statement)
    store.close()
    room.edit("content/a.md", "First", "Other")

    room.build()

    assert consulted() >= 1
    assert "Other text" in room.page("2020/05/a.html")
    assert_clean(room)


def test_a_file_of_the_edition_that_is_gone_or_changed_comes_back(
    room: Newsroom, consulted: Callable[[], int]
) -> None:
    before = room.tree()
    (room.output / "index.html").unlink()
    (room.output / "2020/06/index.html").write_text("mine", encoding="utf-8")

    assert room.build().rendered == ("index.html", "2020/06/index.html")
    assert consulted() == 1
    assert room.tree() == before


def test_a_file_that_is_not_ours_is_named_every_time(room: Newsroom) -> None:
    room.write("output/note.txt", "mine")
    for _ in range(2):
        room.build()
        assert room.codes == ["no-sources", "unused-file", "foreign-file"]
        assert room.report.foreign == ("note.txt",)


def test_an_edition_stands_until_the_next_moment_that_matters(
    room: Newsroom, consulted: Callable[[], int]
) -> None:
    room.build(as_of="2026-03-01T11:59:59Z")
    assert consulted() == 0
    assert room.report.articles == 4

    room.build(as_of="2026-03-01T12:00:00Z")
    assert consulted() == 1
    assert room.report.articles == 5
    assert room.report.held == ()


def test_an_earlier_moment_than_that_of_the_edition_is_looked_into(
    room: Newsroom, consulted: Callable[[], int]
) -> None:
    room.build(as_of="2025-12-31")
    assert consulted() == 1


@pytest.mark.parametrize(
    "option", [Options(fresh=True), Options(strict=True), Options(dry_run=True)]
)
def test_who_asks_for_more_gets_it(
    room: Newsroom, consulted: Callable[[], int], option: Options
) -> None:
    room.build(**option)
    assert consulted() == 1


def test_an_edition_that_was_not_published_is_not_remembered(
    room: Newsroom, consulted: Callable[[], int]
) -> None:
    room.edit("content/a.md", "region: Asia", "region: Atlantis")
    for _ in range(2):
        assert room.build().exit_code == 1
        assert consulted() == 1


def test_each_output_folder_has_an_edition_of_its_own(
    room: Newsroom, consulted: Callable[[], int]
) -> None:
    other = room.site.parent / "other"
    room.build(output=other)
    assert consulted() == 1
    room.build(output=other)
    room.build()
    assert consulted() == 0


def test_another_version_of_the_code_looks_again(
    room: Newsroom, consulted: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "building_code", lambda: digest_of(b"the next version"))
    room.build()
    assert consulted() == 1


def test_a_manuscript_that_changed_while_it_was_built_is_looked_at_again(
    room: Newsroom, consulted: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise an edition of other bytes would stand for those that were hashed."""
    real = gather.read_bytes
    room.edit("content/a.md", "First", "Other")

    def meddled(found: gather.Found, said: list[Diagnostic]) -> bytes | None:
        data = real(found, said)
        if found.path == "content/a.md":
            room.edit("content/a.md", "Other", "Third")
            monkeypatch.setattr("dateline.engine.stock.read_bytes", real)
        return data

    monkeypatch.setattr("dateline.engine.stock.read_bytes", meddled)
    monkeypatch.setattr("dateline.engine.stock.MOST_AT_HAND", 0)
    room.build()
    assert "Third text" in room.page("2020/05/a.html")

    room.edit("content/a.md", "Third", "Other")
    room.build(rehash=True)
    assert "Other text" in room.page("2020/05/a.html")
    assert consulted() == 1


def test_an_edition_that_is_not_the_one_remembered_is_not_believed(
    room: Newsroom, consulted: Callable[[], int]
) -> None:
    before = room.tree()
    store = Store(room.site / ".dateline" / MEMO)
    entries = store.entries(room.output)
    store.keep_entries(room.output, [one for url, one in entries.items() if url != "index.html"])
    store.close()

    room.build()

    assert room.tree() == before
    assert consulted() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM notes WHERE subject LIKE 'entries%'",
        "UPDATE notes SET value = X'5B5D' WHERE subject LIKE 'entries%'",
        "DELETE FROM notes WHERE subject LIKE 'edition%'",
        "UPDATE notes SET value = X'7B7D' WHERE subject LIKE 'edition%'",
    ],
)
def test_a_damaged_memo_is_not_believed(
    room: Newsroom, consulted: Callable[[], int], statement: str
) -> None:
    before = room.tree()
    store = Store(room.site / ".dateline" / MEMO)
    store.connection.execute(statement)
    store.close()

    room.build()

    assert consulted() == 1
    assert room.tree() == before


@pytest.mark.parametrize("strange", [b"{", b"[]", b"null", b'{"edition":3}'])
def test_a_note_that_cannot_be_decoded_is_not_believed(
    room: Newsroom, consulted: Callable[[], int], strange: bytes
) -> None:
    store = Store(room.site / ".dateline" / MEMO)
    [(subject, key)] = store.connection.execute(
        "SELECT subject, key FROM notes WHERE subject LIKE 'edition%'"
    ).fetchall()
    store.keep_note(subject, key, strange)
    store.close()

    assert room.build().published
    assert consulted() == 1


def test_a_manuscript_that_goes_while_stock_is_taken_is_said_and_nothing_breaks(
    newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = newsroom({"content/a.md": article(), "content/b.md": article(title="Other")})
    room.build()
    room.edit("content/a.md", "A sentence.", "Another sentence.")

    def gone(found: gather.Found, said: list[Diagnostic]) -> bytes | None:
        if found.path == "content/a.md":
            (room.site / "content/a.md").unlink()
        return gather.read_bytes(found, said)

    monkeypatch.setattr("dateline.engine.stock.read_bytes", gone)
    report = room.build()
    assert [found.code for found in report.diagnostics] == ["unreadable-file"]
    assert not report.published
