"""Hosts on this machine that behave well or badly, for whoever visits links.

Each is a real server on a loopback address. What a path answers is a function of the connection, so
that a host can hang, break off or lie as well as answer.
"""

import socket
import socketserver
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from dateline.checks.links.doors import is_public
from dateline.checks.links.wire import Patience, Wire, user_agent


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    head: bytes

    def header(self, name: str) -> str:
        lines = self.head.decode("latin-1").split("\r\n")[1:]
        found = dict(line.split(": ", 1) for line in lines if ": " in line)
        return found.get(name, "")


Act = Callable[[socket.socket, Asked], None]


@dataclass(slots=True)
class Host:
    """A server: `acts` by path, `*` for all others; `asked` is what came in."""

    name: str
    port: int = 0
    scheme: str = "http"
    acts: dict[str, Act] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"{self.scheme}://{self.name}:{self.port}{path}"

    def paths(self, method: str = "") -> list[str]:
        return [one.path for one in self.asked if method in {"", one.method}]


def say(
    status: int = 200,
    body: str | bytes = "",
    /,
    media_type: str = "text/html; charset=utf-8",
    **headers: str,
) -> Act:
    """Answer as a host should; HEAD gets no body. `Retry_After` becomes `Retry-After`."""
    data = body.encode() if isinstance(body, str) else body
    usual = {"Content_Type": media_type, "Content_Length": str(len(data)), "Connection": "close"}
    lines = [f"HTTP/1.1 {status} Status"]
    for name, text in {**usual, **headers}.items():
        lines.append(f"{name.replace('_', '-')}: {text}")
    head = "\r\n".join([*lines, "", ""]).encode()

    def act(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(head if asked.method == "HEAD" else head + data)

    return act


def page(title: str = "A report", text: str = "What happened. " * 120) -> str:
    return f"<!doctype html><title>{title}</title><h1>{title}</h1><p>{text}</p>"


def report(title: str = "A report") -> Act:
    return say(200, page(title))


def lead(location: str, status: int = 301) -> Act:
    return say(status, Location=location)


def by_method(**acts: Act) -> Act:
    def act(connection: socket.socket, asked: Asked) -> None:
        acts[asked.method](connection, asked)

    return act


def in_turn(*acts: Act) -> Act:
    """Act differently each time; the last act stays."""
    waiting = list(acts)

    def act(connection: socket.socket, asked: Asked) -> None:
        (waiting.pop(0) if len(waiting) > 1 else waiting[0])(connection, asked)

    return act


def reset(connection: socket.socket, _asked: Asked) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def hang_up(_connection: socket.socket, _asked: Asked) -> None:
    pass


def hang(connection: socket.socket, _asked: Asked) -> None:
    connection.settimeout(10)
    with suppress(OSError):
        connection.recv(1)


def drip(connection: socket.socket, _asked: Asked) -> None:
    """Send a byte now and then, so that no single silence is long."""
    with suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(60):
            connection.sendall(b"x")
            time.sleep(0.05)


def babble(connection: socket.socket, _asked: Asked) -> None:
    connection.sendall(b"220 mail.example ESMTP\r\n")


def raw(data: bytes) -> Act:
    def act(connection: socket.socket, _asked: Asked) -> None:
        connection.sendall(data)

    return act


def endless(connection: socket.socket, asked: Asked) -> None:
    """Send a page without end and without a length."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
    with suppress(OSError):
        while asked.method == "GET":
            connection.sendall(b"<p>word</p>" * 10_000)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128


def _serve(connection: socket.socket, host: Host) -> None:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(65536)
        if not piece:
            return
        head += piece
        if head.startswith(_HELLO_OF_TLS):
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return
    method, path, _ = head.decode("latin-1").split("\r\n")[0].split(" ")
    asked = Asked(method, path, head)
    host.asked.append(asked)
    usual = say(404, "none") if path == "/robots.txt" else host.acts.get("*", say(404, "none"))
    host.acts.get(path, usual)(connection, asked)


@contextmanager
def serving(
    acts: Mapping[str, Act],
    name: str = "127.0.0.1",
    *,
    address: str = "127.0.0.1",
    tls: ssl.SSLContext | None = None,
    port: int = 0,
) -> Iterator[Host]:
    """Have a host for the time of the block; without an act, it has no robots.txt and no page."""
    host = Host(name, scheme="https" if tls else "http", acts=dict(acts))

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                if tls is None:
                    _serve(self.request, host)
                    return
                with tls.wrap_socket(self.request, server_side=True) as connection:
                    _serve(connection, host)
                    connection.unwrap()

    class Family(_Server):
        address_family = socket.AF_INET6 if ":" in address else socket.AF_INET

    with Family((address, port), Handler) as server:
        host.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


# For hosts that never answer; all others have the time that a busy machine may need.
QUICK = Patience(connecting=2.0, silence=0.25, altogether=0.6)
PATIENT = Patience(connecting=10.0, silence=10.0, altogether=30.0)
_HELLO_OF_TLS = b"\x16\x03"
_TRUST = ssl.create_default_context()


def is_loopback_or_public(address: str) -> bool:
    return address.startswith("127.") or address == "::1" or is_public(address)


def wire(
    names: Mapping[str, str] | None = None,
    *,
    trust: ssl.SSLContext | None = None,
    patience: Patience = PATIENT,
    purpose: str = "link check",
) -> Wire:
    """Return a way to hosts that knows `names`, lets loopback in, and asks no resolver outside."""
    known = names or {}

    def resolve(host: str, _port: int) -> tuple[str, ...]:
        if host in known:
            return (known[host],)
        if host.replace(".", "").isdigit() or ":" in host:
            return (host,)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    return Wire(
        agent=user_agent(purpose),
        resolve=resolve,
        admits=is_loopback_or_public,
        trust=trust or _TRUST,
        patience=patience,
    )
