"""Every verb at a terminal and elsewhere, word for word, in one small newsroom."""

import os
import re
import shutil
from pathlib import Path

import pytest

from dateline.cli.main import VERBS
from tests.cli.transcript import COLUMNS, FOLDER, rewrite, run_section, sections
from tests.commandline import pattern
from tests.newsroom import Newsroom, article

STORY = "The dam broke in the night\n\nALMATY, Kazakhstan – The river rose.\n"
FILES = {
    "content/dam.md": article(title="The dam", country="KZ", city="Almaty"),
    "content/unfinished.md": article(title="Unfinished", status="draft"),
    "content/valley.md": article(title="The valley", sources=""),
    "story.txt": STORY,
}
ESCAPE = re.compile(r"␛\[[0-9;?]*[A-Za-z]")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    newsroom = Newsroom(tmp_path_factory.mktemp("transcripts") / "site", FILES)
    assert newsroom.build().exit_code == 0
    return newsroom.site


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_says_this(verb: str, built: Path, tmp_path: Path) -> None:
    told = []
    for section in sections(verb):
        place = tmp_path / ("terminal" if section.is_terminal else "elsewhere") / "archive"
        if not place.exists():
            shutil.copytree(built, place)
        said = run_section(section, place)
        is_the_same = pattern(section.said).fullmatch(said) is not None
        told.append(section.said if is_the_same else said)
        assert is_the_same or "DATELINE_UPDATE" in os.environ, section.head + said
    if "DATELINE_UPDATE" in os.environ:
        rewrite(verb, told)


def test_every_verb_is_seen_at_a_terminal_and_every_transcript_is_a_verbs() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == VERBS.keys()
    for verb in VERBS:
        kinds = {section.is_terminal for section in sections(verb)}
        assert kinds == {True, False}, verb


def test_colours_say_nothing_that_words_do_not() -> None:
    for verb in VERBS:
        for section in sections(verb):
            if section.is_plain or not section.is_terminal:
                assert "␛" not in section.said
    elsewhere, coloured, plain = (one for one in sections("build") if "--fresh" in one.words)
    assert "␛[33m" in coloured.said
    assert ESCAPE.sub("", coloured.said) == plain.said == elsewhere.said


def test_tables_fit_the_terminal() -> None:
    for section in sections("sources"):
        if section.is_terminal:
            lines = ESCAPE.sub("", section.said).splitlines()
            assert max(map(len, lines)) <= COLUMNS
