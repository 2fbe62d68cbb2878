"""What is remembered of a file is what the checks need, and no more."""

import zlib

from dateline.checks.site.check import Sight, Way
from dateline.checks.site.looking import look, seen, sight_of
from tests.checks.site.views import page
from tests.indexing.desk import BASE_URL

HEAD = (
    '<link rel="stylesheet" href="../static/style.css"><link rel="icon" href="../static/i.png">'
    '<script src="../static/search.js"></script>'
)
BODY = (
    '<a href="b.html#x">b</a><a href="b.html#x">again</a><a href="https://example.net/">far</a>'
    '<p id="one"></p><a name="two"></a><img src="p.png" alt="" srcset="q.png 2x">'
    '<picture><source srcset="r.webp 400w, s.webp 800w"><img src="r.jpg" alt=""></picture>'
)


def test_of_a_page_its_ways_anchors_parts_and_pictures_are_remembered() -> None:
    data = page(BODY, HEAD).encode()

    assert sight_of(BASE_URL, "2020/a.html", data) == Sight(
        size=len(data),
        packed=len(zlib.compress(data)),
        ways=(
            Way("static/style.css", "", "../static/style.css"),
            Way("static/i.png", "", "../static/i.png"),
            Way("static/search.js", "", "../static/search.js"),
            Way("2020/b.html", "x", "b.html#x"),
            Way("2020/p.png", "", "p.png"),
            Way("2020/q.png", "", "q.png"),
            Way("2020/r.webp", "", "r.webp"),
            Way("2020/s.webp", "", "s.webp"),
            Way("2020/r.jpg", "", "r.jpg"),
        ),
        anchors=("one", "two"),
        parts=("static/style.css", "static/search.js"),
        pictures=(
            ("2020/p.png", "2020/q.png"),
            ("2020/r.webp", "2020/s.webp", "2020/r.jpg"),
        ),
    )


def test_findings_name_their_page_and_check_once() -> None:
    html = page('<img src="x.png"><img src="x.png"><a href="/y">y</a>')

    found = sight_of(BASE_URL, "a.html", html.encode()).findings

    assert [(one.check, one.code, one.page) for one in found] == [
        ("links", "fixed-link", "a.html"),
        ("pictures", "missing-alternative-text", "a.html"),
    ]


def test_a_style_sheet_is_looked_at_too() -> None:
    text = b"@import 'print.css'; a { background: url(https://cdn.example.net/x.png) }"

    sight = sight_of(BASE_URL, "static/style.css", text)

    assert sight.parts == ("static/print.css",)
    assert sight.ways == (Way("static/print.css", "", "print.css"),)
    assert [one.code for one in sight.findings] == ["third-party-request"]


def test_of_a_script_the_sizes_are_remembered_and_of_other_files_the_size() -> None:
    text = b"a" * 1000

    assert sight_of(BASE_URL, "static/x.js", text) == Sight(
        size=1000, packed=len(zlib.compress(text))
    )
    assert seen(look(BASE_URL, "feed.xml", iter([text, text]))) == Sight(size=2000)


def test_what_was_remembered_is_what_was_seen() -> None:
    data = page(BODY, HEAD).encode()

    assert seen(look(BASE_URL, "2020/a.html", [data[:9], data[9:]])) == sight_of(
        BASE_URL, "2020/a.html", data
    )
