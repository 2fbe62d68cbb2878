import pytest

from dateline.model.article import Article
from dateline.model.config import Publisher
from dateline.model.plan import Plan
from dateline.planning import sitemaps
from dateline.planning.feedviews import NewsEntryView, NewsView, SitemapView
from tests.indexing.desk import BASE_URL, article, by, config, fixed_page, moment, term
from tests.planning.layout import changed, opened, plan_of, urls, view


def pairs(found: SitemapView) -> list[tuple[str, str]]:
    return [(one.url, one.changed) for one in found.entries]


def sitemap_of(plan: Plan, url: str = "sitemap.xml") -> SitemapView:
    return view(plan, url, "sitemap", SitemapView)


def test_a_sitemap_has_every_page_for_readers_with_the_day_of_its_last_change() -> None:
    plan = plan_of(
        article("a", "2020-05-04", aliases=("old/a.html",), tags=(term("courts"),)),
        article("b", "2020-05-05", updated=moment("2021-02-03T22:00-05:00")),
        fixed_page("about"),
    )
    found = sitemap_of(plan)
    assert (found.base_url, found.index) == (BASE_URL, False)
    assert pairs(found) == [
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
    ]


def small(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(sitemaps, "LARGEST_SITEMAP", size)


FILED = (
    article("a", "2019-05-04"),
    article("b", "2020-05-05"),
    article("c", "2020-06-05"),
    fixed_page("about"),
)
PAGES = 16


def test_forty_thousand_addresses_stand_in_one_sitemap(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sitemaps.LARGEST_SITEMAP == 40_000
    small(monkeypatch, PAGES)
    plan = plan_of(*FILED)
    found = sitemap_of(plan)
    assert (found.index, len(found.entries)) == (False, PAGES)
    assert [url for url in urls(plan) if url.startswith("sitemaps/")] == []


def test_more_addresses_stand_in_a_sitemap_for_each_year(monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, PAGES - 1)
    plan = plan_of(*FILED)
    whole = sitemap_of(plan)
    assert (whole.base_url, whole.index) == (BASE_URL, True)
    # Each with the newest change in it, so that whoever reads the index fetches few of them.
    assert pairs(whole) == [
        ("sitemaps/2019.xml", "2019-05-04"),
        ("sitemaps/2020.xml", "2020-06-05"),
        ("sitemaps/pages.xml", ""),
    ]

    def entries(name: str) -> list[tuple[str, str]]:
        found = sitemap_of(plan, f"sitemaps/{name}.xml")
        assert found.index is False
        return pairs(found)

    assert entries("2019") == [("2019/05/a.html", "2019-05-04")]
    assert entries("2020") == [
        ("2020/05/b.html", "2020-05-05"),
        ("2020/06/c.html", "2020-06-05"),
    ]
    assert len(entries("pages")) == PAGES - 3
    assert ("about.html", "") in entries("pages")


def test_a_year_that_is_too_large_for_one_sitemap_has_several(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small(monkeypatch, 4)
    many = [article(f"a-{n:02d}", f"2020-05-{n:02d}") for n in range(1, 10)]
    plan = plan_of(*many)
    found = [url for url in urls(plan) if url.startswith("sitemaps/")]
    assert found == [
        "sitemaps/2020-2.xml",
        "sitemaps/2020-3.xml",
        "sitemaps/2020.xml",
        "sitemaps/pages-2.xml",
        "sitemaps/pages.xml",
    ]
    assert [one.url for one in sitemap_of(plan).entries] == found
    everything = [one.url for url in found for one in sitemap_of(plan, url).entries]
    assert len(everything) == len(set(everything)) == 9 + 8
    assert [one.url for one in sitemap_of(plan, "sitemaps/2020-3.xml").entries] == [
        "2020/05/a-09.html"
    ]


def test_a_new_article_changes_the_sitemap_of_its_year_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small(monkeypatch, PAGES - 1)
    before = plan_of(*FILED)
    after = plan_of(*FILED, article("d", "2020-06-06"))

    def sitemaps(name: str) -> tuple[SitemapView, SitemapView]:
        url = f"sitemaps/{name}.xml"
        return view(before, url, "sitemap", SitemapView), view(after, url, "sitemap", SitemapView)

    assert sitemaps("2019")[0] == sitemaps("2019")[1]
    assert sitemaps("pages")[0] == sitemaps("pages")[1]
    assert sitemaps("2020")[0] != sitemaps("2020")[1]


def test_feeds_are_not_in_the_sitemap() -> None:
    plan = plan_of(article("a", byline=by("Asia Desk")))
    assert [one.url for one in sitemap_of(plan).entries if "feed" in one.url] == []


def translated() -> tuple[Article, ...]:
    return (
        article("original"),
        article("arabic", language="ar", translation_of="original"),
        article("russian", language="ru", translation_of="arabic"),
        article("alone", language="ru"),
    )


def alternates(*filed: Article) -> dict[str, list[str]]:
    """Return by slug the languages and slugs that a sitemap names, where it names any."""
    found = sitemap_of(plan_of(*filed)).entries
    return {
        one.url[8:-5]: [f"{language} {url[8:-5]}" for language, url in one.alternates]
        for one in found
        if one.alternates
    }


def test_translations_name_one_another_and_the_original_for_all_other_languages() -> None:
    everyone = ["ar arabic", "en original", "ru russian", "x-default original"]
    assert alternates(*translated()) == dict.fromkeys(("arabic", "original", "russian"), everyone)


def test_of_two_translations_into_one_language_neither_is_named() -> None:
    second = article("russian-too", language="ru", translation_of="original")
    rest = ["ar arabic", "en original", "x-default original"]
    assert alternates(*translated(), second) == dict.fromkeys(("arabic", "original"), rest)
    again = article("retold", language="en", translation_of="original")
    assert alternates(article("original"), again) == {}


def test_two_articles_that_say_they_translate_each_other_are_one_family() -> None:
    one = article("one", language="ru", translation_of="two")
    two = article("two", translation_of="one")
    both = ["en two", "ru one", "x-default one"]
    assert alternates(one, two) == {"one": both, "two": both}


def test_a_new_translation_changes_the_sitemap() -> None:
    before, after = plan_of(*translated()[:2]), plan_of(*translated()[:3])
    found = [sitemap_of(one).entries[0] for one in (before, after)]
    assert found[0].alternates != found[1].alternates


def news(plan: Plan) -> list[str]:
    found = view(plan, "sitemap-news.xml", "news", NewsView)
    return [one.url[8:-5] for one in found.entries]


def test_an_article_in_the_news_sitemap() -> None:
    one = article("a", headline="Headline", language="ar", published=moment("2020-05-04T12:00Z"))
    plan = plan_of(one, settings=config(publisher=Publisher(name="Somebody")))
    assert view(plan, "sitemap-news.xml", "news", NewsView) == NewsView(
        base_url=BASE_URL,
        name="The Test Archive",
        entries=(
            NewsEntryView(
                url="2020/05/a.html",
                title="Headline",
                language="ar",
                published="2020-05-04T12:00:00+00:00",
            ),
        ),
    )


def test_news_are_the_articles_of_the_two_days_before_the_newest() -> None:
    plan = plan_of(
        article("newest", published=moment("2020-05-04T12:00Z")),
        article("same-day", published=moment("2020-05-04")),
        article("just-in-time", published=moment("2020-05-02T12:00:01Z")),
        article("too-old", published=moment("2020-05-02T12:00Z")),
    )
    assert news(plan) == ["newest", "same-day", "just-in-time"]


def test_news_do_not_depend_on_the_moment_of_the_build() -> None:
    filed = (article("a", "2020-05-04"), article("b", "2020-05-03"))
    early, late = (plan_of(*filed, as_of=day) for day in ("2020-05-04", "2026-01-01"))
    assert news(early) == ["a", "b"]
    assert opened(early) == opened(late)


def test_news_are_at_most_a_thousand() -> None:
    assert sitemaps.MOST_NEWS == 1000
    many = [article(f"a-{n:04d}") for n in range(1005)]
    found = news(plan_of(*many))
    assert (len(found), found[-1]) == (1000, "a-0999")


def test_an_archive_without_articles_has_no_news() -> None:
    assert news(plan_of()) == []
    assert "sitemap-news.xml" not in urls(plan_of(settings=config(base_url="")))


def test_an_old_article_that_is_filed_late_is_no_news() -> None:
    pages = changed(plan_of(article("a")), plan_of(article("a"), article("b", "2019-01-01")))
    assert "sitemap-news.xml" not in pages
