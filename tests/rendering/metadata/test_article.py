from dateline.model.article import Article, Correction, Entity
from dateline.model.config import Publisher
from dateline.model.place import Country, Place
from dateline.model.records import Records
from tests.indexing.desk import (
    KAZAKHSTAN,
    KENYA,
    article,
    by,
    cites,
    config,
    date_of,
    fixed_page,
    moment,
    term,
)
from tests.rendering.machines import Node, described, expanded, faults, value, values
from tests.rendering.test_theme import CAPTURE, RECORDS, everything
from tests.rendering.theme import edition, elements

BASE = "https://example.org/archive"
SETTINGS = config(
    publisher=Publisher(
        name="Test newsroom",
        policies=(("about", "pages/about.md"), ("corrections", "pages/corrections.md")),
    )
)
PAGES = (fixed_page("about"), fixed_page("corrections"))
WEBSITE = {"@type": "WebSite", "name": "The Test Archive", "url": f"{BASE}/"}
PUBLISHER = {
    "@type": "NewsMediaOrganization",
    "name": "Test newsroom",
    "url": f"{BASE}/",
    "correctionsPolicy": f"{BASE}/corrections.html",
}


def description(
    one: Article, *others: Article, records: Records | None = None, base_url: str = BASE
) -> Node:
    """Return what the page of an article says of it."""
    settings = config(base_url=base_url, publisher=SETTINGS.publisher)
    media = (CAPTURE,) if records else ()
    pages = edition(one, *others, *PAGES, settings=settings, records=records, media=media)
    (found,) = described(elements(pages[one.url]))
    assert faults(found) == []
    return found


def test_an_article_with_nothing_says_what_it_is() -> None:
    assert description(article("a")) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Headline of a",
        "url": f"{BASE}/2020/05/a.html",
        "mainEntityOfPage": f"{BASE}/2020/05/a.html",
        "inLanguage": "en",
        "datePublished": "2020-05-04",
        "publisher": PUBLISHER,
        "articleSection": "Asia",
        "isAccessibleForFree": True,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isPartOf": [WEBSITE],
    }


REPORT = article(
    "report",
    headline="The court rules",
    summary="What the court decided.",
    byline=by("Asia Desk", role="Reporter"),
    place=Place(countries=(KAZAKHSTAN,), city="Almaty", dateline="ALMATY, Kazakhstan"),
    published=moment("2020-05-04T10:00+06:00"),
    updated=moment("2020-06-01"),
    tags=(term("media-law"), term("Courts")),
    sources=(
        cites(
            "BBC",
            "A ruling",
            "2020-05-03",
            url="https://example.net/ruling",
            language="ru",
            author="Roe, Jane; Radio Asia",
        ),
        cites("", "", url="https://example.net/untitled"),
        cites("The Test Archive", "Headline of earlier", "2019-01-02"),
    ),
    corrections=(
        Correction(date=date_of("2020-06"), kind="correction", text="It was Tuesday."),
        Correction(date=date_of("2020-06-02"), kind="update", text="A second ruling."),
    ),
    series=term("The trial"),
    entities=(
        Entity(name="Jane Roe", slug="jane-roe", kind="person"),
        Entity(name="OSCE", slug="osce", kind="organisation", role="observer"),
    ),
    methods="We read the ruling.",
    licence="All rights reserved",
    language="en",
)


def test_an_article_with_everything_says_all_that_its_page_says() -> None:
    ruled = description(REPORT, article("earlier", "2019-01-02", series=term("The trial")))
    assert ruled == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "The court rules",
        "description": "What the court decided.",
        "url": f"{BASE}/2020/05/report.html",
        "mainEntityOfPage": f"{BASE}/2020/05/report.html",
        "inLanguage": "en",
        "datePublished": "2020-05-04T10:00:00+06:00",
        "dateModified": "2020-06-01",
        "author": [{"name": "Asia Desk", "url": f"{BASE}/authors/asia-desk/"}],
        "publisher": PUBLISHER,
        "dateline": "ALMATY, Kazakhstan",
        "contentLocation": [
            {
                "@type": "Place",
                "name": "Almaty",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Almaty",
                    "addressCountry": "KZ",
                },
            }
        ],
        "articleSection": "Asia",
        "keywords": ["media-law", "Courts"],
        "isAccessibleForFree": True,
        "license": {"@type": "CreativeWork", "name": "All rights reserved"},
        "backstory": "We read the ruling.",
        "isPartOf": [
            {
                "@type": "CreativeWorkSeries",
                "name": "The trial",
                "url": f"{BASE}/series/the-trial/",
            },
            WEBSITE,
        ],
        "position": 2,
        "mentions": [
            {"@type": "Person", "name": "Jane Roe"},
            {"@type": "Organization", "name": "OSCE"},
        ],
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "A ruling",
                "url": "https://example.net/ruling",
                "author": [{"name": "Jane Roe"}, {"name": "Radio Asia"}],
                "publisher": {"@type": "Organization", "name": "BBC"},
                "datePublished": "2020-05-03",
                "inLanguage": "ru",
            },
            {"@type": "CreativeWork", "url": "https://example.net/untitled"},
            {
                "@type": "NewsArticle",
                "name": "Headline of earlier",
                "url": f"{BASE}/2019/01/earlier.html",
                "publisher": {"@type": "Organization", "name": "The Test Archive"},
                "datePublished": "2019-01-02",
            },
        ],
        "correction": [
            {
                "@type": "CorrectionComment",
                "name": "Correction",
                "text": "It was Tuesday.",
                "datePublished": "2020-06",
            }
        ],
    }


