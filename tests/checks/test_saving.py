"""Saving copies from real hosts, and reading them with web archives' own software."""

import hashlib
import io
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from dateline.checks.copies.extra import missing_library
from dateline.checks.copies.saving import NotSaved, Saved, file_name, save, wanting
from dateline.checks.copies.shelf import Shelf, read_copies
from dateline.checks.copies.verifying import verify
from dateline.checks.links.visit import Manner
from dateline.model.keptcopy import INDEX, SAVED, KeptCopy
from dateline.model.linkstate import Outcome
from tests.checks.hosts import (
    Host,
    endless,
    in_turn,
    lead,
    page,
    raw,
    report,
    reset,
    say,
    serving,
    wire,
)
from tests.checks.rounds import round_over
from tests.commandline import ROOT, surroundings

AT = "2026-11-24T03:21:57Z"


@pytest.fixture
def host() -> Iterator[Host]:
    with serving({}) as one:
        yield one


def saved(site: Path, *addresses: str, most: int = 100_000, at: str = AT) -> Saved:
    copies = read_copies(site).value
    assert copies is not None
    shelf = Shelf(site, copies)
    moment = datetime.fromisoformat(at)
    rounds = round_over(wire(purpose="saving a copy"), Manner(saves=True, most=most))
    done = save(addresses, rounds, shelf, lambda: moment, "Dateline/test", lambda _: None)
    shelf.put_in_order()
    return done


def records(path: Path) -> list[tuple[str, str, dict[str, str], bytes, str]]:
    """Return type, address, headers, payload and head of every record but the first."""
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise", no_record_parse=False):
            head = record.http_headers.to_str() if record.http_headers else ""
            headers = dict(record.rec_headers.headers)
            payload = record.content_stream().read()
            url = headers.get("WARC-Target-URI", "")
            found.append((record.rec_type, url, headers, payload, head))
    assert found[0][0] == "warcinfo"
    return found[1:]


def test_a_copy_holds_what_was_sent_and_what_came_back(host: Host, tmp_path: Path) -> None:
    host.acts["/a?b=c"] = say(200, page("A report"), X_Powered_By="a press")
    done = saved(tmp_path, host.url("/a?b=c#part"))

    [copy] = done.copies
    body = page("A report").encode()
    assert copy == KeptCopy(
        address=host.url("/a?b=c#part"),
        at=AT,
        sha256=hashlib.sha256(body).hexdigest(),
        file=copy.file,
        file_sha256=hashlib.sha256((tmp_path / SAVED / copy.file).read_bytes()).hexdigest(),
        media_type="text/html",
        bytes=len(body),
    )
    response, request = records(tmp_path / SAVED / copy.file)
    assert (response[0], response[1], response[3]) == ("response", host.url("/a?b=c"), body)
    assert response[2]["WARC-Payload-Digest"] == f"sha256:{copy.sha256}"
    assert response[2]["WARC-Date"] == request[2]["WARC-Date"] == AT
    assert "X-Powered-By: a press" in response[4]
    assert (request[0], request[1]) == ("request", host.url("/a?b=c"))
    [asked] = [one for one in host.asked if one.path == "/a?b=c"]
    assert request[4].encode().rstrip(b"\r\n") == asked.head.rstrip(b"\r\n")


def test_the_host_is_asked_once_and_told_for_what(host: Host, tmp_path: Path) -> None:
    host.acts["/a"] = report()
    saved(tmp_path, host.url("/a"))

    assert [(one.method, one.path) for one in host.asked] == [("GET", "/robots.txt"), ("GET", "/a")]
    assert host.asked[1].header("User-Agent").endswith(" (saving a copy)")
    assert b"cookie" not in host.asked[1].head.lower()


def test_the_software_of_web_archives_finds_no_fault(host: Host, tmp_path: Path) -> None:
    host.acts |= {"/old": lead("/new"), "/new": report()}
    [copy] = saved(tmp_path, host.url("/old")).copies
    checker = Checker(type("Command", (), {"inputs": [], "verbose": True}))
    told = io.StringIO()
    with redirect_stdout(told):
        checker.process_one(str(tmp_path / SAVED / copy.file))

    assert "digest failed" not in told.getvalue()
    assert "digest pass" in told.getvalue()


def test_the_way_to_a_work_is_kept_with_it(host: Host, tmp_path: Path) -> None:
    host.acts |= {"/old": lead("/new"), "/new": report()}
    [copy] = saved(tmp_path, host.url("/old")).copies

    found = records(tmp_path / SAVED / copy.file)
    assert [(kind, url) for kind, url, *_ in found] == [
        ("response", host.url("/old")),
        ("request", host.url("/old")),
        ("response", host.url("/new")),
        ("request", host.url("/new")),
    ]
    assert copy.final == host.url("/new")
    assert "301 Status" in found[0][4]


