"""The server of the preview: connections in, answers out, within hard limits.

Comes in: sockets that listen, who is let in, what is answered. Goes out: one answer for each
connection, which then ends; only a stream of events stays. Whoever is slow, sends too much or comes
in too great a number costs nobody else anything.
"""

import selectors
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from dateline.preview.answers import Answer, Desk, refusal
from dateline.preview.request import LONGEST_HEAD, Asked, Door, Refused, read_request
from dateline.preview.streams import Streams

MOST_CONNECTIONS = 64
PATIENCE = 10.0
_PIECE = 64 * 1024
_END = b"\r\n\r\n"
_FAREWELL = 0.5
_FULL = refusal(Refused(503, "Too many connections at once."))
_SLOW = Refused(408, "The request did not come in time.")
_LARGE = Refused(431, "The head of the request is too large.")


@dataclass(frozen=True, slots=True)
class House:
    """What a server needs: the door, the desk, a clock that counts seconds, and where bugs go."""

    door: Door
    desk: Desk
    clock: Callable[[], float]
    report_bug: Callable[[Exception], None]
    patience: float = PATIENCE


class Server:
    """A running server; it serves until it is closed."""

    def __init__(self, listeners: Sequence[socket.socket], house: House) -> None:
        """Begin to serve."""
        self.house = house
        self.streams = Streams(house.desk.showing().counter)
        self._listeners = listeners
        self._slots = threading.Semaphore(MOST_CONNECTIONS)
        self._connections: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._ends = False
        self._wake, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._accept, name="preview-door", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End all connections and stop listening."""
        with self._guard:
            self._ends = True
        self._wake.send(b"!")
        self._thread.join()
        for one in (*self._listeners, self._wake, self._woken):
            one.close()
        with self._guard:
            for connection in self._connections:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.streams.close()

    def _accept(self) -> None:
        with selectors.DefaultSelector() as selector:
            for one in (*self._listeners, self._woken):
                selector.register(one, selectors.EVENT_READ)
            while not self._ends:
                for key, _ in selector.select():
                    if key.fileobj is not self._woken and isinstance(key.fileobj, socket.socket):
                        self._welcome(key.fileobj)

    def _welcome(self, listener: socket.socket) -> None:
        try:
            connection, _ = listener.accept()
        except OSError:
            return  # gone again, or we have no descriptor left for it
        if not self._slots.acquire(blocking=False):
            with connection, suppress(OSError):
                connection.settimeout(0)
                connection.send(_FULL.head() + _FULL.body)
            return
        with self._guard:
            self._connections.add(connection)
        serving = threading.Thread(target=self._serve, args=(connection,), daemon=True)
        serving.start()

    def _ended(self, connection: socket.socket) -> None:
        with self._guard:
            self._connections.discard(connection)
        self._slots.release()

    def _serve(self, connection: socket.socket) -> None:
        """Answer the one request of a connection."""
        is_taken = False
        try:
            head, rest = _read_head(connection, self.house)
            if head is None:
                return
            asked = read_request(head, self.house.door) if isinstance(head, bytes) else head
            answer = self._answer(asked)
            _send(connection, answer, is_head=isinstance(asked, Asked) and asked.is_head)
            is_taken = answer.is_stream and not (isinstance(asked, Asked) and asked.is_head)
            if rest or isinstance(asked, Refused):
                _part(connection)
        except OSError:
            is_taken = False  # they have gone, or are too slow
        finally:
            if is_taken:
                self.streams.take(connection, lambda: self._ended(connection))
            else:
                connection.close()
                self._ended(connection)

    def _answer(self, asked: Asked | Refused) -> Answer:
        if isinstance(asked, Refused):
            return refusal(asked)
        try:
            return self.house.desk.answer(asked)
        except Exception as fault:  # noqa: BLE001 - a bug in one answer does not end the preview
            self.house.report_bug(fault)
            return refusal(Refused(500, "A bug in Dateline; the terminal says more."))


def _read_head(connection: socket.socket, house: House) -> tuple[bytes | Refused | None, bytes]:
    """Return the head of a request and what came behind it; None if they left before its end."""
    data = b""
    until = house.clock() + house.patience
    while _END not in data:
        left = until - house.clock()
        if left <= 0:
            return _SLOW, b""
        if len(data) > LONGEST_HEAD:
            return _LARGE, data
        connection.settimeout(left)
        try:
            piece = connection.recv(LONGEST_HEAD)
        except TimeoutError:
            return _SLOW, b""
        if not piece:
            return None, b""
        data += piece
    head, _, rest = data.partition(_END)
    return (_LARGE if len(head) > LONGEST_HEAD else head), rest


def _send(connection: socket.socket, answer: Answer, *, is_head: bool) -> None:
    # Of each piece, not of the whole: a film may take long, as long as somebody reads it.
    connection.settimeout(PATIENCE)
    try:
        connection.sendall(answer.head() + (b"" if is_head else answer.body))
        while answer.file and not is_head and (piece := answer.file.read(_PIECE)):
            connection.sendall(piece)
    finally:
        if answer.file:
            answer.file.close()


def _part(connection: socket.socket) -> None:
    """Let the answer be read before the connection ends, although something came unread."""
    connection.shutdown(socket.SHUT_WR)
    connection.settimeout(_FAREWELL)
    for _ in range(16):
        if not connection.recv(_PIECE):
            return
