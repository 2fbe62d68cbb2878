import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.base.citedaddress import comparable, is_kept_copy
from dateline.base.tracking import is_tracking
from tests.base.laws import LAW, texts

SAME = [
    # scheme, host, port
    "http://example.org/a/1",
    "https://example.org/a/1",
    "HTTP://WWW.Example.ORG/a/1",
    "https://m.example.org/a/1",
    "https://mobile.example.org/a/1",
    "https://amp.example.org/a/1",
    "https://www.m.example.org/a/1",
    "http://example.org:80/a/1",
    "https://example.org:443/a/1",
    "https://example.org./a/1",
    "https://example.org:/a/1",
    # path
    "https://example.org/a/1/",
    "https://example.org/a/1//",
    "https://example.org/a/1/index.html",
    "https://example.org/a/1/index.htm",
    "https://example.org/a/./1",
    "https://example.org/b/../a/1",
    "https://example.org/../a/1",
    "https://example.org/%61/1",
    # query and fragment
    "https://example.org/a/1?",
    "https://example.org/a/1?utm_source=x&utm_medium=y",
    "https://example.org/a/1?UTM_Source=x&fbclid=1",
    "https://example.org/a/1?utm%5Fsource=x",
    "https://example.org/a/1?&&gclid=x",
    "https://example.org/a/1#top",
    "https://example.org/a/1#:~:text=word",
    "https://example.org/a/1?mc_cid=1#top",
    # copies
    "https://web.archive.org/web/20130101120000/http://example.org/a/1",
    "http://web.archive.org/web/20130101120000/http:/example.org/a/1",
    "https://web.archive.org/web/20130101120000id_/https://www.example.org/a/1/",
    "https://web.archive.org/web/20130101120000if_/http://example.org:80/a/1",
    "https://web.archive.org/web/20130101120000im_/example.org/a/1",
    "https://web.archive.org/web/2013/http://example.org/a/1",
    "https://wayback.archive.org/web/20130101120000/http://example.org/a/1",
    "https://web.archive.org:80/web/20130101120000/http://example.org/a/1",
    "https://archive.today/20130101120000/http://example.org/a/1",
    "https://archive.ph/2013.01.01-120000/http://example.org/a/1",
    "https://archive.is/newest/https://example.org/a/1",
    "https://archive.md/o/AbC12/https://example.org/a/1",
    "https://web.archive.org/web/20130101120000/https://archive.ph/newest/http://example.org/a/1",
    "https://www.google.com/amp/s/www.example.org/a/1",
    "https://www.google.co.uk/amp/example.org/a/1",
    "https://example-org.cdn.ampproject.org/c/s/example.org/a/1?utm_source=x",
    # a keeper that only shows when the host is in normal form
    "https://ｗeb.archive.org/web/20130101120000/http://example.org/a/1",
]


@pytest.mark.parametrize("url", SAME)
def test_the_same_page_has_one_comparable_address(url: str) -> None:
    assert comparable(url) == "example.org/a/1"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org", "example.org"),
        ("https://example.org/", "example.org"),
        ("https://example.org/index.html", "example.org"),
        ("https://example.org?a=1", "example.org?a=1"),
        ("https://example.org/?a=1", "example.org?a=1"),
        ("https://example.org/A/1", "example.org/A/1"),
        ("https://example.org/a//1", "example.org/a//1"),
        ("https://example.org/a/1.html", "example.org/a/1.html"),
        ("https://example.org/a/amp", "example.org/a/amp"),
        ("https://example.org/index.php", "example.org/index.php"),
        ("https://example.org/a/myindex.html", "example.org/a/myindex.html"),
        ("https://example.org:8080/a", "example.org:8080/a"),
        ("https://www2.example.org/", "www2.example.org"),
        ("https://mexample.org/", "mexample.org"),
        # What would be left is no host that somebody owns.
        ("https://www.org", "www.org"),
        ("https://m.me/a", "m.me/a"),
        ("https://m.co.uk/a", "m.co.uk/a"),
        ("https://www.m.co.uk/a", "m.co.uk/a"),
        ("https://m.bbc.co.uk/a", "bbc.co.uk/a"),
        ("https://m.co/a", "m.co/a"),
        # Wikipedia's mobile pages
        ("https://en.m.wikipedia.org/wiki/A", "en.wikipedia.org/wiki/A"),
        ("https://m.wikipedia.org/wiki/A", "wikipedia.org/wiki/A"),
        ("https://en.m.example.org/wiki/A", "en.m.example.org/wiki/A"),
        # parameters that mean something
        ("https://example.org/?b=2&a=1", "example.org?a=1&b=2"),
        ("https://example.org/?a=2&a=1", "example.org?a=2&a=1"),
        ("https://example.org/?a=&b", "example.org?a=&b"),
        ("https://example.org/?q=utm_source", "example.org?q=utm_source"),
        ("https://example.org/?ref=1&id=2&gclid=3", "example.org?id=2&ref=1"),
        ("https://example.org/?20090625", "example.org?20090625"),
        # pages of sites that load them themselves
        ("https://example.org/#!/a/1", "example.org#!/a/1"),
        ("https://example.org/#/a/1", "example.org#/a/1"),
        # escapes
        ("https://example.org/a%2fb", "example.org/a%2Fb"),
        ("https://example.org/%7Ea%2D", "example.org/~a-"),
        ("https://example.org/%e2%80%99", "example.org/%E2%80%99"),
        ("https://example.org/’", "example.org/%E2%80%99"),
        ("https://example.org/100%", "example.org/100%25"),
        ("https://example.org/?q=é", "example.org?q=%C3%A9"),
        # international hosts, as typed and as sent
        ("https://Müller.example/a", "müller.example/a"),
        ("https://xn--mller-kva.example/a", "müller.example/a"),
        ("https://xn--e1afmkfd.xn--p1ai/a", "пример.рф/a"),
        ("https://ПРИМЕР。рф/a", "пример.рф/a"),
        ("https://straße.example/", "straße.example"),
        ("https://strasse.example/", "strasse.example"),
        # No name in Punycode, or one that would be another host.
        ("https://xn--.example/", "xn--.example"),
        ("https://xn--a-ecp.example/", "xn--a-ecp.example"),
        ("https://xn--\u00e9.example/", "xn--é.example"),
        ("https://xn--99999999.example/", "xn--99999999.example"),
        (f"https://xn--{'a' * 60}.example/", f"xn--{'a' * 60}.example"),
        ("https://a℀b.example/", "a℀b.example"),
        # copies of what cannot be told, and pages of the keepers themselves
        ("https://archive.ph/AbC12", "archive.ph/AbC12"),
        ("https://archive.org/details/a", "archive.org/details/a"),
        ("https://web.archive.org/web/2013*/example.org", "web.archive.org/web/2013*/example.org"),
        ("https://web.archive.org/web/20130101120000/", "web.archive.org/web/20130101120000"),
        ("https://archive.ph/20130101120000/x", "archive.ph/20130101120000/x"),
        # An address inside another one is part of its path.
        ("https://example.org/see/https://www.a.org/", "example.org/see/https://www.a.org"),
        ("", ""),
    ],
)
def test_what_may_tell_two_works_apart_stays(url: str, expected: str) -> None:
    assert comparable(url) == expected


