"""The search index in a newsroom: what an edit makes anew, and what the memo may lose."""

import re

import pytest

from dateline.engine import sums
from dateline.engine.build import WORK_FOLDER
from dateline.engine.store import Store
from dateline.engine.turn import MEMO
from dateline.planning.shards import beginning, shard_of
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article

ARTICLES = 50
SHARDS = 8


def room_of(newsroom: MakeNewsroom) -> Newsroom:
    """Return a newsroom of fifty built articles, in whose index words have eight shards."""
    files: dict[str, str | bytes] = {
        f"content/a-{number}.md": article(f"Paper number{number}.", title=f"Report {number}")
        for number in range(ARTICLES)
    }
    room = newsroom(files)
    room.build()
    assert room.report.exit_code == 0
    assert len(list((room.output / "search/words").iterdir())) == SHARDS
    return room


def shards(*words: str) -> list[str]:
    found = {f"search/words/{shard_of(beginning(word), SHARDS)}.js" for word in words}
    return sorted(found)


def index(room: Newsroom) -> dict[str, bytes]:
    return {url: data for url, data in room.tree().items() if url.startswith("search/")}


def clean(room: Newsroom) -> dict[str, bytes]:
    """Return the index that a build from nothing makes."""
    room.build(fresh=True)
    return index(room)


def test_an_edit_rewrites_the_article_and_the_shards_of_its_changed_words(
    newsroom: MakeNewsroom,
) -> None:
    room = room_of(newsroom)
    before = room.tree()
    room.edit("content/a-7.md", "Paper number7.", "Ivory number7.")
    room.build()
    assert room.rendered == ["2020/05/a-7.html", *shards("paper", "ivory")]
    after = room.tree()
    changed = [url for url in after if after[url] != before[url] and url != "SHA256SUMS"]
    assert changed == room.rendered
    assert index(room) == clean(room)


def test_an_edit_that_changes_no_word_rewrites_the_article_alone(newsroom: MakeNewsroom) -> None:
    room = room_of(newsroom)
    room.edit("content/a-7.md", "Paper number7.", "The *number7* is a paper!")
    room.build()
    assert room.rendered == ["2020/05/a-7.html"]
    assert index(room) == clean(room)


