"""Every way we know of to ask for what is not the site, byte for byte over a real connection."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.served import Served, connected, get, read_all, send, serving

SECRET = b"never to be read"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A preview with secrets all around it."""
    top = tmp_path_factory.mktemp("site")
    root = top / "preview"
    (root / "a").mkdir(parents=True)
    (root / "a" / "index.html").write_text("<html><body>of a</body></html>")
    (root / "index.html").write_text("<html><body>front</body></html>")
    (root / "b.txt").write_text("b")
    (root / "SHA256SUMS").write_text("sums")
    (root / "empty").mkdir()
    for path in (top / "secret.txt", root / ".env", root / "a" / ".git", top / "preview.html"):
        path.write_bytes(SECRET)
    (root / "_headers").write_text("headers")
    (root / "link.txt").symlink_to(top / "secret.txt")
    (root / "inside.txt").symlink_to(root / "b.txt")
    (root / "linked").symlink_to(top)
    os.mkfifo(root / "pipe.txt")
    with serving(root) as one:
        yield one


def line(target: str, method: str = "GET", version: str = "HTTP/1.1") -> bytes:
    return f"{method} {target} {version}\r\nHost: localhost:PORT\r\n\r\n".encode("latin-1")


def with_headers(*headers: str) -> bytes:
    return "\r\n".join(["GET / HTTP/1.1", "Host: localhost:PORT", *headers, "", ""]).encode()


