"""The texts of the interface as an input of a build, like templates."""

import pytest

from dateline.base.diagnostics import Outcome
from dateline.base.wording import Interface
from dateline.engine.gather import gather_theme
from dateline.engine.interface import remembered_interface
from dateline.engine.settings import settings_of
from dateline.engine.store import Store
from dateline.reading import wording
from tests.conftest import MakeNewsroom
from tests.newsroom import CONFIG, Newsroom, article

FIXED = "---\ntitle: عن الأرشيف\nlanguage: ar\n---\n\nنحن.\n"
ENGLISH, ARABIC = "templates/languages/en.yaml", "templates/languages/ar.yaml"


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    room = newsroom(
        {
            "content/a.md": article(),
            "content/b.md": article("نص.", title="خبر", date="2020-06-05", language="ar"),
            "content/pages/about.md": FIXED,
        }
    )
    room.build()
    assert room.report.published
    return room


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the languages of sites whose texts are read, read by read."""
    real, seen = wording.read_interface, list[str]()

    def read(files: object, language: str, place: object) -> Outcome[Interface]:
        seen.append(language)
        return real(files, language, place)  # type: ignore[arg-type]

    monkeypatch.setattr(wording, "read_interface", read)
    return seen


def interface(room: Newsroom, store: Store) -> Outcome[Interface]:
    config = settings_of(room.site).value
    assert config is not None
    return remembered_interface(gather_theme(room.site, []).languages, config, store)


def test_texts_are_read_once_and_again_when_a_file_or_the_language_changes(
    room: Newsroom, store: Store, reads: list[str]
) -> None:
    for _ in range(3):
        assert interface(room, store).diagnostics == ()
    assert reads == ["en"]
    room.write(ENGLISH, "tag: Theme\n")
    changed = interface(room, store)
    assert changed == interface(room, store)
    assert changed.value is not None
    assert changed.value.texts["en"]["tag"] == "Theme"
    assert reads == ["en", "en"]
    room.edit("site_config.yaml", "language: en", "language: ar")
    interface(room, store)
    assert reads == ["en", "en", "ar"]


def test_every_file_in_the_folder_of_languages_is_taken_for_one_and_no_other(
    room: Newsroom,
) -> None:
    room.write(ENGLISH, "tag: Theme\n")
    room.write("templates/languages/kk.yml", "")
    room.write("templates/languages/old/en.yaml", "")
    room.write("templates/en.yaml", "")
    own = [one for one in gather_theme(room.site, []).languages if one.is_own]
    assert [(one.path, one.language, one.data) for one in own] == [
        (ENGLISH, "en", b"tag: Theme\n"),
        ("templates/languages/kk.yml", "kk.yml", b""),
    ]


def test_texts_with_mistakes_are_not_remembered(
    room: Newsroom, store: Store, reads: list[str]
) -> None:
    room.write(ENGLISH, "tags: [x]\n")
    for _ in range(2):
        assert [one.code for one in interface(room, store).diagnostics] == ["bad-text"]
    assert reads == ["en", "en"]


def test_a_memo_of_texts_that_is_damaged_is_not_believed(
    room: Newsroom, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = interface(room, store)
    monkeypatch.setattr(store, "note", lambda *_: b"{}")
    assert interface(room, store) == before


def test_warnings_about_texts_are_repeated_by_every_build(room: Newsroom) -> None:
    room.write("site_config.yaml", CONFIG.replace("language: en", "language: kk"))
    for _ in range(2):
        room.build()
        (found,) = room.diagnostics
        assert (found.code, found.is_error) == ("no-texts", False)
        assert found.span
        assert (found.span.path, found.span.line, found.span.column) == ("site_config.yaml", 4, 11)
        assert "kk.yaml" in found.hint


def test_an_edited_text_is_on_every_page_that_prints_it_as_after_a_clean_build(
    room: Newsroom,
) -> None:
    room.write(ENGLISH, "by: Reported by {names}\n")
    room.build()
    assert "Reported by <a" in room.page("2020/05/a.html")
    assert "بقلم <a" in room.page("2020/06/b.html")
    incremental = room.tree()
    room.build(fresh=True)
    assert room.tree() == incremental
    (room.site / ENGLISH).unlink()
    room.build()
    assert '<p class="byline">By <a' in room.page("2020/05/a.html")


def test_an_edited_text_renders_pages_and_no_file_for_programs(room: Newsroom) -> None:
    room.write(ARABIC, "by: كتبه {names}\n")
    room.build()
    assert "كتبه <a" in room.page("2020/06/b.html")
    assert room.rendered
    assert {url.rpartition(".")[2] for url in room.rendered} == {"html"}
    room.build()
    assert room.rendered == []


def test_a_text_that_feeds_print_renders_those_feeds(room: Newsroom) -> None:
    correction = "[{date: 2020-07-01, kind: update, text: X}]"
    room.write("content/a.md", article(corrections=correction))
    room.build()
    assert "<title>Update: A report</title>" in room.page("corrections/feed.xml")
    room.write(ENGLISH, "update: Added\n")
    room.build()
    assert "<title>Added: A report</title>" in room.page("corrections/feed.xml")
    assert {url for url in room.rendered if not url.endswith(".html")} == {
        "corrections/feed.json",
        "corrections/feed.xml",
    }


def test_a_text_edited_together_with_prose_is_printed_too(room: Newsroom) -> None:
    room.edit("content/a.md", "A sentence.", "Another sentence.")
    room.write(ENGLISH, "cite_this: How to cite\n")
    room.build()
    assert "Another sentence." in room.page("2020/05/a.html")
    assert "<h2>How to cite</h2>" in room.page("2020/05/a.html")


def test_a_newsroom_adds_a_language_and_articles_in_it_speak_it(room: Newsroom) -> None:
    kazakh = article("Мәтін.", title="Хабар", date="2020-07-05", language="kk")
    room.write("content/c.md", kazakh)
    room.write("templates/languages/kk.yaml", "by: 'Авторы: {names}'\n")
    room.build()
    page = room.page("2020/07/c.html")
    assert 'class="rail" lang="kk" dir="ltr"' in page
    assert "Авторы: <a" in page
    assert "5 шілде" in page
    assert room.codes == ["missing-texts"]


def test_a_fixed_page_in_another_language_keeps_the_frame_of_the_site(room: Newsroom) -> None:
    page = room.page("about.html")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<a class="skip" href="#main" lang="en">Skip to the text</a>' in page


def test_a_file_that_is_not_utf8_stops_the_build_and_changes_nothing(room: Newsroom) -> None:
    before = room.tree()
    room.write(ENGLISH, "by: Caf\xe9 {names}\n".encode("latin-1"))
    room.build()
    (found,) = room.diagnostics
    assert (found.code, room.tree() == before) == ("wrong-encoding", True)
    assert found.span
    assert found.span.path == ENGLISH


def test_a_dateline_names_its_country_in_the_language_of_the_article(room: Newsroom) -> None:
    room.write(
        "content/b.md", article(date="2020-06-05", language="ar", city="Cairo", country="EG")
    )
    room.write("content/a.md", article(city="Cairo", country="EG"))
    room.build()
    assert '<p class="dateline">CAIRO, مصر<span>' in room.page("2020/06/b.html")
    assert '<p class="dateline">CAIRO, Egypt<span>' in room.page("2020/05/a.html")
    # The country is filed under the name the site gives it.
    assert '<a href="../../countries/egypt/index.html">Egypt</a>' in room.page("2020/06/b.html")
