"""A site is checked from its manuscripts to its pages, and nothing is done twice."""

import time
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from dateline.base.dates import Moment, parse_moment
from dateline.base.diagnostics import Diagnostic
from dateline.checks.site.registry import chosen
from dateline.checks.site.survey import Survey, survey
from dateline.engine.build import Request
from tests.conftest import MakeNewsroom
from tests.indexing.desk import UTC
from tests.newsroom import AS_OF, Newsroom, article
from tests.trees import tree_of


def check(room: Newsroom, *only: str, strict: bool = False, jobs: int = 1) -> Survey:
    """Check the site of a newsroom."""
    as_of = parse_moment(AS_OF, UTC)
    assert isinstance(as_of, Moment)
    checks = chosen(only, ())
    assert not isinstance(checks, str)
    request = Request(
        site=room.site,
        output=room.output,
        as_of=as_of.instant,
        jobs=jobs,
        holder="a test",
        clock=time.perf_counter,
        strict=strict,
    )
    return survey(request, checks)


def told(found: Survey) -> list[tuple[str, str]]:
    """Return the codes with the places."""
    return [(one.code, _place(one)) for one in found.diagnostics]


def _place(one: Diagnostic) -> str:
    return f"{one.span.path}:{one.span.line}" if one.span else ""


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    """Return a newsroom with which nothing is wrong."""
    return newsroom(
        {
            "content/a.md": article(title="A", summary="What A says."),
            "content/b.md": article("[A](a.md)", title="B", summary="What B says."),
        }
    )


def test_a_site_with_which_nothing_is_wrong_is_looked_at_once(room: Newsroom) -> None:
    first, second = check(room), check(room)

    assert (first.diagnostics, second.diagnostics) == ((), ())
    assert (first.articles, first.files, first.looked) == (2, first.files, first.files)
    assert replace(first, looked=0) == second
    room.build()
    # The list of digests is no file of the plan.
    assert first.files == len(room.tree()) - 1


def test_a_site_without_articles_has_nothing_wrong_with_it(newsroom: MakeNewsroom) -> None:
    """The theme's templates for articles read what no page here has."""
    found = check(newsroom({"content/pages/about.md": "---\ntitle: About\n---\n\nWho we are.\n"}))

    assert (found.diagnostics, found.articles) == ((), 0)
    assert found.files > 10


def test_the_output_folder_is_neither_made_nor_changed(room: Newsroom) -> None:
    check(room)
    assert not room.output.exists()
    room.build()
    before = tree_of(room.output)
    room.edit("content/a.md", "A sentence", "Another sentence")

    check(room)

    assert tree_of(room.output) == before


def test_a_check_leaves_the_next_build_as_it_would_be(room: Newsroom) -> None:
    room.build()
    room.edit("content/a.md", "A sentence", "Another sentence")
    check(room)

    room.build()

    assert "2020/05/a.html" in room.rendered
    assert "index.html" not in room.rendered


def test_after_an_edit_what_it_changes_is_looked_at(room: Newsroom) -> None:
    check(room)
    room.edit("content/a.md", "A sentence", "Another sentence")

    found = check(room)

    # The page, and the pieces of the search index for its words.
    assert 1 <= found.looked <= 4


@pytest.mark.parametrize("jobs", [1, 2])
def test_everything_a_build_says_is_said(room: Newsroom, jobs: int) -> None:
    room.write("content/c.md", article(title="C", region="Asai"))
    room.write("content/d.md", article(title="D", sources=""))

    found = check(room, jobs=jobs)

    assert found.diagnostics == room.build().diagnostics
    assert told(found) == [("unknown-region", "content/c.md:4"), ("no-sources", "content/d.md:1")]
    assert (found.files, found.looked) == (0, 0)


def test_a_template_that_fails_is_told_as_a_build_tells_it(room: Newsroom) -> None:
    room.write(
        "templates/article.html",
        '{% extends "default/article.html" %}{% block licence %}{{ article.sumary }}{% endblock %}',
    )

    found = check(room)

    (built,) = room.build().diagnostics
    assert built in found.diagnostics
    assert [one.code for one in found.diagnostics] == ["template-undefined"]


