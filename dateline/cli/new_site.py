"""`dateline new site`: a site that builds.

Comes in: a folder, a title, names of regions, a day. Goes out: the texts of its files by path, made
out of the same schema that reads them.
"""

import json
from collections.abc import Mapping, Sequence

from dateline.base.slugs import fault, slugify
from dateline.base.yamlwriter import Written
from dateline.cli.new_articles import manuscript
from dateline.cli.new_texts import (
    ABOUT,
    CITING,
    EXTENSIONS,
    HEADER,
    IGNORED,
    MAKING,
    SCHEMA,
    SETTINGS,
    TASKS,
    THE_EDITORS,
)
from dateline.engine.gather import CONFIG
from dateline.reading.blank import blank_form
from dateline.reading.configschema import SiteConfig
from dateline.reading.schema import FixedPageFields, IntroductionFields
from dateline.reading.schemas import json_schema

TITLE = "A New Archive"
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
EDITORS = "The editors"
_NOTES = {
    "base_url": "Change it before you publish. All other links are relative, so that the built "
    "pages also work from a folder or a memory stick.",
    "regions": "An article names one of them in its `region:`. What the regions are is the "
    "newsroom's choice, and no statement about borders.",
    "permalink": "Settle this before you publish: a change moves every article.",
}
_EXAMPLES: Mapping[str, Written] = {
    "publisher": {"name": "Name of the newsroom"},
    "permalink": "{year}/{month}/{slug}.html",
    "licence": "CC-BY-4.0",
    "feeds": {"limit": 20},
    "rules": {"sources_required": True, "listed_authors": True},
}


def fault_of_regions(names: Sequence[str]) -> str | None:
    """Return what is wrong with the names of regions as a sentence, or None."""
    slugs: dict[str, str] = {}
    for name in names:
        slug = slugify(name)
        if wrong := fault(slug):
            return f'the region "{name}" gives a slug that {wrong}'
        if slug in slugs:
            return f'the regions "{slugs[slug]}" and "{name}" would share an address'
        slugs[slug] = name
    return None


def site_texts(title: str, regions: Sequence[str], day: str) -> dict[str, str]:
    """Return the files of a new site by path; its example articles are dated `day`."""
    return {
        CONFIG: _settings(title, regions),
        **_articles(regions[0], day),
        f"content/_authors/{slugify(EDITORS)}.md": _introduction(),
        "content/pages/about.md": _about(title),
        ".gitignore": IGNORED,
        ".vscode/extensions.json": _json(EXTENSIONS),
        ".vscode/settings.json": _json(SETTINGS),
        ".vscode/tasks.json": _json(TASKS),
        SCHEMA: _json(json_schema("config")),
    }


def _settings(title: str, regions: Sequence[str]) -> str:
    values: dict[str, Written] = {
        "title": title,
        "description": "Reports, and the works they rest on.",
        "base_url": "https://example.org/archive",
        "language": "en",
        "timezone": "UTC",
        "regions": [{"name": name} for name in regions],
    }
    return HEADER + blank_form(SiteConfig, values, _EXAMPLES, _NOTES, gap="\n")


def _articles(region: str, day: str) -> dict[str, str]:
    found = {}
    for slug, fields, body in (MAKING, CITING):
        values = {**fields, "author": EDITORS, "region": region, "date": day}
        folder = f"content/{slugify(region)}/{day[:4]}"
        found[f"{folder}/{slug}.md"] = manuscript(values, {}, body)
    return found


def _introduction() -> str:
    fields, body = THE_EDITORS
    form = blank_form(IntroductionFields, {"title": EDITORS, **fields}, {})
    return f"---\n{form}---\n{body}"


def _about(title: str) -> str:
    form = blank_form(FixedPageFields, {"title": "About this archive"}, {})
    return f"---\n{form}---\n{ABOUT.format(title=title)}"


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
