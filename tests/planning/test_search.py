from dateline.base.digest import digest_of
from dateline.model.page import Page, Part
from dateline.planning.indexviews import ChoiceView, FilterView, SearchView
from dateline.planning.search import word_page
from dateline.planning.shards import article_key
from tests.indexing.desk import archive_of, article, by, term
from tests.planning.layout import digest_at, page_at, plan_of, view

FILED = (
    article("a", "2019-05-04", byline=by("Asia Desk"), tags=(term("courts"),)),
    article("b", "2020-05-04", region="europe", byline=by("Asia Desk", "Kim Desk")),
)
OLD, NEW = (article_key(one) for one in FILED)


def test_the_search_page_knows_the_index_and_what_may_be_filtered_by() -> None:
    found = view(plan_of(*FILED), "search.html", "search", SearchView)
    assert (found.words, found.articles, found.filters, found.size) == (1, 1, 1, 8)
    assert {"the", "что"} <= set(found.stop_words.split())
    assert found.choices == (
        FilterView(
            field="region",
            choices=(
                ChoiceView(value="asia", name="Asia"),
                ChoiceView(value="europe", name="Europe"),
            ),
        ),
        FilterView(
            field="year",
            choices=(ChoiceView(value="2020", name="2020"), ChoiceView(value="2019", name="2019")),
        ),
        FilterView(field="tag", choices=(ChoiceView(value="courts", name="Courts"),)),
        FilterView(
            field="author",
            choices=(
                ChoiceView(value="asia-desk", name="Asia Desk"),
                ChoiceView(value="kim-desk", name="Kim Desk"),
            ),
        ),
    )


def test_an_archive_without_articles_can_be_filtered_by_nothing() -> None:
    assert view(plan_of(), "search.html", "search", SearchView).choices == ()


def test_a_filter_names_its_articles_in_the_order_of_their_keys() -> None:
    shard = view(plan_of(*FILED), "search/filters/0.js", "filters", tuple[str, ...])
    assert dict(zip(shard[::2], shard[1::2], strict=True)) == {
        "author/asia-desk": OLD + NEW,
        "author/kim-desk": NEW,
        "region/asia": OLD,
        "region/europe": NEW,
        "tag/courts": OLD,
        "year/2019": OLD,
        "year/2020": NEW,
    }


def test_the_cards_of_articles_stand_behind_their_keys() -> None:
    plan = plan_of(*FILED)
    assert view(plan, "search/articles/0.js", "keys", tuple[str, ...]) == (OLD, NEW)
    cards = archive_of(*FILED).cards
    assert digest_at(plan, "search/articles/0.js", "cards") == (
        cards["2019/05/a"],
        cards["2020/05/b"],
    )


def test_a_shard_of_words_is_a_file_that_sees_nothing_but_its_words() -> None:
    digest = digest_of(b"shard")
    page = word_page(7, digest)
    assert page == Page(
        "search/words/7.js", "search-index", "format:search-words", (Part("words", digest),)
    )
    assert page_at(plan_of(*FILED), "search/words/0.js").parts[0].name == "words"
