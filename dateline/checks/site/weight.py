"""Check `weight`: a page is light enough for a slow network.

Comes in: the sizes of pages and of what they need. Goes out: a warning for each page that is too
heavy. Texts count as hosts send them, compressed; of a picture with several sizes, the smallest
counts, which a telephone takes.
"""

from collections.abc import Iterator, Mapping

from dateline.checks.site.check import Check, Finding, Sight, Site

# At 1.6 Mbit/s, a slow mobile network, half a second and five seconds.
MOST_TEXT, MOST_IN_ALL = 100_000, 1_000_000
_THOUSAND = 1000


def _run(site: Site) -> Iterator[Finding]:
    sizes: dict[str, int] = {}
    parts: dict[str, tuple[str, ...]] = {}
    for url, sight in site.sights:
        if not _is_page(url):
            sizes[url] = sight.packed or sight.size
            if sight.parts:
                parts[url] = sight.parts
    # What is heavy on many pages is told once.
    told: set[str] = set()
    for url, sight in site.sights:
        if _is_page(url):
            for one in _weigh(url, sight, _needed(sight.parts, parts), sizes):
                if one.page not in told:
                    told.add(one.page)
                    yield one


def _needed(wanted: tuple[str, ...], parts: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the style sheets and scripts of a page with all that they load themselves."""
    found: set[str] = set()
    waiting = [*wanted]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += parts.get(one, ())
    return found


def _is_page(url: str) -> bool:
    return url.endswith(".html")


def _weigh(url: str, sight: Sight, parts: set[str], sizes: Mapping[str, int]) -> Iterator[Finding]:
    text = sight.packed + sum(sizes.get(part, 0) for part in parts)
    pictures = {
        min((sizes.get(one, 0), one) for one in chosen) for chosen in sight.pictures if chosen
    }
    total = text + sum(size for size, _ in pictures)
    if text > MOST_TEXT:
        files = [(sizes.get(part, 0), part) for part in parts]
        size, heaviest = max([(sight.packed, url), *files])
        yield _page(url, text) if heaviest == url else _file(heaviest, size, text)
    elif total > MOST_IN_ALL:
        size, heaviest = max(pictures)
        yield Finding(
            code="heavy-page",
            message=(
                f"the page has browsers load {_kilobytes(total)}; "
                f"more than {_kilobytes(MOST_IN_ALL)} take long on a slow network"
            ),
            hint=f"its heaviest picture, {heaviest}, has {_kilobytes(size)}: save it smaller",
            traces=(heaviest.removeprefix("media/").rpartition("/")[2],),
            page=url,
        )


def _page(url: str, text: int) -> Finding:
    return Finding(
        code="heavy-page",
        message=(
            f"the page has {_kilobytes(text)} of HTML, styles and scripts, compressed; "
            f"more than {_kilobytes(MOST_TEXT)} take long on a slow network"
        ),
        hint="part a long article or a long list into several pages",
        page=url,
    )


def _file(url: str, size: int, text: int) -> Finding:
    """Return what there is to say of a style sheet, script or font that makes pages heavy."""
    return Finding(
        code="heavy-page",
        message=(
            f"{url} has {_kilobytes(size)}, compressed, and makes a page one of "
            f"{_kilobytes(text)}; more than {_kilobytes(MOST_TEXT)} take long on a slow network"
        ),
        hint="leave out what readers can do without, such as fonts",
        page=url,
    )


def _kilobytes(size: int) -> str:
    return f"{size // _THOUSAND:,} kB"


CHECK = Check(
    name="weight",
    summary="pages are light enough for a slow network",
    codes=("heavy-page",),
    run=_run,
)
