"""A region more in the settings.

Comes in: the text of site_config.yaml, the name of a region. Goes out: the same text with a line
for it behind the last region, or nothing where that cannot be done without touching anything else.
What comes out is read again, and believed only if the region is all that is new.
"""

from dataclasses import replace

from dateline.base.slugs import slugify
from dateline.base.yamlwriter import write_mapping
from dateline.engine.gather import CONFIG
from dateline.model.config import Config, Region
from dateline.reading.config import read_config


def lines_for(name: str) -> list[str]:
    """Return how a region is written among the others."""
    return write_mapping({"regions": [{"name": name}]}).splitlines()[1:]


def with_region(text: str, config: Config, name: str) -> str | None:
    """Return the settings with a region more; None where a person has to put it in."""
    lines = text.split("\n")
    place = _end_of_regions(lines)
    if place is None:
        return None
    end, indent = place
    added = [f"{indent}{line.strip()}" for line in lines_for(name)]
    changed = "\n".join([*lines[:end], *added, *lines[end:]])
    found = read_config(CONFIG, changed.encode()).value
    region = Region(name=name, slug=slugify(name))
    wanted = replace(config, regions=(*config.regions, region), marks={})
    return changed if found is not None and replace(found, marks={}) == wanted else None


def _end_of_regions(lines: list[str]) -> tuple[int, str] | None:
    """Return the number of the line behind the last region, and how far the regions stand in."""
    begin = next((n for n, line in enumerate(lines) if line.rstrip() == "regions:"), None)
    if begin is None:
        return None
    end, indent = begin + 1, None
    for number, line in enumerate(lines[begin + 1 :], begin + 1):
        text = line.lstrip(" ")
        if not text.strip() or text.startswith("#"):
            continue
        if not line.startswith((" ", "-")):
            break
        if indent is None:
            indent = line[: len(line) - len(text)]
        end = number + 1
    return None if indent is None else (end, indent)
