"""The default theme with as little and with as much as its pages may see."""

import posixpath
import re
from dataclasses import replace
from functools import cache

import pytest
from msgspec import structs

from dateline.base.citedaddress import comparable
from dateline.base.dates import PartialDate
from dateline.base.digest import digest_of
from dateline.model.article import Article, Correction, Entity, Event, IntroductionKind
from dateline.model.config import Config, Publish, Publisher
from dateline.model.keptcopy import KeptCopy
from dateline.model.place import Country, Place
from dateline.model.records import Records
from dateline.model.source import SavedCopy, Source
from tests.indexing.desk import (
    KAZAKHSTAN,
    KENYA,
    Filed,
    article,
    by,
    cites,
    config,
    date_of,
    fixed_page,
    introduction,
    link,
    moment,
    picture,
    prose,
    term,
)
from tests.rendering.machines import DATA, SCHEMA, Item, described, expanded, faults, zotero
from tests.rendering.theme import Element, edition, elements, theme

PHOTO = "content/2020/photo.jpg"
HOSTILE = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{ 7*7 }}{% x"


def everything(number: int, text: str = "Words") -> Article:
    """Return an article with every field there is; `text` stands in all that is free text."""
    copies = (
        SavedCopy(url="https://example.net/copy", at=date_of("2020-01-02"), sha256="ab" * 32),
        SavedCopy(url="https://example.net/other"),
    )
    return article(
        f"all-{number}",
        f"2020-{number % 12 + 1:02d}-15",
        headline=f"{text} {number}",
        summary=text,
        byline=by("Asia Desk", "Zoe Desk", "Kim Desk", role=text, desk="Asia"),
        place=Place(countries=(KAZAKHSTAN, KENYA), city="Almaty", dateline=f"{text}, Kazakhstan"),
        updated=moment("2021-02-03T04:05+06:00"),
        language="ar",
        tags=(term("media-law"), term("Courts")),
        sources=(
            cites(
                "BBC",
                text,
                "2019-06-26",
                url="https://example.org/?a=1&b=2",
                language="fa",
                author=text,
                note=text,
                archived=copies,
                accessed=date_of("2020-03"),
            ),
            cites("Reuters", f"{text} again", written="spring 2019"),
            cites("", text, "2019"),
            cites("Al Jazeera", url="https://example.org/untitled"),
            Source(key="source", whole=f"{text} whole", url="https://example.org/whole"),
        ),
        corrections=tuple(
            Correction(date=PartialDate(year=2021, month=1), kind=kind, text=text)
            for kind in ("correction", "clarification", "update", "retraction")
        ),
        series=term("The trial"),
        entities=(
            Entity(name=text, slug="x", kind="person", role=text),
            Entity(name="OSCE", slug="osce", kind="organisation"),
        ),
        events=(Event(date=date_of("2019"), text=text), Event(date=date_of("2019-05"), text="x")),
        related=("plain", f"all-{number % 3}" if number > 2 else "plain"),
        aliases=(f"old/{number}.html",),
        translation_of="plain" if number == 1 else "",
        translator=text,
        licence="All rights reserved" if number % 2 else "CC0-1.0",
        methods=text,
        extra={"anything": [text]},
        links=(link(slug="plain", anchor="here"),),
        pictures=(picture(PHOTO),),
    )


def furniture(text: str = "Words") -> tuple[Filed, ...]:
    """Return pages and introductions with every field there is."""
    introduced: tuple[tuple[IntroductionKind, str, str], ...] = (
        ("authors", "asia-desk", "Asia Desk"),
        ("tags", "courts", f"Courts {text}"),
        ("series", "the-trial", f"The trial {text}"),
        ("regions", "asia", ""),
    )
    words = introduction(
        "outlets",
        "bbc",
        name="BBC News",
        summary=text,
        aliases=(f"{text} one", f"{text} two"),
        country="United Kingdom",
        home_page="https://example.org/",
        note=text,
        body=prose("outlet"),
        links=(link(slug="plain"),),
        pictures=(picture(PHOTO),),
    )
    return (
        article("plain", "2019-05-04", anchors=("here",)),
        article("elsewhere", "2018-05-04", region="europe", place=Place(countries=(KENYA,))),
        fixed_page("about", title=text, summary=text, links=words.links, pictures=words.pictures),
        words,
        *(
            structs.replace(
                words,
                kind=kind,
                slug=slug,
                name=name,
                aliases=(),
                role=text,
                body=prose(kind),
                manuscript=f"content/_{kind}/{slug}.md",
            )
            for kind, slug, name in introduced
        ),
    )


SETTINGS = config(
    publisher=Publisher(name="Test newsroom", policies=(("about", "pages/about.md"),)),
    theme={"accent": "#7a1f1f"},
    publish=Publish(),
)
CAPTURE = "content/_saved/capture.wacz"
WORK = comparable("https://example.org/?a=1&b=2")
RECORDS = Records(
    gone={WORK: PartialDate(year=2026, month=11, day=1), "example.org/untitled": date_of("2026")},
    copies={
        WORK: (
            KeptCopy(address=WORK, at="2026-11-20", file="a.warc.gz", file_sha256="cd" * 32),
            KeptCopy(
                address=WORK,
                at="2026-11-24T03:21:57Z",
                file="capture.wacz",
                file_sha256=digest_of(CAPTURE.encode()),
            ),
        ),
        "example.org/untitled": (
            KeptCopy(address=WORK, at="no day", url="https://archive.example/1"),
        ),
    },
)
BARE = config(description="", base_url="", publisher=Publisher(), licence="", referrer="", theme={})
MANY = tuple(
    article(f"m-{n:03d}", f"{2000 + n // 60}-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
            tags=(term("many"),), language="ru" if n % 2 else "en")
    for n in range(230)
)  # fmt: skip
OFTEN = tuple(
    structs.replace(
        one,
        corrections=tuple(
            Correction(date=date_of(f"{2012 + number % 9}-05"), kind=kind, text=f"Change {kind}.")
            for kind in ("correction", "retraction")
        ),
    )
    for number, one in enumerate(MANY[:110])
)
ARCHIVES: dict[str, tuple[tuple[Filed, ...], Config]] = {
    "nothing": ((), config()),
    "nothing-and-no-settings": ((), BARE),
    "one-article-with-nothing": ((article("plain"),), BARE),
    "one-article": ((article("plain"),), config()),
    "many": (MANY, config()),
    "many-corrections": (OFTEN, config()),
    "everything": ((*(everything(n) for n in range(8)), *furniture()), SETTINGS),
    "everything-without-address": (
        (*(everything(n) for n in range(3)), *furniture()),
        replace(SETTINGS, base_url=""),
    ),
    "arabic": ((*(everything(n) for n in range(3)), *furniture()), config(language="ar")),
    "chinese": ((*(everything(n) for n in range(3)), *furniture()), config(language="zh-Hans")),
    "hostile": (
        (*(everything(n, HOSTILE) for n in range(3)), *furniture(HOSTILE)),
        replace(SETTINGS, title=HOSTILE, description=HOSTILE),
    ),
}


@cache
def pages_of(name: str) -> dict[str, str]:
    filed, settings = ARCHIVES[name]
    shows = any(isinstance(one, Article) and one.pictures for one in filed)
    media = (PHOTO, CAPTURE) if shows else ()
    return edition(*filed, settings=settings, media=media, records=RECORDS if shows else None)


@cache
def parsed(name: str) -> dict[str, list[Element]]:
    pages = pages_of(name).items()
    return {url: elements(page) for url, page in pages if url.endswith(".html")}


@pytest.fixture(params=ARCHIVES)
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of each archive in turn."""
    return str(request.param)


def test_every_page_is_html_without_an_error(name: str) -> None:
    assert "index.html" in parsed(name)
    for url, found in parsed(name).items():
        names = [one.name for one in found]
        assert names[:2] == ["html", "head"], url
        for only in ("title", "h1", "main", "body"):
            assert names.count(only) == 1, (url, only)


def test_every_link_leads_to_a_file_of_the_edition(name: str) -> None:
    pages = pages_of(name)
    ids = {url: ids_of(found) for url, found in parsed(name).items()}
    for url, found in parsed(name).items():
        for one in found:
            for attribute in ("href", "src"):
                target = one.attributes.get(attribute, "")
                if attribute not in one.attributes or re.match(r"https?://", target):
                    continue
                path, _, anchor = target.partition("#")
                whole = posixpath.normpath(posixpath.join(posixpath.dirname(url), path))
                whole = whole if path else url
                assert whole in pages, (url, target)
                # The body of the article that is linked to is not the one its anchors promise.
                assert not anchor or anchor in ids[whole] or anchor == "here", (url, target)


def ids_of(found: list[Element]) -> list[str]:
    return [one.attributes["id"] for one in found if "id" in one.attributes]


def test_no_id_is_given_twice(name: str) -> None:
    for url, found in parsed(name).items():
        assert len(set(ids_of(found))) == len(ids_of(found)), url


def test_nothing_is_fetched_from_elsewhere_and_nothing_is_run(name: str) -> None:
    for url, found in parsed(name).items():
        for one in found:
            assert one.name not in {"iframe", "object", "embed", "base"}, url
            # A block of data is no script: browsers leave it alone.
            if one.name == "script" and one.attributes != {"type": DATA}:
                assert (url, one.attributes["src"]) == ("search.html", "static/search.js")
                assert one.text == ""
            if one.name == "form":
                assert url in {"index.html", "search.html"}, url
                assert one.attributes.get("action", "search.html") == "search.html"
            assert not [key for key in one.attributes if key.startswith("on")], url
            assert "javascript:" not in one.attributes.get("href", ""), url
            if one.name in {"img", "source"} or one.attributes.get("rel") == "stylesheet":
                target = one.attributes.get("src") or one.attributes["href"]
                assert not re.match(r"[a-z]+:|//", target), (url, target)


def test_hostile_text_is_printed_and_nothing_more() -> None:
    page = pages_of("hostile")["2020/01/all-0.html"]
    found = elements(page)
    assert page.count("<script") == page.count(f'<script type="{DATA}">') == 1
    (described_as,) = described(found)
    assert described_as["headline"] == f"{HOSTILE} 0"
    assert "49" not in [one.text.strip() for one in found]
    assert [one.text for one in found if one.name == "h1"] == [f"{HOSTILE} 0"]
    assert [one.text for one in found if one.name == "title"] == [f"{HOSTILE} 0 – {HOSTILE}"]
    descriptions = [
        one.attributes["content"] for one in found if one.attributes.get("name") == "description"
    ]
    assert descriptions == [HOSTILE]


def test_every_page_says_its_language_and_direction(name: str) -> None:
    language = ARCHIVES[name][1].language
    for url, found in parsed(name).items():
        root = found[0].attributes
        of_article = "/all-" in url
        assert root["lang"] == ("ar" if of_article else root["lang"]), url
        assert root["dir"] == ("rtl" if root["lang"] == "ar" else "ltr"), url
        if url == "index.html":
            assert root["lang"] == language


def test_nothing_python_says_is_printed(name: str) -> None:
    for url, page in pages_of(name).items():
        assert not re.search(r">\s*(None|True|False|\(\)|\[\])\s*<", page), url
        assert "Record(" not in page, url
        assert "dateline-link:" not in page, url
        assert "dateline-picture:" not in page, url
        assert " object at 0x" not in page, url


def test_times_are_dates(name: str) -> None:
    date = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?)?")
    for url, found in parsed(name).items():
        for one in found:
            if one.name == "time":
                assert date.fullmatch(one.attributes["datetime"]), url
                assert one.text.strip(), url


def test_pages_without_an_article_have_no_empty_lists(name: str) -> None:
    for url, found in parsed(name).items():
        for one in found:
            assert one.name not in {"ul", "ol"} or one.text.strip(), (url, one.attributes)


def test_every_template_is_used_by_some_page_or_template() -> None:
    texts = theme()
    named = {found for text in texts.values() for found in re.findall(r'"([\w.]+\.html)"', text)}
    renderers = {
        "404.html",
        "article.html",
        "corrections.html",
        "front.html",
        "data.html",
        "letters.html",
        "month.html",
        "most_cited.html",
        "moved.html",
        "name.html",
        "outlet.html",
        "page.html",
        "regions.html",
        "search.html",
        "sources.html",
        "sources_of.html",
        "term.html",
        "terms.html",
        "year.html",
    }
    assert texts.keys() == named | renderers


def test_the_pages_of_a_long_list_tell_what_they_are_complete_for() -> None:
    pages = pages_of("many")
    assert "All 60 articles of 2001" in pages["regions/asia/2001.html"]
    assert "The newest 10 articles." in pages["regions/asia/index.html"]
    assert "The newest 50 articles." in pages["tags/many/index.html"]


def test_the_pages_of_corrections_tell_what_they_are_complete_for() -> None:
    pages = pages_of("many-corrections")
    assert "The newest 24 changes." in pages["corrections/index.html"]
    assert "All 24 changes, 2018" in pages["corrections/2018.html"]
    few = edition(
        article("a", corrections=OFTEN[0].corrections),
        article("b", corrections=OFTEN[1].corrections),
    )
    assert "All 4 changes, 2012–2013" in few["corrections/index.html"]
    one = edition(article("a", corrections=OFTEN[0].corrections[:1]))
    assert "One change, 2012" in one["corrections/index.html"]


def feeds_named(page: str) -> list[tuple[str, str]]:
    """Return type and address of the feeds in a page's head."""
    return [
        (one.attributes["type"], one.attributes["href"])
        for one in elements(page)
        if one.name == "link" and one.attributes["rel"] == "alternate"
        # The others are citations and translations.
        if one.attributes.get("type", "").startswith(("application/atom", "application/feed"))
    ]


@pytest.mark.parametrize(
    ("url", "root", "own"),
    [
        ("index.html", "", ""),
        ("2019/05/plain.html", "../../", ""),
        ("404.html", "", ""),
        ("series/the-trial/index.html", "../../", ""),
        ("countries/kenya/index.html", "../../", "countries/kenya/"),
        ("regions/asia/2020.html", "../../", "regions/asia/"),
        ("corrections/index.html", "../", "corrections/"),
    ],
)
def test_every_page_names_the_feeds_of_the_site_and_its_own(url: str, root: str, own: str) -> None:
    page = pages_of("everything")[url]
    feeds = [("application/atom+xml", "feed.xml"), ("application/feed+json", "feed.json")]
    folders = ["", own] if own else [""]
    named = [(kind, f"{root}{folder}{name}") for folder in folders for kind, name in feeds]
    assert feeds_named(page) == named
    # Those who read the page are led there as well.
    links = {
        (one.attributes.get("type"), one.attributes["href"])
        for one in elements(page)
        if one.name == "a"
    }
    assert set(named) <= links
    without = pages_of("everything-without-address")
    assert url not in without or feeds_named(without[url]) == []


def test_a_country_that_is_called_like_its_region_is_named_once() -> None:
    asia = Country(code="XX", name="Asia", slug="asia")
    page = edition(article("a", place=Place(countries=(asia,))))["2020/05/a.html"]
    (kicker,) = [one for one in elements(page) if one.attributes.get("class") == "kicker"]
    assert kicker.text.split() == ["Asia"]


# What pages say to machines.


def test_every_page_but_those_that_lead_on_describes_itself_in_words_of_schema_org(
    name: str,
) -> None:
    for url, found in parsed(name).items():
        leads_on = url == "404.html" or url.startswith("old/")
        assert len(described(found)) == (0 if leads_on else 1), url
        for one in described(found):
            assert faults(one) == [], url
            assert one["@context"] == "https://schema.org", url


def test_no_description_holds_a_sign_that_could_end_it(name: str) -> None:
    for url, found in parsed(name).items():
        for one in found:
            if one.name == "script":
                assert not set("<>&\u2028\u2029") & set(one.text), url


@pytest.mark.parametrize("name", ["everything", "everything-without-address", "hostile"])
def test_a_processor_of_json_ld_understands_every_page(name: str) -> None:
    for found in parsed(name).values():
        for one in described(found):
            words = [word for word in expanded(one) if not word.startswith("@")]
            assert len(words) == len(one) - 2
            assert all(word.startswith(SCHEMA) for word in words)


def test_zotero_files_an_article_as_a_newspapers() -> None:
    assert zotero(parsed("everything")["2020/02/all-1.html"]) == Item(
        kind="newspaperArticle",
        title="Words 1",
        creators=("Asia Desk", "Zoe Desk", "Kim Desk"),
        date="2020/02/15",
        language="ar",
        url="https://example.org/archive/2020/02/all-1.html",
        abstract="Words",
        tags=("media-law", "Courts"),
        publication="The Test Archive",
        section="Asia",
        rights="All rights reserved",
    )
    assert zotero(parsed("everything")["tags/courts/index.html"]).kind == "webpage"


def test_zotero_reads_hostile_text_as_it_is() -> None:
    item = zotero(parsed("hostile")["2020/01/all-0.html"])
    assert (item.title, item.abstract, item.publication) == (f"{HOSTILE} 0", HOSTILE, HOSTILE)


def head_links(page: list[Element], rel: str) -> list[tuple[str, str]]:
    found = [one.attributes for one in page if one.name == "link"]
    return [(one.get("hreflang", ""), one["href"]) for one in found if one["rel"] == rel]


def test_an_article_names_all_its_languages_in_each_of_them() -> None:
    address = "https://example.org/archive/"
    versions = [
        ("x-default", f"{address}2019/05/plain.html"),
        ("en", f"{address}2019/05/plain.html"),
        ("ar", f"{address}2020/02/all-1.html"),
    ]
    for url in ("2019/05/plain.html", "2020/02/all-1.html"):
        links = head_links(parsed("everything")[url], "alternate")
        assert [link for link in links if link[0]] == versions
    links = head_links(parsed("everything")["2020/01/all-0.html"], "alternate")
    assert [link for link in links if link[0]] == []
    links = head_links(parsed("everything-without-address")["2019/05/plain.html"], "alternate")
    assert [link for link in links if link[0]] == []


def test_an_article_leads_to_its_authors_and_its_licence() -> None:
    page = parsed("everything")["2020/01/all-0.html"]
    authors = [f"../../authors/{slug}-desk/index.html" for slug in ("asia", "zoe", "kim")]
    assert [href for _, href in head_links(page, "author")] == authors
    zero = "https://creativecommons.org/publicdomain/zero/1.0/"
    assert head_links(page, "license") == [("", zero)]


def properties(page: list[Element]) -> dict[str, str]:
    meta = [one.attributes for one in page if "property" in one.attributes]
    return {one["property"]: one["content"] for one in meta}


def test_a_preview_of_a_link_has_what_open_graph_wants() -> None:
    found = properties(parsed("everything")["2020/02/all-1.html"])
    assert found == {
        "og:type": "article",
        "og:title": "Words 1",
        "og:description": "Words",
        "og:url": "https://example.org/archive/2020/02/all-1.html",
        "og:site_name": "The Test Archive",
        "og:image": "https://example.org/archive/media/2020/photo.jpg",
        "og:locale": "ar",
        "og:locale:alternate": "en",
        "article:published_time": "2020-02-15",
        "article:modified_time": "2021-02-03T04:05:00+06:00",
        "article:section": "Asia",
        "article:tag": "Courts",
        "article:author": "https://example.org/archive/authors/kim-desk/",
    }
    assert properties(parsed("everything")["regions/asia/index.html"]) == {
        "og:type": "website",
        "og:title": "Asia – The Test Archive",
        "og:description": "Words",
        "og:url": "https://example.org/archive/regions/asia/",
        "og:site_name": "The Test Archive",
    }
    assert "og:image" not in properties(parsed("everything-without-address")["2020/02/all-1.html"])


# Sources.


def link_to(target: str, name: str = "everything", url: str = "2020/01/all-0.html") -> Element:
    """Return the first link to an address on a page."""
    return next(one for one in parsed(name)[url] if one.attributes.get("href") == target)


def test_a_link_to_a_source_carries_what_robust_links_want() -> None:
    attributes = link_to("https://example.org/?a=1&b=2").attributes
    assert attributes["data-originalurl"] == "https://example.org/?a=1&b=2"
    assert attributes["data-versionurl"] == "https://example.net/copy"
    assert attributes["data-versiondate"] == "2020-01-02"


def test_a_link_to_a_source_that_nothing_dates_is_dated_by_the_article() -> None:
    attributes = link_to("https://example.org/whole").attributes
    assert "data-versionurl" not in attributes
    assert attributes["data-versiondate"] == "2020-01-15"


def test_every_link_to_a_source_says_where_it_leads_and_when(name: str) -> None:
    for url, found in parsed(name).items():
        for one in found:
            if "data-originalurl" in one.attributes:
                assert one.attributes["data-originalurl"] == one.attributes["href"], url
                assert re.match(r"\d{4}", one.attributes["data-versiondate"]), url
                assert one.attributes["rel"] == "noreferrer", url


def test_a_source_that_is_no_longer_online_says_so_beside_its_copies() -> None:
    page = pages_of("everything")["2020/01/all-0.html"]
    # The article is in Arabic, and so are the words around its sources.
    assert "لم يعد متاحًا على الإنترنت، ولوحظ غيابه في " in page
    assert '<time datetime="2026-11-01">1 نوفمبر 2026</time>' in page
    assert "نسخة محفوظة في غرفة الأخبار، " in page
    address = f"../../saved/{digest_of(CAPTURE.encode())[:16]}.wacz"
    assert link_to(address).text == "نسختنا"
    assert link_to("https://archive.example/1").attributes["rel"] == "noreferrer"


def test_a_source_says_where_else_it_is_cited() -> None:
    page = pages_of("everything")["2020/01/all-0.html"]
    assert page.count("استشهدت به أيضًا: ") == 5
    url = "../../outlets/bbc/index.html"
    (more, *_) = [
        one for one in elements(page) if one.attributes.get("href", "").startswith(f"{url}#")
    ]
    assert more.text == "ومقالات أخرى"


def test_an_article_can_be_cited_in_three_styles_and_taken_into_reference_managers() -> None:
    page = elements(pages_of("one-article")["2020/05/plain.html"])
    terms = [one.text for one in page if one.name == "dt"]
    cited = [one.text for one in page if one.name == "dd"]
    address = "https://example.org/archive/2020/05/plain.html"
    assert terms == ["Chicago", "APA", "MLA"]
    assert cited == [
        f"The Test Archive. “Headline of plain.” May 4, 2020. {address}.",
        f"Headline of plain. (2020, May 4). The Test Archive. {address}",
        f"“Headline of plain.” The Test Archive, 4 May 2020, {address.removeprefix('https://')}.",
    ]
    kinds = [one.attributes.get("type") for one in page if "download" in one.attributes]
    assert kinds == []
    whole = elements(pages_of("everything")["2019/05/plain.html"])
    beside = [one.attributes["href"] for one in whole if "download" in one.attributes]
    assert beside == [f"../../2019/05/plain.{suffix}" for suffix in ("bib", "ris", "json")]


def test_the_data_page_names_what_each_file_holds() -> None:
    page = pages_of("everything")["data/index.html"]
    assert page.count("one line for each work that an article cites") == 1
    assert "regions/asia/index.html" in page
    assert '../data/asia/sources.csv"' in page
    region = pages_of("everything")["regions/asia/index.html"]
    assert '<a href="../../data/asia/articles.csv" type="text/csv" download>articles</a>' in region


def reports_of_years() -> tuple[Article, ...]:
    kazakhstan, kenya = (Place(countries=(one,)) for one in (KAZAKHSTAN, KENYA))
    event = Event(
        date=date_of("2011-04"),
        text="What <they> did",
    )
    return (
        article("a", "2012-01-01", place=kazakhstan, tags=(term("x"),), series=term("The trial")),
        article("b", "2012-03-01", place=kazakhstan, tags=(term("x"),), events=(event,)),
        article(
            "c",
            "2009-01-01",
            place=kazakhstan,
            tags=(term("x"),),
            series=term("The trial"),
            events=(event,),
            language="fr",
        ),
        article("d", "2010-01-01", place=kenya, region="africa"),
    )


def test_what_a_map_shows_is_written_beside_it() -> None:
    pages = edition(*reports_of_years())
    world = pages["regions/index.html"]
    assert '<a href="../countries/kazakhstan/index.html" tabindex="-1">' in world
    assert '<li><a href="../countries/kazakhstan/index.html">Kazakhstan</a> ' in world
    assert '<span class="count">2–4</span>' in world
    region = pages["regions/asia/index.html"]
    assert "<title>Kazakhstan: 3</title>" in region
    assert '<span class="count">3</span>' in region
    assert 'class="way"' in pages["index.html"]


def test_what_a_chart_of_years_shows_is_written_beside_it() -> None:
    pages = edition(*reports_of_years())
    tag = pages["tags/x/index.html"]
    assert "<summary>2009 to 2012: 3 articles, most in 2012 (2)</summary>" in tag
    assert '<li>2012 <span class="count">2</span></li>' in tag
    region = pages["regions/asia/index.html"]
    assert "<p>2009 to 2012: 3 articles, most in 2012 (2)</p>" in region
    assert (
        '<li><a href="../../regions/asia/2012.html">2012</a> <span class="count">2</span>' in region
    )
    assert "2009 to 2012: 2 articles, at most 1 a year" in pages["series/the-trial/index.html"]
    assert "years-chart" not in pages["regions/africa/index.html"]


def test_what_a_timeline_shows_is_written_below_it() -> None:
    series = edition(*reports_of_years())["series/the-trial/index.html"]
    items = [one.text.split() for one in elements(series) if one.name == "li"]
    assert ["April", "2011", "What", "<they>", "did"] in items
    assert 'class="timeline-chart"' in series
    assert '<p lang="fr" dir="ltr">What &lt;they&gt; did</p>' in series


def test_no_link_of_a_drawing_is_the_only_way() -> None:
    pages = edition(*reports_of_years())
    for url, page in ((url, page) for url, page in pages.items() if url.endswith(".html")):
        anchors = [one for one in elements(page) if one.name.endswith("}a") or one.name == "a"]
        drawn = {a.attributes["href"] for a in anchors if a.attributes.get("tabindex") == "-1"}
        plain = {a.attributes["href"] for a in anchors if a.attributes.get("tabindex") != "-1"}
        assert drawn <= plain, url
