"""An article, as schema.org has it: a `NewsArticle`.

Comes in: the parts of the article's page. Goes out: its description. It says what the page says and
nothing that would have to be guessed: a name in a byline may be a person's or a desk's and gets no
type, a dateline is a text, not a place where somebody was.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.rendering.citations.shapes import CorrectionShape, PlaceShape
from dateline.rendering.metadata.cited import citations, day
from dateline.rendering.metadata.jsonld import Json, Node, filled, node
from dateline.rendering.metadata.newsroom import address, archive, publisher
from dateline.rendering.metadata.shapes import (
    BodyShape,
    ContextShape,
    LinkShape,
    PageShape,
    ReportShape,
    SiteShape,
    StandingShape,
    VersionShape,
)

# An update adds to a report and takes nothing back.
_TAKES_NOTHING_BACK = "update"
_KINDS = {"person": "Person", "organisation": "Organization"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleParts:
    """What the page of an article shows, under the names of its parts."""

    site: SiteShape
    page: PageShape
    article: ReportShape
    body: BodyShape
    context: ContextShape
    authors: Sequence[LinkShape]
    outlets: Sequence[LinkShape]
    standing: Sequence[StandingShape]
    licence: LinkShape


def news_article(parts: ArticleParts) -> Node:
    """Return the description of an article."""
    article, site, page = parts.article, parts.site, parts.page
    return node(
        "NewsArticle",
        {
            "headline": article.headline,
            "description": article.summary,
            "url": page.canonical,
            "mainEntityOfPage": page.canonical,
            "inLanguage": article.language,
            "datePublished": article.published.iso,
            "dateModified": article.updated.iso if article.updated else None,
            "author": _authors(parts),
            "translator": {"name": article.translator} if article.translator else None,
            "publisher": publisher(site),
            "dateline": article.place.dateline,
            "contentLocation": _places(article.place),
            "articleSection": article.region_name,
            "keywords": [tag.name for tag in article.tags],
            "image": address(site, next((one.url for one in parts.context.pictures), "")),
            "wordCount": parts.body.word_count or None,
            "isAccessibleForFree": True,
            "license": parts.licence.url or _unlinked(parts.licence),
            "backstory": article.methods,
            **_belongings(parts),
            "mentions": [node(_KINDS[one.kind], {"name": one.name}) for one in article.entities],
            "citation": citations(article.sources, parts.outlets, parts.standing, site),
            "correction": _corrections(article.corrections),
        },
    )


def _authors(parts: ArticleParts) -> list[Json]:
    names = zip(parts.article.byline.people, parts.authors, strict=True)
    return [
        filled({"name": person.name, "url": address(parts.site, link.url)})
        for person, link in names
    ]


def _places(place: PlaceShape) -> list[Json]:
    """Return what the article is about; a city is only known to lie in a country that is alone."""
    if place.city and len(place.countries) == 1:
        return [_place(place.city, place.countries[0].code, place.city)]
    city = [node("Place", {"name": place.city})] if place.city else []
    return [*city, *(_place(one.name, one.code) for one in place.countries)]


def _place(name: str, country: str, city: str = "") -> Node:
    lies_in = {"addressLocality": city, "addressCountry": country}
    return node("Place", {"name": name, "address": node("PostalAddress", lies_in)})


def _unlinked(licence: LinkShape) -> Node | None:
    return node("CreativeWork", {"name": licence.name}) if licence.name else None


def _belongings(parts: ArticleParts) -> Node:
    """Return what the article is a part of, and the articles it translates or is translated as.

    A translation is derived from its original, which is what `isBasedOn` says; a report is not
    derived from its sources.
    """
    site, series = parts.site, parts.context.series
    original = parts.context.translation_of
    told_in = {"name": series.name, "url": address(site, series.url)} if series else None
    return {
        "isPartOf": [*([node("CreativeWorkSeries", told_in)] if told_in else []), archive(site)],
        "position": series.position if series else None,
        "isBasedOn": address(site, original.url) if original else None,
        "translationOfWork": _version(original, site) if original else None,
        "workTranslation": [_version(one, site) for one in parts.context.translations],
    }


def _version(version: VersionShape, site: SiteShape) -> Node:
    told = {
        "headline": version.name,
        "url": address(site, version.url),
        "inLanguage": version.language,
    }
    return node("NewsArticle", told)


def _corrections(changes: Sequence[CorrectionShape]) -> list[Json]:
    return [
        node(
            "CorrectionComment",
            {"name": one.kind.capitalize(), "text": one.text, "datePublished": day(one.date)},
        )
        for one in changes
        if one.kind != _TAKES_NOTHING_BACK
    ]
