"""`dateline explain`: an address, or a code."""

import json

import pytest

from dateline.base.codes import CODES
from tests.commandline import run, run_here
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    room = newsroom({"content/a.md": article(title="A")})
    assert run_here("build", cwd=room.site).code == 0
    return room


@pytest.fixture
def unbuilt(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom({"content/a.md": article(title="A")})


NO_SOURCES = """\
warning[no-sources] (sources)

The article names no sources; readers cannot check what it rests on. What an
archive says is worth what it rests on. `rules: {sources_required: true}` in the
settings makes this an error.

Wrong, in the front matter:

    sources: []

The message:

    content/report.md:6:1: warning[no-sources] the article names no sources
        sources: []
        ^^^^^^^
      hint: list the works the report rests on under `sources:`

Right, in the front matter:

    sources:
      - The Courier – A dam breaks – 4 May 2020
"""
DISK = """\
error[disk] (the machine)

The system refused to read or write. The disk may be full, or the folder not
yours. The archive in `output/` is whole: each of its files is as it was before
or as it was to be, and the next build ends what was begun.

When: The system lets no file be written into the folder of the site.

The message:

    error[disk] /home/you/archive/.dateline/lock: Permission denied
      hint: check free space and permissions

What to do: Look at `dateline doctor`: it says how much space is left, and which
folders may be written to.
"""


def test_a_code_is_explained_with_examples_and_its_message(unbuilt: Newsroom) -> None:
    done = run("explain", "no-sources", cwd=unbuilt.site)

    assert (done.code, done.err) == (0, "")
    assert done.out == NO_SOURCES


def test_a_code_that_no_example_shows_says_when_it_comes_and_what_to_do(unbuilt: Newsroom) -> None:
    # From anywhere: no site is needed.
    done = run_here("explain", "disk", cwd=unbuilt.site.parent)

    assert (done.code, done.out, done.err) == (0, DISK, "")


def test_a_code_is_explained_to_programs(unbuilt: Newsroom) -> None:
    done = run("explain", "control-character", "--json", cwd=unbuilt.site)

    found = json.loads(done.out)
    assert (found["code"], found["group"]) == ("control-character", "The file")
    assert (found["severity"], found["fault"]) == ("error", "content")
    assert found["why"] == CODES["control-character"].why
    assert found["says"].startswith("content/report.md:2:15: error[control-character] ")
    assert (found["when"], found["mend"]) == ("", "")
    assert found["examples"] == [
        {
            "kind": "wrong",
            "place": "front matter",
            "text": "title: The dam\\x07 broke in the night\n",
            "in_bytes": True,
        },
        {
            "kind": "right",
            "place": "front matter",
            "text": "title: The dam broke in the night\n",
            "in_bytes": False,
        },
    ]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (
            "unknown-regoin",
            'there is no diagnostic "unknown-regoin"; did you mean "unknown-region"?',
        ),
        ("zzz", 'there is no diagnostic "zzz"; codes stand in brackets behind error or warning'),
    ],
)
def test_a_code_that_does_not_exist_is_wrong_usage(
    unbuilt: Newsroom, typed: str, hint: str
) -> None:
    done = run("explain", typed, cwd=unbuilt.site)

    assert (done.code, done.out) == (2, "")
    assert hint in done.err


def test_a_page_is_explained_part_by_part(room: Newsroom) -> None:
    done = run("explain", "2020/05/a.html", cwd=room.site)
    head, verdict, *parts = done.out.splitlines()

    assert (done.code, done.err) == (0, "")
    assert head == "2020/05/a.html (article, made by article.html, from content/a.md)"
    assert verdict == (
        "would be kept as it is: nothing it is made of has changed, and the file is as we wrote it"
    )
    assert all(line.startswith("  same    ") for line in parts)
    assert {line.split()[1] for line in parts} >= {"template", "site", "article", "body"}


def test_a_page_that_changed_names_the_part(room: Newsroom) -> None:
    room.edit("content/a.md", "A sentence", "Another sentence")

    done = run("explain", "/2020/05/a.html", cwd=room.site)

    assert "would be rendered: changed: body\n" in done.out
    assert "\n  changed body " in done.out


@pytest.mark.parametrize("url", ["_headers", ".nojekyll", "404.html", "static/style.css"])
def test_every_file_of_the_edition_is_an_address(room: Newsroom, url: str) -> None:
    done = run_here("explain", url, cwd=room.site)

    assert done.code == 0
    assert done.out.startswith(f"{url} (")


def test_an_address_that_does_not_exist_names_the_nearest(room: Newsroom) -> None:
    done = run("explain", "2020/05/b.html", cwd=room.site)

    assert (done.code, done.out) == (3, "")
    assert done.err == (
        "error[unknown-page] the edition has no page 2020/05/b.html\n"
        "  hint: did you mean 2020/05/a.html?\n"
    )


def test_an_explanation_for_programs(room: Newsroom) -> None:
    done = run("explain", "2020/05/a.html", "--json", cwd=room.site)
    found = json.loads(done.out)

    assert (found["url"], found["rendered"]) == ("2020/05/a.html", False)
    assert (found["kind"], found["owner"]) == ("article", "content/a.md")
    assert {part["verdict"] for part in found["parts"]} == {"same"}


def test_the_name_of_a_manuscript_is_shown_harmlessly(newsroom: MakeNewsroom) -> None:
    room = newsroom({"content/\u202eevil.md": article(slug="a")})

    done = run("explain", "2020/05/a.html", cwd=room.site)

    assert done.code == 0
    assert "from content/<U+202E>evil.md)" in done.out
