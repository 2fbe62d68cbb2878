import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.base.diagnostics import Severity
from dateline.publishing import staging
from dateline.publishing.refusal import refused
from tests.publishing.faults import control_c, failing_at
from tests.publishing.press import files_in, print_edition, printed, put_files

NEW_FOLDER = "choose a new folder of its own, such as `output`"
SITE = {
    "site_config.yaml": "title: x",
    "content/a.md": "a",
    "templates/base.html": "",
    "static/site.css": "",
    "dateline/__init__.py": "",
    "tests/test_a.py": "",
    ".git/HEAD": "ref",
    ".venv/pyvenv.cfg": "",
    ".dateline/memo.db": "",
    "notes/letter.txt": "private",
    "work/.hg/store": "",
    "old/.svn/entries": "",
    "tree/.git": "gitdir: elsewhere",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    site = tmp_path / "home" / "desk" / "site"
    put_files(site, SITE)
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "desk"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home" / "desk"))
    monkeypatch.chdir(site)
    return site


ROOT = "is the root of a file system"
ITSELF = "is the site itself or holds it"
HOME = "is a home folder or holds one"
VERSIONS = "lies in a folder of version control"
FULL = "holds files that Dateline did not write"


def times_of(paths: list[Path]) -> list[tuple[int, int]]:
    return [(path.lstat().st_mtime_ns, path.lstat().st_ctime_ns) for path in paths]


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ("/", ROOT),
        ("../../../../../../../../../../../../../..", ROOT),
        (".", ITSELF),
        ("", ITSELF),
        ("notes/..", ITSELF),
        ("..", ITSELF),
        ("../..", ITSELF),
        ("../../..", ITSELF),
        ("to-site", ITSELF),
        ("to-parent", ITSELF),
        ("to-site/to-site/.", ITSELF),
        ("content", "is, or lies in, the site's own `content` folder"),
        ("content/new/output", "is, or lies in, the site's own `content` folder"),
        ("to-content", "is, or lies in, the site's own `content` folder"),
        ("to-content/output", "is, or lies in, the site's own `content` folder"),
        ("templates", "is, or lies in, the site's own `templates` folder"),
        ("static/output", "is, or lies in, the site's own `static` folder"),
        ("dateline/output", "is, or lies in, the site's own `dateline` folder"),
        ("tests", "is, or lies in, the site's own `tests` folder"),
        (".git", "is, or lies in, the site's own `.git` folder"),
        (".git/objects/output", "is, or lies in, the site's own `.git` folder"),
        (".venv/output", "is, or lies in, the site's own `.venv` folder"),
        (".dateline", "is, or lies in, the site's own `.dateline` folder"),
        ("work/.hg/output", VERSIONS),
        ("old/.svn", VERSIONS),
        ("../other/.GIT/output", VERSIONS),
        ("work", "is under version control: it holds `.hg`"),
        ("old", "is under version control: it holds `.svn`"),
        ("tree", "is under version control: it holds `.git`"),
        ("notes", FULL),
        ("to-notes", FULL),
        ("site_config.yaml", "is a file"),
        ("site_config.yaml/output", "lies below something that is a file"),
        ("pipe", "is a file"),
        ("loop", "is a link that leads to itself"),
        ("loop/output", "is a link that leads to itself"),
        ("/dev", "is a drive or volume of its own"),
    ],
)
def test_dangerous_output_folders_are_refused_and_not_touched(
    site: Path, setting: str, reason: str
) -> None:
    for name, target in (
        ("to-site", site),
        ("to-parent", site.parent),
        ("to-content", site / "content"),
        ("to-notes", site / "notes"),
        ("loop", site / "loop"),
    ):
        (site / name).symlink_to(target)
    os.mkfifo(site / "pipe")
    everything = sorted(site.parent.rglob("*"))
    before = times_of(everything)
    found = refused(Path(setting), Path())
    assert found is not None
    assert found.code == "refused-output"
    assert found.severity is Severity.ERROR
    assert found.message == f"the output folder `{Path(setting)}` {reason}"
    assert found.hint != ""
    assert sorted(site.parent.rglob("*")) == everything
    assert times_of(everything) == before


