"""`dateline build` as people and programs see it, word for word."""

import json
import os
import re
import time
from pathlib import Path

import pytest

from tests.commandline import Done, run, run_at_a_terminal
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article

SECONDS = re.compile(r"\d+\.\d s")


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom({"content/a.md": article(title="A"), "content/b.md": article(title="B")})


def plain(text: str) -> str:
    """Return a line with its seconds as N s."""
    return SECONDS.sub("N s", text)


def pages(room: Newsroom) -> int:
    return len(room.tree()) - 1


# What is said where.


def test_a_build_ends_in_one_line_on_stdout_and_says_nothing_else(room: Newsroom) -> None:
    first, second = run(cwd=room.site), run(cwd=room.site)
    front = (room.output / "index.html").as_uri()

    assert (first.code, first.err, second.code, second.err) == (0, "", 0, "")
    assert plain(first.out) == (
        f"Built 2 articles: {pages(room)} rendered, 0 unchanged, 0 removed, 0 held; N s. {front}\n"
    )
    assert plain(second.out) == (
        f"Built 2 articles: 0 rendered, {pages(room)} unchanged, 0 removed, 0 held; N s. {front}\n"
    )
    assert Path(front.removeprefix("file://")).is_file()


def test_the_line_counts_what_was_rendered_removed_held_and_warned_of(room: Newsroom) -> None:
    run(cwd=room.site)
    before = pages(room)
    room.delete("content/b.md")
    room.write("content/c.md", article(title="C", status="draft"))
    room.edit("content/a.md", 'sources: ["The Courier – A title – 4 May 2020"]', "sources: []")

    done = run(cwd=room.site)

    removed = before - pages(room)
    found = re.fullmatch(
        rf"Built 1 article: (\d+) rendered, (\d+) unchanged, {removed} removed, 1 held, 1 warning; "
        r"\d\.\d s\. file://\S+/index\.html\n",
        done.out,
    )
    assert found, done.out
    assert int(found[1]) + int(found[2]) == pages(room)
    assert done.err.splitlines()[-1] == "held: content/c.md is a draft"
    assert done.codes == ["no-sources"]


def test_errors_are_told_on_stderr_with_place_line_and_hint(room: Newsroom) -> None:
    room.edit("content/b.md", "region: Asia", "region: Asai")

    done = run(cwd=room.site)

    assert (done.code, done.out) == (1, "")
    assert plain(done.err).splitlines() == [
        'content/b.md:4:9: error[unknown-region] `region`: there is no region "Asai"',
        "    region: Asai",
        "            ^^^^",
        '  hint: did you mean "Asia"? the regions are "Africa", "Asia", "Europe"',
        "Nothing was published: 1 error; N s.",
    ]


def test_errors_and_warnings_are_counted(room: Newsroom) -> None:
    room.edit("content/a.md", "region: Asia", "region: Asai")
    room.edit("content/b.md", "region: Asia", "regoin: Asia")
    room.write("content/c.md", article(title="C", sources=""))

    done = run(cwd=room.site)

    assert done.err.splitlines()[-1].startswith("Nothing was published: 2 errors, 1 warning; ")
    assert done.codes == ["unknown-region", "unknown-key", "no-sources"]


def test_many_pages_are_counted_in_groups_of_three_digits() -> None:
    from dateline.cli.terminal import summary
    from dateline.engine.report import BuildReport

    report = BuildReport(
        diagnostics=(),
        articles=12_345,
        rendered=("a.html",),
        kept=1_234_567,
        removed=(),
        seconds={"read": 61.25, "render": 2.0},
    )

    assert summary(report, Path("/site/output/index.html")) == (
        "Built 12,345 articles: 1 rendered, 1,234,567 unchanged, 0 removed, 0 held; 63.2 s. "
        "file:///site/output/index.html"
    )


