"""Check `links`."""

import pytest

from dateline.checks.site.check import Finding
from dateline.checks.site.links import CHECK
from tests.checks.site.views import in_site, in_style, on_page, page, seen_of, site_of, told

FILES: dict[str, str | bytes] = {
    "index.html": page('<p id="news"></p>'),
    "tags/index.html": page(""),
    "static/style.css": "",
    "media/ruling.pdf": b"%PDF",
}


def found(body: str, url: str = "2020/05/a.html") -> list[tuple[str, str, str]]:
    """Return code, message and hint of what is wrong with the links of one page of a site."""
    site = site_of(seen_of({**FILES, url: page(body)}))
    return [(one.code, one.message, one.hint) for one in in_site(CHECK, site)]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../../index.html">x</a>',
        '<a href="../../index.html#news">x</a>',
        '<a href="../../tags/index.html?page=2">x</a>',
        '<a href="#here">x</a><p id="here"></p>',
        '<a href="#named">x</a><a name="named"></a>',
        '<a href="#">x</a><a href="#top">y</a><a href="../../index.html#:~:text=news">z</a>',
        '<a href="../../media/ruling.pdf#page=3">x</a>',
        '<a href="https://example.net/nowhere.html#x">x</a><a href="mailto:a@example.net">y</a>',
        '<link rel="canonical" href="https://example.org/archive/tags/">',
    ],
)
def test_a_link_that_leads_somewhere_is_well(body: str) -> None:
    assert found(body) == []


def test_a_link_to_what_the_edition_has_not_is_broken() -> None:
    assert found('<a href="../../tags/indx.html">x</a>') == [
        (
            "broken-link",
            "a link leads to tags/indx.html, which is not in the edition",
            "did you mean tags/index.html?",
        )
    ]
    assert found('<a href="../../../index.html">x</a>') == [
        ("broken-link", "a link leads to ../index.html, which is not in the edition", "")
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="../../media/x.png" alt="">',
        '<script src="../../media/x.png"></script>',
        '<link rel="canonical" href="https://example.org/archive/media/x.png">',
        '<p style="background: url(../../media/x.png)"></p>',
    ],
)
def test_whatever_leads_nowhere_is_broken(body: str) -> None:
    assert [one[:2] for one in found(body)] == [
        ("broken-link", "a link leads to media/x.png, which is not in the edition")
    ]


def test_a_style_sheet_leads_somewhere_too() -> None:
    site = site_of(seen_of({"static/style.css": "@import url(../print.css);"}))

    assert told(in_site(CHECK, site)) == [
        ("broken-link", "a link leads to print.css, which is not in the edition")
    ]


def test_a_place_that_the_page_has_not_is_broken() -> None:
    assert found('<a href="#sorces">x</a><ol id="sources"></ol>') == [
        (
            "broken-anchor",
            "a link leads to #sorces, which the page does not have",
            "did you mean #sources?",
        )
    ]


def test_a_place_that_another_page_has_not_is_broken() -> None:
    assert found('<a href="../../index.html#nws">x</a>') == [
        (
            "broken-anchor",
            "a link leads to #nws, which index.html does not have",
            "did you mean #news?",
        )
    ]


def test_places_of_a_page_that_could_not_be_made_are_not_asked_for() -> None:
    sights = seen_of({"a.html": page('<a href="b.html#x">x</a>'), "b.html": ""})
    site = site_of(sights)
    del sights["b.html"]

    assert in_site(CHECK, site) == []


def test_a_link_to_a_folder_shows_nothing_from_a_disk() -> None:
    expected = "a link leads to the folder tags/; from a disk it shows no page"
    hint = "let it lead to tags/index.html"

    assert found('<a href="../../tags/">x</a>') == [("folder-link", expected, hint)]
    assert found('<a href="../../">x</a>') == [
        (
            "folder-link",
            "a link leads to the folder /; from a disk it shows no page",
            "let it lead to index.html",
        )
    ]


def test_an_address_from_the_root_of_the_host_leads_astray_from_a_copy() -> None:
    assert on_page(CHECK, page('<a href="/archive/index.html">x</a>')) == [
        Finding(
            code="fixed-link",
            message=(
                "the address /archive/index.html begins at the root of the host; "
                "it leads astray from a copy"
            ),
            hint="begin it with `{{ page.root }}`, as in `{{ page.root }}static/style.css`",
            traces=("/archive/index.html", "archive/index.html"),
        )
    ]
    assert told(on_page(CHECK, page('<a href="/donate">x</a>')))[0][0] == "fixed-link"
    assert told(in_style(CHECK, "a { background: url(/x.png) }"))[0][0] == "fixed-link"


def test_what_is_loaded_from_the_own_host_is_not_there_in_a_copy() -> None:
    own = "https://example.org/archive/"

    assert told(on_page(CHECK, page(f'<img src="{own}x.png" alt="">'))) == [
        (
            "fixed-link",
            f"the address {own}x.png names the archive's host; it leads astray from a copy",
        )
    ]
    assert on_page(CHECK, page(f'<a href="{own}">x</a><link rel="canonical" href="{own}">')) == []


def test_the_page_for_addresses_that_lead_nowhere_may_name_the_host() -> None:
    assert on_page(CHECK, page('<a href="/index.html">x</a>'), "404.html") == []


def test_the_same_host_in_short_is_another_host() -> None:
    assert on_page(CHECK, page('<a href="//example.net/x">x</a>')) == []
