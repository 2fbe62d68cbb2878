"""The wire: whatever a host sends, there is an answer or a failure, and never an exception."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.checks.links.messages import Answer, Ask, Failure, Target
from dateline.checks.links.robots import rules_of
from dateline.checks.links.softnotfound import read_page, says_not_found, text_of
from dateline.checks.links.targets import next_target, target_of
from dateline.checks.links.wire import user_agent
from dateline.model.linkstate import Outcome
from tests.checks.hosts import QUICK, drip, raw, say, serving, wire

NUMBERS = ["0", "-1", "99999999999999999999", "5", "x", "", "0x5"]
lines = st.one_of(
    st.sampled_from(NUMBERS).map(lambda text: f"Content-Length: {text}"),
    st.sampled_from(["chunked", "gzip", "chunked, chunked", "", "x"]).map(
        lambda text: f"Transfer-Encoding: {text}"
    ),
    st.sampled_from(["gzip", "deflate", "br", "x"]).map(lambda text: f"Content-Encoding: {text}"),
    st.sampled_from(["text/html", "text/html; charset=utf-16", ";", "é"]).map(
        lambda text: f"Content-Type: {text}"
    ),
    st.text(string.printable, max_size=30),
)
STATUSES = (
    *("HTTP/1.1 200 OK", "HTTP/1.0 200", "HTTP/1.1 100", "HTTP/1.1 204 No", "HTTP/9.9 200 x"),
    *("HTTP/1.1 99999 x", "HTTP/1.1 -5 x", "HTTP/1.1", "ICY 200 OK", "", "\0"),
)
statuses = st.sampled_from(STATUSES)
bodies = st.one_of(
    st.binary(max_size=60),
    st.sampled_from([b"5\r\nabcde\r\n0\r\n\r\n", b"ffffffffffffffffff\r\n", b"-1\r\n", b"5;x\r\n"]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(statuses, st.lists(lines, max_size=4), bodies, st.sampled_from(["GET", "HEAD"]))
def test_no_answer_makes_the_wire_raise(
    status: str, headers: list[str], body: bytes, method: str
) -> None:
    data = "\r\n".join([status, *headers, "", ""]).encode() + body
    with serving({"/a": raw(data)}) as host:
        target = Target(scheme="http", host="127.0.0.1", port=host.port, resource="/a")
        found = wire().carry(Ask(method=method, target=target, most=1000))

    assert isinstance(found, Answer | Failure)
    if isinstance(found, Answer):
        assert isinstance(says_not_found(found), str)
        assert not isinstance(rules_of(found, "Dateline"), Answer)
        assert isinstance(next_target(target, found.header("Location")), Target | Failure)


@given(st.binary(max_size=400), st.sampled_from(["", "; charset=utf-16", "; charset=gbk", ";x"]))
def test_no_page_makes_reading_raise(body: bytes, charset: str) -> None:
    answer = Answer(status=200, headers=(("Content-Type", f"text/html{charset}"),), body=body)

    assert isinstance(text_of(answer), str)
    assert isinstance(read_page(answer).title, str)
    assert isinstance(says_not_found(answer), str)


@given(st.one_of(st.text(), st.text().map(lambda text: f"http://{text}")), st.text())
def test_no_address_makes_reading_raise(address: str, location: str) -> None:
    found = target_of(address)

    assert isinstance(found, Target | Failure)
    if isinstance(found, Target):
        sent = f"{found.netloc}{found.resource}"
        assert sent.isascii()
        assert not set(sent) & set(" \t\r\n\x00\x7f")
        assert "@" not in found.netloc
        assert target_of(found.url) == Target(
            scheme=found.scheme, host=found.host, port=found.port, resource=found.resource
        )
        assert isinstance(next_target(found, location), Target | Failure)


def test_a_request_as_a_whole_has_a_limit_even_if_bytes_keep_coming() -> None:
    with serving({"/a": drip}) as host:
        target = Target(scheme="http", host="127.0.0.1", port=host.port, resource="/a")
        found = wire(patience=QUICK).carry(Ask(method="GET", target=target, most=1000))

    assert found == Failure(Outcome.TIMED_OUT, "the request took too long")


@pytest.mark.parametrize(("most", "is_whole"), [(4, False), (5, True), (6, True)])
def test_no_more_of_a_body_is_kept_than_was_asked_for(most: int, *, is_whole: bool) -> None:
    with serving({"/a": say(200, "abcde")}) as host:
        target = Target(scheme="http", host="127.0.0.1", port=host.port, resource="/a")
        found = wire().carry(Ask(method="GET", target=target, most=most))

    assert isinstance(found, Answer)
    assert (found.body, found.is_whole) == (b"abcde"[:most], is_whole)


def test_we_introduce_ourselves_honestly() -> None:
    assert user_agent("link check").startswith("Dateline/")
    assert user_agent("link check").endswith(" (link check)")
