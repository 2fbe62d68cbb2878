"""Files for hosts and robots, and files that are copied.

Comes in: settings, the archive, the theme's files. Goes out: pages of plain text, and copies.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from dateline.base.digest import Digest
from dateline.model.addresses import copy_address, static_address
from dateline.model.archive import Archive
from dateline.model.config import Config
from dateline.model.keptcopy import SAVED
from dateline.model.page import Copy
from dateline.planning.parts import Table
from dateline.planning.pictures import picture_address
from dateline.planning.views import TextView

# A policy in a <meta> element cannot say frame-ancestors, so hosts are told as well.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def plan_host_files(archive: Archive, config: Config, table: Table) -> None:
    """Add robots.txt, and the files by which common hosts are configured."""
    sitemap = f"\nSitemap: {config.base_url}/sitemap.xml\n" if config.base_url else ""
    _plan_text("robots.txt", f"User-agent: *\nAllow: /\n{sitemap}", table)
    headers = (
        ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
        ("Referrer-Policy", config.referrer),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
    )
    _plan_text("_headers", "/*\n" + "".join(f"  {name}: {text}\n" for name, text in headers), table)
    root = urlsplit(config.base_url).path
    lines = [f"{root}/{one.url} {root}/{one.article.url} 301\n" for one in archive.redirects]
    _plan_text("_redirects", "".join(lines), table)
    _plan_text(".nojekyll", "", table)


def _plan_text(url: str, text: str, table: Table) -> None:
    table.plan(url, "text", "format:text", table.part("text", TextView(text=text)))


def copies(archive: Archive, assets: Mapping[str, Digest]) -> tuple[Copy, ...]:
    """Return the files that are copied: the theme's below static/, pictures, copies of works.

    `assets` maps a path below static/ to the digest of the file that is there.
    """
    static = [
        Copy(url=static_address(path), source_path=f"static/{path}", digest=digest)
        for path, digest in sorted(assets.items())
    ]
    pictures = [
        Copy(url=picture_address(path), source_path=path, digest=digest, is_picture=True)
        for path, digest in sorted(archive.media.items())
    ]
    kept = [
        Copy(url=copy_address(digest), source_path=f"{SAVED}/{name}", digest=digest)
        for name, digest in archive.copies.items()
    ]
    return (*static, *pictures, *kept)
