"""Addresses in pages and style sheets: what browsers load, follow and send to.

Comes in: a page, or the text of a style sheet, and its address. Goes out: every address in it, how
it is used, and the file of the edition that it leads to.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from dateline.checks.site.document import Document, Element

# A browser loads the one by itself, goes to the other when asked to, and sends a form to the last.
Manner = Literal["loads", "leads", "sends"]
_LOADED = {
    "audio": ("src",),
    "body": ("background",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "frame": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"),
    "table": ("background",),
    "td": ("background",),
    "th": ("background",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
# Kinds of links that have a browser ask another host for something without being told to.
LOADING = frozenset(
    [
        "apple-touch-icon",
        "apple-touch-startup-image",
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    ]
)
_REFRESH = re.compile(r"[\d.\s]*[;,]?\s*url\s*=\s*['\"]?([^'\"]*)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|@namespace\b[^;{}]{0,500};", re.DOTALL | re.IGNORECASE)
_IN_STYLE = re.compile(
    r"""\b(?:url|src)\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]+))|@import\s*(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)
_SET = re.compile(r"image-set\(((?:[^()]|\([^()]*\))*)\)", re.IGNORECASE)
_IN_SET = re.compile(r"""(?:^|,)\s*(?:"([^"]*)"|'([^']*)')""")
_PARTED = re.compile(r",\s+|,$")
# As lenient as browsers are: any number of slashes, of either kind, and white space taken out.
_FAR = re.compile(r"(?:(?:https?|wss?|ftp):[/\\]*|[/\\]{2,})([^/\\?#]*)", re.IGNORECASE)
_BREAKS = re.compile(r"[\t\n\r]")


class Reference(NamedTuple):
    """An address as it is written, how it is used, and the element it stands in, if in one."""

    address: str
    manner: Manner
    element: Element | None = None


class Target(NamedTuple):
    """A file of the edition, relative to the output folder, and a place in it, perhaps empty.

    `is_fixed` tells whether the address holds only where the archive stands at its own address.
    """

    url: str
    fragment: str
    is_fixed: bool = False


def references_of(page: Document) -> Iterator[Reference]:
    """Yield every address in a page, in the order of the elements."""
    for element in page.elements:
        for name in _LOADED.get(element.tag, ()):
            if element.has(name):
                yield from _loaded(element, name)
        if element.has("style"):
            yield from _styled(element.get("style"), element)
        if element.tag in _OTHERS:
            yield from _OTHERS[element.tag](element)
        if element.tag == "style":
            text = "".join(page.texts[element.begin : element.end])
            yield from _styled(text, element)


def _loaded(element: Element, name: str) -> Iterator[Reference]:
    found = element.get(name)
    several = name in {"srcset", "imagesrcset"}
    addresses = candidates(found) if several else [found]
    return (Reference(one, "loads", element) for one in addresses)


def _of_anchor(element: Element) -> Iterator[Reference]:
    for name in ("href", "xlink:href"):
        if element.has(name):
            yield Reference(element.get(name), "leads", element)
    yield from (Reference(one, "sends", element) for one in element.get("ping").split())


def _of_link(element: Element) -> Iterator[Reference]:
    if element.has("href"):
        kinds = {*element.get("rel").casefold().split()}
        yield Reference(element.get("href"), "loads" if kinds & LOADING else "leads", element)
    yield from _loaded(element, "imagesrcset")


def _of_form(element: Element) -> Iterator[Reference]:
    for name in ("action", "formaction"):
        if element.get(name):
            yield Reference(element.get(name), "sends", element)


def _of_meta(element: Element) -> Iterator[Reference]:
    if element.get("http-equiv").casefold() == "refresh":
        found = _REFRESH.match(element.get("content"))
        if found:
            yield Reference(found[1].strip(), "loads", element)


_OTHERS = {
    "a": _of_anchor,
    "area": _of_anchor,
    "button": _of_form,
    "form": _of_form,
    "input": _of_form,
    "link": _of_link,
    "meta": _of_meta,
}


def candidates(pictures: str) -> list[str]:
    """Return the addresses of a `srcset`."""
    return [words[0] for one in _PARTED.split(pictures) if (words := one.split())]


def references_in_style(text: str) -> Iterator[Reference]:
    """Yield what a style sheet has browsers load."""
    return _styled(text, None)


def _styled(text: str, element: Element | None) -> Iterator[Reference]:
    text = _COMMENT.sub(" ", text)
    found = [*_IN_STYLE.finditer(text)]
    found += (one for chosen in _SET.finditer(text) for one in _IN_SET.finditer(chosen[1]))
    addresses = (next(filter(None, one.groups()), "") for one in found)
    return (Reference(one.strip(), "loads", element) for one in addresses if one.strip())


def way_down(address: str) -> str:
    """Return an address without the way up from the page, as templates and people write it."""
    return address.lstrip("./") or address


def elsewhere(address: str, base_url: str) -> str:
    """Return the host that an address is on, if that is not the archive's own; else nothing."""
    found = _FAR.match(_BREAKS.sub("", address))
    host = found[1].casefold() if found else ""
    return "" if host == urlsplit(base_url).netloc.casefold() else host


def target_of(address: str, page: str, base_url: str) -> Target | None:
    """Return the file of the edition that an address on `page` leads to, if it leads to one.

    A folder keeps the slash at its end; at its own address it is the page that hosts show for it.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    home = urlsplit(base_url)
    is_own = bool(home.netloc) and (parts.scheme, parts.netloc) == (home.scheme, home.netloc)
    if (parts.scheme or parts.netloc) and not is_own:
        return None
    if not is_own and not path.startswith("/"):
        return Target(_normal(posixpath.dirname(page), path) if path else page, fragment)
    if not f"{path}/".startswith(f"{home.path}/"):
        return None
    url = _normal("", path.removeprefix(home.path).lstrip("/"))
    is_folder = not url or url.endswith("/")
    return Target(f"{url}index.html" if is_folder else url, fragment, is_fixed=True)


def _normal(folder: str, path: str) -> str:
    """Return the path from the output folder, without turns; a folder keeps its slash."""
    is_folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    plain = posixpath.normpath(posixpath.join(folder, path) or ".")
    plain = "" if plain == "." else plain
    return f"{plain}/" if is_folder and plain else plain
