"""`dateline sources`: from the words of the command line to what is said and written.

No host is ever asked from here: every address is one that must not be connected to, or the round
is not made at all. What hosts do is in tests/checks.
"""

import json
from pathlib import Path

import pytest

from dateline.base.diagnostics import diagnose
from dateline.checks.links.logbook import LOCK
from dateline.model.keptcopy import INDEX, SAVED, KeptCopy
from dateline.model.linkstate import RECORD, Known, Outcome
from dateline.publishing import lock
from dateline.reading.copyindex import index_text
from dateline.reading.linkrecord import record_text
from tests.checks.test_wacz import package, wacz
from tests.commandline import Done, run_here
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article

PRIVATE = "http://127.0.0.1:9/private"
CITED = "https://courier.invalid/dead"
HELD = "https://secret.invalid/held"


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    sources = f"""
  - {{outlet: The Courier, title: Dead, url: "{CITED}"}}
  - {{outlet: The Herald, title: Private, url: "{PRIVATE}"}}
  - The Herald – No address – 4 May 2020"""
    held = f'[{{outlet: Secret, title: S, url: "{HELD}"}}]'
    return newsroom(
        {
            "content/a.md": article(sources=sources),
            "content/held.md": article(status="draft", sources=held),
        }
    )


def sources(room: Newsroom, *words: str | Path) -> Done:
    return run_here("sources", *words, cwd=room.site)


def remember(room: Newsroom, outcome: Outcome, *failed: str) -> None:
    known = Known(address=CITED, checked="2026-01-03", outcome=outcome, status=404, failed=failed)
    room.write(RECORD, record_text([known]))


def kill(room: Newsroom) -> None:
    remember(room, Outcome.NOT_FOUND, "2026-01-01", "2026-01-02", "2026-01-03")


# list


def test_works_are_listed_for_other_programs(room: Newsroom) -> None:
    done = sources(room, "list")

    assert (done.code, done.err) == (0, "")
    lines = [line.split("\t") for line in done.out.splitlines()]
    assert lines[0] == ["outlet", "title", "date", "address", "link", "copies", "cited_by"]
    assert sorted(lines[1:]) == [
        ["The Courier", "Dead", "", CITED, "unchecked", "0", "1"],
        ["The Herald", "No address", "2020-05-04", "", "no address", "0", "1"],
        ["The Herald", "Private", "", PRIVATE, "unchecked", "0", "1"],
    ]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (("--outlet", "The Herald"), ["No address", "Private"]),
        (("--outlet", "the-herald", "--without-address"), ["No address"]),
        (("--region", "Asia", "--without-copy"), ["Dead", "No address", "Private"]),
    ],
)
def test_works_are_chosen_by_name_or_slug(
    room: Newsroom, words: tuple[str, ...], titles: list[str]
) -> None:
    found = json.loads(sources(room, "list", "--json", *words).out)

    assert sorted(entry["title"] for entry in found) == titles


def test_outlets_are_listed(room: Newsroom) -> None:
    assert sources(room, "list", "--by-outlet").out.splitlines() == [
        "outlet\tworks\twith_address\twith_copy",
        "The Herald\t2\t1\t0",
        "The Courier\t1\t1\t0",
    ]


def test_works_that_may_be_one_are_listed_in_pairs(room: Newsroom) -> None:
    twin = f'[{{outlet: The Courier, title: Dead, url: "{CITED}/again"}}]'
    room.write("content/b.md", article(sources=twin))
    done = sources(room, "list", "--near")

    assert (done.code, done.err) == (0, "")
    [headings, row] = [line.split("\t") for line in done.out.splitlines()]
    assert headings == ["outlet", "first", "second", "first_address", "second_address", "why"]
    assert row[:5] == ["The Courier", "Dead", "Dead", CITED, f"{CITED}/again"]
    assert row[5].startswith("outlet, title and date are the same")
    assert json.loads(sources(room, "list", "--near", "--outlet", "The Herald", "--json").out) == []
    assert sources(room, "list", "--near", "--by-outlet").code == 2


