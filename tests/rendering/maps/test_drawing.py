"""Maps: what is shaded, what leads where, what is a dot, and that nothing gets out of its place."""

import re
from xml.etree import ElementTree as ET

import pytest

from dateline.rendering.maps.drawing import locator_map, region_map, ways_map, world_map
from dateline.rendering.records import Record

HOSTILE = "</title><script>alert(1)</script>\"'&"
SVG = ET.Element


def place(code: str, band: int = 1, name: str = "", url: str = "", shown: str = "1") -> Record:
    fields: dict[str, object] = {
        "code": code,
        "name": name or code,
        "url": url or f"countries/{code}/index.html",
        "band": band,
        "shown": shown,
    }
    return Record(fields)


def map_of(*places: Record, codes: tuple[str, ...] = ()) -> Record:
    return Record({"groups": (Record({"places": places}),), "codes": codes, "bands": ()})


def ways_of(**areas: tuple[str, ...]) -> Record:
    shown = [Record({"name": name, "url": name, "codes": codes}) for name, codes in areas.items()]
    return Record({"areas": tuple(shown)})


def parsed(drawn: str) -> SVG:
    return ET.fromstring(drawn)  # noqa: S314 - our own markup


def found(drawing: SVG, kind: str) -> list[SVG]:
    return [one for one in drawing.iter() if one.get("class") == kind]


def links(drawing: SVG) -> dict[str, list[str]]:
    """Return the classes of the shapes in each link, by the link's words."""
    return {
        str(one.findtext("title")): [str(shape.get("class")) for shape in one if shape.get("class")]
        for one in drawing.iter("a")
    }


def test_countries_with_articles_are_shaded_and_lead_to_their_pages() -> None:
    world = parsed(world_map(map_of(place("KE", 2, shown="2–4"), place("BR", 5)), "../"))
    assert links(world) == {"KE: 2–4": ["band-2"], "BR: 1": ["band-5"]}
    assert [one.get("href") for one in world.iter("a")] == [
        "../countries/KE/index.html",
        "../countries/BR/index.html",
    ]


def test_all_other_land_is_one_shape_with_its_borders() -> None:
    world = parsed(world_map(map_of(place("KE")), ""))
    assert [one.tag for one in found(world, "land")] == ["path"]
    assert [one.tag for one in found(world, "borders")] == ["path"]


def test_a_small_state_is_a_dot_that_can_be_pointed_at() -> None:
    world = parsed(world_map(map_of(place("MT", 3)), ""))
    assert links(world) == {"MT: 1": ["target", "band-3"]}
    assert [one.get("r") for one in world.iter("circle")] == ["24", "8"]
    assert world.get("viewBox") == f"0 0 {int(world.get('width', 0)) * 2} " + str(
        int(world.get("height", 0)) * 2
    )


def test_a_small_country_with_an_outline_has_both_and_its_dot_is_on_top() -> None:
    world = parsed(world_map(map_of(place("LU"), place("FR")), ""))
    kinds = [shape.get("class") for one in world.iter("a") for shape in one if shape.get("class")]
    assert kinds == ["band-1", "band-1", "target", "band-1"]


def test_a_large_map_needs_no_dot_for_a_small_country() -> None:
    region = parsed(region_map(map_of(place("LU"), codes=("BE", "LU", "NL")), ""))
    assert links(region) == {"LU: 1": ["band-1"]}


def test_a_region_shows_those_of_its_countries_that_have_no_articles() -> None:
    region = parsed(region_map(map_of(place("KE"), codes=("KE", "UG")), ""))
    assert len(found(region, "own")) == 1
    assert len(found(region, "land")) == 1
    alone = parsed(region_map(map_of(place("KE"), codes=("KE",)), ""))
    assert found(alone, "own") == []


def test_a_country_beside_the_map_is_not_drawn() -> None:
    codes = ["BA", "BY", "DE", "ES", "FR", "GB", "HR", "HU", "IT", "NL", "NO", "PL", "RS", "UA"]
    region = parsed(region_map(map_of(place("NZ"), place("UA"), codes=tuple(codes)), ""))
    assert "UA: 1" in links(region)


def test_a_country_far_from_the_others_gets_no_dot_in_the_middle_of_nowhere() -> None:
    codes = ("BA", "DE", "FR", "RU")
    region = parsed(region_map(map_of(place("RU"), codes=codes), ""))
    assert links(region) == {"RU: 1": ["band-1"]}


