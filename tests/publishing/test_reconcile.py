import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.base.digest import Digest
from dateline.model.edition import Entry
from dateline.publishing import reconcile
from tests.publishing.press import put_files

PAGES = {"index.html": "front", "2013/05/a.html": "a", "2013/05/b.html": "b"}
Change = Callable[[Path], object]


def entries_of(output: Path) -> dict[str, Entry]:
    found = {}
    for url in PAGES:
        status = (output / url).stat()
        digest = Digest(f"sha of {url}")
        found[url] = Entry(
            url=url,
            fingerprint=Digest(f"made of {url}"),
            sha256=digest,
            size=status.st_size,
            mtime_ns=status.st_mtime_ns,
        )
    return found


def wanted() -> dict[str, Digest]:
    return {url: Digest(f"made of {url}") for url in PAGES}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    put_files(tmp_path / "output", PAGES)
    return tmp_path / "output"


def test_nothing_is_rendered_when_nothing_changed(output: Path) -> None:
    entries = entries_of(output)
    found = reconcile.outdated(wanted(), entries, output)
    assert found == reconcile.Reconciliation(outdated=(), kept=entries)


def test_everything_is_rendered_into_a_folder_that_is_not_there(output: Path) -> None:
    found = reconcile.outdated(wanted(), entries_of(output), output.parent / "other")
    assert found == reconcile.Reconciliation(outdated=tuple(PAGES), kept={})


def test_a_page_without_an_entry_and_one_made_of_something_else_are_rendered(output: Path) -> None:
    entries = entries_of(output)
    del entries["2013/05/a.html"]
    plan = {**wanted(), "new.html": Digest("new"), "index.html": Digest("made of more")}
    found = reconcile.outdated(plan, entries, output)
    assert found.outdated == ("index.html", "2013/05/a.html", "new.html")
    assert found.kept == {"2013/05/b.html": entries["2013/05/b.html"]}


def test_where_nobody_was_the_disk_is_not_asked(output: Path) -> None:
    entries = entries_of(output)
    (output / "index.html").unlink()
    plan = {**wanted(), "2013/05/a.html": Digest("made of more")}
    assert reconcile.outdated(plan, entries, output).outdated == ("index.html", "2013/05/a.html")
    found = reconcile.outdated_unseen(plan, entries)
    assert found.outdated == ("2013/05/a.html",)
    assert found.kept == {url: entries[url] for url in ("index.html", "2013/05/b.html")}


def test_an_entry_that_is_no_longer_planned_is_not_kept(output: Path) -> None:
    found = reconcile.outdated(
        {"index.html": Digest("made of index.html")}, entries_of(output), output
    )
    assert found.outdated == ()
    assert list(found.kept) == ["index.html"]


def _rewrite(path: Path) -> None:
    status = path.stat()
    path.write_text("!")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))


def _lengthen(path: Path) -> None:
    status = path.stat()
    path.write_text("longer")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _to_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _to_link(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to("moved")


def _behind_a_link(path: Path) -> None:
    path.parent.rename(path.parent.with_name("moved"))
    path.parent.symlink_to("moved")


def _behind_two_links(path: Path) -> None:
    year = path.parent.parent
    year.rename(year.with_name("moved"))
    year.symlink_to("moved")


def _below_a_file(path: Path) -> None:
    path.unlink()
    (path.parent / "b.html").unlink()
    path.parent.rmdir()
    path.parent.write_text("a file")


@pytest.mark.parametrize("change", [Path.unlink, _rewrite, _lengthen, _to_folder, _to_link])
def test_a_file_that_somebody_changed_is_rendered_again(output: Path, change: Change) -> None:
    entries = entries_of(output)
    change(output / "2013/05/a.html")
    found = reconcile.outdated(wanted(), entries, output)
    assert found.outdated == ("2013/05/a.html",)
    assert sorted(found.kept) == ["2013/05/b.html", "index.html"]


@pytest.mark.parametrize("change", [_behind_a_link, _behind_two_links, _below_a_file])
def test_files_in_a_folder_that_somebody_changed_are_rendered_again(
    output: Path, change: Change
) -> None:
    entries = entries_of(output)
    change(output / "2013/05/a.html")
    found = reconcile.outdated(wanted(), entries, output)
    assert found.outdated == ("2013/05/a.html", "2013/05/b.html")
    assert sorted(found.kept) == ["index.html"]


def test_a_link_in_the_place_of_a_file_is_rendered_again_however_alike_it_looks(
    output: Path,
) -> None:
    link = output / "index.html"
    link.unlink()
    link.symlink_to("12345")
    entries = entries_of_link(link)
    found = reconcile.outdated({"index.html": Digest("x")}, entries, output)
    assert found.outdated == ("index.html",)


def entries_of_link(link: Path) -> dict[str, Entry]:
    status = link.lstat()
    entry = Entry(
        url="index.html",
        fingerprint=Digest("x"),
        sha256=Digest("y"),
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
    )
    return {"index.html": entry}


def test_foreign_files_are_listed_and_links_are_not_followed(output: Path) -> None:
    put_files(output, {"CNAME": "x", "2013/notes/draft.txt": "x", "SHA256SUMS": "ours"})
    (output.parent / "elsewhere").mkdir()
    (output.parent / "elsewhere" / "file").write_text("x")
    (output / "link").symlink_to(output.parent / "elsewhere")
    (output / "empty").mkdir()
    assert reconcile.foreign(output, PAGES) == ("2013/notes/draft.txt", "CNAME", "link")


def test_a_folder_that_is_not_there_holds_nothing_foreign(tmp_path: Path) -> None:
    assert reconcile.foreign(tmp_path / "none", PAGES) == ()


def test_a_foreign_name_that_is_not_text_can_be_printed(output: Path) -> None:
    (output / os.fsdecode(b"caf\xe9.html")).write_text("x")
    assert reconcile.foreign(output, PAGES) == ("caf�.html",)
