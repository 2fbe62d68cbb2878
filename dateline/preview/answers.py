"""What a preview answers.

Comes in: a request that was let in, or why it was not. Goes out: a status, headers, and bytes, an
open file or the wish to be told of news. Nothing here knows of sockets.
"""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import parse_qs

from dateline.preview.dressing import (
    EVENTS,
    NEWS,
    OWN,
    SCRIPT,
    STYLE,
    Manner,
    dress,
    nothing_here,
)
from dateline.preview.files import is_folder, open_file
from dateline.preview.overlay import overlay
from dateline.preview.request import COOKIE, Asked, Refused, address_of
from dateline.preview.showing import Showing

_BROWSER = Path(__file__).parent / "browser"
_KINDS = {
    "atom": "application/atom+xml",
    "avif": "image/avif",
    "bib": "application/x-bibtex; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml",
}
_HTML, _PLAIN = _KINDS["html"], _KINDS["txt"]
# For answers that are no pages: nothing in them may run or load anything.
_NOTHING = "default-src 'none'; frame-ancestors 'none'"
# Of everything that is ever sent. No answer says that another site may read it.
_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Robots-Tag", "noindex, nofollow"),
    ("Cache-Control", "no-store"),
)
REASONS = {
    200: "OK",
    301: "Moved Permanently",
    303: "See Other",
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    414: "URI Too Long",
    421: "Misdirected Request",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent: the head, and then `body` or `file`; or the head, and then news for ever."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    file: BinaryIO | None = None
    is_stream: bool = False

    def head(self) -> bytes:
        """Return the head as it goes over the wire."""
        lines = [f"HTTP/1.1 {self.status} {REASONS[self.status]}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _answer(
    status: int, kind: str, body: bytes, *more: tuple[str, str], policy: str = _NOTHING
) -> Answer:
    headers = (
        ("Content-Type", kind),
        ("Content-Length", str(len(body))),
        ("Content-Security-Policy", policy),
        *_ALWAYS,
        *more,
    )
    return Answer(status=status, headers=headers, body=body)


def refusal(refused: Refused) -> Answer:
    """Return the answer to a request that is not let in."""
    allowed = (("Allow", "GET, HEAD"),) if refused.status == 405 else ()  # noqa: PLR2004 - HTTP's
    return _answer(refused.status, _PLAIN, f"{refused.why}\n".encode(), *allowed)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where answers come from: how the preview is set up, and what it shows just now."""

    manner: Manner
    showing: Callable[[], Showing]
    word: str = ""

    def answer(self, asked: Asked) -> Answer:
        """Return the answer to a request."""
        if asked.brings_word:
            kept = f"{COOKIE}={self.word}; Path=/; HttpOnly; SameSite=Strict"
            return _answer(303, _PLAIN, b"", ("Location", asked.path), ("Set-Cookie", kept))
        if asked.path.startswith(f"/{OWN}/"):
            return self._own(asked)
        url = address_of(asked.path)
        if url is None:
            return refusal(Refused(404, "There is nothing here."))
        return self._page(url) if url.endswith(".html") else self._file(url)

    def _own(self, asked: Asked) -> Answer:
        path = asked.path.removeprefix("/")
        if path in {SCRIPT, STYLE}:
            name = path.rpartition("/")[2]
            return _answer(200, _KINDS[name.rpartition(".")[2]], (_BROWSER / name).read_bytes())
        if path == NEWS:
            return self._news(asked.query)
        if path == EVENTS:
            headers = (("Content-Type", "text/event-stream"), *_ALWAYS)
            return Answer(status=200, headers=headers, is_stream=True)
        return refusal(Refused(404, "There is nothing here."))

    def _news(self, query: str) -> Answer:
        """Tell a page what happened since it was served."""
        given = parse_qs(query, max_num_fields=10) if query.count("&") < 10 else {}  # noqa: PLR2004
        (page, *_), (since, *_) = given.get("page", [""]), given.get("since", [""])
        if not (since.isascii() and since.isdigit()) or len(since) > 18:  # noqa: PLR2004 - 63 bits
            return refusal(Refused(400, "Since when?"))
        showing, counter = self.showing(), int(since)
        news = {
            "counter": showing.counter,
            "reload": showing.is_stale(page, counter),
            "styles": showing.new_styles(counter),
            "faults": overlay(showing.faults, self.manner.editor),
        }
        return _answer(200, _KINDS["json"], json.dumps(news).encode())

    def _page(self, url: str) -> Answer:
        # What is shown is looked up first: a page newer than its counter is only loaded twice.
        showing = self.showing()
        opened = open_file(self.manner.root, url)
        status, html = 404, nothing_here(url)
        if opened:
            with opened.file as file:
                status, html = 200, file.read().decode("utf-8", "replace")
        dressed = dress(html, url, showing, self.manner, secrets.token_urlsafe(16))
        first, *others = dressed.policies
        more = (("Content-Security-Policy", policy) for policy in others)
        return _answer(status, _HTML, dressed.text.encode(), *more, policy=first)

    def _file(self, url: str) -> Answer:
        opened = open_file(self.manner.root, url)
        if opened is None and is_folder(self.manner.root, url):
            return _answer(301, _PLAIN, b"", ("Location", f"/{url}/"))
        if opened is None:
            is_file = "." in url.rpartition("/")[2]
            return refusal(Refused(404, "There is nothing here.")) if is_file else self._page(url)
        kind = _KINDS.get(url.rpartition(".")[2], "application/octet-stream")
        headers = (
            ("Content-Type", kind),
            ("Content-Length", str(opened.size)),
            ("Content-Security-Policy", _NOTHING),
            *_ALWAYS,
        )
        return Answer(status=200, headers=headers, file=opened.file)
