"""Pages and sites as checks see them, made out of little."""

from collections.abc import Iterable, Iterator, Mapping

from dateline.base.diagnostics import Diagnostic
from dateline.checks.site.addresses import references_in_style, references_of
from dateline.checks.site.check import Check, Finding, PageView, Sight, Site
from dateline.checks.site.document import Document, read_document
from dateline.checks.site.looking import look, seen
from dateline.model.archive import Archive
from tests.indexing.desk import BASE_URL, archive_of, config

URL = "2020/05/a.html"


def page(main: str, head: str = "") -> str:
    """Return a page with which nothing is wrong but what is put into it."""
    return (
        f'<!doctype html><html lang="en"><head><title>A</title>{head}</head>'
        f"<body><main><h1>A</h1>{main}</main></body></html>"
    )


def on_page(check: Check, html: str, url: str = URL) -> list[Finding]:
    """Return what a check finds on a page."""
    document = read_document(html)
    return [*check.look(PageView(url, document, tuple(references_of(document)), BASE_URL))]


def in_style(check: Check, text: str, url: str = "static/style.css") -> list[Finding]:
    """Return what a check finds in a style sheet."""
    return [*check.look(PageView(url, Document(), tuple(references_in_style(text)), BASE_URL))]


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    """Return the codes and messages of findings."""
    return [(one.code, one.message) for one in findings]


class Seen:
    """What was seen of some files."""

    def __init__(self, sights: Mapping[str, Sight]) -> None:
        self.sights = sights

    def __iter__(self) -> Iterator[tuple[str, Sight]]:
        return iter(self.sights.items())

    def of(self, url: str) -> Sight | None:
        return self.sights.get(url)


def seen_of(files: Mapping[str, str | bytes]) -> dict[str, Sight]:
    """Return what is seen of files by address."""
    texts = {url: one.encode() if isinstance(one, str) else one for url, one in files.items()}
    return {url: seen(look(BASE_URL, url, [data])) for url, data in texts.items()}


def site_of(
    sights: Mapping[str, Sight] | None = None,
    *,
    archive: Archive | None = None,
    templates: Mapping[str, str] | None = None,
    parts: Mapping[str, Mapping[str, frozenset[str] | None]] | None = None,
    texts: Iterable[str] = (),
) -> Site:
    """Return a site with these files."""
    return Site(
        archive=archive or archive_of(),
        config=config(),
        templates=templates or {},
        template_paths={name: f"templates/{name}" for name in templates or {}},
        parts=parts or {},
        texts=frozenset(texts),
        files=frozenset(sights or {}),
        sights=Seen(sights or {}),
    )


def in_site(check: Check, site: Site) -> list[Finding]:
    """Return the findings of a check about a whole site."""
    return [one for one in check.run(site) if isinstance(one, Finding)]


def said_of(check: Check, site: Site) -> list[Diagnostic]:
    """Return what a check says of a whole site and knows the place of."""
    return [one for one in check.run(site) if isinstance(one, Diagnostic)]
