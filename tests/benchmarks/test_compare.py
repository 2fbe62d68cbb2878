"""The command that compares, where no other generator has been set up."""

from pathlib import Path

import pytest

from benchmarks.compare import main
from benchmarks.comparison.results import read_results


def test_the_command_measures_what_is_there_and_says_what_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "results"
    chosen = ["--generators", "dateline", "hugo", "--scenario", "cold", "--articles", "5"]
    code = main([*chosen, "--rounds", "1", "--tools", str(tmp_path), "--out", str(out)])
    (results,) = read_results(out / "results.json")
    told = capsys.readouterr().out

    assert code == 0
    assert [(one.generator, one.scenario, one.problems) for one in results.builds] == [
        ("dateline", "cold", [])
    ]
    assert told == (out / "table.md").read_text(encoding="utf-8")
    assert told.startswith("5 articles, seed 1, medians of 1; ")
    assert told.endswith(
        "\nHugo was not measured, so there are no ratios to it.\n\nHugo could not be had: "
        "not set up: python3 -m benchmarks.compare --set-up FOLDER.\n"
    )
    assert (out / "chart.svg").read_text(encoding="utf-8").count("<rect") == 1


@pytest.mark.parametrize("chosen", [["--rounds", "0"], ["--articles", "3", "--rounds", "3"]])
def test_a_comparison_needs_rounds_and_more_articles_than_rounds(
    chosen: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(chosen)

    assert refused.value.code == 2
    assert "at least one round, and more articles than rounds" in capsys.readouterr().err
