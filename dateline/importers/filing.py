"""Where an imported article belongs: region, country, city, date.

Comes in: a `WireArticle` and the site's regions. Goes out: a `Filing`. Desk, dateline and the
country an article is about are three different things in old archives; what is concluded from one
about another is said to be a guess. The date is nowhere in such texts: it is the newest one of a
source.
"""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.base.dates import PartialDate
from dateline.importers.findings import Confidence, Finding, finding
from dateline.importers.wirearticle import WireArticle
from dateline.importers.wirelines import shown
from dateline.model.config import Region
from dateline.model.place import Country
from dateline.reading.countries import closest_country, find_country
from dateline.reading.dateline import ParsedDateline, country_named, format_dateline, places_of

_ALIKE = 0.85
_NO_DATE = "No source has a whole date; add `date:` by hand."
_NO_REGION = "Neither desk nor country points to a region of this site; add `region:` by hand."


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What of the site decides how a text is filed."""

    regions: tuple[Region, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What is concluded rather than read. `dateline` is set if another one would be printed."""

    region: Region | None
    countries: tuple[Country, ...]
    city: str
    dateline: str
    date: PartialDate | None
    findings: tuple[Finding, ...]


def file_article(article: WireArticle, options: ImportOptions) -> Filing:
    """Return where the article belongs, and how sure that is."""
    countries, about_countries = _countries(article.dateline, options.language)
    region, about_region = _region(article, countries, options.regions)
    outside = [one.name for one in countries if region and one.code not in region.countries]
    if region and region.countries and outside:
        said = f"{' and '.join(outside)} is not in the region {region.name}; see what it is about."
        about_countries = (*about_countries, said)
    date = _newest(article)
    city = article.dateline.city if article.dateline else ""
    about_date = "It is the newest date of the sources." if date else _NO_DATE
    return Filing(
        region=region,
        countries=countries,
        city=city,
        dateline=_printed(article.dateline, countries),
        date=date,
        findings=(
            finding("region", region.name if region else "", about_region),
            finding("country", ", ".join(one.name for one in countries), about_countries),
            finding("city", city),
            finding("date", str(date) if date else "", (about_date,)),
        ),
    )


def guessed_fields(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return the names of the fields that are guesses, in order."""
    return tuple(one.field for one in findings if one.confidence is Confidence.GUESSED)


def _region(
    article: WireArticle, countries: Sequence[Country], regions: Sequence[Region]
) -> tuple[Region | None, tuple[str, ...]]:
    """Return the region that desk, category, role or country points to, in this order."""
    for text, what in (
        (article.byline.desk, "desk"),
        (article.category, "category"),
        (article.byline.role, "role"),
    ):
        folded = _folded(text)
        for region in regions:
            if folded and folded == _folded(region.name):
                said = (f'It was taken from the {what} "{text}".',) if what != "desk" else ()
                return region, said
        near = next((region for region in regions if folded and _overlap(folded, region)), None)
        if near:
            return near, (f'It was concluded from the {what} "{text}".',)
    codes = {country.code for country in countries}
    around = next((region for region in regions if codes.intersection(region.countries)), None)
    if around:
        return around, ("It was concluded from the country of the dateline.",)
    return None, (_NO_REGION,)


def _overlap(folded: str, region: Region) -> bool:
    """Return whether one of the two names holds the whole of the other."""
    name = _folded(region.name)
    return f" {name} " in f" {folded} " or f" {folded} " in f" {name} "


def _folded(text: str) -> str:
    words = text.casefold().replace("&", " and ").split()
    return " ".join(word for word in words if word != "the")


def _countries(
    dateline: ParsedDateline | None, language: str
) -> tuple[tuple[Country, ...], tuple[str, ...]]:
    if dateline is None or not dateline.country:
        return (), ()
    named = [country_named(place, language) for place in places_of(dateline.country)]
    known = tuple(dict.fromkeys(country for country in named if country))
    if known:
        sole = len(named) == 1
        return known, () if sole else (f'It was read out of "{dateline.country}".',)
    near = closest_country(dateline.country, language)
    if near and _are_alike(near, dateline.country) and (country := find_country(near, language)):
        return (country,), (f'"{dateline.country}" was read as {near}.',)
    return (), (f'"{dateline.country}" in the dateline is not the name of a country.',)


def _are_alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= _ALIKE


def _printed(dateline: ParsedDateline | None, countries: Sequence[Country]) -> str:
    """Return the dateline as printed if city and country alone would print another one."""
    if dateline is None:
        return ""
    name = countries[0].name if dateline.city and countries else ""
    printed = shown(dateline.printed)
    return printed if printed != format_dateline(dateline.city, name) else ""


def _newest(article: WireArticle) -> PartialDate | None:
    days = [source.date for source in article.sources if source.date and source.date.day]
    return max(days, key=str, default=None)
