"""What `dateline explain` says of each code: every example is run, and every message is real."""

import os
import re
import shutil
from pathlib import Path

import pytest

from dateline.base.codes import CODES
from dateline.cli.explanation import Explanation
from tests.cli.explained import (
    EXPLANATIONS,
    FOLDER,
    HAPPENINGS,
    UNRUN,
    rewrite,
    run_example,
    run_happening,
    said_about,
    sayable,
)
from tests.commandline import Done
from tests.newsroom import Newsroom, article

SHOWN = [found for found in EXPLANATIONS.values() if not found.when]
EXIT_CODES = {"content": 1, "setup": 3, "machine": 4, "network": 5}
# A warning in an article that is held back would tell programs that there is one.
DISCREET = {"far-date"}
HAPPENING = [EXPLANATIONS[name] for name in HAPPENINGS if name in EXPLANATIONS]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that was built without a complaint, for all examples."""
    files = {"content/earlier.md": article(title="Earlier", date="2018-05-04")}
    newsroom = Newsroom(tmp_path_factory.mktemp("explained") / "site", files)
    assert newsroom.build().diagnostics == ()
    return newsroom.site


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Newsroom:
    shutil.copytree(built, tmp_path / "site")
    return Newsroom(tmp_path / "site", {})


def assert_said(found: Explanation, done: Done, site: Newsroom) -> None:
    name = found.code.name
    assert set(done.codes) == {name}, done.err
    # What is wrong in the settings or a template is the set-up's fault, whatever its code.
    in_setup = re.search(r"^(?:site_config\.yaml|templates/\S+):", done.err, re.MULTILINE)
    fault = "setup" if in_setup else found.code.fault
    assert done.code == (EXIT_CODES[fault] if found.code.severity == "error" else 0)
    if done.out.startswith("{"):
        diagnostics = done.report["diagnostics"]
        assert isinstance(diagnostics, list)
        assert {one["code"] for one in diagnostics} == {name} - DISCREET
    said = said_about(found, done, site.site)
    if os.environ.get("DATELINE_UPDATE"):
        rewrite(name, said)
    else:
        assert said == found.says


def test_every_code_has_a_text_and_every_text_a_code() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == CODES.keys()


@pytest.mark.parametrize("found", EXPLANATIONS.values(), ids=EXPLANATIONS)
def test_every_text_is_whole(found: Explanation) -> None:
    assert found.prose.endswith(".")
    assert found.says.partition("] ")[0].endswith(f"{found.code.severity}[{found.code.name}")
    assert found.code.severity == "warning" or "\n  hint: " in found.says
    if found.when:
        assert found.when.endswith(".")
        assert found.mend.endswith(".")
        assert not found.example("wrong", "right")
    else:
        assert found.example("wrong")
        assert found.example("right")


def test_what_no_example_shows_happens_in_a_test_or_is_known_not_to() -> None:
    unshown = {name for name, found in EXPLANATIONS.items() if found.when}

    assert unshown == HAPPENINGS.keys() | UNRUN.keys()
    assert not HAPPENINGS.keys() & UNRUN.keys()


def test_the_message_of_what_never_happens_here_is_one_that_the_program_can_say() -> None:
    for name in UNRUN:
        patterns = sayable(name)
        message, _, hint = EXPLANATIONS[name].says.partition("\n")
        for text in (message.partition("] ")[2], *filter(None, [hint.removeprefix("  hint: ")])):
            assert any(one.fullmatch(text) for one in patterns), text
        assert not any(one.fullmatch("nobody ever said this") for one in patterns)


@pytest.mark.parametrize("found", SHOWN, ids=lambda found: found.code.name)
def test_the_wrong_example_brings_this_message_about_and_the_right_one_does_not(
    found: Explanation, site: Newsroom, built: Path, tmp_path: Path
) -> None:
    wrong = run_example(site, found.example("with", "wrong"), tmp_path)
    assert_said(found, wrong, site)
    shutil.copytree(built, tmp_path / "other")
    other = Newsroom(tmp_path / "other", {})

    right = run_example(other, found.example("with", "right"), tmp_path)

    assert (right.code, right.codes) == (0, []), right.err


@pytest.mark.parametrize("found", HAPPENING, ids=lambda found: found.code.name)
def test_what_happens_without_an_example_brings_this_message_about(
    found: Explanation, site: Newsroom
) -> None:
    assert_said(found, run_happening(site, found), site)
