"""One request over the network, and whatever comes back: the only place that opens connections.

Comes in: an `Ask`. Goes out: an `Answer` or a `Failure`; nothing a host does makes it raise. The
connection is made to an address that was judged before (see `doors`), certificates are checked
against the name, no cookie and no credential is kept or sent, redirects are not followed and no
proxy is used. A request as a whole has a time limit, so that a host that answers one byte now and
then cannot hold us up.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from dateline import __version__
from dateline.checks.links.doors import (
    Judge,
    Resolver,
    addresses_of,
    is_public,
    system_resolver,
)
from dateline.checks.links.faults import failure_of
from dateline.checks.links.messages import AGENT_NAME, Answer, Ask, Failure, Reply, Target
from dateline.model.linkstate import Outcome

_CHUNK = 1 << 16
# Addresses of one host that are tried in turn; more would only take time.
_MOST_ADDRESSES = 3
_ELSEWHERE = frozenset([Outcome.CONNECTION_REFUSED, Outcome.UNREACHABLE])


def user_agent(purpose: str) -> str:
    """Return how we introduce ourselves."""
    return f"{AGENT_NAME}/{__version__} ({purpose})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds that connecting, each silence, and a request as a whole may take."""

    connecting: float = 10.0
    silence: float = 20.0
    altogether: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """The way to hosts. Who but tests needs more than public addresses says so in `admits`."""

    agent: str
    resolve: Resolver = system_resolver
    admits: Judge = is_public
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    patience: Patience = field(default_factory=Patience)

    def carry(self, ask: Ask) -> Reply:
        """Bring a request to its host and the answer back."""
        target = ask.target
        places = addresses_of(target.host, target.port, self.resolve, self.admits)
        if isinstance(places, Failure):
            return places
        reply: Reply = Failure(Outcome.UNREACHABLE)
        for place in places[:_MOST_ADDRESSES]:
            reply = self._carry(ask, place)
            if not isinstance(reply, Failure) or reply.outcome not in _ELSEWHERE:
                return reply
        return reply

    def _carry(self, ask: Ask, place: str) -> Reply:
        headers = {
            "Host": ask.target.netloc,
            "User-Agent": self.agent,
            "Accept": "*/*",
            # Whoever keeps a copy wants the bytes as they are.
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        with _limited(self.patience.altogether) as line:
            try:
                connection = self._connected(ask.target, place, line)
                connection.request(
                    ask.method,
                    ask.target.resource,
                    headers=headers,
                    preload_content=False,
                    decode_content=False,
                )
                reply: Reply = _read(ask, connection.getresponse(), _as_sent(ask, headers))
            except (OSError, HTTPError, http.client.HTTPException, ValueError) as fault:
                reply = failure_of(fault)
        # A connection that was cut may look as if the host had come to an end.
        return Failure(Outcome.TIMED_OUT, "the request took too long") if line.is_cut else reply

    def _connected(self, target: Target, place: str, line: "_Line") -> HTTPConnection:
        """Connect to exactly this place; the name is only what the certificate must be for."""
        line.hold(socket.create_connection((place, target.port), self.patience.connecting))
        if target.scheme == "https":
            secured = self.trust.wrap_socket(
                line.sockets[-1], server_hostname=target.host, do_handshake_on_connect=False
            )
            line.hold(secured)
            secured.do_handshake()
        connection = HTTPConnection(target.host, target.port, timeout=self.patience.silence)
        connection.sock = line.sockets[-1]
        return connection


class _Line:
    """The sockets of one request, which may be cut from another thread."""

    def __init__(self) -> None:
        self.sockets: list[socket.socket] = []
        self.is_cut = False
        self.lock = threading.Lock()

    def hold(self, one: socket.socket) -> None:
        with self.lock:
            self.sockets.append(one)
            if self.is_cut:
                self._shut(one)

    def cut(self) -> None:
        with self.lock:
            self.is_cut = True
            for one in self.sockets:
                self._shut(one)

    def _shut(self, one: socket.socket) -> None:
        with suppress(OSError):
            # Not the method of a TLS socket, which would take its keys from under the reader.
            socket.socket.shutdown(one, socket.SHUT_RDWR)

    def close(self) -> None:
        for one in self.sockets:
            one.close()


def _as_sent(ask: Ask, headers: dict[str, str]) -> bytes:
    lines = [f"{ask.method} {ask.target.resource} HTTP/1.1"]
    lines += [f"{name}: {text}" for name, text in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


def _read(ask: Ask, response: HTTPResponse, sent: bytes) -> Answer:
    body, is_whole = b"", True
    if ask.method != "HEAD":
        body, is_whole = _body(response, ask.most)
    return Answer(
        status=response.status,
        reason=response.reason or "",
        headers=tuple(response.headers.iteritems()),
        body=body,
        is_whole=is_whole,
        sent=sent,
    )


def _body(response: HTTPResponse, most: int) -> tuple[bytes, bool]:
    """Return as much of a body as is wanted, and whether that was all."""
    pieces: list[bytes] = []
    size = 0
    while size <= most:
        piece = response.read1(_CHUNK)
        if not piece:
            return b"".join(pieces), True
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)[:most], False


@contextmanager
def _limited(seconds: float) -> Iterator[_Line]:
    """Cut the line when the block takes too long, and close it in the end."""
    line = _Line()
    watch = threading.Timer(seconds, line.cut)
    watch.daemon = True
    watch.start()
    try:
        yield line
    finally:
        watch.cancel()
        line.close()
