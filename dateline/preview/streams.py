"""The open streams of events: one thread for all of them.

Comes in: connections whose request was answered with a stream, and a number whenever something is
new. Goes out: that number to each, and nothing else. A connection that is dropped is noticed at
once, so that pages that come and go leave nothing behind.
"""

import selectors
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

# More than browsers keep; the oldest gives way, and asks again if somebody still looks at it.
MOST = 32
_PULSE = 15.0
_ANYTHING = 4096


@dataclass(frozen=True, slots=True, eq=False)
class _Stream:
    connection: socket.socket
    ended: Callable[[], None]


class Streams:
    """Everybody who wants to be told."""

    def __init__(self, number: int) -> None:
        """Begin with the number that is told to whoever comes first."""
        self._number = number
        self._new: list[_Stream] = []
        self._open: dict[socket.socket, _Stream] = {}
        self._guard = threading.Lock()
        self._ends = False
        self._wake, self._woken = socket.socketpair()
        self._woken.settimeout(0)
        self._wake.settimeout(0)
        self._thread = threading.Thread(target=self._run, name="preview-streams", daemon=True)
        self._thread.start()

    def take(self, connection: socket.socket, ended: Callable[[], None]) -> None:
        """Take over a connection; `ended` is called when it is closed."""
        connection.settimeout(0)
        with self._guard:
            taken = not self._ends
            if taken:
                self._new.append(_Stream(connection, ended))
        if taken:
            self._stir()
        else:
            connection.close()
            ended()

    def tell(self, number: int) -> None:
        """Send a number to everybody."""
        with self._guard:
            self._number = number
        self._stir()

    def close(self) -> None:
        """Close all connections and end."""
        with self._guard:
            self._ends = True
        self._stir()
        self._thread.join()

    def _stir(self) -> None:
        with suppress(BlockingIOError, OSError):  # stirred already, or ended
            self._wake.send(b"!")

    def _run(self) -> None:
        told = self._number
        with selectors.DefaultSelector() as selector:
            selector.register(self._woken, selectors.EVENT_READ)
            while not self._ends:
                ready = selector.select(_PULSE)
                for key, _ in ready:
                    if key.fileobj is self._woken:
                        with suppress(BlockingIOError):
                            self._woken.recv(_ANYTHING)
                    elif isinstance(key.fileobj, socket.socket):
                        self._look_at(key.fileobj, selector)
                with self._guard:
                    number, arrived, self._new = self._number, self._new, []
                for stream in arrived:
                    self._welcome(stream, number, selector)
                if number != told or not ready:
                    self._tell_all(f"data: {number}\n\n" if number != told else ":\n\n", selector)
                told = number
            for stream in [*self._open.values(), *self._new]:
                self._drop(stream, selector)
        self._wake.close()
        self._woken.close()

    def _welcome(self, stream: _Stream, number: int, selector: selectors.BaseSelector) -> None:
        while len(self._open) >= MOST:
            self._drop(next(iter(self._open.values())), selector)
        self._open[stream.connection] = stream
        selector.register(stream.connection, selectors.EVENT_READ)
        self._send(stream, f"data: {number}\n\n", selector)

    def _tell_all(self, text: str, selector: selectors.BaseSelector) -> None:
        for stream in list(self._open.values()):
            self._send(stream, text, selector)

    def _send(self, stream: _Stream, text: str, selector: selectors.BaseSelector) -> None:
        data = text.encode()
        try:
            sent = stream.connection.send(data)
        except OSError:  # dropped, or not read for so long that it could as well be
            sent = 0
        if sent < len(data):
            self._drop(stream, selector)

    def _look_at(self, connection: socket.socket, selector: selectors.BaseSelector) -> None:
        """Close a connection that was dropped; whatever else it says is of no interest."""
        try:
            said = connection.recv(_ANYTHING)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        stream = self._open.get(connection)
        if stream and not said:
            self._drop(stream, selector)

    def _drop(self, stream: _Stream, selector: selectors.BaseSelector) -> None:
        self._open.pop(stream.connection, None)
        with suppress(KeyError, ValueError):
            selector.unregister(stream.connection)
        stream.connection.close()
        stream.ended()
