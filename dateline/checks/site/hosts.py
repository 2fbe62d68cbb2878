"""Check `hosts`: the edition fits where archives are often published for little or no money.

Comes in: how many files there are, how large, and how many old addresses. Goes out: a warning for
each limit of a host that the edition is beyond. Where the numbers are from and when they were
looked up stands in docs/checks/hosts.md.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.checks.site.check import Check, Finding, Site

SETTINGS = "site_config.yaml"
# SHA256SUMS, which is no page.
_OUR_OWN = 1
_MEBIBYTE, _MEGABYTE = 1 << 20, 10**6


# What an edition can have too much of, in the order of telling.
Kind = Literal["files", "in_a_folder", "file_size", "size", "redirects"]


class Limit(NamedTuple):
    """What a host takes at most of one kind."""

    host: str
    kind: Kind
    most: int


LIMITS = (
    Limit("Cloudflare Pages (free)", "files", 20_000),
    Limit("Cloudflare Pages (paid)", "files", 100_000),
    Limit("GitLab Pages", "files", 200_000),
    Limit("Netlify", "in_a_folder", 54_000),
    Limit("Cloudflare Pages", "file_size", 25 * _MEBIBYTE),
    Limit("GitHub Pages", "size", 1000 * _MEGABYTE),
    Limit("GitLab Pages", "size", 1000 * _MEGABYTE),
    Limit("GitLab Pages", "redirects", 1000),
    Limit("Cloudflare Pages", "redirects", 2000),
)


def _run(site: Site) -> Iterator[Finding | Diagnostic]:
    count, redirects = len(site.files) + _OUR_OWN, len(site.archive.redirects)
    size = sum(sight.size for _, sight in site.sights)
    folders = Counter(url.rpartition("/")[0] for url in site.files)
    folder, inside = max(folders.items(), key=lambda one: (one[1], one[0]))
    place = Span(path=SETTINGS)
    for kind, code, amount, told, hint in (
        ("files", "host-files", count, f"the edition has {count:,} files", _FEWER_FILES),
        ("in_a_folder", "host-files", inside, f"{folder}/ has {inside:,} files", _MORE_FOLDERS),
        ("size", "host-size", size, f"the edition has {_size(size)}", _LESS),
        ("redirects", "host-redirects", redirects, f"there are {redirects:,} aliases", _NO_RULES),
    ):
        beyond = _beyond(kind, amount)
        if beyond:
            yield diagnose(code, f"{told}, more than {beyond}", place, hint)
    for url, sight in site.sights:
        beyond = _beyond("file_size", sight.size)
        if beyond:
            message = f"{url} has {_size(sight.size)}, more than {beyond}"
            hint = "save it smaller, or publish it elsewhere and link to it"
            yield Finding(code="host-size", message=message, hint=hint, page=url)


def _beyond(kind: str, amount: int) -> str:
    """Return which hosts take less, and how much they take; nothing if all take so much."""
    is_size = kind in {"size", "file_size"}
    found = [one for one in LIMITS if one.kind == kind and amount > one.most]
    taken = (f"{_size(one.most) if is_size else f'{one.most:,}'}" for one in found)
    return " and ".join(
        f"{one.host} takes ({most})" for one, most in zip(found, taken, strict=True)
    )


def _size(size: int) -> str:
    return f"{size // _MEGABYTE:,} MB"


_FEWER_FILES = "`publish: {citations: false}` in the settings leaves out three files an article"
_MORE_FOLDERS = "a `permalink:` with {year} and {month} parts articles into folders"
_LESS = "save pictures and documents smaller, or publish on another host"
_NO_RULES = "beyond that the page at the old address still leads to the new one"
CHECK = Check(
    name="hosts",
    summary="the edition fits where archives are often published",
    codes=("host-files", "host-size", "host-redirects"),
    run=_run,
)