@pytest.mark.parametrize(
    ("option", "name", "said"),
    [
        ("--outlet", "The Heralt", 'no article cites an outlet "The Heralt"; did you mean'),
        ("--region", "Asai", 'there is no article in a region "Asai"; did you mean "Asia"?'),
        ("--outlet", "zzz", 'no article cites an outlet "zzz"\n'),
    ],
)
def test_a_name_that_nothing_has_is_wrong_usage(
    room: Newsroom, option: str, name: str, said: str
) -> None:
    done = sources(room, "list", option, name)

    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_title_cannot_steer_the_terminal(room: Newsroom) -> None:
    room.write("content/b.md", article(sources='[{outlet: "O", title: "a\\tb"}]'))

    assert "\tO\t" not in sources(room, "list").out
    assert len({line.count("\t") for line in sources(room, "list").out.splitlines()}) == 1


# check


def test_a_private_address_is_not_connected_to_and_not_dead(room: Newsroom) -> None:
    done = sources(room, "check", "--only", "127.0.0.1")

    assert done.code == 0
    assert "unclear\tprivate-address\thttp://127.0.0.1:9/private" in done.out
    assert done.out.endswith("Checked 1 link. Of 1 work with an address: 1 unclear.\n")
    line = json.loads((room.site / RECORD).read_text(encoding="utf-8"))
    assert (line["address"], line["outcome"]) == (PRIVATE, "private-address")


def test_a_link_is_checked_once_a_day_unless_asked(room: Newsroom) -> None:
    sources(room, "check", "--only", "127.0.0.1")

    assert (
        sources(room, "check", "--only", "127.0.0.1")
        .out.splitlines()[-1]
        .startswith("Checked 0 links.")
    )
    again = sources(room, "check", "--only", "127.0.0.1", "--older-than", "0")
    assert again.out.splitlines()[-1].startswith("Checked 1 link.")


def test_offline_reports_from_the_record_and_asks_nobody(room: Newsroom) -> None:
    kill(room)
    before = (room.site / RECORD).read_bytes()
    done = sources(room, "check", "--offline")

    assert done.code == 0
    assert done.codes == ["dead-link"]
    assert "content/a.md:7:" in done.err
    assert done.out.splitlines() == [
        "link\toutcome\taddress\twhy\tchecked",
        f"dead\tnot-found\t{CITED}\tthe host has no such page\t2026-01-03",
        "Of 2 works with an address: 1 dead, 1 unchecked.",
    ]
    assert (room.site / RECORD).read_bytes() == before


def test_strictness_makes_a_dead_link_an_error(room: Newsroom) -> None:
    kill(room)

    assert sources(room, "check", "--offline", "--strict").code == 1


def test_a_report_for_programs(room: Newsroom) -> None:
    kill(room)
    done = sources(room, "check", "--offline", "--json")

    assert (done.code, done.err) == (0, "")
    report = json.loads(done.out)
    assert report["states"] == {"alive": 0, "dead": 1, "failing": 0, "unchecked": 1, "unclear": 0}
    [dead] = [link for link in report["links"] if link["address"] == CITED]
    assert (dead["state"], dead["cited_by"]) == ("dead", ["content/a.md"])
    assert [one["code"] for one in report["diagnostics"]] == ["dead-link"]


def test_nothing_that_is_held_is_ever_named(room: Newsroom) -> None:
    for words in (("list",), ("check", "--offline", "--json"), ("report",), ("export",)):
        done = sources(room, *words)
        assert "secret" not in (done.out + done.err).casefold()


def test_a_record_with_a_broken_line_is_told_where(room: Newsroom) -> None:
    room.write(RECORD, "{}\nnonsense\n")
    done = sources(room, "check", "--offline")

    assert (done.code, done.out) == (1, "")
    assert done.codes == ["link-record", "link-record"]
    assert "records/links.jsonl:2:1: error[link-record]" in done.err


