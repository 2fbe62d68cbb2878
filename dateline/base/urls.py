"""Addresses: our own, below the output folder, and other people's, in source lists.

Comes in: text. Goes out: what is wrong with it, or a normal form. Our own addresses are relative
paths with `/`, compared after case folding and Unicode normalisation, because a page lost on a
colleague's file system is lost.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlsplit

from dateline.base.slugs import WINDOWS_NAMES

LONGEST_PATH = 200
# Parts of digits, or that begin with four letters or five signs: no name that Windows keeps.
_ORDINARY_PATH = re.compile(
    r"(?>(?:[A-Za-z0-9_~-]{5,}|[A-Za-z]{4}|[0-9]+)(?:\.[A-Za-z0-9_~-]+)*(?:/|$))+(?<!/)"
)
_SAFE_PATH = re.compile(r"[A-Za-z0-9._~\-]+(?:/[A-Za-z0-9._~\-]+)*")
_HOST_FIRST = re.compile(r"[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+(?:/|$)")
# How browsers read the last part of a host: as a number, then the whole host is an IPv4 address.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_NEVER_IN_ADDRESS = frozenset('<>"\\^`{|}')
_PLAIN_ADDRESS = re.compile(r"[!#-;=?-\[\]_a-z~]*")
# A name with letters at its end, and a path: nothing that any of the checks below could mind.
_ORDINARY_ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*+\.)++[A-Za-z]{2,}(?:/[!$-.0-:=@-Z_a-z~/]*)?"
)
# Unicode's controls, formatting signs, spaces, line ends, private signs and half pairs.
_UNSEEN = frozenset(["Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"])
# Names with a leading full stop that belong into a site.
_HIDDEN_NAMES = frozenset([".nojekyll", ".well-known"])
# Parameters that let whoever holds the address act as somebody: never to be published.
_SECRET_PARAMETERS = frozenset(
    [
        "access_token",
        "api_key",
        "apikey",
        "auth",
        "auth_token",
        "code_verifier",
        "id_token",
        "jsessionid",
        "jwt",
        "key",
        "passwd",
        "password",
        "phpsessid",
        "pwd",
        "refresh_token",
        "secret",
        "session",
        "session_id",
        "sessionid",
        "sid",
        "sig",
        "signature",
        "token",
    ]
)


class AddressFault(NamedTuple):
    """Why an address is refused: a diagnostic code, a message and a hint."""

    code: str
    message: str
    hint: str = ""


def fold(path: str) -> str:
    """Return the form in which two paths that some file system would confuse are equal."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def path_fault(path: str) -> str | None:
    """Return what is wrong with a path below the output folder as half a sentence, or None."""
    if _ORDINARY_PATH.fullmatch(path) and len(path) <= LONGEST_PATH:
        return None
    if not path:
        return "is empty"
    if path.startswith("/"):
        return "may not begin with a slash; it is a path inside the site"
    if not _SAFE_PATH.fullmatch(path):
        return (
            "may hold only the letters A-Z and a-z, digits, `.`, `_`, `~`, `-` and single slashes"
        )
    if len(path) > LONGEST_PATH:
        return f"is longer than {LONGEST_PATH} characters"
    return next((fault for part in path.split("/") if (fault := _part_fault(part))), None)


@lru_cache(maxsize=4096)  # pages share their folders
def _part_fault(part: str) -> str | None:
    if part in {".", ".."}:
        return "may not hold `.` or `..` as a folder"
    if part.startswith(".") and part not in _HIDDEN_NAMES:
        return (
            f"holds `{part}`, and servers and tools give names with a leading full stop a meaning"
        )
    if part.endswith("."):
        return "may not hold a name that ends in a full stop, which Windows drops"
    if part.partition(".")[0].casefold() in WINDOWS_NAMES:
        return f"holds `{part}`, a name that Windows keeps for a device"
    return None


def root_of(url: str) -> str:
    """Return the relative way from the page `url` up to the output folder: empty or `../…`."""
    return "../" * url.count("/")


