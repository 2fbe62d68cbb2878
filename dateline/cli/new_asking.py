"""Questions to whoever begins something, each asked only where the options do not answer it.

Comes in: what the options say, settings, the past. Goes out: the fields of an article. An answer
that the format would refuse is asked for again, with the reason.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from dateline.base.dates import DateFault, parse_iso
from dateline.base.slugs import slugify
from dateline.base.text import closest, quoted_list
from dateline.base.yamlwriter import Written
from dateline.cli.moment import day_of_build
from dateline.cli.new_articles import listed, region_named
from dateline.cli.new_past import Past, past_of
from dateline.model.config import Config

Check = Callable[[str], str]
NOTHING = "-"
_DAY = 10


class Asking:
    """Asks at the terminal, on stderr; with `no_input` it only looks at what is given."""

    def __init__(self, *, no_input: bool) -> None:
        """Take whether anybody is there to answer."""
        self.no_input = no_input

    def text(self, label: str, given: str | None, usual: str) -> str:
        """Return what is given, else what is answered, else the usual."""
        if given is not None or self.no_input:
            return given or usual
        return str(click.prompt(label, default=usual, err=True))

    def needed(
        self, label: str, option: str, given: str | None, suggested: str, check: Check
    ) -> str:
        """Return a text that must be there; `check` returns it as it is written down."""
        if given is not None:
            return check(given)
        if self.no_input:
            message = f"{option} is missing, and --no-input is given"
            raise click.UsageError(message)
        found = click.prompt(label, default=suggested or None, value_proc=check, err=True)
        return str(found)

    def wished(self, label: str, given: str | None, suggested: str, check: Check) -> str:
        """Return a text that may be empty."""
        if given is not None or self.no_input:
            return check(given) if given else ""
        label = f"{label} ({NOTHING} for none)" if suggested else f"{label} (or nothing)"

        def checked(answer: str) -> str:
            return "" if answer.strip() in {"", NOTHING} else check(answer)

        shown = bool(suggested)
        found = click.prompt(
            label, default=suggested, show_default=shown, value_proc=checked, err=True
        )
        return str(found)


def article_fields(
    asking: Asking,
    site: Path,
    config: Config,
    given: Mapping[str, str | None],
    authors: tuple[str, ...],
    tags: str | None,
) -> dict[str, Written]:
    """Return the fields of a new article that are known; the past is read only to suggest."""
    past = Past(()) if asking.no_input else past_of(site)
    title = asking.needed("Headline", "--title", given["title"], "", _headline)
    region = asking.needed(
        f"Desk ({', '.join(one.name for one in config.regions)})",
        "--region",
        given["region"],
        past.region(),
        lambda typed: _region(typed, config),
    )
    slug, _ = region_named(region, config) or ("", "")
    usual, names = past.country(slug), config.language
    country = asking.wished("Country", given["country"], usual, lambda one: _country(one, names))
    suggested = past.city(country) if country else ""
    city = asking.wished("City", given["city"], suggested, str.strip)
    day = day_of_build(ZoneInfo(config.timezone))
    dated = given["date"] or (day if asking.no_input else None)
    date = asking.needed("Date", "--date", dated, day, _day)
    signed: Written = listed(authors) if authors else ""
    signed = signed or asking.wished("Author", None, past.author(slug), str.strip)
    return {
        "title": title,
        "author": signed,
        "region": region,
        "country": country,
        "city": city,
        "date": date,
        "tags": _tags(asking.wished("Tags, with commas between them", tags, "", str.strip)),
    }


def _headline(typed: str) -> str:
    if not slugify(typed):
        message = f'no address can be made of "{typed}"'
        raise click.UsageError(message)
    return typed.strip()


def _region(typed: str, config: Config) -> str:
    found = region_named(typed.strip(), config)
    if found:
        return found[1]
    names = [one.name for one in config.regions]
    near = closest(typed, names)
    hint = f'did you mean "{near}"? ' if near else ""
    message = f'there is no region "{typed}"; {hint}the regions are {quoted_list(names)}'
    raise click.UsageError(message)


def _country(typed: str, language: str) -> str:
    """Return the code of a country; that of Norway is written as any other."""
    from dateline.reading.countries import closest_country, find_country

    found = find_country(typed, language)
    if found:
        return found.code
    near = closest_country(typed, language)
    hint = f'; did you mean "{near}"?' if near else "; give its name or its code, as in KZ"
    message = f'there is no country "{typed}"{hint}'
    raise click.UsageError(message)


def _day(typed: str) -> str:
    """Return a date that has at least a year to file it under; the build looks at the rest."""
    read = parse_iso(typed[:_DAY])
    if isinstance(read, DateFault) or not read.day:
        hint = read.hint if isinstance(read, DateFault) else ""
        message = f'"{typed}" is no day; {hint or "write it as in 2009-06-25"}'
        raise click.UsageError(message)
    return typed


def _tags(typed: str) -> list[str]:
    return [tag for tag in (one.strip() for one in typed.split(",")) if tag]
