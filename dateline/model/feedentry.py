"""Articles as feeds print them.

As with cards, reading knows the digest: an entry holds what feeds print of an article by itself and
nothing else, so that an edit that no feed shows renders none. What it is filed under has names that
the archive decides, and stands beside it.
"""

from msgspec import Struct

from dateline.model.article import Article
from dateline.model.card import NamedLink, author_links


class FeedEntry(Struct, frozen=True, kw_only=True, gc=False):
    """One of the part `entries`: an article, or a change of one.

    `fragment` tells apart the entries about one page and is empty for the page itself. Moments are
    in seconds since 1970.
    """

    url: str
    fragment: str
    title: str
    summary: str
    published: int
    updated: int
    authors: tuple[NamedLink, ...]
    language: str


def feed_entry_of(article: Article) -> FeedEntry:
    """Return the entry of an article."""
    return FeedEntry(
        url=article.url,
        fragment="",
        title=article.headline,
        summary=article.summary,
        published=article.published.instant,
        updated=last_changed(article),
        authors=author_links(article),
        language=article.language,
    )


def last_changed(article: Article) -> int:
    """Return the moment of an article's last change of substance, in seconds since 1970."""
    published, updated = article.published.instant, article.updated
    return max(published, updated.instant) if updated else published