def test_a_home_folder_is_refused_even_if_the_site_is_elsewhere(site: Path, tmp_path: Path) -> None:
    put_files(tmp_path / "elsewhere" / "site", SITE)
    for place in (tmp_path / "home" / "desk", tmp_path / "home"):
        found = refused(place, tmp_path / "elsewhere" / "site")
        assert found is not None
        assert found.message == f"the output folder `{place}` {HOME}"
        assert found.hint == NEW_FOLDER
    assert files_in(site) == SITE


def test_a_folder_is_known_by_what_it_is_and_not_by_how_it_is_written(site: Path) -> None:
    (site / "content").rename(site.parent / "articles")
    (site / "content").symlink_to(site.parent / "articles")
    found = refused(site.parent / "articles" / "output", site)
    assert found is not None
    assert "`content`" in found.message


@pytest.mark.parametrize(
    "setting", ["output", "new/deep/output", "content-2", "../public", "empty"]
)
def test_a_new_or_empty_folder_is_accepted(site: Path, setting: str) -> None:
    (site / "empty").mkdir()
    before = files_in(site.parent)
    assert refused(Path(setting), site) is None
    assert files_in(site.parent) == before


def test_a_link_to_a_new_folder_is_accepted(site: Path, tmp_path: Path) -> None:
    (site / "output").symlink_to(tmp_path / "web")
    assert refused(Path("output"), site) is None


def test_our_own_edition_is_accepted_with_foreign_files_in_it(site: Path) -> None:
    printed(site / "output", {"index.html": "x"})
    put_files(site / "output", {"CNAME": "x"})
    assert refused(Path("output"), site) is None


def test_an_edition_of_a_format_to_come_is_refused(site: Path) -> None:
    put_files(site / "output", {"SHA256SUMS": "# Dateline edition, format 2\n"})
    found = refused(Path("output"), site)
    assert found is not None
    assert found.message == (
        "the output folder `output` holds an edition in a format that this version of Dateline "
        "does not know"
    )


def test_the_hint_for_a_folder_with_other_files_says_both_ways_out(site: Path) -> None:
    found = refused(Path("notes"), site)
    assert found is not None
    assert found.hint == f"{NEW_FOLDER}, or empty this one"


def test_a_first_edition_that_was_interrupted_is_accepted(site: Path) -> None:
    """Some of its files are there and the manifest is not: the journal says that they are ours."""
    output, room = site / "output", staging.folder_of(site / "output")
    for turn in range(1, 200):
        # Into a folder that is not there, an edition comes as a whole or not at all.
        output.mkdir(exist_ok=True)
        with failing_at(turn, control_c), pytest.raises(KeyboardInterrupt):
            print_edition(output, {"index.html": "x", "a.html": "a"})
        if (output / "index.html").exists():
            break
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(room, ignore_errors=True)
    assert "SHA256SUMS" not in files_in(output)
    assert refused(Path("output"), site) is None
    (room / "journal").unlink()
    found = refused(Path("output"), site)
    assert found is not None
    assert found.message == f"the output folder `output` {FULL}"


def _link(room: Path) -> None:
    room.symlink_to(room.parent / "notes")


def _file(room: Path) -> None:
    room.write_text("x")


@pytest.mark.parametrize("make", [_link, _file])
def test_something_else_in_the_place_of_the_staging_folder_is_refused(
    site: Path, make: Callable[[Path], None]
) -> None:
    make(site / ".output.dateline-staging")
    found = refused(Path("output"), site)
    assert found is not None
    assert found.message == (
        "the output folder `output` has `.output.dateline-staging` beside it, which somebody "
        "else made"
    )
    assert found.hint == "remove `.output.dateline-staging`, or choose another folder"


def test_a_staging_folder_of_another_user_is_refused(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staging.make(site / "output")
    assert refused(Path("output"), site) is None
    somebody_else = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody_else)
    found = refused(Path("output"), site)
    assert found is not None
    assert "which somebody else made" in found.message
