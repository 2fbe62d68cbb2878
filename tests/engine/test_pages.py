"""What is rendered again, and what is not; and files that are copied."""

import gc
from pathlib import Path

import pytest

from dateline.base.digest import digest_of
from dateline.engine.bodies import Damaged
from dateline.engine.gather import packaged_theme
from dateline.engine.pages import render_all, render_batch
from dateline.engine.store import Store
from dateline.engine.values import Batch
from dateline.engine.workers import Workers
from dateline.model.page import Page, Part
from tests.conftest import MakeNewsroom
from tests.engine.labour import common
from tests.engine.plans import plan_of
from tests.newsroom import Newsroom, article

TEMPLATES = packaged_theme() / "templates"


# Edits of a theme, in a whole newsroom.


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    room = newsroom(
        {
            "content/a.md": article(title="Report A", tags="[press, law]"),
            "content/b.md": article(title="Report B", date="2021-02-03", series="Trials"),
            "content/pages/about.md": "---\ntitle: About\n---\n\nWe.\n",
            "static/own.css": "p { color: black }",
        }
    )
    assert room.build().exit_code == 0
    return room


def override(room: Newsroom, name: str, more: str) -> None:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    room.write(f"templates/{name}", text + more)


def test_an_edit_of_a_template_renders_the_pages_that_can_show_it_and_no_others(
    room: Newsroom,
) -> None:
    override(room, "month.html", "\n{# mended #}\n")

    assert room.build().exit_code == 0
    assert room.rendered == ["2020/05/index.html", "2021/02/index.html"]
    assert room.report.changed == ()


def test_an_edit_of_the_frame_renders_every_page_and_no_file(room: Newsroom) -> None:
    override(room, "base.html", "<!-- mended -->")

    room.build()

    pages = {url for url in room.tree() if url.endswith(".html")}
    assert set(room.rendered) == pages
    assert set(room.report.changed) == pages
    assert all(room.page(url).endswith("<!-- mended -->") for url in pages)


def test_a_template_nobody_uses_renders_nothing(room: Newsroom) -> None:
    room.write("templates/unused.html", "unused")

    assert room.build().exit_code == 0
    assert room.rendered == []


def test_a_mistake_in_a_template_is_one_error_however_many_pages_it_hits(room: Newsroom) -> None:
    text = (TEMPLATES / "article.html").read_text(encoding="utf-8")
    lines = len(text.split("\n"))
    # Behind the last block, in a template that extends another, only statements run.
    override(room, "article.html", "\n{% set x = sitte.title %}\n")
    before = room.tree()

    assert room.build().exit_code == 3

    [found] = room.diagnostics
    assert found.code == "template-undefined"
    assert found.span is not None
    assert (found.span.path, found.span.line) == ("templates/article.html", lines + 1)
    assert found.span.excerpt == "{% set x = sitte.title %}"
    assert found.message == (
        "'sitte' is undefined (in the page 2021/02/b.html, from content/b.md and 1 more)"
    )
    assert found.hint == "did you mean `site`?"
    assert room.tree() == before


def test_a_mistake_in_the_default_theme_names_the_file_it_is_in(room: Newsroom) -> None:
    room.write("templates/_macros.html", "{# nothing of what pages call #}")

    assert room.build().exit_code == 3

    paths = {found.span.path for found in room.diagnostics if found.span}
    assert paths
    assert all(Path(path).is_relative_to(TEMPLATES) for path in paths)


def test_a_copied_file_is_what_it_is_copied_from(room: Newsroom) -> None:
    assert room.page("static/own.css") == "p { color: black }"
    assert (room.output / "static/style.css").read_bytes() == (
        packaged_theme() / "static/style.css"
    ).read_bytes()


def test_an_edit_of_a_copied_file_touches_that_file_only(room: Newsroom) -> None:
    room.write("static/own.css", "p { color: grey }")

    room.build()

    assert room.rendered == ["static/own.css"]
    assert room.page("static/own.css") == "p { color: grey }"


@pytest.mark.parametrize("sought", [True, False])
def test_cycles_are_sought_after_a_batch_as_they_were_before(
    *, sought: bool, tmp_path: Path
) -> None:
    before = gc.isenabled()
    (gc.enable if sought else gc.disable)()
    page = Page(url="a.html", kind="page", renderer="page.html", parts=())
    try:
        made, faults = render_batch(common(tmp_path), Batch((page,), {}))
        assert gc.isenabled() == sought
    finally:
        (gc.enable if before else gc.disable)()
    assert len(made) + len(faults) == 1


def test_prose_that_is_lost_while_the_build_runs_is_damage(store: Store, tmp_path: Path) -> None:
    page = Page(
        url="a.html", kind="page", renderer="page.html", parts=(Part("body", digest_of(b"x")),)
    )
    sheaf, workers = plan_of(page).whole(), Workers(1, common(tmp_path))

    with pytest.raises(Damaged):
        list(render_all([sheaf], store, workers, 1))
    assert list(render_all([sheaf.having([])], store, workers, 0)) == []
    assert list(render_all([], store, workers, 0)) == []
