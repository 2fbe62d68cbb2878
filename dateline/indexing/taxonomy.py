"""Filing: which names have a page, and which articles stand under them.

Comes in: published articles, newest first, and the hand-written introductions. Goes out: terms in
the order of their slugs. A name exists through its articles alone: a tag that only a held article
has does not exist.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.indexing.introductions import Introductions
from dateline.indexing.select import oldest_first
from dateline.model.addresses import TermKind
from dateline.model.archive import Term
from dateline.model.article import Article, Introduction
from dateline.model.config import Region

# Kind and slug of a term, how it is written, the article that writes it so, the field it stands in.
Written = tuple[str, str, str, Article, tuple[str, ...]]
_FOLDERS = {"tag": "tags", "author": "authors", "series": "series"}


class Taxonomy(NamedTuple):
    """All terms of the archive, each kind by slug; regions in the order of the settings."""

    regions: tuple[Term, ...]
    countries: tuple[Term, ...]
    tags: tuple[Term, ...]
    authors: tuple[Term, ...]
    series: tuple[Term, ...]


def file_articles(
    articles: tuple[Article, ...], regions: tuple[Region, ...], introductions: Introductions
) -> Taxonomy:
    """Return the terms that the articles, newest first, stand under."""
    by_region, by_country, by_tag, by_author, by_series = (
        defaultdict[str, list[Article]](list) for _ in range(5)
    )
    names: dict[tuple[str, str], str] = {}
    for article in articles:
        by_region[article.region].append(article)
        for country in article.place.countries:
            by_country[country.slug].append(article)
            names["country", country.slug] = country.name
        for tag in article.tags:
            by_tag[tag.slug].append(article)
            names["tag", tag.slug] = tag.name
        for person in article.byline.people:
            by_author[person.slug].append(article)
            names["author", person.slug] = person.name
        if article.series:
            by_series[article.series.slug].append(article)
            _prefer_written(names, ("series", article.series.slug), article.series.name)
    names.update({("region", region.slug): region.name for region in regions})

    def terms(kind: TermKind, folder: str, found: Mapping[str, list[Article]]) -> tuple[Term, ...]:
        return tuple(
            _term(kind, slug, names[kind, slug], found[slug], introductions.get((folder, slug)))
            for slug in sorted(found)
        )

    in_order = [region.slug for region in regions if region.slug in by_region]
    by_slug = {term.slug: term for term in terms("region", "regions", by_region)}
    return Taxonomy(
        regions=tuple(by_slug[slug] for slug in in_order),
        countries=terms("country", "countries", by_country),
        tags=terms("tag", "tags", by_tag),
        authors=terms("author", "authors", by_author),
        series=terms("series", "series", by_series),
    )


def _prefer_written(names: dict[tuple[str, str], str], key: tuple[str, str], name: str) -> None:
    """Keep the name that is more than its slug: "The trial" rather than "the-trial"."""
    if key not in names or names[key] == key[1]:
        names[key] = name


def _term(
    kind: TermKind,
    slug: str,
    name: str,
    articles: list[Article],
    introduction: Introduction | None,
) -> Term:
    own_name = introduction.name if introduction and kind != "region" else ""
    printed = own_name or readable(name, slug)
    # Not merely turned round: parts of one day keep the order of their ids.
    ordered = sorted(articles, key=oldest_first) if kind == "series" else articles
    return Term(
        kind=kind, name=printed, slug=slug, articles=tuple(ordered), introduction=introduction
    )


def readable(name: str, slug: str) -> str:
    """Return a name for print: "internet-freedom" becomes "Internet freedom"."""
    if name != slug:
        return name
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:]


def name_clashes(articles: Sequence[Article]) -> Iterator[Diagnostic]:
    """Yield an error wherever two spellings of a tag, author or series share one address."""
    # Nearly always there is none, which is quicker to see.
    if not _may_clash(articles):
        return
    first: dict[tuple[str, str], Written] = {}
    for article in sorted(articles, key=attrgetter("manuscript")):
        for written in _written(article):
            known = first.setdefault(written[:2], written)
            if known[2] != written[2]:
                yield _clash(written, known)


def _may_clash(articles: Sequence[Article]) -> bool:
    tags = {tag for article in articles for tag in article.tags}
    people = {person for article in articles for person in article.byline.people}
    series = {one for article in articles if (one := article.series) and one.name != one.slug}
    return any(len({one.slug for one in found}) < len(found) for found in (tags, people, series))


def _written(article: Article) -> Iterator[Written]:
    for index, tag in enumerate(article.tags):
        yield "tag", tag.slug, tag.name, article, (f"tags.{index}", f"tag.{index}", "tags", "tag")
    for index, person in enumerate(article.byline.people):
        fields = (f"author.{index}", f"authors.{index}", "author", "authors")
        yield "author", person.slug, person.name, article, fields
    # The slug of a series stands for whatever name the others give it.
    if article.series and article.series.name != article.series.slug:
        yield "series", article.series.slug, article.series.name, article, ("series",)


def _clash(written: Written, known: Written) -> Diagnostic:
    kind, slug, name, article, fields = written
    _, _, other_name, other, other_fields = known
    folder = _FOLDERS[kind]
    return diagnose(
        "same-name",
        f'the {folder} "{name}" and "{other_name}" ({other.manuscript}) share the address '
        f"{folder}/{slug}/",
        article.span(*fields),
        f'if they are one, write "{other_name}" in both',
        (other.span(*other_fields),),
    )
