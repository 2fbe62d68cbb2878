"""What an edit of a manuscript leaves as it was.

Comes in: readings before and after. Goes out: the same without what a small edit may change, so
that equal ones differ in nothing else.
"""

from msgspec import structs

from dateline.base.digest import Digest
from dateline.model.article import Article, Link, Picture, Reading, TermName


def with_prose(
    article: Article,
    anchors: tuple[str, ...],
    links: tuple[Link, ...],
    pictures: tuple[Picture, ...],
    body: Digest,
) -> Article:
    """Return an article with other prose, of which it keeps these."""
    return structs.replace(article, anchors=anchors, links=links, pictures=pictures, body=body)


def with_tags(article: Article, tags: tuple[TermName, ...]) -> Article:
    """Return an article with other tags."""
    return structs.replace(article, tags=tags)


def without_prose(reading: Reading) -> Reading:
    """Return a reading without what no page but the article's own shows: its prose.

    With the prose go its words, how the front matter was typed, and where anything stands in the
    manuscript.
    """
    article = reading.article
    if article is None:
        return reading
    nowhere = (0, 0, 0, 0, "")
    bare = structs.replace(
        article,
        body=Digest(""),
        links=tuple(structs.replace(link, mark=nowhere) for link in article.links),
        pictures=tuple(structs.replace(picture, mark=nowhere) for picture in article.pictures),
    )
    return structs.replace(reading, article=bare, front=None, words=None)


def without_tags(reading: Reading) -> Reading:
    """Return a reading of an article without its tags, and without the digests they are part of."""
    article = reading.article
    if article is None:
        return reading
    bare = structs.replace(article, tags=())
    return structs.replace(reading, article=bare, record=None, citable=None, entry=None, words=None)
