"""`dateline check` as people, editors and programs see it, word for word."""

import json
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from dateline.checks.site.registry import CHECKS
from dateline.cli.check_formats import BEGIN, END
from dateline.cli.new_texts import TASKS
from dateline.publishing import lock
from tests.commandline import (
    DATELINE,
    ROOT,
    Done,
    finish,
    run,
    run_at_a_terminal,
    run_here,
    start,
)
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article

LICENCE = '{% extends "default/article.html" %}\n{% block licence %}\n'
BLOCK = f'{LICENCE}<img src="{{{{ page.root }}}}static/x.png">\n{{% endblock %}}\n'
FORMATS = ("text", "json", "github", "gcc", "sarif")
CODE = re.compile(r"(?:error|warning)(?:\[|.*? \[|.*?title=)([a-z-]+)[],]")


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    """Return a newsroom with a warning in a manuscript and two errors in a template."""
    return newsroom(
        {
            "content/a.md": article(title="A"),
            "content/b.md": article(title="B", summary="What B says."),
            "templates/article.html": BLOCK,
        }
    )


@pytest.fixture
def well(newsroom: MakeNewsroom) -> Newsroom:
    """Return a newsroom with which nothing is wrong."""
    return newsroom({"content/a.md": article(title="A", summary="What A says.")})


def check(room: Newsroom, *words: str) -> Done:
    return run_here("check", "--as-of", "2026-01-01", "--jobs", "1", *words, cwd=room.site)


NO_SUMMARY = "the article has no summary; lists, feeds and previews show its headline alone"
ON_PAGE = "(on the page 2020/05/a.html, from content/a.md, and 1 other)"
NOT_THERE = f"a link leads to static/x.png, which is not in the edition {ON_PAGE}"
NO_WORDS = f"the picture static/x.png has no words for those who do not see it {ON_PAGE}"


# For people.


def test_a_check_says_what_is_wrong_on_stderr_and_ends_in_one_line(room: Newsroom) -> None:
    done = check(room)

    assert (done.code, done.out) == (3, "")
    *said, last = done.err.splitlines()
    assert said == [
        f"content/a.md:2:8: warning[no-summary] {NO_SUMMARY}",
        "    title: A",
        "           ^",
        "  hint: add `summary:` with one or two sentences",
        f"templates/article.html:3:26: error[broken-link] {NOT_THERE}",
        '    <img src="{{ page.root }}static/x.png">',
        "                             ^^^^^^^^^^^^",
        f"templates/article.html:3:26: error[missing-alternative-text] {NO_WORDS}",
        '    <img src="{{ page.root }}static/x.png">',
        "                             ^^^^^^^^^^^^",
        '  hint: add alt="…", or alt="" where the picture is decoration',
    ]
    assert re.fullmatch(
        r"Checked 2 articles, (\d+) files \(\1 looked at anew, 0 held\): 2 errors, 1 warning\.",
        last,
    )
    assert (
        check(room)
        .err.splitlines()[-1]
        .endswith("files (0 looked at anew, 0 held): 2 errors, 1 warning.")
    )
    assert not room.output.exists()


def test_where_nothing_is_wrong_there_is_one_line_on_stdout(well: Newsroom) -> None:
    done = check(well)

    assert (done.code, done.err) == (0, "")
    assert re.fullmatch(
        r"Checked 1 article, (\d+) files \(\1 looked at anew, 0 held\): 0 errors, 0 warnings\.\n",
        done.out,
    )


def test_errors_in_the_content_are_told_before_any_page_is_looked_at(room: Newsroom) -> None:
    room.edit("content/b.md", "region: Asia", "region: Asai")

    done = check(room)

    assert (done.code, done.codes) == (1, ["unknown-region"])
    assert done.err.splitlines()[-1] == (
        "Checked manuscripts and settings: 1 error, 0 warnings. "
        "Pages are looked at once the errors are mended."
    )


def test_warnings_alone_are_no_failure_unless_strictness_is_asked_for(well: Newsroom) -> None:
    well.write("content/c.md", article(title="C"))

    fine, strict = check(well), check(well, "--strict")

    assert (fine.code, fine.codes) == (0, ["no-summary"])
    assert (strict.code, strict.codes) == (1, ["no-summary"])
    assert "content/c.md:2:8: error[no-summary] " in strict.err


def test_the_checks_are_listed(tmp_path: Path) -> None:
    done = run_here("check", "--list", cwd=tmp_path)

    assert done.out.splitlines() == [
        "check\tis well when",
        *(f"{name}\t{one.summary}" for name, one in CHECKS.items()),
    ]


def test_checks_are_chosen_by_name(room: Newsroom) -> None:
    assert check(room, "--only", "links, completeness").codes == ["no-summary", "broken-link"]
    assert check(room, "--only", "weight").codes == []
    assert check(room, "--skip", "links").codes == ["no-summary", "missing-alternative-text"]


