"""Articles of this archive among the works that others of its articles rest on.

Comes in: the published articles and the settings. Goes out: the article a source means, if it means
one. A source means an article if it names its manuscript or slug, gives its address below
`base_url`, or names the newsroom as the outlet with headline and day of exactly one article. An
address of ours that is no article's, of a file or a list, stays an address. What is held back is
not known here, so that nothing can depend on it; `check_own_sources` says where it is named.
"""

from collections import defaultdict
from collections.abc import Mapping
from operator import attrgetter

from dateline.base.citedaddress import comparable
from dateline.base.dates import PartialDate
from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.base.slugs import slugify
from dateline.indexing.links import Targets, resolve
from dateline.indexing.wording import folded
from dateline.model.article import Article, Link
from dateline.model.config import Config
from dateline.model.source import Source

NOWHERE = (1, 1, 1, 1, "")


class OwnArticles:
    """The published articles as sources name them.

    `home` is what the addresses of all our pages begin with, `outlets` are the slugs of the
    newsroom's own names. The tables are made when the first source asks for them: most archives
    never cite themselves.
    """

    def __init__(
        self, articles: tuple[Article, ...], config: Config, aliases: Mapping[str, str]
    ) -> None:
        """Take the articles; look at none of them yet."""
        self.home = f"{comparable(config.base_url)}/" if config.base_url else ""
        slugs = (slugify(name) for name in (config.publisher.name, config.title))
        self.outlets = frozenset(aliases.get(slug, slug) for slug in slugs if slug)
        self._articles = articles
        self._named: dict[str, list[Article]] | None = None
        self._headlines: dict[str, list[Article]] | None = None

    def key(self, article: Article) -> str:
        """Return the key of an article as a cited work: its address, as others would cite it."""
        return comparable(f"{self.home}{article.url}")

    def find(self, source: Source, outlet: str, citing: Article) -> Article | None:
        """Return the article that `source` of the article `citing` means."""
        if source.article:
            return _only(self._by_name().get(source.article, []))
        if self.home and source.address.startswith(self.home):
            return _only(self._by_name().get(f"/{source.address}", []))
        if outlet in self.outlets and source.title and not source.url:
            found = self._by_headline().get(folded(source.title), [])
            return _only([one for one in found if one is not citing and _is_of(one, source.date)])
        return None

    def _by_name(self) -> Mapping[str, list[Article]]:
        """Return the articles by manuscript, slug and, behind a slash, address."""
        if self._named is None:
            self._named = defaultdict(list)
            for article in self._articles:
                self._named[article.manuscript].append(article)
                self._named[article.slug].append(article)
                for url in (article.url, *article.aliases):
                    self._named[f"/{comparable(self.home + url)}"].append(article)
        return self._named

    def _by_headline(self) -> Mapping[str, list[Article]]:
        if self._headlines is None:
            self._headlines = defaultdict(list)
            for article in self._articles:
                self._headlines[folded(article.headline)].append(article)
        return self._headlines


def _only(found: list[Article]) -> Article | None:
    return found[0] if len(found) == 1 else None


def _is_of(article: Article, date: PartialDate | None) -> bool:
    if date is None:
        return True
    return article.published.day.startswith(str(date))


def check_own_sources(
    articles: tuple[Article, ...], home: str, targets: Targets, said: list[Diagnostic]
) -> None:
    """Say which sources name articles that are not there, or that are held back."""
    held = _held_addresses(home, targets) if home else {}
    for article in articles:
        # Most archives never cite themselves, and few have anything to come.
        if not held and not any(map(attrgetter("article"), article.sources)):
            continue
        for index, source in enumerate(article.sources):
            if source.article or source.address in held:
                name = source.article or held[source.address]
                _check(article, index, name, targets, said)


def _check(
    article: Article, index: int, name: str, targets: Targets, said: list[Diagnostic]
) -> None:
    span = article.span(f"sources.{index}", f"source.{index}")
    is_path = name.endswith(".md")
    link = Link(manuscript=name if is_path else "", slug="" if is_path else name, mark=NOWHERE)
    resolve(link, span, targets, said)
    if any(not isinstance(one, Article) for one in targets.find(link)):
        message = f"`{name}` is a page, and no article that could be a source"
        said.append(diagnose("broken-link", message, span, "link to it in the text instead"))


def _held_addresses(home: str, targets: Targets) -> dict[str, str]:
    """Return the manuscripts of held articles by the address they will have."""
    held = (targets.by_manuscript[manuscript] for manuscript in sorted(targets.held))
    return {comparable(home + one.url): one.manuscript for one in held}
