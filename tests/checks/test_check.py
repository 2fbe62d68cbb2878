"""A round and the record: what is due, what is written down, and what a kill leaves."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline.checks.links.check import Checked, Wanted, check, due, is_of
from dateline.checks.links.logbook import LOG, keeping, read_known
from dateline.checks.links.messages import Ask, Failure, Reply
from dateline.checks.links.record import noted
from dateline.checks.links.round import Round
from dateline.checks.links.visit import Finding, Manner
from dateline.model.linkstate import RECORD, Known, Outcome, State
from dateline.reading.linkrecord import record_text
from tests.checks.clockwork import Clockwork, Respond, page, refusing
from tests.checks.hosts import report, say, serving
from tests.commandline import ROOT, surroundings

DAY = "2026-11-24"


def known(address: str, checked: str, outcome: Outcome = Outcome.ALIVE) -> Known:
    return noted(Finding(address=address, outcome=outcome), checked, None)


# What is due.

A, B, C = "https://a.example/1", "https://www.b.example/2", "https://c.example/3"
REMEMBERED = {A: known(A, "2026-11-24"), B: known(B, "2026-11-10")}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), (C, B)),
        (Wanted(older_than=0), (C, B, A)),
        (Wanted(older_than=14), (C, B)),
        (Wanted(older_than=15), (C,)),
        (Wanted(limit=1), (C,)),
        (Wanted(only=("b.example",)), (B,)),
        (Wanted(only=("WWW.B.example.", "c.example")), (C, B)),
        (Wanted(only=("example",)), (C, B)),
        (Wanted(only=("ample",)), ()),
    ],
)
def test_what_was_never_checked_comes_first_then_the_longest_unchecked(
    wanted: Wanted, found: tuple[str, ...]
) -> None:
    assert due([A, B, C, A], REMEMBERED, wanted, DAY) == found


def test_a_day_still_to_come_is_no_reason_to_wait() -> None:
    assert due([A], {A: known(A, "2031-01-01")}, Wanted(), DAY) == (A,)


def test_what_is_no_address_is_of_no_host() -> None:
    assert is_of("nonsense", ()) is True
    assert is_of("nonsense", ("example",)) is False


# What is written down.


def go(
    site: Path, addresses: list[str], respond: Respond = page, day: str = DAY
) -> tuple[Checked, Mapping[str, Known]]:
    before = read_known(site).value
    assert before is not None
    seen: list[str] = []
    with keeping(site, before) as book:
        done = check(addresses, Round(Clockwork(respond), Manner(), 8), book, day, seen.append)
    after = read_known(site).value
    assert after is not None
    assert (site / LOG).exists() is False
    return done, after


def gone(host: str) -> Respond:
    def respond(ask: Ask) -> Reply:
        return Failure(Outcome.NO_SUCH_HOST) if ask.target.host == host else page(ask)

    return respond


def test_what_was_found_is_in_the_record(tmp_path: Path) -> None:
    done, after = go(tmp_path, [A, C], gone("a.example"))

    assert {one.address for one in done.visited} == {A, C}
    assert (after[A].state, after[A].failed) == (State.FAILING, (DAY,))
    assert after[C].state is State.ALIVE
    assert (tmp_path / RECORD).read_text(encoding="utf-8") == record_text(after.values())


def test_three_days_of_failing_are_death(tmp_path: Path) -> None:
    for day in ("2026-11-24", "2026-11-25"):
        go(tmp_path, [A, C], gone("a.example"), day)
    _, after = go(tmp_path, [A, C], gone("a.example"), "2026-11-26")

    assert (after[A].state, after[C].state) == (State.DEAD, State.ALIVE)


def test_what_is_known_of_other_links_stays(tmp_path: Path) -> None:
    go(tmp_path, [A, B])
    _, after = go(tmp_path, [C], day="2026-11-25")

    assert {address: one.checked for address, one in after.items()} == {
        A: DAY,
        B: DAY,
        C: "2026-11-25",
    }


def test_a_round_over_nothing_writes_nothing(tmp_path: Path) -> None:
    go(tmp_path, [])

    assert not (tmp_path / RECORD).exists()


# Our own connection.


def down(ask: Ask) -> Reply:
    outcomes = {"a.example": Outcome.TIMED_OUT, "c.example": Outcome.UNREACHABLE}
    return Failure(outcomes.get(ask.target.host, Outcome.NO_SUCH_HOST))


def test_where_no_host_answers_no_link_is_said_to_fail(tmp_path: Path) -> None:
    done, after = go(tmp_path, [A, B, C], down)

    assert (done.visited, after) == ([], {})
    [said] = done.diagnostics
    assert (said.code, said.is_error) == ("no-network", True)
    assert said.message.startswith("none of 3 hosts could be reached")


def test_a_round_without_a_network_does_not_go_on_for_ever(tmp_path: Path) -> None:
    couriers = Clockwork(down)
    addresses = [f"https://host{n}.example/" for n in range(500)]
    with keeping(tmp_path, {}) as book:
        done = check(addresses, Round(couriers, Manner(), 4), book, DAY, lambda _: None)

    assert [one.code for one in done.diagnostics] == ["no-network"]
    assert len(couriers.asked) < 60


def test_two_hosts_that_are_gone_are_gone(tmp_path: Path) -> None:
    done, after = go(tmp_path, [A, C], down)

    assert done.diagnostics == ()
    assert after[C].outcome is Outcome.UNREACHABLE


def test_one_answer_is_enough_to_believe_the_others(tmp_path: Path) -> None:
    def respond(ask: Ask) -> Reply:
        return page(ask) if ask.target.host == "d.example" else down(ask)

    done, after = go(tmp_path, [A, B, C, "https://d.example/"], respond)

    assert done.diagnostics == ()
    assert len(after) == 4


def test_what_is_never_visited_is_noted_without_an_answer(tmp_path: Path) -> None:
    done, after = go(tmp_path, [A, B, C, "https://u:p@d.example/"], down)

    assert [one.address for one in done.visited] == ["https://u:p@d.example/"]
    assert after.keys() == {"https://u:p@d.example/"}
    assert [one.code for one in done.diagnostics] == ["no-network"]


def test_links_of_a_host_that_wants_to_be_left_alone_are_put_off(tmp_path: Path) -> None:
    links = [f"https://a.example/{n}" for n in range(3)]
    done, after = go(tmp_path, links, refusing(503, Retry_After="7200"))

    assert after.keys() == {links[0]}
    assert after[links[0]].state is State.UNCLEAR
    assert [one.address for one in done.put_off] == links[1:]


# Kills.


def test_a_log_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    go(tmp_path, [A])
    line = record_text([known(B, DAY)])
    (tmp_path / LOG).write_text(line + line[:30], encoding="utf-8")

    found = read_known(tmp_path).value
    assert found is not None
    assert found.keys() == {A, B}
    with keeping(tmp_path, found) as book:
        book.note(known(C, DAY))
        log = (tmp_path / LOG).read_text(encoding="utf-8")
        assert log.split("\n")[2:] == [record_text([known(C, DAY)]).rstrip(), ""]
    assert (tmp_path / RECORD).read_text(encoding="utf-8").count("\n") == 3


def test_an_interruption_keeps_what_was_found(tmp_path: Path) -> None:
    def interrupted() -> None:
        with keeping(tmp_path, {}) as book:
            book.note(known(A, DAY))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert (tmp_path / RECORD).read_text(encoding="utf-8") == record_text([known(A, DAY)])


def test_a_record_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / RECORD).write_bytes(b"\xff\xfe")

    found = read_known(tmp_path)

    assert found.value is None
    assert [(one.code, one.message) for one in found.diagnostics] == [
        ("link-record", f"{RECORD}: it is not UTF-8")
    ]
    (tmp_path / RECORD).write_text("{\n", encoding="utf-8")
    assert read_known(tmp_path).value is None


DRIVER = """
import sys
from pathlib import Path
from dateline.checks.links.check import Wanted, check, due
from dateline.checks.links.logbook import keeping, read_known
from tests.checks.hosts import wire
from tests.checks.rounds import round_over

