import pytest

from dateline.base.canonical import encode, parse
from dateline.base.dates import PartialDate
from dateline.base.digest import digest_of
from dateline.model.article import record_of
from dateline.model.card import Card, NamedLink, card_of
from dateline.model.place import Place
from dateline.planning.views import (
    ArticleContext,
    MonthLink,
    MovedView,
    PictureView,
    SeriesView,
    Version,
    VersionLink,
)
from tests.indexing.desk import (
    KAZAKHSTAN,
    KENYA,
    article,
    by,
    cites,
    config,
    introduction,
    link,
    picture,
    prose,
    term,
)
from tests.planning.layout import digest_at, listed, page_at, plan_of, view, views

URL = "2020/05/a.html"
PARTS = [
    "site",
    "article",
    "body",
    "context",
    "region",
    "countries",
    "tags",
    "authors",
    "year",
    "month",
    "licence",
    "outlets",
    "standing",
    "older",
    "newer",
    "related",
    "series_articles",
]


def test_an_article_page_has_its_parts() -> None:
    one = article("a")
    plan = plan_of(one)
    page = page_at(plan, URL)
    assert [part.name for part in page.parts] == PARTS
    assert digest_at(plan, URL, "article") == digest_of(encode(record_of(one)))
    assert digest_at(plan, URL, "body") == prose("a")
    assert view(plan, URL, "article", dict) == parse(encode(record_of(one)))
    assert plan.owners[URL] == "content/a.md"


def test_a_card_stands_behind_the_digest_that_reading_gave_it() -> None:
    one = article("a", byline=by("Asia Desk", role="Reporter"), summary="What happened.")
    plan = plan_of(one)
    (digest,) = digest_at(plan, "index.html", "lead")
    assert digest == digest_of(encode(card_of(one)))
    assert views(plan, "index.html", "lead", Card) == [card_of(one)]


def test_an_article_alone_is_surrounded_by_nothing() -> None:
    plan = plan_of(article("a", language="ar"))
    assert view(plan, URL, "context", ArticleContext) == ArticleContext(direction="rtl")
    for part in ("countries", "tags", "authors", "outlets", "older", "newer", "related"):
        assert digest_at(plan, URL, part) == (), part
    assert listed(plan, URL, "series_articles") == []
    assert view(plan, URL, "region", NamedLink) == NamedLink(
        name="Asia", url="regions/asia/index.html"
    )
    assert view(plan, URL, "year", NamedLink) == NamedLink(name="2020", url="2020/index.html")
    assert view(plan, URL, "month", MonthLink) == MonthLink(
        date=PartialDate(year=2020, month=5), url="2020/05/index.html"
    )


def test_an_article_leads_to_everything_it_is_filed_under() -> None:
    one = article(
        "a",
        byline=by("Zoe Desk", "Asia Desk"),
        place=Place(countries=(KENYA, KAZAKHSTAN)),
        tags=(term("media-law"), term("Courts")),
        sources=(cites("AJE"), cites("", "A leaflet"), cites("BBC")),
    )
    facts = introduction("outlets", "al-jazeera", name="Al Jazeera", aliases=("AJE",))
    plan = plan_of(one, facts)
    assert views(plan, URL, "authors", NamedLink) == [
        NamedLink(name="Zoe Desk", url="authors/zoe-desk/index.html"),
        NamedLink(name="Asia Desk", url="authors/asia-desk/index.html"),
    ]
    assert views(plan, URL, "countries", NamedLink) == [
        NamedLink(name="Kenya", url="countries/kenya/index.html"),
        NamedLink(name="Kazakhstan", url="countries/kazakhstan/index.html"),
    ]
    assert views(plan, URL, "tags", NamedLink) == [
        NamedLink(name="Media law", url="tags/media-law/index.html"),
        NamedLink(name="Courts", url="tags/courts/index.html"),
    ]
    assert views(plan, URL, "outlets", NamedLink) == [
        NamedLink(name="Al Jazeera", url="outlets/al-jazeera/index.html"),
        NamedLink(name=""),
        NamedLink(name="BBC", url="outlets/bbc/index.html"),
    ]


def test_before_and_after_are_those_of_the_region() -> None:
    plan = plan_of(
        article("a1", "2019-01-01"),
        article("e", "2019-06-01", region="europe"),
        article("a2", "2020-01-01"),
        article("a3", "2021-01-01"),
    )

    def around(url: str) -> tuple[list[str], list[str]]:
        return listed(plan, url, "older"), listed(plan, url, "newer")

    assert around("2019/01/a1.html") == ([], ["a2"])
    assert around("2020/01/a2.html") == (["a1"], ["a3"])
    assert around("2021/01/a3.html") == (["a2"], [])
    assert around("2019/06/e.html") == ([], [])


def test_a_translation_stands_where_its_original_does() -> None:
    plan = plan_of(
        article("a1", "2019-01-01"),
        article("a2", "2020-01-01"),
        article("a2-ar", "2020-01-01", translation_of="a2", language="ar"),
        article("a3", "2021-01-01"),
    )

    def around(url: str) -> tuple[list[str], list[str]]:
        return listed(plan, url, "older"), listed(plan, url, "newer")

    assert around("2020/01/a2.html") == around("2020/01/a2-ar.html") == (["a1"], ["a3"])
    assert around("2019/01/a1.html") == ([], ["a2"])
    assert around("2021/01/a3.html") == (["a2"], [])


