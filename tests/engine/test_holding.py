"""What is held back leaves no word, no count and no gap in anything that could be published."""

import shutil
from pathlib import Path

import pytest

from dateline.base.codes import CODES
from tests.commandline import Done, run, run_here
from tests.conftest import MakeNewsroom
from tests.engine.canaries import FIELDS, WAYS, Canaries, held_article
from tests.newsroom import Newsroom, article

EACH_WAY = 20
AS_OF = "2024-01-01"
PUBLISHED: dict[str, str | bytes] = {
    "content/asia/one.md": article(title="One", tags="[shared, open]", country="KZ"),
    "content/asia/two.md": article(title="Two", date="2021-07-08", series="open-series"),
    "content/africa/three.md": article(title="Three", region="Africa", date="2023-03-07"),
    "content/_tags/shared.md": "---\ntitle: Shared\n---\n\nWhat is shared.\n",
    "content/pages/about.md": "---\ntitle: About\n---\n\nWe.\n",
}


def held(canaries: Canaries) -> dict[str, str | bytes]:
    """Return eighty held articles, twenty in each way."""
    files: dict[str, str | bytes] = {}
    for way in WAYS:
        for number in range(EACH_WAY):
            files |= held_article(way, number, canaries)
    return files


def build(room: Newsroom, *words: str, code: int = 0, as_of: str = AS_OF) -> Done:
    """Build as the newsroom does."""
    done = run_here("build", "--as-of", as_of, "--jobs", "1", *words, cwd=room.site)
    assert done.code == code, done.err
    return done


def build_apart(room: Newsroom, *words: str) -> Done:
    """Build in a process of its own, which has workers."""
    done = run("build", "--as-of", AS_OF, "--jobs", "2", *words, cwd=room.site)
    assert done.code == 0, done.err
    return done


def heard(words: set[str], *places: str | bytes) -> set[str]:
    """Return the words that are somewhere in `places`, in whatever case."""
    found = set()
    for place in places:
        text = place if isinstance(place, str) else place.decode("latin-1")
        found |= {word for word in words if word in text.casefold()}
    return found


def everything_in(folder: Path) -> list[str | bytes]:
    """Return every name and all bytes below a folder, with the folder beside it for staging."""
    found: list[str | bytes] = []
    for path in sorted(folder.parent.glob("*output*")):
        for below in (path, *sorted(path.rglob("*"))):
            found.append(below.name)
            found += [below.read_bytes()] if below.is_file() else []
    return found


def test_a_held_article_is_heard_nowhere(newsroom: MakeNewsroom) -> None:
    canaries = Canaries()
    files = held(canaries)
    room, without = newsroom({**PUBLISHED, **files}), newsroom(PUBLISHED)
    assert len(canaries.words) == 4 * EACH_WAY * len(FIELDS)

    done, expected = build_apart(room, "--json"), build_apart(without, "--json")

    # The articles are good, and held for no other reason than that they are to be held.
    assert done.err.count("held: ") == 4 * EACH_WAY
    assert done.codes == []
    assert done.report["held"] == 4 * EACH_WAY
    # The words are where they are looked for.
    assert heard(canaries.words, *files, *files.values()) == canaries.words

    assert heard(canaries.words, *everything_in(room.output), done.out) == set()
    assert room.tree() == without.tree()
    may_differ = ("held", "read", "seconds")
    reports = [{**one.report, **dict.fromkeys(may_differ)} for one in (done, expected)]
    assert reports[0] == reports[1]
    # A second build has nothing more to say, and the line for people says no more than the number.
    again = build_apart(room)
    assert again.out.startswith("Built 3 articles: 0 rendered, ")
    assert f", 0 removed, {4 * EACH_WAY} held; " in again.out
    assert heard(canaries.words, again.out) == set()


@pytest.mark.parametrize("way", WAYS)
def test_what_was_published_and_is_held_now_is_heard_nowhere_any_more(
    newsroom: MakeNewsroom, way: str
) -> None:
    canaries = Canaries()
    files = held_article(way, 1, canaries)
    room, without = newsroom({**PUBLISHED, **files}), newsroom(PUBLISHED)
    build(without)
    [path] = [path for path, text in files.items() if isinstance(text, str) and WAYS[way] in text]
    room.edit(path, WAYS[way], "date: 2023-03-03" if way == "scheduled" else "unsigned: false")
    build(room, as_of="2024-03-01")
    shown = heard(canaries.words, *everything_in(room.output))
    # All of it was public once, but for what no page shows, such as the camera.
    assert len(shown) > len(FIELDS) - 12

    room.write(path, files[path])
    build(room, "--json")

    assert heard(canaries.words, *everything_in(room.output)) == set()
    assert room.tree() == without.tree()


