"""A whole build: what it refuses, who it waits for, and what the machine does to it."""

import os
import shutil
from pathlib import Path

import pytest

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.engine import prepare
from dateline.engine.batch import WorkerLost
from dateline.engine.freshness import MARGIN_NS
from dateline.engine.gather import scan
from dateline.engine.report import BuildReport, as_plain
from dateline.engine.store import Store
from dateline.engine.turn import MEMO
from dateline.publishing import lock
from tests.commandline import run_powerless
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom({"content/a.md": article("First text.")})


def the_one(report: BuildReport) -> tuple[str, str, str]:
    """Return code, message and hint of the only thing that was said."""
    [found] = report.diagnostics
    return found.code, found.message, found.hint


def test_a_folder_without_settings_is_no_site(room: Newsroom) -> None:
    room.delete("site_config.yaml")

    assert room.build().exit_code == 3
    assert the_one(room.report) == (
        "no-config",
        f"there is no site_config.yaml in {room.site}",
        "change to the folder of the site, or name it with --site",
    )
    assert not (room.site / ".dateline").exists()


def test_a_site_without_content_says_what_to_make(newsroom: MakeNewsroom) -> None:
    room = newsroom()
    (room.site / "content").rmdir()

    assert room.build().exit_code == 3
    assert the_one(room.report) == (
        "no-content",
        f"there is no folder content in {room.site}",
        "make the folder content and put articles into it",
    )


def test_a_site_without_articles_is_an_archive_all_the_same(newsroom: MakeNewsroom) -> None:
    room = newsroom()

    assert room.build().exit_code == 0
    assert room.report.articles == 0
    assert {"index.html", "404.html", "SHA256SUMS"} <= room.tree().keys()


def test_an_output_folder_with_files_of_others_is_refused_and_not_touched(room: Newsroom) -> None:
    room.output.mkdir()
    (room.output / "thesis.doc").write_text("years of work", encoding="utf-8")

    assert room.build().exit_code == 3
    assert room.codes == ["refused-output"]
    assert [path.name for path in room.output.iterdir()] == ["thesis.doc"]
    assert not (room.site / ".dateline").exists()


@pytest.mark.parametrize("where", [".", "content", "templates/site", "..", ".dateline/x"])
def test_an_output_folder_in_the_middle_of_the_site_is_refused(room: Newsroom, where: str) -> None:
    assert room.build(output=room.site / where).exit_code == 3
    assert room.codes == ["refused-output"]


def test_all_settings_that_are_wrong_are_told_at_once(room: Newsroom) -> None:
    room.edit("site_config.yaml", "timezone: UTC", "timezone: Utopia")
    room.edit("site_config.yaml", "[KE, SL]", "[KE, Lummerland]")

    assert room.build().exit_code == 3
    assert room.codes == ["bad-timezone", "unknown-country"]
    assert not room.output.exists()


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_changed(room: Newsroom) -> None:
    room.build()
    before = room.tree()
    room.edit("content/a.md", "First text", "Other text")
    room.write("content/b.md", article("See [it](nowhere.md).", title="B"))
    room.write("content/c.md", article(title="C", date="2013-13-45", region="Asai"))

    assert room.build().exit_code == 1
    assert room.codes == ["broken-link", "unknown-region", "bad-date"]
    assert room.tree() == before


def test_content_errors_weigh_less_than_errors_of_the_set_up_and_those_less_than_the_machine() -> (
    None
):
    def code(*names: str) -> int:
        found = tuple(diagnose(name, "") for name in names)
        return BuildReport(diagnostics=found, seconds={}).exit_code

    assert code() == 0
    assert code("no-sources") == 0
    assert code("no-sources", "broken-link") == 1
    assert code("broken-link", "template-missing") == 3
    assert code("broken-link", "template-missing", "disk") == 4


