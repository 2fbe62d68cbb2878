"""Addresses as articles and hosts write them, into what can be asked for.

Comes in: the address of a cited work, or where a host leads on to. Goes out: a `Target`, or why it
is none. An address with a user name or password in it is refused here, so that none is ever sent.
"""

import re
from contextlib import suppress
from urllib.parse import quote, urljoin, urlsplit

from dateline.checks.links.messages import Failure, Target
from dateline.model.linkstate import Outcome

LONGEST = 8000
# Percent signs stay: most addresses are escaped already.
_STAY = "%!$&'()*+,;=:@/?~[]-._"
# Names, and numbers of IPv4 and IPv6; no name of a network card behind them.
_HOST = re.compile(r"[a-z0-9_-][a-z0-9._-]*|[0-9a-f:.]*:[0-9a-f:.]*")
_PORTS = {"http": 80, "https": 443}


def target_of(address: str) -> Target | Failure:
    """Return what to ask for at an address."""
    if len(address) > LONGEST:
        return Failure(Outcome.UNUSABLE_ADDRESS, "it is too long")
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as fault:
        return Failure(Outcome.UNUSABLE_ADDRESS, str(fault))
    if parts.scheme not in _PORTS:
        return Failure(Outcome.UNUSABLE_ADDRESS, "it is not https:// or http://")
    if "@" in parts.netloc:
        return Failure(Outcome.UNUSABLE_ADDRESS, "it holds a user name or password")
    host = _in_letters_of_dns(parts.hostname or "")
    if not host:
        return Failure(Outcome.UNUSABLE_ADDRESS, "it names no host")
    query = f"?{quote(parts.query, safe=_STAY)}" if parts.query else ""
    return Target(
        scheme=parts.scheme,
        host=host,
        port=_PORTS[parts.scheme] if port is None else port,
        resource=f"{quote(parts.path, safe=_STAY) or '/'}{query}",
        fragment=parts.fragment,
    )


def next_target(here: Target, location: str) -> Target | Failure:
    """Return where a host leads on to from `here`."""
    # Headers are read as Latin-1; hosts that write other letters write them in UTF-8.
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    if not location.strip():
        return Failure(Outcome.BAD_REDIRECT, "it leads on without saying where")
    try:
        joined = urljoin(here.url, location.strip())
    except ValueError as fault:
        return Failure(Outcome.BAD_REDIRECT, str(fault))
    found = target_of(joined)
    if isinstance(found, Failure):
        return Failure(Outcome.BAD_REDIRECT, found.words)
    return found


def _in_letters_of_dns(host: str) -> str:
    """Return the name of a host as resolvers know it; empty where it is no name."""
    host = host.casefold().rstrip(".")
    try:
        known = host if host.isascii() else host.encode("idna").decode().casefold()
    except UnicodeError:
        return ""
    return known if _HOST.fullmatch(known) else ""
