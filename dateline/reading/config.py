"""site_config.yaml into settings.

Comes in: the bytes of the file. Goes out: a `Config`, or everything that is wrong with it, located.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from dateline.base.canonical import Plain
from dateline.base.diagnostics import Diagnostic, Outcome, SourceText
from dateline.base.slugs import fault as slug_fault
from dateline.base.slugs import slugify
from dateline.base.text import closest
from dateline.base.urls import path_fault, source_fault
from dateline.base.yamlnodes import Mapping, find, load
from dateline.model.config import Config, Publish, Publisher, Region
from dateline.model.marks import FieldMarks
from dateline.reading.configschema import SiteConfig
from dateline.reading.countries import closest_country, find_country
from dateline.reading.decoding import decode
from dateline.reading.validation import Form, plain_mark, validate

SMALLEST_SETTINGS = """the smallest settings are:
title: The name of the archive
regions:
  - name: Asia"""
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_PLACEHOLDERS = frozenset({"year", "month", "day", "slug", "region"})


def read_config(path: str, data: bytes) -> Outcome[Config]:
    """Return the settings that the bytes of the configuration file spell."""
    decoded = decode(path, data)
    source = decoded.value
    if source is None:
        return Outcome(value=None, diagnostics=tuple(map(_with_example, decoded.diagnostics)))
    loaded = load(source, source.text)
    tree = loaded.value
    if tree is None:
        return Outcome(value=None, diagnostics=(*decoded.diagnostics, *loaded.diagnostics))
    if not isinstance(tree, Mapping):
        message, hint = "the file is not keys with values", "write one `key: value` a line"
        found = source.diagnose("front-matter-list", message, tree.mark, hint)
        return Outcome(value=None, diagnostics=(found,))
    validated = validate(Form(source, tree, SiteConfig, {}))
    said = [*decoded.diagnostics, *loaded.diagnostics, *validated.diagnostics]
    if validated.value is None:
        return Outcome(value=None, diagnostics=tuple(said))
    said += _faults(source, tree, validated.value)
    regions = _regions(source, tree, validated.value, said)
    if any(found.is_error for found in said):
        return Outcome(value=None, diagnostics=tuple(said))
    config = replace(
        _config(validated.value, regions),
        marks=_marks(source, tree, validated.value),
    )
    return Outcome(value=config, diagnostics=tuple(said))


def _with_example(found: Diagnostic) -> Diagnostic:
    return replace(found, hint=SMALLEST_SETTINGS) if found.code == "empty-file" else found


def _config(fields: SiteConfig, regions: tuple[Region, ...]) -> Config:
    return Config(
        title=fields.title,
        description=fields.description,
        base_url=fields.base_url.rstrip("/"),
        language=fields.language,
        timezone=fields.timezone,
        publisher=Publisher(
            name=fields.publisher.name,
            logo=fields.publisher.logo,
            policies=tuple(sorted(fields.publisher.policies.items())),
        ),
        regions=regions,
        permalink=fields.permalink,
        licence=fields.licence,
        theme=dict(fields.theme),
        feed_limit=fields.feeds.limit,
        referrer=fields.privacy.referrer,
        raw_html=fields.rules.raw_html,
        sources_required=fields.rules.sources_required,
        listed_authors=fields.rules.listed_authors,
        publish=Publish(
            citations=fields.publish.citations,
            data=fields.publish.data,
            copies=fields.publish.copies,
            search=fields.publish.search,
        ),
        extra=cast("dict[str, Plain]", fields.extra),
    )


def _marks(source: SourceText, tree: Mapping, fields: SiteConfig) -> FieldMarks:
    """Return where language, logo and policies stand: what files there are is known later."""
    keys: list[tuple[str, ...]] = [
        ("publisher", "policies", name) for name in fields.publisher.policies
    ]
    keys += [("publisher", "logo")] if fields.publisher.logo else []
    keys += [("language",)] if tree.get("language") else []
    return {".".join(key): plain_mark(source, find(tree, key)) for key in keys}


def _faults(source: SourceText, tree: Mapping, fields: SiteConfig) -> Iterator[Diagnostic]:
    if not fields.base_url:
        mark = tree.mark
        hint = "add `base_url: https://…` when you know where the archive will stand"
        message = "there is no `base_url`: no feeds, no sitemap, no canonical addresses"
        yield source.diagnose("no-base-url", message, mark._replace(end_line=mark.line), hint)
    elif wrong := _base_url_fault(fields.base_url):
        hint = "write it as in https://example.org/archive"
        yield source.diagnose(
            "bad-base-url", f"`base_url`: {wrong}", find(tree, ("base_url",)), hint
        )
    if fields.timezone != "UTC" and not _is_zone(fields.timezone):
        near = closest(fields.timezone, available_timezones())
        hint = f'did you mean "{near}"?' if near else "write it as in Asia/Almaty"
        message = f'there is no time zone "{fields.timezone}"'
        yield source.diagnose("bad-timezone", message, find(tree, ("timezone",)), hint)
    if wrong := _permalink_fault(fields.permalink):
        hint = "write it as in {year}/{month}/{slug}.html"
        yield source.diagnose(
            "bad-permalink", f"`permalink`: {wrong}", find(tree, ("permalink",)), hint
        )


def _base_url_fault(url: str) -> str | None:
    wrong = source_fault(url)
    if wrong:
        return wrong.message
    parts = urlsplit(url)
    if parts.query or parts.fragment or "?" in url or "#" in url:
        return "it may not have a query or an anchor"
    path = parts.path.strip("/")
    return path_fault(path) and f"its path {path_fault(path)}" if path else None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _permalink_fault(permalink: str) -> str | None:
    names = set(_PLACEHOLDER.findall(permalink))
    unknown = sorted(names - _PLACEHOLDERS)
    if unknown:
        return f"there is no {{{unknown[0]}}}"
    if "slug" not in names:
        return "it must hold {slug}, or articles would share an address"
    if not permalink.endswith(".html"):
        return "it must end in .html, so that pages open from any disk"
    wrong = path_fault(_PLACEHOLDER.sub("x1", permalink))
    return f"it {wrong}" if wrong else None


def _regions(
    source: SourceText, tree: Mapping, fields: SiteConfig, said: list[Diagnostic]
) -> tuple[Region, ...]:
    regions: dict[str, Region] = {}
    for index, region in enumerate(fields.regions):
        mark = find(tree, ("regions", index))
        slug = region.slug or slugify(region.name)
        wrong = slug_fault(slug)
        if wrong:
            said.append(
                source.diagnose("bad-slug", f"the slug `{slug}` {wrong}", mark, "add `slug:`")
            )
        if slug in regions:
            message = (
                f'"{region.name}" and "{regions[slug].name}" share the address regions/{slug}/'
            )
            said.append(source.diagnose("same-name", message, mark, "give one of them a `slug:`"))
        codes = []
        for number, text in enumerate(region.countries):
            country = find_country(text, fields.language)
            if country:
                codes.append(country.code)
                continue
            where = find(tree, ("regions", index, "countries", number))
            near = closest_country(text, fields.language)
            hint = f'did you mean "{near}"?' if near else "give an ISO 3166-1 code, as in KZ"
            said.append(
                source.diagnose("unknown-country", f'there is no country "{text}"', where, hint)
            )
        regions[slug] = Region(name=region.name, slug=slug, countries=tuple(codes))
    if not regions:
        message, hint = "`regions`: at least one region is wanted", "add a line `  - name: Asia`"
        mark = find(tree, ("regions",))
        said.append(source.diagnose("empty-field", message, mark, hint))
    return tuple(regions.values())
