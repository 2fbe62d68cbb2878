from dateline.model.article import Correction
from dateline.model.card import NamedLink
from dateline.planning.views import CorrectionsView, CorrectionView, FrontView
from tests.indexing.desk import article, config, date_of, moment
from tests.planning.layout import changed, page_at, plan_of, urls, view

INDEX = "corrections/index.html"


def fix(day: str, text: str = "It was Tuesday.", kind: str = "correction") -> Correction:
    return Correction(date=date_of(day), kind=kind, text=text)


def test_all_changes_stand_on_one_page_newest_first() -> None:
    plan = plan_of(
        article("a", language="ru", corrections=(fix("2021-03"), fix("2021-03-01", "Second."))),
        article("b", corrections=(fix("2022-01-01", "Gone.", "retraction"),)),
        article("c"),
    )
    a, b = (NamedLink(name=f"Headline of {x}", url=f"2020/05/{x}.html") for x in "ab")
    assert view(plan, INDEX, "corrections", CorrectionsView) == CorrectionsView(
        url=INDEX,
        year=None,
        complete=True,
        entries=(
            CorrectionView(
                date=date_of("2022-01-01"),
                kind="retraction",
                text="Gone.",
                article=b,
                language="en",
            ),
            CorrectionView(
                date=date_of("2021-03"),
                kind="correction",
                text="It was Tuesday.",
                article=a,
                language="ru",
            ),
            CorrectionView(
                date=date_of("2021-03-01"),
                kind="correction",
                text="Second.",
                article=a,
                language="ru",
            ),
        ),
        years=(),
        feed="corrections/feed.xml",
        json_feed="corrections/feed.json",
    )
    page = page_at(plan, INDEX)
    assert (page.kind, page.renderer) == ("corrections", "corrections.html")


def test_of_two_changes_on_one_day_the_later_one_stands_first() -> None:
    plan = plan_of(article("a", corrections=(fix("2021-03-01", "1"), fix("2021-03-01", "2"))))
    found = view(plan, INDEX, "corrections", CorrectionsView).entries
    assert [one.text for one in found] == ["2", "1"]


def test_without_a_base_url_the_page_names_no_feed() -> None:
    plan = plan_of(article("a", corrections=(fix("2021"),)), settings=config(base_url=""))
    found = view(plan, INDEX, "corrections", CorrectionsView)
    assert (found.feed, found.json_feed) == ("", "")


def test_without_corrections_there_is_no_page_and_no_way_to_it() -> None:
    plan = plan_of(article("a"))
    assert INDEX not in urls(plan)
    names = [one.name for one in view(plan, "index.html", "front", FrontView).indexes]
    assert "Corrections" not in names


def test_the_front_page_leads_to_the_corrections() -> None:
    plan = plan_of(article("a", corrections=(fix("2021"),)))
    ways = view(plan, "index.html", "front", FrontView).indexes
    assert ways[-1] == NamedLink(name="Corrections", url=INDEX)


def test_the_first_correction_of_an_archive_changes_few_pages() -> None:
    assert changed(plan_of(article("a")), plan_of(article("a", corrections=(fix("2021"),)))) == [
        "2020/05/a.html",
        "corrections/feed.json",
        "corrections/feed.xml",
        "corrections/index.html",
        "index.html",
        "search.html",
        "sitemap.xml",
    ]


def test_more_than_two_hundred_changes_are_parted_by_year() -> None:
    def filed(count: int) -> tuple[Correction, ...]:
        return tuple(fix(f"{2020 - n // 15}-03-01", str(n)) for n in range(count))

    whole = plan_of(article("a", "2000-01-01", corrections=filed(200)))
    assert len(view(whole, INDEX, "corrections", CorrectionsView).entries) == 200
    assert [url for url in urls(whole) if url.startswith("corrections/2")] == []

    plan = plan_of(article("a", "2000-01-01", corrections=filed(201)))
    own = view(plan, INDEX, "corrections", CorrectionsView)
    assert (own.complete, len(own.entries), own.year) == (False, 30, None)
    assert {one.date.year for one in own.entries} == {2020, 2019}
    years = [str(year) for year in range(2018, 2006, -1)]
    assert [one.name for one in own.years] == years
    assert [one.url for one in own.years] == [f"corrections/{year}.html" for year in years]
    of_year = view(plan, "corrections/2018.html", "corrections", CorrectionsView)
    assert (of_year.year, of_year.complete, len(of_year.entries)) == (2018, True, 15)
    assert of_year.years == own.years
    assert page_at(plan, "corrections/2018.html").kind == "corrections-year"


def test_held_articles_own_up_to_nothing() -> None:
    held = article("b", "2030-01-01", published=moment("2030-01-01"), corrections=(fix("2021"),))
    assert INDEX not in urls(plan_of(article("a"), held))
