"""Hosts that show one page for whatever is asked for.

Comes in: two answers of a host, one of them to an address that cannot exist. Goes out: whether they
are the same page. Such pages often repeat the address that was asked for, so it is left out of the
comparison.
"""

from urllib.parse import unquote

from dateline.checks.links.messages import Answer, Target
from dateline.checks.links.softnotfound import text_of

Shown = tuple[Target, Answer]


def strange_address(target: Target, token: str) -> Target:
    """Return the address of a page beside `target` that cannot exist."""
    folder = target.resource.partition("?")[0].rpartition("/")[0]
    return Target(
        scheme=target.scheme,
        host=target.host,
        port=target.port,
        resource=f"{folder}/{token}",
    )


def same_page(known: Shown, strange: Shown, asked: Target) -> bool:
    """Tell whether a host showed the same for both."""
    return _bare(known, known[0]) == _bare(strange, asked)


def _bare(shown: Shown, asked: Target) -> str:
    """Return the text of a page without the address it was shown for."""
    text = text_of(shown[1])
    name = asked.resource.rpartition("/")[2]
    wanted = (asked.url, shown[0].url, asked.resource, shown[0].resource, name)
    for word in sorted({*wanted, *map(unquote, wanted)}, key=len, reverse=True):
        if len(word) > 1:
            text = text.replace(word, "")
    return " ".join(text.split())
