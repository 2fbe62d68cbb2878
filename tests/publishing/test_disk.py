import errno
import os
import stat
from pathlib import Path

import pytest

from dateline.base.digest import digest_of
from dateline.publishing import disk


def test_the_folders_on_the_way_to_an_address_are_named_outermost_first() -> None:
    assert list(disk.ancestors("a/b/c.html")) == ["a", "a/b"]
    assert list(disk.ancestors("index.html")) == []


def test_a_file_is_written_whole_even_if_the_system_takes_it_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:7]))
    disk.write(str(tmp_path / "a"), b"0123456789" * 10)
    assert (tmp_path / "a").read_bytes() == b"0123456789" * 10


def test_a_durable_file_has_reached_the_disk_before_it_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[bytes] = []
    monkeypatch.setattr(os, "fsync", lambda _: settled.append((tmp_path / "a").read_bytes()))
    disk.write(str(tmp_path / "a"), b"fleeting")
    assert settled == []
    disk.write(str(tmp_path / "a"), b"kept", durable=True)
    assert settled == [b"kept"]


def test_where_folders_cannot_be_settled_nothing_is_asked_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(os, "fsync", asked.append)
    disk.settle_folder(str(tmp_path))
    assert len(asked) == 1
    monkeypatch.delattr(os, "O_DIRECTORY")
    disk.settle_folder(str(tmp_path))
    assert len(asked) == 1


def test_a_disk_that_settles_names_by_itself_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (errno.EINVAL, errno.EIO):

        def fsync(_: int, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", fsync)
        if number == errno.EINVAL:
            disk.settle_folder(str(tmp_path))
        else:
            with pytest.raises(OSError, match="Input/output error"):
                disk.settle_folder(str(tmp_path))


def test_a_disk_without_permissions_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chmod(_path: str, _mode: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    (tmp_path / "a").write_bytes(b"")
    monkeypatch.setattr(os, "chmod", chmod)
    disk.let_read(str(tmp_path / "a"), 0o640)


def test_only_a_regular_file_in_the_folder_itself_has_a_digest(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.html").write_bytes(b"text")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "alias.html").symlink_to(tmp_path / "real" / "a.html")
    os.mkfifo(tmp_path / "pipe")
    root = str(tmp_path)
    assert disk.digest_at(root, "real/a.html") == digest_of(b"text")
    for url in ("link/a.html", "alias.html", "pipe", "real", "none.html", "real/a.html/b.html"):
        assert disk.digest_at(root, url) is None
        assert not disk.holds(root, url, b"text")


def test_bytes_are_compared_and_not_only_counted(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"text")
    assert disk.holds(str(tmp_path), "a", b"text")
    assert not disk.holds(str(tmp_path), "a", b"tex!")
    assert not disk.holds(str(tmp_path), "a", b"text!")


def test_a_folder_is_open_to_readers_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        disk.make_folder(str(tmp_path / "a"))
        disk.make_folder(str(tmp_path / "a"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o755


def test_a_folder_that_another_process_makes_at_the_same_time_is_as_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a"
    real = os.mkdir

    def overtaken(path: str, mode: int) -> None:
        real(path, mode)
        raise FileExistsError

    monkeypatch.setattr("os.mkdir", overtaken)
    disk.make_folder(str(place))

    assert place.is_dir()


def test_a_file_where_a_folder_must_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(FileExistsError):
        disk.make_folder(str(tmp_path / "a"))


def test_empty_folders_give_way_to_a_file_and_full_ones_do_not(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "empty" / "in" / "side").mkdir(parents=True)
    disk.replace(str(tmp_path / "new"), str(tmp_path / "empty"))
    assert (tmp_path / "empty").read_bytes() == b"new"
    (tmp_path / "new").write_bytes(b"newer")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").write_bytes(b"a")
    with pytest.raises(OSError, match="not empty"):
        disk.replace(str(tmp_path / "new"), str(tmp_path / "full"))
    assert (tmp_path / "full" / "a").read_bytes() == b"a"


def test_a_file_that_is_not_there_cannot_be_put_in_place(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        disk.replace(str(tmp_path / "none"), str(tmp_path / "a"))


def test_emptied_folders_go_up_to_the_first_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    (tmp_path / "a" / "kept").write_bytes(b"")
    disk.remove_empty_folders(str(tmp_path), "a/b/c/gone.html")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "kept"]
    disk.remove_empty_folders(str(tmp_path), "a/b/c/gone.html")
    disk.remove_empty_folders(str(tmp_path), "gone.html")
    assert tmp_path.is_dir()


def test_an_empty_folder_behind_a_link_stays(tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "empty").mkdir(parents=True)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "a").symlink_to(tmp_path / "elsewhere")
    disk.remove_empty_folders(str(tmp_path / "output"), "a/empty/gone.html")
    assert (tmp_path / "elsewhere" / "empty").is_dir()
    assert (tmp_path / "output" / "a").is_symlink()