def test_a_processor_of_json_ld_understands_every_word() -> None:
    found = expanded(description(REPORT))
    assert found["@type"] == ["http://schema.org/NewsArticle"]
    assert found["http://schema.org/url"] == [{"@id": f"{BASE}/2020/05/report.html"}]
    kept = {name.removeprefix("http://schema.org/") for name in found if name != "@type"}
    assert kept == description(REPORT).keys() - {"@context", "@type"}


def test_without_a_base_url_nothing_has_an_address_of_ours() -> None:
    ruled = description(REPORT, base_url="")
    assert "url" not in ruled
    assert ruled["author"] == [{"name": "Asia Desk"}]
    assert ruled["isPartOf"] == [
        {"@type": "CreativeWorkSeries", "name": "The trial"},
        {"@type": "WebSite", "name": "The Test Archive"},
    ]


def test_the_number_of_words_and_the_first_picture_are_told() -> None:
    whole = everything(0)
    pages = edition(whole, article("plain", anchors=("here",)), media=("content/2020/photo.jpg",))
    (found,) = described(elements(pages[whole.url]))
    assert found["image"] == f"{BASE}/media/2020/photo.jpg"
    assert found["wordCount"] == 8


def test_a_city_lies_in_a_country_only_where_there_is_but_one() -> None:
    two = Place(countries=(KAZAKHSTAN, KENYA), city="Almaty")
    assert description(article("a", place=two))["contentLocation"] == [
        {"@type": "Place", "name": "Almaty"},
        {
            "@type": "Place",
            "name": "Kazakhstan",
            "address": {"@type": "PostalAddress", "addressCountry": "KZ"},
        },
        {
            "@type": "Place",
            "name": "Kenya",
            "address": {"@type": "PostalAddress", "addressCountry": "KE"},
        },
    ]
    kosovo = Place(countries=(Country(code="XK", name="Kosovo", slug="kosovo"),))
    (place,) = values(expanded(description(article("a", place=kosovo))), "contentLocation")
    assert value(place, "name") == "Kosovo"


def test_a_translation_is_based_on_its_original_and_a_report_on_nothing() -> None:
    original = article("a", sources=REPORT.sources[:1])
    russian = article("b", language="ru", translation_of="a", translator="Kim Roe", headline="Суд")
    told = description(russian, original)
    assert told["isBasedOn"] == f"{BASE}/2020/05/a.html"
    assert told["translator"] == {"name": "Kim Roe"}
    assert told["translationOfWork"] == {
        "@type": "NewsArticle",
        "headline": "Headline of a",
        "url": f"{BASE}/2020/05/a.html",
        "inLanguage": "en",
    }
    told = description(original, russian)
    assert "isBasedOn" not in told
    assert told["workTranslation"] == [
        {
            "@type": "NewsArticle",
            "headline": "Суд",
            "url": f"{BASE}/2020/05/b.html",
            "inLanguage": "ru",
        }
    ]


def test_every_copy_that_can_be_read_is_named_once() -> None:
    whole = everything(3)
    others = (article("plain", anchors=("here",)), everything(0))
    pages = edition(whole, *others, media=("content/2020/photo.jpg", CAPTURE), records=RECORDS)
    (found,) = described(elements(pages[whole.url]))
    works = found["citation"]
    assert isinstance(works, list)
    copies = [work.get("archivedAt") for work in works]
    address = copies[0][2]
    assert copies[0][:2] == ["https://example.net/copy", "https://example.net/other"]
    assert address.startswith(f"{BASE}/saved/")
    assert len(copies[0]) == 3
    assert copies[1:] == [None, None, ["https://archive.example/1"], None]


def test_what_takes_something_back_is_a_correction() -> None:
    kinds = ("clarification", "update", "retraction")
    changes = tuple(Correction(date=date_of("2021"), kind=kind, text="x") for kind in kinds)
    told = description(article("a", corrections=changes))["correction"]
    assert isinstance(told, list)
    assert [one["name"] for one in told] == ["Clarification", "Retraction"]