def test_no_name_of_a_machine_is_in_a_copy(host: Host, tmp_path: Path) -> None:
    import socket

    host.acts["/a"] = report()
    [copy] = saved(tmp_path, host.url("/a")).copies
    with (tmp_path / SAVED / copy.file).open("rb") as file:
        first = next(iter(ArchiveIterator(file)))
        told = first.content_stream().read().decode()

    assert told == "software: Dateline/test\r\nformat: WARC File Format 1.1\r\n"
    assert "WARC-Filename" not in dict(first.rec_headers.headers)
    assert socket.gethostname() not in told


def test_a_payload_that_is_kept_already_is_kept_once(host: Host, tmp_path: Path) -> None:
    host.acts |= {"/a": report(), "/b": report(), "/c": report("Another")}
    saved(tmp_path, host.url("/a"))
    [copy] = saved(tmp_path, host.url("/b"), at="2026-11-25T00:00:00Z").copies

    [revisit, _] = records(tmp_path / SAVED / copy.file)
    assert (revisit[0], revisit[1], revisit[3]) == ("revisit", host.url("/b"), b"")
    assert revisit[2]["WARC-Refers-To-Target-URI"] == host.url("/a")
    assert revisit[2]["WARC-Refers-To-Date"] == AT
    assert revisit[2]["WARC-Payload-Digest"] == f"sha256:{copy.sha256}"
    assert revisit[2]["WARC-Profile"].endswith("/revisit/identical-payload-digest")
    copies = read_copies(tmp_path).value
    assert copies is not None
    assert [one.address for one in copies] == [host.url("/a"), host.url("/b")]
    assert copies[0].sha256 == copies[1].sha256


def test_chunks_are_joined_and_said_to_have_been(host: Host, tmp_path: Path) -> None:
    chunked = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    )
    host.acts["/a"] = raw(chunked)
    [copy] = saved(tmp_path, host.url("/a")).copies

    [response, _] = records(tmp_path / SAVED / copy.file)
    assert response[3] == b"abcde"
    assert "X-Archive-Orig-Transfer-Encoding: chunked" in response[4]
    assert "\nTransfer-Encoding" not in response[4]


def test_what_is_too_large_is_not_saved_in_part(host: Host, tmp_path: Path) -> None:
    host.acts |= {"/a": endless, "/b": say(200, "x" * 1000), "/c": say(200, "x" * 1001)}
    done = saved(tmp_path, *map(host.url, ("/a", "/b", "/c")), most=1000)

    assert [copy.address for copy in done.copies] == [host.url("/b")]
    assert sorted(done.failed, key=lambda one: one.address) == [
        NotSaved(host.url("/a"), Outcome.TOO_LARGE, "more than 1,000 bytes"),
        NotSaved(host.url("/c"), Outcome.TOO_LARGE, "more than 1,000 bytes"),
    ]
    assert len(list((tmp_path / SAVED).iterdir())) == 2


def test_what_is_not_the_work_is_not_saved(host: Host, tmp_path: Path) -> None:
    rules = say(200, "User-agent: *\nDisallow: /e", "text/plain")
    host.acts |= {
        "/a": say(404),
        "/b": report("Page not found"),
        "/c": reset,
        "/d": say(200, ""),
        "/e": report(),
        "/robots.txt": rules,
    }
    done = saved(tmp_path, *(host.url(f"/{name}") for name in "abcde"), "http://u:p@127.0.0.1/")

    assert done.copies == []
    assert {one.address[-2:]: one.outcome for one in done.failed} == {
        "/a": Outcome.NOT_FOUND,
        "/b": Outcome.SOFT_NOT_FOUND,
        "/c": Outcome.CONNECTION_RESET,
        "/d": Outcome.EMPTY,
        "/e": Outcome.ROBOTS,
        "1/": Outcome.UNUSABLE_ADDRESS,
    }
    assert not (tmp_path / SAVED).exists()


def test_a_host_that_wants_to_be_left_alone_is_said(host: Host, tmp_path: Path) -> None:
    host.acts["*"] = say(503, Retry_After="7200")
    done = saved(tmp_path, host.url("/a"), host.url("/b"))

    assert {one.outcome for one in done.failed} == {Outcome.BUSY}
    assert len(done.failed) == 2


def test_the_list_is_whole_after_every_copy(host: Host, tmp_path: Path) -> None:
    host.acts["*"] = in_turn(report("1"), report("2"))
    shelf = Shelf(tmp_path, ())
    rounds = round_over(wire(), Manner(saves=True))
    moments = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(9))
    lengths: list[int] = []

    def progress(_address: str) -> None:
        lengths.append(len((tmp_path / INDEX).read_text(encoding="utf-8").splitlines()))

    addresses = [host.url("/b"), host.url("/a")]
    save(addresses, rounds, shelf, lambda: next(moments), "x", progress)

    assert lengths == [1, 2]
    shelf.put_in_order()
    lines = (tmp_path / INDEX).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["address"] for line in lines] == sorted(addresses)


