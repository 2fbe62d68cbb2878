"""The address of a cited work, in the form in which two are compared.

Comes in: an address as somebody copied it. Goes out: the same without what does not tell two works
apart: scheme, default port, `www.` and what stands before the host of a mobile page, the archive or
cache that keeps a copy, tracking parameters, the order of parameters, a fragment, the index page of
a folder. Works that are two must stay two, so nothing is guessed from a path: `/story/amp` is not
`/story`. The form is for comparing and never for printing or fetching. Every step is linear.
"""

import re
import unicodedata
from urllib.parse import quote

from dateline.base.tracking import is_tracking

# A host behind a prefix, with or without a scheme; Wayback makes one slash of two.
_HOST_FOLLOWS = r"(?=https?:/|[^/?#]+\.[^/?#])"
_COVER = r"(?:(?:www|m|mobile|amp)\.)*"
_PORT = r"\.?(?::\d{0,5})?"
_STAMP = r"\d{4,14}"
_TODAY = r"(?:\d{14}|\d{4}\.\d\d\.\d\d-\d{6}|newest|oldest|o/\w{4,8})"
_KEEPERS = (
    # web.archive.org/web/20130101120000id_/http://example.org/
    rf"{_COVER}(?:web|wayback)\.archive\.org{_PORT}/web/{_STAMP}(?:[a-z]{{2}}_)?/{_HOST_FOLLOWS}",
    # archive.ph/20130101120000/http://example.org/, and archive.ph/newest/http://example.org/
    rf"{_COVER}archive\.(?:today|ph|is|li|vn|fo|md){_PORT}/{_TODAY}/(?=https?:/)",
    # www.google.com/amp/s/example.org/, and example-org.cdn.ampproject.org/c/s/example.org/
    rf"{_COVER}google\.(?:com?\.)?[a-z]{{2,3}}{_PORT}/amp/(?:s/)?{_HOST_FOLLOWS}",
    rf"(?:[a-z0-9-]+\.){{1,3}}cdn\.ampproject\.org{_PORT}/[cv]/(?:s/)?{_HOST_FOLLOWS}",
)
_SCHEME = re.compile(r"https?:/+", re.IGNORECASE)
_KEEPER = re.compile("|".join(_KEEPERS), re.IGNORECASE)
_BEFORE = re.compile(f"{_SCHEME.pattern}|{_KEEPER.pattern}", re.IGNORECASE)
_ENDS_OF_HOST = (":443", ":80", ":", ".")
_COVERS = ("www.", "m.", "mobile.", "amp.")
# Below these only whole sites are registered: `m.co.uk` is no page of `co.uk`.
_LONGEST_SUFFIX = 6
_SUFFIX = re.compile(r"(?:ac|co|com|edu|go|gob|gov|gouv|ne|net|or|org)\.[a-z]{2}")
# Their mobile pages have the `m` in the middle: en.m.wikipedia.org.
_WIKIS = (".wikipedia.org", ".wikinews.org", ".wikisource.org", ".wikiquote.org", ".wiktionary.org")
_LONGEST_LABEL = 63
_DELIMITERS = re.compile(r"[/?#@:\\%\s]")

_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_ALL_SIGNS = "".join(chr(code) for code in range(33, 127))
_IDLE_ENDS = ("/", "/index.html", "/index.htm")


def comparable(url: str) -> str:
    """Return what `url` has in common with all addresses of the same work."""
    normal = _normal(url[_begins(url) :])
    # What stands before the address of a keeper may hide it until it is in normal form.
    while begins := _begins(normal):
        normal = _normal(normal[begins:])
    return normal


def _begins(url: str) -> int:
    """Return where the address itself begins, behind its scheme and those who keep copies."""
    start = 0
    while before := _BEFORE.match(url, start):
        start = before.end()
    return start


