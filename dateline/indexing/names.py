"""People and organisations, and the articles that name them.

Comes in: published articles, newest first. Goes out: names in the order of their slugs, printed as
the newest article has them. A name of which no address can be made has no page.
"""

from collections import defaultdict
from collections.abc import Iterable

from dateline.model.archive import Mention, Named
from dateline.model.article import Article, Entity


def file_names(articles: Iterable[Article]) -> tuple[Named, ...]:
    """Return everybody whom the articles name under `entities:`."""
    first: dict[str, Entity] = {}
    roles: defaultdict[str, dict[str, tuple[Article, list[str]]]] = defaultdict(dict)
    for article in articles:
        for entity in article.entities:
            if entity.slug:
                first.setdefault(entity.slug, entity)
                # Somebody named twice plays two parts in one article.
                _, played = roles[entity.slug].setdefault(article.id, (article, []))
                played += [entity.role] if entity.role else []
    return tuple(
        Named(
            name=first[slug].name,
            slug=slug,
            kind=first[slug].kind,
            mentions=tuple(
                Mention(article, "; ".join(played)) for article, played in roles[slug].values()
            ),
        )
        for slug in sorted(first)
    )