def test_an_article_knows_its_place_in_its_series() -> None:
    story = term("The trial")
    plan = plan_of(
        article("one", "2020-01-01", series=story),
        article("two", "2020-02-01", series=story),
        article("three", "2020-03-01", series=story),
        introduction("series", "the-trial", name="The trial of the century"),
    )
    assert view(plan, "2020/02/two.html", "context", ArticleContext).series == SeriesView(
        name="The trial of the century", url="series/the-trial/index.html", position=2, total=3
    )
    for url in ("2020/01/one.html", "2020/03/three.html"):
        assert listed(plan, url, "series_articles") == ["one", "two", "three"]


def test_translations_and_their_original_lead_to_each_other() -> None:
    plan = plan_of(
        article("a"),
        article("c", language="ru", translation_of="a", headline="A headline"),
        article("b", language="ar", translation_of="a"),
    )
    assert view(plan, URL, "context", ArticleContext).translations == (
        VersionLink(name="Headline of b", url="2020/05/b.html", language="ar"),
        VersionLink(name="A headline", url="2020/05/c.html", language="ru"),
    )
    versions = tuple(
        Version(language=language, url=f"2020/05/{slug}.html")
        for slug, language in (("a", "en"), ("b", "ar"), ("c", "ru"))
    )
    assert view(plan, "2020/05/b.html", "context", ArticleContext) == ArticleContext(
        direction="rtl",
        translation_of=VersionLink(name="Headline of a", url=URL, language="en"),
        versions=versions,
    )
    for slug in "ac":
        context = view(plan, f"2020/05/{slug}.html", "context", ArticleContext)
        assert context.versions == versions


def test_a_translation_of_a_translation_is_a_version_of_the_first_original() -> None:
    plan = plan_of(
        article("z"),
        article("b", language="ar", translation_of="z"),
        article("a", language="ru", translation_of="b"),
    )
    for slug in "zba":
        context = view(plan, f"2020/05/{slug}.html", "context", ArticleContext)
        assert [one.url[8:] for one in context.versions] == ["z.html", "a.html", "b.html"]


def test_translations_in_a_circle_are_versions_of_each_other() -> None:
    plan = plan_of(article("a", translation_of="b"), article("b", translation_of="a"))
    one, other = (view(plan, f"2020/05/{slug}.html", "context", ArticleContext) for slug in "ab")
    assert one.versions == other.versions
    assert len(one.versions) == 2


def test_related_articles_are_cards() -> None:
    plan = plan_of(article("a", related=("c", "b")), article("b"), article("c"))
    assert listed(plan, URL, "related") == ["c", "b"]
    assert listed(plan, "2020/05/b.html", "related") == []


def test_the_context_resolves_the_tokens_of_the_body() -> None:
    one = article(
        "a",
        links=(link(slug="b", anchor="x"), link(slug="a")),
        pictures=(picture("content/2020/Photo 1.JPG"),),
    )
    other = article("b", anchors=("x",))
    plan = plan_of(one, other, media=("content/2020/Photo 1.JPG",))
    found = view(plan, URL, "context", ArticleContext)
    assert found.links == ("2020/05/b.html#x", "2020/05/a.html")
    assert found.pictures == (PictureView(url="media/2020/photo-1.jpg"),)


def test_the_licence_is_the_articles_or_the_sites() -> None:
    plan = plan_of(article("a", licence="CC0-1.0"), article("b"))
    assert view(plan, URL, "licence", NamedLink).name == "CC0 1.0"
    assert view(plan, "2020/05/b.html", "licence", NamedLink).name == "CC BY 4.0"
    plan = plan_of(article("a"), settings=config(licence=""))
    assert view(plan, URL, "licence", NamedLink) == NamedLink(name="")


def test_articles_without_anything_special_share_a_context() -> None:
    plan = plan_of(article("a"), article("b"), article("c", language="ar"))
    contexts = [digest_at(plan, f"2020/05/{slug}.html", "context") for slug in "abc"]
    assert contexts[0] == contexts[1]
    assert contexts[0] != contexts[2]


@pytest.mark.parametrize("day", ["2019-01-01", "2021-01-01"])
def test_what_is_special_about_an_article_is_not_lost_beside_plain_ones(day: str) -> None:
    # Before and after it in the plan.
    plain = article("plain", day)
    linked = plan_of(article("a", links=(link(slug="plain"),)), plain)
    assert view(linked, URL, "context", ArticleContext).links == (plain.url,)
    pictured = plan_of(
        article("a", pictures=(picture("content/x.jpg"),)), plain, media=("content/x.jpg",)
    )
    assert view(pictured, URL, "context", ArticleContext).pictures == (
        PictureView(url="media/x.jpg"),
    )
    translated = plan_of(article("a"), plain, article("b", day, translation_of="a"))
    assert len(view(translated, URL, "context", ArticleContext).translations) == 1
    for plan in (linked, pictured, translated):
        context = view(plan, plain.url, "context", ArticleContext)
        assert context == ArticleContext(direction="ltr")


def test_an_old_address_leads_to_the_article() -> None:
    plan = plan_of(article("a", aliases=("old/a.html",)))
    assert view(plan, "old/a.html", "moved", MovedView) == MovedView(
        target=NamedLink(name="Headline of a", url=URL)
    )
    assert plan.owners["old/a.html"] == "content/a.md"