def test_the_verdict_is_the_same_however_it_is_told(room: Newsroom) -> None:
    room.edit("content/b.md", "region: Asia", "region: Asai")
    room.write("content/c.md", article(title="C", sources=""))
    found = [
        run(*words, cwd=room.site, environment=environment)
        for words, environment in (
            ((), {}),
            (("--json",), {}),
            (("--jobs", "1"), {}),
            (("--jobs", "8"), {}),
            ((), {"NO_COLOR": "1"}),
            (("--dry-run",), {}),
            (("--debug",), {}),
            (("-q",), {}),
            (("--quiet", "--json"), {}),
            (("-v",), {}),
        )
    ]

    found.append(run_at_a_terminal(cwd=room.site, environment={"NO_COLOR": "1"}))

    assert {(done.code, tuple(done.codes)) for done in found} == {
        (1, ("unknown-region", "no-sources"))
    }


def test_a_quiet_build_says_nothing_but_what_is_wrong(room: Newsroom) -> None:
    room.write("content/d.md", article(title="D", status="draft"))

    done = run("build", "--quiet", cwd=room.site)

    assert (done.code, done.out, done.err) == (0, "", "")
    room.write("content/c.md", article(title="C", sources=""))
    done = run("build", "-q", cwd=room.site)
    assert (done.code, done.out, done.codes) == (0, "", ["no-sources"])
    assert "held" not in done.err


def test_a_verbose_build_names_every_file(room: Newsroom) -> None:
    run("build", cwd=room.site)
    room.edit("content/b.md", "A sentence.", "Another sentence.")
    told = run("build", "-v", cwd=room.site).err.splitlines()
    assert told == ["rendered 2020/05/b.html", "rendered search/words/0.js"]
    room.delete("content/b.md")
    said = run("build", "--verbose", cwd=room.site).err.splitlines()
    assert "removed 2020/05/b.html" in said
    assert "rendered index.html" in said


def test_a_build_is_not_quiet_and_verbose_at_once(room: Newsroom) -> None:
    done = run("build", "-q", "-v", cwd=room.site)
    assert done.code == 2
    assert "Either --quiet or --verbose." in done.err


def test_a_clock_that_is_days_behind_the_last_build_takes_nothing_back(room: Newsroom) -> None:
    assert run("build", cwd=room.site).code == 0
    before = room.tree()
    listing = room.output / "SHA256SUMS"

    def built(days: float) -> Done:
        later = time.time() + days * 86_400
        os.utime(listing, (later, later))
        return run("build", cwd=room.site)

    assert built(0.9).code == 0
    done = built(1.1)
    assert (done.code, done.codes) == (4, ["clock-behind"])
    assert "hint: set the clock; to build as of an earlier day" in done.err
    assert room.tree() == before
    # Whoever says as of when does not need the clock.
    assert run("build", "--as-of", "2026-01-01", cwd=room.site).code == 0
    given = {"SOURCE_DATE_EPOCH": "1767225600"}
    assert run("build", cwd=room.site, environment=given).code == 0


# For programs.


def test_json_is_all_there_is_on_stdout(room: Newsroom) -> None:
    room.write("content/c.md", article(title="C", sources=""))
    room.write("content/d.md", article(title="D", status="draft"))

    done = run("build", "--json", cwd=room.site)

    report = json.loads(done.out)
    assert done.out.count("\n") == 1
    assert (report["articles"], report["held"], report["exit_code"]) == (3, 1, 0)
    assert report["published"] is True
    assert len(report["rendered_urls"]) == report["rendered"] == pages(room)
    assert [one["code"] for one in report["diagnostics"]] == ["no-sources"]
    assert {"gather", "read", "render", "publish"} <= report["seconds"].keys()
    assert all(isinstance(seconds, float) for seconds in report["seconds"].values())
    assert done.codes == ["no-sources"]
    assert "held: content/d.md is a draft" in done.err


