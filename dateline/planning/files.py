"""Files for hosts and robots, and files that are copied.

Comes in: settings, the archive, the theme's files. Goes out: pages of plain text, and copies.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from dateline.base.digest import Digest
from dateline.model.addresses import (
    ATOM,
    JSON_FEED,
    copy_address,
    is_document,
    is_picture,
    media_address,
    narrower_address,
    static_address,
)
from dateline.model.archive import Archive
from dateline.model.config import Config
from dateline.model.keptcopy import SAVED
from dateline.model.page import Copy, CopyKind
from dateline.planning.parts import Table
from dateline.planning.pictures import made_widths
from dateline.planning.sitemaps import NEWS_SITEMAP, SITEMAP
from dateline.planning.views import TextView

# A policy in a <meta> element cannot say frame-ancestors, so hosts are told as well. Both hold: by
# what their own element says, the search page alone lets a script in, and the front page a form.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


# Where feeds stand. Whatever this does not match, archived feeds among it, hosts call XML or JSON,
# which feed readers take as well. `:name` is one folder to all hosts that read the file.
FEED_PLACES = ("/feed", "/corrections/feed", "/:kind/:name/feed")


def plan_host_files(archive: Archive, config: Config, table: Table) -> None:
    """Add robots.txt, and the files by which common hosts are configured."""
    names = (SITEMAP, NEWS_SITEMAP) if config.base_url else ()
    sitemaps = "".join(f"\nSitemap: {config.base_url}/{name}" for name in names)
    robots = f"User-agent: *\nAllow: /\n{sitemaps}"
    _plan_text("robots.txt", f"{robots.rstrip()}\n", table)
    root = urlsplit(config.base_url).path
    headers = (
        ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
        ("Referrer-Policy", config.referrer),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
    )
    rules = "/*\n" + "".join(f"  {name}: {text}\n" for name, text in headers)
    _plan_text("_headers", rules + (_feed_rules(root) if config.base_url else ""), table)
    lines = [f"{root}/{one.url} {root}/{one.article.url} 301\n" for one in archive.redirects]
    _plan_text("_redirects", "".join(lines), table)
    _plan_text(".nojekyll", "", table)


def _feed_rules(root: str) -> str:
    """Return what hosts are told that call any file XML or JSON and no more."""
    kinds = ((ATOM, "application/atom+xml"), (JSON_FEED, "application/feed+json"))
    return "".join(
        f"{root}{place}{ending}\n  Content-Type: {kind}; charset=utf-8\n"
        for place in FEED_PLACES
        for ending, kind in kinds
    )


def _plan_text(url: str, text: str, table: Table) -> None:
    table.plan(url, "text", "format:text", table.part("text", TextView(text=text)))


def copies(archive: Archive, assets: Mapping[str, Digest]) -> tuple[Copy, ...]:
    """Return the files that are copied: the theme's, pictures, documents, copies of works.

    `assets` maps a path below static/ to the digest of the file that is there. A logo tells about
    its makers as a photograph does, so pictures and documents among them are cleaned as well.
    """
    static = [
        Copy(
            url=static_address(path),
            source_path=f"static/{path}",
            digest=digest,
            kind=_kind(path),
        )
        for path, digest in sorted(assets.items())
    ]
    media = (
        copy
        for path, digest in sorted(archive.media.items())
        for copy in _made_of(path, digest, archive)
    )
    kept = [
        Copy(url=copy_address(digest), source_path=f"{SAVED}/{name}", digest=digest)
        for name, digest in archive.copies.items()
    ]
    return (*static, *media, *kept)


def _kind(path: str) -> CopyKind:
    if is_picture(path):
        return "picture"
    return "document" if is_document(path) else "file"


def _made_of(path: str, digest: Digest, archive: Archive) -> Iterator[Copy]:
    """Yield the files that are made of one picture or document."""
    url = media_address(path)
    if is_document(path):
        yield Copy(url=url, source_path=path, digest=digest, kind="document")
        return
    yield Copy(url=url, source_path=path, digest=digest, kind="picture")
    measure = archive.measures.get(path)
    for width in made_widths(measure) if measure else ():
        url = narrower_address(path, width)
        yield Copy(url=url, source_path=path, digest=digest, kind="picture", width=width)
