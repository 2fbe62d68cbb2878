from msgspec import structs

from dateline.base.dates import Moment
from dateline.base.digest import digest_of
from dateline.model.card import Card, NamedLink, author_links, card_of
from dateline.model.people import Byline
from tests.model.examples import ARTICLE

DESKS = (
    NamedLink(name="Dateline Asia desk", url="authors/dateline-asia-desk/index.html"),
    NamedLink(name="Dateline Europe desk", url="authors/dateline-europe-desk/index.html"),
)


def test_a_card_shows_what_lists_show() -> None:
    assert card_of(ARTICLE) == Card(
        url="2009/06/internet-law.html",
        headline="Parliament puts blogs under media law",
        summary="What the law says.",
        published=Moment(iso="2009-06-25", instant=1245888000),
        updated=Moment(iso="2009-07-13", instant=1247443200),
        authors=DESKS,
        role="Reporters",
        region=NamedLink(name="Asia", url="regions/asia/index.html"),
        place="ALMATY, Kazakhstan",
        language="en",
        direction="ltr",
        translated=False,
    )


def test_a_card_knows_the_direction_of_its_language() -> None:
    assert card_of(structs.replace(ARTICLE, language="ar")).direction == "rtl"


def test_a_card_knows_whether_its_article_is_a_translation() -> None:
    assert card_of(structs.replace(ARTICLE, translation_of="original")).translated is True


def test_an_edited_body_changes_no_card() -> None:
    edited = structs.replace(ARTICLE, body=digest_of(b"other"), anchors=(), links=())
    assert card_of(edited) == card_of(ARTICLE)


def test_authors_lead_to_their_pages_in_the_order_of_the_byline() -> None:
    assert author_links(ARTICLE) == DESKS
    assert author_links(structs.replace(ARTICLE, byline=Byline())) == ()