def test_copies_of_copies_are_looked_through() -> None:
    url = "https://m.web.archive.org/w%65b/2013/" * 60 + "http://example.org/"
    assert comparable(url) == "example.org"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://web.archive.org/web/20130101120000/http://example.org/", True),
        ("http://archive.is/newest/https://example.org/", True),
        ("https://www.google.com/amp/s/example.org/a", True),
        ("https://example.org/", False),
        ("https://archive.ph/AbC12", False),
        ("web.archive.org/web/20130101120000/http://example.org/", False),
    ],
)
def test_the_address_of_a_copy_is_known(url: str, *, expected: bool) -> None:
    assert is_kept_copy(url) is expected


@pytest.mark.parametrize("name", ["utm_id", "utm_whatever", "gclid", "FBCLID", "mc_cid", "pk_kwd"])
def test_parameters_that_only_say_how_a_reader_came(name: str) -> None:
    assert is_tracking(name)


@pytest.mark.parametrize("name", ["id", "ref", "source", "p", "utm", "lang", "", "xutm_id"])
def test_parameters_that_may_mean_something(name: str) -> None:
    assert not is_tracking(name)


PIECES = (
    "http:// https:// HTTP:/ www. m. mobile. amp. web.archive.org/web/2010/ archive.ph/newest/ "
    "web.archive.org:80/web/20100101000000id_/ google.com/amp/s/ x-y.cdn.ampproject.org/c/s/ "
    "example co.uk . .org :80 : / // index.html /../ /./ ? & a=1 b=2 utm_x=1 # #! #/x % %41 %2f "
    "%c3%a9 é É ｗ ß xn--mller-kva xn-- wikipedia.org .m. 。 İ Σ \u212a"
)
ADDRESSES = st.lists(st.sampled_from(PIECES.split()), max_size=14).map("".join) | texts
# Nothing that a path is compared without.
SEGMENT = st.from_regex(r"[A-Za-z0-9_~-]{1,6}", fullmatch=True)
PATHS = st.lists(SEGMENT, max_size=4).map("/".join)
HOSTS = st.sampled_from(["example.org", "www.example.org", "m.example.org", "EXAMPLE.ORG:443"])
TAILS = st.sampled_from(["", "/", "?utm_source=x", "#top", "/index.html", "?fbclid=1#a"])
KEEPERS = st.sampled_from(["", "https://web.archive.org/web/20130101120000/"])


@LAW
@pytest.mark.properties
@given(ADDRESSES)
def test_a_comparable_address_is_its_own(url: str) -> None:
    once = comparable(url)
    assert comparable(once) == once


@LAW
@pytest.mark.properties
@given(PATHS, PATHS, st.tuples(HOSTS, TAILS, KEEPERS), st.tuples(HOSTS, TAILS, KEEPERS))
def test_addresses_are_one_exactly_if_their_paths_are(
    path: str, other: str, around: tuple[str, str, str], elsewhere: tuple[str, str, str]
) -> None:
    first, second = (
        comparable(f"{keeper}http://{host}/{one}{tail}")
        for one, (host, tail, keeper) in ((path, around), (other, elsewhere))
    )
    assert (first == second) == (path == other)
