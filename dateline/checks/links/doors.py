"""Names of hosts into the addresses that may be connected to.

Comes in: host and port, a resolver, and who is let in. Goes out: addresses of the public internet,
or a failure. A cited address must not make a newsroom's computer talk to its own network: private,
loopback, link-local and multicast addresses are refused *after* the name was resolved, and the
connection is made to exactly the address that was judged, so that a name cannot mean one thing here
and another a moment later.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from dateline.checks.links.messages import Failure
from dateline.model.linkstate import Outcome

Resolver = Callable[[str, int], tuple[str, ...]]
Judge = Callable[[str], bool]
# Networks in which a public address is written into one of IPv6 (RFC 6052, RFC 8215).
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
# The registry of IANA knows more special networks than every Python that we run on.
_SPECIAL = (IPv4Network("192.0.0.0/24"), IPv6Network("2001::/23"), IPv6Network("3fff::/20"))
_WORLDWIDE = IPv6Network("2000::/3")
_FOUR_BYTES = 0xFFFF_FFFF
# Names that no resolver knows: the host is gone. Anything else may be our own connection.
_UNKNOWN_NAME = frozenset(
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)
)


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of a host as this machine knows them; raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the public internet."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_public(found)


def _is_public(found: IPv4Address | IPv6Address) -> bool:
    inner = _inside(found) if isinstance(found, IPv6Address) else ()
    if inner:
        return all(_is_public(one) for one in inner)
    if any(found in network for network in _SPECIAL if network.version == found.version):
        return False
    if isinstance(found, IPv6Address) and found not in _WORLDWIDE:
        return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


def _inside(found: IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the addresses of IPv4 that one of IPv6 leads to."""
    if found.ipv4_mapped:
        return (found.ipv4_mapped,)
    if found.sixtofour:
        return (found.sixtofour,)
    if found.teredo:
        return found.teredo
    if any(found in network for network in _TRANSLATED):
        return (IPv4Address(int(found) & _FOUR_BYTES),)
    return ()


def addresses_of(
    host: str, port: int, resolve: Resolver, admits: Judge
) -> tuple[str, ...] | Failure:
    """Return where to connect to; one address that is not public condemns the name."""
    try:
        found = resolve(host, port)
    except socket.gaierror as fault:
        is_unknown = fault.errno in _UNKNOWN_NAME
        outcome = Outcome.NO_SUCH_HOST if is_unknown else Outcome.RESOLVER_FAILED
        return Failure(outcome, host)
    except (OSError, UnicodeError):
        return Failure(Outcome.RESOLVER_FAILED, host)
    private = [address for address in found if not admits(address)]
    if private:
        return Failure(Outcome.PRIVATE_ADDRESS, f"{host} is {private[0]}")
    return found or Failure(Outcome.NO_SUCH_HOST, host)
