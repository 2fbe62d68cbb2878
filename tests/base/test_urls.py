import pytest

from dateline.base.urls import (
    LONGEST_PATH,
    AddressFault,
    doubtful_host,
    fold,
    path_fault,
    root_of,
    source_fault,
)


def test_paths_that_a_file_system_confuses_fold_alike() -> None:
    assert fold("Tags/Straße.html") == fold("tags/STRASSE.html")
    assert fold("caf\u00e9.html") == fold("cafe\u0301.html")
    assert fold("a.html") != fold("b.html")


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "2009/06/kazakhstan-internet-law.html",
        "Old/Page_1.~x.html",
        ".nojekyll",
        ".well-known/security.txt",
        "contact.html",
        "a" * LONGEST_PATH,
    ],
)
def test_a_safe_path_has_no_fault(path: str) -> None:
    assert path_fault(path) is None


LETTERS = "may hold only the letters A-Z and a-z, digits, `.`, `_`, `~`, `-` and single slashes"
HIDDEN = "and servers and tools give names with a leading full stop a meaning"
DOTS = "may not hold `.` or `..` as a folder"


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("", "is empty"),
        ("/etc/x", "may not begin with a slash; it is a path inside the site"),
        ("//host/x", "may not begin with a slash; it is a path inside the site"),
        ("../../x", DOTS),
        ("a/../../x", DOTS),
        ("./a", DOTS),
        ("a/.", DOTS),
        ("a//b", LETTERS),
        ("a/", LETTERS),
        ("a\\b", LETTERS),
        ("a%2fb", LETTERS),
        ("C:/x", LETTERS),
        ("a b", LETTERS),
        ("a\n", LETTERS),
        ("a\x00", LETTERS),
        ("é.html", LETTERS),
        ("a" * 201, "is longer than 200 characters"),
        ("a./b", "may not hold a name that ends in a full stop, which Windows drops"),
        (
            "a/...",
            "holds `...`, " + HIDDEN,
        ),
        (
            ".git/config",
            "holds `.git`, " + HIDDEN,
        ),
        (
            "old/.htaccess",
            "holds `.htaccess`, " + HIDDEN,
        ),
        ("a/CON", "holds `CON`, a name that Windows keeps for a device"),
        ("aux.html", "holds `aux.html`, a name that Windows keeps for a device"),
        ("2009/06/con.html", "holds `con.html`, a name that Windows keeps for a device"),
        ("kazakhstan./06", "may not hold a name that ends in a full stop, which Windows drops"),
        ("2009/kazakhstan/", LETTERS),
        ("2009//kazakhstan.html", LETTERS),
        ("2009/kazakhstan.html\n", LETTERS),
        ("12345/" * 40 + "x", "is longer than 200 characters"),
        ("12345/" * 30 + "!", LETTERS),
        ("nul.tar.gz/x", "holds `nul.tar.gz`, a name that Windows keeps for a device"),
    ],
)
def test_an_unsafe_path_is_told_why(path: str, wrong: str) -> None:
    assert path_fault(path) == wrong


def test_a_page_knows_the_way_up() -> None:
    assert root_of("index.html") == ""
    assert root_of("2009/06/a.html") == "../../"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a/b.html?page=2#top",
        "HTTPS://EXAMPLE.ORG/",
        "https://пример.рф/новости",
        "https://example.org/caf%C3%A9?q=a+b&x=%7C",
        "http://example.onion/",
        "https://example.org/?tokens=3&keyword=x",
        "https://[2001:db8::1]/",
    ],
)
def test_a_web_address_has_no_fault(url: str) -> None:
    assert source_fault(url) is None


SCHEMES = "an address begins with https:// or http://"
BROWSER = "compare it with the address in the browser"