def test_content_with_errors_is_told_first(room: Newsroom) -> None:
    room.edit("content/a.md", "region: Asia", "region: Asai")
    done = sources(room, "check")

    assert (done.code, done.codes) == (1, ["unknown-region"])
    assert not (room.site / RECORD).exists()


def test_two_rounds_never_mix(room: Newsroom) -> None:
    with lock.hold(room.site / LOCK, "process 7"):
        done = sources(room, "check")

    assert (done.code, done.codes) == (4, ["locked"])
    assert "links of this site are being checked (process 7)" in done.err


def test_a_site_without_links_is_no_mistake(newsroom: MakeNewsroom) -> None:
    done = sources(newsroom({"content/a.md": article()}), "check")

    assert (done.code, done.out) == (0, "Checked 0 links. No work has an address.\n")


@pytest.mark.parametrize("verb", ["list", "check", "save", "report", "export", "verify"])
def test_a_folder_that_is_no_site_is_said(tmp_path: Path, verb: str) -> None:
    done = run_here("sources", verb, cwd=tmp_path)

    assert (done.code, done.codes) == ((0, []) if verb == "verify" else (3, ["no-config"]))


# save and verify


def test_a_private_address_is_not_saved(room: Newsroom) -> None:
    done = sources(room, "save", "--only", "127.0.0.1")

    assert done.code == 0
    assert f"{PRIVATE}\tthe host is in a private network" in done.out
    assert done.out.endswith("Saved 0 copies (0 bytes); 1 could not be saved.\n")
    assert not (room.site / SAVED).exists()
    report = json.loads(sources(room, "save", "--only", PRIVATE, "--json").out)
    assert report["saved"] == []
    assert [one["outcome"] for one in report["not_saved"]] == ["private-address"]


