"""A round over many hosts: as fast as politeness allows, and no faster."""

import pytest

from dateline.checks.links.messages import Answer, Ask, Failure, Reply
from dateline.checks.links.pace import LONGEST_WAIT
from dateline.checks.links.round import Ended, PutOff, Round
from dateline.checks.links.visit import Manner, Visit
from dateline.model.linkstate import Outcome
from tests.checks.clockwork import Clockwork, failing, page, refusing
from tests.checks.hosts import Host, report, serving, wire
from tests.checks.rounds import visited


def go(couriers: Clockwork, addresses: list[str], at_once: int = 256) -> list[Ended]:
    return list(Round(couriers, Manner(), at_once).go(addresses))


def outcomes(ended: list[Ended]) -> list[Outcome | None]:
    return [one.finding.outcome if isinstance(one, Visit) else None for one in ended]


def test_a_thousand_links_over_two_hundred_hosts_take_what_politeness_takes() -> None:
    couriers = Clockwork()
    addresses = [f"https://host{n % 200}.example/{n}" for n in range(1000)]

    ended = go(couriers, addresses)

    assert outcomes(ended) == [Outcome.ALIVE] * 1000
    # robots.txt, and HEAD and GET for each of five links: eleven requests, ten pauses, one answer.
    assert couriers.seconds == pytest.approx(10.2)
    assert {tuple(couriers.pauses(f"host{n}.example")) for n in range(200)} == {(1.0,) * 10}
    assert couriers.most_at_once == 200


def test_a_limit_to_requests_at_once_is_kept_and_used() -> None:
    couriers = Clockwork()
    addresses = [f"https://host{n % 50}.example/{n}" for n in range(100)]

    go(couriers, addresses, at_once=7)

    assert couriers.most_at_once == 7
    # 250 requests of a fifth of a second, seven at once.
    assert couriers.seconds == pytest.approx(36 * 0.2, abs=0.5)


def test_slow_hosts_do_not_hold_up_the_others() -> None:
    def respond(ask: Ask) -> Reply:
        return Failure(Outcome.TIMED_OUT) if ask.target.host == "slow.example" else page(ask)

    couriers = Clockwork(respond)
    addresses = ["https://slow.example/a", *(f"https://host{n}.example/" for n in range(20))]

    ended = go(couriers, addresses)

    assert isinstance(ended[-1], Visit)
    assert ended[-1].finding.address == "https://slow.example/a"
    assert couriers.begun["host19.example"][-1] - 1000 == pytest.approx(2.0)


def test_a_host_that_answers_slowly_is_asked_again_when_it_has_answered() -> None:
    couriers = Clockwork(latency=3.0)

    go(couriers, ["https://a.example/1", "https://a.example/2"])

    assert couriers.pauses("a.example") == [3.0] * 4
    assert couriers.most_at_once == 1


def test_redirects_to_a_host_count_like_links_to_it() -> None:
    def respond(ask: Ask) -> Reply:
        if ask.target.host.startswith("short") and ask.target.resource != "/robots.txt":
            place = (("Location", f"https://news.example{ask.target.resource}"),)
            return Answer(status=301, headers=place)
        return page(ask)

    couriers = Clockwork(respond)
    addresses = [f"https://short{n}.example/{n}" for n in range(5)]

    ended = go(couriers, [*addresses, "https://news.example/5"])

    assert outcomes(ended) == [Outcome.ALIVE] * 6
    assert couriers.pauses("news.example") == [1.0] * 12
    assert couriers.asked.count("GET https://news.example/robots.txt") == 1


def test_a_host_is_never_asked_twice_at_once_whoever_leads_to_it() -> None:
    def respond(ask: Ask) -> Reply:
        if ask.target.host != "news.example" and ask.target.resource != "/robots.txt":
            place = (("Location", f"https://news.example{ask.target.resource}"),)
            return Answer(status=302, headers=place)
        return page(ask)

    couriers = Clockwork(respond, slow={"news.example": 2.5})
    addresses = [f"https://short{n % 2}.example/{n}" for n in range(6)]

    go(couriers, [*addresses, "https://news.example/5", "https://news.example/6"])

    assert min(couriers.pauses("news.example")) == 2.5


def test_robots_txt_is_asked_for_once_an_origin() -> None:
    couriers = Clockwork()

    go(couriers, [f"{scheme}://a.example/{n}" for scheme in ("http", "https") for n in range(4)])

    robots = [one for one in couriers.asked if one.endswith("/robots.txt")]
    assert sorted(robots) == [
        "GET http://a.example/robots.txt",
        "GET https://a.example/robots.txt",
    ]
    assert set(couriers.pauses("a.example")) == {1.0}


def test_the_pause_that_robots_txt_asks_for_is_kept() -> None:
    def respond(ask: Ask) -> Reply:
        if ask.target.resource == "/robots.txt":
            return Answer(status=200, body=b"User-agent: *\nCrawl-delay: 4\n")
        return page(ask)

    couriers = Clockwork(respond)
    go(couriers, ["https://a.example/1", "https://a.example/2"])

    assert couriers.pauses("a.example") == [1.0, 4.0, 4.0, 4.0]


# Hosts in trouble.


def test_a_host_in_trouble_is_given_twice_the_time_each_time() -> None:
    couriers = Clockwork(refusing(503))

    assert outcomes(go(couriers, ["https://a.example/1"])) == [Outcome.SERVER_ERROR]
    # robots.txt, HEAD, and three times GET.
    assert couriers.pauses("a.example") == [1.0, 2.2, 4.2, 8.2]


