"""The default theme on a press: small archives, printed whole without manuscripts."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from html5lib import HTMLParser, getTreeBuilder

from dateline.base.canonical import encode
from dateline.base.digest import Digest
from dateline.model.article import Body, Heading
from dateline.model.config import Config
from dateline.model.plan import Plan
from dateline.model.records import Records
from dateline.rendering.render import render
from tests.indexing.desk import SHOWN, Filed, config, prose
from tests.planning.layout import interface, plan_of

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
HTML = "{http://www.w3.org/1999/xhtml}"
BODY = Body(
    html=(
        '<p>See <a href="dateline-link:0">this</a>.</p>\n<h2 id="one">One</h2>\n<h2 id="two">Two'
        '</h2>\n<h3 id="part">Part</h3>\n<h2 id="three">Three</h2>\n<figure><img alt="A court" '
        'src="dateline-picture:0"><figcaption>A caption.</figcaption></figure>'
    ),
    headings=(
        Heading(level=2, anchor="one", text="One"),
        Heading(level=2, anchor="two", text="Two"),
        Heading(level=3, anchor="part", text="Part"),
        Heading(level=2, anchor="three", text="Three"),
    ),
    word_count=8,
)
PLAIN = Body(html="<p>A sentence.</p>")


@cache
def theme() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(TEMPLATES.glob("*.html"))}


def edition(
    *filed: Filed,
    settings: Config | None = None,
    media: tuple[str, ...] = (),
    records: Records | None = None,
) -> dict[str, str]:
    """Return every page that the theme makes of an archive, by address.

    A manuscript that has links and pictures has a body with one of each.
    """
    assets = ("search.js", "style.css")
    plan = plan_of(*filed, settings=settings, media=media, assets=assets, records=records)
    bodies = {one.body: BODY if one.links else PLAIN for one in filed if one.body}
    values = {str(digest): data for digest, data in values_of(plan, bodies)}
    spoken = interface((settings or config()).language)
    pages = {}
    for page in plan.pages:
        made = render(page, values, theme(), spoken)
        assert isinstance(made, bytes), made
        pages[page.url] = made.decode()
    pages |= {copy.url: "" for copy in plan.copies}
    return pages


def values_of(plan: Plan, bodies: dict[Digest, Body]) -> Iterator[tuple[Digest, bytes]]:
    yield from plan.values.items()
    yield from ((key, encode(make())) for key, make in plan.promised.items())
    yield from SHOWN.items()
    yield from ((key, encode(body)) for key, body in bodies.items())
    yield prose(""), encode(PLAIN)


class Element:
    """An element of a parsed page: its name, its attributes and the text inside."""

    def __init__(self, name: str, attributes: dict[str, str], text: str) -> None:
        self.name, self.attributes, self.text = name, attributes, text


def elements(page: str) -> list[Element]:
    """Parse a page as browsers do, refusing every error, and return its elements."""
    parser = HTMLParser(getTreeBuilder("etree"), strict=True)
    root = parser.parse(page)
    return [
        Element(one.tag.removeprefix(HTML), dict(one.attrib), "".join(one.itertext()))
        for one in root.iter()
        if isinstance(one.tag, str)
    ]
