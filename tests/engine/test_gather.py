"""What is read from a site's folder, and what is refused."""

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest

from dateline.base.diagnostics import Diagnostic
from dateline.engine.gather import (
    Found,
    Theme,
    digest_file,
    gather_theme,
    packaged_theme,
    read_bytes,
    scan,
)
from tests.commandline import run_powerless
from tests.conftest import MakeNewsroom
from tests.newsroom import article

NAME = "caf\u00e9.md"
DECOMPOSED = unicodedata.normalize("NFD", NAME)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site" / "content").mkdir(parents=True)
    return tmp_path / "site"


def put(site: Path, paths: Iterable[str]) -> None:
    for path in paths:
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"text of {path}", encoding="utf-8")


def found_in(site: Path, folder: str = "content") -> tuple[list[str], list[tuple[str, str]]]:
    """Return the paths found, and code and path of what was said."""
    said: list[Diagnostic] = []
    paths = [found.path for found in scan(site, folder, said)]
    return paths, [(one.code, one.span.path if one.span else "") for one in said]


def test_files_are_found_below_a_folder_in_the_order_of_their_names(site: Path) -> None:
    put(site, ["content/b.md", "content/a/z.md", "content/a.md", "content/a/a.jpg"])

    assert found_in(site) == (
        ["content/a/a.jpg", "content/a/z.md", "content/a.md", "content/b.md"],
        [],
    )


def test_a_found_file_tells_how_it_looks_and_what_it_holds(site: Path) -> None:
    put(site, ["content/a.md"])
    said: list[Diagnostic] = []
    [found] = scan(site, "content", said)
    status = (site / "content/a.md").stat()

    assert (found.state.size, found.state.mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert (found.state.ctime_ns, found.state.inode) == (status.st_ctime_ns, status.st_ino)
    assert read_bytes(found, said) == b"text of content/a.md"
    assert said == []


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.md",
        ".git/config.md",
        "#a.md#",
        "a.md~",
        "a.md.tmp",
        ".a.md.swp",
        "a.swp",
        "a.md.bak",
        "a.md.orig",
        "Thumbs.db",
        "desktop.ini",
    ],
)
def test_what_editors_and_systems_leave_behind_is_no_content(site: Path, name: str) -> None:
    put(site, [f"content/{name}", "content/real.md"])

    assert found_in(site) == (["content/real.md"], [])


def test_a_name_is_found_in_form_nfc_whatever_the_disk_holds(site: Path) -> None:
    put(site, [f"content/{DECOMPOSED}"])
    said: list[Diagnostic] = []
    [found] = scan(site, "content", said)

    assert found.path == f"content/{NAME}"
    assert read_bytes(found, said) == f"text of content/{DECOMPOSED}".encode()
    assert said == []


def test_two_forms_of_one_name_are_an_error_and_none_is_lost_silently(site: Path) -> None:
    put(site, [f"content/{DECOMPOSED}", f"content/{NAME}"])

    paths, said = found_in(site)

    assert paths == [f"content/{NAME}"]
    assert said == [("same-address", f"content/{NAME}")]


def test_a_name_that_is_not_utf8_is_an_error(site: Path) -> None:
    (Path(os.fsdecode(os.fsencode(site / "content") + b"/caf\xe9.md"))).write_text("x", "utf-8")

    assert found_in(site) == ([], [("bad-path", "content/caf\ufffd.md")])


def test_a_name_with_control_characters_is_an_error(site: Path) -> None:
    put(site, ["content/a\nb\x1b.md"])

    assert found_in(site) == ([], [("bad-path", "content/a\ufffdb\ufffd.md")])


def test_a_link_that_leads_out_of_the_folder_is_an_error(site: Path) -> None:
    put(site, ["secret.md", "content/real.md", "elsewhere/a.md"])
    (site / "content/linked.md").symlink_to(site / "secret.md")
    (site / "content/linked").symlink_to("../elsewhere")

    assert found_in(site) == (
        ["content/real.md"],
        [("outside-file", "content/linked"), ("outside-file", "content/linked.md")],
    )


def test_a_folder_whose_name_begins_like_the_content_folder_lies_outside(site: Path) -> None:
    put(site, ["content-old/a.md"])
    (site / "content/old").symlink_to("../content-old")

    assert found_in(site) == ([], [("outside-file", "content/old")])


