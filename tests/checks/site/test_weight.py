"""Check `weight`."""

from dateline.checks.site.check import Finding, Sight
from dateline.checks.site.weight import CHECK
from tests.checks.site.views import in_site, site_of

TEXT = (
    "the page has {} kB of HTML, styles and scripts, compressed; "
    "more than 100 kB take long on a slow network"
)


def weighed(page: Sight, others: dict[str, Sight] | None = None) -> list[Finding]:
    return in_site(CHECK, site_of({"a.html": page, **(others or {})}))


def test_a_light_page_is_well() -> None:
    page = Sight(size=900_000, packed=60_000, parts=("s.css",), pictures=(("p.webp",),))
    others = {"s.css": Sight(size=200_000, packed=40_000), "p.webp": Sight(size=900_000)}

    assert weighed(page, others) == []


def test_a_page_with_much_text_is_heavy() -> None:
    assert weighed(Sight(size=500_000, packed=100_001)) == [
        Finding(
            code="heavy-page",
            message=TEXT.format(100),
            hint="part a long article or a long list into several pages",
            page="a.html",
        )
    ]


def test_what_style_sheets_load_weighs_too_once() -> None:
    page = Sight(size=1, packed=60_000, parts=("s.css", "x.js", "none.css"))
    others = {
        "s.css": Sight(size=1, packed=20_000, parts=("t.css",)),
        "t.css": Sight(size=1, packed=10_000, parts=("s.css",)),
        "x.js": Sight(size=1, packed=12_000),
    }

    assert [one.message for one in weighed(page, others)] == [TEXT.format(102)]


def test_what_makes_many_pages_heavy_is_told_once_and_itself() -> None:
    page = Sight(size=1, packed=10_000, parts=("s.css",))
    others = {
        "b.html": Sight(size=1, packed=11_000, parts=("s.css",)),
        "s.css": Sight(size=1, packed=20_000, parts=("font.woff2",)),
        "font.woff2": Sight(size=80_000),
    }

    assert weighed(page, others) == [
        Finding(
            code="heavy-page",
            message=(
                "font.woff2 has 80 kB, compressed, and makes a page one of 110 kB; "
                "more than 100 kB take long on a slow network"
            ),
            hint="leave out what readers can do without, such as fonts",
            page="font.woff2",
        )
    ]


def test_a_page_with_heavy_pictures_is_heavy() -> None:
    pictures = (("media/asia/p.jpg",), ("media/q.webp", "media/q.jpg"), ("media/asia/p.jpg",), ())
    page = Sight(size=1, packed=50_000, pictures=pictures)
    others = {
        "media/asia/p.jpg": Sight(size=900_000),
        "media/q.jpg": Sight(size=800_000),
        "media/q.webp": Sight(size=50_001),
    }

    assert weighed(page, others) == [
        Finding(
            code="heavy-page",
            message=(
                "the page has browsers load 1,000 kB; "
                "more than 1,000 kB take long on a slow network"
            ),
            hint="its heaviest picture, media/asia/p.jpg, has 900 kB: save it smaller",
            traces=("p.jpg",),
            page="a.html",
        )
    ]


def test_a_telephone_takes_the_smallest_of_a_picture() -> None:
    page = Sight(size=1, packed=1, pictures=(("q.jpg", "q.webp"),))

    assert weighed(page, {"q.jpg": Sight(size=5_000_000), "q.webp": Sight(size=50_000)}) == []
