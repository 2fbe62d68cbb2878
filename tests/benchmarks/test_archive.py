import hashlib
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain, pairwise
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

import pytest
import yaml

from benchmarks.archive import (
    Stamp,
    edit_body,
    main,
    manuscript_path,
    new_article,
    read_stamp,
    retag,
    touch,
    write_archive,
)
from benchmarks.places import OUTLETS, REGIONS
from benchmarks.prose import word_count
from benchmarks.tags import MIDDLE_TAG, TAGS

ARTICLES = 200
FIELDS = ["title", "author", "region", "country", "city", "date", "tags", "summary", "sources"]
NOT_PROSE = ("## ", "> ", "- ", "| ", "[^1]: ")
Fields: TypeAlias = dict[str, "str | list[str] | list[dict[str, str]]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One manuscript, read the way any YAML reader reads it."""

    path: Path
    fields: Fields
    tags: list[str]
    sources: list[dict[str, str]]
    body: str


def read(path: Path) -> Reading:
    """Read a manuscript; every scalar stays text, as the content format promises."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields: Fields = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - text only
    tags = [tag for tag in fields["tags"] if isinstance(tag, str)]
    sources = [source for source in fields.get("sources", []) if isinstance(source, dict)]
    return Reading(path=path, fields=fields, tags=tags, sources=sources, body=body)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    return sorted(
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two hundred reports that no test changes."""
    folder = tmp_path_factory.mktemp("archive")
    write_archive(folder, ARTICLES, 1)
    return folder


@pytest.fixture(scope="module")
def readings(archive: Path) -> list[Reading]:
    return [read(manuscript_path(archive, number)) for number in range(ARTICLES)]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Six reports to be edited."""
    write_archive(tmp_path / "small", 6, 3)
    return tmp_path / "small"


def test_the_same_seed_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    write_archive(tmp_path / "again", ARTICLES, 1)

    assert snapshot(archive) == snapshot(tmp_path / "again")


def test_the_bytes_are_those_of_every_other_machine(tmp_path: Path) -> None:
    write_archive(tmp_path / "archive", 20, 1)
    whole = hashlib.sha256()
    for path, content in sorted(snapshot(tmp_path / "archive").items()):
        whole.update(path.encode() + b"\0" + content + b"\0")

    assert whole.hexdigest() == "d4584c5d799152834cd273a3bd77e1f13d0985b613a92c808478cfb18ccebe40"


def test_another_seed_gives_another_archive(archive: Path, tmp_path: Path) -> None:
    write_archive(tmp_path / "other", ARTICLES, 2)
    common = snapshot(archive).keys() & snapshot(tmp_path / "other").keys()

    assert common == {"archive.json", "site_config.yaml"}


def test_an_article_does_not_depend_on_the_size_of_the_archive(archive: Path, small: Path) -> None:
    write_archive(small.parent / "twenty", 20, 1)
    large = snapshot(archive)
    part = {
        path: content
        for path, content in snapshot(small.parent / "twenty").items()
        if path.startswith("content/")
    }

    assert len(part) == 20
    assert part.items() <= large.items()


def test_each_article_has_a_file_and_an_address_of_its_own(readings: list[Reading]) -> None:
    slugs = [reading.path.stem for reading in readings]

    assert len(set(slugs)) == ARTICLES
    # Two reports may draw the same headline; the number keeps their slugs apart.
    assert all(slug.endswith(f"-{number}") for number, slug in enumerate(slugs))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    assert max(len(slug.encode()) for slug in slugs) <= 80


def test_front_matter_is_a_mapping_with_every_field_of_a_report(readings: list[Reading]) -> None:
    assert {tuple(reading.fields) for reading in readings} == {tuple(FIELDS)}


def test_the_folder_names_the_region_and_the_year(archive: Path, readings: list[Reading]) -> None:
    slugs = {region.name: region.slug for region in REGIONS}
    for reading in readings:
        region, day = reading.fields["region"], reading.fields["date"]
        assert isinstance(region, str)
        assert reading.path.parent == archive / "content" / slugs[region] / str(day)[:4]


def test_the_country_and_the_desk_belong_to_the_region(readings: list[Reading]) -> None:
    regions = {region.name: region for region in REGIONS}
    for reading in readings:
        region = regions[str(reading.fields["region"])]
        assert reading.fields["country"] in region.countries
        assert reading.fields["author"] in region.bylines()
        assert reading.fields["city"] in region.towns(str(reading.fields["country"]))


def test_dates_grow_denser_and_end_in_june_2026(readings: list[Reading]) -> None:
    days = [date.fromisoformat(str(reading.fields["date"])) for reading in readings]

    assert min(days) >= date(2007, 1, 1)
    assert max(days) <= date(2026, 6, 30)
    older = sum(day < date(2016, 10, 1) for day in days)
    assert 40 <= older <= 80  # half of the time, about three tenths of the reports


def test_lengths_stay_within_their_bounds(readings: list[Reading]) -> None:
    words = [word_count(reading.body) for reading in readings]
    titles = [len(str(reading.fields["title"]).split()) for reading in readings]

    assert min(words) >= 450
    assert max(words) <= 600
    assert 515 <= statistics.mean(words) <= 540
    assert min(titles) >= 6
    assert max(titles) <= 12


def test_a_report_has_eight_to_fourteen_paragraphs(readings: list[Reading]) -> None:
    counts = [
        sum(not block.startswith(NOT_PROSE) for block in reading.body.split("\n\n"))
        for reading in readings
    ]

    assert min(counts) == 8
    assert max(counts) == 14


def test_tags_and_sources_have_the_stated_means(readings: list[Reading]) -> None:
    tags = [len(reading.tags) for reading in readings]
    sources = [len(reading.sources) for reading in readings]

    assert 2.9 <= statistics.mean(tags) <= 3.5
    assert (min(sources), max(sources)) == (2, 6)
    assert 3.8 <= statistics.mean(sources) <= 4.2
    assert all(len(set(reading.tags)) == len(reading.tags) for reading in readings)


def test_tags_are_used_by_rank(readings: list[Reading]) -> None:
    used = list(chain.from_iterable(reading.tags for reading in readings))
    tenths = [sum(used.count(tag) for tag in TAGS[rank : rank + 30]) for rank in (0, 30, 270)]

    assert len(TAGS) == len(set(TAGS)) == 300
    assert all(earlier > later for earlier, later in pairwise(tenths))


def test_a_source_names_an_invented_outlet_and_reserved_hosts(readings: list[Reading]) -> None:
    sources = list(chain.from_iterable(reading.sources for reading in readings))
    hosts = [urlsplit(source["url"]).hostname for source in sources if "url" in source]

    assert {source["outlet"] for source in sources} <= set(OUTLETS)
    assert all(source["title"] and source["date"] for source in sources)
    assert set(hosts) == {"example.org", "example.net"}
    assert 0.78 <= len(hosts) / len(sources) <= 0.92


def test_every_citation_points_into_the_source_list(readings: list[Reading]) -> None:
    for reading in readings:
        cited = [int(number) for number in re.findall(r"\[@(\d+)\]", reading.body)]
        assert 1 <= len(cited) == len(set(cited))
        assert set(cited) <= set(range(1, len(reading.sources) + 1))


def test_every_link_to_an_earlier_report_names_a_manuscript(readings: list[Reading]) -> None:
    targets = [
        (reading.path.parent / target).resolve()
        for reading in readings
        for target in re.findall(r"\]\((\.\./[^)]+)\)", reading.body)
    ]

    assert 15 <= len(targets) <= 50
    assert all(target.is_file() for target in targets)


@pytest.mark.parametrize(
    "construction",
    [
        r"^## ",
        r"^> ",
        r"^- ",
        r"^\|---",
        r"^\[\^1\]: ",
        r"\[\^1\]$",
        r" \*\w",
        r"\*\*",
        r"\(https:",
    ],
)
def test_some_reports_have_the_construction_and_some_do_not(
    construction: str, readings: list[Reading]
) -> None:
    having = [bool(re.search(construction, reading.body, re.MULTILINE)) for reading in readings]

    assert set(having) == {True, False}


def test_the_settings_name_every_region_and_its_countries(archive: Path) -> None:
    text = (archive / "site_config.yaml").read_text(encoding="utf-8")
    settings: dict[str, list[dict[str, list[str]]]] = yaml.safe_load(text)

    assert [region["countries"] for region in settings["regions"]] == [
        list(region.countries) for region in REGIONS
    ]
    assert len(REGIONS) == 8
    assert len(set(chain.from_iterable(region.countries for region in REGIONS))) == 163


def test_the_folder_remembers_what_it_was_made_from(archive: Path) -> None:
    assert read_stamp(archive) == Stamp(articles=ARTICLES, seed=1)


def test_editing_a_body_adds_one_sentence_and_leaves_the_front_matter(small: Path) -> None:
    before, old = snapshot(small), read(manuscript_path(small, 4))
    path = edit_body(small, 4)
    new = read(path)
    old_blocks, new_blocks = old.body.split("\n\n"), new.body.split("\n\n")

    assert changed(before, snapshot(small)) == [path.relative_to(small).as_posix()]
    assert path == old.path
    assert new.fields == old.fields
    assert re.fullmatch(r" [A-Z0-9]\S.*\.", new_blocks[1].removeprefix(old_blocks[1]))
    assert [new_blocks[0], *new_blocks[2:]] == [old_blocks[0], *old_blocks[2:]]


def test_retagging_replaces_one_tag_and_nothing_else(small: Path) -> None:
    before, old = snapshot(small), read(manuscript_path(small, 2))
    path = retag(small, 2)
    new = read(path)

    assert changed(before, snapshot(small)) == [path.relative_to(small).as_posix()]
    assert new.body == old.body
    assert {**new.fields, "tags": []} == {**old.fields, "tags": []}
    assert new.tags[:-1] == old.tags[:-1]
    assert new.tags[-1] in set(TAGS) - set(old.tags)


def test_retagging_skips_a_tag_the_article_has(small: Path) -> None:
    path = manuscript_path(small, 2)
    text = path.read_text(encoding="utf-8")
    line = f"tags: [{TAGS[5]}, {TAGS[6]}, {TAGS[4]}]"
    path.write_text(re.sub(r"^tags: .*$", line, text, flags=re.MULTILINE), encoding="utf-8")

    assert read(retag(small, 2)).tags == [TAGS[5], TAGS[6], TAGS[7]]


def test_every_edit_of_a_body_adds_another_sentence(small: Path) -> None:
    paragraphs = [read(edit_body(small, 3)).body.split("\n\n")[1] for _ in range(4)]
    added = [later.removeprefix(earlier) for earlier, later in pairwise(paragraphs)]

    assert len(set(added)) == 3


def test_repeated_edits_never_return_to_an_earlier_state(small: Path) -> None:
    states = [snapshot(small)]
    for edit in (edit_body, edit_body, edit_body, retag, retag, retag):
        edit(small, 5)
        states.append(snapshot(small))

    assert len({state[_only(states)] for state in states}) == len(states)


def _only(states: list[dict[str, bytes]]) -> str:
    (path,) = changed(states[0], states[-1])
    return path


def test_touching_changes_the_time_and_no_byte(small: Path) -> None:
    path = manuscript_path(small, 1)
    before, time = snapshot(small), path.stat().st_mtime_ns

    assert touch(small, 1) == path
    assert snapshot(small) == before
    assert path.stat().st_mtime_ns > time


def _moments(folder: Path) -> Iterator[datetime]:
    for path in (folder / "content").rglob("*.md"):
        moment = datetime.fromisoformat(str(read(path).fields["date"]))
        yield moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def test_a_new_brief_is_unsigned_with_one_tag_and_no_sources(small: Path) -> None:
    before, latest = snapshot(small), max(_moments(small))
    path = new_article(small, 0)
    brief = read(path)

    assert changed(before, snapshot(small)) == [path.relative_to(small).as_posix()]
    assert brief.fields["unsigned"] == "true"
    assert brief.fields.keys().isdisjoint({"author", "sources"})
    assert brief.tags == [MIDDLE_TAG]
    assert datetime.fromisoformat(str(brief.fields["date"])) > latest


def test_a_new_report_is_a_typical_one_dated_last(small: Path) -> None:
    new_article(small, 0)
    before, latest = snapshot(small), max(_moments(small))
    path = new_article(small, 1, "report")
    report = read(path)

    assert changed(before, snapshot(small)) == [path.relative_to(small).as_posix()]
    assert list(report.fields) == FIELDS
    assert 450 <= word_count(report.body) <= 600
    assert datetime.fromisoformat(str(report.fields["date"])) > latest


def test_a_new_article_never_overwrites_an_earlier_one(small: Path) -> None:
    new_article(small, 7)

    with pytest.raises(FileExistsError, match="new brief 7 is there already"):
        new_article(small, 7)


def test_the_command_refuses_a_folder_in_use(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(small)

    with pytest.raises(SystemExit) as ended:
        main(["--articles", "3", "--seed", "1", str(small)])

    assert ended.value.code == 2
    assert "is not empty" in capsys.readouterr().err
    assert snapshot(small) == before


def test_the_command_writes_what_the_function_writes(small: Path, tmp_path: Path) -> None:
    assert main(["--articles", "6", "--seed", "3", str(tmp_path / "command")]) == 0
    assert snapshot(tmp_path / "command") == snapshot(small)