@pytest.mark.parametrize(
    ("url", "message", "hint"),
    [
        ("htp://example.org", "`htp://example.org` is not a web address", SCHEMES),
        ("javascript:alert(1)", "`javascript:alert(1)` is not a web address", SCHEMES),
        ("file:///etc/passwd", "`file:///etc/passwd` is not a web address", SCHEMES),
        ("mailto:desk@example.org", "`mailto:desk@example.org` is not a web address", SCHEMES),
        (
            "see page 5",
            "`see page 5` holds a space",
            "write %20 instead; two addresses are two sources",
        ),
        ("", "`` is not a web address", SCHEMES),
        ("//example.org/x", "`//example.org/x` has no scheme", "write https://example.org/x"),
        ("www.example.org", "`www.example.org` has no scheme", "write https://www.example.org"),
        ("example.org/x", "`example.org/x` has no scheme", "write https://example.org/x"),
        ("https:/example.org", "`https:/example.org` names no host", "write https://example.org"),
        ("http:example.org", "`http:example.org` names no host", "write http://example.org"),
        ("https://", "`https://` names no host", "write the name of the site after ://"),
        ("https://../x", "`https://../x` names no host", "write the name of the site after ://"),
        ("https://example.org:port/", "`https://example.org:port/` is not a web address", BROWSER),
        ("https://example.org:99999", "`https://example.org:99999` is not a web address", BROWSER),
        ("https://[::1", "`https://[::1` is not a web address", BROWSER),
        (
            "https://example.org/a|b",
            "`https://example.org/a|b` holds `|`, which no address has",
            "write %7C instead",
        ),
        (
            "https://example.org/\u202etxt",
            "the address holds U+202E right-to-left override",
            "remove it, or write %E2%80%AE if it belongs to the address",
        ),
        (
            "https://example.org/\n",
            "the address holds U+000A",
            "remove it, or write %0A if it belongs to the address",
        ),
        (
            "https://example.org/\u00a0",
            "the address holds U+00A0 no-break space",
            "remove it, or write %C2%A0 if it belongs to the address",
        ),
    ],
)
def test_what_is_no_web_address_is_told_why(url: str, message: str, hint: str) -> None:
    assert source_fault(url) == AddressFault("bad-address", message, hint)


USER = "remove everything between // and @; it is a password for all to read"
PUBLIC = "remove it, or cite the public address of the work"


@pytest.mark.parametrize(
    ("url", "message", "hint"),
    [
        ("https://me:pw@example.org/", "the address of example.org holds a user name", USER),
        ("https://me@example.org/", "the address of example.org holds a user name", USER),
        ("https://@example.org/", "the address of example.org holds a user name", USER),
        ("https://example.org/?a=1&Token=x", "`Token=` in the address may open an account", PUBLIC),
        ("https://example.org/?sid=1", "`sid=` in the address may open an account", PUBLIC),
        (
            "https://example.org/#access_token=x&state=1",
            "`access_token=` in the address may open an account",
            PUBLIC,
        ),
        (
            "https://example.org/page;jsessionid=0A1B?x=1",
            "`jsessionid=` in the address may open an account",
            PUBLIC,
        ),
        (
            "https://example.org/a.pdf?X-Amz-Signature=0a",
            "`X-Amz-Signature=` in the address may open an account",
            PUBLIC,
        ),
    ],
)
def test_an_address_with_a_secret_is_refused(url: str, message: str, hint: str) -> None:
    assert source_fault(url) == AddressFault("address-with-secret", message, hint)


@pytest.mark.parametrize(
    ("url", "doubt"),
    [
        ("https://example.org/", None),
        ("https://example.org./", None),
        ("https://пример.рф/", None),
        ("https://192.0.2.1/x", "is a bare number"),
        ("https://[2001:db8::1]/", "is a bare number"),
        ("https://3221225985/", "is a bare number"),
        ("https://192.0x2.1", "is a bare number"),
        ("https://0xc0.0x0.0x2.0x1", "is a bare number"),
        ("https://xn--e1afmkfd.xn--p1ai/", "is written in punycode"),
        ("https://wiki/", "is a name that only a private network knows"),
        ("http://localhost:8000/", "is a name that only a private network knows"),
    ],
)
def test_a_doubtful_host_is_noticed(url: str, doubt: str | None) -> None:
    assert doubtful_host(url) == doubt