def test_a_report_of_errors_does_not_name_what_is_held(newsroom: MakeNewsroom) -> None:
    canaries = Canaries()
    files = held_article("embargo", 1, canaries) | held_article("draft", 2, canaries)
    room = newsroom({**PUBLISHED, **files})
    [path] = [path for path, text in files.items() if isinstance(text, str) and "embargo:" in text]
    slug = path.rpartition("/")[2].removesuffix(".md")
    room.edit(path, "Lead ", "Lead <!-- a remark --> [gone](gone-for-good) ")
    room.write(
        "content/asia/four.md",
        article(f"See [this]({slug}).", title="Four", related=f"[{slug}]", region="Asia"),
    )

    done = build(room, "--json", code=1)

    assert heard(canaries.words, done.out) == set()
    # The person at the terminal is told all of it.
    assert sorted(done.codes) == ["broken-link", "html-comment", "link-to-held", "related-held"]
    assert f"`{slug}` is held back; a link to it would reveal it" in done.err
    said = done.report["diagnostics"]
    assert isinstance(said, list)
    assert [(one["code"], one["path"], one["message"], one["hint"]) for one in said] == [
        (
            "related-held",
            "content/asia/four.md",
            CODES["related-held"].why,
            "",
        ),
        (
            "link-to-held",
            "content/asia/four.md",
            CODES["link-to-held"].why,
            "",
        ),
        # Without this one nobody would know why the build failed.
        (
            "broken-link",
            None,
            CODES["broken-link"].why,
            "it stands in an article that is held back; the message on stderr says where",
        ),
    ]
    assert not room.output.exists()


def test_two_articles_at_one_address_do_not_name_the_held_one_to_programs(
    newsroom: MakeNewsroom,
) -> None:
    room = newsroom(
        {
            "content/a/same.md": article(title="Public"),
            "content/secret-folder/same.md": article(title="Draft", status="draft"),
        }
    )

    done = build(room, "--json", code=1)

    assert done.codes == ["same-address"]
    assert "secret-folder" in done.err
    assert "secret-folder" not in done.out


# The moment an embargo ends.

MOMENTS = {
    # Almaty has no summer time; Berlin's clocks jump from 2 to 3 on that day, New York's fall back.
    "2024-02-29T06:00:00+06:00": ("2024-02-29T05:59:59+06:00", "2024-02-29T00:00:00Z"),
    "2024-03-31T03:00:00+02:00": ("2024-03-31T01:59:59+01:00", "2024-03-31T01:00:00Z"),
    "2024-11-03T01:00:00-05:00": ("2024-11-03T01:59:59-04:00", "2024-11-03T06:00:00Z"),
}


@pytest.mark.parametrize("end", MOMENTS)
def test_an_embargo_holds_to_the_last_second_and_no_longer(
    newsroom: MakeNewsroom, end: str
) -> None:
    before, same_in_utc = MOMENTS[end]
    room = newsroom({**PUBLISHED, "content/late.md": article(title="Late", embargo=end)})

    assert build(room, as_of=before).out.startswith("Built 3 articles: ")
    assert not (room.output / "2020/05/late.html").exists()
    assert build(room, as_of=end).out.startswith("Built 4 articles: ")
    assert (room.output / "2020/05/late.html").exists()
    # The same second in another zone is the same second.
    assert build(room, as_of=same_in_utc).out.startswith("Built 4 articles: 0 rendered, ")
    assert build(room, as_of=before).out.startswith("Built 3 articles: ")
    assert not (room.output / "2020/05/late.html").exists()


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("UTC", "2024-05-05T23:59:59Z", "2024-05-06T00:00:00Z"),
        ("Asia/Almaty", "2024-05-05T18:59:59Z", "2024-05-05T19:00:00Z"),
        ("America/New_York", "2024-05-06T03:59:59Z", "2024-05-06T04:00:00Z"),
    ],
)
def test_a_date_begins_in_the_zone_of_the_site(
    newsroom: MakeNewsroom, zone: str, before: str, after: str
) -> None:
    room = newsroom({"content/a.md": article(date="2024-05-06")})
    room.edit("site_config.yaml", "timezone: UTC", f"timezone: {zone}")

    room.build(as_of=before)
    assert [(one.reason, one.until) for one in room.report.held] == [("scheduled", after)]
    assert room.report.articles == 0
    room.build(as_of=after)
    assert (room.report.held, room.report.articles) == ((), 1)


def test_each_way_to_hold_is_told_on_the_terminal_and_nowhere_else(
    newsroom: MakeNewsroom,
) -> None:
    room = newsroom(
        {
            "content/a.md": article(title="A", status="draft"),
            "content/b.md": article(title="B", status="withdrawn"),
            "content/c.md": article(title="C", embargo="2024-02-01T06:00+06:00"),
            "content/d.md": article(title="D", date="2024-02-03"),
        }
    )
    done = build(room)

    assert done.err.splitlines() == [
        "held: content/a.md is a draft",
        "held: content/b.md is withdrawn",
        "held: content/c.md is embargoed until 2024-02-01T00:00:00Z",
        "held: content/d.md is scheduled for 2024-02-03T00:00:00Z",
    ]
    assert done.out.startswith("Built 0 articles: ")
    assert ", 0 removed, 4 held; " in done.out


def test_a_held_article_that_goes_changes_nothing(newsroom: MakeNewsroom) -> None:
    canaries = Canaries()
    room = newsroom({**PUBLISHED, **held_article("draft", 1, canaries)})
    build(room)
    for word in sorted(canaries.words):
        for path in room.site.glob(f"content/**/{word}*"):
            path.unlink()
    shutil.rmtree(room.site / ".dateline")

    done = build(room)

    assert done.err == ""
    assert "0 removed, 0 held; " in done.out
