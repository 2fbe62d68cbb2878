"""The pages of an edition as files: what each leads to, loads and says, without a browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

# Every attribute whose value a browser takes for an address (html.spec.whatwg.org, "Attributes"),
# and those that SVG and older pages have.
ADDRESSES = frozenset(
    {
        *("href", "src", "srcset", "imagesrcset", "action", "formaction", "data", "poster", "cite"),
        *("ping", "background", "manifest", "longdesc", "codebase", "profile", "xlink:href"),
        *("archive", "classid", "usemap"),
    }
)
SETS = frozenset({"srcset", "imagesrcset"})


@dataclass(frozen=True, slots=True)
class Address:
    """An address that a page names, and the element that names it."""

    element: str
    attribute: str
    value: str
    attributes: dict[str, str]

    @property
    def is_outside(self) -> bool:
        """Tell whether it leads out of the folder: to a host, or to the top of one."""
        return bool(urlsplit(self.value).scheme) or self.value.startswith(("/", "\\"))


class Printed(HTMLParser):
    """A page that was read: its addresses, its ids, its elements, and what of it would act."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.addresses: list[Address] = []
        self.ids: set[str] = set()
        self.elements: set[str] = set()
        self.acts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.add(tag)
        for name, value in attributes.items():
            if name in ADDRESSES:
                parts = value.split(",") if name in SETS else [value]
                self.addresses += [
                    Address(
                        tag, name, (part.split() or [""])[0] if name in SETS else part, attributes
                    )
                    for part in parts
                ]
            elif name == "id":
                self.ids.add(value)
            elif name == "style" or name.startswith("on") or "url(" in value:
                self.acts.append(f"{tag} {name}={value}")
        if attributes.get("http-equiv", "").lower() == "refresh":
            (target,) = re.findall(r"url=(.*)", attributes["content"])
            self.addresses.append(Address(tag, "content", target, attributes))


class Edition:
    """All pages of an output folder, read once."""

    def __init__(self, folder: Path) -> None:
        """Read every page below a folder."""
        self.folder = folder
        self.pages = {
            path.relative_to(folder).as_posix(): Printed(path.read_text("utf-8"))
            for path in sorted(folder.rglob("*.html"))
        }
        self.files = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        }

    def links(self, url: str) -> Iterator[tuple[Address, str, str]]:
        """Yield the addresses of a page that stay inside: each, the file it names, its anchor."""
        for one in self.pages[url].addresses:
            if not one.is_outside:
                whole, anchor = urldefrag(urljoin(f"file:///{url}", one.value))
                yield one, unquote(urlsplit(whole).path).removeprefix("/"), unquote(anchor)

    def clicks(self, start: str) -> dict[str, int]:
        """Return how many clicks on plain links each page is away from one of them."""
        away = {start: 0}
        waiting = [start]
        for url in waiting:
            for one, target, _ in self.links(url):
                # What a map draws is for pointers; the ways counted here are for everybody.
                is_plain = one.element == "a" and one.attributes.get("tabindex") != "-1"
                if is_plain and target in self.pages and target not in away:
                    away[target] = away[url] + 1
                    waiting.append(target)
        return away
