"""One article with every field filled, for tests that change one of them."""

from dateline.base.dates import Moment, PartialDate
from dateline.base.digest import digest_of
from dateline.model.article import (
    Article,
    Correction,
    Entity,
    Event,
    Link,
    Picture,
    TermName,
)
from dateline.model.people import Byline, Person
from dateline.model.place import Country, Place
from dateline.model.source import SavedCopy, Source

JUNE_25 = PartialDate(year=2009, month=6, day=25)
ARTICLE = Article(
    id="2009/06/internet-law",
    url="2009/06/internet-law.html",
    slug="internet-law",
    headline="Parliament puts blogs under media law",
    summary="What the law says.",
    byline=Byline(
        people=(
            Person(name="Dateline Asia desk", slug="dateline-asia-desk"),
            Person(name="Dateline Europe desk", slug="dateline-europe-desk"),
        ),
        role="Reporters",
        desk="Asia",
    ),
    place=Place(
        countries=(Country(code="KZ", name="Kazakhstan", slug="kazakhstan"),),
        city="Almaty",
        dateline="ALMATY, Kazakhstan",
    ),
    region="asia",
    published=Moment(iso="2009-06-25", instant=1245888000),
    updated=Moment(iso="2009-07-13", instant=1247443200),
    embargo_until=Moment(iso="2009-06-25T06:00:00+00:00", instant=1245909600),
    status="published",
    language="en",
    tags=(TermName(name="Media law", slug="media-law"),),
    sources=(
        Source(
            key="1",
            outlet="Daily Times",
            outlet_slug="daily-times",
            date=JUNE_25,
            archived=(SavedCopy(url="https://example.org/copy", at=JUNE_25),),
        ),
    ),
    corrections=(Correction(date=JUNE_25, kind="correction", text="Wrong day."),),
    series=TermName(name="Laws", slug="laws"),
    entities=(Entity(name="OSCE", slug="osce", kind="organisation"),),
    events=(Event(date=JUNE_25, text="First reading."),),
    related=("other",),
    aliases=("old.html",),
    translation_of="",
    translator="",
    licence="CC-BY-4.0",
    methods="",
    extra={"accent": "red"},
    anchors=("law",),
    links=(Link(slug="other", mark=(12, 1, 12, 8, "[x](other)")),),
    pictures=(Picture(path="content/a.jpg", mark=(14, 1, 14, 9, "![](a.jpg)")),),
    body=digest_of(b"body"),
    manuscript="content/asia/internet-law.md",
    region_name="Asia",
)
