"""What `build --profile` says of a build."""

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from dateline.cli.main import dateline
from dateline.cli.profile import MOST, Sum, dearest, profile_as_plain
from dateline.engine.costs import Cost, Meter
from dateline.engine.report import BuildReport
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article

COSTS = (
    Cost("reading", "content/a.md", "", 0.5, "content/a.md"),
    Cost("rendering", "2020/05/a.html", "article.html", 0.25, "content/a.md"),
    Cost("rendering", "2020/05/b.html", "article.html", 0.25, "content/b.md"),
    Cost("rendering", "index.html", "front.html", 1.0),
)


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom({f"content/{name}.md": article(title=f"Report {name}") for name in "ab"})


def profiled(room: Newsroom, *options: str) -> Result:
    arguments = ("build", "--site", str(room.site), "--jobs", "1", "--profile", *options)
    return CliRunner().invoke(dateline, arguments)


def test_costs_are_added_up_by_template_and_by_article_the_dearest_first() -> None:
    report = BuildReport(diagnostics=(), seconds={}, costs=COSTS)
    assert profile_as_plain(report) == {
        "templates": [
            {"name": "front.html", "microseconds": 1_000_000, "steps": 1},
            {"name": "article.html", "microseconds": 500_000, "steps": 2},
        ],
        "articles": [
            {"name": "content/a.md", "microseconds": 750_000, "steps": 2},
            {"name": "content/b.md", "microseconds": 250_000, "steps": 1},
        ],
    }


def test_ten_are_named_and_equal_ones_in_the_order_of_their_names() -> None:
    names = [f"{number:02}.md" for number in range(MOST + 5)]
    costs = [Cost("reading", name, "", 1.0) for name in reversed(names)]
    found = dearest(costs, lambda cost: cost.name)
    assert found == [Sum(name, 1.0, 1) for name in names[:MOST]]


def test_a_build_says_what_its_stages_templates_and_articles_cost(room: Newsroom) -> None:
    found = profiled(room)
    assert found.exit_code == 0
    stages, templates, articles = found.stdout.split("\n\n")
    assert stages.splitlines()[0] == "stage\tseconds"
    assert {line.split("\t")[0] for line in stages.splitlines()} >= {"read", "render", "publish"}
    steps = {line.split("\t")[0]: line.split("\t")[2] for line in templates.splitlines()}
    assert (steps["template or format"], steps["article.html"]) == ("steps", "2")
    # Each is read, rendered as a page, and written down for reference managers in three ways.
    rows = [line.split("\t") for line in articles.splitlines()[:3]]
    assert rows[0] == ["article", "seconds", "steps", "ms each"]
    assert {(row[0], row[2]) for row in rows[1:]} == {("content/a.md", "5"), ("content/b.md", "5")}


def test_the_profile_is_there_for_programs(room: Newsroom) -> None:
    found = json.loads(profiled(room, "--json").stdout)
    assert {one["name"] for one in found["profile"]["articles"]} == {"content/a.md", "content/b.md"}
    assert "article.html" in {one["name"] for one in found["profile"]["templates"]}
    arguments = ("build", "--site", str(room.site), "--json")
    assert "profile" not in json.loads(CliRunner().invoke(dateline, arguments).stdout)


def test_a_build_with_nothing_to_do_says_that_nothing_cost_anything(room: Newsroom) -> None:
    room.build()
    found = profiled(room)
    assert "template" not in found.stdout
    assert "--fresh does all of it again" in found.stderr


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_workers_do_is_measured_where_they_do_it(newsroom: MakeNewsroom, jobs: int) -> None:
    names = [f"{number:02}" for number in range(60)]
    room = newsroom({f"content/{name}.md": article(title=f"Report {name}") for name in names})
    arguments = ("build", "--site", str(room.site), "--jobs", str(jobs), "--profile", "--json")
    found = json.loads(CliRunner().invoke(dateline, arguments).stdout)["profile"]
    steps = {one["name"]: one["steps"] for one in found["templates"]}
    assert steps["article.html"] == 60
    assert all(one["microseconds"] > 0 for one in found["articles"])


def test_without_a_clock_nothing_is_noted() -> None:
    meter = Meter()
    with meter.measured("reading", "a.md"):
        pass
    assert meter.taken() == ()


def ticking() -> Callable[[], float]:
    ticks = iter(range(100))
    return lambda: float(next(ticks))


def test_what_was_noted_is_given_once() -> None:
    meter = Meter(ticking())
    with meter.measured("rendering", "a.html", "page.html"):
        pass
    assert meter.taken() == (Cost("rendering", "a.html", "page.html", 1.0),)
    assert meter.taken() == ()