def test_a_check_that_does_not_exist_is_wrong_usage(room: Newsroom) -> None:
    done = check(room, "--only", "links,wieght")

    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[-1] == (
        f'Error: there is no check "wieght"; did you mean "weight"? '
        f"the checks are {', '.join(CHECKS)}"
    )


def test_a_site_that_is_being_built_is_told(room: Newsroom) -> None:
    check(room)
    with lock.hold(room.site / ".dateline" / "lock", "another"):
        done = check(room)

    assert (done.code, done.codes) == (4, ["locked"])


def test_nothing_is_wrong_with_the_demonstration_archive(tmp_path: Path) -> None:
    for name in ("content", "static", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "site_config.yaml", tmp_path)

    done = run_here("check", "--strict", cwd=tmp_path)

    assert (done.code, done.err) == (0, "")
    assert re.match(r"Checked \d\d articles, \d{3,} files ", done.out)


# For programs.


def test_json_is_all_there_is_on_stdout(room: Newsroom) -> None:
    done = check(room, "--format", "json", "--only", "links,completeness")

    files = done.report["files"]
    assert done.report == {
        "articles": 2,
        "checks": ["completeness", "links"],
        "diagnostics": [
            {
                "code": "no-summary",
                "severity": "warning",
                "message": NO_SUMMARY,
                "hint": "add `summary:` with one or two sentences",
                "path": "content/a.md",
                "line": 2,
                "column": 8,
                "end_line": 2,
                "end_column": 9,
            },
            {
                "code": "broken-link",
                "severity": "error",
                "message": NOT_THERE,
                "hint": "",
                "path": "templates/article.html",
                "line": 3,
                "column": 26,
                "end_line": 3,
                "end_column": 38,
            },
        ],
        "errors": 1,
        "exit_code": 3,
        "files": files,
        "held": 0,
        "looked_at": files,
        "warnings": 1,
    }
    assert done.err == (
        f"Checked 2 articles, {files} files ({files} looked at anew, 0 held): 1 error, 1 warning.\n"
    )


def test_gcc_lines_are_read_by_every_editor(room: Newsroom) -> None:
    done = check(room, "--format", "gcc")

    assert done.out.splitlines() == [
        (
            f"content/a.md:2:8: warning: {NO_SUMMARY} "
            "(hint: add `summary:` with one or two sentences) [no-summary]"
        ),
        f"templates/article.html:3:26: error: {NOT_THERE} [broken-link]",
        (
            f"templates/article.html:3:26: error: {NO_WORDS} "
            '(hint: add alt="…", or alt="" where the picture is decoration) '
            "[missing-alternative-text]"
        ),
    ]


def test_github_shows_remarks_beside_the_lines(room: Newsroom) -> None:
    done = check(room, "--format", "github")

    assert done.out.splitlines() == [
        (
            "::warning file=content/a.md,line=2,endLine=2,title=no-summary,col=8,endColumn=9::"
            f"{NO_SUMMARY}%0Ahint: add `summary:` with one or two sentences"
        ),
        (
            "::error file=templates/article.html,line=3,endLine=3,title=broken-link,"
            f"col=26,endColumn=38::{NOT_THERE}"
        ),
        (
            "::error file=templates/article.html,line=3,endLine=3,title=missing-alternative-text,"
            f"col=26,endColumn=38::{NO_WORDS}"
            '%0Ahint: add alt="…", or alt="" where the picture is decoration'
        ),
    ]


def test_sarif_is_for_code_hosts(room: Newsroom) -> None:
    done = check(room, "--format", "sarif", "--only", "completeness")

    (log,) = json.loads(done.out)["runs"]
    assert done.report["version"] == "2.1.0"
    assert str(done.report["$schema"]).endswith("/sarif-schema-2.1.0.json")
    assert log["tool"]["driver"]["rules"] == [
        {
            "id": "no-summary",
            "shortDescription": {"text": "no summary"},
            "fullDescription": {
                "text": "Without a summary an article is a bare headline in lists, feeds and "
                "link previews."
            },
            "defaultConfiguration": {"level": "warning"},
        }
    ]
    assert log["results"] == [
        {
            "ruleId": "no-summary",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": f"{NO_SUMMARY}\nhint: add `summary:` with one or two sentences"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "content/a.md", "uriBaseId": "SRCROOT"},
                        "region": {
                            "startLine": 2,
                            "startColumn": 8,
                            "endLine": 2,
                            "endColumn": 9,
                        },
                    }
                }
            ],
        }
    ]


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_what_programs_are_given_tells_nothing_of_a_draft(well: Newsroom, form: str) -> None:
    well.write("content/held.md", article("[gone](gone.md) <!-- x -->", title="C", status="draft"))

    done = check(well, "--format", form)

    assert (done.code, CODE.findall(done.err)) == (1, ["broken-link", "html-comment"])
    assert "broken-link" in done.out
    assert "html-comment" not in done.out
    assert "held.md" not in done.out
    assert "gone" not in done.out


