"""The limits of the server: the slow, the many, those who come and go."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.preview.server import MOST_CONNECTIONS
from dateline.preview.streams import MOST
from tests.preview.served import (
    Served,
    begin_stream,
    connected,
    eventually,
    get,
    read_all,
    read_until,
    serving,
)

PAGE = "<html><head></head><body>a page</body></html>"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(PAGE)
    return tmp_path


@pytest.fixture
def served(root: Path) -> Iterator[Served]:
    with serving(root) as one:
        yield one


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_who_sends_a_head_too_slowly_is_sent_away(root: Path) -> None:
    with serving(root, patience=0.3) as one, connected(one.port) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\n")
        assert read_all(slow).status == 408


def test_who_sends_letter_by_letter_is_sent_away_all_the_same(root: Path) -> None:
    with serving(root, patience=0.5) as one, connected(one.port) as slow:
        stop = threading.Event()

        def drip() -> None:
            while not stop.wait(0.05):
                try:
                    slow.sendall(b"X")
                except OSError:
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        reply = read_all(slow)
        stop.set()
        thread.join()
        assert reply.status in {0, 408}


def test_two_hundred_slow_clients_cost_nobody_else_the_preview(root: Path) -> None:
    with serving(root, patience=1.0) as one, ExitStack() as stack:
        for _ in range(200):
            slow = stack.enter_context(connected(one.port))
            slow.sendall(b"GET / HT")
        # Whoever comes now is told that it is full, or is let in as soon as the slow are gone.
        assert get(one.port).status in {0, 200, 503}
        assert eventually(lambda: get(one.port).status == 200, "a place")


def test_more_than_the_limit_are_told_so_at_once(served: Served) -> None:
    with ExitStack() as stack:
        for _ in range(MOST_CONNECTIONS):
            stack.enter_context(connected(served.port))
        assert eventually(lambda: get(served.port).status == 503, "the limit")
    assert eventually(lambda: get(served.port).status == 200, "a place")


def test_who_says_nothing_and_goes_leaves_nothing(served: Served) -> None:
    get(served.port)
    before = descriptors()
    for _ in range(100):
        connected(served.port).close()
    assert eventually(lambda: descriptors() <= before, "the end of all connections")


def test_a_stream_tells_a_number_and_nothing_else(served: Served) -> None:
    with begin_stream(served.port) as stream:
        head, _, told = read_until(stream, b"data: 100\n\n").partition(b"\r\n\r\n")
        assert b"Content-Type: text/event-stream" in head
        assert b"access-control" not in head.lower()
        assert told in {b"", b"data: 100\n\n"}
        served.show(replace(served.showing, counter=101))
        assert read_until(stream, b"\n\n") == b"data: 101\n\n"


def test_five_hundred_streams_come_and_go_and_leave_nothing(served: Served) -> None:
    with begin_stream(served.port) as stays:
        read_until(stays, b"data: 100\n\n")
        before, threads = descriptors(), threading.active_count()
        for number in range(500):
            stream = begin_stream(served.port)
            if number % 3:
                read_until(stream, b"\n\n")
            stream.close()
        assert eventually(lambda: descriptors() <= before, "the end of all streams")
        assert eventually(lambda: threading.active_count() <= threads, "the end of all threads")
        served.show(replace(served.showing, counter=101))
        assert b"data: 101\n\n" in read_until(stays, b"\n\n")
    assert get(served.port).status == 200


def test_of_too_many_streams_the_oldest_gives_way(served: Served) -> None:
    with ExitStack() as stack:
        streams = [stack.enter_context(begin_stream(served.port)) for _ in range(MOST)]
        for one in streams:
            read_until(one, b"data: 100\n\n")
        newest = stack.enter_context(begin_stream(served.port))
        read_until(newest, b"data: 100\n\n")
        ended = eventually(
            lambda: [one for one in streams if not _is_open(one)], "the end of the oldest"
        )
        assert len(ended) == 1
        assert get(served.port).status == 200


def _is_open(connection: socket.socket) -> bool:
    connection.settimeout(0)
    try:
        return bool(connection.recv(1))
    except BlockingIOError:
        return True


def test_a_stream_that_nobody_reads_does_not_keep_the_others_waiting(served: Served) -> None:
    with begin_stream(served.port) as deaf, begin_stream(served.port) as stream:
        read_until(stream, b"data: 100\n\n")
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        for number in range(101, 3_000):
            served.show(replace(served.showing, counter=number))
        read_until(stream, b"data: 2999\n\n")


def test_a_large_file_arrives_whole(served: Served) -> None:
    data = os.urandom(3_000_000)
    (served.root / "large.bin").write_bytes(data)
    assert get(served.port, "/large.bin").body == data


def test_who_leaves_in_the_middle_of_a_file_leaves_nothing(served: Served) -> None:
    (served.root / "large.bin").write_bytes(b"x" * 20_000_000)
    get(served.port)
    before = descriptors()
    for _ in range(10):
        with connected(served.port) as connection:
            head = f"GET /large.bin HTTP/1.1\r\nHost: localhost:{served.port}\r\n\r\n"
            connection.sendall(head.encode())
            connection.recv(100)
    assert eventually(lambda: descriptors() <= before, "the end of all files")


def test_a_bug_in_an_answer_is_told_and_ends_nothing(root: Path) -> None:
    with serving(root) as one:
        good = one.showing
        one.showing = None  # type: ignore[assignment]
        assert get(one.port).status == 500
        one.showing = good
        assert get(one.port).status == 200
        assert [type(bug) for bug in one.bugs] == [AttributeError]
        one.bugs.clear()


def test_closing_ends_everything(root: Path) -> None:
    threads, before = threading.active_count(), descriptors()
    with serving(root) as one:
        stream = begin_stream(one.port)
        read_until(stream, b"data: 100\n\n")
        idle = connected(one.port)
        port = one.port
    assert read_all(stream).raw == read_all(idle).raw == b""
    stream.close()
    idle.close()
    with pytest.raises(ConnectionRefusedError):
        connected(port)
    assert eventually(lambda: threading.active_count() <= threads, "the end of all threads")
    assert eventually(lambda: descriptors() <= before, "the end of all sockets")