def test_a_picture_that_cannot_be_decoded_is_told_every_time(room: Newsroom) -> None:
    room.write("content/a.md", article("![A map](map.jpg)", title="A", summary="What A says."))
    # Its head is fine: only making it tells that there is not all of it.
    room.write("content/map.jpg", _picture()[:-20])

    first, second = check(room), check(room)

    assert told(first) == told(second) == [("unreadable-picture", "content/map.jpg:1")]
    assert first.diagnostics == room.build().diagnostics


def _picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (64, 64), (20, 60, 200)).save(file, "JPEG")
    return file.getvalue()


def test_what_is_no_part_of_the_content_is_told_before_pages_are_looked_at(room: Newsroom) -> None:
    (room.site / "content" / "passwords.md").symlink_to("/etc/passwd")

    found = check(room)

    assert told(found) == [("outside-file", "content/passwords.md:1")]
    assert (found.files, found.diagnostics) == (0, room.build().diagnostics)


def test_findings_point_to_the_template_that_made_them(room: Newsroom) -> None:
    room.write(
        "templates/article.html",
        '{% extends "default/article.html" %}\n{% block licence %}\n'
        '<a href="{{ page.root }}nowhere.html">x</a>\n{% endblock %}\n',
    )
    room.write("static/style.css", "a {}\nb { background: url(https://cdn.example.net/x.png) }\n")

    found = check(room)

    assert told(found) == [
        ("third-party-request", "static/style.css:2"),
        ("broken-link", "templates/article.html:3"),
    ]
    assert found.diagnostics[1].message == (
        "a link leads to nowhere.html, which is not in the edition "
        "(on the page 2020/05/a.html, from content/a.md, and 1 other)"
    )


def test_what_reading_said_of_a_manuscript_is_not_said_again_of_its_page(room: Newsroom) -> None:
    room.edit("content/b.md", "[A](a.md)", "## One\n\n#### It's deep")

    assert told(check(room)) == [("heading-jump", "content/b.md:12")]


def test_only_what_is_asked_for_is_said_but_errors_always_are(room: Newsroom) -> None:
    room.write("content/c.md", article(title="C", sources=""))
    assert told(check(room, "completeness")) == [
        ("no-sources", "content/c.md:1"),
        ("no-summary", "content/c.md:2"),
    ]
    assert told(check(room, "links")) == []

    room.write("content/d.md", article(title="D", region="Asai"))
    assert told(check(room, "links")) == [("unknown-region", "content/d.md:4")]


def test_strictness_makes_every_warning_an_error(room: Newsroom) -> None:
    room.write("content/c.md", article(title="C"))

    (found,) = check(room, strict=True).diagnostics

    assert (found.code, found.is_error) == ("no-summary", True)


def test_what_is_held_is_counted_and_not_looked_at(room: Newsroom) -> None:
    files = check(room).files
    room.write("content/c.md", article("Words. <!-- a name -->", title="C", status="draft"))

    found = check(room)

    assert ([one.manuscript for one in found.held], found.files) == (["content/c.md"], files)
    assert told(found) == [("html-comment", "content/c.md:10")]


def test_a_folder_without_a_site_is_told(room: Newsroom) -> None:
    room.delete("site_config.yaml")

    assert told(check(room)) == [("no-config", "")]


def test_settings_that_cannot_be_read_are_told(room: Newsroom) -> None:
    room.edit("site_config.yaml", "language: en", "language: [en]")

    assert [code for code, _ in told(check(room))] == ["wrong-type"]


def test_the_same_is_found_by_more_processes(room: Newsroom) -> None:
    room.write(
        "templates/article.html",
        '{% extends "default/article.html" %}{% block licence %}<input>{% endblock %}',
    )
    for n in range(60):
        room.write(f"content/many/{n}.md", article(title=f"Report {n}", summary="x"))

    two = check(room, jobs=2)
    (room.site / ".dateline" / "memo.sqlite3").unlink()
    one = check(room)

    assert one == two
    assert [found.code for found in one.diagnostics] == ["unlabelled-field"]