def test_json_of_a_build_with_errors_says_what_is_wrong_where(room: Newsroom) -> None:
    room.edit("content/b.md", "region: Asia", "region: Asai")

    done = run("build", "--json", cwd=room.site)

    assert done.code == 1
    assert done.report["exit_code"] == 1
    assert done.report["published"] is False
    assert done.report["diagnostics"] == [
        {
            "code": "unknown-region",
            "severity": "error",
            "message": '`region`: there is no region "Asai"',
            "hint": 'did you mean "Asia"? the regions are "Africa", "Asia", "Europe"',
            "path": "content/b.md",
            "line": 4,
            "column": 9,
            "end_line": 4,
            "end_column": 13,
        }
    ]


@pytest.mark.parametrize("words", [(), ("--strict",)])
def test_json_tells_of_what_fails_in_a_draft_without_naming_it(
    room: Newsroom, words: tuple[str, ...]
) -> None:
    room.edit("content/b.md", "date:", "status: draft\ndate:")
    room.edit("content/b.md", "A sentence.", "[gone](gone.md) <!-- a name -->")

    done = run("build", "--json", *words, cwd=room.site)

    assert done.codes == ["broken-link", "html-comment"]
    assert done.code == done.report["exit_code"] == 1
    said = done.report["diagnostics"]
    assert isinstance(said, list)
    # A warning decides nothing, and would only tell of the draft, until strictness makes it count.
    told = ["broken-link", "html-comment"] if words else ["broken-link"]
    assert [one["code"] for one in said] == told
    assert [(one["path"], one["line"], one["severity"]) for one in said] == [
        (None, None, "error") for _ in told
    ]
    assert "content/b" not in done.out
    assert "gone" not in done.out


@pytest.mark.parametrize("words", [("--site", "nowhere"), ("--out", "content"), ("--strict",)])
def test_json_is_json_whatever_goes_wrong(room: Newsroom, words: tuple[str, ...]) -> None:
    room.write("content/c.md", article(title="C", sources=""))

    done = run("build", "--json", *words, cwd=room.site)

    assert done.code != 0
    assert done.report["exit_code"] == done.code


# Dry runs.


def test_a_dry_run_names_what_would_be_done_on_stderr(room: Newsroom) -> None:
    run(cwd=room.site)
    room.edit("content/a.md", "A sentence", "Another sentence")
    room.edit("content/b.md", "date: 2020-05-04", "date: 2021-05-04")

    done = run("--dry-run", cwd=room.site)

    assert done.code == 0
    assert done.out.startswith("Would build 2 articles: ")
    assert done.out.count("\n") == 1
    said = done.err.splitlines()
    assert "would render 2020/05/a.html" in said
    assert "would render 2021/05/b.html" in said
    assert "would remove 2020/05/b.html" in said
    assert all(line.startswith(("would render ", "would remove ")) for line in said)


# Where the site is, and where the person stands.


def test_a_site_elsewhere_is_built_into_its_own_output_folder(room: Newsroom) -> None:
    elsewhere = room.site.parent / "desk"
    elsewhere.mkdir()
    room.edit("content/b.md", "region: Asia", "region: Asai")

    wrong = run("build", "--site", room.site, cwd=elsewhere)
    assert wrong.err.startswith(f"../{room.site.name}/content/b.md:4:9: error[unknown-region] ")
    room.edit("content/b.md", "region: Asai", "region: Asia")
    relative = run("build", "--site", f"../{room.site.name}", cwd=elsewhere)

    assert relative.code == 0
    assert relative.out.endswith(f" {(room.output / 'index.html').as_uri()}\n")
    assert list(elsewhere.iterdir()) == []


def test_the_site_may_be_named_by_the_environment(room: Newsroom) -> None:
    done = run(cwd=room.site.parent, environment={"DATELINE_SITE": str(room.site)})

    assert (done.code, (room.output / "index.html").exists()) == (0, True)


def test_paths_are_relative_to_where_the_person_stands(room: Newsroom) -> None:
    room.edit("content/b.md", "region: Asia", "region: Asai")

    done = run("build", "--site", "..", cwd=room.site / "content")

    assert done.err.startswith("b.md:4:9: error[unknown-region] ")


