"""The newsroom's settings, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from dateline.model.marks import FieldMarks


class Region(Struct, frozen=True, kw_only=True):
    """A desk of the newsroom. `countries` are the ISO codes it covers."""

    name: str
    slug: str
    countries: tuple[str, ...] = ()


class Publisher(Struct, frozen=True, kw_only=True):
    """Who answers for the archive.

    `policies` are pairs of a name and a manuscript below the content folder.
    """

    name: str = ""
    logo: str = ""
    policies: tuple[tuple[str, str], ...] = ()


class Publish(Struct, frozen=True, kw_only=True):
    """What is published besides pages, feeds and files for hosts.

    `citations` are the files of an article for reference managers, `data` the tables of the whole
    archive, `copies` the .wacz files that the newsroom keeps of cited works, `search` is the search
    page with its index.
    """

    citations: bool = True
    data: bool = True
    copies: bool = True
    search: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """site_config.yaml. `base_url` has no slash at its end and may be empty.

    `marks` tells where the values stand that only the whole archive can judge.
    """

    title: str
    description: str
    base_url: str
    language: str
    timezone: str
    publisher: Publisher
    regions: tuple[Region, ...]
    permalink: str
    licence: str
    theme: Mapping[str, str]
    feed_limit: int
    referrer: str
    raw_html: bool
    sources_required: bool
    listed_authors: bool
    extra: Mapping[str, object]
    publish: Publish = field(default_factory=Publish)
    marks: FieldMarks = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """What of the settings decides how a manuscript is read; the rest changes no reading.

    `search` and `programs` tell whether a search and files for programs are published, for which
    articles are read with more beside them.
    """

    language: str
    timezone: str
    permalink: str
    licence: str
    raw_html: bool
    sources_required: bool
    regions: tuple[Region, ...]
    search: bool = True
    programs: bool = True


def reading_options(config: Config) -> ReadingOptions:
    """Return the part of the settings that reading depends on."""
    return ReadingOptions(
        language=config.language,
        timezone=config.timezone,
        permalink=config.permalink,
        licence=config.licence,
        raw_html=config.raw_html,
        sources_required=config.sources_required,
        regions=config.regions,
        search=config.publish.search,
        programs=config.publish.citations or config.publish.data,
    )
