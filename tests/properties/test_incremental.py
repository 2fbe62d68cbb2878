"""The master test: after any history of edits, the edition is byte for byte a clean build's."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from dateline.base.digest import Digest, digest_of_parts
from dateline.engine import freshness, imprint, manuscripts, measures, prepare, refiling, stock
from dateline.model.page import Page, Part, fingerprint
from tests.properties.desk import Desk, StaleError

numbers = st.integers(0, 30)
dates = st.sampled_from(
    ["2018-01-31", "2020-05-04", "2020-12-31", "2021-01-01", "2025-06-07", "2027-01-01"]
)
few = st.integers(0, 2)
STEPS = int(os.environ.get("DATELINE_STEPS", "20"))
HISTORIES = int(os.environ.get("DATELINE_HISTORIES", "10"))


class Editors(RuleBasedStateMachine):
    """Do to an archive what people do; every step is built and compared."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dateline-"))
        self.desk = Desk(self.folder)
        self.desk.build_and_compare()

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @rule(number=numbers)
    def edit_body(self, number: int) -> None:
        self.desk.edit_body(number)
        self.desk.build_and_compare()

    @rule(number=numbers, width=st.sampled_from([200, 500, 700]))
    def illustrate(self, number: int, width: int) -> None:
        self.desk.illustrate(number, width)
        self.desk.build_and_compare()

    @rule(number=numbers)
    def retitle(self, number: int) -> None:
        self.desk.retitle(number)
        self.desk.build_and_compare()

    @rule(number=numbers, tags=st.lists(st.integers(0, 3), max_size=4, unique=True).map(tuple))
    def retag(self, number: int, tags: tuple[int, ...]) -> None:
        self.desk.retag(number, tags)
        self.desk.build_and_compare()

    @rule(number=numbers, date=dates)
    def redate(self, number: int, date: str) -> None:
        self.desk.redate(number, date)
        self.desk.build_and_compare()

    @rule(number=numbers, region=few)
    def move_to_another_region(self, number: int, region: int) -> None:
        self.desk.move_region(number, region)
        self.desk.build_and_compare()

    @rule(number=numbers, outlet=few)
    def cite_another_outlet(self, number: int, outlet: int) -> None:
        self.desk.recite(number, outlet)
        self.desk.build_and_compare()

    @rule(number=numbers)
    def correct(self, number: int) -> None:
        self.desk.correct(number)
        self.desk.build_and_compare()

    @rule(number=numbers, status=few)
    def draft_publish_or_withdraw(self, number: int, status: int) -> None:
        self.desk.set_status(number, status)
        self.desk.build_and_compare()

    @rule(number=numbers, lifted=st.booleans())
    def embargo_or_lift(self, number: int, *, lifted: bool) -> None:
        self.desk.embargo(number, lifted=lifted)
        self.desk.build_and_compare()

    @rule(number=numbers, series=st.sampled_from(["", "the-trial", "The other trial"]))
    def put_into_a_series(self, number: int, series: str) -> None:
        self.desk.put_into_series(number, series)
        self.desk.build_and_compare()

    @rule(date=dates, region=few)
    def add(self, date: str, region: int) -> None:
        self.desk.add(date, region)
        self.desk.build_and_compare()

    @rule(number=numbers)
    def delete(self, number: int) -> None:
        self.desk.delete(number)
        self.desk.build_and_compare()

    @rule(number=numbers)
    def rename(self, number: int) -> None:
        self.desk.rename(number)
        self.desk.build_and_compare()

    @rule(number=numbers)
    def move(self, number: int) -> None:
        self.desk.move(number)
        self.desk.build_and_compare()

    @rule(number=numbers)
    def touch(self, number: int) -> None:
        self.desk.touch(number)
        self.desk.build_and_compare()

    @rule(tag=few)
    def introduce_a_tag(self, tag: int) -> None:
        self.desk.introduce(tag)
        self.desk.build_and_compare()

    @rule()
    def write_a_fixed_page(self) -> None:
        self.desk.write_about()
        self.desk.build_and_compare()

    @rule(name=st.sampled_from(["base.html", "article.html", "_macros.html", "month.html"]))
    def edit_a_template(self, name: str) -> None:
        self.desk.edit_template(name)
        self.desk.build_and_compare()

    @rule(language=st.sampled_from(["en", "ar", "kk"]))
    def edit_a_text_of_the_interface(self, language: str) -> None:
        self.desk.reword(language)
        self.desk.build_and_compare()

    @rule()
    def edit_the_settings(self) -> None:
        self.desk.retitle_site()
        self.desk.build_and_compare()

    @rule(number=numbers)
    def damage_a_file_of_the_output(self, number: int) -> None:
        self.desk.damage(number)
        self.desk.build_and_compare()

    @rule(number=numbers)
    def lose_a_file_of_the_output(self, number: int) -> None:
        self.desk.lose(number)
        self.desk.build_and_compare()

    @rule()
    def delete_the_memo(self) -> None:
        self.desk.delete_memo()
        self.desk.build_and_compare()

    @precondition(lambda self: hasattr(self, "desk"))
    @rule(number=numbers, after=st.integers(0, 40))
    def edit_and_kill_the_build(self, number: int, after: int) -> None:
        self.desk.retitle(number)
        kill_midway(self.desk, after)
        self.desk.exact = False
        self.desk.build_and_compare()


