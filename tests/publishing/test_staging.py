import os
import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from dateline.base.digest import digest_of
from dateline.publishing import journal, staging
from dateline.publishing.journal import Journal
from tests.publishing.press import files_in, printed, stamps_of, waiting


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site" / "output"


def test_new_bytes_wait_beside_the_output(output: Path) -> None:
    found = staging.write(output, "2013/05/report.html", b"report")
    room = output.parent / ".output.dateline-staging" / "files"
    (waiting,) = room.rglob("2013,05,report.html")
    assert waiting.read_bytes() == b"report"
    assert not output.exists()
    assert found == staging.Staged(
        url="2013/05/report.html",
        sha256=digest_of(b"report"),
        size=6,
        mtime_ns=waiting.stat().st_mtime_ns,
        staged=True,
    )


def test_an_edition_without_a_predecessor_waits_as_it_will_stand(output: Path) -> None:
    staging.begin(output)
    staging.write(output, "2013/05/report.html", b"report")
    staging.write_pieces(output, "data/all.csv", [b"a,", b"b"])

    assert staging.is_whole(output)
    report = staging.write(output, "2013/05/report.html", b"report")
    assert Path(staging.path_of(output, report)).read_bytes() == b"report"
    assert files_in(Path(staging.whole_of(output))) == {
        "2013/05/report.html": "report",
        "data/all.csv": "a,b",
    }
    assert not output.exists()


def test_an_edition_that_follows_another_waits_in_rooms(output: Path) -> None:
    printed(output, {"a.html": "first"})

    staging.begin(output)

    assert not staging.is_whole(output)
    assert not staging.folder_of(output).exists()


def test_bytes_that_are_there_already_are_not_staged(output: Path) -> None:
    printed(output, {"a/b.html": "same"})
    os.utime(output / "a" / "b.html", ns=(10**18, 10**18))
    found = staging.write(output, "a/b.html", b"same")
    assert found == staging.Staged(
        url="a/b.html", sha256=digest_of(b"same"), size=4, mtime_ns=10**18, staged=False
    )
    assert not staging.folder_of(output).exists()


@pytest.mark.parametrize("text", ["samE", "longer", ""])
def test_other_bytes_are_staged(output: Path, text: str) -> None:
    printed(output, {"a.html": "same"})
    assert staging.write(output, "a.html", text.encode()).staged


def test_a_file_behind_a_link_does_not_count_as_there(output: Path) -> None:
    (output.parent / "elsewhere").mkdir(parents=True)
    (output.parent / "elsewhere" / "b.html").write_bytes(b"same")
    output.mkdir()
    (output / "a").symlink_to(output.parent / "elsewhere")
    (output / "c.html").symlink_to(output.parent / "elsewhere" / "b.html")
    assert staging.write(output, "a/b.html", b"same").staged
    assert staging.write(output, "c.html", b"same").staged


@pytest.mark.parametrize("url", ["../x.html", "/x.html", "a/../../x", "", "con", "a b", "a/."])
def test_an_address_that_no_plan_contains_is_a_bug(output: Path, url: str) -> None:
    with pytest.raises(ValueError, match="an address"):
        staging.write(output, url, b"x")
    assert not output.parent.exists()


def test_files_are_for_all_readers_and_the_waiting_room_is_not(output: Path) -> None:
    before = os.umask(0o077)
    try:
        staging.write(output, "a/b.html", b"text")
    finally:
        os.umask(before)
    room = staging.folder_of(output)
    assert stat.S_IMODE(waiting(output, "a/b.html").stat().st_mode) == 0o644
    assert stat.S_IMODE(room.stat().st_mode) == 0o700


def test_several_processes_stage_at_once(output: Path) -> None:
    urls = [f"{number % 7}/{number % 3}/{number}.html" for number in range(60)]
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as workers:
        staged = [workers.submit(staging.write, output, url, url.encode()) for url in urls]
        assert [each.result().url for each in staged] == urls
    assert {url: waiting(output, url).read_text() for url in urls} == {url: url for url in urls}


def test_many_files_wait_in_several_folders_and_those_of_one_name_in_one() -> None:
    rooms = {staging.name_of(f"2013/05/{number}.html").partition("/")[0] for number in range(1000)}
    assert len(rooms) == 64
    names = [staging.name_of(f"2013/05/a.{ending}") for ending in ("html", "ris", "bib", "json")]
    assert len({name.partition("/")[0] for name in names}) == 1


