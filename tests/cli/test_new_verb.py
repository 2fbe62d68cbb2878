"""`dateline new`: what it makes builds, and nothing is ever overwritten."""

import json
import os
import re
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli.main import dateline
from dateline.cli.new_articles import EXAMPLES
from dateline.cli.new_regions import with_region
from dateline.cli.new_texts import TASKS
from dateline.reading.config import read_config
from dateline.reading.schemas import json_schema
from tests.commandline import Done, run_here
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article

HINT = "Write the text below the front matter; delete the line `status: draft` to publish it.\n"
ALWAYS = ("--title", "A law", "--region", "Asia", "--date", "2009-06-25", "--no-input")


def new(where: Path | Newsroom, *words: str | Path) -> Done:
    return run_here("new", *words, cwd=where.site if isinstance(where, Newsroom) else where)


def build(site: Path, *words: str) -> Done:
    return run_here("build", "--jobs", "1", *words, cwd=site)


def answered(site: Path, answers: str, *words: str) -> Done:
    """Run `new article` for somebody who types these answers."""
    with chdir(site):
        done = CliRunner().invoke(dateline, ["new", "article", *words], input=answers)
    return Done(code=done.exit_code, out=done.stdout, err=done.stderr)


def text_of(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def without_remarks(text: str) -> str:
    return re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)


# A site.


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new")
    done = new(folder, "site", "archive", "--no-input", "--title", "An Archive: of ours")
    assert done.code == 0, done.err
    return folder / "archive"


def test_a_new_site_builds_without_a_warning(site: Path) -> None:
    done = build(site, "--strict")

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Built 2 articles: ")
    front = text_of(site, "output/index.html")
    assert "An Archive: of ours" in front
    assert "How this archive is made" in front
    assert "How sources are cited" in front
    assert (site / "output/authors/the-editors/index.html").exists()
    assert "An Archive: of ours" in text_of(site, "output/about.html")


def test_a_new_site_tells_its_files_and_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    done = new(tmp_path, "site", "my archive", "--no-input", "--region", "Asia")

    assert done.out == "cd 'my archive' && dateline build\n"
    told = re.findall(r"^wrote my archive/(.+)$", done.err, re.MULTILINE)
    found = (path for path in (tmp_path / "my archive").rglob("*") if path.is_file())
    assert sorted(told) == sorted(
        path.relative_to(tmp_path / "my archive").as_posix() for path in found
    )
    assert {"site_config.yaml", ".gitignore", ".vscode/tasks.json"} < {*told}


def test_where_the_command_is_not_on_the_path_the_next_one_names_the_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr("sys.executable", "/opt/python")

    done = new(tmp_path, "site", "x", "--no-input")

    assert done.out == "cd x && /opt/python -m dateline build\n"


def test_a_new_site_asks_for_its_name_alone(tmp_path: Path) -> None:
    with chdir(tmp_path):
        done = CliRunner().invoke(dateline, ["new", "site", "x"], input="Ours\n")

    assert done.exit_code == 0
    assert "Name of the archive [A New Archive]: " in done.stderr
    assert "\n# The archive's name.\ntitle: Ours\n" in text_of(tmp_path, "x/site_config.yaml")


