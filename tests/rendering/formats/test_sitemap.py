from dateline.planning.views import SitemapView
from dateline.rendering.render import render
from tests.indexing.desk import BASE_URL
from tests.rendering.proof import laid_out, parsed

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap(*entries: tuple[str, str], index: bool = False, base_url: str = BASE_URL) -> bytes:
    view = SitemapView(base_url=base_url, index=index, entries=entries)
    page, values = laid_out({"sitemap": view}, renderer="format:sitemap", url="sitemap.xml")
    made = render(page, values, {}, "en")
    assert isinstance(made, bytes)
    return made


def addresses(made: bytes) -> list[str | None]:
    return [found.text for found in parsed(made).iter(f"{NAMESPACE}loc")]


def test_a_sitemap_is_written_so() -> None:
    assert sitemap(("2020/05/a.html", "2020-05-04"), ("index.html", "")).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://example.org/archive/2020/05/a.html</loc>"
        "<lastmod>2020-05-04</lastmod></url>\n"
        "<url><loc>https://example.org/archive/</loc></url>\n"
        "</urlset>\n"
    )


def test_an_index_of_sitemaps_is_written_so() -> None:
    assert sitemap(("sitemaps/2020.xml", ""), ("sitemaps/pages.xml", ""), index=True).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<sitemap><loc>https://example.org/archive/sitemaps/2020.xml</loc></sitemap>\n"
        "<sitemap><loc>https://example.org/archive/sitemaps/pages.xml</loc></sitemap>\n"
        "</sitemapindex>\n"
    )


def test_the_index_page_of_a_folder_is_its_folder_and_no_other_page_is() -> None:
    made = sitemap(("tags/x/index.html", ""), ("2020/05/price-index.html", "2020-05-04"))
    assert addresses(made) == [
        "https://example.org/archive/tags/x/",
        "https://example.org/archive/2020/05/price-index.html",
    ]


def test_hostile_addresses_stay_text() -> None:
    base = "https://example.org/?a=1&b=<2>\"'"
    made = sitemap(("]]>&amp;.html", ""), base_url=base)
    assert addresses(made) == [f"{base}/]]>&amp;.html"]
    assert len(list(parsed(made).iter())) == 3


def test_a_sitemap_without_entries_is_a_sitemap() -> None:
    assert addresses(sitemap()) == []
