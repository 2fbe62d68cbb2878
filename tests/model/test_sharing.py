from msgspec import structs

from dateline.base.canonical import decode, encode
from dateline.base.digest import digest_of
from dateline.model.article import Article, Front, Reading
from dateline.model.place import Place
from dateline.model.sharing import Known
from dateline.model.source import Source
from tests.indexing.desk import KAZAKHSTAN, article, by, date_of, fixed_page, term

REPORT = article(
    "a",
    tags=(term("courts"), term("press")),
    place=Place(countries=(KAZAKHSTAN,), city="Almaty"),
    byline=by("Asia Desk"),
    series=term("The trial"),
    licence="CC-BY-4.0",
    anchors=("the-trial", "cite-1-1"),
    sources=(
        Source(
            "a",
            outlet="The Daily",
            outlet_slug="the-daily",
            date=date_of("2009-06"),
            accessed=date_of("2010"),
        ),
    ),
)


def reread(one: Article) -> Reading:
    return decode(Reading, encode(Reading(article=one)))


def test_what_two_articles_have_in_common_is_one_value() -> None:
    known = Known()
    other = structs.replace(REPORT, slug="b", tags=(*REPORT.tags[1:], term("law")))
    readings = [known.shared(reread(one), one.manuscript) for one in (REPORT, other)]

    assert readings == [Reading(article=REPORT), Reading(article=other)]
    one, two = (reading.article for reading in readings)
    assert one
    assert two
    assert one.manuscript is REPORT.manuscript
    assert one.tags[1] is two.tags[0]
    for name in ("place", "byline", "series", "region", "region_name", "language", "licence"):
        assert getattr(one, name) is getattr(two, name), name
    for name in ("published", "anchors", "extra"):
        assert getattr(one, name) is getattr(two, name), name
    for name in ("key", "outlet", "outlet_slug", "date", "accessed"):
        assert getattr(one.sources[0], name) is getattr(two.sources[0], name), name


def test_articles_with_other_headings_have_the_anchors_of_their_citations_in_common() -> None:
    known = Known()
    other = structs.replace(REPORT, anchors=("the-verdict", "cite-1-1"))
    one, two = (known.shared(reread(each), "content/a.md").article for each in (REPORT, other))

    assert one
    assert two
    assert (one.anchors, two.anchors) == (REPORT.anchors, other.anchors)
    assert one.anchors[1] is two.anchors[1]


def test_fields_of_a_newsroom_s_own_stay_with_their_article() -> None:
    known = Known()
    owned = structs.replace(REPORT, extra={"desk": "Asia"})
    found = [known.shared(reread(one), "content/a.md").article for one in (REPORT, owned, REPORT)]

    assert [dict(one.extra) for one in found if one] == [{}, {"desk": "Asia"}, {}]


def test_what_an_article_does_not_say_it_says_no_more_than_before() -> None:
    bare = article("a", sources=(Source("b"),))

    assert Known().shared(reread(bare), bare.manuscript) == Reading(article=bare)


def test_how_the_front_matter_was_typed_is_not_held() -> None:
    """Whoever reads an edited manuscript has it from the memo."""
    reading = Reading(article=REPORT, front=Front(digest=digest_of(b"title: A")))

    assert Known().shared(decode(Reading, encode(reading)), REPORT.manuscript).front is None


def test_what_is_no_article_stays_as_it_is() -> None:
    reading = Reading(fixed_page=fixed_page("about"))
    before = encode(reading)
    assert Known().shared(reading, "content/pages/about.md") is reading
    assert encode(reading) == before
