from dateline.model.config import Publish
from dateline.planning.views import SiteView
from tests.indexing.desk import article, config
from tests.planning.layout import plan_of, urls, view


def test_a_newsroom_that_publishes_no_search_has_neither_page_nor_index() -> None:
    plan = plan_of(article("a"), settings=config(publish=Publish(search=False)))
    assert [url for url in urls(plan) if url.startswith("search")] == []
    assert view(plan, "index.html", "site", SiteView).search is False
