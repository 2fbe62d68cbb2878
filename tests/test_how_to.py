"""What the how-to pages show works as they say, and their workflow files ask for little."""

import re
from pathlib import Path
from typing import cast

import pytest
import yaml

from dateline.planning.files import CONTENT_SECURITY_POLICY
from tests.commandline import ROOT
from tests.newsroom import Newsroom, article

PAGES = ROOT / "docs/how-to"
WORKFLOWS = sorted((PAGES / "workflows").glob("*.yml"))
KINDS = ("correction", "retraction", "clarification", "update")


def text_of(page: str) -> str:
    return (PAGES / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(page), re.MULTILINE | re.DOTALL)


def holding() -> list[str]:
    """Return the lines of front matter that are said to hold a story back."""
    return re.findall(r"^\| `([^`]+)` \|", text_of("hold-a-story.md"), re.MULTILINE)


def corrected() -> str:
    """Return an article with a correction of each kind, and with an old address."""
    corrections, aliases = blocks("correct-a-report.md", "yaml")
    _, entry = corrections.split("\n", 1)
    entries = "".join(entry.replace("kind: correction", f"kind: {kind}") for kind in KINDS)
    fields = f"corrections:\n{entries}updated: 2020-06-28\n{aliases}"
    return article().replace("---\n\n", f"{fields}---\n\n")


def held(number: int, line: str) -> str:
    dated = {"date": ""} if line.startswith("date:") else {}
    return article(title=f"Secret {number}", **dated).replace("---\n", f"---\n{line}\n", 1)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """Return a newsroom that did what the pages say about sources, corrections and holding."""
    [sourced] = blocks("write-with-sources.md", "markdown")
    files = {"content/blogs.md": sourced, "content/dam.md": corrected()}
    files |= {f"content/secret-{n}.md": held(n, line) for n, line in enumerate(holding())}
    newsroom = Newsroom(tmp_path_factory.mktemp("how-to") / "site", files)
    newsroom.build(strict=True)
    return newsroom


def test_what_the_pages_show_builds_without_a_word(room: Newsroom) -> None:
    assert room.diagnostics == ()
    assert room.report.articles == 2


def test_every_way_to_hold_a_story_holds_it(room: Newsroom) -> None:
    reasons = [one.reason for one in room.report.held]

    assert reasons == ["draft", "embargo", "scheduled", "withdrawn"]
    assert not any(b"ecret" in data for data in room.tree().values())


def test_citations_lead_to_the_sources_they_name(room: Newsroom) -> None:
    page = room.page("2009/06/blogs.html")

    assert re.findall(r'href="#source-(\d)" id="cite', page) == ["1", "3", "2"]


def test_serious_changes_stand_at_the_top_and_the_others_at_the_end(room: Newsroom) -> None:
    page = room.page("2020/05/dam.html").split("<main", 1)[1]
    top, end = page.split('<div class="prose">')
    words = "An earlier version said that the law was passed in April."

    assert re.findall(r'<aside class="notice (\w+)"', top) == ["correction", "retraction"]
    assert (top.count(words), end.count(words)) == (2, 2)
    assert "<b>Clarification.</b>" in end


def test_an_old_address_leads_on(room: Newsroom) -> None:
    page = room.page("2009/06/kazakhstan-internet-law.html")

    assert 'content="0; url=../../2020/05/dam.html"' in page
    assert "2009/06/kazakhstan-internet-law.html /archive/2020/05/dam.html 301" in room.page(
        "_redirects"
    )


def test_what_is_to_be_set_when_there_are_too_many_files_leaves_them_out(
    room: Newsroom, tmp_path: Path
) -> None:
    [sourced] = blocks("write-with-sources.md", "markdown")
    fewer = Newsroom(tmp_path / "site", {"content/blogs.md": sourced})
    [setting] = blocks("publish.md", "yaml")
    fewer.edit("site_config.yaml", "licence:", f"{setting}licence:")
    fewer.build(strict=True)

    suffixes = ("bib", "ris", "json")
    beside = {"search.html", "data/index.html", *(f"2009/06/blogs.{one}" for one in suffixes)}
    assert beside <= room.tree().keys()
    assert fewer.diagnostics == ()
    assert "2009/06/blogs.html" in fewer.tree()
    assert beside & fewer.tree().keys() == set()


def test_a_server_of_ones_own_is_told_the_policy_that_other_hosts_read() -> None:
    assert f'"{CONTENT_SECURITY_POLICY}" always;' in "".join(blocks("publish.md", "nginx"))


# The workflow files.

Job = dict[str, object]


def jobs_of(path: Path) -> list[Job]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    return list(cast("dict[str, Job]", found["jobs"]).values())


def test_the_page_names_every_workflow_file() -> None:
    named = re.findall(r"^\| [^|]+ \| `([a-z0-9-]+\.yml)` \|", text_of("publish.md"), re.MULTILINE)

    assert sorted(named) == [path.name for path in WORKFLOWS]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_builds_and_takes_nothing_for_granted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = yaml.safe_load(text)
    steps = [
        step for job in jobs_of(path) for step in cast("list[dict[str, object]]", job["steps"])
    ]
    uses = [str(step["uses"]) for step in steps if "uses" in step]

    # `on` is true to YAML 1.1, in which these files are not written.
    assert found[True]["push"] == {"branches": ["main"]}
    assert found[True]["schedule"]
    assert {"run": "dateline build"} in steps
    assert uses
    assert [name for name in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name)] == []
    assert len(re.findall(r"uses: \S+ # v\d+\.\d+\.\d+$", text, re.MULTILINE)) == len(uses)
    assert "${{" not in "".join(str(step.get("run", "")) for step in steps)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_no_more_than_it_must(path: Path) -> None:
    granted = dict(yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"])
    for job in jobs_of(path):
        granted |= cast("dict[str, str]", job.get("permissions", {}))

    wanted = {
        "github-pages": {"contents": "read", "pages": "write", "id-token": "write"},
        "s3": {"contents": "read", "id-token": "write"},
    }
    assert granted == wanted.get(path.stem, {"contents": "read"})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_the_page_names_what_a_workflow_wants_set(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    wanted = set(re.findall(r"\b(?:vars|secrets)\.(\w+)", text))
    [row] = [line for line in text_of("publish.md").splitlines() if f"`{path.name}`" in line]

    assert set(re.findall(r"`([A-Z_]+)`", row)) == wanted