def test_a_country_that_no_map_shows_is_left_to_the_list() -> None:
    assert links(parsed(world_map(map_of(place("AQ")), ""))) == {}
    region = parsed(region_map(map_of(place("AQ"), place("KE"), codes=("AQ", "KE")), ""))
    assert links(region) == {"KE: 1": ["band-1"]}


def test_a_region_of_the_ice_alone_has_an_empty_map() -> None:
    assert region_map(map_of(place("AQ"), codes=("AQ",)), "") == ""


def test_a_region_is_one_shape_that_leads_to_it() -> None:
    world = parsed(ways_map(ways_of(Africa=("KE", "UG"), Asia=("KZ", "AQ")), "../"))
    assert links(world) == {"Africa": ["way"], "Asia": ["way"]}
    assert [one.get("href") for one in world.iter("a")] == ["../Africa", "../Asia"]
    together = str(found(world, "way")[0].get("d"))
    assert together.count("M") == 1


def locator(here: str, *beside: str, codes: tuple[str, ...] = ()) -> Record:
    areas = tuple(Record({"name": code, "url": code, "codes": (code,)}) for code in beside)
    return Record({"here": here, "areas": areas, "codes": codes})


def test_a_country_is_shown_among_those_of_its_region_that_lead_to_their_pages() -> None:
    drawn = parsed(locator_map(locator("KE", "UG", "AQ", codes=("KE", "UG", "TZ", "AQ")), "../"))
    assert links(drawn) == {"UG": ["way"]}
    assert [one.get("href") for one in drawn.iter("a")] == ["../UG"]
    assert [one.tag for one in found(drawn, "here")] == ["path"]
    assert len(found(drawn, "own")) == 1
    assert len(found(parsed(locator_map(locator("KE", "UG"), "")), "own")) == 0


@pytest.mark.parametrize(("here", "tags"), [("RW", ["path", "circle"]), ("TV", ["circle"])])
def test_a_small_country_on_its_own_map_has_a_dot(here: str, tags: list[str]) -> None:
    drawn = parsed(locator_map(locator(here, codes=(here, "ZA", "AU")), ""))
    assert [one.tag for one in found(drawn, "here")] == tags


def test_a_country_that_no_map_shows_has_none() -> None:
    assert locator_map(locator("AQ", "KE", codes=("AQ", "KE")), "") == ""


@pytest.mark.parametrize("draw", [world_map, region_map])
def test_hostile_names_and_addresses_are_words(draw: object) -> None:
    assert callable(draw)
    places = map_of(place("KE", name=HOSTILE, url=HOSTILE), codes=("KE",))
    drawn = str(draw(places, HOSTILE))
    assert "<script" not in drawn
    (one,) = parsed(drawn).iter("a")
    assert one.findtext("title") == f"{HOSTILE}: 1"
    assert one.get("href") == HOSTILE * 2


def test_a_hostile_region_is_words() -> None:
    drawn = ways_map(ways_of(**{HOSTILE: ("KE",)}), "")
    assert list(links(parsed(drawn))) == [HOSTILE]


@pytest.mark.parametrize(
    "drawn",
    [
        world_map(map_of(place("KE"), place("MT")), ""),
        region_map(map_of(place("KE"), codes=("KE", "UG")), ""),
        ways_map(ways_of(Africa=("KE",)), ""),
        locator_map(locator("KE", "UG", codes=("KE", "UG", "MT")), ""),
    ],
)
def test_a_map_is_silent_has_its_size_and_no_style_of_its_own(drawn: str) -> None:
    drawing = parsed(drawn)
    assert drawing.get("aria-hidden") == "true"
    assert all(one.get("tabindex") == "-1" for one in drawing.iter("a"))
    width, height = str(drawing.get("width")), str(drawing.get("height"))
    assert width.isdigit()
    assert height.isdigit()
    assert re.search(r"style|fill=|stroke|xmlns|\d\.\d", drawn) is None


def test_a_map_is_light() -> None:
    assert len(ways_map(ways_of(Africa=("KE", "UG")), "")) < 9_000
    assert len(world_map(map_of(place("KE")), "")) < 32_000
    assert len(region_map(map_of(place("KE"), codes=("KE", "UG", "NG", "ZA")), "")) < 12_000
