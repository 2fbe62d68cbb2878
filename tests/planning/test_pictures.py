from dataclasses import replace

import pytest
from msgspec import structs

from dateline.model.picture import Measure
from dateline.planning.pictures import made_widths
from dateline.planning.views import ArticleContext, PictureView
from tests.indexing.desk import archive_of, article, link, picture
from tests.planning.layout import planned, view

URL = "2020/05/a.html"


def measure(width: int, kind: str = "JPEG", *, scales: bool = True) -> Measure:
    return Measure(kind=kind, width=width, height=300, scales=scales)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, ()),
        (480, ()),
        (481, (481,)),
        (599, (599,)),
        (600, (480, 600)),
        (999, (480, 999)),
        (1000, (480, 800, 1000)),
        (1500, (480, 800, 1200, 1500)),
        (1600, (480, 800, 1200, 1600)),
        (9000, (480, 800, 1200, 1600)),
    ],
)
def test_a_photograph_is_made_in_a_few_widths_and_never_wider_than_it_is(
    width: int, widths: tuple[int, ...]
) -> None:
    assert made_widths(measure(width)) == widths
    assert made_widths(measure(width, "PNG")) == widths
    for kind in ("WEBP", "AVIF"):
        # They serve themselves where they are no wider than the widest.
        assert made_widths(measure(width, kind)) == tuple(one for one in widths if one != width)


def test_what_does_not_scale_is_left_alone() -> None:
    assert made_widths(measure(2000, scales=False)) == ()


@pytest.mark.parametrize(
    ("path", "found", "view_of_it"),
    [
        ("content/x.gif", measure(2000, "GIF", scales=False), PictureView(url="media/x.gif")),
        (
            "content/x.jpg",
            measure(700),
            PictureView(
                url="media/x.jpg",
                sources=(("media/x.jpg-480.webp", 480), ("media/x.jpg-700.webp", 700)),
            ),
        ),
        (
            "content/x.avif",
            measure(700, "AVIF"),
            PictureView(
                url="media/x.avif",
                sources=(("media/x.avif-480.webp", 480), ("media/x.avif", 700)),
            ),
        ),
        ("content/x.webp", measure(550, "WEBP"), PictureView(url="media/x.webp")),
        (
            "content/x.webp",
            measure(1700, "WEBP"),
            PictureView(
                url="media/x.webp",
                sources=tuple((f"media/x.webp-{one}.webp", one) for one in (480, 800, 1200, 1600)),
            ),
        ),
    ],
)
def test_a_page_knows_of_a_picture_what_it_prints(
    path: str, found: Measure, view_of_it: PictureView
) -> None:
    archive = archive_of(article("a", pictures=(picture(path),)), media=(path,))
    plan = planned(replace(archive, measures={path: found}))

    kind = "image/webp" if found.kind == "JPEG" else ""
    assert view(plan, URL, "context", ArticleContext).pictures == (
        structs.replace(view_of_it, width=found.width, height=found.height, type=kind),
    )
    made = {copy.url: copy.width for copy in plan.copies if copy.width}
    assert made == {url: width for url, width in view_of_it.sources if url != view_of_it.url}


def test_pictures_of_one_name_and_different_kinds_do_not_clash() -> None:
    paths = ("content/x.jpg", "content/x.png")
    archive = archive_of(article("a", pictures=tuple(map(picture, paths))), media=paths)

    plan = planned(replace(archive, measures=dict.fromkeys(paths, measure(500))))

    assert [(copy.url, copy.source_path, copy.kind) for copy in plan.copies] == [
        ("media/x.jpg", "content/x.jpg", "picture"),
        ("media/x.jpg-500.webp", "content/x.jpg", "picture"),
        ("media/x.png", "content/x.png", "picture"),
        ("media/x.png-500.webp", "content/x.png", "picture"),
    ]


def test_a_document_that_is_linked_is_planned() -> None:
    path = "content/2020/The Ruling.PDF"
    archive = archive_of(article("a", links=(link(document=path, anchor="page=2"),)), media=(path,))

    plan = planned(archive)

    assert [(copy.url, copy.kind) for copy in plan.copies] == [
        ("media/2020/the-ruling.pdf", "document")
    ]
    assert view(plan, URL, "context", ArticleContext).links == ("media/2020/the-ruling.pdf#page=2",)
