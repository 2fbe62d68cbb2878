from collections.abc import Iterable

import pytest
from msgspec import structs

from dateline.base.diagnostics import Diagnostic, FieldSpan, Severity, Span
from dateline.model.archive import Archive
from dateline.planning.collisions import Claimed
from dateline.planning.parts import Claim
from tests.indexing.desk import (
    archive_of,
    article,
    by,
    cites,
    config,
    fixed_page,
    indexed,
    introduction,
    line_of,
    picture,
    prose,
    term,
)
from tests.planning.layout import WORDS, interface, plan

HINT = "give the article another `slug:`, or the file another name"


def clashes(archive: Archive, assets: tuple[str, ...] = ()) -> list[str]:
    """Return what planning says, without the hint that every clash has."""
    done = plan(archive, config(), {path: prose(path) for path in assets}, WORDS, interface("en"))
    return [line_of(found).replace(f" ({HINT})", "") for found in done.diagnostics]


def collisions(claims: Iterable[Claim]) -> list[Diagnostic]:
    """Return what is said of some addresses."""
    claimed = Claimed()
    claimed.note(claims)
    return list(claimed.faults())


def claimed(*claims: tuple[str, str]) -> list[str]:
    return [line_of(found) for found in collisions(Claim(*claim) for claim in claims)]


def test_addresses_of_their_own_do_not_clash() -> None:
    assert claimed(("a.html", "content/a.md"), ("b.html", "content/b.md"), ("b/c.html", "")) == []


def test_two_files_at_one_address_are_an_error_that_names_both() -> None:
    (found,) = collisions([Claim("a.html", "content/1.md"), Claim("a.html", "content/2.md")])
    assert (found.code, found.severity) == ("same-address", Severity.ERROR)
    assert line_of(found) == (
        "content/2.md:1: same-address: two files would stand at one address: "
        f"a.html (from content/2.md) and a.html (from content/1.md) ({HINT})"
    )
    assert [span.path for span in found.related] == ["content/1.md"]


def test_three_files_at_one_address_are_two_errors() -> None:
    claims = [Claim("a.html", f"content/{number}.md") for number in (1, 2, 3)]
    found = collisions(claims)
    assert [one.span.path for one in found if one.span] == ["content/2.md", "content/3.md"]
    assert [one.related[0].path for one in found] == ["content/1.md", "content/1.md"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("2020/05/a.html", "2020/05/A.html"),
        ("tags/x/index.html", "Tags/X/Index.html"),
    ],
)
def test_addresses_that_differ_in_case_clash(one: str, two: str) -> None:
    (found,) = collisions([Claim(one, "content/1.md"), Claim(two, "content/2.md")])
    assert found.message == (
        "two files would stand at one address: "
        f"{two} (from content/2.md) and {one} (from content/1.md)"
    )


def test_a_file_may_not_stand_where_a_folder_must_be() -> None:
    (found,) = collisions([Claim("a/b/c.html", "content/1.md"), Claim("A/B", "content/2.md")])
    assert line_of(found) == (
        "content/2.md:1: same-address: two files would stand at one address: "
        f"A/B (from content/2.md) and a/b/c.html (from content/1.md) ({HINT})"
    )


def test_a_clash_with_a_page_of_ours_is_told_at_the_manuscript() -> None:
    assert claimed(("404.html", "content/404.md"), ("404.html", "")) == [
        (
            "content/404.md:1: same-address: two files would stand at one address: "
            f"404.html (made by Dateline) and 404.html (from content/404.md) ({HINT})"
        )
    ]


def test_a_clash_of_two_pages_of_ours_is_told_at_the_address() -> None:
    (line,) = claimed(("x.html", ""), ("x.html", ""))
    assert line.startswith("x.html:1: same-address: ")


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("tags/con/index.html", "holds `con`, a name that Windows keeps for a device"),
        ("../x.html", "may not hold `.` or `..` as a folder"),
        (f"{'a' * 200}.html", "is longer than 200 characters"),
    ],
)
def test_an_address_that_is_not_safe_everywhere_is_an_error(url: str, wrong: str) -> None:
    assert claimed((url, "content/1.md")) == [
        f"content/1.md:1: bad-path: the address {url} {wrong} (rename it)"
    ]
    assert claimed((url, ""))[0].startswith(f"{url}:1: bad-path: ")


def test_an_archive_in_which_nothing_clashes_is_planned_without_a_word() -> None:
    one = article("a", tags=(term("courts"),), aliases=("old.html",))
    assert clashes(archive_of(one, fixed_page("about")), assets=("style.css",)) == []


def test_an_article_at_the_address_of_a_tag_names_both() -> None:
    # As with `permalink: tags/{slug}/index.html`.
    tagged = article("b", tags=(term("x"),))
    assert clashes(archive_of(article("x", url="tags/x/index.html"), tagged)) == [
        (
            "content/x.md:slug,title: same-address: two files would stand at one address: "
            "tags/x/index.html (a page that content/b.md brings about) and "
            "tags/x/index.html (from content/x.md)"
        )
    ]


