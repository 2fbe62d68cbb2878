"""Every address of a page is found, with what browsers do with it and where it leads."""

import pytest

from dateline.checks.site.addresses import (
    Target,
    elsewhere,
    references_in_style,
    references_of,
    target_of,
    way_down,
)
from dateline.checks.site.document import read_document
from tests.indexing.desk import BASE_URL

ADDRESSES = {
    '<img src="a" srcset="b 1x, c, d 2x">': ["loads a", "loads b", "loads c", "loads d"],
    '<picture><source srcset="a 400w,\n b 800w"></picture>': ["loads a", "loads b"],
    '<script src="a"></script>': ["loads a"],
    '<iframe src="a"></iframe><embed src="b"><object data="c"></object>': [
        "loads a",
        "loads b",
        "loads c",
    ],
    '<video src="a" poster="b"><track src="c"></video><audio src="d"></audio>': [
        "loads a",
        "loads b",
        "loads c",
        "loads d",
    ],
    '<svg><use href="a"/><image xlink:href="b"/></svg>': ["loads a", "loads b"],
    '<body background="a">': ["loads a"],
    '<link rel="stylesheet" href="a"><link rel="Shortcut Icon" href="b">': ["loads a", "loads b"],
    '<link rel="preconnect" href="a"><link rel="dns-prefetch" href="b">': ["loads a", "loads b"],
    '<link rel="canonical" href="a"><link rel="alternate" href="b">': ["leads a", "leads b"],
    '<link rel="preload" as="image" imagesrcset="a 1x, b 2x">': ["loads a", "loads b"],
    '<a href="a" ping="b c">x</a><area href="d"><a>none</a>': [
        "leads a",
        "sends b",
        "sends c",
        "leads d",
    ],
    '<svg><a xlink:href="a"></a></svg>': ["leads a"],
    '<form action="a"><button formaction="b"></button><input formaction="c"></form>': [
        "sends a",
        "sends b",
        "sends c",
    ],
    "<form></form>": [],
    '<meta http-equiv="Refresh" content="0; url=a">': ["loads a"],
    """<meta http-equiv="refresh" content="5;URL='a'">""": ["loads a"],
    '<meta http-equiv="refresh" content="5"><meta name="refresh" content="0;url=a">': [],
    "<p style=\"background: url( 'a' )\">x</p>": ["loads a"],
    "<style>@import 'a'; p { background: url(b) }</style>": ["loads b", "loads a"],
}


@pytest.mark.parametrize("html", ADDRESSES)
def test_every_address_is_found_with_its_manner(html: str) -> None:
    found = references_of(read_document(html))

    assert sorted(f"{one.manner} {one.address}" for one in found) == sorted(ADDRESSES[html])


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ('a { background: url(x.png) no-repeat, url( "y.png" ) }', ["x.png", "y.png"]),
        (
            "@import url(a.css) print; @import 'b.css';@import\"c.css\";",
            ["a.css", "b.css", "c.css"],
        ),
        ('@font-face { src: url("f.woff2") format("woff2"), local("Georgia") }', ["f.woff2"]),
        ('a { background: image-set("a.png" 1x, url(b.png) 2x) }', ["b.png", "a.png"]),
        ("a { background: image-set('a.avif' type('image/avif'), 'b.jpg') }", ["a.avif", "b.jpg"]),
        ("/* url(x.png) */ @namespace svg url(http://www.w3.org/2000/svg); a { color: red }", []),
        ("a { content: url() }", []),
    ],
)
def test_everything_a_style_sheet_loads_is_found(text: str, addresses: list[str]) -> None:
    assert [one.address for one in references_in_style(text)] == addresses


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://cdn.example.net/x.js", "cdn.example.net"),
        ("//cdn.example.net/x.js", "cdn.example.net"),
        ("HTTP://CDN.example.net", "cdn.example.net"),
        ("https:/cdn.example.net/x.js", "cdn.example.net"),
        (r"https:\\cdn.example.net\x.js", "cdn.example.net"),
        ("ht\ntps://cdn.example.net/x.js", "cdn.example.net"),
        ("wss://cdn.example.net:8443/", "cdn.example.net:8443"),
        ("https://example.org/archive/static/x.css", ""),
        ("https://example.org/elsewhere.css", ""),
        ("../static/x.css", ""),
        ("/static/x.css", ""),
        ("data:image/png;base64,AAAA", ""),
        ("mailto:desk@example.net", ""),
        ("", ""),
    ],
)
def test_what_is_on_another_host_is_told_from_what_is_not(address: str, host: str) -> None:
    assert elsewhere(address, BASE_URL) == host


def test_without_an_address_of_its_own_every_host_is_another() -> None:
    assert elsewhere("https://example.org/x", "") == "example.org"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("b.html", Target("2020/05/b.html", "")),
        ("../../static/style.css", Target("static/style.css", "")),
        ("b.html?page=2#the%20dam", Target("2020/05/b.html", "the dam")),
        ("#sources", Target("2020/05/a.html", "sources")),
        ("", Target("2020/05/a.html", "")),
        ("../", Target("2020/", "")),
        ("..", Target("2020/", "")),
        ("../../", Target("", "")),
        ("../../../x.html", Target("../x.html", "")),
        ("%C3%A9.html", Target("2020/05/é.html", "")),
        ("https://example.org/archive/b.html", Target("b.html", "", is_fixed=True)),
        ("https://example.org/archive/tags/", Target("tags/index.html", "", is_fixed=True)),
        ("https://example.org/archive", Target("index.html", "", is_fixed=True)),
        ("/archive/b.html#x", Target("b.html", "x", is_fixed=True)),
        ("/other/b.html", None),
        ("https://example.org/archives/b.html", None),
        ("https://example.net/archive/b.html", None),
        ("mailto:desk@example.org", None),
        ("http://[", None),
    ],
)
def test_an_address_leads_to_a_file_of_the_edition(address: str, target: Target | None) -> None:
    assert target_of(address, "2020/05/a.html", BASE_URL) == target


def test_without_an_address_of_its_own_a_slash_is_the_output_folder() -> None:
    assert target_of("/b.html", "2020/a.html", "") == Target("b.html", "", is_fixed=True)


def test_the_way_up_is_taken_off_an_address() -> None:
    assert way_down("../../static/x.css") == "static/x.css"
    assert way_down("../") == "../"