def test_a_warning_is_an_error_with_strict(room: Newsroom) -> None:
    room.write("content/b.md", article(title="B", sources=""))

    assert room.build().exit_code == 0
    assert room.codes == ["no-sources"]
    room.edit("content/a.md", "First text", "Other text")
    before = room.tree()
    assert room.build(strict=True).exit_code == 1
    assert [(found.code, found.is_error) for found in room.diagnostics] == [("no-sources", True)]
    assert room.tree() == before


def test_strict_changes_nothing_where_nothing_is_to_say(room: Newsroom) -> None:
    assert room.build(strict=True).exit_code == 0
    assert room.report.published


# One build at a time.


def test_a_site_that_is_being_built_names_who_is_at_work(room: Newsroom) -> None:
    with lock.hold(room.site / ".dateline/lock", "process 12 since 2026-01-01 12:00:00 UTC"):
        assert room.build().exit_code == 4

    assert the_one(room.report) == (
        "locked",
        "another build of this site is at work (process 12 since 2026-01-01 12:00:00 UTC)",
        "wait until it has ended",
    )
    assert not room.output.exists()
    assert room.build().exit_code == 0


def test_a_holder_that_says_nothing_is_unknown(room: Newsroom) -> None:
    with lock.hold(room.site / ".dateline/lock", ""):
        room.build()

    assert room.diagnostics[0].message.endswith("at work (unknown process)")


def test_a_fresh_build_leaves_the_memo_of_another_that_is_at_work(room: Newsroom) -> None:
    room.build()
    memo = room.site / ".dateline" / MEMO
    before = memo.stat().st_ino
    with lock.hold(room.site / ".dateline/lock", "another"):
        assert room.build(fresh=True).diagnostics[0].code == "locked"
        assert memo.stat().st_ino == before

    assert room.build(fresh=True).read > 0


def test_a_lock_that_nobody_holds_any_more_is_no_lock(room: Newsroom) -> None:
    (room.site / ".dateline").mkdir()
    (room.site / ".dateline/lock").write_text("process 1 since for ever", encoding="utf-8")

    assert room.build().exit_code == 0


# What the memo may be told.


def test_rehash_sees_an_edit_that_kept_size_and_time(room: Newsroom) -> None:
    path = room.site / "content/a.md"
    room.build()
    room.edit("content/a.md", "First text", "Other text")
    # As after a disk was brought back, or a clock was: the stamps are those of the last look.
    store = Store(room.site / ".dateline/memo.sqlite3")
    _, _, digest = store.states()["content/a.md"]
    said: list[Diagnostic] = []
    [found] = scan(room.site, "content", said)
    long_after = path.stat().st_mtime_ns + 2 * MARGIN_NS
    store.keep_states({**store.states(), "content/a.md": (found.state, long_after, digest)})
    store.close()

    assert room.build().rendered == ()
    assert room.build(rehash=True).rendered == ("2020/05/a.html", "search/words/0.js")
    assert "Other text" in room.page("2020/05/a.html")


def test_a_fresh_build_forgets_what_is_remembered(room: Newsroom) -> None:
    room.build()

    assert room.build(fresh=True).read == 1
    assert room.build().read == 0


# The machine.


def test_an_output_folder_that_cannot_be_written_ends_the_build_with_4_and_stays(
    room: Newsroom,
) -> None:
    room.output = room.site / "public" / "output"
    room.output.parent.mkdir()
    room.build()
    before = room.tree()
    room.edit("content/a.md", "First text", "Other text")
    room.output.parent.chmod(0o555)
    try:
        words = ("build", "--out", room.output, "--as-of", "2026-01-01")
        done = run_powerless(*words, cwd=room.site)
    finally:
        room.output.parent.chmod(0o755)

    assert done.code == 4
    assert "error[disk]" in done.err
    assert "Permission denied\n  hint: check free space and permissions\n" in done.err
    assert "Traceback" not in done.err
    assert room.tree() == before
    assert room.build().exit_code == 0
    assert "Other text" in room.page("2020/05/a.html")


