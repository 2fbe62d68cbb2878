"""The comparison, with Dateline alone: every scenario arrives, and whatever is wrong is seen.

One tiny archive is built once, through all scenarios. Tests then damage its pages, or edit its
manuscripts without building, and put back what they changed.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.archive import edit_body, manuscript_path, new_article, write_archive
from benchmarks.comparison.checking import problems
from benchmarks.comparison.reports import Records, Report
from benchmarks.comparison.results import Build
from benchmarks.comparison.rounds import SCENARIOS, Comparison
from benchmarks.comparison.sites import GENERATORS, Site
from benchmarks.comparison.tools import Tools

ARTICLES = 24
Damage = Callable[[str, str, str], None]


class Built:
    """An archive, its site, and what the builds of all scenarios cost."""

    def __init__(self, folder: Path) -> None:
        self.archive = folder / "archive"
        write_archive(self.archive, ARTICLES, 1)
        self.site = Site(GENERATORS["dateline"], folder / "site", Tools(folder=folder / "tools"))
        self.told: list[str] = []
        comparison = Comparison(self.archive, [self.site], self.told.append)
        self.builds: list[Build] = list(comparison.run(SCENARIOS, 1))
        self.records = comparison.records
        self.output = self.site.output

    def problems(self) -> list[str]:
        return problems(self.records, self.output, self.records)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(tmp_path_factory.mktemp("comparison"))


@pytest.fixture
def damage(built: Built) -> Iterator[Damage]:
    """Return a function that replaces words in a file of the output until the test ends."""
    kept: dict[Path, bytes] = {}

    def replace(name: str, before: str, after: str) -> None:
        path = built.output / name
        content = path.read_bytes()
        kept.setdefault(path, content)
        assert before.encode() in content
        path.write_bytes(content.replace(before.encode(), after.encode(), 1))

    yield replace
    for path, content in kept.items():
        path.write_bytes(content)


@pytest.fixture
def ahead(built: Built, tmp_path: Path) -> tuple[Path, Records]:
    """Return a copy of the archive that can be edited while the site stays as it is."""
    shutil.copytree(built.archive, tmp_path / "archive")
    records = Records(tmp_path / "archive")
    records.edition = built.records.edition
    return tmp_path / "archive", records


def first(built: Built) -> Report:
    return built.records.under(manuscript_path(built.archive, 0))


def test_every_scenario_is_built_once_and_arrives(built: Built) -> None:
    assert [(one.scenario, one.problems) for one in built.builds] == [
        (scenario, []) for scenario in SCENARIOS
    ]
    assert [one.generator for one in built.builds] == ["dateline"] * len(SCENARIOS)
    assert all(one.wall > 0.05 and one.rss >= one.pss > 5_000_000 for one in built.builds)
    assert all(one.size > 1000 * one.files > 0 and one.memo > 100_000 for one in built.builds)
    # The new brief is a page, and its month may be one.
    files = [one.files for one in built.builds]
    assert files[0] == files[1] == files[2] < files[4] == files[5]
    assert re.fullmatch(r"cold 1 dateline: \d+\.\d\d s", built.told[0])


def test_a_right_site_has_no_problems(built: Built) -> None:
    assert built.problems() == []
    assert built.records.edition == "Edition 1"
    assert len(built.records) == ARTICLES + 1


def test_a_lost_word_is_seen(built: Built, damage: Damage) -> None:
    report = first(built)
    words = re.findall(r"[A-Za-z]+", report.body)[:2]
    damage(report.address, f"{words[0]} {words[1]}", words[0])

    (line,) = built.problems()
    assert line.startswith(f"{report.address}: word 2 is “")
    assert line.endswith(f"”, not “{words[1].casefold()}”")


def test_a_footnote_that_is_not_there_is_seen(built: Built, damage: Damage) -> None:
    report = next(one for one in built.records if "[^1]: " in one.body)
    damage(report.address, '<div class="footnote">', '</div><div class="footnote">')

    (line,) = built.problems()
    assert line.startswith(f"{report.address}: word ")
    assert " is “”, not “" in line


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("title", "<h1>"),
        ("day", '<time datetime="2'),
        ("region", 'class="region" href="../../regions/'),
        ("tags", 'rel="tag" href="../../tags/'),
        ("sources", '<li id="source-2">'),
        ("edition", "Edition "),
    ],
)
def test_every_other_part_of_a_report_is_compared(
    name: str, before: str, built: Built, damage: Damage
) -> None:
    report = first(built)
    damage(report.address, before, f"{before}1")

    assert any(line.startswith(f"{report.address}: {name}: ") for line in built.problems())


def test_the_address_of_a_source_is_compared(built: Built, damage: Damage) -> None:
    report = first(built)
    url = next(source.url for source in report.sources if source.url)
    damage(report.address, url, f"{url}/other")

    assert [line.partition(": ")[2][:8] for line in built.problems()] == ["sources:"]


def test_a_report_that_is_missing_in_a_list_is_seen(built: Built, damage: Damage) -> None:
    report = first(built)
    folder = f"tags/{report.tags[0]}"
    damage(f"{folder}/index.html", f'href="../../{report.address}"', 'href="../../index.html"')

    assert built.problems() == [
        f"{folder}/: {report.address} is missing",
        f"{folder}/:  does not belong here",
    ]


def test_a_list_may_be_parted_over_pages_but_not_lose_a_report(
    built: Built, damage: Damage
) -> None:
    report = max(built.records, key=lambda one: one.date)
    folder = f"regions/{report.region_slug}"
    for page in ("index.html", f"{report.date[:4]}.html"):
        assert built.problems() == []
        text = (built.output / folder / page).read_text(encoding="utf-8")
        row = next(line for line in text.splitlines() if report.address in line)
        damage(f"{folder}/{page}", row, "")

    assert built.problems() == [f"{folder}/: {report.address} is missing"]


def test_a_list_of_nothing_and_another_title_are_seen(built: Built, damage: Damage) -> None:
    report = first(built)
    folder = f"tags/{report.tags[0]}"
    damage(f"{folder}/index.html", f'{report.address}">', f'{report.address}">Not ')
    stale = built.output / "tags" / "of-old"
    stale.mkdir()
    (stale / "index.html").write_text("<h1>Of old</h1>", encoding="utf-8")

    found = built.problems()
    shutil.rmtree(stale)
    assert found == [
        "tags/of-old/: no report is filed here",
        f"{folder}/: the title of {report.address} is another",
    ]


def test_a_tag_that_no_page_leads_to_is_seen(built: Built, damage: Damage) -> None:
    tag = first(built).tags[0]
    damage("tags/index.html", f"tags/{tag}/index.html", "index.html")

    assert built.problems() == [f"tags/index.html: tags/{tag}/ is missing"]


def test_feed_front_page_and_sitemap_are_compared(built: Built, damage: Damage) -> None:
    newest = max(built.records, key=lambda one: one.date)
    address = f"https://example.org/archive/{newest.address}"
    damage("index.html", newest.address, first(built).address)
    damage("feed.xml", f'href="{address}"', 'href="https://example.org/archive/"')
    damage("sitemap.xml", f"<loc>{address}</loc>", "")

    found = built.problems()
    for page in ("index.html", "feed.xml", "sitemap.xml"):
        assert f"{page}: {newest.address} is missing" in found


def test_a_feed_that_is_cut_short_is_seen(built: Built, damage: Damage) -> None:
    entry = re.search(
        r"<entry.*?</entry>\n", (built.output / "feed.xml").read_text("utf-8"), re.DOTALL
    )
    assert entry
    feed = (built.output / "feed.xml").read_text("utf-8")
    damage("feed.xml", feed, feed[: feed.index("<entry")] + entry[0] + "</feed>")

    assert built.problems() == ["feed.xml: 1 entries, and not 20"]


def test_a_body_that_was_edited_since_is_seen(built: Built, ahead: tuple[Path, Records]) -> None:
    archive, records = ahead
    report = records.refresh(edit_body(archive, 3))

    (line,) = problems(records, built.output, [report])
    assert line.startswith(f"{report.address}: word ")


def test_a_tag_that_was_changed_since_is_seen(built: Built, ahead: tuple[Path, Records]) -> None:
    archive, records = ahead
    path = manuscript_path(archive, 0)
    old = records.under(path)
    other = next(tag for one in records for tag in one.tags if tag not in old.tags)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"tags: [{old.tags[0]}", f"tags: [{other}"), encoding="utf-8")
    new = records.refresh(path)

    found = problems(records, built.output, [new])
    assert found[0].startswith(f"{new.address}: tags: ")
    assert f"tags/{other}/: {new.address} is missing" in found
    gone = f"tags/{old.tags[0]}/: "
    assert {f"{gone}{new.address} does not belong here", f"{gone}no report is filed here"} & set(
        found
    )


def test_an_article_that_was_added_since_is_seen(built: Built, ahead: tuple[Path, Records]) -> None:
    archive, records = ahead
    report = records.refresh(new_article(archive, 9))
    found = problems(records, built.output, [report])

    assert found[0] == f"{report.address}: there is no page"
    lists = (f"regions/{report.region_slug}/", f"tags/{report.tags[0]}/")
    for page in (*lists, "index.html", "feed.xml", "sitemap.xml"):
        assert f"{page}: {report.address} is missing" in found


def test_a_template_that_was_edited_since_is_seen(
    built: Built, ahead: tuple[Path, Records]
) -> None:
    _, records = ahead
    records.edition = "Edition 2"

    found = problems(records, built.output, [])
    assert len(found) == 20  # no more are told
    assert found[0].endswith(".html: Edition 2 has not arrived")


def test_a_generator_that_starts_cold_finds_nothing_and_nothing_is_deleted(tmp_path: Path) -> None:
    site = Site(GENERATORS["dateline"], tmp_path / "site", Tools(folder=tmp_path))
    for number in range(2):
        for path in ("output/index.html", ".dateline/memo.sqlite", "content/a.md"):
            (site.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (site.folder / path).write_text(f"{number}", encoding="utf-8")
        site.forget()

    assert [path.name for path in site.folder.iterdir()] == ["content"]
    assert sorted(
        f"{path.name} {path.read_text(encoding='utf-8')}"
        for path in (tmp_path / "aside").rglob("*.*")
        if path.is_file()
    ) == ["index.html 0", "index.html 1", "memo.sqlite 0", "memo.sqlite 1"]


def test_a_generator_that_fails_is_told_and_left_out(built: Built, tmp_path: Path) -> None:
    site = Site(GENERATORS["dateline"], tmp_path / "site", Tools(folder=tmp_path))
    told: list[str] = []
    comparison = Comparison(built.archive, [site], told.append)
    (site.folder / "site_config.yaml").write_text("title: [", encoding="utf-8")

    assert list(comparison.run(["cold", "no-change"], 1)) == []
    assert comparison.failed.keys() == {"dateline"}
    assert len(told) == 1
    assert told[0].startswith("Dateline: 3\nsite_config.yaml:1:8: error[yaml-bracket]")
