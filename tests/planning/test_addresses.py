from dateline.model.addresses import (
    index_address,
    month_address,
    term_address,
    term_feed,
    term_year_address,
    year_address,
)
from dateline.model.config import Publisher
from dateline.model.place import Place
from tests.indexing.desk import (
    KAZAKHSTAN,
    SHOWN,
    article,
    by,
    cites,
    config,
    fixed_page,
    introduction,
    moment,
    picture,
    term,
)
from tests.planning.layout import opened, page_at, plan_of, urls

FILED = (
    article(
        "kazakhstan-internet-law",
        "2009-06-25",
        byline=by("Asia Desk"),
        place=Place(countries=(KAZAKHSTAN,)),
        tags=(term("internet-freedom"),),
        series=term("Blogs before the law"),
        sources=(cites("Al Jazeera", "A title", "2009-06-26"), cites("BBC", "Undated")),
        aliases=("old/address.html",),
        pictures=(picture("content/asia/2009/Photo 1.JPG"), picture("content/asia/map.png")),
    ),
    fixed_page("about"),
)
MEDIA = ("content/asia/2009/Photo 1.JPG", "content/asia/map.png")


def test_every_page_stands_where_the_content_format_promises() -> None:
    plan = plan_of(*FILED, media=MEDIA, assets=("style.css", "fonts/serif.woff2"))
    assert urls(plan) == [
        ".nojekyll",
        "2009/06/index.html",
        "2009/06/kazakhstan-internet-law.html",
        "2009/index.html",
        "404.html",
        "_headers",
        "_redirects",
        "about.html",
        "authors/asia-desk/feed.json",
        "authors/asia-desk/feed.xml",
        "authors/asia-desk/index.html",
        "authors/index.html",
        "countries/index.html",
        "countries/kazakhstan/feed.json",
        "countries/kazakhstan/feed.xml",
        "countries/kazakhstan/index.html",
        "feed.json",
        "feed.xml",
        "headlines/index.html",
        "index.html",
        "media/asia/2009/photo-1.jpg",
        "media/asia/map.png",
        "old/address.html",
        "outlets/al-jazeera/index.html",
        "outlets/bbc/index.html",
        "outlets/index.html",
        "places/index.html",
        "regions/asia/2009.html",
        "regions/asia/feed.json",
        "regions/asia/feed.xml",
        "regions/asia/index.html",
        "regions/index.html",
        "robots.txt",
        "search.html",
        "search/articles/0.js",
        "search/filters/0.js",
        "search/words/0.js",
        "series/blogs-before-the-law/index.html",
        "series/index.html",
        "sitemap-news.xml",
        "sitemap.xml",
        "sources/2009.html",
        "sources/index.html",
        "sources/undated.html",
        "static/fonts/serif.woff2",
        "static/style.css",
        "tags/index.html",
        "tags/internet-freedom/feed.json",
        "tags/internet-freedom/feed.xml",
        "tags/internet-freedom/index.html",
    ]


def test_an_archive_without_articles_has_a_front_page_and_what_hosts_need() -> None:
    assert urls(plan_of()) == [
        ".nojekyll",
        "404.html",
        "_headers",
        "_redirects",
        "feed.json",
        "feed.xml",
        "index.html",
        "robots.txt",
        "search.html",
        "search/articles/0.js",
        "search/filters/0.js",
        "search/words/0.js",
        "sitemap-news.xml",
        "sitemap.xml",
    ]


def test_without_a_base_url_there_are_no_feeds_and_no_sitemap() -> None:
    plan = plan_of(*FILED, settings=config(base_url=""), media=MEDIA)
    assert [url for url in urls(plan) if url.endswith((".xml", ".json"))] == []


def test_years_have_four_digits_and_months_two() -> None:
    assert year_address(987) == "0987/index.html"
    assert month_address(987, 3) == "0987/03/index.html"
    assert term_year_address("region", "asia", 987) == "regions/asia/0987.html"


def test_the_folders_of_the_kinds() -> None:
    kinds = ("region", "country", "tag", "author", "series", "outlet")
    assert [term_address(kind, "x") for kind in kinds] == [
        "regions/x/index.html",
        "countries/x/index.html",
        "tags/x/index.html",
        "authors/x/index.html",
        "series/x/index.html",
        "outlets/x/index.html",
    ]
    assert term_feed("tag", "x") == "tags/x/feed"
    assert index_address("tags") == "tags/index.html"


