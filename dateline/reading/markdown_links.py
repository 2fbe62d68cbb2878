"""Where links and pictures of a body lead.

Comes in: an address as typed and the folder of the manuscript. Goes out: a `Target`, a picture's
path, or a fault with its reason. Whatever a browser would decode is decoded first, so that
`javascript&colon;x` is judged by what it would do and not by what it looks like.
"""

import html
import posixpath
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote

from dateline.base.slugs import SLUG
from dateline.base.urls import AddressFault, source_fault
from dateline.model.addresses import is_document

CONTENT = "content/"
# Without a semicolon a browser may or may not decode; we never do, and write the sign out as text.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z0-9]{1,32});")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_MAIL = re.compile(r"mailto:[^\s<>\"@?,]+@[^\s<>\"@?,/]+(?:\?[^\s<>\"]*)?", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.([a-z]{2,})(?:/.*)?", re.IGNORECASE)
_OFFICE = (".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp")
# What readers of PDFs understand, less signs that mean something in HTML (RFC 8118, section 3).
_PLACE = re.compile(r"[A-Za-z0-9=,._-]*")
_FILE_ENDINGS = frozenset(("doc", "htm", "html", "jpeg", "jpg", "md", "pdf", "png", "txt"))


class Target(NamedTuple):
    """Where a link leads: elsewhere, to a manuscript, a slug, a document, or only an anchor."""

    url: str = ""
    manuscript: str = ""
    slug: str = ""
    anchor: str = ""
    document: str = ""


def decoded(address: str) -> str:
    """Return an address as a browser would read it: entities resolved, ends trimmed."""
    if "&" in address:
        address = _ENTITY.sub(lambda found: html.unescape(found[0]), address)
    return address.strip()


def target_of(address: str, folder: str) -> Target | AddressFault:
    """Return where a decoded address leads, or why no link may lead there."""
    shown = _UNSEEN.sub("", address)
    if address.startswith("//"):
        return AddressFault("bad-link", f"`{shown}` has no scheme", f"write https:{shown}")
    if scheme := _SCHEME.match(shown):
        return _elsewhere(address, scheme[0].casefold())
    if _UNSEEN.search(address) or "\\" in address:
        hint = "folders are parted by / and names hold no control characters"
        return AddressFault("bad-link", f"`{shown}` is not a path", hint)
    path, _, anchor = address.partition("#")
    if path:
        return _inside(path, anchor, folder)
    if anchor:
        return Target(anchor=_plain(anchor))
    hint = "put an address or #anchor between the parentheses"
    return AddressFault("bad-link", "the link leads nowhere", hint)


def _elsewhere(address: str, scheme: str) -> Target | AddressFault:
    if scheme == "mailto:":
        if _MAIL.fullmatch(address):
            return Target(url=address)
        hint = "write mailto: and one address, such as mailto:desk@example.org"
        return AddressFault("bad-link", f"`{_UNSEEN.sub('', address)}` is not a mail address", hint)
    if scheme in {"http:", "https:"}:
        fault = source_fault(address)
        if fault is None:
            return Target(url=address)
        return fault._replace(code=fault.code.replace("bad-address", "bad-link"))
    hint = "links lead to https://, http:// and mailto: addresses and to manuscripts"
    return AddressFault("bad-link", f"`{scheme}` is no kind of address for a link", hint)


def _inside(path: str, anchor: str, folder: str) -> Target | AddressFault:
    if SLUG.fullmatch(path):
        return Target(slug=path, anchor=_plain(anchor))
    name = _plain(path)
    is_ours = name.endswith(".md") or is_document(name)
    if not is_ours or name.startswith("/") or _UNSEEN.search(name) or "\\" in name:
        message = f"`{path}` is neither a web address nor a manuscript"
        return AddressFault("bad-link", message, _advice(path))
    whole = resolved(name, folder)
    if whole is None:
        kind = "documents" if is_document(name) else "manuscripts"
        hint = f"links lead to {kind} below content/"
        return AddressFault("broken-link", f"`{path}` leads out of the content folder", hint)
    if is_document(name):
        if _PLACE.fullmatch(anchor):
            return Target(document=whole, anchor=anchor)
        hint = "name a page, as in ruling.pdf#page=3"
        return AddressFault("bad-link", f"`#{anchor}` is no place in a document", hint)
    return Target(manuscript=whole, anchor=_plain(anchor))


def _advice(path: str) -> str:
    if is_document(path):
        return "put the document beside the manuscript, and name it as in ruling.pdf"
    if path.casefold().endswith(_OFFICE):
        return "export it as PDF: of PDFs Dateline takes out what they tell about their makers"
    host = _HOST.fullmatch(path)
    if host and host[1].casefold() not in _FILE_ENDINGS:
        return f"if it is a web address, write https://{path}"
    return "name the manuscript, as in ../2008/name.md, or its slug"


def resolved(path: str, folder: str) -> str | None:
    """Return a path typed in `folder` relative to the site, or None if it leaves content/."""
    whole = posixpath.normpath(posixpath.join(folder, path))
    return whole if whole.startswith(CONTENT) else None


def picture_of(address: str, folder: str) -> str | AddressFault:
    """Return the path of a picture, relative to the site, or why it may not be shown."""
    shown = _UNSEEN.sub("", address)
    if not address:
        hint = "put the name of the file between the parentheses"
        return AddressFault("missing-picture", "the picture has no file", hint)
    if address.startswith("//") or _SCHEME.match(shown):
        hint = "save the picture beside the manuscript, with its maker's leave, and name the file"
        message = f"`{shown}` is not a file beside the manuscript"
        return AddressFault("remote-picture", message, hint)
    name = _plain(address)
    path = None if _UNSEEN.search(name) or "\\" in name else resolved(name, folder)
    if path is None or name.startswith("/"):
        hint = "name a file beside the manuscript, such as photo.jpg"
        return AddressFault("missing-picture", f"`{shown}` leads out of the content folder", hint)
    if is_document(path):
        hint = f"link to it, as in [the ruling]({shown})"
        return AddressFault("unreadable-picture", f"`{shown}` is a document and no picture", hint)
    return path


def _plain(text: str) -> str:
    """Return text without percent signs, in form NFC, as file names and ids are compared."""
    return unicodedata.normalize("NFC", unquote(text))
