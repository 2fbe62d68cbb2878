"""Articles as files for programs show them: in bibliographies, and as rows of tables.

Comes in: an article. Goes out: plain fields for canonical encoding, under the names they have in
the article. As with cards, reading knows their digests, and they hold only what the files show: a
file is made anew when its bytes change, and not when the timeline of an article does.
"""

from dateline.model.article import Article

_SAID = (
    *("id", "url", "headline", "summary", "byline", "region_name", "language", "tags"),
    "translator",
)
_LISTED = ("place", "published", "updated", "corrections", "series", "licence")
_REFERENCES = ("id", "url", "sources")


def citable_of(article: Article) -> dict[str, object]:
    """Return what a bibliography shows of an article: of its changes only their days and kinds."""
    changes = {(str(one.date), one.kind): one for one in article.corrections}
    fields = {name: getattr(article, name) for name in (*_SAID, "sources")}
    return {
        **fields,
        "published": {"iso": article.published.day},
        "corrections": [{"date": one.date, "kind": one.kind} for one in changes.values()],
    }


def entry_of(article: Article) -> dict[str, object]:
    """Return what the table of articles shows of an article."""
    return {name: getattr(article, name) for name in (*_SAID, *_LISTED)}


def references_of(article: Article) -> dict[str, object]:
    """Return what the table of sources shows of an article."""
    return {name: getattr(article, name) for name in _REFERENCES}
