from dateline.model.article import Article, Entity
from dateline.model.card import NamedLink
from dateline.planning.indexviews import NameView
from dateline.planning.views import GroupView, TermIndexView
from tests.indexing.desk import archive_of, article
from tests.planning.layout import digest_at, plan_of, urls, view

OSCE = Entity(name="OSCE", slug="osce", kind="organisation", role="critic of the law")
FILED: tuple[Article, ...] = (
    article("a", "2020-01-01", entities=(OSCE, Entity(name="??", slug="", kind="person"))),
    article(
        "b",
        "2020-01-02",
        entities=(
            Entity(name="Osce", slug="osce", kind="organisation"),
            Entity(name="Ahmed", slug="ahmed", kind="person", role="judge"),
            Entity(name="Ahmed", slug="ahmed", kind="person", role="author"),
        ),
    ),
)


def test_a_name_lists_every_article_that_names_it_with_its_role_there() -> None:
    plan = plan_of(*FILED)
    assert view(plan, "names/osce/index.html", "name", NameView) == NameView(
        name="Osce", kind="organisation", url="names/osce/index.html", roles=("", OSCE.role)
    )
    assert view(plan, "names/ahmed/index.html", "name", NameView).roles == ("judge; author",)
    cards = archive_of(*FILED).cards
    assert digest_at(plan, "names/osce/index.html", "articles") == (
        cards["2020/01/b"],
        cards["2020/01/a"],
    )


def test_names_stand_in_an_index() -> None:
    plan = plan_of(*FILED)
    ahmed = NamedLink(name="Ahmed", url="names/ahmed/index.html")
    osce = NamedLink(name="Osce", url="names/osce/index.html")
    assert view(plan, "names/index.html", "index", TermIndexView).groups == (
        GroupView(heading="A", entries=(ahmed,)),
        GroupView(heading="O", entries=(osce,)),
    )


def test_a_name_without_an_address_has_no_page() -> None:
    assert [url for url in urls(plan_of(*FILED)) if url.startswith("names/")] == [
        "names/ahmed/index.html",
        "names/index.html",
        "names/osce/index.html",
    ]
    assert [url for url in urls(plan_of(article("a"))) if url.startswith("names/")] == []