def test_the_regions_of_a_new_site_may_be_named(tmp_path: Path) -> None:
    words = ("--region", "Near East", "--region", "Far East")
    assert new(tmp_path, "site", "x", "--no-input", *words).code == 0

    assert "regions:\n  - name: Near East\n  - name: Far East\n" in text_of(
        tmp_path, "x/site_config.yaml"
    )
    assert len([*(tmp_path / "x/content/near-east").rglob("*.md")]) == 2


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Asia", "ASIA!"), 'the regions "Asia" and "ASIA!" would share an address'),
        (("…",), 'the region "…" gives a slug that is empty'),
    ],
)
def test_regions_that_cannot_be_are_refused(
    tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    words = [word for name in names for word in ("--region", name)]
    done = new(tmp_path, "site", "x", "--no-input", *words)

    assert done.code == 2
    assert said in done.err
    assert not (tmp_path / "x").exists()


def test_nothing_is_wrong_with_a_new_site(site: Path) -> None:
    done = run_here("check", "--strict", cwd=site)

    assert (done.code, done.err) == (0, "")


def test_a_new_site_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("mine", encoding="utf-8")

    done = new(tmp_path, "site", ".", "--no-input")

    assert done.code == 2
    assert 'Error: ".gitignore" is there already; nothing was written' in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitignore", "README.md"]
    (tmp_path / ".gitignore").unlink()
    assert new(tmp_path, "site", ".", "--no-input").code == 0
    assert text_of(tmp_path, "README.md") == "mine"


def test_a_site_that_cannot_be_written_whole_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    real = Path.open

    def full(path: Path, mode: str) -> object:
        opened.append(path)
        if len(opened) > 3:
            raise OSError(28, "No space left on device", str(path))
        return real(path, mode)

    monkeypatch.setattr(Path, "open", full)
    done = new(tmp_path, "site", "x", "--no-input")

    assert done.code == 4
    assert "error[disk]" in done.err
    assert "No space left on device" in done.err
    assert [path for path in (tmp_path / "x").rglob("*") if path.is_file()] == []


def test_every_remark_of_the_settings_is_a_setting(site: Path, tmp_path: Path) -> None:
    """What stands behind a `#` works as soon as the `#` is deleted."""
    text = text_of(site, "site_config.yaml")
    used = re.sub(r"^#(?=\w+:|  )", "", text, flags=re.MULTILINE)
    used = used.replace("listed_authors: true", "listed_authors: false")
    assert used.count("\n#") < text.count("\n#") - 3
    Newsroom(tmp_path / "s", {"content/a.md": article()}).write("site_config.yaml", used)

    done = build(tmp_path / "s")

    assert (done.code, done.codes) == (0, [])


def test_the_settings_of_the_editor_follow_the_schema(site: Path) -> None:
    settings = json.loads(text_of(site, ".vscode/settings.json"))

    [(schema, file)] = settings["yaml.schemas"].items()
    assert file == "site_config.yaml"
    assert json.loads(text_of(site, schema)) == json_schema("config")


def test_the_editor_finds_every_mistake_where_it_is(newsroom: MakeNewsroom) -> None:
    wrong, doubtful = article(region="Asai"), article(title="B", sources="")
    room = newsroom({"content/a b/x.md": wrong, "content/b.md": doubtful})
    tasks = json.loads(json.dumps(TASKS))["tasks"]
    matcher = tasks[0]["problemMatcher"]
    pattern = matcher["pattern"]

    done = run_here(*tasks[0]["args"], cwd=room.site)

    lines = [re.match(pattern["regexp"], line) for line in done.err.splitlines()]
    found = [line for line in lines if line]
    assert [line[pattern["code"]] for line in found] == ["unknown-region", "no-sources"]
    assert [line[pattern["severity"]] for line in found] == ["error", "warning"]
    first = found[0]
    assert first[pattern["file"]] == "content/a b/x.md"
    assert (first[pattern["line"]], first[pattern["column"]]) == ("4", "9")
    assert first[pattern["message"]] == '`region`: there is no region "Asai"'
    assert matcher["fileLocation"] == ["relative", "${workspaceFolder}"]
    assert not room.output.exists()


# An article.


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom()


def test_a_new_article_builds_as_soon_as_it_has_a_text(room: Newsroom) -> None:
    done = new(room, "article", *ALWAYS, "--country", "Kazakhstan", "--city", "Almaty")
    path = "content/asia/2009/a-law.md"

    assert done == Done(code=0, out=f"{path}\n", err=HINT)
    assert build(room.site, "--strict").codes == ["empty-body"]
    room.write(path, text_of(room.site, path) + "A sentence.\n")
    done = build(room.site, "--strict")
    assert (done.code, done.err) == (0, f"held: {path} is a draft\n")
    room.edit(path, "status: draft\n", "")
    assert build(room.site).codes == ["no-sources"]
    assert "ALMATY, Kazakhstan" in room.page("2009/06/a-law.html")


def test_a_new_article_has_a_block_for_sources_and_every_usual_field_explained(
    room: Newsroom,
) -> None:
    new(room, "article", *ALWAYS, "--author", "Dateline Asia desk", "--tags", "media law, b")
    text = text_of(room.site, "content/asia/2009/a-law.md")

    assert without_remarks(text) == (
        "---\ntitle: A law\nauthor: Dateline Asia desk\nregion: Asia\ndate: 2009-06-25\n"
        "tags:\n  - media law\n  - b\nstatus: draft\n---\n\n"
    )
    assert (
        "# The works the report rests on, as fields or as a line in house style.\n#sources:\n"
        in (text)
    )
    told = re.findall(r"^#?(\w+):", text, re.MULTILINE)
    assert {*EXAMPLES} - {"author", "tags"} <= {*told}


def test_every_example_in_the_form_builds_when_its_sign_is_deleted(room: Newsroom) -> None:
    new(room, "article", *ALWAYS, "--author", "Dateline Asia desk")
    path = "content/asia/2009/a-law.md"
    text = re.sub(r"^#(?=\w+:|  )", "", text_of(room.site, path), flags=re.MULTILINE)
    text = text.replace("status: draft\n", "").replace("embargo: 2030-", "embargo: 2010-")
    room.write(path, f"{text}A sentence.\n")

    done = build(room.site)

    assert (done.code, done.codes) == (0, [])
    assert "Name of the outlet" in room.page("2009/06/a-law.html")


def test_an_article_without_an_author_is_unsigned_and_several_are_a_list(room: Newsroom) -> None:
    new(room, "article", *ALWAYS)
    assert "\nunsigned: true\n" in text_of(room.site, "content/asia/2009/a-law.md")

    new(room, "article", *ALWAYS, "--title", "B", "--author", "Desk A", "--author", "Desk B")
    assert "\nauthor:\n  - Desk A\n  - Desk B\n" in text_of(room.site, "content/asia/2009/b.md")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kazakhstan’s law: a first look", "kazakhstans-law-a-first-look"),
        ("Алматы", "almaty"),
        ("Index", "index-article"),
        ("word " * 30, "-".join(["word"] * 16)),
    ],
)
def test_the_file_is_named_after_the_title(room: Newsroom, title: str, name: str) -> None:
    done = new(room, "article", *ALWAYS, "--title", title)

    assert done.out == f"content/asia/2009/{name}.md\n"