LONG = "a" * 3_000
REQUESTS: dict[str, tuple[bytes, int]] = {
    # What is there.
    "front page": (line("/"), 200),
    "front page by name": (line("/index.html"), 200),
    "folder": (line("/a/"), 200),
    "folder without its slash": (line("/a"), 301),
    "file": (line("/b.txt"), 200),
    "question mark": (line("/b.txt?../../secret.txt"), 200),
    "escaped letter": (line("/%62.txt"), 200),
    "older version": (line("/b.txt", version="HTTP/1.0"), 200),
    "head": (line("/b.txt", "HEAD"), 200),
    "file for hosts": (line("/_headers"), 200),
    # What is not.
    "missing": (line("/missing.html"), 404),
    "missing folder": (line("/missing/"), 404),
    "folder without a page": (line("/empty/"), 404),
    "folder without a page or slash": (line("/empty"), 404),
    "file as a folder": (line("/b.txt/"), 404),
    "below a file": (line("/b.txt/c"), 404),
    "dot file": (line("/.env"), 404),
    "dot file below": (line("/a/.git"), 404),
    "escaped dot file": (line("/%2eenv"), 404),
    "link out": (line("/link.txt"), 404),
    "link inside": (line("/inside.txt"), 404),
    "through a link": (line("/linked/secret.txt"), 404),
    "through a link to ourselves": (line("/linked/preview/b.txt"), 404),
    "pipe": (line("/pipe.txt"), 404),
    "escaped twice": (line("/%252e%252e/secret.txt"), 404),
    "Windows name": (line("/con"), 404),
    "other stream of a file": (line("/b.txt::$DATA"), 404),
    "drive": (line("/C:/secret.txt"), 404),
    "trailing stop": (line("/b.txt."), 404),
    "space": (line("/b.txt%20"), 404),
    "letter of another script": (line("/%D0%B0.html"), 404),
    "unknown of our own": (line("/__dateline/"), 404),
    "our own, upwards": (line("/__dateline/preview.py"), 404),
    "our own sources": (line("/__dateline/server.py"), 404),
    # Ways out.
    "up": (line("/../secret.txt"), 400),
    "up from a folder": (line("/a/../../secret.txt"), 400),
    "up and in again": (line("/a/../b.txt"), 400),
    "up at the end": (line("/a/.."), 400),
    "here": (line("/./b.txt"), 400),
    "escaped up": (line("/%2e%2e/secret.txt"), 400),
    "half escaped up": (line("/.%2e/secret.txt"), 400),
    "capital escape": (line("/%2E%2E/secret.txt"), 400),
    "escaped slash": (line("/..%2fsecret.txt"), 400),
    "capital escaped slash": (line("/a%2Findex.html"), 400),
    "backslash": (line("/..\\secret.txt"), 400),
    "escaped backslash": (line("/..%5csecret.txt"), 400),
    "escaped NUL": (line("/b.txt%00.html"), 400),
    "escaped line end": (line("/b.txt%0d%0aX: y"), 400),
    "escaped line end without a space": (line("/b.txt%0d%0aX:y"), 400),
    "escaped escape sign": (line("/b.txt%7f"), 400),
    "no escape": (line("/b%zz.txt"), 400),
    "cut escape": (line("/b.txt%2"), 400),
    "overlong slash": (line("/..%c0%afsecret.txt"), 400),
    "not UTF-8": (line("/%ff"), 400),
    "raw letter": (line("/\xe4"), 400),
    "two slashes": (line("//secret.txt"), 400),
    "host in the path": (line("//evil.example/b.txt"), 400),
    "two slashes inside": (line("/a//index.html"), 400),
    "fragment": (line("/b.txt#x"), 400),
    "fragment upwards": (line("/b.txt#/../../secret.txt"), 400),
    "whole address": (line("http://localhost:PORT/b.txt"), 400),
    "whole address elsewhere": (line("http://evil.example/b.txt"), 400),
    "file address": (line("file:///etc/passwd"), 400),
    "star": (line("*"), 400),
    "no slash": (line("b.txt"), 400),
    "long": (line(f"/{LONG}"), 414),
    "long question": (line(f"/b.txt?{LONG}"), 414),
    # Other methods.
    "post": (line("/", "POST"), 405),
    "put": (line("/b.txt", "PUT"), 405),
    "delete": (line("/b.txt", "DELETE"), 405),
    "options": (line("/", "OPTIONS"), 405),
    "trace": (line("/", "TRACE"), 405),
    "connect": (line("localhost:22", "CONNECT"), 405),
    "patch": (line("/", "PATCH"), 405),
    "small letters": (line("/", "get"), 405),
    "made up": (line("/", "DATELINE"), 405),
    # What is no request.
    "no version": (b"GET /\r\nHost: localhost:PORT\r\n\r\n", 400),
    "another version": (line("/", version="HTTP/2.0"), 400),
    "empty line": (b"\r\n\r\n", 400),
    "two spaces": (line(" /"), 400),
    "tab": (b"GET\t/\tHTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", 400),
    "NUL": (line("/b.txt\x00"), 400),
    "secure greeting": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    "another protocol": (b"SSH-2.0-OpenSSH_9\r\n\r\n", 400),
    "folded header": (with_headers("X-A: b", " c"), 400),
    "header without colon": (with_headers("X-A"), 400),
    "space before the colon": (with_headers("X-A : b"), 400),
    "line end in a header": (with_headers("X-A: b\nHost: evil.example"), 400),
    "NUL in a header": (with_headers("X-A: b\x00"), 400),
    "body": (with_headers("Content-Length: 3"), 400),
    "chunks": (with_headers("Transfer-Encoding: chunked"), 400),
    "no body": (with_headers("Content-Length: 0"), 200),
    "many headers": (with_headers(*(f"X-{n}: y" for n in range(120))), 431),
    "large head": (with_headers(f"X-A: {'y' * 9_000}"), 431),
    # Hosts.
    "no host": (b"GET / HTTP/1.1\r\n\r\n", 421),
    "no host, older version": (b"GET / HTTP/1.0\r\n\r\n", 421),
    "two hosts": (with_headers("Host: evil.example"), 421),
    "the same host twice": (with_headers("Host: localhost:PORT"), 421),
}


def test_there_are_at_least_sixty_requests() -> None:
    assert len(REQUESTS) >= 60


@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_gets_what_it_deserves(name: str, served: Served) -> None:
    raw, status = REQUESTS[name]
    reply = send(served.port, raw.replace(b"PORT", str(served.port).encode()))

    assert reply.status == status, reply.raw[:300]
    assert SECRET not in reply.raw
    assert str(served.root).encode() not in reply.raw.replace(b"vscode://file", b"")
    names = [header for header, _ in reply.headers]
    assert not [header for header in names if header.startswith("access-control")]
    for needed in ("x-content-type-options", "cross-origin-resource-policy"):
        assert names.count(needed) == 1
    assert ("cache-control", "no-store") in reply.headers
    assert "content-security-policy" in names


def test_a_head_has_the_headers_of_the_page_and_no_page(served: Served) -> None:
    whole, head = get(served.port, "/b.txt"), get(served.port, "/b.txt", method="HEAD")
    assert (head.headers, head.body) == (whole.headers, b"")
    assert get(served.port, "/__dateline/events", method="HEAD").body == b""


def test_who_may_only_look_is_told_so(served: Served) -> None:
    assert ("allow", "GET, HEAD") in get(served.port, "/", method="POST").headers


