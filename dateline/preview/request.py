"""A request, and whether it is let in.

Comes in: the head of a request as it came over the wire, the names we answer to. Goes out: what is
asked for, or why nobody is served. A page on any other site, open in the same browser, can send
requests here; so only those are let in that name us and come from our own pages or from nowhere.
"""

import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from dateline.base.urls import path_fault

LONGEST_HEAD = 8 * 1024
_LONGEST_TARGET = 2_000
_MOST_HEADERS = 100
_FIRST_LINE = re.compile(r"([!-~]+) ([!-~]+) HTTP/1\.[01]")
_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\x00-\x08\x0a-\x1f\x7f]*)")
# Escapes that would part, end or hide a path, and whatever is no escape at all.
_BAD_ESCAPE = re.compile(r"%(?:00|2f|5c|(?![0-9a-f]{2}))", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
_FROM_HERE = frozenset({"same-origin", "none"})
COOKIE = "dateline-preview"
TOKEN = "token"  # noqa: S105 - the name of a parameter


@dataclass(frozen=True, slots=True)
class Door:
    """Who is let in: the hosts with their port that we answer to, and the word, if one is asked."""

    hosts: frozenset[str]
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for: a path below the site, and what stands behind its question mark.

    `brings_word` tells that the word came with the address and is to be kept as a cookie.
    """

    path: str
    query: str = ""
    is_head: bool = False
    brings_word: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a request is not answered: a status of HTTP, and words for people."""

    status: int
    why: str


def read_request(head: bytes, door: Door) -> Asked | Refused:
    """Return what a request asks for, or why it is refused; `head` ends before the empty line."""
    first, *lines = head.decode("latin-1").split("\r\n")
    line = _FIRST_LINE.fullmatch(first)
    headers = list(_headers(lines))
    if line is None or None in headers:
        return Refused(400, "The request is not HTTP.")
    if len(headers) > _MOST_HEADERS:
        return Refused(431, "The request has too many headers.")
    named = [header for header in headers if header]
    method, target = line[1], line[2]
    refused = _refused(method, named, door)
    if refused:
        return refused
    path, _, query = target.partition("?")
    fault = _path_refused(target, path)
    if fault:
        return fault
    asked = Asked(path=_decoded(path), query=query, is_head=method == "HEAD")
    return _with_word(asked, named, door) if door.word else asked


def _headers(lines: list[str]) -> Iterator[tuple[str, str] | None]:
    for line in lines:
        found = _HEADER.fullmatch(line)
        yield (found[1].lower(), found[2].rstrip(" \t")) if found else None


def _refused(method: str, headers: list[tuple[str, str]], door: Door) -> Refused | None:
    def values(name: str) -> list[str]:
        return [value for key, value in headers if key == name]

    hosts = [host.lower() for host in values("host")]
    if len(hosts) != 1 or hosts[0] not in door.hosts:
        return Refused(421, "This is a preview; it answers to its own names only.")
    if any(origin.lower() != f"http://{hosts[0]}" for origin in values("origin")):
        return Refused(403, "Another site asked for this page.")
    if not _FROM_HERE.issuperset(values("sec-fetch-site")):
        return Refused(403, "Another site leads here. Type the address to open the preview.")
    if method not in {"GET", "HEAD"}:
        return Refused(405, "A preview can be looked at, and nothing else.")
    has_body = any(length != "0" for length in values("content-length"))
    if has_body or values("transfer-encoding"):
        return Refused(400, "A request for a page has no body.")
    return None


def _path_refused(target: str, path: str) -> Refused | None:
    if len(target) > _LONGEST_TARGET:
        return Refused(414, "The address is too long.")
    is_plain = path.startswith("/") and "//" not in path and "#" not in target
    if not is_plain or _BAD_ESCAPE.search(path):
        return Refused(400, "This is not an address of a page.")
    decoded = _decoded(path)
    if _CONTROL.search(decoded) or "\ufffd" in decoded:
        return Refused(400, "This is not an address of a page.")
    if not {".", ".."}.isdisjoint(decoded.split("/")):
        return Refused(400, "An address does not lead upwards.")
    return None


def _decoded(path: str) -> str:
    return unquote_to_bytes(path).decode("utf-8", "replace")


def _with_word(asked: Asked, headers: list[tuple[str, str]], door: Door) -> Asked | Refused:
    """Let in who knows the word, from the first address or from the cookie it left."""
    wanted = door.word.encode()
    cookies = [part.strip() for key, text in headers if key == "cookie" for part in text.split(";")]
    kept = [one.partition("=")[2] for one in cookies if one.partition("=")[0] == COOKIE]
    if any(hmac.compare_digest(word.encode(), wanted) for word in kept):
        return asked
    brought = dict(part.partition("=")[::2] for part in asked.query.split("&")).get(TOKEN, "")
    if hmac.compare_digest(brought.encode(), wanted):
        return Asked(path=asked.path, is_head=asked.is_head, brings_word=True)
    return Refused(403, "Open the address that the terminal shows; it holds a word to be let in.")


def address_of(path: str) -> str | None:
    """Return the address in the edition that a path leads to, or None if there can be none."""
    url = path.removeprefix("/")
    url = f"{url}index.html" if not url or url.endswith("/") else url
    return None if path_fault(url) else url
