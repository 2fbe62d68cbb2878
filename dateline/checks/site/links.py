"""Check `links`: every way inside the built pages leads somewhere.

Comes in: the addresses in a page; then where all of them lead. Goes out: errors for ways to files
and places that do not exist, warnings for those that only hold on the archive's own host.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, partial

from dateline.base.text import closest
from dateline.checks.site.addresses import elsewhere, target_of, way_down
from dateline.checks.site.check import Check, Finding, PageView, Site, Way

# Always there, whatever the page says (https://html.spec.whatwg.org/#scrolling-to-a-fragment).
_EVERYWHERE = frozenset(["", "top"])
# An address with words of the page instead of an id: `#:~:text=`.
_WORDS = ":~:"
# A host gives this page out at any depth, so it has to name the archive's own address.
_NOT_FOUND = "404.html"


def _look(page: PageView) -> Iterator[Finding]:
    """Find the addresses that lead nowhere from a disk, a mirror or an onion address."""
    for one in page.references:
        target = target_of(one.address, page.url, page.base_url)
        is_rooted = one.address.startswith("/") and not elsewhere(one.address, "")
        # A link to the whole address may be meant, and `link` elements are there for machines.
        is_loaded = target is not None and target.is_fixed and one.manner != "leads"
        if page.url != _NOT_FOUND and (is_rooted or is_loaded):
            begins = "begins at the root of the host" if is_rooted else "names the archive's host"
            yield Finding(
                code="fixed-link",
                message=f"the address {one.address} {begins}; it leads astray from a copy",
                hint="begin it with `{{ page.root }}`, as in `{{ page.root }}static/style.css`",
                traces=_traces(one.address),
            )


def _run(site: Site) -> Iterator[Finding]:
    # What other pages are asked for: seldom more than footnotes and sources of some of them.
    wanted: defaultdict[str, dict[str, tuple[str, Way]]] = defaultdict(dict)
    # A template that is wrong is so on every page; the nearest address is looked for once.
    nearest = cache(partial(_nearest, site.files))
    for page, sight in site.sights:
        for way in sight.ways:
            if way.url not in site.files:
                yield _nowhere(page, way, site.files, nearest)
            elif way.url != page and not _is_everywhere(way):
                wanted[way.url].setdefault(way.fragment, (page, way))
            elif not _is_everywhere(way) and way.fragment not in sight.anchors:
                yield _no_place(page, way, sight.anchors)
    for url, fragments in wanted.items():
        there = site.sights.of(url)
        # What could not be rendered is reported already; a document has places of its own.
        if there is not None and url.endswith(".html"):
            for page, way in fragments.values():
                if way.fragment not in there.anchors:
                    yield _no_place(page, way, there.anchors)


def _is_everywhere(way: Way) -> bool:
    return way.fragment in _EVERYWHERE or _WORDS in way.fragment


def _nearest(files: frozenset[str], url: str) -> str | None:
    """Return the address in the same folder that is most like one that does not exist."""
    folder = url.rpartition("/")[0]
    return closest(url, [one for one in files if one.rpartition("/")[0] == folder])


def _nowhere(
    page: str, way: Way, files: frozenset[str], nearest: Callable[[str], str | None]
) -> Finding:
    folder = f"{way.url.rstrip('/')}/index.html".lstrip("/")
    if folder in files:
        return Finding(
            code="folder-link",
            message=f"a link leads to the folder {way.url or '/'}; from a disk it shows no page",
            hint=f"let it lead to {folder}",
            traces=_traces(way.written),
            page=page,
        )
    near = nearest(way.url)
    return Finding(
        code="broken-link",
        message=f"a link leads to {way.url or '/'}, which is not in the edition",
        hint=f"did you mean {near}?" if near else "",
        traces=_traces(way.written),
        page=page,
    )


def _no_place(page: str, way: Way, anchors: tuple[str, ...]) -> Finding:
    near = closest(way.fragment, anchors)
    where = "the page" if way.url == page else way.url
    return Finding(
        code="broken-anchor",
        message=f"a link leads to #{way.fragment}, which {where} does not have",
        hint=f"did you mean #{near}?" if near else "",
        traces=_traces(way.written),
        page=page,
    )


def _traces(address: str) -> tuple[str, ...]:
    """Return the texts by which an address is recognised where it was written."""
    return tuple(dict.fromkeys([address, way_down(address)]))


CHECK = Check(
    name="links",
    summary="links and anchors inside the built pages lead somewhere",
    codes=("broken-link", "broken-anchor", "link-to-held", "fixed-link", "folder-link"),
    look=_look,
    run=_run,
)