def test_another_output_folder_is_relative_to_where_the_person_stands(room: Newsroom) -> None:
    desk = room.site.parent / "desk"
    desk.mkdir()

    done = run("build", "--site", room.site, "--out", "../public", cwd=desk)

    public = room.site.parent / "public"
    assert done.out.endswith(f" {(public / 'index.html').as_uri()}\n")
    assert (public / "index.html").is_file()
    assert not room.output.exists()


def test_a_site_whose_folder_leads_to_itself_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")

    done = run("build", "--site", "loop", cwd=tmp_path)

    assert (done.code, done.codes) == (3, ["no-config"])


def test_an_output_folder_that_leads_to_itself_is_refused(room: Newsroom) -> None:
    (room.site / "loop").symlink_to("loop")

    done = run("build", "--out", "loop", cwd=room.site)

    assert (done.code, done.codes) == (3, ["refused-output"])


def test_a_folder_without_a_site_says_how_to_name_one(tmp_path: Path) -> None:
    done = run(cwd=tmp_path)

    assert done.code == 3
    assert plain(done.err).splitlines() == [
        f"error[no-config] there is no site_config.yaml in {tmp_path.resolve()}",
        "  hint: change to the folder of the site, or name it with --site",
        "Nothing was published: 1 error; N s.",
    ]


# A terminal.


def at_a_terminal(room: Newsroom, *words: str, **environment: str) -> str:
    """Build at a terminal, and return what it would show."""
    return run_at_a_terminal(*words, cwd=room.site, environment=environment).err


def test_a_terminal_is_shown_colours(room: Newsroom) -> None:
    room.edit("content/b.md", "region: Asia", "region: Asai")
    room.write("content/c.md", article(title="C", sources=""))

    shown = at_a_terminal(room)

    assert "\x1b[31m\x1b[1merror[unknown-region]\x1b[0m" in shown
    assert "\x1b[33m\x1b[1mwarning[no-sources]\x1b[0m" in shown


def test_no_color_is_respected(room: Newsroom) -> None:
    room.edit("content/b.md", "region: Asia", "region: Asai")

    shown = at_a_terminal(room, NO_COLOR="1")

    assert "error[unknown-region]" in shown
    assert "\x1b" not in shown


def test_what_is_no_terminal_is_shown_no_colours(room: Newsroom) -> None:
    room.edit("content/b.md", "region: Asia", "region: Asai")

    assert "\x1b" not in run(cwd=room.site).err


HOSTILE = {
    "a title": ("content/x.md", 'title: "\\e]0;owned\\a\\e[2J\\u202egnp"'),
    "a region": ("content/x.md", 'title: X\nregion: "\\e[31mAsia\\nBuilt 9 articles"'),
    "a key": ("content/x.md", 'title: X\n"\\e[1m": y'),
    "a name of a file": ("content/\x1b]0;owned\x07.md", "title: X"),
    "a name with a line end": ("content/x\nBuilt 9 articles.md", "title: X"),
    "a body": ("content/x.md", "title: X\nauthor: A desk\ndate: 2020-01-01\nregion: Asia"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_a_contributor_types_reaches_the_terminal_raw(
    newsroom: MakeNewsroom, name: str
) -> None:
    path, fields = HOSTILE[name]
    room = newsroom({path: f"---\n{fields}\n---\n\n[x](\x1b]0;owned\x07.md) \x9b31m \u202e\n"})

    shown = at_a_terminal(room, NO_COLOR="1")

    assert "error[" in shown
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert not re.search(r"^Built", shown, re.MULTILINE)


def test_a_foreign_file_with_a_hostile_name_is_shown_harmlessly(room: Newsroom) -> None:
    run(cwd=room.site)
    (room.output / "\x1b]0;owned\x07\nBuilt 9 articles").write_text("x", encoding="utf-8")

    done = run(cwd=room.site)

    assert "<U+001B>]0;owned<U+0007><U+000A>Built 9 articles" in done.err
    assert "\x1b" not in done.err
