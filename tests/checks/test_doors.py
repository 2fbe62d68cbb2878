"""Who may be connected to: the public internet, whatever a name resolves to."""

import socket

import pytest

from dateline.checks.links.doors import addresses_of, is_public, system_resolver
from dateline.checks.links.messages import Ask, Failure, Target
from dateline.checks.links.wire import Wire, user_agent
from dateline.model.linkstate import Outcome
from tests.checks.hosts import report, serving, wire


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",  # noqa: S104 - an address to be refused
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%lo",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::192.168.0.1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
        "not an address",
        "",
    ],
)
def test_what_is_not_of_the_public_internet_is_refused(address: str) -> None:
    assert is_public(address) is False


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "64:ff9b::101:101", "2002:101:101::1"],
)
def test_what_is_of_the_public_internet_is_let_in(address: str) -> None:
    assert is_public(address) is True


def test_one_private_address_condemns_a_name() -> None:
    found = addresses_of("a.example", 80, lambda _host, _port: ("1.1.1.1", "10.0.0.1"), is_public)

    assert found == Failure(Outcome.PRIVATE_ADDRESS, "a.example is 10.0.0.1")


def test_a_name_without_addresses_is_no_host() -> None:
    found = addresses_of("a.example", 80, lambda _host, _port: (), is_public)

    assert found == Failure(Outcome.NO_SUCH_HOST, "a.example")


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (socket.gaierror(socket.EAI_NONAME, ""), Outcome.NO_SUCH_HOST),
        (socket.gaierror(socket.EAI_AGAIN, ""), Outcome.RESOLVER_FAILED),
        (socket.gaierror(socket.EAI_FAIL, ""), Outcome.RESOLVER_FAILED),
        (OSError("none"), Outcome.RESOLVER_FAILED),
        (UnicodeError("label too long"), Outcome.RESOLVER_FAILED),
    ],
)
def test_a_resolver_that_fails_is_told_from_a_host_that_is_gone(
    fault: Exception, outcome: Outcome
) -> None:
    def resolve(_host: str, _port: int) -> tuple[str, ...]:
        raise fault

    assert addresses_of("a.example", 80, resolve, is_public) == Failure(outcome, "a.example")


def test_the_system_knows_its_own_addresses() -> None:
    assert system_resolver("127.0.0.1", 80) == ("127.0.0.1",)
    # However it is spelled, it is judged by what it means.
    assert system_resolver("127.0.0.1", 443) == ("127.0.0.1",)


def test_loopback_is_refused_unless_a_test_says_otherwise() -> None:
    with serving({"/a": report()}) as host:
        target = Target(scheme="http", host="127.0.0.1", port=host.port, resource="/a")
        found = Wire(agent=user_agent("a test")).carry(Ask(method="GET", target=target, most=9))

        assert found == Failure(Outcome.PRIVATE_ADDRESS, "127.0.0.1 is 127.0.0.1")
        assert host.asked == []


def test_a_name_that_changes_its_meaning_is_connected_to_as_it_was_judged() -> None:
    """What is called rebinding: the second answer of a resolver must never be used."""
    answers = ["127.0.0.1", "127.0.0.9"]
    asked: list[str] = []

    def resolve(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return (answers.pop(0),)

    with serving({"/a": report()}) as host:
        way = wire()
        way = Wire(agent=way.agent, resolve=resolve, admits=way.admits, patience=way.patience)
        target = Target(scheme="http", host="rebinding.example", port=host.port, resource="/a")
        way.carry(Ask(method="GET", target=target, most=9))

        assert [one.path for one in host.asked] == ["/a"]
        assert asked == ["rebinding.example"]


def test_the_next_address_is_tried_where_nobody_answers_at_one() -> None:
    with serving({"/a": report()}) as host:
        way = Wire(
            agent="a test",
            resolve=lambda _host, _port: ("127.0.0.7", "127.0.0.8", "127.0.0.1", "127.0.0.6"),
            admits=wire().admits,
        )
        target = Target(scheme="http", host="a.example", port=host.port, resource="/a")

        assert not isinstance(way.carry(Ask(method="HEAD", target=target)), Failure)