site, *addresses = sys.argv[1:]
known = read_known(Path(site)).value
wanted = due(addresses, known, Wanted(), "2026-11-24")
print(len(wanted), flush=True)
with keeping(Path(site), known) as book:
    done = check(wanted, round_over(wire(), faster=20), book, "2026-11-24", lambda _: None)
print(len(done.visited), flush=True)
"""


def start(site: Path, addresses: list[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(site), *addresses],
        env=surroundings(),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def test_a_round_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    pages = {f"/{n}": report() if n % 3 else say(404) for n in range(40)}
    with serving(pages) as host:
        addresses = [host.url(path) for path in pages]
        process = start(tmp_path, addresses)
        log = tmp_path / LOG
        while not log.exists() or log.read_text(encoding="utf-8").count("\n") < 5:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert process.stdout is not None
        assert process.stdout.read() == "40\n"
        process.stdout.close()
        before = len(host.paths("HEAD"))
        kept = read_known(tmp_path).value
        assert kept is not None
        assert 5 <= len(kept) < 40
        assert not (tmp_path / RECORD).exists()

        again = start(tmp_path, addresses)
        out, _ = again.communicate()

        left = 40 - len(kept)
        assert out == f"{left}\n{left}\n"
        assert len(host.paths("HEAD")) - before == left
    found = read_known(tmp_path).value
    assert found is not None
    assert {address: one.outcome for address, one in found.items()} == {
        host.url(path): Outcome.ALIVE if int(path[1:]) % 3 else Outcome.NOT_FOUND for path in pages
    }
    assert not log.exists()
