"""An edition that is planned while it is printed is the one that is planned as a whole."""

import sqlite3
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace as with_other

import pytest

from dateline.base.digest import Digest, digest_of
from dateline.engine.build import Request, build, examine, explain
from dateline.engine.explain import Explanation
from dateline.engine.pages import Keeper
from dateline.engine.prepared import Failed, Means, Prepared
from dateline.engine.store import NOWHERE, Store
from dateline.engine.turn import MEMO
from dateline.model.page import Page, Part
from dateline.model.plan import Sheaf
from dateline.planning import parts
from dateline.publishing import staging
from tests.conftest import MakeNewsroom
from tests.newsroom import CONFIG, Newsroom, article

SETTINGS = {
    "everything": f"{CONFIG}feeds: {{limit: 3}}\n",
    "tables without citations": f"{CONFIG}publish: {{citations: false}}\n",
    "no feeds": CONFIG.replace("base_url: https://example.org/archive\n", ""),
}


def files(settings: str = SETTINGS["everything"]) -> dict[str, str | bytes]:
    found: dict[str, str | bytes] = {
        f"content/report-{number}.md": article(
            f"Text of number {number}.",
            title=f"Report {number}",
            region=("Africa", "Asia")[number % 2],
            country=("KE", "KZ")[number % 2],
            date=f"{2018 + number % 3}-0{1 + number % 7}-11",
            tags=f"[courts, {('land', 'floods', 'torture')[number % 3]}]",
        )
        for number in range(12)
    }
    return {**found, "site_config.yaml": settings}


def request_for(room: Newsroom) -> Request:
    return Request(
        site=room.site,
        output=room.output,
        as_of=int(time.time()),
        jobs=1,
        holder="test",
        clock=time.monotonic,
    )


def edition_of(room: Newsroom) -> Mapping[str, Digest]:
    """Return the keys of all files as planning them as a whole gives them."""

    def work(prepared: Prepared | Failed, _means: Means) -> dict[str, Digest]:
        assert isinstance(prepared, Prepared)
        return dict(prepared.fingerprints)

    found = examine(request_for(room), work)
    assert isinstance(found, dict)
    return found


def memo_of(room: Newsroom) -> Store:
    return Store(room.site / ".dateline" / MEMO)


def imprints_of(room: Newsroom) -> set[str]:
    """Return the addresses of all files of which the memo says what they are made of, each once."""
    store = memo_of(room)
    found = [str(url) for (url,) in store.connection.execute("SELECT url FROM imprints")]
    store.close()
    assert len(found) == len(set(found))
    return set(found)