def test_every_page_has_a_kind_and_a_renderer() -> None:
    plan = plan_of(*FILED, media=MEDIA)
    kinds = {page.url: (page.kind, page.renderer) for page in plan.pages}
    assert kinds == {
        ".nojekyll": ("text", "format:text"),
        "2009/06/index.html": ("month", "month.html"),
        "2009/06/kazakhstan-internet-law.html": ("article", "article.html"),
        "2009/index.html": ("year", "year.html"),
        "404.html": ("not-found", "404.html"),
        "_headers": ("text", "format:text"),
        "_redirects": ("text", "format:text"),
        "about.html": ("page", "page.html"),
        "authors/asia-desk/feed.json": ("feed", "format:jsonfeed"),
        "authors/asia-desk/feed.xml": ("feed", "format:atom"),
        "authors/asia-desk/index.html": ("author", "term.html"),
        "authors/index.html": ("authors-index", "terms.html"),
        "countries/index.html": ("countries-index", "terms.html"),
        "countries/kazakhstan/feed.json": ("feed", "format:jsonfeed"),
        "countries/kazakhstan/feed.xml": ("feed", "format:atom"),
        "countries/kazakhstan/index.html": ("country", "term.html"),
        "feed.json": ("feed", "format:jsonfeed"),
        "feed.xml": ("feed", "format:atom"),
        "headlines/index.html": ("headlines-index", "letters.html"),
        "index.html": ("front", "front.html"),
        "sources/2009.html": ("sources-year", "sources_of.html"),
        "sources/undated.html": ("sources-year", "sources_of.html"),
        "old/address.html": ("moved", "moved.html"),
        "outlets/al-jazeera/index.html": ("outlet", "outlet.html"),
        "outlets/bbc/index.html": ("outlet", "outlet.html"),
        "outlets/index.html": ("outlets-index", "terms.html"),
        "places/index.html": ("places-index", "letters.html"),
        "regions/asia/2009.html": ("region-year", "term.html"),
        "regions/asia/feed.json": ("feed", "format:jsonfeed"),
        "regions/asia/feed.xml": ("feed", "format:atom"),
        "regions/asia/index.html": ("region", "term.html"),
        "regions/index.html": ("regions-index", "regions.html"),
        "robots.txt": ("text", "format:text"),
        "search.html": ("search", "search.html"),
        "search/articles/0.js": ("search-index", "format:search-articles"),
        "search/filters/0.js": ("search-index", "format:search-filters"),
        "search/words/0.js": ("search-index", "format:search-words"),
        "series/blogs-before-the-law/index.html": ("series", "term.html"),
        "series/index.html": ("series-index", "terms.html"),
        "sitemap-news.xml": ("sitemap", "format:news"),
        "sitemap.xml": ("sitemap", "format:sitemap"),
        "sources/index.html": ("sources", "sources.html"),
        "tags/index.html": ("tags-index", "terms.html"),
        "tags/internet-freedom/feed.json": ("feed", "format:jsonfeed"),
        "tags/internet-freedom/feed.xml": ("feed", "format:atom"),
        "tags/internet-freedom/index.html": ("tag", "term.html"),
    }


def test_pages_by_templates_see_the_frame_and_formats_do_not() -> None:
    plan = plan_of(*FILED, media=MEDIA)
    frames = {
        next((part.digest for part in page.parts if part.name == "site"), None)
        for page in plan.pages
        if not page.renderer.startswith("format:")
    }
    assert len(frames) == 1
    assert None not in frames
    assert [part.name for part in page_at(plan, "feed.xml").parts] == ["feed", "entries", "filings"]
    assert [part.name for part in page_at(plan, "sitemap.xml").parts] == ["sitemap"]
    assert [part.name for part in page_at(plan, "robots.txt").parts] == ["text"]


def test_every_digest_of_a_page_stands_for_a_value_or_a_body() -> None:
    words = introduction("tags", "internet-freedom", body=FILED[1].body)
    plan = plan_of(*FILED, words, media=MEDIA)
    bodies = {FILED[0].body, FILED[1].body}
    known = plan.values.keys() | plan.promised.keys() | SHOWN.keys() | bodies
    for page in plan.pages:
        for part in page.parts:
            digests = (part.digest,) if isinstance(part.digest, str) else part.digest
            for digest in digests:
                assert digest in known


def test_pages_know_the_manuscripts_they_show() -> None:
    words = introduction("tags", "internet-freedom")
    facts = introduction("outlets", "bbc")
    plan = plan_of(*FILED, words, facts, media=MEDIA)
    assert plan.owners == {
        "2009/06/kazakhstan-internet-law.html": "content/kazakhstan-internet-law.md",
        "about.html": "content/pages/about.md",
        "old/address.html": "content/kazakhstan-internet-law.md",
        "outlets/bbc/index.html": "content/_outlets/bbc.md",
        "tags/internet-freedom/index.html": "content/_tags/internet-freedom.md",
    }


def test_the_moment_of_the_build_is_nowhere_in_the_plan() -> None:
    early = plan_of(*FILED, media=MEDIA, as_of="2010-01-01")
    late = plan_of(*FILED, media=MEDIA, as_of="2026-01-01T12:34:56Z")
    assert opened(early) == opened(late)


def test_pages_of_held_articles_are_not_planned() -> None:
    held = article(
        "secret",
        "2030-01-01",
        byline=by("Secret Desk"),
        tags=(term("secrets"),),
        sources=(cites("Secret Paper"),),
        aliases=("old/secret.html",),
        embargo_until=moment("2030-01-01T06:00Z"),
    )
    settings = config(publisher=Publisher(name="Test newsroom"))
    without = plan_of(*FILED, media=MEDIA)
    assert opened(plan_of(*FILED, held, media=MEDIA, settings=settings)) == opened(without)