def test_a_broken_link_is_an_error(site: Path) -> None:
    (site / "content/gone.md").symlink_to("nowhere.md")

    assert found_in(site) == ([], [("outside-file", "content/gone.md")])


def test_a_link_to_itself_is_an_error(site: Path) -> None:
    (site / "content/self.md").symlink_to("self.md")

    assert found_in(site) == ([], [("outside-file", "content/self.md")])


def test_a_link_inside_the_folder_is_followed(site: Path) -> None:
    put(site, ["content/shared/a.md"])
    (site / "content/linked").symlink_to("shared")
    (site / "content/b.md").symlink_to("shared/a.md")

    assert found_in(site) == (["content/b.md", "content/linked/a.md", "content/shared/a.md"], [])


@pytest.mark.parametrize("target", [".", "..", "../.."])
def test_a_link_to_a_folder_around_it_is_an_error_and_not_walked_for_ever(
    site: Path, target: str
) -> None:
    put(site, ["content/a/b/real.md"])
    (site / "content/a/b/loop").symlink_to(target)

    assert found_in(site) == (["content/a/b/real.md"], [("outside-file", "content/a/b/loop")])


def test_links_that_lead_to_each_other_are_not_walked_for_ever(site: Path) -> None:
    put(site, ["content/a/one.md", "content/b/two.md"])
    (site / "content/a/x").symlink_to("../b")
    (site / "content/b/y").symlink_to("../a")

    paths, said = found_in(site)

    assert paths == [
        "content/a/one.md",
        "content/a/x/two.md",
        "content/b/two.md",
        "content/b/y/one.md",
    ]
    assert said == [("outside-file", "content/a/x/y"), ("outside-file", "content/b/y/x")]


def test_a_loop_is_found_where_the_content_folder_is_a_link_itself(
    site: Path, tmp_path: Path
) -> None:
    put(tmp_path, ["real/a/one.md"])
    (site / "content").rmdir()
    (site / "content").symlink_to(tmp_path / "real")
    (tmp_path / "real/a/loop").symlink_to("../a")

    assert found_in(site) == (["content/a/one.md"], [("outside-file", "content/a/loop")])


def test_a_pipe_is_an_error_and_not_waited_for(site: Path) -> None:
    os.mkfifo(site / "content/pipe.md")

    assert found_in(site) == ([], [("outside-file", "content/pipe.md")])


def test_folders_nested_beyond_all_need_are_an_error(site: Path) -> None:
    deep = "content/" + "a/" * 70
    put(site, [f"{deep}x.md", "content/real.md"])

    paths, said = found_in(site)

    assert paths == ["content/real.md"]
    assert said == [("bad-path", "content/" + "/".join("a" * 65))]


def test_a_folder_that_cannot_be_read_is_an_error(site: Path) -> None:
    assert found_in(site, "missing") == ([], [("unreadable-file", "missing")])


def test_a_file_that_vanishes_before_it_is_read_is_an_error(site: Path) -> None:
    put(site, ["content/a.md"])
    said: list[Diagnostic] = []
    [found] = scan(site, "content", said)
    (site / "content/a.md").unlink()

    assert read_bytes(found, said) is None
    assert digest_file(found, said) is None
    assert [one.message for one in said] == ["content/a.md: No such file or directory"] * 2


def test_an_article_that_may_not_be_read_ends_the_build_with_4(newsroom: MakeNewsroom) -> None:
    room = newsroom({"content/a.md": article(), "content/b.md": article()})
    (room.site / "content/b.md").chmod(0)

    done = run_powerless("build", cwd=room.site)

    assert done.code == 4
    assert "content/b.md:1:1: error[unreadable-file] content/b.md: Permission denied" in done.err
    assert not room.output.exists()


def test_a_folder_that_may_not_be_listed_ends_the_build_with_4(newsroom: MakeNewsroom) -> None:
    room = newsroom({"content/a.md": article(), "content/closed/b.md": article()})
    (room.site / "content/closed").chmod(0)
    try:
        done = run_powerless("build", cwd=room.site)
    finally:
        (room.site / "content/closed").chmod(0o755)

    assert done.code == 4
    assert "error[unreadable-file] content/closed: Permission denied" in done.err


# The theme.


def theme_of(site: Path) -> Theme:
    said: list[Diagnostic] = []
    theme = gather_theme(site, said)
    assert said == []
    return theme


