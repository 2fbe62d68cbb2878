import pytest

from dateline.model.config import Publisher
from dateline.planning import feeds
from dateline.planning.views import FeedView, SitemapView
from tests.indexing.desk import BASE_URL, article, by, config, fixed_page, moment, term
from tests.planning.layout import listed, plan_of, urls, view


def test_the_head_of_a_feed() -> None:
    plan = plan_of(article("a", tags=(term("Media Law"),)))
    assert view(plan, "tags/media-law/feed.xml", "feed", FeedView) == FeedView(
        title="The Test Archive: Media Law",
        url="tags/media-law/feed.xml",
        page="tags/media-law/index.html",
        base_url=BASE_URL,
        author="Test newsroom",
        language="en",
        updated=moment("2020-05-04").instant,
    )
    whole = view(plan, "feed.xml", "feed", FeedView)
    assert (whole.title, whole.url, whole.page) == ("The Test Archive", "feed.xml", "index.html")


def test_a_feed_of_a_site_without_a_publisher_is_by_the_site() -> None:
    plan = plan_of(article("a"), settings=config(publisher=Publisher()))
    assert view(plan, "feed.xml", "feed", FeedView).author == "The Test Archive"


def test_a_feed_holds_the_newest_articles_up_to_the_limit() -> None:
    filed = [article(f"a-{n:02d}", f"2020-01-{n:02d}", byline=by("Asia Desk")) for n in range(1, 5)]
    plan = plan_of(*filed, settings=config(feed_limit=3))
    for url in ("feed.xml", "regions/asia/feed.xml", "authors/asia-desk/feed.xml"):
        assert listed(plan, url, "entries") == ["a-04", "a-03", "a-02"]


def test_a_feed_was_updated_at_the_newest_change_of_its_entries() -> None:
    plan = plan_of(
        article("corrected", "2020-01-01", updated=moment("2020-03-01T12:00Z")),
        article("newest", "2020-02-01"),
        article("beyond", "2019-01-01", updated=moment("2025-01-01")),
        settings=config(feed_limit=2),
    )
    assert view(plan, "feed.xml", "feed", FeedView).updated == moment("2020-03-01T12:00Z").instant


def test_a_feed_is_not_updated_before_its_articles_were_published() -> None:
    # An article published at noon and updated on the same day, which begins at midnight.
    one = article("a", published=moment("2020-05-04T12:00Z"), updated=moment("2020-05-04"))
    assert view(plan_of(one), "feed.xml", "feed", FeedView).updated == one.published.instant


def test_a_feed_without_articles_is_as_old_as_it_can_be() -> None:
    plan = plan_of()
    assert view(plan, "feed.xml", "feed", FeedView).updated == 0
    assert listed(plan, "feed.xml", "entries") == []


def test_a_sitemap_has_every_page_for_readers_with_the_day_of_its_last_change() -> None:
    plan = plan_of(
        article("a", "2020-05-04", aliases=("old/a.html",), tags=(term("courts"),)),
        article("b", "2020-05-05", updated=moment("2021-02-03T22:00-05:00")),
        fixed_page("about"),
    )
    found = view(plan, "sitemap.xml", "sitemap", SitemapView)
    assert (found.base_url, found.index) == (BASE_URL, False)
    assert found.entries == (
        ("2020/05/a.html", "2020-05-04"),
        ("2020/05/b.html", "2021-02-04"),
        ("2020/05/index.html", ""),
        ("2020/index.html", ""),
        ("about.html", ""),
        ("headlines/index.html", ""),
        ("index.html", ""),
        ("regions/asia/2020.html", ""),
        ("regions/asia/index.html", ""),
        ("regions/index.html", ""),
        ("search.html", ""),
        ("tags/courts/index.html", ""),
        ("tags/index.html", ""),
    )


def small(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(feeds, "LARGEST_SITEMAP", size)


FILED = (
    article("a", "2019-05-04"),
    article("b", "2020-05-05"),
    article("c", "2020-06-05"),
    fixed_page("about"),
)
PAGES = 16


def test_forty_thousand_addresses_stand_in_one_sitemap(monkeypatch: pytest.MonkeyPatch) -> None:
    assert feeds.LARGEST_SITEMAP == 40_000
    small(monkeypatch, PAGES)
    plan = plan_of(*FILED)
    found = view(plan, "sitemap.xml", "sitemap", SitemapView)
    assert (found.index, len(found.entries)) == (False, PAGES)
    assert [url for url in urls(plan) if url.startswith("sitemaps/")] == []


def test_more_addresses_stand_in_a_sitemap_for_each_year(monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, PAGES - 1)
    plan = plan_of(*FILED)
    whole = view(plan, "sitemap.xml", "sitemap", SitemapView)
    assert whole == SitemapView(
        base_url=BASE_URL,
        index=True,
        entries=(("sitemaps/2019.xml", ""), ("sitemaps/2020.xml", ""), ("sitemaps/pages.xml", "")),
    )

    def entries(name: str) -> tuple[tuple[str, str], ...]:
        found = view(plan, f"sitemaps/{name}.xml", "sitemap", SitemapView)
        assert found.index is False
        return found.entries

    assert entries("2019") == (("2019/05/a.html", "2019-05-04"),)
    assert entries("2020") == (
        ("2020/05/b.html", "2020-05-05"),
        ("2020/06/c.html", "2020-06-05"),
    )
    assert len(entries("pages")) == PAGES - 3
    assert ("about.html", "") in entries("pages")


def test_a_new_article_changes_the_sitemap_of_its_year_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small(monkeypatch, 1)
    before = plan_of(*FILED)
    after = plan_of(*FILED, article("d", "2020-06-06"))

    def sitemaps(name: str) -> tuple[SitemapView, SitemapView]:
        url = f"sitemaps/{name}.xml"
        return view(before, url, "sitemap", SitemapView), view(after, url, "sitemap", SitemapView)

    assert sitemaps("2019")[0] == sitemaps("2019")[1]
    assert sitemaps("pages")[0] == sitemaps("pages")[1]
    assert sitemaps("2020")[0] != sitemaps("2020")[1]