def test_a_new_article_overwrites_nothing(room: Newsroom) -> None:
    room.write("content/asia/2009/a-law.md", "mine")

    done = new(room, "article", *ALWAYS)

    assert (done.code, done.out) == (2, "")
    assert '"content/asia/2009/a-law.md" is there already; nothing was written' in done.err
    assert text_of(room.site, "content/asia/2009/a-law.md") == "mine"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--region", "Asia"), "--title is missing, and --no-input is given"),
        (("--title", "A"), "--region is missing, and --no-input is given"),
        (("--title", "…", "--region", "Asia"), 'no address can be made of "…"'),
        (
            ("--title", "A", "--region", "Asai"),
            'there is no region "Asai"; did you mean "Asia"? the regions are "Africa", "Asia"',
        ),
        (
            ("--title", "A", "--region", "Asia", "--country", "Kazahstan"),
            'there is no country "Kazahstan"; did you mean "Kazakhstan"?',
        ),
        (
            ("--title", "A", "--region", "Asia", "--country", "Qqqqqq"),
            'there is no country "Qqqqqq"; give its name or its code, as in KZ',
        ),
        (
            ("--title", "A", "--region", "Asia", "--date", "2009-06"),
            '"2009-06" is no day; write it as in 2009-06-25',
        ),
        (("--title", "A", "--region", "Asia", "--date", "soon"), '"soon" is no day; '),
    ],
)
def test_what_is_missing_or_wrong_is_told_and_nothing_is_written(
    room: Newsroom, words: tuple[str, ...], said: str
) -> None:
    done = new(room, "article", "--no-input", *words)

    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert [*(room.site / "content").iterdir()] == []


def test_what_the_build_would_refuse_is_refused_at_once(room: Newsroom) -> None:
    done = new(room, "article", *ALWAYS, "--date", "2009-06-25T10:00")

    assert (done.code, done.codes) == (1, ["bad-date"])
    assert "content/asia/2009/a-law.md" in done.err
    assert [*(room.site / "content").iterdir()] == []


def test_without_settings_there_is_no_new_article(tmp_path: Path) -> None:
    done = new(tmp_path, "article", *ALWAYS)

    assert (done.code, done.codes) == (3, ["no-config"])


# Questions.


def past(**fields: str) -> str:
    return article(**{"country": "KZ", "city": "Almaty", **fields})


