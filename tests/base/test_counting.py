from dateline.base.counting import counted


def test_numbers_agree_with_their_nouns() -> None:
    assert counted(0, "page") == "0 pages"
    assert counted(1, "page") == "1 page"
    assert counted(1200, "page") == "1,200 pages"
    assert counted(2, "country", "countries") == "2 countries"
    assert counted(1, "country", "countries") == "1 country"
