"""Whatever is sent, nothing leads out of the site and nothing breaks."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.preview.answers import Desk
from dateline.preview.dressing import Manner
from dateline.preview.overlay import Editor
from dateline.preview.request import Asked, Door, Refused, address_of, read_request
from dateline.preview.showing import Showing

DOOR = Door(frozenset({"localhost:8000"}))
NAMED = b"GET %s HTTP/1.1\r\nHost: localhost:8000"
PIECES = st.sampled_from(
    [
        *("/", "..", ".", "%2e", "%2f", "%5c", "\\", "%00", "%25", "a", "index.html", "secret.txt"),
        *("//", "#", "?", ":", "~", "%c0%af", "%ff", " ", "link", ".env", "\xe4", "__dateline"),
    ]
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    top = tmp_path_factory.mktemp("site")
    root = top / "preview"
    (root / "a").mkdir(parents=True)
    (root / "index.html").write_text("<html></html>")
    (root / "a" / "index.html").write_text("<html></html>")
    for path in (top / "secret.txt", root / ".env", top / "index.html"):
        path.write_text("never to be read")
    (root / "link").symlink_to(top)
    manner = Manner(root=root, editor=Editor(top, ""), for_desk=False)
    return Desk(manner, lambda: Showing(counter=1, begun=1))


def answered(desk: Desk, head: bytes) -> bytes:
    asked = read_request(head, DOOR)
    if isinstance(asked, Refused):
        assert asked.status in {400, 403, 405, 414, 421, 431}
        return b""
    answer = desk.answer(asked)
    assert answer.status in {200, 301, 400, 404}
    body = answer.body + (answer.file.read() if answer.file else b"")
    if answer.file:
        answer.file.close()
    assert "\n" not in "".join(value for _, value in answer.headers)
    return body


@given(pieces=st.lists(PIECES, max_size=12))
@settings(max_examples=2_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_path_leads_out(desk: Desk, pieces: list[str]) -> None:
    target = f"/{''.join(pieces)}".encode("latin-1")
    assert b"never to be read" not in answered(desk, NAMED % target)


@given(head=st.binary(max_size=300))
@settings(max_examples=2_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_break_anything(desk: Desk, head: bytes) -> None:
    assert isinstance(read_request(head, DOOR), Refused)
    assert b"never to be read" not in answered(desk, NAMED % b"/" + b"\r\n" + head)


@given(path=st.text(max_size=30).map(lambda text: f"/{text}"))
def test_an_address_is_one_that_an_edition_may_have(path: str) -> None:
    url = address_of(path)
    assert url is None or not {"", ".", ".."} & set(url.split("/"))


def test_what_is_asked_for_is_understood() -> None:
    head = b"HEAD /a/%62.html?x=/..&y HTTP/1.0\r\nhost:LOCALHOST:8000 \r\nX: y"
    assert read_request(head, DOOR) == Asked(path="/a/b.html", query="x=/..&y", is_head=True)


def test_a_word_is_compared_whole() -> None:
    door = Door(DOOR.hosts, "w\xf6rd")
    for word in ("", "w", "w\xf6rdy", "word"):
        head = (NAMED % b"/").decode() + f"\r\nCookie: dateline-preview={word}"
        found = read_request(head.encode("latin-1"), door)
        assert isinstance(found, Refused)
    assert isinstance(read_request(NAMED % b"/", door), Refused)


def test_names_that_only_windows_minds_are_not_asked_for(desk: Desk) -> None:
    assert isinstance(desk.manner.root, Path)
    for path in ("/con", "/aux.html", "/nul/a.html", "/a.", "/a:b"):
        assert address_of(path) is None
