from dateline.model.config import Publisher
from dateline.model.place import Place
from tests.indexing.desk import KENYA, article, cites, config, fixed_page
from tests.rendering.machines import Node, described, expanded, value, values
from tests.rendering.theme import edition, elements

BASE = "https://example.org/archive"
WEBSITE = {"@type": "WebSite", "name": "The Test Archive", "url": f"{BASE}/"}
SETTINGS = config(publisher=Publisher(name="Test newsroom", policies=(("about", "pages/us.md"),)))
FILED = (
    article("a", place=Place(countries=(KENYA,)), region="africa", sources=(cites("BBC", "x"),)),
    fixed_page("us", title="Who we are", summary="A newsroom.", language="ru"),
    fixed_page("contact"),
)


def description(url: str, base_url: str = BASE) -> Node:
    settings = config(base_url=base_url, publisher=SETTINGS.publisher)
    (found,) = described(elements(edition(*FILED, settings=settings)[url]))
    return found


def trail(url: str) -> list[tuple[object, object, str]]:
    """Return the steps of a breadcrumb as a reader of JSON-LD sees them."""
    (crumbs,) = values(expanded(description(url)), "breadcrumb")
    return [
        (value(step, "position"), value(step, "name"), str(value(step, "item"))[len(BASE) :])
        for step in values(crumbs, "itemListElement")
    ]


def test_the_page_that_the_settings_name_is_about_the_newsroom() -> None:
    assert description("us.html") == {
        "@context": "https://schema.org",
        "@type": "AboutPage",
        "name": "Who we are",
        "description": "A newsroom.",
        "url": f"{BASE}/us.html",
        "inLanguage": "ru",
        "isPartOf": WEBSITE,
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": "Test newsroom",
            "url": f"{BASE}/",
        },
    }
    assert description("contact.html")["@type"] == "WebPage"


def test_a_list_says_the_way_to_it() -> None:
    found = description("countries/kenya/index.html")
    assert (found["@type"], found["name"]) == ("CollectionPage", "Kenya")
    assert found["isPartOf"] == WEBSITE
    assert trail("countries/kenya/index.html") == [
        (1, "The Test Archive", "/"),
        (2, "Africa", "/regions/africa/"),
        (3, "Kenya", "/countries/kenya/"),
    ]
    assert trail("regions/africa/2020.html") == [
        (1, "The Test Archive", "/"),
        (2, "Africa", "/regions/africa/"),
        (3, "Africa, 2020", "/regions/africa/2020.html"),
    ]
    assert trail("2020/index.html")[1:] == [(2, "2020", "/2020/")]
    assert trail("2020/05/index.html")[1:] == [(2, "2020", "/2020/"), (3, "May 2020", "/2020/05/")]
    assert trail("sources/undated.html")[1:] == [
        (2, "Sources", "/sources/"),
        (3, "Sources without a date", "/sources/undated.html"),
    ]
    assert trail("outlets/bbc/index.html")[1:] == [(2, "BBC", "/outlets/bbc/")]


def test_a_list_without_an_address_has_no_way_to_it() -> None:
    assert description("2020/index.html", base_url="") == {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": "2020",
        "inLanguage": "en",
        "isPartOf": {"@type": "WebSite", "name": "The Test Archive"},
    }


def test_a_page_that_is_no_place_to_go_to_is_not_described() -> None:
    pages = edition(article("a", aliases=("old/a.html",)))
    for url in ("404.html", "old/a.html"):
        found = elements(pages[url])
        assert described(found) == []
        assert not [one for one in found if one.attributes.get("property", "").startswith("og:")]
