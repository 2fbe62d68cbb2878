from pathlib import Path

import pytest

from dateline.base import canonical
from dateline.base.digest import digest_of
from dateline.publishing import journal
from dateline.publishing.journal import Journal, Removal, Replacement

ONE, TWO, THREE = digest_of(b"one"), digest_of(b"two"), digest_of(b"three")
PLAN = Journal(
    replacements=(Replacement("style.css", ONE, None), Replacement("a/b.html", TWO, ONE)),
    removals=(Removal("old.html", THREE),),
    manifest=THREE,
)


def sealed(body: bytes, mark: bytes = b"# Dateline journal, format 1") -> bytes:
    return b"\n".join([mark, digest_of(body).encode(), body])


def test_what_is_written_is_read_in_the_same_order(tmp_path: Path) -> None:
    journal.write(tmp_path, PLAN)
    assert journal.read(tmp_path) == PLAN
    assert [path.name for path in tmp_path.iterdir()] == ["journal"]
    assert (tmp_path / "journal").read_bytes() == sealed(canonical.encode(PLAN))


def test_a_new_journal_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    journal.write(tmp_path, PLAN)
    empty = Journal(replacements=(), removals=(), manifest=ONE)
    journal.write(tmp_path, empty)
    assert journal.read(tmp_path) == empty


def test_no_journal_is_no_journal(tmp_path: Path) -> None:
    assert journal.read(tmp_path) is None
    assert journal.read(tmp_path / "nowhere") is None


def test_a_dropped_journal_is_gone_and_may_be_dropped_again(tmp_path: Path) -> None:
    journal.write(tmp_path, PLAN)
    journal.drop(tmp_path)
    journal.drop(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_journal_behind_a_link_is_not_ours(tmp_path: Path) -> None:
    journal.write(tmp_path, PLAN)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "journal").symlink_to(tmp_path / "journal")
    assert journal.read(tmp_path / "other") is None


def test_any_changed_or_missing_byte_makes_it_no_journal(tmp_path: Path) -> None:
    whole = sealed(canonical.encode(PLAN))
    path = tmp_path / "journal"
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert journal.read(tmp_path) is None, place
        path.write_bytes(whole[:place])
        assert journal.read(tmp_path) is None, place


@pytest.mark.parametrize(
    "data",
    [
        sealed(canonical.encode(PLAN), b"# Dateline journal, format 2"),
        sealed(b"not json"),
        sealed(b"[]"),
        sealed(b"{}"),
        sealed(b'{"manifest":"x","removals":[],"replacements":[],"surprise":1}'),
        sealed(b'{"manifest":"x","removals":7,"replacements":[]}'),
        sealed(b'{"manifest":"x","removals":[{"url":"a.html"}],"replacements":[]}'),
        sealed(b'{"manifest":"x","removals":[{"url":7,"before":"y"}],"replacements":[]}'),
        sealed(b'{"manifest":7,"removals":[],"replacements":[]}'),
        sealed(b"\xff"),
    ],
)
def test_another_format_is_no_journal_even_with_a_good_digest(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "journal").write_bytes(data)
    assert journal.read(tmp_path) is None


@pytest.mark.parametrize("url", ["../x.html", "/etc/passwd", "a/../../x", "", "a\\b"])
def test_a_journal_that_leads_out_of_the_output_is_not_ours(tmp_path: Path, url: str) -> None:
    for plan in (
        Journal(replacements=(Replacement(url, ONE, None),), removals=(), manifest=ONE),
        Journal(replacements=(), removals=(Removal(url, ONE),), manifest=ONE),
    ):
        journal.write(tmp_path, plan)
        assert journal.read(tmp_path) is None
