"""Resolving what one manuscript says of another: links, related articles, translations.

Comes in: all articles and pages, and which of them the edition does not show. Goes out: addresses,
or errors with the nearest thing that exists. A link to a held article is an error, because it would
reveal it; inside a held article it is none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.text import closest
from dateline.indexing.unread import Unread
from dateline.model.addresses import media_address
from dateline.model.article import Article, FixedPage, Introduction, Link, span_of

Target = Article | FixedPage


class Targets:
    """Everything a link can lead to, by manuscript and by slug.

    `unseen` are the manuscripts of which the edition shows nothing: held articles, and
    introductions of pages that do not exist yet. They may lead to what is held.
    """

    def __init__(
        self,
        published: tuple[Article, ...],
        held: tuple[Article, ...],
        pages: tuple[FixedPage, ...],
        unseen: frozenset[str],
        unread: Unread,
    ) -> None:
        """Index the targets."""
        self.everything: tuple[Target, ...] = (*published, *held, *pages)
        self.by_manuscript = {one.manuscript: one for one in self.everything}
        self.held = frozenset(article.manuscript for article in held)
        self.unseen = unseen | self.held
        self.unread = unread

    @cached_property
    def by_slug(self) -> Mapping[str, Sequence[Target]]:
        """What a slug may mean; made when the first one is asked for, as most are never."""
        found: defaultdict[str, list[Target]] = defaultdict(list)
        for one in self.everything:
            slug = one.slug if isinstance(one, Article) else one.url.removesuffix(".html")
            found[slug].append(one)
        return found

    @cached_property
    def articles(self) -> Mapping[str, Sequence[Article]]:
        """The articles by slug, and by address without `.html`, which tells those of one apart."""
        found: defaultdict[str, list[Article]] = defaultdict(list)
        for one in self.everything:
            if isinstance(one, Article):
                for name in dict.fromkeys((one.slug, one.id)):
                    found[name].append(one)
        return found

    def find(self, link: Link) -> tuple[Target, ...]:
        """Return what the link may mean: nothing, one target, or several of one slug."""
        if link.manuscript:
            target = self.by_manuscript.get(link.manuscript)
            return (target,) if target else ()
        return tuple(self.by_slug.get(link.slug, ()))

    def near(self, link: Link) -> str:
        """Return a hint naming the nearest thing there is; what is held is nobody's business."""
        if link.manuscript:
            shown = (path for path in self.by_manuscript if path not in self.held)
            near = closest(link.manuscript, shown)
            other = "give the path of a manuscript, as in ../2009/x.md"
            return f"did you mean {near}?" if near else other
        near = closest(link.slug, self._shown(self.by_slug))
        other = "give a path ending in .md, or a whole address"
        return f"did you mean `{near}`?" if near else other

    def near_article(self, name: str) -> str:
        """Return a hint naming the nearest published article."""
        near = closest(name, self._shown(self.articles))
        return f"did you mean `{near}`?" if near else "give the slug of an article"

    def spans(self, found: tuple[Target, ...]) -> tuple[Span, ...]:
        """Return where the published ones of some targets stand."""
        return tuple(Span(path=one.manuscript) for one in found if one.manuscript not in self.held)

    def _shown(self, named: Mapping[str, Sequence[Target]]) -> Iterator[str]:
        for name, found in named.items():
            if any(one.manuscript not in self.held for one in found):
                yield name


def resolve_links(
    owner: Article | FixedPage | Introduction, targets: Targets, said: list[Diagnostic]
) -> tuple[str, ...]:
    """Return one address for each link of a body, empty where it cannot be resolved."""
    path = owner.manuscript
    return tuple(resolve(link, span_of(path, link.mark), targets, said) for link in owner.links)


def resolve(link: Link, span: Span, targets: Targets, said: list[Diagnostic]) -> str:
    """Return the address that a link at `span` leads to, empty where it cannot be resolved."""
    if link.document:
        # Whether it is there is asked where files are counted.
        return media_address(link.document) + (f"#{link.anchor}" if link.anchor else "")
    found = targets.find(link)
    name = link.manuscript or link.slug
    if not found and targets.unread.may_be(name):
        return ""
    if not found:
        said.append(diagnose("broken-link", f"`{name}` does not exist", span, targets.near(link)))
        return ""
    if len(found) > 1:
        message = f"`{name}` is the slug of {len(found)} manuscripts"
        hint = "give the path of the manuscript"
        said.append(diagnose("broken-link", message, span, hint, targets.spans(found)))
        return ""
    target = found[0]
    if target.manuscript in targets.held and span.path not in targets.unseen:
        message = f"`{name}` is held back; a link to it would reveal it"
        hint = "take the link out until it is published"
        said.append(diagnose("link-to-held", message, span, hint))
        return ""
    if link.anchor and link.anchor not in target.anchors:
        near = closest(link.anchor, target.anchors)
        hint = f"did you mean #{near}?" if near else "the headings of the page have no such anchor"
        message = f"{target.manuscript} has no anchor `{link.anchor}`"
        said.append(diagnose("broken-anchor", message, span, hint))
    return f"{target.url}#{link.anchor}" if link.anchor else target.url


def related_articles(
    article: Article, targets: Targets, said: list[Diagnostic]
) -> tuple[Article, ...]:
    """Return the articles that `related:` names, each once, without those that are held back."""
    found = (
        _named(article, name, (f"related.{index}", "related"), targets, said)
        for index, name in enumerate(article.related)
    )
    return tuple({one.id: one for one in found if one}.values())


def original_of(article: Article, targets: Targets, said: list[Diagnostic]) -> Article | None:
    """Return the article that this one translates, if it is published."""
    if not article.translation_of:
        return None
    return _named(article, article.translation_of, ("translation_of",), targets, said)


def _named(
    article: Article,
    name: str,
    fields: tuple[str, ...],
    targets: Targets,
    said: list[Diagnostic],
) -> Article | None:
    span = article.span(*fields)
    named = targets.articles.get(name, ())
    # A translation may have the slug of its original.
    found = tuple(one for one in named if one is not article)
    if not named and targets.unread.may_be(name):
        return None
    if not found:
        message, hint = f"there is no article `{name}`", targets.near_article(name)
        if named:
            message, hint = f"`{name}` is the article itself", "name another one"
        said.append(diagnose("unknown-related", message, span, hint))
        return None
    if len(found) > 1:
        message = f"`{name}` is the slug of {len(found)} articles"
        hint = "give the address without .html, as in 2009/06/x"
        said.append(diagnose("unknown-related", message, span, hint, targets.spans(found)))
        return None
    if found[0].manuscript not in targets.held:
        return found[0]
    if article.manuscript not in targets.held:
        message = f"`{name}` is held back; it is left out until it is published"
        said.append(diagnose("related-held", message, span))
    return None


def address_clashes(articles: tuple[Article, ...], folded: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield an error for every two articles that some file system would store as one file.

    `folded` maps an article's id to its address in the form that file systems compare.
    """
    first: dict[str, Article] = {}
    for article in sorted(articles, key=attrgetter("manuscript")):
        other = first.setdefault(folded[article.id], article)
        if other is not article:
            message = (
                f"{article.manuscript} and {other.manuscript} would share the address {article.url}"
            )
            hint = "give one of them another `slug:` or date"
            spans = (other.span("slug", "title"),)
            yield diagnose("same-address", message, article.span("slug", "title"), hint, spans)
