"""Maps: which countries, under which region, in which shade; and what changes them."""

import pytest
from msgspec import structs

from dateline.model.article import Article
from dateline.model.card import NamedLink
from dateline.model.config import Region
from dateline.model.place import Country, Place
from dateline.planning.chartviews import AreaView, LocatorView, MapView, PlaceView, WaysView
from dateline.planning.maps import LADDERS, ladder_for, words_for
from tests.indexing.desk import KAZAKHSTAN, KENYA, article, config, term
from tests.planning.layout import changed, digest_at, plan_of, views

HUNGARY = Country(code="HU", name="Hungary", slug="hungary")
CLAIMS = config(
    regions=(
        Region(name="Africa", slug="africa", countries=("KE", "UG")),
        Region(name="Asia", slug="asia", countries=("KZ",)),
        Region(name="Europe", slug="europe"),
    )
)


def reports(number: int, country: Country, region: str = "asia", first: int = 1) -> list[Article]:
    place = Place(countries=(country,))
    return [
        article(f"{country.slug}-{index}", f"2020-01-{index:02d}", region=region, place=place)
        for index in range(first, first + number)
    ]


def test_the_index_of_regions_has_all_countries_under_their_regions_in_bands() -> None:
    plan = plan_of(*reports(3, KENYA, "africa"), *reports(1, KAZAKHSTAN), settings=CLAIMS)
    (world,) = views(plan, "regions/index.html", "maps", MapView)
    assert [(group.region.name, group.places) for group in world.groups] == [
        (
            "Africa",
            (
                PlaceView(
                    code="KE",
                    name="Kenya",
                    url="countries/kenya/index.html",
                    band=2,
                    shown="2–4",
                ),
            ),
        ),
        (
            "Asia",
            (
                PlaceView(
                    code="KZ",
                    name="Kazakhstan",
                    url="countries/kazakhstan/index.html",
                    band=1,
                    shown="1",
                ),
            ),
        ),
    ]
    assert world.bands == ("1", "2–4", "5–9", "10–24", "25+")
    assert world.codes == ()


def test_the_page_of_a_region_says_how_many_and_knows_which_countries_it_covers() -> None:
    plan = plan_of(*reports(3, KENYA, "africa"), settings=CLAIMS)
    (region,) = views(plan, "regions/africa/index.html", "maps", MapView)
    ((place,),) = (group.places for group in region.groups)
    assert (place.band, place.shown) == (2, "3")
    assert region.codes == ("KE", "UG")
    assert digest_at(plan, "regions/africa/2020.html", "maps") == ()


def test_a_country_is_on_the_map_of_the_region_that_claims_it_or_else_of_its_newest_article() -> (
    None
):
    filed = [*reports(1, KAZAKHSTAN, "europe"), *reports(1, HUNGARY, "europe"), article("a")]
    plan = plan_of(*filed, settings=CLAIMS)
    (world,) = views(plan, "regions/index.html", "maps", MapView)
    found = {group.region.name: [one.code for one in group.places] for group in world.groups}
    assert found == {"Asia": ["KZ"], "Europe": ["HU"]}


def test_a_region_without_countries_has_no_map() -> None:
    plan = plan_of(article("a", region="europe"), settings=CLAIMS)
    assert digest_at(plan, "regions/europe/index.html", "maps") == ()
    assert digest_at(plan, "index.html", "maps") == ()


def test_the_front_page_leads_to_regions_by_their_countries() -> None:
    plan = plan_of(*reports(1, KENYA, "africa"), *reports(1, HUNGARY, "europe"), settings=CLAIMS)
    assert views(plan, "index.html", "maps", WaysView) == [
        WaysView(
            areas=(
                AreaView(name="Africa", url="regions/africa/index.html", codes=("KE", "UG")),
                AreaView(name="Europe", url="regions/europe/index.html", codes=("HU",)),
            )
        )
    ]


def test_a_country_is_shown_among_the_countries_of_its_region() -> None:
    uganda = Country(code="UG", name="Uganda", slug="uganda")
    filed = [*reports(1, KENYA, "africa"), *reports(1, uganda, "africa"), *reports(1, KAZAKHSTAN)]
    plan = plan_of(*filed, settings=CLAIMS)
    assert views(plan, "countries/kenya/index.html", "maps", LocatorView) == [
        LocatorView(
            here="KE",
            areas=(AreaView(name="Uganda", url="countries/uganda/index.html", codes=("UG",)),),
            codes=("KE", "UG"),
        )
    ]
    (asia,) = views(plan, "countries/kazakhstan/index.html", "maps", LocatorView)
    assert (asia.here, asia.areas, asia.codes) == ("KZ", (), ("KZ",))


def test_a_translation_makes_no_country_stand_out() -> None:
    again = article("kenya-ar", "2020-02-01", region="africa", place=Place(countries=(KENYA,)))
    again = structs.replace(again, translation_of="kenya-1")
    plan = plan_of(*reports(1, KENYA, "africa"), again, settings=CLAIMS)
    (region,) = views(plan, "regions/africa/index.html", "maps", MapView)
    ((place,),) = (group.places for group in region.groups)
    assert (place.band, place.shown) == (1, "1")


def test_tags_have_no_map() -> None:
    plan = plan_of(article("a", tags=(term("courts"),)), settings=CLAIMS)
    assert digest_at(plan, "tags/courts/index.html", "maps") == ()


def after(number: int, more: int) -> list[str]:
    """Return which pages change when Kenya has more articles than before."""
    filed = [*reports(number, KENYA, "africa"), *reports(1, KAZAKHSTAN)]
    added = reports(more, KENYA, "africa", first=number + 1)
    before = plan_of(*filed, settings=CLAIMS)
    return changed(before, plan_of(*filed, *added, settings=CLAIMS))


def test_a_new_article_in_the_same_band_leaves_the_map_of_the_world_as_it_is() -> None:
    pages = after(2, 1)
    assert "countries/kenya/index.html" in pages
    assert "regions/africa/index.html" in pages
    assert "regions/index.html" not in pages
    assert "countries/index.html" not in pages


def test_an_article_that_reaches_the_next_band_changes_the_map_of_the_world() -> None:
    assert "regions/index.html" in after(4, 1)


def test_a_region_is_named_by_its_page() -> None:
    plan = plan_of(*reports(1, KENYA, "africa"), settings=CLAIMS)
    (world,) = views(plan, "regions/index.html", "maps", MapView)
    assert world.groups[0].region == NamedLink(name="Africa", url="regions/africa/index.html")


@pytest.mark.parametrize(
    ("most", "steps"),
    [
        (0, LADDERS[0]),
        (100, LADDERS[0]),
        (101, LADDERS[1]),
        (400, LADDERS[1]),
        (401, LADDERS[2]),
        (1001, LADDERS[3]),
        (50_000, LADDERS[3]),
    ],
)
def test_the_steps_between_shades_grow_with_the_archive(most: int, steps: tuple[int, ...]) -> None:
    assert ladder_for([1, most] if most else []) == steps


def test_shades_are_named_by_figures() -> None:
    assert words_for(LADDERS[2]) == ("1–9", "10–49", "50–99", "100–249", "250+")
