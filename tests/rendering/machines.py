"""What machines read of a page: search engines its JSON-LD, Zotero its meta elements.

Both readers are written from what they are documented to do, so that a page is held against
something other than the code that made it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from pyld import jsonld

from tests.rendering.theme import Element

Node = dict[str, object]
SCHEMA = "http://schema.org/"
DATA = "application/ld+json"

# What stands in for the document at https://schema.org, of which nothing is fetched: names are
# schema.org's, and the values of these properties are addresses.
ADDRESSES = (
    *("url", "mainEntityOfPage", "image", "license", "isBasedOn", "archivedAt", "item"),
    *("correctionsPolicy", "ethicsPolicy", "publishingPrinciples"),
)
CONTEXT = {
    "@context": {"@vocab": SCHEMA, **{name: {"@type": "@id"} for name in ADDRESSES}},
}

# The properties of schema.org that each type has, of those in use here (schemaorg/schemaorg, data).
_THING = {"name", "description", "url", "image", "mainEntityOfPage"}
_WORK = _THING | {
    *("inLanguage", "datePublished", "dateModified", "author", "translator", "publisher"),
    *("contentLocation", "keywords", "isAccessibleForFree", "license", "isPartOf", "position"),
    *("isBasedOn", "mentions", "citation", "correction", "headline", "archivedAt"),
    # Outside the core: data/ext/bib.
    *("translationOfWork", "workTranslation"),
}
_ORGANISATION = _THING | {"logo"}
PROPERTIES: Mapping[str, set[str]] = {
    "NewsArticle": _WORK | {"dateline", "articleSection", "wordCount", "backstory"},
    "CreativeWork": _WORK,
    "CreativeWorkSeries": _WORK,
    "CorrectionComment": _WORK | {"text"},
    "ImageObject": _WORK,
    "WebSite": _WORK,
    "WebPage": _WORK | {"breadcrumb"},
    "AboutPage": _WORK | {"breadcrumb"},
    "CollectionPage": _WORK | {"breadcrumb"},
    "BreadcrumbList": _THING | {"itemListElement"},
    "ListItem": _THING | {"position", "item"},
    "Organization": _ORGANISATION,
    "NewsMediaOrganization": _ORGANISATION
    | {
        *("publishingPrinciples", "correctionsPolicy", "ethicsPolicy", "diversityPolicy"),
        *("verificationFactCheckingPolicy", "unnamedSourcesPolicy", "masthead", "noBylinesPolicy"),
        *("missionCoveragePrioritiesPolicy", "actionableFeedbackPolicy", "ownershipFundingInfo"),
    },
    "Person": _THING,
    "Place": _THING | {"address"},
    "PostalAddress": _THING | {"addressLocality", "addressCountry"},
    # A name in a byline: a person's or an organisation's, who knows.
    "": {"name", "url"},
}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?)?")


def described(found: Iterable[Element]) -> list[Node]:
    """Return the descriptions in a page, as a program reads them that knows nothing of ours."""
    blocks = [one.text for one in found if one.attributes.get("type") == DATA]
    return [cast("Node", json.loads(block)) for block in blocks]


def faults(described: Node) -> list[str]:
    """Return words that schema.org does not have, and values that say nothing or something else."""
    return list(_faults({k: v for k, v in described.items() if k != "@context"}, ""))


def _faults(value: object, way: str) -> Iterator[str]:
    if value in (None, "", [], {}):
        yield f"{way} is empty"
    if isinstance(value, list):
        for one in cast("list[object]", value):
            yield from _faults(one, way)
    if isinstance(value, dict):
        node = cast("Node", value)
        kind = str(node.get("@type", ""))
        for name, one in node.items():
            here = f"{way}/{kind}.{name}"
            if name != "@type" and name not in PROPERTIES[kind]:
                yield f"{here} is no property"
            if name.startswith("date") and name != "dateline" and not _DATE.fullmatch(str(one)):
                yield f"{here} is no date: {one}"
            if name in ADDRESSES and not _are_addresses(one):
                yield f"{here} is no address: {one}"
            yield from _faults(one, here)


def _are_addresses(value: object) -> bool:
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    return all(isinstance(one, dict) or re.match(r"https?://\w", str(one)) for one in values)


def _local(url: str, _options: object) -> dict[str, object]:
    assert url == "https://schema.org", url
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


def expanded(described: Node) -> Node:
    """Return what a JSON-LD processor makes of a description: names become addresses."""
    (found,) = jsonld.expand(described, {"documentLoader": _local, "base": "file:///nowhere"})
    return cast("Node", found)


def values(node: Node, name: str) -> list[Node]:
    """Return what a property of an expanded description leads to."""
    return cast("list[Node]", node[f"{SCHEMA}{name}"])


def value(node: Node, name: str) -> object:
    """Return the one text, number or address that a property of an expanded description has."""
    (found,) = values(node, name)
    return found.get("@value", found.get("@id"))


# Zotero.

# https://github.com/zotero/translators, "Embedded Metadata.js" and "RDF.js".
_PREFIXES = ("dc", "og", "article")
_KIND_OF_HIGHWIRE = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
}
_KIND_OF_DC = {"newsitem": "newspaperArticle", "report": "report", "webpage": "webpage"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What Zotero would file."""

    kind: str
    title: str
    creators: tuple[str, ...] = ()
    date: str = ""
    language: str = ""
    url: str = ""
    abstract: str = ""
    tags: tuple[str, ...] = ()
    publication: str = ""
    section: str = ""
    rights: str = ""


