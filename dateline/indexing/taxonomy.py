"""Filing: which names have a page, and which articles stand under them.

Comes in: published articles, newest first, and the hand-written introductions. Goes out: terms in
the order of their slugs. A name exists through its articles alone: a tag that only a held article
has does not exist.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.text import closest
from dateline.model.archive import Term, TermKind
from dateline.model.article import Article, Introduction
from dateline.model.config import Region

Introductions = Mapping[tuple[str, str], Introduction]


@dataclass(frozen=True, slots=True)
class Taxonomy:
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
    printed = introduction.name if introduction and introduction.name else readable(name, slug)
    ordered = articles if kind != "series" else articles[::-1]
    return Term(
        kind=kind, name=printed, slug=slug, articles=tuple(ordered), introduction=introduction
    )


def readable(name: str, slug: str) -> str:
    """Return a name for print: "internet-freedom", becomes "Internet freedom"."""
    if name != slug:
        return name
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:]


def name_clashes(articles: Iterable[Article]) -> Iterator[Diagnostic]:
    """Yield an error wherever two spellings of a tag or author share one address."""
    first: dict[tuple[str, str], tuple[str, Article, str]] = {}
    for article in sorted(articles, key=lambda one: one.manuscript):
        tags = [("tag", tag.slug, tag.name) for tag in article.tags]
        people = [("author", person.slug, person.name) for person in article.byline.people]
        for index, (kind, slug, name) in [*enumerate(tags), *enumerate(people)]:
            fields = _field_names(kind, index)
            known = first.setdefault((kind, slug), (name, article, fields[0]))
            if known[0] != name:
                yield _clash(kind, slug, name, article, fields, known)


def _field_names(kind: str, index: int) -> tuple[str, ...]:
    if kind == "tag":
        return (f"tags.{index}", f"tag.{index}", "tags", "tag")
    return (f"author.{index}", f"authors.{index}", "author", "authors")


def _clash(
    kind: str,
    slug: str,
    name: str,
    article: Article,
    fields: tuple[str, ...],
    known: tuple[str, Article, str],
) -> Diagnostic:
    other_name, other, other_field = known
    other_span = other.span(other_field, other_field.partition(".")[0])
    return diagnose(
        "same-name",
        f'the {kind}s "{name}" and "{other_name}" ({other.manuscript}) share the address '
        f"{kind}s/{slug}/",
        article.span(*fields),
        f'if they are one, write "{other_name}" in both',
        (other_span,),
    )


def unlisted_authors(
    articles: Iterable[Article], introductions: Introductions
) -> Iterator[Diagnostic]:
    """Yield an error for every author who has no file in content/_authors."""
    listed = {
        slug: one.name or slug for (kind, slug), one in introductions.items() if kind == "authors"
    }
    for article in articles:
        for index, person in enumerate(article.byline.people):
            if person.slug in listed:
                continue
            near = closest(person.name, listed.values())
            hint = (
                f'did you mean "{near}"?' if near else f"or add content/_authors/{person.slug}.md"
            )
            message = f'there is no author "{person.name}" in content/_authors'
            yield diagnose(
                "unlisted-author", message, article.span(*_field_names("author", index)), hint
            )


def stray_introductions(
    introductions: Introductions, regions: tuple[Region, ...]
) -> Iterator[Diagnostic]:
    """Yield an error for every introduction to a region that the settings do not have."""
    slugs = {region.slug for region in regions}
    for (kind, slug), one in sorted(introductions.items()):
        if kind == "regions" and slug not in slugs:
            near = closest(slug, slugs)
            hint = (
                f"did you mean {near}.md?"
                if near
                else f"the regions are {', '.join(sorted(slugs))}"
            )
            message = f"there is no region `{slug}` to introduce"
            yield diagnose("unknown-region", message, Span(path=one.manuscript), hint)