def test_editors_are_told_of_drafts_as_well(well: Newsroom) -> None:
    well.write("content/held.md", article("Words <!-- x -->", title="C", status="draft"))

    assert "content/held.md:10:7: warning: " in check(well, "--format", "gcc").out


# Verdicts.


def codes_of(done: Done, form: str) -> list[str]:
    """Return the codes that a format tells."""
    if form == "text":
        return CODE.findall(done.err)
    if form == "json":
        return [one["code"] for one in json.loads(done.out)["diagnostics"]]
    if form == "sarif":
        return [one["ruleId"] for one in json.loads(done.out)["runs"][0]["results"]]
    return CODE.findall(done.out)


def test_the_verdict_is_the_same_however_it_is_told(room: Newsroom) -> None:
    found = {
        (done.code, *codes_of(done, form))
        for form in FORMATS
        for done in [check(room, "--format", form)]
    }
    for words, environment in (
        (("--jobs", "2"), {"NO_COLOR": "1"}),
        (("--jobs", "1", "--as-of", "2026-01-01"), {"TERM": "dumb", "PYTHONHASHSEED": "7"}),
        (("--debug",), {}),
    ):
        done = run("check", *words, cwd=room.site, environment=environment)
        found.add((done.code, *codes_of(done, "text")))
    done = run_at_a_terminal("check", cwd=room.site)
    found.add((done.code, *CODE.findall(re.sub(r"\x1b\[[\d;]*m", "", done.err))))

    assert found == {(3, "no-summary", "broken-link", "missing-alternative-text")}


# A terminal.


def test_a_terminal_is_shown_colours_and_the_same_words(well: Newsroom) -> None:
    well.write("content/c.md", article(title="C"))
    check(well)

    colourful = run_at_a_terminal("check", cwd=well.site)
    plain = run_at_a_terminal("check", cwd=well.site, environment={"NO_COLOR": "1"})

    assert (colourful.code, plain.code) == (0, 0)
    assert colourful.err.count("\x1b[33m\x1b[1mwarning[no-summary]\x1b[0m") == 1
    lines = plain.err.splitlines()
    assert lines[:-1] == [
        f"content/c.md:2:8: warning[no-summary] {NO_SUMMARY}",
        "    title: C",
        "           ^",
        "  hint: add `summary:` with one or two sentences",
    ]
    assert lines[-1].endswith("files (0 looked at anew, 0 held): 0 errors, 1 warning.")


# Again after every change.


def next_round(process: "subprocess.Popen[str]") -> list[str]:
    """Return what the next round tells an editor."""
    assert process.stdout
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line.rstrip("\n"))
        if lines[-1] == END:
            return lines
    raise AssertionError(f"it ended after {lines}")


def round_that_says(process: "subprocess.Popen[str]", code: str) -> list[str]:
    """Return what the first round says of content that has this code: an edit may make two."""
    while True:
        said = [line for line in next_round(process) if line.startswith("content/")]
        if any(line.endswith(f"[{code}]") for line in said):
            return said


def test_a_watch_marks_each_round_until_it_is_interrupted(well: Newsroom) -> None:
    watching = (*DATELINE, "check", "--jobs", "1", "--format", "gcc", "--watch")
    process = start(cwd=well.site, command=("sh", "-c", 'exec "$@" 2>&1', "sh", *watching))

    first = next_round(process)
    well.edit("content/a.md", "summary: What A says.\n", "")
    second = round_that_says(process, "no-summary")
    well.edit("content/a.md", "region: Asia", "region: Asai")
    third = round_that_says(process, "unknown-region")
    process.send_signal(signal.SIGINT)
    done = finish(process)

    assert [line for line in first if not line.startswith("Checked ")] == [BEGIN, END]
    assert [line[:25] for line in second] == ["content/a.md:2:8: warning"]
    assert [line[:23] for line in third] == ["content/a.md:4:9: error"]
    assert (done.code, done.out.splitlines()[-1]) == (0, "No longer watching.")


def test_the_editor_s_task_knows_the_lines_and_the_marks(room: Newsroom) -> None:
    task = json.loads(json.dumps(TASKS))["tasks"][1]
    matcher = task["problemMatcher"]
    pattern, background = matcher["pattern"], matcher["background"]
    assert (task["args"], task["isBackground"]) == (
        ["check", "--format", "gcc", "--watch"],
        True,
    )
    assert re.search(background["beginsPattern"], BEGIN)
    assert re.search(background["endsPattern"], END)
    assert not re.search(background["endsPattern"], BEGIN)

    lines = check(room, "--format", "gcc").out.splitlines()

    found = [re.match(pattern["regexp"], line) for line in lines]
    assert [
        tuple(one[pattern[name]] for name in ("file", "line", "column", "severity", "code"))
        for one in found
        if one
    ] == [
        ("content/a.md", "2", "8", "warning", "no-summary"),
        ("templates/article.html", "3", "26", "error", "broken-link"),
        ("templates/article.html", "3", "26", "error", "missing-alternative-text"),
    ]