def kill_midway(desk: Desk, operations: int) -> None:
    """Build in a child that ends at once at its `operations`-th rename, as if killed."""
    child = os.fork()
    if child == 0:
        left = [operations]
        replace = os.replace

        def or_die(old: str, new: str) -> None:
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            replace(old, new)

        os.replace = or_die  # type: ignore[assignment]
        try:
            desk.room.build()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


@pytest.mark.properties
class TestIncremental(Editors.TestCase):  # type: ignore[misc, valid-type]
    settings = settings(
        max_examples=HISTORIES, stateful_step_count=STEPS, deadline=None, print_blob=True
    )


# The test of the test: each of these makes the keys incomplete in one way people really do, and a
# short history must find it out.


def without_template(page: Page, code: Digest, _closure: Digest) -> Digest:
    return fingerprint(page, code, Digest(""))


def without_url(page: Page, code: Digest, closure: Digest) -> Digest:
    moved = Page(url="", kind=page.kind, renderer=page.renderer, parts=page.parts)
    return fingerprint(moved, code, closure)


def only_part(name: str) -> Callable[[Page, Digest, Digest], Digest]:
    def broken(page: Page, code: Digest, closure: Digest) -> Digest:
        parts = tuple(part for part in page.parts if part.name != name)
        fewer = Page(url=page.url, kind=page.kind, renderer=page.renderer, parts=parts)
        return fingerprint(fewer, code, closure)

    return broken


def first_of_list(page: Page, code: Digest, closure: Digest) -> Digest:
    parts = tuple(
        part if isinstance(part.digest, str) else Part(part.name, part.digest[:1])
        for part in page.parts
    )
    fewer = Page(url=page.url, kind=page.kind, renderer=page.renderer, parts=parts)
    return fingerprint(fewer, code, closure)


BROKEN_FINGERPRINTS = {
    "the template is forgotten": without_template,
    "the article is forgotten": only_part("article"),
    "the body is forgotten": only_part("body"),
    "the neighbours are forgotten": only_part("older"),
    "the frame is forgotten": only_part("site"),
    "only the first of a list counts": first_of_list,
}


