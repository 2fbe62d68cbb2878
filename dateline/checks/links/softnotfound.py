"""Pages that say "not found" without saying so to programs.

Comes in: where we began, where we ended, what was answered there. Goes out: why this is not the
page that was cited, or an empty text. Headlines of reports hold the words "not found" as well, so
only a whole part of a title or heading counts, and words in the text only where there is hardly any
other text.
"""

import re
import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache
from html import unescape

from dateline.checks.links.messages import Answer, Target
from dateline.checks.links.notfoundwords import COMMON, PHRASES, SENTENCES

PAGES = frozenset(["text/html", "application/xhtml+xml"])
_MOST_TEXT = 64 * 1024
# More markup than this is no bare page of errors.
_BARE = 16 * 1024
_HARDLY_ANY = 1200
_LONGEST_HEADING = 500
_BARS = re.compile(r"[|·»«•]|\s/\s")
_DASHES = re.compile(r"[–—]|\s-\s")
_ENDS = " .!,:-–—"
_UNMISTAKABLE = PHRASES - COMMON
_NUMBER = re.compile(r"^(?:http\s*)?(?:error\s*)?404\b|\b404$|\berror\s*404\b|\b404\s*error\b")
_FRONT = re.compile(
    r"/(?:index|home|default|main)?(?:\.\w{2,5})?|/[a-z]{2}(?:[-_][a-zA-Z]{2})?/?", re.IGNORECASE
)
_ERROR_PAGE = re.compile(
    r"/(?:[\w-]*[-_])?(?:404|not-?found|page-?not-?found|pagenotfound|error-?404|404-?error|"
    r"error|errors|fehler)(?:[-_]?page)?(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
# Python knows more codecs than the web; some of them are no encodings of text, some are slow.
_OF_THE_WEB = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|(?:us-)?ascii|latin-?\d+|iso-?8859-\d+|iso-2022-\w+|cp-?\d+|"
    r"windows-\d+|gbk?\d*|gb_?2312(?:-80)?|hz-gb-2312|big5(?:-?hkscs)?|euc-?(?:jp|kr|cn)|koi8-?[ru]|"
    r"(?:x-)?(?:shift[-_]?jis|sjis)|macintosh|tis-620",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"<(!--|script|style|noscript|template|svg)(?:(?<=--)|(?=[\s/>])[^<>]*>)", re.IGNORECASE
)
_TITLE = re.compile(r"<(title)(?:\s[^<>]*)?>", re.IGNORECASE)
_HEADING = re.compile(r"<(h1)(?:\s[^<>]*)?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def is_page(answer: Answer) -> bool:
    """Tell whether an answer is a page for people rather than a document or a picture."""
    return answer.media_type in PAGES


def led_astray(begun: Target, ended: Target) -> str:
    """Return why the end of a chain of redirects is not the page that was cited."""
    path = ended.resource.partition("?")[0]
    began_at = begun.resource.partition("?")[0]
    if _ERROR_PAGE.search(path) and not _ERROR_PAGE.search(began_at):
        return f"it leads to {ended.url}"
    is_deep = not _FRONT.fullmatch(began_at) or "?" in begun.resource
    if is_deep and _FRONT.fullmatch(path) and "?" not in ended.resource:
        return f"it leads to the front page {ended.url}"
    return ""


def says_not_found(answer: Answer) -> str:
    """Return the words with which a page says that there is nothing, or an empty text."""
    if not is_page(answer):
        return ""
    page = read_page(answer)
    for heading in (page.title, *page.headings):
        if _is_sentence_of_absence(heading):
            return f"it is headed “{heading[:80]}”"
    if len(page.text) <= _HARDLY_ANY:
        text = _folded(page.text)
        found = next((sentence for sentence in SENTENCES if sentence in text), "")
        return f"it says “{found}” and little else" if found else ""
    return ""


def _is_sentence_of_absence(heading: str) -> bool:
    """Tell whether a heading, or all that stands on one side of a dash or bar, says "not found"."""
    whole = _folded(heading)
    barred = (whole, *_BARS.split(whole))
    dashed = (part for each in barred for part in _DASHES.split(each))
    return any(_says_nothing(part, PHRASES) for part in barred) or any(
        _says_nothing(part, _UNMISTAKABLE) for part in dashed
    )


def _says_nothing(part: str, phrases: frozenset[str]) -> bool:
    without = _NUMBER.sub("", part.strip()).strip(_ENDS)
    return without in phrases or (not without and "404" in part)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return " ".join(plain.split()).strip(" .!¡")


@dataclass(frozen=True, slots=True)
class Page:
    """What of a page people read first."""

    title: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""


def read_page(answer: Answer) -> Page:
    """Return title, main headings and, where there is little, the text of a page.

    Parsers of HTML need minutes for some pages of 64 kB, and the page may be anybody's: what is
    read here is read from left to right and once.
    """
    markup = _without(text_of(answer), _SILENT)
    titles = _elements(markup, _TITLE)
    headings = tuple(_plain(one[:_LONGEST_HEADING]) for one in _elements(markup, _HEADING))
    return Page(
        title=_plain(titles[0][:_LONGEST_HEADING]) if titles else "",
        headings=headings,
        text=_plain(_without(markup, _TITLE)) if len(markup) <= _BARE else "",
    )


def _without(markup: str, kind: re.Pattern[str]) -> str:
    """Return markup without elements of a kind; one that never ends takes the rest with it."""
    pieces: list[str] = []
    begin = 0
    while found := kind.search(markup, begin):
        pieces.append(markup[begin : found.start()])
        end = _end_of(found[1]).search(markup, found.end())
        begin = end.end() if end else len(markup)
    return " ".join([*pieces, markup[begin:]])


def _elements(markup: str, kind: re.Pattern[str]) -> list[str]:
    """Return what is inside the elements of a kind."""
    inside: list[str] = []
    begin = 0
    while found := kind.search(markup, begin):
        end = _end_of(found[1]).search(markup, found.end())
        inside.append(markup[found.end() : end.start() if end else len(markup)])
        begin = end.end() if end else len(markup)
    return inside


@cache
def _end_of(name: str) -> re.Pattern[str]:
    return re.compile("-->" if name == "!--" else rf"</{re.escape(name)}[^<>]*>", re.IGNORECASE)


def _plain(markup: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", markup)).split())


def text_of(answer: Answer) -> str:
    """Return the beginning of a body as text, in the encoding that it says it has."""
    body = _unpacked(answer)[:_MOST_TEXT]
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    named = _CHARSET.search(answer.header("Content-Type").encode("latin-1", "replace"))
    named = named or _CHARSET.search(body[:2048])
    name = named[1].decode() if named else "utf-8"
    try:
        return body.decode(name if _OF_THE_WEB.fullmatch(name) else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _unpacked(answer: Answer) -> bytes:
    """Return a body as it was before it was packed; some hosts pack without being asked."""
    if answer.header("Content-Encoding").casefold() not in {"gzip", "x-gzip", "deflate"}:
        return answer.body
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(answer.body, _MOST_TEXT)
    except zlib.error:
        return answer.body
