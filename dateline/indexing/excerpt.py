"""A few articles of an archive, as an archive.

Comes in: readings of published articles in the order of the archive, settings, how their tags are
printed. Goes out: an archive in which nothing is known of the other articles. What planning makes
of one article, or of a term all of whose articles are there, is the same as with all of them.
"""

from collections.abc import Mapping, Sequence

from dateline.indexing.digests import digests_of
from dateline.indexing.taxonomy import file_articles
from dateline.model.archive import Archive
from dateline.model.article import Reading
from dateline.model.config import Config


def excerpt(readings: Sequence[Reading], config: Config, printed: Mapping[str, str]) -> Archive:
    """Return the archive of some articles; `printed` are the names of all of their tags by slug."""
    articles = tuple(one.article for one in readings if one.article)
    taxonomy = file_articles(articles, config.regions, {})
    return Archive(
        as_of=0,
        articles=articles,
        regions=taxonomy.regions,
        countries=taxonomy.countries,
        tags=tuple(term.named(printed[term.slug]) for term in taxonomy.tags),
        authors=taxonomy.authors,
        series=taxonomy.series,
        names=(),
        outlets=(),
        works=(),
        pages=(),
        redirects=(),
        links={},
        related={},
        translation_of={},
        **digests_of(readings, articles)._asdict(),
        outlet_aliases={},
        media={},
        copies={},
        cited={},
    )