def test_only_what_the_options_do_not_say_is_asked(room: Newsroom) -> None:
    words = ("--region", "asia", "--country", "no", "--city", "Oslo", "--date", "2009-06-25")
    done = answered(room.site, "A law\n", *words, "--author", "Desk", "--tags", "")

    assert done.err == f"Headline: A law\n{HINT}"
    text = without_remarks(text_of(room.site, done.out.strip()))
    assert 'region: Asia\ncountry: "NO"\ncity: Oslo\n' in text
    assert "tags" not in text


def test_past_articles_suggest_desk_country_city_and_author(newsroom: MakeNewsroom) -> None:
    room = newsroom(
        {
            "content/a.md": past(),
            "content/b.md": past(title="B", city="Astana", date="2020-05-03"),
            "content/c.md": past(title="C", author="Desk B", date="2020-05-02"),
            "content/d.md": past(title="D", region="Europe", country="HU", city="Budapest"),
            "content/held.md": past(title="H", status="draft", city="Secret"),
        }
    )

    done = answered(room.site, "A law\n\n\n\n\n\n\n", "--date", "2009-06-25")

    assert done.err == (
        "Headline: A law\n"
        "Desk (Africa, Asia, Europe) [Asia]: \n"
        "Country (- for none) [KZ]: \n"
        "City (- for none) [Almaty]: \n"
        "Author (- for none) [Dateline Asia desk]: \n"
        f"Tags, with commas between them (or nothing): \n{HINT}"
    )
    assert without_remarks(text_of(room.site, done.out.strip())) == (
        "---\ntitle: A law\nauthor: Dateline Asia desk\nregion: Asia\ncountry: KZ\ncity: Almaty\n"
        "date: 2009-06-25\nstatus: draft\n---\n\n"
    )


def test_a_suggestion_may_be_refused_and_a_wrong_answer_is_asked_for_again(
    newsroom: MakeNewsroom,
) -> None:
    room = newsroom({"content/a.md": past()})

    done = answered(
        room.site, "A\nAsai\nEurope\nHungray\nHungary\n\n-\n\nx\n", "--date", "2009-06-25"
    )

    assert 'Error: there is no region "Asai"; did you mean "Asia"?' in done.err
    assert 'Error: there is no country "Hungray"; did you mean "Hungary"?' in done.err
    text = without_remarks(text_of(room.site, done.out.strip()))
    assert "region: Europe\ncountry: HU\ndate: 2009-06-25\n" in text
    assert "unsigned: true" in text


def test_an_archive_with_errors_suggests_nothing_and_is_no_reason_not_to_write(
    newsroom: MakeNewsroom,
) -> None:
    room = newsroom({"content/a.md": past(region="Asai")})

    done = answered(room.site, "A law\nAsia\n\n\n2009-06-25\n\n\n")

    assert done.code == 0
    assert (
        "Desk (Africa, Asia, Europe): Asia\nCountry (or nothing): \nCity (or nothing): " in done.err
    )
    assert done.out == "content/asia/2009/a-law.md\n"


def test_the_day_is_that_of_the_build(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1_245_888_000.0)

    assert new(room, "article", "--no-input", "--title", "A", "--region", "Asia").out == (
        "content/asia/2009/a.md\n"
    )
    assert "\ndate: 2009-06-25\n" in text_of(room.site, "content/asia/2009/a.md")


