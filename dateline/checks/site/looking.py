"""Looking at one file of an edition, in a worker.

Comes in: its address and its bytes. Goes out: a `Sight`, encoded and packed, because the links of a
page are long and much alike. What the checks find in a page by itself is in it.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.base.canonical import decode, encode
from dateline.checks.site.addresses import (
    Reference,
    candidates,
    references_in_style,
    references_of,
    target_of,
)
from dateline.checks.site.check import Finding, PageView, Sight, Way
from dateline.checks.site.document import Document, read_document
from dateline.checks.site.registry import CHECKS

_PAGE, _STYLE, _SCRIPT = ".html", ".css", ".js"
_FILES_TO_CHOOSE_FROM = frozenset(["img", "source"])


def look(base_url: str, url: str, pieces: Iterable[bytes]) -> bytes:
    """Return what there is to remember of a file; only one that is looked into is put together."""
    if url.endswith((_PAGE, _STYLE, _SCRIPT)):
        sight = sight_of(base_url, url, b"".join(pieces))
    else:
        sight = Sight(size=sum(map(len, pieces)))
    return zlib.compress(encode(sight), 1)


def seen(value: bytes) -> Sight:
    """Return what was remembered of a file."""
    return decode(Sight, zlib.decompress(value))


def sight_of(base_url: str, url: str, data: bytes) -> Sight:
    """Return what is seen of a page, a style sheet or a script by itself."""
    sight = Sight(size=len(data), packed=len(zlib.compress(data)))
    if url.endswith(_SCRIPT):
        return sight
    text = data.decode("utf-8", "replace")
    page = Document()
    if url.endswith(_PAGE):
        page = read_document(text)
        references = tuple(references_of(page))
    else:
        references = tuple(references_in_style(text))
    view = PageView(url, page, references, base_url)
    return replace(
        sight,
        ways=tuple(_ways(view)),
        anchors=tuple(_anchors(page)),
        parts=tuple(_parts(view)),
        pictures=tuple(dict.fromkeys(_pictures(view))),
        findings=tuple(_findings(view)),
    )


def _findings(view: PageView) -> Iterator[Finding]:
    for check in CHECKS.values():
        found = (replace(one, page=view.url, check=check.name) for one in check.look(view))
        yield from dict.fromkeys(found)


def _ways(view: PageView) -> Iterator[Way]:
    for address in dict.fromkeys(one.address for one in view.references):
        target = target_of(address, view.url, view.base_url)
        if target:
            yield Way(target.url, target.fragment, address)


def _anchors(page: Document) -> Iterator[str]:
    yield from page.ids()
    yield from (one.get("name") for one in page.all("a") if one.get("name"))


def _parts(view: PageView) -> Iterator[str]:
    """Yield the style sheets and scripts of a page, or what a style sheet loads."""
    wanted = [one for one in view.references if _is_part(one)]
    return _files((one.address for one in wanted), view)


def _is_part(one: Reference) -> bool:
    if one.element is None:
        return True
    is_style = one.element.tag == "link" and "stylesheet" in one.element.get("rel").casefold()
    return is_style or one.element.tag == "script"


def _pictures(view: PageView) -> Iterator[tuple[str, ...]]:
    """Yield the files that a browser chooses from for each picture of a page."""
    for element in view.document.all("img"):
        around = next(iter(view.document.around(element)), None)
        inside = view.document.inside(around) if around and around.tag == "picture" else [element]
        addresses = [
            address
            for one in inside
            if one.tag in _FILES_TO_CHOOSE_FROM
            for address in (one.get("src"), *candidates(one.get("srcset")))
            if address
        ]
        yield tuple(_files(addresses, view))


def _files(addresses: Iterable[str], view: PageView) -> Iterator[str]:
    targets = (target_of(one, view.url, view.base_url) for one in addresses)
    return iter(dict.fromkeys(target.url for target in targets if target))