def test_a_site_without_templates_has_those_of_the_default_theme(site: Path) -> None:
    theme = theme_of(site)
    folder = packaged_theme() / "templates"

    # None is there twice: `default/` is for what the site has one of its own of.
    assert theme.templates.keys() == {path.name for path in folder.glob("*.html")}
    assert [one.language for one in theme.languages] == ["ar", "en", "fr", "ru"]
    assert not any(one.is_own for one in theme.languages)
    assert theme.templates["base.html"] == (folder / "base.html").read_text(encoding="utf-8")
    assert theme.template_paths["base.html"] == str(folder / "base.html")


def test_a_template_of_the_site_comes_before_the_one_of_that_name_in_the_theme(site: Path) -> None:
    put(site, ["templates/front.html", "templates/own/new.html"])

    theme = theme_of(site)

    assert theme.templates["front.html"] == "text of templates/front.html"
    assert theme.template_paths["front.html"] == "templates/front.html"
    assert theme.templates["own/new.html"] == "text of templates/own/new.html"
    assert theme.templates["term.html"] == (packaged_theme() / "templates/term.html").read_text(
        encoding="utf-8"
    )


def test_only_files_that_can_be_templates_are_templates(site: Path) -> None:
    put(site, ["templates/a.xml", "templates/b.txt", "templates/c.md", "templates/d.html~"])

    own = theme_of(site).templates.keys() - theme_of(site.parent).templates.keys()

    assert own == {"a.xml", "b.txt"}


def test_lines_of_a_template_end_alike_on_every_system(site: Path) -> None:
    put(site, ["templates/front.html"])
    (site / "templates/front.html").write_bytes(b"one\r\ntwo\r\n")

    assert theme_of(site).templates["front.html"] == "one\ntwo\n"


def test_a_template_that_is_not_utf8_is_an_error(site: Path) -> None:
    put(site, ["templates/front.html"])
    (site / "templates/front.html").write_bytes(b"caf\xe9")
    said: list[Diagnostic] = []
    gather_theme(site, said)

    assert [(one.code, one.message) for one in said] == [
        ("template-syntax", "templates/front.html is not UTF-8")
    ]


def test_a_file_below_static_comes_before_the_one_of_that_name_in_the_theme(site: Path) -> None:
    put(site, ["static/style.css", "static/pictures/logo.svg"])

    assets = theme_of(site).assets

    assert assets["style.css"].real == str(site / "static/style.css")
    assert assets["pictures/logo.svg"] == Found(
        "static/pictures/logo.svg", str(site / "static/pictures/logo.svg")
    )


def test_what_a_file_of_the_site_stands_in_place_of_is_still_there(site: Path) -> None:
    put(site, ["templates/front.html", "static/style.css"])
    default = packaged_theme()

    theme = theme_of(site)

    front = default / "templates/front.html"
    assert theme.templates["default/front.html"] == front.read_text(encoding="utf-8")
    assert theme.template_paths["default/front.html"] == str(front)
    assert theme.assets["default/style.css"].real == str(default / "static/style.css")
    assert [name for name in theme.templates if "/" in name] == ["default/front.html"]
    assert [path for path in theme.assets if path.startswith("default/")] == ["default/style.css"]


def test_a_site_changes_a_part_of_the_theme_by_files_of_the_same_names(
    newsroom: MakeNewsroom,
) -> None:
    masthead = "{% block masthead %}<p>Ours, {{ site.title }}</p>{% endblock %}"
    variable = '@import url("default/style.css");\n:root { --accent: #0b5394; }\n'
    room = newsroom(
        {
            "content/a.md": article(),
            "templates/base.html": f'{{% extends "default/base.html" %}}\n{masthead}\n',
            "static/style.css": variable,
        }
    )
    room.build()

    assert room.codes == []
    page = room.page("2020/05/a.html")
    assert "<p>Ours, The Test Archive</p>" in page
    assert "<h1" in page
    assert room.page("static/style.css") == variable
    default = packaged_theme() / "static/style.css"
    assert room.page("static/default/style.css") == default.read_text(encoding="utf-8")
    # The page depends on the template it changes a part of, and on the one that changes it.
    room.write("templates/base.html", '{% extends "default/base.html" %}\n')
    room.build()
    assert "2020/05/a.html" in room.rendered
    assert "Ours" not in room.page("2020/05/a.html")