def test_without_the_library_for_copies_nothing_is_saved(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = diagnose("missing-extra", "it is not installed", hint="install it")
    monkeypatch.setattr("dateline.checks.copies.extra.missing_library", lambda: missing)
    done = sources(room, "save")

    assert (done.code, done.codes, done.out) == (4, ["missing-extra"], "")


def test_a_web_archive_placed_by_hand_is_taken_up_or_refused(room: Newsroom) -> None:
    wacz(room.site / SAVED / "good.wacz", package(mainPageUrl=CITED))
    wacz(room.site / SAVED / "bad.wacz", package(), {"archive/data.warc.gz": b"touched"})
    done = sources(room, "save", "--only", "127.0.0.1")

    assert (done.code, {*done.codes}) == (1, {"copy-damaged"})
    assert "bad.wacz:1:1: error[copy-damaged]" in done.err
    assert done.out.endswith("bytes); 1 could not be saved.\n")
    assert json.loads((room.site / INDEX).read_text(encoding="utf-8"))["file"] == "good.wacz"


def test_copies_are_verified(room: Newsroom) -> None:
    copy = KeptCopy(address=CITED, at="2026-11-24T00:00:00Z", file="a.warc.gz", file_sha256="00")
    room.write(INDEX, index_text([copy]))
    room.write(f"{SAVED}/a.warc.gz", b"touched")
    room.write(f"{SAVED}/b.wacz", b"no zip")
    done = sources(room, "verify")

    assert (done.code, done.codes) == (1, ["copy-damaged", "copy-damaged"])
    assert done.out == "Verified 2 files: 2 errors.\n"
    report = json.loads(sources(room, "verify", "--json").out)
    assert (report["files"], len(report["diagnostics"])) == (2, 2)


def test_saved_copies_are_no_part_of_a_build(room: Newsroom) -> None:
    room.build()
    before = room.tree()
    room.write(f"{SAVED}/a.warc.gz", b"a copy")
    room.write(f"{SAVED}/notes.md", "# No article")
    room.write(RECORD, "")
    report = room.build()

    assert report.rendered == ()
    assert room.tree() == before
    assert not [found for found in report.diagnostics if "_saved" in str(found)]


# The sheet


def test_works_without_a_copy_are_a_sheet_for_auto_archiver(room: Newsroom) -> None:
    room.write(
        INDEX, index_text([KeptCopy(address=CITED, at="2026-11-24", url="https://x.invalid/")])
    )
    rows = sources(room, "export").out.splitlines()

    assert rows[0].startswith("link,archive status,destination folder,archive location")
    assert [row.partition(",")[0] for row in rows[1:]] == [PRIVATE]


def test_a_sheet_that_comes_back_is_entered_once(room: Newsroom) -> None:
    text = (
        "link,archive status,archive location,archive date\n"
        f"{CITED}/?utm_source=x,wayback: success,https://archive.invalid/1,2026-11-01T02:03:04\n"
        "https://other.invalid/,success,https://archive.invalid/2,\n"
        f"{PRIVATE},nothing archived,,\n"
    )
    room.write("sheet.csv", text)
    done = sources(room, "import", "sheet.csv")

    assert (done.code, done.err) == (0, "")
    assert done.out == "Entered 1 copy; 1 rows tell of none, 1 work cited by no article.\n"
    assert json.loads((room.site / INDEX).read_text(encoding="utf-8")) == {
        "address": CITED,
        "at": "2026-11-01T02:03:04Z",
        "url": "https://archive.invalid/1",
        "service": "auto-archiver",
    }
    assert sources(room, "import", "sheet.csv").out.startswith("Entered 0 copies;")
    assert "\tunchecked\t1\t1" in sources(room, "list", "--outlet", "The Courier").out


def test_a_sheet_with_mistakes_enters_nothing(room: Newsroom) -> None:
    room.write("sheet.csv", f"link,archive status,archive location\n{CITED},success,\n")
    done = sources(room, "import", "sheet.csv")

    assert (done.code, done.codes) == (1, ["copy-sheet"])
    assert "sheet.csv:2:1: error[copy-sheet]" in done.err
    assert not (room.site / INDEX).exists()


@pytest.mark.parametrize("data", [None, b"\xff\xfe"])
def test_a_sheet_that_cannot_be_read_is_said(room: Newsroom, data: bytes | None) -> None:
    if data:
        room.write("sheet.csv", data)
    done = sources(room, "import", "sheet.csv")

    assert (done.code, done.codes) == (1, ["copy-sheet"])


# report


def test_coverage_is_a_table_or_json(room: Newsroom) -> None:
    kill(room)
    lines = sources(room, "report", "--by", "outlet").out.splitlines()

    assert lines == [
        "by\tname\tworks\twith_address\talive\tfailing\tdead\tunclear\tunchecked\twith_copy",
        "all\t\t3\t2\t0\t0\t1\t0\t1\t0",
        "outlet\tThe Herald\t2\t1\t0\t0\t0\t0\t1\t0",
        "outlet\tThe Courier\t1\t1\t0\t0\t1\t0\t0\t0",
    ]
    rows = json.loads(sources(room, "report", "--json").out)
    assert [(row["by"], row["name"]) for row in rows] == [
        ("all", ""),
        ("region", "Asia"),
        ("year", "2020"),
        ("outlet", "The Herald"),
        ("outlet", "The Courier"),
    ]


def test_coverage_is_drawn(room: Newsroom) -> None:
    done = sources(room, "report", "--chart", "chart.svg")

    assert done.code == 0
    text = (room.site / "chart.svg").read_text(encoding="utf-8")
    assert '<title id="title">Sources of The Test Archive</title>' in text


def test_a_chart_that_cannot_be_written_is_said(room: Newsroom) -> None:
    done = sources(room, "report", "--chart", "no/such/folder.svg")

    assert (done.code, done.codes) == (4, ["disk"])


def test_the_reports_without_a_copy_are_a_page_for_editors(room: Newsroom) -> None:
    done = sources(room, "report", "--page", "uncopied.html")

    assert (done.code, done.err) == (0, "")
    text = (room.site / "uncopied.html").read_text(encoding="utf-8")
    assert "<h1>Reports without a saved copy</h1>" in text
