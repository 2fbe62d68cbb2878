from msgspec import structs

from dateline.base.diagnostics import FieldSpan, Span
from dateline.base.digest import digest_of
from dateline.model.article import (
    Article,
    Introduction,
    Link,
    Picture,
    Reading,
    TermName,
    record_of,
    span_of,
)
from dateline.model.edits import with_prose, with_tags, without_prose, without_tags
from tests.model.examples import ARTICLE


def test_the_place_of_fields_names_them_and_the_manuscript() -> None:
    assert ARTICLE.span("dek", "tags.0") == FieldSpan(
        path="content/asia/internet-law.md", fields=("dek", "tags.0")
    )


def test_a_plain_mark_becomes_a_span() -> None:
    assert span_of("a.md", (3, 1, 4, 2, "text")) == Span(
        path="a.md", line=3, column=1, end_line=4, end_column=2, excerpt="text"
    )


def test_a_record_holds_what_a_page_may_show_and_no_more() -> None:
    record = record_of(ARTICLE)
    assert record["headline"] == ARTICLE.headline
    assert set(record) == {
        *("id", "url", "slug", "headline", "summary", "byline", "place", "region", "region_name"),
        *("published", "updated", "language", "tags", "sources", "corrections", "series"),
        *("entities", "events", "translation_of", "translator", "licence", "methods", "extra"),
    }


def test_moving_a_field_in_the_manuscript_changes_no_record() -> None:
    moved = structs.replace(ARTICLE, manuscript="content/b.md", status="draft")
    assert record_of(moved) == record_of(ARTICLE)
    assert record_of(structs.replace(ARTICLE, headline="Other")) != record_of(ARTICLE)


# Whatever a page besides the article's own could show, or that could change how a link is resolved.
PROSE = frozenset(["body"])
LINK = Link(slug="b", anchor="x", mark=(9, 1, 9, 5, "[a](b#x)"))
PICTURE = Picture(path="content/a.png", mark=(10, 1, 10, 9, "![a](a.png)"))
READING = Reading(
    article=structs.replace(ARTICLE, links=(LINK,), pictures=(PICTURE,)),
    record=digest_of(b"record"),
    card=digest_of(b"card"),
)


def reading_of(article: Article) -> Reading:
    return structs.replace(READING, article=article)


def test_without_its_prose_a_reading_is_the_same_after_an_edit_of_the_prose() -> None:
    article = READING.article
    assert article is not None
    edited = structs.replace(
        article,
        body=digest_of(b"other"),
        links=(structs.replace(LINK, mark=(12, 1, 12, 5, "[a](b#x)")),),
        pictures=(structs.replace(PICTURE, mark=(13, 1, 13, 9, "![a](a.png)")),),
    )

    assert without_prose(reading_of(edited)) == without_prose(READING)


def test_an_article_with_other_prose_is_otherwise_the_same() -> None:
    article = READING.article
    assert article is not None

    edited = with_prose(article, ("law",), (LINK,), (PICTURE,), digest_of(b"other"))

    assert (edited.anchors, edited.body) == (("law",), digest_of(b"other"))
    assert (edited.links, edited.pictures) == ((LINK,), (PICTURE,))
    former = with_prose(edited, article.anchors, article.links, article.pictures, article.body)
    assert former == article


def test_an_article_with_other_tags_is_otherwise_the_same() -> None:
    tags = (TermName(name="Floods", slug="floods"),)

    edited = with_tags(ARTICLE, tags)

    assert edited.tags == tags
    assert with_tags(edited, ARTICLE.tags) == ARTICLE


def test_without_its_prose_a_reading_still_differs_in_everything_else() -> None:
    article = READING.article
    assert article is not None
    for name in set(Article.__struct_fields__) - PROSE:
        something: object = () if name in {"links", "pictures"} else "something else"
        other = structs.replace(article, **{name: something})
        assert without_prose(reading_of(other)) != without_prose(READING), name
    assert without_prose(structs.replace(READING, card=None)) != without_prose(READING)


def test_without_its_tags_a_reading_still_differs_in_everything_else() -> None:
    article = READING.article
    assert article is not None
    made_of_tags = {
        name: digest_of(name.encode()) for name in ("record", "citable", "entry", "words")
    }
    tags = (TermName(name="Floods", slug="floods"),)
    other = structs.replace(READING, article=structs.replace(article, tags=tags), **made_of_tags)
    assert without_tags(other) == without_tags(READING)
    for name in ("headline", "body", "series"):
        another = structs.replace(article, **{name: "something else"})
        assert without_tags(reading_of(another)) != without_tags(READING), name
    for name in ("card", "references"):
        another_reading = structs.replace(READING, **{name: digest_of(b"other")})
        assert without_tags(another_reading) != without_tags(READING), name


def test_what_is_no_article_keeps_everything() -> None:
    for reading in (Reading(), Reading(introduction=INTRODUCTION)):
        assert without_prose(reading) == reading
        assert without_tags(reading) == reading


INTRODUCTION = Introduction(
    kind="tags",
    slug="floods",
    name="Floods",
    summary="",
    aliases=(),
    role="",
    country="",
    home_page="",
    note="",
    links=(LINK,),
    pictures=(),
    anchors=(),
    body=digest_of(b"words"),
    manuscript="content/_tags/floods.md",
)
