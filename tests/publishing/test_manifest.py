import subprocess
from pathlib import Path

import pytest

from dateline.base.digest import Digest, digest_of
from dateline.publishing import manifest

ONE, TWO = digest_of(b"one"), digest_of(b"two")
MARK = "# Dateline edition, format 1\n"


def test_a_manifest_is_sorted_by_address_and_begins_with_our_mark() -> None:
    text = manifest.text_of({"b.html": TWO, "a/c.html": ONE, "Z": ONE})
    assert text == f"{MARK}{ONE}  Z\n{ONE}  a/c.html\n{TWO}  b.html\n"


def test_an_empty_edition_has_a_manifest_that_says_whose_folder_it_is() -> None:
    assert manifest.text_of({}) == MARK
    assert manifest.parse(MARK) == {}


def test_what_was_written_is_read() -> None:
    digests = {"index.html": ONE, ".well-known/security.txt": TWO, "a/b~c_d-e.html": ONE}
    assert manifest.parse(manifest.text_of(digests)) == digests


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        f"{ONE}  index.html\n",
        f"# Dateline edition, format 2\n{ONE}  index.html\n",
        f"# Dateline edition, format 10\n{ONE}  index.html\n",
        f"# SHA256 sums of something else\n{ONE}  index.html\n",
    ],
)
def test_without_the_mark_of_this_format_nothing_is_ours(text: str) -> None:
    assert manifest.parse(text) is None


@pytest.mark.parametrize(
    "line",
    [
        f"{ONE}  a/b.html",
        f"{ONE} *a/b.html",
        f"{ONE}  a/b.html\r",
        f"{ONE}  a/b.html \t",
        f"{ONE.upper()}  a/b.html",
        f"# a remark\n\n{ONE}  a/b.html",
    ],
)
def test_a_manifest_edited_by_people_and_tools_is_read_tolerantly(line: str) -> None:
    assert manifest.parse(f"{MARK.strip()}\r\n{line}\n") == {"a/b.html": ONE}


@pytest.mark.parametrize(
    "name",
    [
        "../outside.html",
        "a/../../outside.html",
        "a/..",
        "..",
        ".",
        "a/./b.html",
        "/etc/passwd",
        "a//b.html",
        "a/",
        "a\\b.html",
        "a b.html",
        "ä.html",
        "SHA256SUMS",
        "",
    ],
)
def test_a_line_that_could_lead_elsewhere_makes_nothing_ours(name: str) -> None:
    assert manifest.parse(f"{MARK}{ONE}  {name}\n{TWO}  good.html\n") == {"good.html": TWO}


@pytest.mark.parametrize("digest", ["", "0" * 63, "0" * 65, "g" * 64])
def test_a_line_without_a_digest_makes_nothing_ours(digest: str) -> None:
    assert manifest.parse(f"{MARK}{digest}  a.html\n") == {}


def test_a_folder_without_a_manifest_records_nothing(tmp_path: Path) -> None:
    assert manifest.text_at(tmp_path) == ""
    assert manifest.read(tmp_path) is None


def test_a_manifest_that_is_a_link_or_a_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "real").write_text(MARK)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / manifest.NAME).symlink_to(tmp_path / "real")
    (tmp_path / "b" / manifest.NAME).mkdir(parents=True)
    assert manifest.read(tmp_path / "a") is None
    assert manifest.read(tmp_path / "b") is None


def test_bytes_that_are_no_text_make_nothing_ours(tmp_path: Path) -> None:
    (tmp_path / manifest.NAME).write_bytes(MARK.encode() + b"\xff\xfe\x00" * 40)
    assert manifest.read(tmp_path) == {}


def test_sha256sum_reads_the_manifest_and_finds_a_changed_file(tmp_path: Path) -> None:
    pages = {"index.html": b"front page", "2013/05/report.html": b"report"}
    digests: dict[str, Digest] = {}
    for url, data in pages.items():
        (tmp_path / url).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / url).write_bytes(data)
        digests[url] = digest_of(data)
    (tmp_path / manifest.NAME).write_text(manifest.text_of(digests), "utf-8")
    command = ["sha256sum", "--check", "--strict", "--warn", manifest.NAME]
    good = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert good.stdout == "2013/05/report.html: OK\nindex.html: OK\n"
    assert good.stderr == ""
    (tmp_path / "index.html").write_bytes(b"front pagE")
    bad = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert bad.returncode == 1
    assert "index.html: FAILED\n" in bad.stdout
