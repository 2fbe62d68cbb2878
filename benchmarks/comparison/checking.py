"""Whether a built site says what the archive says.

In: the records of the archive, an output folder, the reports to be read word for word. Out: what is
wrong, each as a line that names the page; nothing if nothing is. A generator that leaves a list
stale, or drops half of its work, must not be called fast.

Lists may stand on one page or be parted over several in the same folder, as long as together they
name every report, each of them by its title.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from itertools import zip_longest
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

import feedparser

from benchmarks.comparison.reading import Page, read_page, words_of
from benchmarks.comparison.reports import NEWEST, Records, Report

BASE: Final = "https://example.org/archive/"
MOST_TOLD: Final = 20
_LOCATION: Final = re.compile(r"<loc>\s*(.*?)\s*</loc>")
_REPORT: Final = re.compile(r"\d{4}/\d{2}/[^/]+\.html")


def problems(records: Records, output: Path, sample: Iterable[Report]) -> list[str]:
    """Return what is wrong with a site, at most so many lines of it."""
    checks = (
        *(_report(report, records, output) for report in sample),
        _editions(records, output),
        _lists(records, output),
        _indexes(records, output),
        _front(records, output),
        _feed(records, output),
        _sitemap(records, output),
    )
    return [line for check in checks for line in check][:MOST_TOLD]


def _absolute(page: str, link: str) -> str:
    """Return where a link on a page leads, relative to the site; a folder ends with a slash."""
    address = urljoin(BASE + page, link).removeprefix(BASE)
    return address.removesuffix("index.html")


def _page(output: Path, address: str) -> Page | None:
    path = output / address
    return read_page(path.read_text(encoding="utf-8")) if path.is_file() else None


def _report(report: Report, records: Records, output: Path) -> Iterator[str]:
    """Compare everything on the page of one report."""
    page = _page(output, report.address)
    if page is None:
        yield f"{report.address}: there is no page"
        return
    tags = [_absolute(report.address, link) for link in page.tags]
    sources = [(words_of(text), url) for text, url in page.sources]
    cited = [(words_of(f"{one.outlet} {one.title} {one.date}"), one.url) for one in report.sources]
    wanted: tuple[tuple[str, object, object], ...] = (
        ("title", words_of(page.title), words_of(report.title)),
        ("day", page.day, report.date[:10]),
        ("region", _absolute(report.address, page.region), f"regions/{report.region_slug}/"),
        ("tags", tags, [f"tags/{tag}/" for tag in report.tags]),
        ("sources", sources, cited),
        ("edition", page.edition.strip(), records.edition),
    )
    for name, found, right in wanted:
        if found != right:
            yield f"{report.address}: {name}: {found!s:.200} instead of {right!s:.200}"
    yield from _words(report, page)


def _words(report: Report, page: Page) -> Iterator[str]:
    """Compare the words of the body, one after the other."""
    pairs = zip_longest(page.words(), report.words(), fillvalue="")
    for number, (found, right) in enumerate(pairs, 1):
        if found != right:
            yield f"{report.address}: word {number} is “{found}”, not “{right}”"
            return


def _editions(records: Records, output: Path) -> Iterator[str]:
    """Look at the page of every report: it is there, and the template is the latest."""
    edition = f">{records.edition}<".encode()
    for report in records:
        path = output / report.address
        if not path.is_file():
            yield f"{report.address}: there is no page"
        elif edition not in path.read_bytes():
            yield f"{report.address}: {records.edition} has not arrived"


def _lists(records: Records, output: Path) -> Iterator[str]:
    """Compare the members of every tag and region, and their titles."""
    lists, titles = records.lists(), records.titles()
    there = {
        f"{kind}/{path.parent.name}"
        for kind in ("regions", "tags")
        for path in (output / kind).glob("*/index.html")
    }
    for folder in sorted(there - lists.keys()):
        yield f"{folder}/: no report is filed here"
    for folder, wanted in sorted(lists.items()):
        found = dict(_listed(output, sorted((output / folder).glob("*.html"))))
        yield from _members(f"{folder}/", found.keys(), wanted)
        for address in sorted(found.keys() & wanted):
            if found[address] != titles[address]:
                yield f"{folder}/: the title of {address} is another"


def _indexes(records: Records, output: Path) -> Iterator[str]:
    """Look whether all tags, and all regions, can be found from one page."""
    for kind in ("regions", "tags"):
        name = f"{kind}/index.html"
        page = _page(output, name)
        found = {_absolute(name, link) for link in page.links} if page else set()
        wanted = {f"{folder}/" for folder in records.lists() if folder.startswith(kind)}
        yield from _members(name, found & wanted, wanted)


def _members(page: str, found: Collection[str], wanted: Collection[str]) -> Iterator[str]:
    for address in sorted(set(wanted) - set(found)):
        yield f"{page}: {address} is missing"
    for address in sorted(set(found) - set(wanted)):
        yield f"{page}: {address} does not belong here"


def _listed(output: Path, paths: Iterable[Path]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the reports that the lists of some pages name: the address, the words of the title."""
    for path in paths:
        own = path.relative_to(output).as_posix()
        for link, title in read_page(path.read_text(encoding="utf-8")).listed:
            yield _absolute(own, link), tuple(words_of(title))


def _front(records: Records, output: Path) -> Iterator[str]:
    front = output / "index.html"
    found = dict(_listed(output, [front] if front.is_file() else []))
    yield from _newest("index.html", found, records, len(found) or NEWEST)


def _feed(records: Records, output: Path) -> Iterator[str]:
    """Compare the entries of the feed, which may hold more than is asked for."""
    path = output / "feed.xml"
    feed = feedparser.parse(path.read_bytes() if path.is_file() else b"")
    found = {
        _absolute("", str(entry.link)): tuple(words_of(str(entry.title))) for entry in feed.entries
    }
    least = min(NEWEST, len(records))
    if len(found) < least:
        yield f"feed.xml: {len(found)} entries, and not {least}"
    yield from _newest("feed.xml", found, records, len(found))


def _newest(
    page: str, found: Mapping[str, tuple[str, ...]], records: Records, count: int
) -> Iterator[str]:
    """Compare a list of the newest; reports of its oldest day may be there or not."""
    by_day = sorted(records, key=lambda report: report.date[:10], reverse=True)[:count]
    oldest = by_day[-1].date[:10] if by_day else ""
    needed = {report.address for report in records if report.date[:10] > oldest}
    allowed = {report.address for report in records if report.date[:10] >= oldest}
    yield from _members(page, found.keys() & needed, needed)
    yield from _members(page, found.keys(), found.keys() & allowed)
    titles = records.titles()
    for address in sorted(found.keys() & allowed):
        if found[address] != titles[address]:
            yield f"{page}: the title of {address} is another"


def _sitemap(records: Records, output: Path) -> Iterator[str]:
    """Compare the addresses of reports and lists; a sitemap may be parted into several files."""
    found = {unescape(address).removeprefix(BASE) for address in _locations(output, "sitemap.xml")}
    reports = {address for address in found if _REPORT.fullmatch(address)}
    yield from _members("sitemap.xml", reports, {report.address for report in records})
    for folder in sorted(f"{folder}/" for folder in records.lists()):
        if folder not in found:
            yield f"sitemap.xml: {folder} is missing"


def _locations(output: Path, name: str) -> Iterator[str]:
    path = output / name
    for address in _LOCATION.findall(path.read_text(encoding="utf-8")) if path.is_file() else ():
        if address.endswith(".xml"):
            yield from _locations(output, address.removeprefix(BASE))
        else:
            yield address
