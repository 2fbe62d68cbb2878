"""The archive as programs read it: HTML, JSON-LD, feeds and sitemaps, each by its rules."""

import re
import warnings
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from lxml import etree

from tests.demonstration.test_links import is_article
from tests.rendering.formats.jsonfeedrules import checked
from tests.rendering.machines import described, expanded, faults
from tests.rendering.theme import elements

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

SCHEMA = Path(__file__).parent / "sitemap.xsd"
# A page of a year or a month is like any other of its kind.
NUMBERED = re.compile(r"\d+")


def kinds(archive: Path) -> Iterator[str]:
    """Yield every article, and of each kind of other page the longest one."""
    urls = sorted(path.relative_to(archive).as_posix() for path in archive.rglob("*.html"))
    yield from filter(is_article, urls)

    def kind(url: str) -> tuple[str, int]:
        return NUMBERED.sub("0", url.partition("/")[0]), url.count("/")

    others = sorted((url for url in urls if not is_article(url)), key=kind)
    for _, alike in groupby(others, kind):
        yield max(alike, key=lambda url: (archive / url).stat().st_size)


def test_every_kind_of_page_is_html_without_an_error_and_says_what_it_is(archive: Path) -> None:
    urls = list(kinds(archive))
    assert len(urls) > 60
    for url in urls:
        found = elements((archive / url).read_text("utf-8"))
        ids = [one.attributes["id"] for one in found if "id" in one.attributes]
        assert len(ids) == len(set(ids)), url
        assert [one.name for one in found].count("h1") == 1, url
        descriptions = described(found)
        assert len(descriptions) == (url != "404.html"), url
        for one in descriptions:
            assert faults(one) == [], url
            assert expanded(one)["@type"], url


def test_every_feed_is_read_without_a_complaint(archive: Path) -> None:
    atom = sorted(path for path in archive.rglob("*.xml") if "feed" in path.parts[-1])
    atom += sorted((archive / "feed").rglob("*.xml"))
    json = sorted(archive.rglob("feed.json")) + sorted((archive / "feed").rglob("*.json"))
    assert len(atom) == len(json) > 60
    for path in atom:
        read = feedparser.parse(path.read_bytes())
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert read.entries, path
    for path in json:
        assert checked(path.read_bytes())["items"], path


def test_sitemaps_keep_to_their_schema(archive: Path) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    found = sorted(archive.glob("sitemap*.xml"))
    assert [path.name for path in found] == ["sitemap-news.xml", "sitemap.xml"]
    for path in found:
        schema.assertValid(etree.parse(path))


@pytest.mark.parametrize(
    "inner",
    [
        "<url/>",
        "<url><loc>no address</loc></url>",
        "<url><lastmod>2020-05-04</lastmod><loc>https://example.org/</loc></url>",
        "<url><loc>https://example.org/</loc><lastmod>4 May 2020</lastmod></url>",
        "<url><loc>https://example.org/</loc><unknown/></url>",
        "<sitemap><loc>https://example.org/</loc></sitemap>",
    ],
)
def test_the_schema_refuses_what_the_protocol_does(inner: str) -> None:
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    document = etree.fromstring(f'<urlset xmlns="{namespace}">{inner}</urlset>')
    assert not etree.XMLSchema(etree.parse(SCHEMA)).validate(document)