@pytest.mark.parametrize("pieces", [[b"report"], [b"rep", b"", b"ort"], [b"r", b"eport"]])
def test_bytes_that_come_in_pieces_wait_as_a_whole(output: Path, pieces: list[bytes]) -> None:
    found = staging.write_pieces(output, "a/table.csv", pieces)
    assert waiting(output, "a/table.csv").read_bytes() == b"report"
    mtime_ns = waiting(output, "a/table.csv").stat().st_mtime_ns
    assert found == staging.Staged("a/table.csv", digest_of(b"report"), 6, mtime_ns, staged=True)
    assert stat.S_IMODE(waiting(output, "a/table.csv").stat().st_mode) == 0o644


def test_pieces_that_are_there_already_are_not_staged(output: Path) -> None:
    printed(output, {"table.csv": "report"})
    os.utime(output / "table.csv", ns=(10**18, 10**18))
    found = staging.write_pieces(output, "table.csv", [b"rep", b"ort"])
    assert found == staging.Staged("table.csv", digest_of(b"report"), 6, 10**18, staged=False)
    assert not waiting(output, "table.csv").exists()
    assert staging.write_pieces(output, "table.csv", [b"rep", b"airs"]).staged


def test_bytes_are_found_where_they_are_until_an_edition_is_published(output: Path) -> None:
    printed(output, {"a/kept.csv": "report"})
    kept = staging.write(output, "a/kept.csv", b"report")
    new = staging.write(output, "a/new.csv", b"another")

    assert Path(staging.path_of(output, kept)).read_bytes() == b"report"
    assert Path(staging.path_of(output, new)) == waiting(output, "a/new.csv")


def test_pieces_for_an_address_that_no_plan_contains_are_a_bug(output: Path) -> None:
    with pytest.raises(ValueError, match="an address"):
        staging.write_pieces(output, "../table.csv", [b"x"])
    assert not output.parent.exists()


def test_clearing_removes_what_is_staged_and_nothing_else(output: Path) -> None:
    printed(output, {"a.html": "old"})
    stamps = stamps_of(output, ["a.html"])
    staging.write(output, "a.html", b"new")
    (staging.folder_of(output) / "journal.new").write_bytes(b"half a jour")
    staging.clear(output)
    staging.clear(output)
    assert not staging.folder_of(output).exists()
    assert files_in(output)["a.html"] == "old"
    assert stamps_of(output, ["a.html"]) == stamps


def test_clearing_keeps_an_unfinished_journal_and_the_manifest_it_names(output: Path) -> None:
    staging.write(output, "a.html", b"new")
    room = staging.folder_of(output)
    name = digest_of(b"manifest")
    (room / name).write_bytes(b"manifest")
    (room / digest_of(b"other")).write_bytes(b"of an older journal")
    journal.write(room, Journal(replacements=(), removals=(), manifest=name))
    staging.clear(output)
    assert sorted(path.name for path in room.iterdir()) == sorted(["journal", name])
    staging.finish(output)
    assert not room.exists()


def test_links_in_the_waiting_room_are_removed_and_not_followed(output: Path) -> None:
    (output.parent / "precious").mkdir(parents=True)
    (output.parent / "precious" / "a").write_bytes(b"a")
    staging.make(output)
    (staging.folder_of(output) / "link").symlink_to(output.parent / "precious")
    staging.clear(output)
    assert files_in(output.parent) == {"precious/a": "a"}


@pytest.mark.parametrize("kind", ["file", "link"])
def test_something_else_with_the_name_of_the_waiting_room_is_not_touched(
    output: Path, kind: str
) -> None:
    precious = output.parent / "precious"
    precious.mkdir(parents=True)
    (precious / "a").write_bytes(b"a")
    room = staging.folder_of(output)
    if kind == "link":
        room.symlink_to(precious)
    else:
        room.write_bytes(b"a")
    for operation in (staging.clear, staging.finish, staging.make):
        with pytest.raises(NotADirectoryError):
            operation(output)
    assert (precious / "a").read_bytes() == b"a"
    assert os.path.lexists(room)
