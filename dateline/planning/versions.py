"""Articles in several languages.

Comes in: the archive, which knows what each translation is one of. Goes out: the translations of an
article, and all the languages it is to be had in.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from dateline.model.archive import Archive
from dateline.model.article import Article
from dateline.planning.views import Version, VersionLink


def version_link(article: Article) -> VersionLink:
    """Return the link to a translation or to an original."""
    return VersionLink(name=article.headline, url=article.url, language=article.language)


def told(articles: Sequence[Article]) -> Sequence[Article]:
    """Return which articles count where articles, given in the order of their days, are counted.

    What is told again in another language is told once; in a year that has nothing but
    translations, these count.
    """
    # Most lists have no translation, and all lists of an archive come by here.
    if not any(map(attrgetter("translation_of"), articles)):
        return articles
    years = (list(found) for _, found in groupby(articles, lambda one: one.published.year))
    return [one for year in years for one in _originals(year) or year]


def _originals(articles: Sequence[Article]) -> list[Article]:
    return [one for one in articles if not one.translation_of]


def translations_of(archive: Archive) -> dict[str, tuple[Article, ...]]:
    """Return the translations of each article that has any, by id."""
    translations: defaultdict[str, list[Article]] = defaultdict(list)
    by_id = {article.id: article for article in archive.articles}
    for translation, original in archive.translation_of.items():
        translations[original.id].append(by_id[translation])
    return {
        key: tuple(sorted(found, key=lambda one: one.id)) for key, found in translations.items()
    }


def versions_of(archive: Archive) -> dict[str, tuple[Version, ...]]:
    """Return all versions of each article that has several, by the id of each; the original first.

    A translation of a translation is a version of what that one translates.
    """
    of_story: defaultdict[str, set[str]] = defaultdict(set)
    for translation in archive.translation_of:
        original = _origin(translation, archive.translation_of)
        of_story[original] |= {original, translation}
    by_id = {article.id: article for article in archive.articles}
    versions: dict[str, tuple[Version, ...]] = {}
    for original, ids in of_story.items():
        told = [by_id[original], *(by_id[one] for one in sorted(ids - {original}))]
        found = tuple([Version(language=one.language, url=one.url) for one in told])
        versions |= dict.fromkeys(ids, found)
    return versions


def _origin(article_id: str, originals: Mapping[str, Article]) -> str:
    """Return where a chain of translations begins; one that runs in a circle begins nowhere."""
    seen = {article_id}
    origin = article_id
    while origin in originals and originals[origin].id not in seen:
        origin = originals[origin].id
        seen.add(origin)
    return origin