def test_the_day_is_that_of_the_site_s_time_zone(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else an article begun in the evening would be held until the next morning."""
    room.edit("site_config.yaml", "timezone: UTC", "timezone: America/Lima")
    monkeypatch.setattr("time.time", lambda: 1_245_888_000.0)

    new(room, "article", "--no-input", "--title", "A", "--region", "Asia")

    assert "\ndate: 2009-06-24\n" in text_of(room.site, "content/asia/2009/a.md")


def test_nobody_there_to_answer_is_an_interruption(room: Newsroom) -> None:
    done = answered(room.site, "A law\n")

    assert done.code == 1  # click's own; the command makes it 130
    assert [*(room.site / "content").iterdir()] == []


# Introductions.


@pytest.mark.parametrize(
    ("kind", "folder"), [("author", "_authors"), ("series", "_series"), ("region", "_regions")]
)
def test_an_introduction_is_made_and_overwrites_nothing(
    room: Newsroom, kind: str, folder: str
) -> None:
    done = new(room, kind, "Asia")
    path = f"content/{folder}/asia.md"

    assert done == Done(code=0, out=f"{path}\n", err="")
    assert without_remarks(text_of(room.site, path)) == "---\ntitle: Asia\n---\n"
    again = new(room, kind, "Asia")
    assert again.code == 2
    assert f'"{path}" is there already; nothing was written' in again.err


def test_an_introduction_is_published_with_its_first_article(room: Newsroom) -> None:
    new(room, "author", "Dateline Asia desk")
    new(room, "series", "The law")
    new(room, "region", "asia")
    for path in (room.site / "content").rglob("*.md"):
        used = re.sub(r"^#(?=\w+:)", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        path.write_text(f"{used}Words of an introduction.\n", encoding="utf-8")
    room.write("content/a.md", article(series="The law"))

    assert (build(room.site, "--strict").code, room.codes) == (0, [])
    assert "Words of an introduction." in room.page("authors/dateline-asia-desk/index.html")
    assert "Words of an introduction." in room.page("series/the-law/index.html")


def test_a_name_without_an_address_is_refused(room: Newsroom) -> None:
    done = new(room, "author", "…")

    assert done.code == 2
    assert 'the name "…" gives a slug that is empty' in done.err


# A region more.


def test_a_new_region_is_put_into_the_settings_and_nothing_else_is_touched(site: Path) -> None:
    before = text_of(site, "site_config.yaml")

    done = new(site, "region", "Near East: all")

    assert done == Done(
        code=0,
        out="content/_regions/near-east-all.md\n",
        err="added the region to site_config.yaml\n",
    )
    assert text_of(site, "site_config.yaml") == before.replace(
        "  - name: Oceania\n", '  - name: Oceania\n  - name: "Near East: all"\n'
    )
    assert build(site, "--strict").code == 0


@pytest.mark.parametrize(
    "regions",
    [
        "regions: [{name: Asia}]\n",
        "regions:\n  [{name: Asia}]\n",
        "# regions:\nregions: # our desks\n  - name: Asia\n",
    ],
)
def test_settings_written_otherwise_are_left_to_the_person(room: Newsroom, regions: str) -> None:
    room.write("site_config.yaml", f"title: T\n{regions}")

    done = new(room, "region", "Europe")

    assert (done.code, done.out) == (2, "")
    assert "`regions:` in site_config.yaml cannot be added to; write there yourself:\n" in done.err
    assert done.err.endswith("\n  - name: Europe\n")
    assert text_of(room.site, "site_config.yaml") == f"title: T\n{regions}"
    assert [*(room.site / "content").iterdir()] == []


def test_remarks_and_nested_lists_of_the_settings_stay_where_they_are(room: Newsroom) -> None:
    text = (
        "title: T\nregions:\n- name: Asia\n  countries:\n    - KZ # one\n\n# Terms.\nlicence: X\n"
    )
    room.write("site_config.yaml", text)

    assert new(room, "region", "Europe").code == 0
    assert text_of(room.site, "site_config.yaml") == text.replace(
        "# one\n", "# one\n- name: Europe\n"
    )


def test_a_change_that_would_mean_something_else_is_not_made() -> None:
    text = "title: T\nregions:\n  - name: Asia\n"
    config = read_config("site_config.yaml", text.encode()).value
    assert config is not None

    assert with_region(text, config, "Europe") == f"{text}  - name: Europe\n"
    assert with_region(text.replace("Asia", "Africa"), config, "Europe") is None
    # Not the name that would be read again.
    assert with_region(text, config, "Near  East") is None


def test_spaces_around_the_name_of_a_region_are_no_part_of_it(room: Newsroom) -> None:
    room.write("site_config.yaml", "title: T\nregions:\n  - name: Asia\n")

    assert new(room, "region", " Near  East ").out == "content/_regions/near-east.md\n"
    assert text_of(room.site, "site_config.yaml").endswith("\n  - name: Near East\n")


def test_settings_that_cannot_be_written_are_told(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.write("site_config.yaml", "title: T\nregions:\n  - name: Asia\n")

    def refuse(path: Path, _data: bytes) -> None:
        raise OSError(13, "Permission denied", os.fspath(path))

    monkeypatch.setattr("dateline.cli.new_writing.write_whole", refuse)
    done = new(room, "region", "Europe")

    assert (done.code, done.codes) == (4, ["disk"])