def test_an_edit_is_summed_without_planning_anew(
    newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = room_of(newsroom)
    monkeypatch.setattr("dateline.engine.prepare.drafted", None)
    for word in ("Ivory", "Copper", "Paper"):
        text = (room.site / "content/a-7.md").read_text(encoding="utf-8")
        room.write("content/a-7.md", re.sub(r"\w+ number7", f"{word} number7", text))
        assert room.build().exit_code == 0
    monkeypatch.undo()
    assert index(room) == clean(room)


def test_a_headline_in_other_words_rewrites_the_shards_of_these(newsroom: MakeNewsroom) -> None:
    room = room_of(newsroom)
    room.edit("content/a-7.md", "Report 7", "Ivory 7")
    room.build()
    words = [url for url in room.rendered if url.startswith("search/words/")]
    assert words == shards("report", "ivory")
    assert index(room) == clean(room)


def test_an_article_that_is_gone_takes_its_words_along(newsroom: MakeNewsroom) -> None:
    room = room_of(newsroom)
    room.delete("content/a-7.md")
    room.build()
    assert b'"number7"' not in b"".join(index(room).values())
    assert index(room) == clean(room)


def test_many_edits_at_once_are_summed_up_anew(
    newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = room_of(newsroom)
    monkeypatch.setattr(sums, "MOST_CHANGED", 1)
    for number in (1, 2):
        room.edit(f"content/a-{number}.md", "Paper", "Ivory")
    room.build()
    assert len(room.rendered) == 2 + len(shards("paper", "ivory"))
    assert index(room) == clean(room)


@pytest.mark.parametrize(
    "loss",
    [
        "DELETE FROM notes WHERE subject = 'search index'",
        "UPDATE notes SET value = x'7b7d', sum = 0 WHERE subject = 'search index'",
        "DELETE FROM notes WHERE subject LIKE 'search index, shard %'",
        "UPDATE notes SET value = x'00' WHERE subject LIKE 'search index, shard %'",
    ],
)
def test_what_the_memo_has_lost_is_summed_up_anew(loss: str, newsroom: MakeNewsroom) -> None:
    room = room_of(newsroom)
    store = Store(room.site / WORK_FOLDER / MEMO)
    store.connection.execute(loss)
    store.close()
    room.edit("content/a-7.md", "Paper", "Ivory")
    assert room.build().exit_code == 0
    assert index(room) == clean(room)


def test_a_shard_that_somebody_damaged_is_written_again(newsroom: MakeNewsroom) -> None:
    room = room_of(newsroom)
    before = index(room)
    room.write("output/search/words/0.js", "nonsense")
    room.build()
    assert room.rendered == ["search/words/0.js"]
    assert index(room) == before


def test_a_damaged_shard_that_the_memo_has_lost_too_is_written_again(
    newsroom: MakeNewsroom,
) -> None:
    room = room_of(newsroom)
    before = index(room)
    store = Store(room.site / WORK_FOLDER / MEMO)
    store.connection.execute("DELETE FROM notes WHERE subject LIKE 'search index, shard %'")
    store.close()
    room.write("output/search/words/0.js", "nonsense")
    assert room.build().exit_code == 0
    assert index(room) == before


def test_a_build_that_failed_in_between_leaves_no_trace(newsroom: MakeNewsroom) -> None:
    room = room_of(newsroom)
    other = room.site / "elsewhere"
    room.edit("content/a-7.md", "Report 7", "Ivory 7")
    room.build(dry_run=True)
    room.build(output=other)
    room.edit("content/a-7.md", "Ivory 7", "Report 7")
    room.edit("content/a-8.md", "Paper", "Copper")
    room.build()
    assert "search/words" in " ".join(room.rendered)
    assert index(room) == clean(room)


def test_held_articles_are_in_no_shard(newsroom: MakeNewsroom) -> None:
    room = room_of(newsroom)
    secret = article("Zanzibarquartz everywhere.", title="Zanzibarquartz", status="draft")
    room.write("content/secret.md", secret)
    room.build()
    assert b"anzibar" not in b"".join(room.tree().values())


def test_articles_that_would_share_a_key_are_told_apart(
    newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.planning.shards._HASH", 40)
    room = room_of(newsroom)
    for number in range(0, ARTICLES, 10):
        room.edit(f"content/a-{number}.md", "Paper", "Ivory")
        room.build()
    assert index(room) == clean(room)


# A newsroom that publishes no search.


@pytest.fixture
def quiet(newsroom: MakeNewsroom) -> Newsroom:
    room = newsroom({"content/a.md": article("One sentence."), "content/b.md": article("Another.")})
    config = (room.site / "site_config.yaml").read_text(encoding="utf-8")
    room.write("site_config.yaml", f"{config}\npublish:\n  search: false\n")
    room.build(strict=True)
    return room


def test_without_search_there_is_no_index_and_no_way_to_it(quiet: Newsroom) -> None:
    found = {url for url in quiet.tree() if url.startswith("search")}
    assert found == set()
    for url in ("index.html", "2020/05/a.html"):
        assert "search.html" not in quiet.page(url)
    assert "form-action 'none'" in quiet.page("index.html")


def test_without_search_an_edit_of_prose_renders_its_page_alone(quiet: Newsroom) -> None:
    quiet.edit("content/a.md", "One sentence.", "Other words.")
    report = quiet.build()
    assert quiet.rendered == ["2020/05/a.html"]
    assert "index" not in report.seconds, "the plan was not recalled"


def test_search_comes_and_goes_with_its_setting(quiet: Newsroom) -> None:
    without = quiet.tree()
    config = (quiet.site / "site_config.yaml").read_text(encoding="utf-8")
    quiet.write("site_config.yaml", config.replace("search: false", "search: true"))
    quiet.build(strict=True)
    assert "search/words/0.js" in quiet.tree()
    quiet.write("site_config.yaml", config)
    quiet.build(strict=True)
    assert quiet.tree() == without
