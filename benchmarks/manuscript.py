"""One generated manuscript: its place in the archive, its front matter, its text.

In: the archive's seed and the article's number. Out: a `Manuscript` with a path and a text. Every
article has a random source of its own, seeded with both numbers, so article 7 is the same in an
archive of ten and of a million. Its identity (region, day, headline) is drawn before anything
else, which lets a later report link to it without writing it.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final

from benchmarks.grammar import Draw, Facts, pick, ranked
from benchmarks.places import OUTLETS, REGIONS, Region
from benchmarks.prose import WITH_EARLIER_REPORT, Assignment, brief_body, report_body
from benchmarks.sentences import NEWS
from benchmarks.tags import MIDDLE_TAG, RANKED_TAGS

FIRST_DAY: Final = date(2007, 1, 1)
LAST_DAY: Final = date(2026, 6, 24)
# In the running month, like most new articles. The first one of a month is two pages more, for
# the month before and the year then lead to the new month.
FIRST_NEW_MOMENT: Final = datetime(2026, 6, 25, 6, tzinfo=UTC)
FEWEST_TITLE_WORDS: Final = 6
MOST_TITLE_WORDS: Final = 12
LONGEST_SLUG: Final = 80

_DAYS: Final = (LAST_DAY - FIRST_DAY).days + 1
_EVEN_SHARE: Final = 0.25  # of the reports fall on any day alike; the rest grow in number with time
_COUNTRIES: Final = {region.slug: ranked(region.countries) for region in REGIONS}
_BYLINES: Final = {region.slug: ranked(region.bylines()) for region in REGIONS}
_OUTLETS: Final = ranked(OUTLETS)
# In hundredths: 3.2 tags and 4 sources on average.
_TAG_COUNTS: Final = (1,) * 9 + (2,) * 22 + (3,) * 30 + (4,) * 23 + (5,) * 12 + (6,) * 4
_SOURCE_COUNTS: Final = (2,) * 15 + (3,) * 20 + (4,) * 30 + (5,) * 20 + (6,) * 15
_WITH_ADDRESS: Final = 0.85
_EXACT_DAY: Final = 0.9
_MONTH_ONLY: Final = 0.97
_SPAN_OF_SOURCES: Final = 21  # days before the report
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A file to be written; `path` is relative to the newsroom's folder."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What other articles may know of an article before it is written."""

    region: Region
    country: str
    town: str
    day: date
    title: str
    slug: str

    @property
    def path(self) -> str:
        return f"content/{self.region.slug}/{self.day.year}/{self.slug}.md"


def article(seed: int, number: int) -> Manuscript:
    """Write article `number` of the archive with this seed."""
    draw = Random(f"{seed}:{number}").random
    identity, facts = _identity(draw, str(number))
    earlier = _earlier_report(draw, seed, number)
    return _report(draw, identity, facts, date_text=identity.day.isoformat(), earlier=earlier)


def article_path(seed: int, number: int) -> str:
    """Return where article `number` stands, without writing it."""
    return _identity(Random(f"{seed}:{number}").random, str(number))[0].path


def new_report(seed: int, number: int) -> Manuscript:
    """Write a typical report dated after the whole archive."""
    draw = Random(f"{seed}:new report:{number}").random
    identity, facts = _identity(draw, f"r{number}", day=_new_moment(number).date())
    moment = _new_moment(number).isoformat(timespec="minutes")
    return _report(draw, identity, facts, date_text=moment, earlier="")


def new_brief(seed: int, number: int) -> Manuscript:
    """Write an unsigned brief: one tag of middle frequency, no sources, dated after the archive."""
    draw = Random(f"{seed}:new brief:{number}").random
    identity, facts = _identity(draw, f"b{number}", day=_new_moment(number).date())
    front = _heading(identity, _new_moment(number).isoformat(timespec="minutes"), byline="")
    front += f'tags: [{MIDDLE_TAG}]\nsummary: "{NEWS.sentence("summary", draw, facts)}"\n'
    return Manuscript(path=identity.path, text=f"---\n{front}---\n{brief_body(draw, facts)}")


def _new_moment(number: int) -> datetime:
    return FIRST_NEW_MOMENT + timedelta(minutes=number)