@pytest.mark.parametrize("size", [1, 4])
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS.keys())
def test_an_edition_is_the_same_however_large_the_sheaves_of_its_plan(
    size: int, jobs: int, settings: str, newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = newsroom(files(settings))
    assert whole.build().exit_code == 0
    monkeypatch.setattr(parts, "SHEAF", size)
    room = newsroom(files(settings))

    assert room.build(jobs=jobs).exit_code == 0

    assert room.tree() == whole.tree()
    assert imprints_of(room) == edition_of(room).keys()
    assert room.build(jobs=jobs).rendered == ()


@pytest.mark.parametrize("size", [1, 4])
def test_after_an_edit_those_pages_are_printed_that_changed(
    size: int, newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, whole = newsroom(files()), newsroom(files())
    room.build()
    whole.build()
    changed = {"title: Report 5": "title: Another headline", "number 5": "number five"}
    for old, new in changed.items():
        room.edit("content/report-5.md", old, new)
        whole.edit("content/report-5.md", old, new)
    whole.build()
    monkeypatch.setattr(parts, "SHEAF", size)

    room.build()

    assert room.rendered == whole.rendered
    assert room.tree() == whole.tree()
    assert room.build(fresh=True).exit_code == 0
    assert room.tree() == whole.tree()


def test_of_files_that_are_gone_nothing_is_remembered(newsroom: MakeNewsroom) -> None:
    room = newsroom(files())
    room.build()
    (room.site / "content/report-5.md").unlink()

    room.build()

    assert imprints_of(room) == edition_of(room).keys()
    assert "2020/06/report-5.html" not in imprints_of(room)


def clashing(room: Newsroom) -> None:
    """Have a page and a copy at one address, which is known when everything else is planned."""
    room.write("static/own.css", "p { color: black }")
    fields = "title: Report 5\nslug: new\naliases: [static/own.css]"
    room.edit("content/report-5.md", "title: Report 5", fields)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_printed_before_a_clash_was_known_is_dropped(
    jobs: int, newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SHEAF", 1)
    room = newsroom(files())
    room.build()
    before, edition_before = room.tree(), imprints_of(room)
    clashing(room)

    assert room.build(jobs=jobs).exit_code == 1

    assert [one.code for one in room.diagnostics] == ["same-address"]
    assert room.tree() == before
    assert not room.report.published
    assert not staging.folder_of(room.output).exists()
    assert imprints_of(room) == edition_before
    # The next build is none the wiser.
    room.edit("content/report-5.md", "aliases: [static/own.css]\n", "")
    assert room.build(jobs=jobs).exit_code == 0
    assert "2020/06/report-5.html" not in room.tree()
    assert room.build().rendered == ()


def test_a_first_build_with_a_clash_leaves_no_output(
    newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SHEAF", 1)
    room = newsroom(files())
    clashing(room)

    assert room.build().exit_code == 1

    assert not room.output.exists()
    assert not staging.folder_of(room.output).exists()


def test_of_two_files_at_one_address_none_is_printed(
    newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in the way of a folder could not be written at all."""
    monkeypatch.setattr(parts, "SHEAF", 1)
    room = newsroom(files())
    fields = "title: Report 5\naliases: [tags/land/index.html/x.html]"
    room.edit("content/report-5.md", "title: Report 5", fields)

    assert room.build().exit_code == 1

    assert [one.code for one in room.diagnostics] == ["same-address"]


def test_what_an_edition_that_failed_was_to_be_made_of_is_not_believed(
    newsroom: MakeNewsroom,
) -> None:
    room = newsroom(files())
    room.build()
    clashing(room)
    room.build()
    room.edit("content/report-5.md", "aliases: [static/own.css]\n", "")

    found = explain(request_for(room), "2020/06/new.html")

    assert isinstance(found, Explanation)
    assert {part.verdict for part in found.parts} == {"new"}
    unchanged = explain(request_for(room), "2018/01/report-0.html")
    assert isinstance(unchanged, Explanation)
    assert not unchanged.rendered


def test_a_killed_build_leaves_nothing_that_the_next_one_takes_for_its_own(
    newsroom: MakeNewsroom,
) -> None:
    room = newsroom(files())
    room.build()
    store = memo_of(room)
    store.plan_imprints(room.output, [("2018/01/report-0.html", b"{}"), ("never.html", b"{}")])
    store.close()
    room.edit("content/report-5.md", "title: Report 5", "title: Another headline")

    room.build()

    store = memo_of(room)
    assert store.imprint(room.output, "never.html") is None
    assert store.imprint(room.output, "2018/01/report-0.html") != b"{}"
    store.close()
    assert imprints_of(room) == edition_of(room).keys()


def test_nor_does_it_where_a_file_goes_and_nothing_is_printed(newsroom: MakeNewsroom) -> None:
    room = newsroom({**files(), "static/own.css": "p { color: black }"})
    room.build()
    store = memo_of(room)
    before = store.imprint(room.output, "2018/01/report-0.html")
    store.plan_imprints(room.output, [("2018/01/report-0.html", b"{}")])
    store.close()
    (room.site / "static/own.css").unlink()

    assert (room.build().rendered, room.report.removed) == ((), ("static/own.css",))

    store = memo_of(room)
    assert store.imprint(room.output, "2018/01/report-0.html") == before
    store.close()


def test_a_dry_run_prints_nothing_and_tells_what_it_would(newsroom: MakeNewsroom) -> None:
    room = newsroom(files())
    room.build()
    before = room.tree()
    room.edit("content/report-5.md", "title: Report 5", "title: Report 5\nslug: other")
    would = room.build(dry_run=True)

    assert would.dry_run
    assert "2020/06/other.html" in would.rendered
    assert "2020/06/report-5.html" in would.removed
    assert room.tree() == before
    assert not staging.folder_of(room.output).exists()
    assert set(room.build().rendered) == set(would.rendered)


@pytest.mark.parametrize("first", [True, False])
def test_whoever_watches_hears_how_many_pages_are_expected(
    *, first: bool, newsroom: MakeNewsroom
) -> None:
    room = newsroom(files())
    if not first:
        room.build()
    told: list[tuple[str, int, int]] = []
    room.edit("site_config.yaml", "The Test Archive", "Another title")

    build(with_other(request_for(room), tell=lambda *one: told.append(one)))

    # Tables come last, and by themselves.
    rendering = [(done, of) for work, done, of in told if work == "rendering" and of > 1]
    count = len(room.tree()) - 1
    assert [done for done, _ in rendering] == sorted({done for done, _ in rendering})
    # Before there is an edition: an article's page and its citation files; then what came more.
    expected = 4 * 12 if first else count
    assert all(of >= max(expected, done) for done, of in rendering)
    assert rendering[-1][1] == max(expected, rendering[-1][0])
    assert rendering[-1][0] > 100


def sheaf_of(kind: str, values: Sequence[bytes] = (), kept: Sequence[bytes] = ()) -> Sheaf:
    page = Page("a.html", kind, "t.html", (Part("x", tuple(map(digest_of, values))),))
    return Sheaf(
        (page,),
        {digest_of(one): one for one in values},
        {},
        {},
        {digest_of(one): one for one in kept},
    )


@pytest.mark.parametrize(
    ("kind", "kept"),
    [("article", True), ("feed", True), ("data-file", True), ("tag", False), ("month", False)],
)
def test_what_pages_about_articles_show_is_kept_to_print_them_again(
    kind: str, *, kept: bool
) -> None:
    store = Store(NOWHERE)
    keeper = Keeper(store)

    keeper.keep(sheaf_of(kind, [b"own"], [b"later"]))

    assert store.known_bodies() == {digest_of(b"later"), *([digest_of(b"own")] if kept else [])}


def test_what_is_kept_is_not_kept_again_unless_it_was_lost() -> None:
    store = Store(NOWHERE)
    Keeper(store).keep(sheaf_of("feed", [b"own"], [b"later"]))
    changes = store.connection.total_changes
    keeper = Keeper(store)
    keeper.keep(sheaf_of("feed", [b"own"], [b"later"]))
    assert store.connection.total_changes == changes

    store.connection.execute("DELETE FROM bodies")
    keeper.keep(sheaf_of("feed", [b"own"], [b"later"]))
    assert store.known_bodies() == set(), "what this build has seen in the memo is there"
    Keeper(store).keep(sheaf_of("feed", [b"own"], [b"later"]))
    assert len(store.known_bodies()) == 2


def test_a_memo_that_was_emptied_of_what_pages_share_is_filled_again(
    newsroom: MakeNewsroom,
) -> None:
    room = newsroom(files())
    room.build()
    with sqlite3.connect(room.site / ".dateline" / MEMO) as memo:
        memo.execute("DELETE FROM bodies WHERE CAST(value AS TEXT) LIKE '%\"folder\":%'")
    room.edit("content/report-5.md", "title: Report 5", "title: Another headline")

    assert room.build().exit_code == 0

    room.edit("content/report-5.md", "tags: [courts, torture]", "tags: [courts, land]")
    assert room.build().exit_code == 0
    other = newsroom(
        {**files(), "content/report-5.md": (room.site / "content/report-5.md").read_bytes()}
    )
    other.build()
    assert room.tree() == other.tree()


def test_where_no_memo_can_be_kept_each_batch_takes_along_what_former_sheaves_had_kept(
    newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = newsroom(files(SETTINGS["tables without citations"]))
    whole.build()
    monkeypatch.setattr(parts, "SHEAF", 1)
    monkeypatch.setattr("dateline.engine.pages.BATCH", 1)
    room = newsroom(files(SETTINGS["tables without citations"]))
    monkeypatch.setattr("dateline.engine.turn.Store", lambda _path: Store(NOWHERE))

    assert room.build().exit_code == 0

    assert not (room.site / ".dateline" / MEMO).exists()
    assert room.tree() == whole.tree()