def test_a_page_that_cannot_be_replaced_ends_the_build_with_4_and_the_next_one_heals(
    room: Newsroom,
) -> None:
    room.build()
    room.edit("content/a.md", "First text", "Other text")
    (room.output / "2020/05").chmod(0o555)
    try:
        done = run_powerless("build", "--as-of", "2026-01-01", cwd=room.site)
    finally:
        (room.output / "2020/05").chmod(0o755)

    assert (done.code, done.codes) == (4, ["disk"])
    assert "First text" in room.page("2020/05/a.html")
    assert room.build().exit_code == 0
    assert room.report.resumed
    assert "Other text" in room.page("2020/05/a.html")


def test_an_output_folder_that_cannot_be_looked_at_ends_the_build_with_4(room: Newsroom) -> None:
    room.build()
    room.output.chmod(0)
    try:
        done = run_powerless("build", cwd=room.site)
    finally:
        room.output.chmod(0o755)

    assert (done.code, done.codes) == (4, ["disk"])


def test_a_site_that_cannot_be_written_ends_the_build_with_4(room: Newsroom) -> None:
    room.site.chmod(0o555)
    try:
        done = run_powerless("build", "--out", room.site.parent / "out", cwd=room.site)
    finally:
        room.site.chmod(0o755)

    assert (done.code, done.codes) == (4, ["disk"])
    assert ".dateline" in done.err


def test_a_machine_without_memory_ends_the_build_with_4(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise MemoryError

    room.build()
    before = room.tree()
    room.edit("content/a.md", "A report", "Another report")
    monkeypatch.setattr(prepare, "index", exhausted)

    assert room.build().exit_code == 4
    assert the_one(room.report)[:2] == ("worker-lost", "there is not enough memory")
    assert room.tree() == before


def test_a_worker_that_is_lost_ends_the_build_with_4(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object, **__: object) -> None:
        raise WorkerLost

    monkeypatch.setattr(prepare, "read_all", lost)

    assert room.build().exit_code == 4
    assert the_one(room.report)[0] == "worker-lost"


def test_a_site_in_a_folder_whose_name_is_not_unicode_is_built(room: Newsroom) -> None:
    site = Path(os.fsdecode(os.fsencode(room.site.parent) + b"/caf\xe9"))
    shutil.copytree(room.site, site)
    elsewhere = Newsroom.__new__(Newsroom)
    elsewhere.site, elsewhere.output = site, site / "output"
    room.build()

    assert elsewhere.build().exit_code == 0
    assert elsewhere.tree() == room.tree()
    assert elsewhere.build().rendered == ()


# The report.


def test_the_report_for_programs_has_everything_by_name(room: Newsroom) -> None:
    room.write("content/b.md", article(title="B", sources=""))
    plain = as_plain(room.build())

    assert plain["articles"] == 2
    assert plain["read"] == 2
    assert plain["rendered"] == len(room.report.rendered)
    assert plain["rendered_urls"] == list(room.report.rendered)
    assert plain["added"] == list(room.report.added)
    assert (plain["kept"], plain["held"], plain["exit_code"]) == (0, 0, 0)
    assert (plain["changed"], plain["removed"], plain["foreign"]) == ([], [], [])
    assert (plain["published"], plain["dry_run"]) == (True, False)
    assert plain["diagnostics"] == [
        {
            "code": "no-sources",
            "severity": "warning",
            "message": "the article names no sources",
            "hint": room.diagnostics[0].hint,
            "path": "content/b.md",
            "line": 1,
            "column": 1,
            "end_line": room.diagnostics[0].span.end_line if room.diagnostics[0].span else 0,
            "end_column": room.diagnostics[0].span.end_column if room.diagnostics[0].span else 0,
        }
    ]


def test_time_is_counted_by_the_stage_it_was_spent_in(room: Newsroom) -> None:
    assert all(seconds >= 0 for seconds in room.build().seconds.values())
    assert next(iter(room.report.seconds)) == "gather"
