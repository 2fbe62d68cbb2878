"""How a model is fitted to measurements of several sizes, and what is written of it."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks.budgets import read_budgets
from benchmarks.comparison.results import Build, Results, read_results, write_results
from benchmarks.growth.chart import chart
from benchmarks.growth.model import Model, fitted, last_step, worst_miss
from benchmarks.growth.tables import report
from benchmarks.scale import main

SVG = "{http://www.w3.org/2000/svg}"


def run(articles: int, seconds: dict[str, float], failed: dict[str, str] | None = None) -> Results:
    builds = [
        Build(
            generator="dateline",
            scenario=scenario,
            round=1,
            wall=wall,
            cpu=wall * 2,
            rss=articles * 12_000,
            pss=50_000_000 + articles * 10_000,
            files=articles * 2,
            size=articles * 20_000,
            memo=articles * 10_000,
        )
        for scenario, wall in seconds.items()
    ]
    return Results(
        articles=articles,
        seed=1,
        machine="Python 3.11.7, Linux x86_64, 2 cores",
        versions={},
        missing={},
        failed=failed or {},
        builds=builds,
    )


TWO_SIZES = (
    run(10_000, {"cold": 11.0, "no-change": 0.3}),
    run(100_000, {"cold": 101.0, "no-change": 1.2}),
)


def test_a_line_is_found_again() -> None:
    line = Model(fixed=0.25, each=0.0001)
    model = fitted({articles: line.at(articles) for articles in (1000, 10_000, 300_000)})

    assert model.fixed == pytest.approx(0.25)
    assert model.each == pytest.approx(0.0001)
    assert worst_miss(model, {10_000: 1.25, 20_000: 2.0}) == pytest.approx(0.125)


def test_a_second_weighs_more_where_it_all_takes_two() -> None:
    model = fitted({1: 2.0, 2: 3.0, 100: 111.0})

    # As seconds, the third would outweigh the others: 0.848 and 1.102.
    assert model.fixed == pytest.approx(0.879, abs=0.001)
    assert model.each == pytest.approx(1.092, abs=0.001)
    assert worst_miss(model, {100: 111.0}) == pytest.approx(0.008, abs=0.001)


@pytest.mark.parametrize(
    ("measured", "model"),
    [
        ({1000: 1.0, 2000: 4.0}, Model(0.0, 0.0012)),
        ({1000: 4.0, 2000: 1.0}, Model(1.25 / 1.0625, 0.0)),
    ],
)
def test_neither_part_of_a_model_is_below_nothing(measured: dict[int, float], model: Model) -> None:
    assert fitted(measured) == pytest.approx(model)


def test_the_last_step_is_compared_with_its_share() -> None:
    assert last_step({300_000: 3.3, 1000: 9.9, 100_000: 1.0}) == pytest.approx(1.1)


def test_the_tables_say_what_was_measured_and_what_that_means_for_millions() -> None:
    text = report(TWO_SIZES)

    assert text.startswith(
        "10,000, 100,000 articles, seed 1, minimal templates, pages and feeds only, medians of 1; "
        "Python 3.11.7, Linux x86_64, 2 cores.\n\n"
        "|  | 10,000 | 100,000 |\n"
        "| --- | ---: | ---: |\n"
        "| seconds, cold | 11.0 | 101 |\n"
        "| seconds, no change | 0.30 | 1.20 |\n"
        "| CPU seconds, cold | 22.0 | 202 |\n"
    )
    assert (
        "\n| MB of memo | 100 | 1,000 |\n\n"
        "|  | fixed | each 1,000 | worst miss | last step | 1,000,000 | 10,000,000 |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| seconds, cold | 1.00 | 1.00 | 0% | × 0.92 | 1,001 | 10,001 |\n"
        "| seconds, no change | 0.20 | 0.01 | 0% | × 0.40 | 10.2 | 100 |\n"
    ) in text
    assert "\n| peak MB (PSS), cold | 50.0 | 10.0 | 0% | × 0.70 | 10,050 | 100,050 |\n" in text
    assert text.endswith("\n| MB of memo | 0.00 | 10.0 | 0% | × 1.00 | 10,000 | 100,000 |")


def test_one_size_makes_no_model_and_a_size_that_failed_is_told() -> None:
    broken = run(300_000, {"cold": 9.0}, {"dateline": "it ended with -9"})

    assert "worst miss" not in report(TWO_SIZES[:1])
    text = report((*TWO_SIZES, broken))
    assert "\n| seconds, no change | 0.30 | 1.20 | – |\n" in text
    assert text.endswith("\n300,000 articles failed: it ended with -9.")


def test_the_chart_has_a_point_for_each_median_and_goes_on_to_ten_million() -> None:
    drawing = ET.fromstring(chart(TWO_SIZES))  # noqa: S314 - our own
    points = [(one.get("cx"), one.get("cy")) for one in drawing.iter(f"{SVG}circle")]
    lines = [one.get("class") for one in drawing.iter(f"{SVG}polyline")]
    words = [one.text for one in drawing.iter(f"{SVG}text")]

    # From 10,000 at 80 to ten million at 580; from a tenth of a second at 380 up to 100,000 at 20.
    assert points == [("80", "351"), ("247", "315"), ("80", "258"), ("247", "200")]
    assert lines == ["line", "line beyond"] * 2
    assert words[:7] == ["0.1 s", "1 s", "10 s", "100 s", "1,000 s", "10,000 s", "100,000 s"]
    assert words[7:] == ["10,000", "100,000", "1,000,000", "10,000,000", "no change", "cold"]


def test_names_at_the_ends_of_lines_do_not_stand_on_one_another() -> None:
    alike = [run(size, {"retag": size * 1e-4, "new-article": size * 1e-4}) for size in (10, 1000)]
    drawing = ET.fromstring(chart(alike))  # noqa: S314 - our own
    named = [
        one for one in drawing.iter(f"{SVG}text") if one.text in {"new article", "one tag changed"}
    ]

    heights = [int(str(one.get("y"))) for one in named]
    assert heights[0] - heights[1] == 16


def test_the_command_measures_what_is_not_known_yet_and_keeps_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = run(1000, {"cold": 77.0})
    stale = run(6, {"cold": 88.0}, {"dateline": "the disk was full"})
    write_results([stale, known], tmp_path / "results.json")
    code = main(["--articles", "6", "1000", "--scenario", "cold", "--out", str(tmp_path)])

    runs = read_results(tmp_path / "results.json")
    told = capsys.readouterr()
    assert code == 0
    assert [one.articles for one in runs] == [6, 1000]
    assert runs[1] == known
    assert runs[0].builds[0].wall < 77
    assert (runs[0].builds[0].problems, runs[0].failed) == ([], {})
    assert told.out == (tmp_path / "table.md").read_text(encoding="utf-8")
    assert told.err.count("cold 1 dateline: ") == 1
    assert (tmp_path / "chart.svg").read_text(encoding="utf-8").count("<circle") == 2


@pytest.mark.parametrize("chosen", [["--rounds", "0"], ["--articles", "9", "1"]])
def test_growth_needs_rounds_and_more_articles_than_rounds(
    chosen: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main([*chosen, "--out", str(tmp_path)])

    assert refused.value.code == 2
    assert "at least one round, and more articles than rounds" in capsys.readouterr().err


def test_what_scale_measures_can_be_judged() -> None:
    budgets = read_budgets()
    asked = {(one.scenario, one.figure) for one in (*budgets.growth, *budgets.limits)}

    assert asked <= {
        (scenario, figure) for scenario in ("cold", "edit-body") for figure in ("wall", "pss")
    }