def whole_address(base: str, url: str) -> str:
    """Return the address of a page as it is cited: a folder stands for its index page."""
    folder, slash, name = url.rpartition("/")
    return f"{base}/{folder}{slash}" if name == "index.html" else f"{base}/{url}"


def source_fault(url: str) -> AddressFault | None:
    """Return why the address of a cited work or link may not be published, or None."""
    if _ORDINARY_ADDRESS.fullmatch(url):
        return None
    plain = _PLAIN_ADDRESS.fullmatch(url)
    stray = None if plain else next((sign for sign in url if not _may_stand(sign)), None)
    if stray:
        return _stray_sign(url, stray)
    if url.startswith("//") or _HOST_FIRST.match(url):
        missing = "https:" if url.startswith("//") else "https://"
        return AddressFault("bad-address", f"`{url}` has no scheme", f"write {missing}{url}")
    scheme, _, rest = url.partition(":")
    if scheme.casefold() not in {"http", "https"}:
        hint = "an address begins with https:// or http://"
        return AddressFault("bad-address", f"`{url}` is not a web address", hint)
    if not rest.startswith("//"):
        hint = f"write {scheme}://{rest.lstrip('/')}"
        return AddressFault("bad-address", f"`{url}` names no host", hint)
    return _host_fault(url) or _secret_fault(url)


def _may_stand(sign: str) -> bool:
    return sign not in _NEVER_IN_ADDRESS and unicodedata.category(sign) not in _UNSEEN


def _stray_sign(url: str, sign: str) -> AddressFault:
    # `quote` cannot spell half a surrogate pair, which no decoded file holds.
    spelled = quote(sign, errors="replace")
    if sign == " ":
        hint = f"write {spelled} instead; two addresses are two sources"
        return AddressFault("bad-address", f"`{url}` holds a space", hint)
    if unicodedata.category(sign) in _UNSEEN:
        hint = f"remove it, or write {spelled} if it belongs to the address"
        from dateline.base.text import described  # only for whoever made a mistake

        return AddressFault("bad-address", f"the address holds {described(sign)}", hint)
    hint = f"write {spelled} instead"
    return AddressFault("bad-address", f"`{url}` holds `{sign}`, which no address has", hint)


def _host_fault(url: str) -> AddressFault | None:
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        hint = "compare it with the address in the browser"
        return AddressFault("bad-address", f"`{url}` is not a web address", hint)
    if "@" in parts.netloc:
        hint = "remove everything between // and @; it is a password for all to read"
        return AddressFault("address-with-secret", f"the address of {host} holds a user name", hint)
    if not any(sign.isalnum() for sign in host):
        hint = "write the name of the site after ://"
        return AddressFault("bad-address", f"`{url}` names no host", hint)
    return None


def _secret_fault(url: str) -> AddressFault | None:
    parts = urlsplit(url)
    # `;jsessionid=…` stands in the path; what an identity provider hands back, in the fragment.
    in_path = (parameter.partition("=")[0] for parameter in parts.path.split(";")[1:])
    named = [name for name, _ in parse_qsl(parts.query) + parse_qsl(parts.fragment)]
    secret = next((name for name in [*in_path, *named] if _is_secret(name)), None)
    if secret is None:
        return None
    hint = "remove it, or cite the public address of the work"
    message = f"`{secret}=` in the address may open an account"
    return AddressFault("address-with-secret", message, hint)


def _is_secret(name: str) -> bool:
    name = name.casefold()
    return name in _SECRET_PARAMETERS or name.startswith(("x-amz-", "x-goog-"))


def doubtful_host(url: str) -> str | None:
    """Return why the host of an address without fault deserves a second look, or None.

    Readers cannot tell whom a bare number belongs to, or that `xn--…` is spelled like a known name.
    """
    if _ORDINARY_ADDRESS.fullmatch(url):
        return None
    host = (urlsplit(url).hostname or "").rstrip(".")
    if ":" in host or _NUMBER.fullmatch(host.rpartition(".")[2]):
        return "is a bare number"
    if any(label.startswith("xn--") for label in host.split(".")):
        return "is written in punycode"
    if "." not in host:
        return "is a name that only a private network knows"
    return None
