"""`dateline export`: the archive for other programs."""

import csv
import json
import sys
from pathlib import Path

import pytest
import rispy
from pybtex.database import parse_string

from tests.commandline import run, run_here, run_powerless
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom(
        {
            "content/a.md": article(
                "SECRET-OF-PROSE",
                title="Report Ünes",
                tags="[media-law]",
                entities="[{name: OSCE, type: organisation}]",
            ),
            "content/b.md": article(
                title="'=Report b'",
                region="Europe",
                date="2021-01-02",
                author="Dateline Europe desk",
            ),
            "content/draft.md": article(
                title="A SECRET draft", status="draft", sources='["SECRET Post – Title – 2020"]'
            ),
            "content/later.md": article(title="SECRET later", embargo="2099-01-01T00:00Z"),
        }
    )


FORMATS = ("bib", "csl", "csv", "ftm", "json", "package", "ris")


def test_stdout_is_the_file_and_stderr_says_what_is_in_it(room: Newsroom) -> None:
    done = run("export", "csl", cwd=room.site)

    assert (done.code, done.err) == (0, "Exported 2 articles and 1 source.\n")
    assert [one["title"] for one in json.loads(done.out)] == ["=Report b", "Report Ünes", "A title"]


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_that_is_held_back_is_in_any_format(room: Newsroom, form: str) -> None:
    done = run_here("export", form, cwd=room.site)

    assert done.code == 0
    assert len(done.out) > 300
    assert "SECRET" not in done.out + done.err
    assert not room.output.exists()


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_archive_gives_the_same_bytes(room: Newsroom, form: str) -> None:
    first = run("export", form, cwd=room.site, environment={"PYTHONHASHSEED": "1"})
    second = run("export", form, "--jobs", "2", cwd=room.site, environment={"PYTHONHASHSEED": "2"})

    assert first.out == second.out


def test_a_selection_leaves_the_rest_out(room: Newsroom) -> None:
    done = run_here("export", "ris", "--select", "region=europe", cwd=room.site)

    assert [one["title"] for one in rispy.loads(done.out)] == ["=Report b", "A title"]
    assert done.err == "Exported 1 article and 1 source.\n"


def test_of_several_selections_all_must_hold(room: Newsroom) -> None:
    done = run_here(
        "export", "bib", "--select", "year=2020", "--select", "region=europe", cwd=room.site
    )

    assert (done.code, done.out) == (0, "")
    assert done.err == "Exported 0 articles and 0 sources.\n"


def test_a_selection_of_nothing_is_an_error_of_the_command(room: Newsroom) -> None:
    done = run("export", "bib", "--select", "tag=media-lwa", "--select", "x=1", cwd=room.site)

    assert (done.code, done.out) == (3, "")
    assert done.err == (
        "error[unknown-selection] --select tag=media-lwa: the archive has no article of that tag\n"
        "  hint: did you mean tag=media-law?\n"
        "error[unknown-selection] --select x=1: there is no key `x`\n"
        "  hint: the keys are author, country, outlet, region, series, tag, year\n"
    )


def test_there_are_two_tables(room: Newsroom) -> None:
    articles = run_here("export", "csv", cwd=room.site).out
    sources = run_here("export", "csv", "--table", "sources", cwd=room.site).out

    assert [row["id"] for row in csv.DictReader(articles.splitlines())] == [
        "2021/01/b",
        "2020/05/a",
    ]
    assert [row["title"] for row in csv.DictReader(sources.splitlines())] == ["A title"] * 2


def test_cells_are_harmless_unless_they_are_wanted_exactly(room: Newsroom) -> None:
    careful = run_here("export", "csv", cwd=room.site).out
    exact = run_here("export", "csv", "--exact", cwd=room.site).out

    assert ",'=Report b," in careful
    assert ",=Report b," in exact


def test_a_file_is_written_where_it_is_wanted(room: Newsroom) -> None:
    done = run_here("export", "bib", "--output", "archive.bib", cwd=room.site)
    text = (room.site / "archive.bib").read_text(encoding="utf-8")

    assert (done.code, done.out) == (0, "")
    assert [*parse_string(text, "bibtex").entries][:2] == ["2021:01:b", "2020:05:a"]
    assert [path.name for path in room.site.iterdir() if path.suffix == ".bib"] == ["archive.bib"]


def test_a_file_that_cannot_be_written_is_said_and_what_was_there_stays(room: Newsroom) -> None:
    done = run_here("export", "bib", "--output", "nowhere/archive.bib", cwd=room.site)

    assert (done.code, done.out) == (4, "")
    assert done.err.startswith("error[disk] nowhere/archive.bib: No such file or directory\n")


def test_a_folder_without_permission_is_said(room: Newsroom) -> None:
    assert run_here("export", "bib", cwd=room.site).code == 0
    closed = room.site / "closed"
    closed.mkdir(mode=0o555)
    done = run_powerless("export", "bib", "--output", closed / "a.bib", cwd=room.site)

    assert done.codes == ["disk"]
    assert [*closed.iterdir()] == []


def test_an_archive_with_errors_is_not_exported(room: Newsroom) -> None:
    room.edit("content/a.md", "region: Asia", "region: Atlantis")
    done = run_here("export", "bib", cwd=room.site)

    assert (done.code, done.out, done.codes) == (1, "", ["unknown-region"])


def test_a_folder_without_a_site_is_said(tmp_path: Path) -> None:
    done = run_here("export", "bib", cwd=tmp_path)

    assert (done.code, done.codes) == (3, ["no-config"])


def test_an_earlier_day_gives_the_archive_of_that_day(room: Newsroom) -> None:
    done = run_here("export", "json", "--as-of", "2020-12-31", cwd=room.site)

    assert [one["id"] for one in json.loads(done.out)] == ["2020/05/a"]


@pytest.mark.parametrize(
    "words", [("export",), ("export", "pdf"), ("export", "csv", "--table", "x")]
)
def test_wrong_usage_is_told(room: Newsroom, words: tuple[str, ...]) -> None:
    done = run_here(*words, cwd=room.site)

    assert (done.code, done.out) == (2, "")


def test_an_export_loads_neither_templates_nor_pictures(room: Newsroom) -> None:
    code = (
        "import sys; from dateline.cli.main import main\n"
        "try: main(['export', 'bib', '--output', 'x.bib'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'jinja2', 'PIL', 'rich'} & sys.modules.keys()))"
    )
    assert room.build().exit_code == 0
    command = (sys.executable, "-P", "-c")
    done = run(code, cwd=room.site, command=command)

    assert done.out == "[]\n"