def _normal(rest: str) -> str:
    """Return an address without scheme in its normal form."""
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    host, slash, path = rest.partition("/")
    text = _host(host) + _path(slash + path)
    if query and (query := _query(query)):
        text += f"?{query}"
    # Behind these signs stands the page of a site that loads its pages itself.
    return f"{text}#{fragment}" if fragment.startswith(("!", "/")) else text


def _host(host: str) -> str:
    host = _trimmed(host).lower()
    if not host.isascii() or "xn--" in host:
        host = _trimmed(_in_letters(host))
    if host.endswith(_WIKIS):
        name, ending = host.split(".")[-2:]
        before = [label for label in host.split(".")[:-2] if label != "m"]
        host = ".".join([*before, name, ending])
    start = 0
    while host.startswith(_COVERS, start):
        cover = host.index(".", start) + 1
        if not _names_a_site(host, cover):
            break
        start = cover
    return host[start:]


def _trimmed(host: str) -> str:
    """Return a host without the port that its scheme has anyway, and without a dot at its end."""
    end = len(host)
    while host.endswith(_ENDS_OF_HOST, 0, end):
        end -= next(len(one) for one in _ENDS_OF_HOST if host.endswith(one, 0, end))
    return host[:end]


def _names_a_site(host: str, start: int) -> bool:
    """Return whether what begins at `start` is a host that somebody could own."""
    if len(host) - start <= _LONGEST_SUFFIX and _SUFFIX.fullmatch(host, start):
        return False
    return host.find(".", start + 1) > 0


def _in_letters(host: str) -> str:
    """Return an international host as it is read; both spellings of it are in use."""
    plain = unicodedata.normalize("NFKC", host).replace("\u3002", ".").lower()
    if _DELIMITERS.search(plain):
        return host
    return ".".join([_label(label) for label in plain.split(".")])


def _label(label: str) -> str:
    if not label.startswith("xn--") or len(label) > _LONGEST_LABEL:
        return label
    try:
        read = label[4:].encode("ascii").decode("punycode")
        is_exact = read.encode("punycode") == label[4:].encode("ascii")
    except (UnicodeError, OverflowError):
        return label
    normal = unicodedata.normalize("NFKC", read).lower()
    is_name = is_exact and normal == read and "." not in read and not _DELIMITERS.search(read)
    return read if is_name and not read.isascii() and "\u3002" not in read else label


def _path(path: str) -> str:
    path = _escaped(path)
    if "/." in path:
        path = _without_dots(path)
    end = len(path)
    while path.endswith(_IDLE_ENDS, 0, end):
        end -= next(len(one) for one in _IDLE_ENDS if path.endswith(one, 0, end))
    return path[:end]


def _without_dots(path: str) -> str:
    """Resolve `.` and `..` as browsers do before they ask."""
    kept: list[str] = []
    for part in path.split("/")[1:]:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    return "".join(f"/{part}" for part in kept)


def _query(query: str) -> str:
    """Return the parameters by name; those of one name keep their order, which may matter."""
    parts = [part for part in _escaped(query).split("&") if part]
    named = [(part.partition("=")[0], part) for part in parts]
    named.sort(key=lambda pair: pair[0])
    return "&".join([part for name, part in named if not is_tracking(name)])


def _escaped(text: str) -> str:
    """Return `text` with every sign escaped that must be, and no other: RFC 3986, 6.2.2."""
    if not text.isascii():
        text = quote(text, safe=_ALL_SIGNS, errors="replace")
    return _ESCAPE.sub(_escape, text) if "%" in text else text


def _escape(found: re.Match[str]) -> str:
    if not found[1]:
        return "%25"
    sign = chr(int(found[1], 16))
    return sign if _UNRESERVED.fullmatch(sign) else found[0].upper()


def is_kept_copy(url: str) -> bool:
    """Return whether `url` leads to an archive's or a cache's copy of another address."""
    scheme = _SCHEME.match(url)
    return bool(scheme and _KEEPER.match(url, scheme.end()))