def _identity(draw: Draw, mark: str, day: date | None = None) -> tuple[Identity, Facts]:
    """Draw who, where and when; `mark` ends the slug, so no two articles can share one."""
    region = pick(draw, REGIONS)
    country = pick(draw, _COUNTRIES[region.slug])
    town = pick(draw, region.towns(country))
    day = day or _day(draw)
    facts = {
        "my_town": town,
        "my_body": NEWS.phrase("body", draw, {}),
        "my_matter": NEWS.phrase("matter", draw, {}),
    }
    title = _title(draw, facts)
    slug = f"{_slug(title, LONGEST_SLUG - len(mark) - 1)}-{mark}"
    identity = Identity(region=region, country=country, town=town, day=day, title=title, slug=slug)
    return identity, facts


def _day(draw: Draw) -> date:
    """Draw a day; the later of two even draws makes the archive grow year by year."""
    first, second = int(draw() * _DAYS), int(draw() * _DAYS)
    even = draw() < _EVEN_SHARE
    return FIRST_DAY + timedelta(days=first if even else max(first, second))


def _title(draw: Draw, facts: Facts) -> str:
    while True:
        title = NEWS.sentence("headline", draw, facts)
        if FEWEST_TITLE_WORDS <= len(title.split()) <= MOST_TITLE_WORDS:
            return title


def _slug(text: str, longest: int) -> str:
    """Spell the text as an address, cut at a word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = _NOT_A_LETTER.sub("-", plain).strip("-")
    return slug if len(slug) <= longest else slug[: longest + 1].rpartition("-")[0]


def _earlier_report(draw: Draw, seed: int, number: int) -> str:
    """Return the way to some earlier-numbered article, from a manuscript two folders deep."""
    if draw() >= WITH_EARLIER_REPORT or number == 0:
        return ""
    return "../../" + article_path(seed, int(draw() * number)).removeprefix("content/")


def _heading(identity: Identity, date_text: str, *, byline: str) -> str:
    signed = f"author: {byline}" if byline else "unsigned: true"
    return (
        f"title: {identity.title}\n{signed}\nregion: {identity.region.name}\n"
        f'country: "{identity.country}"\ncity: {identity.town}\ndate: {date_text}\n'
    )


def _report(
    draw: Draw, identity: Identity, facts: Facts, *, date_text: str, earlier: str
) -> Manuscript:
    byline = pick(draw, _BYLINES[identity.region.slug])
    sources = pick(draw, _SOURCE_COUNTS)
    tags = _distinct(draw, RANKED_TAGS, pick(draw, _TAG_COUNTS))
    front = _heading(identity, date_text, byline=byline)
    front += f'tags: [{", ".join(tags)}]\nsummary: "{NEWS.sentence("summary", draw, facts)}"\n'
    front += "sources:\n" + "".join(
        _source(draw, outlet, identity.day) for outlet in _distinct(draw, _OUTLETS, sources)
    )
    assignment = Assignment(facts=facts, sources=sources, earlier=earlier)
    text = f"---\n{front}---\n{report_body(draw, assignment)}"
    return Manuscript(path=identity.path, text=text)


def _distinct(draw: Draw, names: tuple[str, ...], count: int) -> list[str]:
    chosen: dict[str, None] = {}
    while len(chosen) < count:
        chosen[pick(draw, names)] = None
    return list(chosen)


def _source(draw: Draw, outlet: str, day: date) -> str:
    title = NEWS.sentence("source_title", draw, {})
    when = day - timedelta(days=int(draw() * _SPAN_OF_SOURCES))
    exactness = draw()
    printed = when.isoformat()
    if exactness >= _MONTH_ONLY:
        printed = printed[:4]
    elif exactness >= _EXACT_DAY:
        printed = printed[:7]
    lines = f'  - outlet: {outlet}\n    title: "{title}"\n    date: {printed}\n'
    if draw() < _WITH_ADDRESS:
        host = "example.org" if draw() < _EVEN_SHARE else "example.net"
        address = f"{host}/{_slug(outlet, 40)}/{when:%Y/%m}/{_slug(title, 60)}"
        lines += f"    url: https://{address}\n"
    return lines
