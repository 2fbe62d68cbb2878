"""Check `privacy`: reading the archive asks nobody else for anything.

Comes in: what a page or a style sheet has browsers load and send. Goes out: an error for every
address on another host: that host would learn who reads what, when and from where.
"""

from collections.abc import Iterator

from dateline.checks.site.addresses import elsewhere
from dateline.checks.site.check import Check, Finding, PageView
from dateline.checks.site.document import Document


def _look(page: PageView) -> Iterator[Finding]:
    for one in page.references:
        host = elsewhere(one.address, page.base_url)
        if not host or one.manner == "leads":
            continue
        tag = f"<{one.element.tag}>" if one.element else "the style sheet"
        verb = "sends what readers type to" if one.manner == "sends" else "has browsers ask"
        yield Finding(
            code="third-party-request",
            message=f"{tag} {verb} {host}: {one.address}",
            hint=_HINTS[one.manner],
            traces=(one.address, host),
        )
    yield from _moved(page.document, page.base_url)


def _moved(page: Document, base_url: str) -> Iterator[Finding]:
    """Find what makes other addresses lead elsewhere."""
    for element in page.all("base"):
        host = elsewhere(element.get("href"), base_url)
        if host:
            yield Finding(
                code="third-party-request",
                message=f"<base> makes every address of the page one on {host}",
                hint="take it out; all links are relative",
                traces=(element.get("href"), "<base"),
            )


_HINTS = {
    "loads": "put the file itself into static/, or make it a link that readers may follow",
    "sends": "take the form out, or let it lead to a page of the archive",
}
CHECK = Check(
    name="privacy",
    summary="no page asks another host for anything",
    codes=("third-party-request", "remote-picture", "dangerous-html"),
    look=_look,
)