@dataclass(frozen=True, slots=True)
class _Meta:
    """The meta elements of a page by name, those with a known prefix as statements."""

    named: dict[str, list[str]] = field(default_factory=dict)
    stated: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """Return the first value of the first name there is: of Highwire, else of statements."""
        values = (self.named.get(one) or self.stated.get(one) or [] for one in names)
        return next((found[0] for found in values if found), "")


def _meta(found: Iterable[Element]) -> _Meta:
    meta = _Meta()
    for one in found:
        name = one.attributes.get("name") or one.attributes.get("property") or ""
        content = one.attributes.get("content", "")
        if one.name == "meta" and name and content:
            prefix, _, rest = name.replace(".", ":").partition(":")
            if prefix.casefold() in _PREFIXES and rest:
                key = f"{prefix.casefold()}:{rest[0].lower()}{rest[1:]}"
                meta.stated.setdefault(key, []).append(content)
            else:
                meta.named.setdefault(name, []).append(content)
    return meta


def _kind(meta: _Meta) -> str:
    sure = [kind for name, kind in _KIND_OF_HIGHWIRE.items() if name in meta.named]
    if sure:
        return sure[0]
    if meta.first("og:type") == "website":
        return "webpage"
    of_dc = _KIND_OF_DC.get(meta.first("dc:type").casefold())
    return of_dc or ("journalArticle" if "citation_title" in meta.named else "webpage")


def zotero(found: Iterable[Element]) -> Item:
    """Return the item that Zotero would make of a page that no translator of its own is for."""
    meta = _meta(found)
    keywords = meta.first("citation_keywords").split(";")
    return Item(
        kind=_kind(meta),
        title=meta.first("citation_title", "dc:title", "og:title"),
        creators=tuple(meta.named.get("citation_author") or meta.stated.get("dc:creator") or ()),
        date=meta.first("citation_publication_date", "dc:date"),
        language=meta.first("citation_language", "dc:language"),
        url=meta.first("citation_public_url", "og:url"),
        abstract=meta.first("citation_abstract", "og:description", "description"),
        tags=tuple(meta.stated.get("dc:subject") or [one.strip() for one in keywords if one]),
        publication=meta.first("citation_journal_title", "dc:source", "og:site_name"),
        section=meta.first("article:section"),
        rights=meta.first("dc:rights"),
    )
