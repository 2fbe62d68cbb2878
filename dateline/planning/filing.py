"""How the articles of an archive are filed, to be kept with the edition.

Comes in: the archive, its pages. Goes out: a `Filing`, and one in which a few articles are filed
under other tags.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from dateline.base.digest import Digest
from dateline.model.archive import Archive
from dateline.model.article import Article, TermName
from dateline.model.filing import FiledTag, Filing
from dateline.model.page import FORMAT, ROWS, Page


class Files:
    """Which files for programs show which articles, told page by page."""

    def __init__(self, archive: Archive) -> None:
        """Begin with no file."""
        self.archive = archive
        self.names: list[str] = []
        self.shown: list[list[int]] = [[] for _ in archive.articles]
        self.own = {one.id: place for place, one in enumerate(archive.articles)}
        self.places = {
            found[one.id]: place
            for place, one in enumerate(archive.articles)
            for found in (archive.feed_entries, archive.citables, archive.entries)
            if found.get(one.id)
        }

    def note(self, pages: Iterable[Page]) -> None:
        """Note which articles some pages show; not of the files of an article that it is theirs."""
        for page in pages:
            if not page.renderer.startswith((FORMAT, ROWS)):
                continue
            found = {self.places[one] for one in _digests(page) if one in self.places}
            if page.kind == "citation":
                found.discard(self.own[page.url.rpartition(".")[0]])
            for place in found:
                self.shown[place].append(len(self.names))
            if found:
                self.names.append(page.url)

    def filing(self) -> Filing:
        """Return how the articles are filed, and which of the pages show them."""
        articles, tags = self.archive.articles, self.archive.tags
        numbers = {term.slug: number for number, term in enumerate(tags)}
        written = {tag.slug: tag.name for article in articles for tag in article.tags}
        return Filing(
            manuscripts=tuple([one.manuscript for one in articles]),
            tags=tuple([_numbers(one.tags, numbers) for one in articles]),
            names=tuple(
                [
                    FiledTag(one.slug, written[one.slug], one.name, one.introduction is not None)
                    for one in tags
                ]
            ),
            entries=tuple([self.archive.feed_entries[one.id] for one in articles]),
            files=tuple(self.names),
            shown=tuple(map(tuple, self.shown)),
        )


def _digests(page: Page) -> Iterator[Digest]:
    for part in page.parts:
        if isinstance(part.digest, str):
            yield part.digest
        else:
            yield from part.digest


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


def with_feeds(filing: Filing, feeds: Iterable[Page]) -> Filing:
    """Return the filing after some feeds show other articles."""
    places = {digest: place for place, digest in enumerate(filing.entries)}
    numbers = {url: number for number, url in enumerate(filing.files)}
    showing = {numbers[page.url]: {*_digests(page)} & places.keys() for page in feeds}
    former, now = showing.keys(), defaultdict[int, set[int]](set)
    for number, digests in showing.items():
        for digest in digests:
            now[places[digest]].add(number)
    shown = [
        tuple(sorted({*before} - former | now[place]))
        if place in now or not former.isdisjoint(before)
        else before
        for place, before in enumerate(filing.shown)
    ]
    return replace(filing, shown=tuple(shown))


def counts_of(filing: Filing) -> dict[str, int]:
    """Return how many articles each tag has that has any, by its slug."""
    counts = Counter(number for tags in filing.tags for number in tags)
    return {filing.names[number].slug: count for number, count in counts.items()}
