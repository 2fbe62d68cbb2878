"""Previews for tests: a server in this process, the command in another, and plain sockets."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dateline.preview.answers import Desk
from dateline.preview.dressing import Manner
from dateline.preview.listening import listen
from dateline.preview.overlay import Editor
from dateline.preview.request import Door
from dateline.preview.server import House, Server
from dateline.preview.showing import Showing
from tests.commandline import Done, finish, start

T = TypeVar("T")
_NEWS = re.compile(r"Preview: (http://localhost:(\d+)/\S*) ")
EDITOR = "vscode://file/{path}:{line}"


def eventually(found: Callable[[], T | None], what: str) -> T:
    """Wait until something is there; how long is no matter of the test."""
    for _ in range(6_000):
        value = found()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError(f"waited in vain for {what}")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back over a connection, until it ended."""

    raw: bytes

    @property
    def status(self) -> int:
        """The status, or 0 if nothing came."""
        return int(self.raw.split(b" ", 2)[1]) if self.raw else 0

    @property
    def headers(self) -> list[tuple[str, str]]:
        lines = self.raw.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
        pairs = (line.partition(":") for line in lines)
        return [(name.lower(), value.strip()) for name, _, value in pairs]

    @property
    def body(self) -> bytes:
        return self.raw.partition(b"\r\n\r\n")[2]

    @property
    def text(self) -> str:
        return self.body.decode()


def connected(port: int) -> socket.socket:
    """Return a connection to a preview."""
    return socket.create_connection(("127.0.0.1", port), timeout=60)


def read_all(connection: socket.socket) -> Reply:
    """Read until the other side ends; an end by force counts as an end."""
    data = b""
    try:
        while piece := connection.recv(65_536):
            data += piece
    except ConnectionResetError:
        pass
    return Reply(data)


def send(port: int, raw: bytes) -> Reply:
    """Send bytes and read what comes back."""
    with connected(port) as connection:
        connection.sendall(raw)
        return read_all(connection)


def get(port: int, path: str = "/", *headers: str, method: str = "GET") -> Reply:
    """Ask as a browser does that somebody typed the address into."""
    named = any(header.lower().startswith("host:") for header in headers)
    lines = [f"{method} {path} HTTP/1.1", *([] if named else [f"Host: localhost:{port}"]), *headers]
    return send(port, "\r\n".join([*lines, "", ""]).encode("latin-1"))


def begin_stream(port: int) -> socket.socket:
    """Ask to be told of news."""
    connection = connected(port)
    head = f"GET /__dateline/events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"
    connection.sendall(head.encode())
    return connection


def read_until(connection: socket.socket, *words: bytes) -> bytes:
    """Read until some words came, one after the other."""
    data = b""
    for word in words:
        rest = data if word is words[0] else data[data.rindex(words[0]) :]
        while word not in rest:
            piece = connection.recv(4096)
            assert piece, data
            data += piece
            rest += piece
    return data


@dataclass(slots=True)
class Served:
    """A server in this process over a folder, and what it shows."""

    root: Path
    port: int
    server: Server
    bugs: list[Exception]
    showing: Showing

    def show(self, showing: Showing) -> None:
        self.showing = showing
        self.server.streams.tell(showing.counter)


@contextmanager
def serving(
    root: Path, *, word: str = "", for_desk: bool = False, patience: float = 10.0
) -> Iterator[Served]:
    """Serve a folder from this process for the time of the block."""
    listeners = listen(0, ())
    assert isinstance(listeners, list)
    port = int(listeners[0].getsockname()[1])
    hosts = frozenset(f"{name}:{port}" for name in ("localhost", "127.0.0.1", "[::1]"))
    bugs: list[Exception] = []
    found: list[Served] = []
    desk = Desk(
        Manner(root=root, editor=Editor(root.parent, EDITOR), for_desk=for_desk),
        lambda: found[0].showing if found else Showing(counter=100, begun=100),
        word,
    )
    house = House(Door(hosts, word), desk, time.perf_counter, bugs.append, patience)
    server = Server(listeners, house)
    found.append(Served(root, port, server, bugs, Showing(counter=100, begun=100)))
    try:
        yield found[0]
    finally:
        server.close()
    assert bugs == []


class Command:
    """`dateline serve` in a process of its own."""

    def __init__(self, site: Path, *words: str) -> None:
        self.site = site
        self.process: subprocess.Popen[str] = start("serve", "--port", "0", *words, cwd=site)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = _NEWS.match(line)
        assert found, (line, finish(self.process).err)
        self.url, self.port = found[1], int(found[2])

    def get(self, path: str = "/", *headers: str) -> Reply:
        return get(self.port, path, *headers)

    def page(self, path: str = "/") -> str:
        """Return the text of a page, whatever its status."""
        return self.get(path).text

    def shows(self, words: str, path: str = "/") -> str:
        """Wait until a page holds some words."""
        return eventually(
            lambda: page if words in (page := self.page(path)) else "", f"{words!r} in {path}"
        )

    def end(self, number: int) -> Done:
        """Send a signal and wait for the end."""
        self.process.send_signal(number)
        return finish(self.process)


@contextmanager
def commanded(site: Path, *words: str) -> Iterator[Command]:
    """Preview a site by the real command for the time of the block."""
    command = Command(site, *words)
    try:
        yield command
    except BaseException:
        command.process.kill()
        # What it had to say is what whoever reads the failure wants to know.
        sys.stderr.write(finish(command.process).err[-5_000:])
        raise
    finally:
        if command.process.poll() is None:
            command.process.kill()
            finish(command.process)
