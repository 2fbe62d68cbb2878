"""What outcomes of visits are called when people read of them, and which of them are alike.

Comes in: nothing. Goes out: words, and sets of outcomes.
"""

from dateline.model.linkstate import Outcome

WORDS: dict[Outcome, str] = {
    Outcome.ALIVE: "is there",
    Outcome.TOO_LARGE: "is there, and larger than we read",
    Outcome.NOT_FOUND: "the host has no such page",
    Outcome.GONE: "the host says it was removed for good",
    Outcome.SOFT_NOT_FOUND: "the host shows another page instead of saying that it has none",
    Outcome.EMPTY: "the answer is empty",
    Outcome.REQUEST_REFUSED: "the host does not take the request",
    Outcome.SERVER_ERROR: "the host has an error of its own",
    Outcome.REDIRECT_LOOP: "it leads in a circle",
    Outcome.TOO_MANY_REDIRECTS: "it leads on and on",
    Outcome.BAD_REDIRECT: "it leads to what is no public web address",
    Outcome.NO_SUCH_HOST: "there is no such host",
    Outcome.CONNECTION_REFUSED: "the host refuses connections",
    Outcome.UNREACHABLE: "there is no way to the host",
    Outcome.CONNECTION_RESET: "the host breaks the connection off",
    Outcome.TIMED_OUT: "the host does not answer in time",
    Outcome.TRUNCATED: "the answer ends too early",
    Outcome.NOT_HTTP: "the host does not speak HTTP",
    Outcome.TLS_EXPIRED: "the host's certificate has expired",
    Outcome.TLS_WRONG_HOST: "the certificate is another host's",
    Outcome.TLS_SELF_SIGNED: "the host vouches for itself alone",
    Outcome.TLS_UNTRUSTED: "the certificate is not to be trusted",
    Outcome.TLS_PROTOCOL: "no secure connection can be agreed upon",
    Outcome.FORBIDDEN: "the host does not let us see it",
    Outcome.ROBOTS: "the host's robots.txt asks programs to stay away",
    Outcome.BUSY: "the host asked to be left alone for a while",
    Outcome.RESOLVER_FAILED: "the name of the host could not be looked up",
    Outcome.PRIVATE_ADDRESS: "the host is in a private network",
    Outcome.UNUSABLE_ADDRESS: "this is no address that can be visited",
}
# Where nobody answered at all: if that is so everywhere, our own connection is to blame.
UNANSWERED = frozenset(
    [
        Outcome.NO_SUCH_HOST,
        Outcome.CONNECTION_REFUSED,
        Outcome.UNREACHABLE,
        Outcome.TIMED_OUT,
        Outcome.RESOLVER_FAILED,
    ]
)
# What a second attempt may mend.
PASSING = frozenset(
    [Outcome.CONNECTION_RESET, Outcome.TIMED_OUT, Outcome.TRUNCATED, Outcome.NOT_HTTP]
)
