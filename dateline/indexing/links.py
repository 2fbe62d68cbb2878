"""Resolving what one manuscript says of another: links, related articles, translations.

Comes in: all articles and pages, and which of the articles are held. Goes out: addresses, or errors
with the nearest thing that exists. A link to a held article is an error, because it would reveal
it; inside a held article it is none.
"""

from collections import defaultdict
from collections.abc import Iterator

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.text import closest
from dateline.model.article import Article, FixedPage, Introduction, Link, span_of

Target = Article | FixedPage


class Targets:
    """Everything a link can lead to, by manuscript and by slug."""

    def __init__(
        self,
        published: tuple[Article, ...],
        held: tuple[Article, ...],
        pages: tuple[FixedPage, ...],
    ) -> None:
        """Index the targets."""
        self.by_manuscript: dict[str, Target] = {}
        self.by_slug: defaultdict[str, list[Target]] = defaultdict(list)
        for article in (*published, *held):
            self.by_manuscript[article.manuscript] = article
            self.by_slug[article.slug].append(article)
        for page in pages:
            self.by_manuscript[page.manuscript] = page
            self.by_slug[page.url.removesuffix(".html")].append(page)
        self.held = frozenset(article.manuscript for article in held)

    def find(self, link: Link) -> tuple[Target, ...]:
        """Return what the link may mean: nothing, one target, or several of one slug."""
        if link.manuscript:
            target = self.by_manuscript.get(link.manuscript)
            return (target,) if target else ()
        return tuple(self.by_slug.get(link.slug, ()))

    def near(self, link: Link) -> str:
        """Return a hint naming the nearest thing that exists."""
        if link.manuscript:
            near = closest(link.manuscript, self.visible_manuscripts())
            return (
                f"did you mean {near}?"
                if near
                else "give the path of a manuscript, as in ../2009/x.md"
            )
        near = closest(link.slug, self.visible_slugs())
        return (
            f"did you mean `{near}`?" if near else "give a path ending in .md, or a whole address"
        )

    def visible_manuscripts(self) -> list[str]:
        """Return the manuscripts a hint may name: held ones are nobody's business."""
        return [path for path in self.by_manuscript if path not in self.held]

    def visible_slugs(self) -> list[str]:
        """Return the slugs a hint may name."""
        return [
            slug
            for slug, targets in self.by_slug.items()
            if any(target.manuscript not in self.held for target in targets)
        ]


def resolve_links(
    owner: Article | FixedPage | Introduction, targets: Targets, said: list[Diagnostic]
) -> tuple[str, ...]:
    """Return one address for each link of a body, empty where it cannot be resolved."""
    return tuple(_resolve(owner.manuscript, link, targets, said) for link in owner.links)


def _resolve(manuscript: str, link: Link, targets: Targets, said: list[Diagnostic]) -> str:
    found = targets.find(link)
    span = span_of(manuscript, link.mark)
    name = link.manuscript or link.slug
    if not found:
        said.append(diagnose("broken-link", f"`{name}` does not exist", span, targets.near(link)))
        return ""
    if len(found) > 1:
        message = f"`{name}` is the slug of {len(found)} articles"
        related = tuple(Span(path=target.manuscript) for target in found)
        said.append(
            diagnose("broken-link", message, span, "give the path of the manuscript", related)
        )
        return ""
    target = found[0]
    if target.manuscript in targets.held and manuscript not in targets.held:
        message = f"`{name}` is held back; a link to it would reveal it"
        said.append(
            diagnose("link-to-held", message, span, "take the link out until it is published")
        )
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
    """Return the articles that `related:` names, without those that are held back."""
    found = (
        _named(article, name, (f"related.{index}", "related"), targets, said)
        for index, name in enumerate(article.related)
    )
    return tuple(one for one in found if one)


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
    found = [one for one in targets.by_slug.get(name, ()) if isinstance(one, Article)]
    visible = [one for one in found if one.manuscript not in targets.held]
    if visible:
        return visible[0]
    span = article.span(*fields)
    if found:
        message = f"`{name}` is held back; it is left out until it is published"
        said.append(diagnose("related-held", message, span))
    else:
        near = closest(name, targets.visible_slugs())
        hint = f"did you mean `{near}`?" if near else "give the slug of an article"
        said.append(diagnose("unknown-related", f"there is no article `{name}`", span, hint))
    return None


def address_clashes(articles: tuple[Article, ...], folded: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield an error for every two articles that some file system would store as one file.

    `folded` maps an article's id to its address in the form that file systems compare.
    """
    first: dict[str, Article] = {}
    for article in sorted(articles, key=lambda one: one.manuscript):
        other = first.setdefault(folded[article.id], article)
        if other is not article:
            message = (
                f"{article.manuscript} and {other.manuscript} would share the address {article.url}"
            )
            hint = "give one of them another `slug:` or date"
            spans = (other.span("slug", "title"),)
            yield diagnose("same-address", message, article.span("slug", "title"), hint, spans)
