"""The format of front matter: every field, what it may hold, what it is for.

Comes in: nothing. Goes out: pydantic models. They validate what was typed, and the JSON Schema for
editors and the reference in `docs/` are made out of them, so the three cannot disagree.
"""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue

from dateline.base.yamlnodes import Mapping
from dateline.reading.citedaddress import CitedAddress
from dateline.reading.fields import (
    Address,
    Alias,
    CountryName,
    Date,
    EmbargoEnd,
    Flag,
    Language,
    Line,
    Name,
    Prose,
    RegionSlug,
    Slug,
    Title,
    When,
    choice,
)
from dateline.reading.lists import items, names, only_mapping, words

STATUSES = ("draft", "published", "withdrawn")
CORRECTION_KINDS = ("correction", "clarification", "update", "retraction")
ENTITY_KINDS = ("person", "organisation")
# The same field under a second name.
SAME_FIELD = {"authors": "author", "tag": "tags", "countries": "country", "source": "sources"}
_SECOND_NAMES = {field: name for name, field in SAME_FIELD.items()}


def typed_name(tree: Mapping, field: str) -> str:
    """Return the name under which a field stands in front matter (`authors` for `author`)."""
    second = _SECOND_NAMES.get(field)
    return second if second and tree.key(second) else field


class Fields(BaseModel):
    """What every mapping of the format has in common: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class SavedCopyFields(Fields):
    """A saved copy of a cited work."""

    url: Annotated[Address, Field(description="Address of the copy.")]
    at: Annotated[Date | None, Field(description="Day the copy was made.")] = None
    sha256: Annotated[Line, Field(description="SHA-256 of the copy, hexadecimal.")] = ""


class SourceFields(Fields):
    """A work the report rests on."""

    outlet: Annotated[Line, Field(description="Who published the work.")] = ""
    title: Annotated[Line, Field(description="Title of the work, in its language.")] = ""
    date: Annotated[Line, Field(description="Date of the work: day, month (2009-06) or year.")] = ""
    url: Annotated[
        CitedAddress,
        Field(description="Address of the work; of an own article, its manuscript or slug."),
    ] = ""
    archived: Annotated[
        tuple[SavedCopyFields, ...],
        BeforeValidator(items("{url: https://…, at: 2009-06-27}")),
        Field(description="Saved copies: `url`, `at`, `sha256`."),
    ] = ()
    accessed: Annotated[Date | None, Field(description="Day the work was last seen.")] = None
    author: Annotated[Line, Field(description="Author of the work.")] = ""
    language: Annotated[Language, Field(description="Language of the work.")] = ""
    note: Annotated[Line, Field(description="Anything a reader should know about it.")] = ""
    key: Annotated[
        Slug, Field(description="Word for `[@key]` in the text; otherwise the outlet's slug.")
    ] = ""


class CorrectionFields(Fields):
    """A change owned up to."""

    date: Annotated[Date, Field(description="Day of the change.")]
    kind: Annotated[
        str,
        BeforeValidator(choice(*CORRECTION_KINDS)),
        Field(description="`correction`, `clarification`, `update` or `retraction`."),
    ] = "correction"
    text: Annotated[Prose, Field(description="What was wrong, and what is right.")]


class EntityFields(Fields):
    """A person or organisation the article names."""

    name: Annotated[Line, Field(description="The name.")]
    type: Annotated[
        str,
        BeforeValidator(choice(*ENTITY_KINDS)),
        Field(description="`person` or `organisation`."),
    ]
    role: Annotated[Line, Field(description="The part it plays in the article.")] = ""


class EventFields(Fields):
    """One line of a timeline."""

    date: Annotated[Date, Field(description="Day, month or year of the event.")]
    text: Annotated[Line, Field(description="What happened.")]


class FrontMatter(Fields):
    """The front matter of an article."""

    title: Annotated[Title, Field(description="The headline, at most 200 characters.")]
    author: Annotated[
        tuple[Name, ...],
        BeforeValidator(names),
        Field(description="A name or a list of names; `authors` is the same field."),
    ] = ()
    unsigned: Annotated[Flag, Field(description="`true` for an article without an author.")] = False
    role: Annotated[Line, Field(description="The author's role, as printed.")] = ""
    desk: Annotated[Line, Field(description="The desk; otherwise the region's.")] = ""
    region: Annotated[RegionSlug, Field(description="One of the site's regions, by name or slug.")]
    country: Annotated[
        tuple[CountryName, ...],
        BeforeValidator(names),
        Field(description="ISO 3166-1 code or name, one or a list; `countries` is the same field."),
    ] = ()
    city: Annotated[
        Line, Field(description="The city; with the country it gives the dateline.")
    ] = ""
    dateline: Annotated[Line, Field(description="Printed instead of city and country.")] = ""
    date: Annotated[When, Field(description="Day of publication, or date, time and time zone.")]
    updated: Annotated[When | None, Field(description="Day of the last change of substance.")] = (
        None
    )
    tags: Annotated[
        tuple[Name, ...],
        BeforeValidator(words),
        Field(description="A list of tags; `tag` is the same field."),
    ] = ()
    summary: Annotated[
        Prose, Field(description="One or two sentences for lists, feeds and previews.")
    ] = ""
    sources: Annotated[
        # In this order, since no text is fields: otherwise each is held against the other, too.
        tuple[Annotated[SourceFields | Line, Field(union_mode="left_to_right")], ...],
        BeforeValidator(items('"The Courier – A title – 25 June 2009"')),
        Field(description="The works the report rests on, as fields or as a line in house style."),
    ] = ()
    series: Annotated[Line, Field(description="Slug or name of a series.")] = ""
    corrections: Annotated[
        tuple[CorrectionFields, ...],
        BeforeValidator(items("{date: 2009-06-28, text: …}")),
        Field(description="Changes owned up to: `date`, `kind`, `text`."),
    ] = ()
    entities: Annotated[
        tuple[EntityFields, ...],
        BeforeValidator(items("{name: …, type: person}")),
        Field(description="People and organisations: `name`, `type`, `role`."),
    ] = ()
    events: Annotated[
        tuple[EventFields, ...],
        BeforeValidator(items("{date: 2009-04-29, text: …}")),
        Field(description="A timeline: `date`, `text`."),
    ] = ()
    related: Annotated[
        tuple[Line, ...],
        BeforeValidator(words),
        Field(description="Slugs of other articles."),
    ] = ()
    language: Annotated[Language, Field(description="Language of the article (BCP 47).")] = ""
    translation_of: Annotated[Line, Field(description="Slug of the article this translates.")] = ""
    translator: Annotated[Line, Field(description="Who translated it.")] = ""
    status: Annotated[
        str,
        BeforeValidator(choice(*STATUSES)),
        Field(description="`draft`, `published` or `withdrawn`."),
    ] = "published"
    embargo: Annotated[
        EmbargoEnd | None, Field(description="Held until this date, time and time zone.")
    ] = None
    aliases: Annotated[
        tuple[Alias, ...],
        BeforeValidator(words),
        Field(description="Old addresses that lead here."),
    ] = ()
    slug: Annotated[
        Slug, Field(description="The word in the address; otherwise the file's name.")
    ] = ""
    licence: Annotated[Line, Field(description="Licence, where it differs from the site's.")] = ""
    methods: Annotated[Prose, Field(description="How we know.")] = ""
    extra: Annotated[
        dict[str, JsonValue],
        BeforeValidator(only_mapping),
        Field(description="Anything; templates may read it.", default_factory=dict),
    ]


class IntroductionFields(Fields):
    """The front matter of a file in _regions, _tags, _authors, _outlets or _series."""

    title: Annotated[Line, Field(description="The name as it is to be printed.")] = ""
    name: Annotated[Line, Field(description="The same as `title`.")] = ""
    summary: Annotated[Prose, Field(description="One or two sentences.")] = ""
    aliases: Annotated[
        tuple[Line, ...],
        BeforeValidator(names),
        Field(description="Other names of an outlet."),
    ] = ()
    role: Annotated[Line, Field(description="Role of an author.")] = ""
    country: Annotated[CountryName | None, Field(description="Country of an outlet.")] = None
    home_page: Annotated[Address, Field(description="Home page of an outlet or author.")] = ""
    note: Annotated[Line, Field(description="Anything a reader should know.")] = ""


class FixedPageFields(Fields):
    """The front matter of a file in content/pages."""

    title: Annotated[Title, Field(description="The title.")]
    summary: Annotated[Prose, Field(description="One or two sentences.")] = ""
    language: Annotated[Language, Field(description="Language of the page.")] = ""
    slug: Annotated[
        Slug, Field(description="The word in the address; otherwise the file's name.")
    ] = ""
