from dateline.base.canonical import encode, parse
from dateline.model.card import NamedLink
from dateline.model.config import Publish, Publisher
from dateline.model.entry import citable_of, entry_of, references_of
from dateline.planning.sourceviews import (
    CitedView,
    DataFolder,
    DataView,
    MastheadView,
    PackageView,
)
from dateline.planning.views import FrontView, SiteView, TermView
from tests.indexing.desk import BASE_URL, article, cites, config
from tests.planning.layout import digest_at, page_at, plan_of, urls, view, views

ALL = config(publish=Publish())
REPORT = article(
    "a", sources=(cites("BBC", "A title", "2019"), cites("Dateline", "Earlier", article="b"))
)
EARLIER = article("b", "2019-01-01", region="europe")
FILES = ["articles.csv", "articles.json", "datapackage.json", "sources.csv"]


def plain(value: object) -> object:
    return parse(encode(value))


def test_an_article_has_three_files_for_reference_managers() -> None:
    plan = plan_of(REPORT, EARLIER, settings=ALL)
    for suffix, form in (("bib", "bibtex"), ("json", "csl"), ("ris", "ris")):
        page = page_at(plan, f"2020/05/a.{suffix}")
        assert (page.kind, page.renderer) == ("citation", f"format:{form}")
        parts = [part.name for part in page.parts]
        assert parts == ["article", "masthead", "cited", "own"]
        assert plan.owners[page.url] == "content/a.md"


def test_they_see_what_bibliographies_show() -> None:
    plan, url = plan_of(REPORT, EARLIER, settings=ALL), "2020/05/a.json"
    assert view(plan, url, "article", dict) == plain(citable_of(REPORT))
    assert view(plan, url, "masthead", MastheadView) == MastheadView(
        title="The Test Archive", base_url=BASE_URL, publisher="Test newsroom"
    )
    cited = view(plan, url, "cited", tuple[CitedView, ...])
    assert [(one.outlet, one.own) for one in cited] == [("BBC", ""), ("Dateline", "2019/01/b")]
    assert views(plan, url, "own", dict) == [plain(citable_of(EARLIER))]


def test_the_tables_are_those_of_the_archive_and_of_each_region() -> None:
    plan = plan_of(REPORT, EARLIER, settings=ALL)
    folders = ("data/", "data/asia/", "data/europe/")
    assert [url for url in urls(plan) if url.startswith("data/")] == sorted(
        [*(f"{folder}{file}" for folder in folders for file in FILES), "data/index.html"]
    )
    assert views(plan, "data/articles.csv", "articles", dict) == [
        plain(entry_of(REPORT)),
        plain(entry_of(EARLIER)),
    ]
    assert views(plan, "data/europe/articles.csv", "articles", dict) == [plain(entry_of(EARLIER))]
    assert views(plan, "data/asia/sources.csv", "references", dict) == [
        plain(references_of(REPORT))
    ]
    cited = views(plan, "data/sources.csv", "cited", tuple[CitedView, ...])
    assert [[one.outlet for one in each] for each in cited] == [["BBC", "Dateline"], []]
    parts = [part.name for part in page_at(plan, "data/articles.json").parts]
    assert parts == ["masthead", "articles", "references", "cited"]


def test_a_page_leads_to_the_tables() -> None:
    plan = plan_of(REPORT, EARLIER, settings=ALL)
    assert view(plan, "data/index.html", "data", DataView) == DataView(
        folders=(
            DataFolder(name="", folder="data/"),
            DataFolder(name="Asia", folder="data/asia/"),
            DataFolder(name="Europe", folder="data/europe/"),
        ),
        files=("articles.csv", "sources.csv", "articles.json", "datapackage.json"),
    )
    front = view(plan, "index.html", "front", FrontView)
    assert NamedLink(name="Data", url="data/index.html") in front.indexes


def test_the_description_names_the_region() -> None:
    plan = plan_of(
        REPORT, EARLIER, settings=config(publish=Publish(), publisher=Publisher(name="Desk"))
    )
    assert view(plan, "data/asia/datapackage.json", "package", PackageView) == PackageView(
        title="The Test Archive: Asia",
        description="An archive for tests.",
        base_url=BASE_URL,
        publisher="Desk",
        licence="CC-BY-4.0",
    )
    own = view(plan, "data/datapackage.json", "package", PackageView)
    assert own.title == "The Test Archive"


def test_a_new_article_leaves_the_description_of_the_tables_as_it_is() -> None:
    before, after = (
        plan_of(REPORT, EARLIER, settings=ALL),
        plan_of(REPORT, EARLIER, article("c"), settings=ALL),
    )
    for url in ("data/datapackage.json", "data/asia/datapackage.json"):
        assert page_at(before, url) == page_at(after, url)


def test_the_page_of_a_region_leads_to_its_tables_and_those_of_its_years_do_not() -> None:
    plan = plan_of(REPORT, EARLIER, settings=ALL)
    assert view(plan, "regions/asia/index.html", "term", TermView).data == "data/asia/"
    assert view(plan, "regions/asia/2020.html", "term", TermView).data == ""


def test_a_newsroom_that_wants_neither_has_neither() -> None:
    plan = plan_of(REPORT, EARLIER)
    found = [url for url in urls(plan) if url.startswith("data/") or url.endswith((".bib", ".ris"))]
    assert found == []
    assert view(plan, "index.html", "site", SiteView).citations is False
    assert view(plan, "regions/asia/index.html", "term", TermView).data == ""


def test_an_archive_without_articles_has_no_tables() -> None:
    assert [url for url in urls(plan_of(settings=ALL)) if url.startswith("data/")] == []


def test_files_for_programs_are_in_no_sitemap() -> None:
    plan = plan_of(REPORT, EARLIER, settings=ALL)
    digest = digest_at(plan, "sitemap.xml", "sitemap")
    assert isinstance(digest, str)
    text = plan.values[digest].decode()
    assert "data/index.html" in text
    assert not any(name in text for name in (".csv", ".json", ".bib", ".ris"))