def test_a_host_that_recovers_is_asked_at_the_usual_pace_again() -> None:
    troubles = [503, 503]

    def respond(ask: Ask) -> Reply:
        if ask.target.resource != "/robots.txt" and troubles:
            return Answer(status=troubles.pop())
        return page(ask)

    couriers = Clockwork(respond)
    ended = go(couriers, ["https://a.example/1", "https://a.example/2"])

    assert outcomes(ended) == [Outcome.ALIVE, Outcome.ALIVE]
    assert couriers.pauses("a.example") == [1.0, 2.2, 4.2, 1.0, 1.0]


def test_trouble_that_is_over_is_forgotten() -> None:
    statuses = iter([503, 200, 503, 200])

    def respond(ask: Ask) -> Reply:
        if ask.target.resource == "/robots.txt":
            return Answer(status=404)
        return page(ask) if next(statuses) == 200 else Answer(status=503)

    couriers = Clockwork(respond)
    go(couriers, ["https://a.example/1", "https://a.example/2"])

    assert couriers.pauses("a.example") == [1.0, 2.2, 1.0, 2.2]


@pytest.mark.parametrize(
    "wish", ["30", "Tue, 24 Nov 2026 12:00:31 GMT", "Tue, 24 Nov 2026 12:00:31"]
)
def test_the_pause_that_a_host_asks_for_is_kept(wish: str) -> None:
    waits = [wish]

    def respond(ask: Ask) -> Reply:
        if ask.target.resource != "/robots.txt" and waits:
            return Answer(status=429, headers=(("Retry-After", waits.pop()),))
        return page(ask)

    couriers = Clockwork(respond)
    ended = go(couriers, ["https://a.example/1"])

    assert outcomes(ended) == [Outcome.ALIVE]
    pauses = couriers.pauses("a.example")
    assert pauses[0] == 1.0
    assert pauses[1] == pytest.approx(30.2, abs=0.3)


@pytest.mark.parametrize("wish", ["0", "", "soon", "-5", "²", "Mon, 23 Nov 2026 12:00:00 GMT"])
def test_a_wish_that_means_nothing_changes_nothing(wish: str) -> None:
    couriers = Clockwork(refusing(429, Retry_After=wish))

    assert outcomes(go(couriers, ["https://a.example/1"])) == [Outcome.BUSY]
    assert couriers.pauses("a.example") == [1.0, 2.2, 4.2, 8.2]


def test_a_host_that_asks_for_a_long_pause_is_left_alone_today() -> None:
    couriers = Clockwork(refusing(503, Retry_After="3600"))
    addresses = [f"https://a.example/{n}" for n in range(4)]

    ended = go(couriers, addresses)

    assert couriers.asked == ["GET https://a.example/robots.txt", "HEAD https://a.example/0"]
    left = [one for one in ended if isinstance(one, PutOff)]
    assert sorted(one.address for one in left) == addresses[1:]
    assert {one.why.words for one in left} == {"it asked for a pause of 3,600 seconds"}
    [visit] = [one for one in ended if isinstance(one, Visit)]
    assert (visit.finding.outcome, visit.finding.address) == (Outcome.BUSY, addresses[0])
    assert couriers.seconds < LONGEST_WAIT + 2


def test_a_host_that_answers_badly_again_and_again_is_left_alone() -> None:
    couriers = Clockwork(refusing(502))
    addresses = [f"https://a.example/{n}" for n in range(9)]

    ended = go(couriers, addresses)

    # HEAD and three times GET, HEAD and once GET: six bad answers.
    assert len(couriers.asked) == 7
    assert len([one for one in ended if isinstance(one, PutOff)]) == 7
    assert len(ended) == 9


def test_a_host_that_is_not_there_is_asked_once_for_all_its_links() -> None:
    couriers = Clockwork(failing(Failure(Outcome.NO_SUCH_HOST)))
    ended = go(couriers, [f"https://gone.example/{n}" for n in range(20)])

    assert outcomes(ended) == [Outcome.NO_SUCH_HOST] * 20
    assert couriers.asked == ["GET https://gone.example/robots.txt"]


def test_addresses_that_cannot_be_visited_end_at_once() -> None:
    couriers = Clockwork()
    ended = go(couriers, ["ftp://a.example/", "https://u:p@a.example/", "https://b.example/"])

    assert sorted(outcomes(ended), key=str) == [
        Outcome.ALIVE,
        Outcome.UNUSABLE_ADDRESS,
        Outcome.UNUSABLE_ADDRESS,
    ]


def test_no_addresses_are_no_round() -> None:
    assert go(Clockwork(), []) == []


# Real hosts, real threads.


def test_many_real_hosts_are_visited_at_once() -> None:
    from contextlib import ExitStack

    with ExitStack() as stack:
        hosts: list[Host] = [
            stack.enter_context(
                serving({"/a": report(), "/b": report()}, f"127.0.0.{n}", address=f"127.0.0.{n}")
            )
            for n in range(1, 13)
        ]
        addresses = [host.url(path) for host in hosts for path in ("/a", "/b", "/c")]
        found = visited(wire(), addresses)

    assert set(found) == set(addresses)
    kinds = {
        address[-2:]: one.finding.outcome
        for address, one in found.items()
        if isinstance(one, Visit)
    }
    assert kinds == {"/a": Outcome.ALIVE, "/b": Outcome.ALIVE, "/c": Outcome.NOT_FOUND}
    assert all(host.paths().count("/robots.txt") == 1 for host in hosts)


def test_a_bug_in_a_courier_is_not_swallowed() -> None:
    from tests.checks.rounds import Hurried

    def broken(_ask: Ask) -> Reply:
        raise KeyError("bug")

    couriers = Hurried(broken, 2, lambda: 0.0, 1.0)
    with pytest.raises(KeyError):
        list(Round(couriers, Manner(), 2).go(["https://a.example/"]))
    couriers.dismiss()