def test_a_folder_of_articles_where_a_list_of_names_stands_names_both() -> None:
    # As with `permalink: regions/asia/{slug}.html` and an article called 2020.
    one = article("2020", url="regions/asia/2020.html")
    (line,) = clashes(archive_of(one, article("b", "2020-06-01")))
    assert "regions/asia/2020.html (from content/2020.md)" in line


def test_an_old_address_at_the_address_of_a_page_of_ours_is_told_where_it_is_typed() -> None:
    one = article("a", aliases=("index.html", "regions/index.html"))
    hint = "delete the old address from `aliases:`, or give the other file another name"
    assert clashes(archive_of(one)) == [
        (
            f"content/a.md:aliases.{number},slug,title: same-address: "
            f"two files would stand at one address: {url} (made by Dateline) "
            f"and {url} (from content/a.md) ({hint})"
        )
        for number, url in enumerate(("index.html", "regions/index.html"))
    ]


def test_a_clash_is_told_at_the_line_that_gave_the_address() -> None:
    mine = article("x", url="tags/x/index.html")
    tagged = article("b", tags=(term("x"),))
    page = structs.replace(fixed_page("feeds"), url="404.html")

    done = plan(archive_of(mine, tagged, page), config(), {}, WORDS, interface("en"))

    fields = "slug", "title"
    assert [(found.span, found.related[:1]) for found in done.diagnostics] == [
        (FieldSpan(path="content/x.md", fields=fields), (Span(path="content/b.md"),)),
        (FieldSpan(path="content/pages/feeds.md", fields=fields), ()),
    ]


def test_an_old_address_above_other_pages_is_told() -> None:
    (line,) = clashes(archive_of(article("a", aliases=("feed.xml/index.html",))))
    assert "feed.xml (made by Dateline) and feed.xml/index.html (from content/a.md)" in line


def test_two_fixed_pages_of_one_name_are_told_with_both_files() -> None:
    again = fixed_page("about", manuscript="content/pages/team/about.md")
    assert clashes(archive_of(fixed_page("about"), again)) == [
        (
            "content/pages/team/about.md:slug,title: same-address: "
            "two files would stand at one address: about.html (from content/pages/team/about.md) "
            "and about.html (from content/pages/about.md)"
        )
    ]


def test_two_pictures_that_would_share_an_address_are_told_with_both_files() -> None:
    paths = ("content/x/Photo.jpg", "content/x/photo.jpg")
    one = article("a", pictures=tuple(picture(path) for path in paths))
    (line,) = clashes(archive_of(one, media=paths))
    assert line == (
        "content/x/photo.jpg:1: same-address: two files would stand at one address: "
        "media/x/photo.jpg (from content/x/photo.jpg) and media/x/photo.jpg "
        "(from content/x/Photo.jpg)"
    )


def test_a_fixed_page_in_the_place_of_ours_is_told() -> None:
    (line,) = clashes(archive_of(fixed_page("404")))
    assert line.startswith("content/pages/404.md:slug,title: same-address: ")


def test_names_that_no_file_system_takes_are_told_where_they_were_typed() -> None:
    old = article("old", "2019-01-01", tags=(term("aux"),), byline=by("Con"))
    new = article("new", tags=(term("aux"),), sources=(cites("NUL"),))
    found = clashes(archive_of(old, new))
    assert sorted(line.split(" holds ")[0] for line in found) == [
        "content/new.md:1: bad-path: the address outlets/nul/index.html",
        "content/old.md:1: bad-path: the address authors/con/feed.json",
        "content/old.md:1: bad-path: the address authors/con/feed.xml",
        "content/old.md:1: bad-path: the address authors/con/index.html",
        "content/old.md:1: bad-path: the address tags/aux/feed.json",
        "content/old.md:1: bad-path: the address tags/aux/feed.xml",
        "content/old.md:1: bad-path: the address tags/aux/index.html",
    ]


def test_names_in_the_file_of_an_introduction_are_told_there() -> None:
    filed = article("a", tags=(term("aux"),))
    found = clashes(archive_of(filed, introduction("tags", "aux")))
    assert found[0].startswith("content/_tags/aux.md:1: bad-path: ")


def test_a_picture_whose_name_no_file_system_takes_is_told_at_the_picture() -> None:
    one = article("a", pictures=(picture("content/x/cön.jpg"),))
    assert clashes(archive_of(one, media=("content/x/cön.jpg",))) == [
        (
            "content/x/cön.jpg:1: bad-path: the address media/x/con.jpg holds `con.jpg`, "
            "a name that Windows keeps for a device (rename it)"
        )
    ]


def test_everything_that_clashes_is_told_at_once() -> None:
    filed = (
        article("x", url="tags/x/index.html"),
        article("b", tags=(term("x"),), aliases=("index.html",)),
        fixed_page("404"),
    )
    done = indexed(*filed)
    assert done.diagnostics == ()
    assert len(clashes(done.archive)) == 3
