"""A verdict is the same however it is asked for: as JSON, by more processes, in another order."""

import json
import re

import pytest

from dateline.cli.main import dateline
from tests.invalid.arranged import ARRANGED, LEAK, set_up
from tests.invalid.casefile import CASES, Case
from tests.invalid.privilege import heeding_permissions
from tests.newsroom import AS_OF, Newsroom

_SAID = re.compile(
    r"^(?P<path>\S+?):\d+:\d+: (?P<weight>error|warning)\[(?P<code>[a-z-]+)\]", re.MULTILINE
)
_HELD = re.compile(r"^held: (\S+) ", re.MULTILINE)
# What is wrong between two files, so that it could depend on which of them comes first.
_BETWEEN_FILES = ("same-name", "same-address", "alias-in-use")
_RELATIVE = re.compile(r"(?<=\]\()(?=earlier/)")


def told(case: Case) -> list[str]:
    """Return the codes that the case expects, less the warnings in articles that are held back."""
    held = [*_HELD.findall(case.expected), LEAK]
    return [
        found["code"]
        for found in _SAID.finditer(case.expected)
        if found["weight"] == "error" or found["path"] not in held
    ]


def in_reverse(case: Case) -> dict[str, str]:
    """Return the files of a case in folders that put the last one first."""
    renamed = {}
    for number, (path, text) in enumerate(reversed(case.files.items()), 100):
        is_article = path.startswith("content/") and path[8:9] != "_" and "/pages/" not in path
        folder = f"content/{number}/" if is_article else "content/"
        new = path.replace("content/", folder, 1)
        renamed[new] = _RELATIVE.sub("../", text) if is_article else text
    return renamed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_verdict_as_json_is_the_same(
    case: Case, site: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(site, case)

    with heeding_permissions(), pytest.raises(SystemExit) as leaving:
        dateline.main(["build", "--json", "--jobs", "1", "--as-of", AS_OF], standalone_mode=False)

    report = json.loads(capsys.readouterr().out)
    assert leaving.value.code == report["exit_code"] == case.exit_code
    assert [found["code"] for found in report["diagnostics"]] == told(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_verdict_of_a_check_is_that_of_a_build(
    case: Case, site: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(site, case)
    words = ["check", "--only", "build", "--format", "json", "--jobs", "1", "--as-of", AS_OF]

    with heeding_permissions(), pytest.raises(SystemExit) as leaving:
        dateline.main(words, standalone_mode=False)

    report = json.loads(capsys.readouterr().out)
    assert leaving.value.code == report["exit_code"] == case.exit_code
    assert [found["code"] for found in report["diagnostics"]] == told(case)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if set(told(case)) & set(_BETWEEN_FILES) and case.files],
    ids=lambda case: case.name,
)
def test_the_verdict_in_another_order_of_files_is_the_same(case: Case, site: Newsroom) -> None:
    for path, text in in_reverse(case).items():
        site.write(path, text)

    report = site.build()

    assert report.exit_code == case.exit_code
    assert set(site.codes) == set(told(case))


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.exit_code == 0 and told(case)],
    ids=lambda case: case.name,
)
def test_a_warning_is_an_error_where_strictness_is_asked_for(case: Case, site: Newsroom) -> None:
    set_up(site, case)
    report = site.build(strict=True)
    assert report.exit_code == (3 if {"no-base-url", "no-texts"}.intersection(site.codes) else 1)
    assert all(found.is_error for found in site.diagnostics)


def test_the_verdict_of_two_processes_is_the_same(site: Newsroom) -> None:
    for case in CASES:
        shared = any(path.startswith(("site_config", "templates/")) for path in case.files)
        if shared or case.name in ARRANGED:
            continue
        for path, text in case.files.items():
            site.write(path.replace("content/", f"content/{case.name}/", 1), text)
    one = site.build(jobs=1, fresh=True)
    two = site.build(jobs=2, fresh=True)
    assert len(one.diagnostics) > len(CASES)
    assert two.diagnostics == one.diagnostics
    assert two.exit_code == one.exit_code
