from dataclasses import replace

from dateline.base.canonical import parse
from dateline.base.diagnostics import Span
from dateline.base.digest import digest_of
from dateline.model.card import NamedLink
from dateline.model.config import Publisher
from dateline.model.place import Place
from dateline.planning.views import (
    FixedPageView,
    FrontView,
    PictureView,
    PolicyLink,
    SiteView,
    TokenView,
)
from tests.indexing.desk import (
    BASE_URL,
    KAZAKHSTAN,
    archive_of,
    article,
    by,
    cites,
    config,
    fixed_page,
    link,
    picture,
    prose,
    term,
)
from tests.planning.layout import WORDS, digest_at, interface, listed, page_at, plan, plan_of, view

POLICIES = Publisher(
    name="Test newsroom",
    policies=(("about", "pages/about.md"), ("corrections", "content/pages/corrections.md")),
)


def test_the_frame_of_every_page() -> None:
    plan = plan_of(
        article("e", region="europe"),
        article("a"),
        fixed_page("corrections", title="How we correct"),
        fixed_page("about", title="About"),
        settings=config(publisher=POLICIES, language="ar", theme={"accent": "#7a1f1f"}),
    )
    about = NamedLink(name="About", url="about.html")
    corrections = NamedLink(name="How we correct", url="corrections.html")
    assert view(plan, "index.html", "site", SiteView) == SiteView(
        title="The Test Archive",
        description="An archive for tests.",
        base_url=BASE_URL,
        language="ar",
        direction="rtl",
        publisher="Test newsroom",
        logo="",
        licence=NamedLink(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/"),
        referrer="no-referrer",
        feed="feed.xml",
        json_feed="feed.json",
        regions=(
            NamedLink(name="Asia", url="regions/asia/index.html"),
            NamedLink(name="Europe", url="regions/europe/index.html"),
        ),
        pages=(about, corrections),
        policies=(
            PolicyLink(kind="about", name="About", url="about.html"),
            PolicyLink(kind="corrections", name="How we correct", url="corrections.html"),
        ),
        citations=False,
        search=True,
        theme={"accent": "#7a1f1f"},
    )


def test_a_policy_without_a_title_is_called_as_the_settings_call_it() -> None:
    plan = plan_of(
        fixed_page("about", title=""),
        fixed_page("corrections"),
        settings=config(publisher=POLICIES),
    )
    policies = view(plan, "index.html", "site", SiteView).policies
    assert [one.name for one in policies] == ["about", "Title of corrections"]


def test_a_logo_below_static_has_an_address() -> None:
    settings = config(publisher=Publisher(logo="pictures/logo.svg"))
    plan = plan_of(settings=settings, assets=("pictures/logo.svg", "style.css"))
    assert view(plan, "index.html", "site", SiteView).logo == "static/pictures/logo.svg"


def test_a_logo_that_is_not_there_is_an_error_where_it_is_named() -> None:
    wrong = config(publisher=Publisher(logo="lgo.svg"))
    done = plan(archive_of(), wrong, {"logo.svg": digest_of(b"")}, WORDS, interface("en"))
    (found,) = done.diagnostics
    assert (found.code, found.hint) == ("no-logo", "did you mean logo.svg?")
    assert found.span == Span(path="site_config.yaml")
    line = "publisher: {logo: lgo.svg}"
    placed = replace(wrong, marks={"publisher.logo": (3, 19, 3, 26, line)})
    (found,) = plan(archive_of(), placed, {}, WORDS, interface("en")).diagnostics
    assert found.hint == "put the file there, or delete the line"
    assert found.span
    assert (found.span.line, found.span.column) == (3, 19)


def test_without_a_base_url_the_frame_names_no_feed() -> None:
    found = view(plan_of(settings=config(base_url="")), "index.html", "site", SiteView)
    assert (found.base_url, found.feed, found.json_feed) == ("", "", "")


def test_nothing_in_the_frame_counts_articles() -> None:
    # A number in it would make every page anew for every article.
    few = plan_of(article("a"))
    more = plan_of(*(article(f"a-{n}", f"20{n:02d}-01-01") for n in range(10, 30)))
    assert digest_at(few, "index.html", "site") == digest_at(more, "index.html", "site")
    digest = digest_at(few, "index.html", "site")
    assert isinstance(digest, str)
    frame = parse(few.values[digest])
    assert isinstance(frame, dict)
    assert [name for name, value in frame.items() if type(value) is int] == []


def test_the_newest_article_leads_and_eighteen_follow() -> None:
    filed = [article(f"a-{n:02d}", f"2020-01-{n:02d}") for n in range(1, 22)]
    plan = plan_of(*filed)
    assert listed(plan, "index.html", "lead") == ["a-21"]
    assert listed(plan, "index.html", "latest") == [f"a-{n:02d}" for n in range(20, 2, -1)]


def test_a_translation_is_on_the_front_page_only_through_its_original() -> None:
    plan = plan_of(
        article("a", "2020-01-01"), article("a-ar", "2020-01-02", translation_of="a", language="ar")
    )
    assert (listed(plan, "index.html", "lead"), listed(plan, "index.html", "latest")) == (["a"], [])


def test_a_front_page_without_articles_leads_nowhere() -> None:
    plan = plan_of()
    assert view(plan, "index.html", "front", FrontView) == FrontView(years=(), tags=(), indexes=())
    assert (listed(plan, "index.html", "lead"), listed(plan, "index.html", "latest")) == ([], [])


def test_the_ways_in_from_the_front_page() -> None:
    plan = plan_of(
        article(
            "a",
            "2019-05-04",
            byline=by("Asia Desk"),
            place=Place(countries=(KAZAKHSTAN,)),
            tags=(term("courts"),),
            series=term("The trial"),
            sources=(cites("BBC"),),
        ),
        article("b", "2009-01-01"),
    )
    assert view(plan, "index.html", "front", FrontView) == FrontView(
        years=(
            NamedLink(name="2019", url="2019/index.html"),
            NamedLink(name="2009", url="2009/index.html"),
        ),
        tags=(NamedLink(name="Courts", url="tags/courts/index.html"),),
        indexes=(
            NamedLink(name="Regions", url="regions/index.html"),
            NamedLink(name="Countries", url="countries/index.html"),
            NamedLink(name="Places", url="places/index.html"),
            NamedLink(name="Tags", url="tags/index.html"),
            NamedLink(name="Authors", url="authors/index.html"),
            NamedLink(name="Series", url="series/index.html"),
            NamedLink(name="Outlets", url="outlets/index.html"),
            NamedLink(name="Headlines", url="headlines/index.html"),
            NamedLink(name="Sources", url="sources/index.html"),
        ),
    )


def test_the_front_page_leads_to_the_twelve_tags_with_the_most_articles() -> None:
    tags = tuple(term(f"tag-{number:02d}") for number in range(14))
    plan = plan_of(article("a", tags=tags), article("b", tags=(tags[13],)))
    found = view(plan, "index.html", "front", FrontView).tags
    assert [one.url for one in found] == [
        f"tags/tag-{number:02d}/index.html" for number in (*range(11), 13)
    ]


def test_the_front_page_leads_to_no_index_that_is_not_there() -> None:
    plan = plan_of(article("a", sources=(cites("", "A leaflet"),)))
    found = view(plan, "index.html", "front", FrontView).indexes
    assert [one.name for one in found] == ["Regions", "Headlines", "Sources"]
    pages = {page.url for page in plan.pages}
    assert {one.url for one in found} <= pages
    assert "outlets/index.html" not in pages


def test_a_fixed_page() -> None:
    plan = plan_of(
        fixed_page(
            "about",
            title="About",
            summary="Who we are.",
            language="ar",
            links=(link(slug="a"),),
            pictures=(picture("content/pages/desk.png"),),
        ),
        article("a"),
        media=("content/pages/desk.png",),
    )
    assert [part.name for part in page_at(plan, "about.html").parts] == [
        "site",
        "fixed",
        "body",
        "context",
    ]
    assert view(plan, "about.html", "fixed", FixedPageView) == FixedPageView(
        title="About", url="about.html", summary="Who we are.", language="ar", direction="rtl"
    )
    assert digest_at(plan, "about.html", "body") == prose("about")
    assert view(plan, "about.html", "context", TokenView) == TokenView(
        links=("2020/05/a.html",), pictures=(PictureView(url="media/pages/desk.png"),)
    )


def test_the_page_for_addresses_that_lead_nowhere_is_the_frame_alone() -> None:
    assert [part.name for part in page_at(plan_of(), "404.html").parts] == ["site"]
