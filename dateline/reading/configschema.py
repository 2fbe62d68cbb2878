"""The format of site_config.yaml: every key, what it may hold, what it is for.

Comes in: nothing. Goes out: pydantic models, from which the JSON Schema and the reference are made.
"""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, JsonValue, PlainValidator, WithJsonSchema

from dateline.reading.fields import Flag, Language, Line, Prose, refuse
from dateline.reading.lists import items, only_mapping, words
from dateline.reading.schema import Fields

LARGEST_LIMIT = 500


def _count(value: object) -> int:
    found = re.fullmatch("0*([0-9]{1,9})", value) if isinstance(value, str) else None
    if found is None or not 1 <= int(found[1]) <= LARGEST_LIMIT:
        message = f"a whole number from 1 to {LARGEST_LIMIT} is wanted here"
        raise refuse("bad-value", message, "write it in digits, as in 20")
    return int(found[1])


Count = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 1})]


class RegionFields(Fields):
    """A region: one of the newsroom's desks."""

    name: Annotated[Line, Field(description="The name, as printed.")]
    slug: Annotated[
        Line, Field(description="The word in addresses; otherwise made of the name.")
    ] = ""
    countries: Annotated[
        tuple[Line, ...],
        BeforeValidator(words),
        Field(description="ISO 3166-1 codes or names of the countries it covers."),
    ] = ()


class PublisherFields(Fields):
    """Who answers for the archive."""

    name: Annotated[Line, Field(description="The newsroom's name.")] = ""
    logo: Annotated[Line, Field(description="Path of its logo below static/.")] = ""
    policies: Annotated[
        dict[str, Line],
        BeforeValidator(only_mapping),
        Field(
            description="Name of a policy and the page that holds it, below content/.",
            default_factory=dict,
        ),
    ]


class FeedFields(Fields):
    """Feeds."""

    limit: Annotated[Count, Field(description="Newest articles in a feed, at least.")] = 20


class PrivacyFields(Fields):
    """What readers give away."""

    referrer: Annotated[Line, Field(description="Referrer policy of every page.")] = "no-referrer"


class RuleFields(Fields):
    """House rules that the build holds authors to."""

    sources_required: Annotated[Flag, Field(description="Every article must name a source.")] = (
        False
    )
    listed_authors: Annotated[
        Flag, Field(description="Every author must have a file in content/_authors.")
    ] = False
    raw_html: Annotated[Flag, Field(description="Let harmless HTML in articles pass.")] = False


class PublishFields(Fields):
    """What is published besides pages, feeds and files for hosts."""

    citations: Annotated[
        Flag,
        Field(description="Beside each article, files for reference managers: CSL, BibTeX, RIS."),
    ] = True
    data: Annotated[
        Flag, Field(description="The folder data/: tables of all articles and sources, and JSON.")
    ] = True
    copies: Annotated[
        Flag,
        Field(description="The .wacz files in content/_saved, linked where the work is cited."),
    ] = True
    search: Annotated[
        Flag, Field(description="The search page and the files it finds words in.")
    ] = True


class SiteConfig(Fields):
    """site_config.yaml."""

    title: Annotated[Line, Field(description="The archive's name.")]
    description: Annotated[Prose, Field(description="One or two sentences about it.")] = ""
    base_url: Annotated[
        Line,
        Field(
            description="Where the archive will stand; used for canonical links, feeds, sitemap."
        ),
    ] = ""
    language: Annotated[Language, Field(description="Language of the site (BCP 47).")] = "en"
    timezone: Annotated[Line, Field(description="IANA time zone in which a bare date begins.")] = (
        "UTC"
    )
    publisher: Annotated[PublisherFields, Field(description="Who answers for the archive.")] = (
        PublisherFields.model_validate({})
    )
    regions: Annotated[
        tuple[RegionFields, ...],
        BeforeValidator(items("{name: Asia, countries: [KZ, KH]}")),
        Field(description="The newsroom's desks, in the order to print them."),
    ]
    permalink: Annotated[
        Line,
        Field(description="Address of an article: {year}, {month}, {day}, {slug}, {region}."),
    ] = "{year}/{month}/{slug}.html"
    licence: Annotated[Line, Field(description="Licence of the articles.")] = ""
    theme: Annotated[
        dict[str, Line],
        BeforeValidator(only_mapping),
        Field(description="Values templates may read as site.theme.", default_factory=dict),
    ]
    feeds: Annotated[FeedFields, Field(description="Feeds.")] = FeedFields()
    privacy: Annotated[PrivacyFields, Field(description="Privacy.")] = PrivacyFields()
    rules: Annotated[RuleFields, Field(description="House rules.")] = RuleFields()
    publish: Annotated[
        PublishFields, Field(description="What is published besides pages, feeds, host files.")
    ] = PublishFields()
    extra: Annotated[
        dict[str, JsonValue],
        BeforeValidator(only_mapping),
        Field(description="Anything; for the newsroom's own use.", default_factory=dict),
    ]