def test_a_second_request_on_one_connection_is_not_answered(served: Served) -> None:
    one = line("/b.txt").replace(b"PORT", str(served.port).encode())
    reply = send(served.port, one + one)
    assert reply.raw.count(b"HTTP/1.1 200 OK") == 1
    assert ("connection", "close") in reply.headers


def test_a_redirect_stays_here(served: Served) -> None:
    assert dict(get(served.port, "/a").headers)["location"] == "/a/"


# Hosts and origins: who is named, and who asks.
HOSTS = {
    "localhost:PORT": True,
    "127.0.0.1:PORT": True,
    "[::1]:PORT": True,
    "LOCALHOST:PORT": True,
    "localhost": False,
    "localhost:1": False,
    "evil.example:PORT": False,
    "localhost.evil.example:PORT": False,
    "127.0.0.1.evil.example": False,
    "localhost:PORT@evil.example": False,
    "0.0.0.0:PORT": False,
    "": False,
}
FROM: dict[str, tuple[tuple[str, ...], bool]] = {
    "nowhere": ((), True),
    "typed": (("Sec-Fetch-Site: none",), True),
    "our page": (("Sec-Fetch-Site: same-origin", "Origin: http://HOST"), True),
    "another port": (("Sec-Fetch-Site: same-site", "Origin: http://localhost:1"), False),
    "another port, old browser": (("Origin: http://localhost:1",), False),
    "another site": (("Sec-Fetch-Site: cross-site", "Origin: https://evil.example"), False),
    "another site, old browser": (("Origin: https://evil.example",), False),
    "a link elsewhere": (("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"), False),
    "a file or a sandbox": (("Origin: null",), False),
    "secure": (("Origin: https://HOST",), False),
    "two origins": (("Origin: http://HOST", "Origin: https://evil.example"), False),
}
PATHS = ("/", "/b.txt", "/__dateline/events", "/__dateline/news?page=index.html&since=100")


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("origin", FROM)
def test_only_our_own_pages_and_people_who_name_us_are_let_in(
    host: str, origin: str, served: Served
) -> None:
    named = host.replace("PORT", str(served.port))
    headers, may_come = FROM[origin]
    asked = [header.replace("HOST", named.lower()) for header in headers]
    expected = 421 if not HOSTS[host] else 200 if may_come else 403
    for path in PATHS:
        reply = get(served.port, path, f"Host: {named}", *asked, method="HEAD")
        assert reply.status == expected, path
        assert not [name for name, _ in reply.headers if name.startswith("access-control")]


def test_this_machine_is_reached_both_ways_and_under_no_other_address(served: Served) -> None:
    import socket

    with socket.create_connection(("::1", served.port), timeout=60) as connection:
        connection.sendall(line("/").replace(b"localhost:PORT", f"[::1]:{served.port}".encode()))
        assert read_all(connection).status == 200
    with connected(served.port) as connection:
        assert connection.getpeername()[0] == "127.0.0.1"
    for other in ("127.0.0.2", "127.0.1.1"):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((other, served.port), timeout=60)


def test_news_are_told_to_whoever_says_since_when(served: Served) -> None:
    reply = get(served.port, "/__dateline/news?page=index.html&since=100")
    assert json.loads(reply.body) == {"counter": 100, "reload": False, "styles": [], "faults": ""}
    for bad in ("", "?since=", "?since=-1", "?since=1e3", f"?since={'9' * 40}", "?" + "&" * 500):
        assert get(served.port, f"/__dateline/news{bad}").status == 400


# A word that must be known, where others can come in and there is something to hide.


def test_who_does_not_know_the_word_sees_nothing(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><body>a draft</body></html>")
    with serving(tmp_path, word="w0rd", for_desk=True) as one:
        for path in ("/", "/?token=", "/?token=w0r", "/?tok=w0rd", "/__dateline/events", "/x.txt"):
            reply = get(one.port, path)
            assert (reply.status, b"draft" in reply.raw) == (403, False)
        wrong = get(one.port, "/", "Cookie: dateline-preview=w0rds; a=w0rd")
        assert wrong.status == 403

        first = get(one.port, "/?token=w0rd")
        headers = dict(first.headers)
        assert (first.status, headers["location"]) == (303, "/")
        assert headers["set-cookie"] == "dateline-preview=w0rd; Path=/; HttpOnly; SameSite=Strict"
        kept = get(one.port, "/", "Cookie: a=b; dateline-preview=w0rd")
        assert (kept.status, "a draft" in kept.text) == (200, True)
