"""What the libraries of the network raise, in our own words.

Comes in: an exception. Goes out: a `Failure`. Editors must see whether a certificate has expired, a
host is gone or somebody broke the connection off: each asks for something else to be done.
"""

import errno
import http.client
import ssl
from collections.abc import Iterator

from urllib3.exceptions import (
    ConnectTimeoutError,
    IncompleteRead,
    ReadTimeoutError,
)

from dateline.checks.links.messages import Failure
from dateline.model.linkstate import Outcome

# Numbers of X.509 verification, as OpenSSL's `x509_vfy.h` has them.
_CERTIFICATES = {
    10: Outcome.TLS_EXPIRED,
    18: Outcome.TLS_SELF_SIGNED,
    19: Outcome.TLS_SELF_SIGNED,
    62: Outcome.TLS_WRONG_HOST,
    64: Outcome.TLS_WRONG_HOST,
}
_NUMBERS = {
    errno.ECONNREFUSED: Outcome.CONNECTION_REFUSED,
    errno.ECONNRESET: Outcome.CONNECTION_RESET,
    errno.ECONNABORTED: Outcome.CONNECTION_RESET,
    errno.EPIPE: Outcome.CONNECTION_RESET,
    errno.ETIMEDOUT: Outcome.TIMED_OUT,
}

_KINDS: tuple[tuple[tuple[type[BaseException], ...], Outcome], ...] = (
    ((TimeoutError, ConnectTimeoutError, ReadTimeoutError), Outcome.TIMED_OUT),
    # A host that hangs up within TLS: a reset like any other.
    ((ssl.SSLEOFError, ssl.SSLZeroReturnError), Outcome.CONNECTION_RESET),
    ((ssl.SSLError,), Outcome.TLS_PROTOCOL),
    ((http.client.RemoteDisconnected,), Outcome.CONNECTION_RESET),
    ((http.client.IncompleteRead, IncompleteRead), Outcome.TRUNCATED),
)


def failure_of(fault: BaseException) -> Failure:
    """Return what a fault means for the link; the innermost cause knows best."""
    causes = list(_causes(fault))
    for one in reversed(causes):
        outcome = _outcome_of(one)
        if outcome:
            return Failure(outcome, _words(one))
    # Our own addresses were checked before: what is left are answers that make no sense.
    return Failure(Outcome.NOT_HTTP, _words(fault))


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """Yield a fault and what it was raised from or carries, outermost first."""
    seen: set[int] = set()
    waiting: list[BaseException] = [fault]
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        carried = [each for each in one.args if isinstance(each, BaseException)]
        waiting += [*([one.__cause__] if one.__cause__ else []), *carried]


def _outcome_of(fault: BaseException) -> Outcome | None:
    if isinstance(fault, ssl.SSLCertVerificationError):
        return _CERTIFICATES.get(fault.verify_code, Outcome.TLS_UNTRUSTED)
    named = next((outcome for kinds, outcome in _KINDS if isinstance(fault, kinds)), None)
    if named is None and isinstance(fault, OSError):
        return _NUMBERS.get(fault.errno or 0, Outcome.UNREACHABLE)
    return named


def _words(fault: BaseException) -> str:
    """Return what a library says, in one line without the names of its objects."""
    if isinstance(fault, ssl.SSLCertVerificationError):
        return fault.verify_message
    if isinstance(fault, ssl.SSLError):
        return (fault.reason or "").casefold().replace("_", " ")
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror
    return type(fault).__name__
