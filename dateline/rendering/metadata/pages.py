"""Pages that are not articles, as schema.org has them.

Comes in: the frame of the page, its name, the way to it from the front page. Goes out: a `WebPage`,
or what is known to be more than that.
"""

from collections.abc import Iterable

from dateline.rendering.metadata.jsonld import Json, Node, node
from dateline.rendering.metadata.newsroom import ABOUT, address, archive, publisher
from dateline.rendering.metadata.shapes import FixedPageShape, PageShape, SiteShape

Step = tuple[str, str]


def fixed_page(fixed: FixedPageShape, page: PageShape, site: SiteShape) -> Node:
    """Return a fixed page; the settings say which one is about the newsroom."""
    about = [one.url for one in site.policies if one.kind == ABOUT]
    return node(
        "AboutPage" if page.url in about else "WebPage",
        {
            "name": fixed.title,
            "description": fixed.summary,
            "url": page.canonical,
            "inLanguage": fixed.language,
            "isPartOf": archive(site),
            "publisher": publisher(site),
        },
    )


def collection(name: str, trail: Iterable[Step], page: PageShape, site: SiteShape) -> Node:
    """Return a list; `trail` are names and addresses of the pages between the front page and it."""
    return node(
        "CollectionPage",
        {
            "name": name,
            "url": page.canonical,
            "inLanguage": site.language,
            "isPartOf": archive(site),
            "breadcrumb": _breadcrumb([*trail, (name, page.url)], site) if site.base_url else None,
        },
    )


def _breadcrumb(trail: list[Step], site: SiteShape) -> Node:
    steps = [(site.title, "index.html"), *trail]
    items: list[Json] = [
        node("ListItem", {"position": number, "name": name, "item": address(site, url)})
        for number, (name, url) in enumerate(steps, 1)
    ]
    return node("BreadcrumbList", {"itemListElement": items})
