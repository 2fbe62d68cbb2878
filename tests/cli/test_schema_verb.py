"""`dateline schema`: the format for editors."""

import json
from pathlib import Path

import pytest
import yaml

from tests.commandline import Done, run, run_here
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article


@pytest.mark.parametrize(
    ("what", "key"),
    [
        ("article", "embargo"),
        ("config", "permalink"),
        ("introduction", "aliases"),
        ("page", "slug"),
    ],
)
def test_a_schema_is_json_and_allows_what_the_format_has_and_nothing_else(
    tmp_path: Path, what: str, key: str
) -> None:
    done = run("schema", what, cwd=tmp_path)
    schema = json.loads(done.out)

    assert (done.code, done.err) == (0, "")
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    assert schema["properties"][key]["description"].endswith(".")


def test_a_format_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    done = run("schema", "pages", cwd=tmp_path)

    assert (done.code, done.out) == (2, "")
    assert "'article', 'config', 'introduction', 'page', 'cms'" in done.err


# An editor in the browser.


def cms(room: Newsroom, *words: str) -> tuple[dict[str, dict[str, list[str]]], Done]:
    """Return the fields of articles by name, and how the command ended."""
    done = run_here("schema", "cms", *words, cwd=room.site)
    [articles] = (
        one for one in yaml.safe_load(done.out)["collections"] if one["name"] == "articles"
    )
    return {field["name"]: field for field in articles["fields"]}, done


def test_an_editor_offers_the_names_that_published_articles_have(newsroom: MakeNewsroom) -> None:
    sources = "[{outlet: The Courier, title: A title}]"
    room = newsroom(
        {
            "content/a.md": article(tags="[media-law, B]", sources=sources),
            "content/b.md": article(
                title="B", author="Desk B", tags="[media-law]", sources=sources
            ),
            "content/c.md": article(
                title="C", author="Secret", tags="[s]", status="draft", sources=""
            ),
        }
    )

    fields, done = cms(room, "--repo", "desk/archive", "--backend", "gitea")

    assert (done.code, done.err) == (0, "")
    assert fields["region"]["options"] == ["Africa", "Asia", "Europe"]
    assert fields["tags"]["options"] == ["B", "media-law"]
    assert fields["author"]["options"] == ["Dateline Asia desk", "Desk B"]
    assert "sources" in fields
    assert done.out.startswith("backend:\n  name: gitea\n  repo: desk/archive\n  branch: main\n")


def test_a_form_that_would_lose_sources_is_left_out_and_that_is_said(
    newsroom: MakeNewsroom,
) -> None:
    """The editor keeps fields it has no form for, and drops an item it cannot show."""
    room = newsroom(
        {
            "content/a.md": article(sources="[{outlet: The Courier, title: A title}]"),
            "content/held.md": article(status="draft"),
            "content/picture.jpg": b"",
            "content/aside/b.md": article(
                status="draft", sources="", source="[A – B – 4 May 2020]"
            ),
        }
    )

    fields, done = cms(room)

    assert "sources" not in fields
    assert done.code == 0
    assert done.err == (
        "The form has no sources: 2 manuscripts have sources in one line, which the editor would "
        "lose, as in\n"
        "  content/aside/b.md\n"
        "Write them as fields (outlet, title, date, url), and print this again.\n"
    )


def test_an_archive_with_errors_has_no_settings_for_an_editor(newsroom: MakeNewsroom) -> None:
    room = newsroom({"content/a.md": article(region="Asai")})

    done = run_here("schema", "cms", cwd=room.site)

    assert (done.code, done.out, done.codes) == (1, "", ["unknown-region"])
