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


def test_a_code_is_explained_with_its_weight_and_its_reason(unbuilt: Newsroom) -> None:
    done = run("explain", "embargo-without-zone", cwd=unbuilt.site)

    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "error[embargo-without-zone] (the fields)\n"
        "\n"
        "An embargo is an agreement about a moment, so it needs date, time and time zone.\n"
    )


@pytest.mark.parametrize("code", ["no-sources", "disk", "worker-lost"])
def test_a_code_is_explained_anywhere(unbuilt: Newsroom, code: str) -> None:
    done = run_here("explain", code, cwd=unbuilt.site.parent)

    assert done.code == 0
    assert done.out.startswith(f"{CODES[code].severity}[{code}] ")
    assert " ".join(done.out.split()).endswith(CODES[code].why)


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
