"""Nothing but this machine is ever contacted from the tests of links and copies."""

import sys
from collections.abc import Iterator

import pytest

_watching: list[bool] = []


def _only_loopback(event: str, details: tuple[object, ...]) -> None:
    if not _watching:
        return
    if event == "socket.connect":
        place = details[1]
        # A path leads to a process of this machine, such as a worker.
        where = str(place[0]) if isinstance(place, tuple) else "::1"
        assert where.startswith("127.") or where == "::1", f"contacted {place}"
    if event == "socket.getaddrinfo":
        assert str(details[0]).startswith(("127.", "::1")), f"asked for {details[0]!r}"


sys.addaudithook(_only_loopback)


@pytest.fixture(autouse=True)
def loopback_only() -> Iterator[None]:
    """Fail whatever connects, or looks a name up, outside this machine."""
    _watching.append(True)
    yield
    _watching.pop()
