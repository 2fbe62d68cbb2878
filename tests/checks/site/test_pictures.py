"""Check `pictures`."""

import pytest

from dateline.checks.site.check import Finding
from dateline.checks.site.pictures import CHECK
from tests.checks.site.views import on_page, page, told


@pytest.mark.parametrize(
    "body",
    [
        '<img src="x.png" alt="A map of the valley">',
        '<img src="x.png" alt="">',
        '<img src="x.png" aria-label="A map">',
        '<div aria-hidden="true"><img src="x.png"></div>',
        '<svg><path/></svg><svg role="img"><title>Articles per year</title></svg>',
        '<svg role="img" aria-labelledby="t"></svg>',
        '<input type="image" alt="Search"><input type="text">',
        '<map><area href="x" alt="Asia"><area></map>',
    ],
)
def test_a_picture_with_words_or_without_meaning_is_well(body: str) -> None:
    assert on_page(CHECK, page(body)) == []


def test_a_picture_without_words_is_an_error() -> None:
    assert on_page(CHECK, page('<img src="../../static/x.png">')) == [
        Finding(
            code="missing-alternative-text",
            message="the picture static/x.png has no words for those who do not see it",
            hint='add alt="…", or alt="" where the picture is decoration',
            traces=("static/x.png", "x.png", "<img"),
        )
    ]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<img>", "picture"),
        ('<svg role="img"><path/></svg>', "drawing"),
        ('<svg role="img"><title> </title></svg>', "drawing"),
        ('<input type="image" src="go.png" alt="">', "button go.png"),
        ('<area href="x.html">', "area x.html"),
    ],
)
def test_whatever_shows_something_needs_words(body: str, name: str) -> None:
    assert told(on_page(CHECK, page(body))) == [
        (
            "missing-alternative-text",
            f"the {name} has no words for those who do not see it",
        )
    ]


@pytest.mark.parametrize("words", ["map.png", "IMG_2041.JPG", "IMG_2041", "DSC-1", "photo_1.webp"])
def test_the_name_of_a_file_is_no_description(words: str) -> None:
    assert on_page(CHECK, page(f'<img src="a/map.png" alt="{words}">')) == [
        Finding(
            code="poor-alternative-text",
            message=f"the words of the picture a/map.png are the name of a file, {words}",
            hint="say what the picture shows",
            traces=(words, "a/map.png", "map.png", "<img"),
        )
    ]


def test_words_that_name_a_file_among_others_are_a_description() -> None:
    assert on_page(CHECK, page('<img src="x.png" alt="A listing of map.png">')) == []
