"""How the articles of an archive are filed, to be kept with the edition.

Comes in: the archive. Goes out: a `Filing`, and one in which a few
articles are filed under other tags.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from dateline.model.archive import Archive
from dateline.model.article import Article, TermName
from dateline.model.filing import FiledTag, Filing

Refiled = Mapping[str, tuple[TermName, ...]]


def filing_of(archive: Archive) -> Filing:
    """Return how the articles are filed."""
    numbers = {term.slug: number for number, term in enumerate(archive.tags)}
    written = {tag.slug: tag.name for article in archive.articles for tag in article.tags}
    return Filing(
        manuscripts=tuple([one.manuscript for one in archive.articles]),
        tags=tuple([_numbers(one.tags, numbers) for one in archive.articles]),
        names=tuple(
            [
                FiledTag(term.slug, written[term.slug], term.name, term.introduction is not None)
                for term in archive.tags
            ]
        ),
    )


def _numbers(tags: Iterable[TermName], numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple([numbers[tag.slug] for tag in tags])


def refiled(filing: Filing, changed: Iterable[Article]) -> Filing | None:
    """Return the filing after some articles were given other tags.

    There is none where that takes more than moving articles from page to page: an article that was
    not published, a tag that comes or goes or is spelled in another way.
    """
    numbers = {tag.slug: number for number, tag in enumerate(filing.names)}
    places = {path: place for place, path in enumerate(filing.manuscripts)}
    tags = list(filing.tags)
    for article in changed:
        known = [filing.names[numbers[one.slug]] for one in article.tags if one.slug in numbers]
        if [one.name for one in known] != [one.name for one in article.tags]:
            return None
        if article.manuscript not in places:
            return None
        tags[places[article.manuscript]] = _numbers(article.tags, numbers)
    after = replace(filing, tags=tuple(tags))
    return after if len(counts_of(after)) == len(filing.names) else None


def counts_of(filing: Filing) -> dict[str, int]:
    """Return how many articles each tag has that has any, by its slug."""
    counts = Counter(number for tags in filing.tags for number in tags)
    return {filing.names[number].slug: count for number, count in counts.items()}