def test_the_name_of_a_file_is_safe_everywhere() -> None:
    name = file_name("https://Con.example/../x?y=/etc", AT)

    assert name == "con-example-4deb4eff54a18bb8-20261124032157.warc.gz"
    assert file_name("nonsense", AT).startswith("work-")
    assert file_name("http://[2606:4700::1]/", AT).startswith("2606-4700-1-")
    assert len(file_name(f"https://{'a' * 60}.{'b' * 60}.example/", AT)) < 90


# What is wanted.


def test_what_has_a_copy_is_not_wanted_again() -> None:
    a, b, c = "https://a.example/1", "https://b.example/1", "https://www.b.example/2"
    everything = [c, a, b, a]

    assert wanting(everything, {}, (), None) == (a, b, c)
    assert wanting(everything, {"a.example/1": 1}, (), 1) == (b,)
    assert wanting(everything, {}, ("b.example",), None) == (b, c)
    assert wanting(everything, {}, (a, "www.b.example"), None) == (a, c)
    assert wanting(everything, {}, ("https://b.example/9",), None) == ()


# Kills.

DRIVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from dateline.model.keptcopy import by_work
from dateline.checks.copies.saving import save, wanting
from dateline.checks.copies.shelf import Shelf, read_copies
from dateline.checks.links.visit import Manner
from tests.checks.hosts import wire
from tests.checks.rounds import round_over
from tests.commandline import ROOT, surroundings

site, *addresses = sys.argv[1:]
shelf = Shelf(Path(site), read_copies(Path(site)).value)
wanted = wanting(addresses, by_work(shelf.copies), (), None)
print(len(wanted), flush=True)
rounds = round_over(wire(), Manner(saves=True), faster=20)
save(wanted, rounds, shelf, lambda: datetime.now(UTC), "x", lambda _: None)
shelf.put_in_order()
"""


def test_saving_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    pages = {f"/{n}": report(f"Report {n}") for n in range(30)}
    with serving(pages) as host:
        addresses = [host.url(path) for path in pages]
        command = [sys.executable, "-c", DRIVER, str(tmp_path), *addresses]
        with subprocess.Popen(command, env=surroundings(), cwd=ROOT) as process:
            while len(list((tmp_path / SAVED).glob("*.warc.gz"))) < 4:
                time.sleep(0.01)
            process.kill()
        kept = read_copies(tmp_path).value
        assert kept is not None
        assert 3 <= len(kept) < 30
        (tmp_path / SAVED / ".half-written.tmp").write_bytes(b"x")
        out = subprocess.run(
            command, env=surroundings(), cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout

        assert out == f"{30 - len(kept)}\n"
    copies = read_copies(tmp_path).value
    assert copies is not None
    assert sorted(copy.address for copy in copies) == sorted(addresses)
    assert {copy.at for copy in kept} <= {copy.at for copy in copies}
    assert {found.code for found in verify(tmp_path, copies)[1]} <= {"copy-unlisted"}
    assert list((tmp_path / SAVED).glob(".*")) == []


# Whether copies are still what they were.


def test_copies_that_nobody_touched_are_sound(host: Host, tmp_path: Path) -> None:
    host.acts["/a"] = report()
    saved(tmp_path, host.url("/a"))
    copies = read_copies(tmp_path).value
    assert copies is not None

    assert verify(tmp_path, copies) == (1, ())


def test_a_copy_that_was_touched_is_named(host: Host, tmp_path: Path) -> None:
    host.acts |= {"/a": report(), "/b": report("Another")}
    saved(tmp_path, host.url("/a"), host.url("/b"))
    copies = read_copies(tmp_path).value
    assert copies is not None
    one, other = (tmp_path / SAVED / copy.file for copy in copies)
    one.write_bytes(one.read_bytes()[:-1] + b"x")
    other.unlink()
    (tmp_path / SAVED / "notes.txt").write_text("?", encoding="utf-8")

    count, said = verify(tmp_path, copies)

    assert count == 2
    assert [(found.code, found.span.path if found.span else "") for found in said] == [
        ("copy-damaged", f"{SAVED}/{one.name}"),
        ("copy-missing", INDEX),
        ("copy-unlisted", f"{SAVED}/notes.txt"),
    ]
    assert said[0].message == f"{SAVED}/{one.name} is not the file that was saved on 2026-11-24"


def test_where_there_are_no_copies_there_is_nothing_to_verify(tmp_path: Path) -> None:
    assert verify(tmp_path, ()) == (0, ())


def test_a_library_that_is_missing_is_named_with_what_to_install() -> None:
    found = missing_library("no_such_library")

    assert missing_library() is None
    assert found is not None
    assert (found.code, found.message, found.hint) == (
        "missing-extra",
        "saving copies needs no_such_library, which is not installed",
        "install dateline[archive]",
    )
