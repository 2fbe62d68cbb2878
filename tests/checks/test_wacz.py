"""Web archives placed by hand: sound ones are taken up, all others are named with their fault."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dateline.checks.copies.adopting import adopt
from dateline.checks.copies.shelf import Shelf
from dateline.checks.copies.verifying import verify
from dateline.checks.copies.wacz import Held, read_wacz
from dateline.model.keptcopy import SAVED, KeptCopy

URL = "https://courier.example/a"
AT = "2026-11-24T03:21:57Z"
PAGES = (
    '{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}\n'
    f'{{"url": "{URL}", "ts": "{AT}"}}\n'
    '{"url": "https://courier.example/b", "ts": "2026-11-25T00:00:00Z"}\n'
)
FILES = {
    "archive/data.warc.gz": b"not looked into",
    "indexes/index.cdx": b"a b c",
    "pages/pages.jsonl": PAGES.encode(),
}
Package = dict[str, object]


def resource(path: str, data: bytes, kind: str = "sha256") -> dict[str, object]:
    digest = hashlib.new(kind, data).hexdigest()
    return {
        "name": path.rpartition("/")[2],
        "path": path,
        "hash": f"{kind}:{digest}",
        "bytes": len(data),
    }


def package(files: Mapping[str, bytes] = FILES, **more: object) -> Package:
    resources = [resource(path, data) for path, data in files.items()]
    return {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources, **more}


def wacz(
    path: Path,
    described: object = None,
    files: Mapping[str, bytes] = FILES,
    *,
    seal: str | None = None,
) -> Path:
    description = json.dumps(described or package()).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
        file.writestr("datapackage.json", description)
        if seal is not None:
            digest = seal or f"sha256:{hashlib.sha256(description).hexdigest()}"
            sealed = {"path": "datapackage.json", "hash": digest}
            file.writestr("datapackage-digest.json", json.dumps(sealed))
    return path


def faults(path: Path) -> list[str]:
    archive, said = read_wacz(path, "x.wacz")
    assert (archive is None) == bool(said)
    for one in said:
        assert (one.code, one.is_error) == ("copy-damaged", True)
        assert one.span is not None
        assert one.span.path == "x.wacz"
        assert one.message.startswith("x.wacz: ")
    return [one.message.removeprefix("x.wacz: ") for one in said]


def test_a_sound_archive_says_what_it_holds(tmp_path: Path) -> None:
    archive, said = read_wacz(wacz(tmp_path / "a.wacz", seal=""), "x.wacz")

    assert said == ()
    assert archive is not None
    assert archive.pages == (
        Held(address=URL, at=AT),
        Held(address="https://courier.example/b", at="2026-11-25T00:00:00Z"),
    )


def test_the_main_page_comes_first(tmp_path: Path) -> None:
    described = package(mainPageUrl=URL, mainPageDate=AT)
    archive, _ = read_wacz(wacz(tmp_path / "a.wacz", described), "x.wacz")

    assert archive is not None
    assert [page.address for page in archive.pages] == [URL, "https://courier.example/b"]


def without_list() -> Package:
    return {"profile": "data-package"}


def forged() -> Package:
    files = {path: resource(path, data, "md5") for path, data in FILES.items()}
    return {"resources": [*files.values()]}


@pytest.mark.parametrize(
    ("described", "fault"),
    [
        (without_list, "datapackage.json lists no resources"),
        (lambda: {"resources": [7]}, "resource 0 of datapackage.json has no path or no hash"),
        (
            lambda: {"resources": [{"path": "a", "hash": 3}]},
            "resource 0 of datapackage.json has no path or no hash",
        ),
        (
            lambda: {"resources": [{"path": "indexes/index.cdx", "hash": "sha256:00"}]},
            "datapackage.json holds a hash of no known kind: sha256:00",
        ),
        (
            lambda: {"resources": [{"path": "indexes/index.cdx", "hash": "crc:00"}]},
            "datapackage.json holds a hash of no known kind: crc:00",
        ),
        (lambda: ["no", "object"], "datapackage.json is not an object"),
    ],
)
def test_a_description_that_describes_nothing_is_named(
    tmp_path: Path, described: Callable[[], object], fault: str
) -> None:
    assert faults(wacz(tmp_path / "a.wacz", described())) == [fault]


def test_every_difference_is_named(tmp_path: Path) -> None:
    touched = {**FILES, "archive/data.warc.gz": b"touched", "extra.txt": b"?"}
    del touched["indexes/index.cdx"]
    found = faults(wacz(tmp_path / "a.wacz", package(), touched))

    digest = hashlib.sha256(b"touched").hexdigest()
    assert found == [
        "archive/data.warc.gz has 7 bytes, and datapackage.json says 15",
        f"archive/data.warc.gz is not what datapackage.json says: its sha256 is {digest}",
        "indexes/index.cdx is listed in datapackage.json and missing",
        "extra.txt is not listed in datapackage.json, so nothing vouches for it",
    ]


def test_a_digest_that_can_be_forged_vouches_for_nothing(tmp_path: Path) -> None:
    assert faults(wacz(tmp_path / "a.wacz", forged())) == [
        f"{path} is vouched for by md5 only, which anybody can forge" for path in FILES
    ]


@pytest.mark.parametrize(
    ("seal", "fault"),
    [
        (f"sha256:{'0' * 64}", "datapackage.json is not the one that datapackage-digest.json was"),
        ("nonsense", "datapackage-digest.json holds a hash of no known kind: nonsense"),
    ],
)
def test_a_broken_seal_is_named(tmp_path: Path, seal: str, fault: str) -> None:
    [found] = faults(wacz(tmp_path / "a.wacz", seal=seal))

    assert found.startswith(fault)


def test_an_archive_without_a_description_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as file:
        file.writestr("pages/pages.jsonl", PAGES)

    assert faults(tmp_path / "a.wacz") == [
        "it has no datapackage.json, so nothing in it can be verified"
    ]


def test_what_is_no_zip_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.wacz").write_bytes(b"no zip")

    assert faults(tmp_path / "a.wacz") == ["it is no sound zip file"]
    assert faults(tmp_path / "none.wacz") == ["No such file or directory"]


def test_a_damaged_entry_is_named(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.wacz", files={**FILES, "indexes/index.cdx": b"abc" * 500})
    data = bytearray(path.read_bytes())
    begin = data.index(b"indexes/index.cdx") + len(b"indexes/index.cdx")
    data[begin + 2 : begin + 8] = b"\xff" * 6
    path.write_bytes(data)

    assert "indexes/index.cdx is damaged" in faults(path)


def test_a_file_that_is_there_twice_is_named(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.wacz")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as file:
        file.writestr("indexes/index.cdx", b"other")

    assert faults(path)[0] == "it holds indexes/index.cdx twice"


def test_an_archive_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.wacz", files={**FILES, "archive/bomb": b"\0" * 5_000_000})

    assert faults(path) == ["archive/bomb would unpack to more than 200 times its size"]


def test_an_archive_of_too_many_files_is_not_looked_into(tmp_path: Path) -> None:
    files = {f"archive/{n}": b"" for n in range(10_001)}

    [found] = faults(wacz(tmp_path / "a.wacz", package({}), files))
    assert found.startswith("it would unpack to 10,002 files of ")


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("datapackage.json", b"{", "datapackage.json is not JSON"),
        ("datapackage.json", b"[" * 90_000, "datapackage.json is not JSON"),
        ("datapackage-digest.json", b"x", "datapackage-digest.json is not JSON"),
        (
            "datapackage-digest.json",
            b'{"path": "other.json", "hash": "sha256:00"}',
            "datapackage-digest.json does not say what datapackage.json should be",
        ),
        (
            "datapackage-digest.json",
            b'{"path": "datapackage.json"}',
            "datapackage-digest.json does not say what datapackage.json should be",
        ),
    ],
)
def test_descriptions_that_cannot_be_read_are_named(
    tmp_path: Path, name: str, data: bytes, fault: str
) -> None:
    described = {"datapackage.json": json.dumps(package({})).encode(), name: data}
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as file:
        for each, content in described.items():
            file.writestr(each, content)

    assert faults(tmp_path / "a.wacz") == [fault]


def test_a_description_without_end_is_not_read_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.checks.copies.wacz._MOST_DESCRIPTION", 50)

    assert faults(wacz(tmp_path / "a.wacz")) == ["datapackage.json is too large"]


def test_an_archive_without_a_list_of_pages_holds_its_main_page(tmp_path: Path) -> None:
    files = {"archive/data.warc.gz": b"x"}
    archive, said = read_wacz(
        wacz(tmp_path / "a.wacz", package(files, mainPageUrl=URL), files), "x.wacz"
    )

    assert (archive and archive.pages, said) == ((Held(address=URL),), ())


# Taking up.


def test_a_sound_archive_of_a_cited_work_is_taken_up(tmp_path: Path) -> None:
    path = wacz(tmp_path / SAVED / "by-hand.wacz", seal="")
    cited = "http://www.courier.example/a#part"
    entered, said = adopt(tmp_path, Shelf(tmp_path, ()), [cited, "https://other.example/"])

    copy = KeptCopy(
        address=cited,
        at=AT,
        file="by-hand.wacz",
        file_sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        final=URL,
        bytes=path.stat().st_size,
    )
    assert (entered, said) == ([copy], ())
    assert verify(tmp_path, [copy]) == (1, ())
    assert adopt(tmp_path, Shelf(tmp_path, [copy]), [cited]) == ([], ())


def test_an_archive_that_nobody_cites_is_told(tmp_path: Path) -> None:
    wacz(tmp_path / SAVED / "by-hand.wacz")
    entered, [said] = adopt(tmp_path, Shelf(tmp_path, ()), ["https://other.example/"])

    assert entered == []
    assert (said.code, said.is_error) == ("copy-unlisted", False)


def test_a_damaged_archive_is_not_taken_up(tmp_path: Path) -> None:
    wacz(tmp_path / SAVED / "by-hand.wacz", package(), {**FILES, "indexes/index.cdx": b"x y z"})
    entered, [said] = adopt(tmp_path, Shelf(tmp_path, ()), [URL])

    assert entered == []
    assert said.code == "copy-damaged"
    assert said.span is not None
    assert said.span.path == f"{SAVED}/by-hand.wacz"
    assert [one.code for one in verify(tmp_path, ())[1]] == ["copy-damaged"]
