import pytest

from dateline.model.article import Body
from dateline.planning.views import PictureView, TokenView
from tests.rendering.proof import printed

PLAIN = PictureView(url="media/a.gif", width=40, height=30)
PHOTO = PictureView(
    url="media/b.jpg",
    width=2000,
    height=1500,
    sources=(("media/b.jpg-480.webp", 480), ("media/b.jpg-800.webp", 800)),
    type="image/webp",
)
SIZES = "(min-width: 40rem) 37rem, calc(100vw - 2.5rem)"


def shown(html: str, *pictures: PictureView, url: str = "2020/05/a.html") -> str:
    tokens = TokenView(pictures=pictures)
    return printed("{{ body.html }}", url=url, body=Body(html=html), context=tokens)


def test_a_picture_says_how_large_it_is() -> None:
    assert shown('<img alt="A" src="dateline-picture:0">', PLAIN) == (
        '<img alt="A" src="../../media/a.gif" width="40" height="30" decoding="async">'
    )


def test_a_photograph_comes_in_the_size_of_the_screen() -> None:
    html = '<figure><img alt="A &quot;B&quot; > C" src="dateline-picture:0" title="t"></figure>'

    assert shown(html, PHOTO, url="about.html") == (
        '<figure><picture><source srcset="media/b.jpg-480.webp 480w, media/b.jpg-800.webp 800w" '
        f'sizes="{SIZES}" type="image/webp"><img alt="A &quot;B&quot; > C" src="media/b.jpg" '
        'title="t" width="2000" height="1500" decoding="async"></picture></figure>'
    )


def test_smaller_ones_of_the_same_kind_have_no_media_type() -> None:
    same = PictureView(url="a.webp", width=900, height=9, sources=(("a.webp", 900),))

    assert f'sizes="{SIZES}"><img ' in shown('<img alt="" src="dateline-picture:0">', same)


def test_the_first_picture_of_a_page_is_fetched_at_once_and_the_others_when_they_come_near() -> (
    None
):
    # Raw HTML is noted before the pictures of Markdown: numbers say nothing about the order.
    html = "".join(f'<img alt="" src="dateline-picture:{number}">' for number in (1, 0, 1))

    tags = shown(html, PLAIN, PLAIN).split("<img")[1:]

    assert ["lazy" in tag for tag in tags] == [False, True, True]
    assert tags[1] == (
        ' alt="" src="../../media/a.gif" width="40" height="30" loading="lazy" decoding="async">'
    )


@pytest.mark.parametrize("typed", ['width="20"', 'height="20"'])
def test_a_size_that_an_author_typed_is_believed(typed: str) -> None:
    before = shown(f'<img alt="" {typed} src="dateline-picture:0">', PLAIN)
    after = shown(f'<img alt="" src="dateline-picture:0" {typed}>', PLAIN)

    assert before == f'<img alt="" {typed} src="../../media/a.gif" decoding="async">'
    assert after == f'<img alt="" src="../../media/a.gif" {typed} decoding="async">'


def test_what_only_looks_like_a_picture_stays() -> None:
    html = (
        '<p title="<img alt=" lang="en">&lt;img alt="" src="dateline-picture:0"&gt; '
        "dateline-picture:0</p>"
    )
    assert shown(html) == html
