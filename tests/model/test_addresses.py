import pytest

from dateline.model.addresses import (
    FOLDERS,
    archived_feed,
    corrections_address,
    index_address,
    month_address,
    term_address,
    term_feed,
    term_year_address,
    year_address,
)


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("region", "regions/x/index.html"),
        ("country", "countries/x/index.html"),
        ("tag", "tags/x/index.html"),
        ("author", "authors/x/index.html"),
        ("series", "series/x/index.html"),
        ("outlet", "outlets/x/index.html"),
    ],
)
def test_the_address_of_a_term_is_a_promise(kind: str, address: str) -> None:
    assert term_address(kind, "x") == address


def test_no_two_kinds_of_terms_share_a_folder() -> None:
    assert len(set(FOLDERS.values())) == len(FOLDERS)


def test_a_term_has_years_and_a_feed_beside_its_page() -> None:
    assert term_year_address("region", "asia", 987) == "regions/asia/0987.html"
    assert term_feed("tag", "media-law") == "tags/media-law/feed"


def test_indexes_years_and_months_have_folders_of_their_own() -> None:
    assert index_address("sources") == "sources/index.html"
    assert year_address(2009) == "2009/index.html"
    assert month_address(2009, 6) == "2009/06/index.html"


def test_feeds_stand_beside_their_pages_and_archived_ones_in_a_folder() -> None:
    assert archived_feed("feed", "2009-06") == "feed/2009-06"
    assert archived_feed(term_feed("region", "asia"), "2009") == "regions/asia/feed/2009"


def test_the_corrections_have_a_page_and_pages_of_years() -> None:
    assert corrections_address() == "corrections/index.html"
    assert corrections_address(987) == "corrections/0987.html"
