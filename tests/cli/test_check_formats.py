"""What is special about the formats for programs: signs that mean something to them."""

from pathlib import Path

import pytest

from dateline.base.diagnostics import Span, diagnose
from dateline.cli.check_formats import gcc_lines, github_lines
from dateline.cli.check_sarif import sarif_log

SPAN = Span(path="content/50%, or: more.md", line=3, column=5, end_line=3, end_column=9)
FOUND = diagnose("no-words", "100% of\r\nit: x, y", SPAN, "one\n  two\x1b[31m")


@pytest.fixture(autouse=True)
def at_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_signs_that_mean_something_to_github_or_a_terminal_are_written_as_text() -> None:
    assert github_lines([FOUND], Path.cwd()) == [
        (
            "::warning file=content/50%25%2C or%3A more.md,line=3,endLine=3,title=no-words,"
            "col=5,endColumn=9::100%25 of%0Ait: x, y%0Ahint: one%0A  two<U+001B>[31m"
        )
    ]


def test_github_is_told_no_columns_of_several_lines() -> None:
    several = Span(path="content/a.md", line=3, column=5, end_line=7, end_column=2)
    empty = Span(path="content/a.md", line=3, column=5, end_line=3, end_column=1)

    assert github_lines(
        [diagnose("no-words", "x", several), diagnose("no-words", "x", empty)], Path.cwd()
    ) == [
        "::warning file=content/a.md,line=3,endLine=7,title=no-words::x",
        "::warning file=content/a.md,line=3,endLine=3,title=no-words,col=5,endColumn=5::x",
    ]


def test_a_line_for_editors_is_one_line_and_harmless() -> None:
    assert gcc_lines([FOUND], Path.cwd()) == [
        (
            "content/50%, or: more.md:3:5: warning: 100% of<U+000D><U+000A>it: x, y "
            "(hint: one two<U+001B>[31m) [no-words]"
        )
    ]


def test_what_is_wrong_with_no_file_is_shown_at_the_settings() -> None:
    found = diagnose("no-content", "there is no folder content")

    assert gcc_lines([found], Path.cwd()) == [
        "site_config.yaml:1:1: error: there is no folder content [no-content]"
    ]
    assert github_lines([found], Path.cwd())[0].startswith("::error file=site_config.yaml,line=1,")


def test_sarif_names_files_as_addresses_and_related_places() -> None:
    other = Span(path="content/b.md", line=9, column=2, end_line=8, end_column=1)
    found = diagnose("same-name", "x", SPAN, related=(other,))

    log = sarif_log([found, FOUND], Path.cwd())

    assert isinstance(log, dict)
    assert isinstance(log["runs"], list)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    assert isinstance(run["results"], list)
    first, second = run["results"]
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert (first["ruleIndex"], second["ruleIndex"]) == (1, 0)
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "content/50%25%2C%20or%3A%20more.md",
                    "uriBaseId": "SRCROOT",
                },
                "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9},
            }
        }
    ]
    assert first["relatedLocations"] == [
        {
            "id": 0,
            "physicalLocation": {
                "artifactLocation": {"uri": "content/b.md", "uriBaseId": "SRCROOT"},
                "region": {"startLine": 9, "startColumn": 2, "endLine": 9, "endColumn": 2},
            },
        }
    ]
    assert "relatedLocations" not in second