def a_short_history(desk: Desk) -> None:
    """Do one of everything."""
    desk.build_and_compare()
    actions: tuple[Callable[[], None], ...] = (
        lambda: desk.edit_body(0),
        lambda: desk.edit_body(0),
        lambda: desk.illustrate(0, 500),
        lambda: desk.illustrate(1, 500),
        lambda: desk.illustrate(1, 700),
        lambda: desk.illustrate(2, 200),
        lambda: desk.edit_body(2),
        lambda: desk.retitle(1),
        lambda: desk.retitle(2),
        lambda: desk.retag(1, (1, 2)),
        lambda: desk.retag(2, (0, 1)),
        lambda: desk.retag_and_retitle(2, (0,)),
        lambda: desk.redate(0, "2020-12-31"),
        lambda: desk.add("2025-06-07", 1),
        lambda: desk.delete(0),
        lambda: desk.edit_template("article.html"),
        lambda: desk.edit_template("base.html"),
        lambda: desk.reword("en"),
        lambda: desk.reword("ar"),
        desk.retitle_site,
        lambda: desk.rename(1),
        lambda: desk.damage(7),
        lambda: desk.set_status(2, 1),
    )
    for action in actions:
        action()
        desk.build_and_compare()


def test_the_short_history_is_incremental(tmp_path: Path) -> None:
    a_short_history(Desk(tmp_path))


@pytest.mark.parametrize("name", BROKEN_FINGERPRINTS)
def test_an_incomplete_key_is_found_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    monkeypatch.setattr(imprint, "fingerprint", BROKEN_FINGERPRINTS[name])

    with pytest.raises(AssertionError):
        a_short_history(desk)


def test_a_memo_that_forgets_the_content_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    monkeypatch.setattr(
        manuscripts, "digest_of_parts", lambda parts: digest_of_parts(list(parts)[:2])
    )

    with pytest.raises(AssertionError):
        a_short_history(desk)


def test_a_file_of_equal_size_edited_at_once_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the rule for racily clean files, an edit within the same moment would be missed."""
    desk = Desk(tmp_path)
    monkeypatch.setattr(stock, "unchanged", lambda now, then, _taken: now.size == then.size)

    with pytest.raises(StaleError):
        a_short_history(desk)
    assert freshness.MARGIN_NS > 0


def test_an_output_folder_that_is_trusted_blindly_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    monkeypatch.setattr("dateline.publishing.reconcile._is_unchanged", lambda _path, _entry: True)

    with pytest.raises(StaleError):
        a_short_history(desk)


def test_measures_of_pictures_that_forget_their_bytes_are_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    monkeypatch.setattr(measures, "_key", lambda path, _digest: path)

    with pytest.raises(StaleError):
        a_short_history(desk)


def test_a_key_that_forgets_the_texts_of_the_interface_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, nothing = Desk(tmp_path), Digest("")
    real = imprint.Closures

    def without_words(**fields: object) -> imprint.Closures:
        return real(**{**fields, "words": nothing})  # type: ignore[arg-type]

    monkeypatch.setattr(imprint, "Closures", without_words)

    with pytest.raises(StaleError):
        a_short_history(desk)


@pytest.mark.parametrize(
    "forgotten", ["amendment.without_prose", "amendment.without_tags", "recall._surroundings"]
)
def test_an_edition_that_is_recalled_too_readily_is_found_out(
    forgotten: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    monkeypatch.setattr(f"dateline.engine.{forgotten}", lambda _: Digest("always the same"))

    with pytest.raises((StaleError, ValueError)):
        a_short_history(desk)


def test_tags_that_are_changed_on_too_few_pages_are_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    monkeypatch.setattr(refiling, "_pages_showing", lambda *_: ())

    with pytest.raises(StaleError):
        a_short_history(desk)


def test_changes_of_tags_are_recalled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path)
    desk.retag(0, (0, 1))
    desk.build_and_compare()
    desk.retag(1, (1, 0))
    monkeypatch.setattr(prepare, "drafted", None)

    rendered = set(desk.room.build().rendered)
    assert {"tags/elections/index.html", "feed.xml", "data/articles.csv"} <= rendered


def test_most_edits_of_prose_are_recalled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the histories above would prove nothing about it."""
    desk = Desk(tmp_path)
    desk.build_and_compare()
    desk.edit_body(0)
    monkeypatch.setattr(prepare, "drafted", None)

    page, words = desk.room.build().rendered
    assert (page[-5:], words[:13]) == (".html", "search/words/")
