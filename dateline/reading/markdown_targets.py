"""Links of a tree and of raw HTML, judged and noted.

Comes in: an address as it stands in the tree. Goes out: the attributes of the link: a token for a
manuscript, an address with `rel=noreferrer` for the world outside, a report for everything else.
"""

import html
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE

from dateline.base.diagnostics import Mark
from dateline.base.urls import AddressFault, doubtful_host
from dateline.reading.markdown_links import decoded, target_of
from dateline.reading.markdown_notebook import Notebook

_UNESCAPE = UnescapeTreeprocessor().unescape


def typed_address(address: str) -> tuple[str, str]:
    """Return an address of the tree as typed, for finding it, and as a browser would read it."""
    if AMP_SUBSTITUTE in address:
        # A mail address between < and >: the library spells it in entities, to hide it from robots.
        plain = html.unescape(address.replace(AMP_SUBSTITUTE, "&"))
        return plain.removeprefix("mailto:"), plain
    typed = _UNESCAPE(address)
    return typed, decoded(typed)


def written(value: str) -> str:
    """Return a value such that the serializer, which leaves entities alone, writes it exactly."""
    return value.replace("&", f"{AMP_SUBSTITUTE}amp;")


def link_attributes(address: str, place: Callable[[], Mark], notebook: Notebook) -> dict[str, str]:
    """Return the attributes of a link to a decoded address; none after a report."""
    target = target_of(address, notebook.options.folder)
    if isinstance(target, AddressFault):
        notebook.report(target.code, target.message, place(), target.hint)
        return {}
    url, anchor = target.url, target.anchor
    if target.manuscript or target.slug or target.document:
        return {"href": notebook.add_link(place(), target)}
    if anchor:
        notebook.jumps.append((anchor, place()))
        return {"href": f"#{anchor}"}
    if url.casefold().startswith("mailto:"):
        return {"href": url}
    if doubt := doubtful_host(url):
        hint = "check that it is the address you mean"
        notebook.report("doubtful-address", f"the host of `{url}` {doubt}", place(), hint)
    return {"href": url, "rel": "noreferrer"}


def set_link(link: Element, notebook: Notebook) -> None:
    """Give a link of the tree its address, and make links inside it plain words."""
    typed, address = typed_address(link.attrib.pop("href", ""))
    place = notebook.places.meet(typed)
    for name, value in link_attributes(address, place, notebook).items():
        link.set(name, written(value))
    if not "".join(link.itertext()).strip() and link.find(".//img") is None:
        message = f"the link to `{address}` has no words" if address else "the link has no words"
        hint = "write what readers click on between the square brackets"
        notebook.report("bad-link", message, place(), hint)
    for inner in link.findall(".//a") if len(link) else ():
        inner.tag = "span"
        inner.attrib.clear()
        message = f"the link to `{address}` holds another link, a footnote or a citation"
        notebook.report("bad-link", message, place(), "end the link before it")
