"""The doors of the preview: sockets that listen.

Comes in: a port and perhaps addresses besides this machine's own. Goes out: sockets, all on one
port, or why there are none. Names are not looked up: that would ask the network.
"""

import errno
import socket
import sys
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address

from dateline.base.diagnostics import Diagnostic, diagnose

LOOPBACK = (ip_address("127.0.0.1"), ip_address("::1"))
Address = IPv4Address | IPv6Address
Listeners = list[socket.socket]
# Without a port that was asked for, the next few are tried.
FIRST_PORT, _PORTS = 8000, 20
_WAITING = 64
_ABSENT = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT}


def listen(port: int | None, others: tuple[Address, ...]) -> Listeners | Diagnostic:
    """Listen on this machine and on `others`; a port of 0 is any that is free."""
    addresses = tuple(dict.fromkeys((*LOOPBACK, *others)))
    ports = range(FIRST_PORT, FIRST_PORT + _PORTS) if port is None else (port,) * (1 if port else 9)
    fault = OSError()
    for one in ports:
        found = _listen(one, addresses)
        if not isinstance(found, OSError):
            return found
        fault = found
        if fault.errno not in {errno.EADDRINUSE, errno.EACCES}:
            break
    message = f"port {ports[0]}: {fault.strerror or fault}"
    return diagnose("port-taken", message, hint="choose another port with --port, or 0 for any")


def _listen(port: int, addresses: tuple[Address, ...]) -> Listeners | OSError:
    """Listen on one port of all addresses, or return why that cannot be."""
    found: Listeners = []
    for address in addresses:
        try:
            listener = _listener(address, found[0].getsockname()[1] if found else port)
        except OSError as fault:
            # A machine may be without IPv6; then there is nothing to listen on.
            if address in LOOPBACK and address.version == 6 and fault.errno in _ABSENT:  # noqa: PLR2004
                continue
            for opened in found:
                opened.close()
            return fault
        found.append(listener)
    return found


def _listener(address: Address, port: int) -> socket.socket:
    is_new = address.version == 6  # noqa: PLR2004 - IPv6
    listener = socket.socket(socket.AF_INET6 if is_new else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if is_new:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        with suppress(OSError):
            # Elsewhere this only lets a port be used again soon; on Windows it would share it.
            reuse = "SO_EXCLUSIVEADDRUSE" if sys.platform == "win32" else "SO_REUSEADDR"
            listener.setsockopt(socket.SOL_SOCKET, getattr(socket, reuse), 1)
        listener.bind((str(address), port))
        listener.listen(_WAITING)
        listener.settimeout(0)
    except OSError:
        listener.close()
        raise
    return listener
