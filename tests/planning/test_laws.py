"""Laws of planning over any small archive, with held articles and addresses that clash."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.base.canonical import Plain, encode, parse
from dateline.base.diagnostics import in_order
from dateline.base.urls import fold
from dateline.model.article import Article
from dateline.model.card import Card
from dateline.model.place import Place
from dateline.model.plan import Plan
from dateline.planning.views import TermView
from tests.base.laws import LAW_OF_LARGE_VALUES
from tests.indexing.desk import (
    KAZAKHSTAN,
    KENYA,
    SHOWN,
    Filed,
    article,
    by,
    cites,
    config,
    fixed_page,
    indexed,
    introduction,
    link,
    moment,
    picture,
    prose,
    term,
)
from tests.planning.layout import WORDS, interface, opened, plan, view, views

pytestmark = pytest.mark.properties

DAYS = ("2018-12-31", "2019-01-01", "2019-01-02", "2020-02-29", "2025-12-31", "2026-01-02")
PERMALINKS = ("{day}/{slug}.html", "{slug}.html", "tags/{slug}/index.html", "Media/{slug}.html")
ALIASES = ("index.html", "old/a.html", "OLD/A.html", "tags/x/index.html", "feed.xml/index.html")
MEDIA = ("content/x/Photo.jpg", "content/x/photo.jpg", "content/x/map 1.png")
NAMES = ("a", "b", "x", "404", "courts")


def few(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


@st.composite
def articles(draw: st.DrawFn, number: int) -> Article:
    # Mostly what newsrooms do, so that most archives can be planned.
    slug = draw(st.sampled_from((f"n{number}",) * 15 + NAMES))
    day = draw(st.sampled_from(DAYS))
    permalink = draw(st.sampled_from(PERMALINKS[:1] * 15 + PERMALINKS))
    return article(
        slug,
        day,
        url=permalink.format(day=day[:7].replace("-", "/"), slug=slug),
        manuscript=f"content/{number}.md",
        region=draw(st.sampled_from(("africa", "asia"))),
        headline=draw(st.text(st.characters(codec="utf-8"), max_size=5)),
        status=draw(st.sampled_from((*("published",) * 6, "draft", "withdrawn"))),
        embargo_until=draw(st.sampled_from((*(None,) * 6, moment("2026-01-01T00:00:01Z")))),
        place=draw(st.sampled_from((Place(), Place(countries=(KENYA, KAZAKHSTAN))))),
        byline=by(*draw(few(("Asia Desk", "Zoe Desk")))),
        tags=tuple(term(name) for name in draw(few(("x", "courts")))),
        series=draw(st.sampled_from((None, None, term("The trial")))),
        sources=tuple(cites(name, "A title") for name in draw(few(("BBC", "AJE", "")))),
        aliases=draw(few(ALIASES)) if draw(st.integers(0, 9)) == 9 else (),
        pictures=tuple(picture(path) for path in draw(few(MEDIA[1:] * 4 + MEDIA[:1]))),
        links=tuple(link(slug=name) for name in draw(few(("about",)))),
        language=draw(st.sampled_from(("en", "ar"))),
    )


FURNITURE: tuple[Filed, ...] = (
    fixed_page("about"),
    introduction("tags", "x", body=prose("x"), links=(link(slug="about"),)),
    introduction("outlets", "al-jazeera", aliases=("AJE",)),
)
archives = st.sampled_from((0, 1, 3, 5, 7, 9)).flatmap(
    lambda count: st.tuples(*(articles(number) for number in range(count)))
)


def opened_plan(filed: list[Filed]) -> tuple[object, ...] | None:
    """Return everything the plan says and what was said of it."""
    done = planned(filed)
    return None if done is None else (*opened(done[0]), done[1])


def planned(filed: list[Filed]) -> tuple[Plan, list[str]] | None:
    """Return the plan and the codes of what was said; None if indexing found an error."""
    done = indexed(*filed, media=MEDIA)
    if any(found.is_error for found in done.diagnostics):
        return None
    made = plan(done.archive, config(), {"style.css": prose("style.css")}, WORDS, interface("en"))
    assert made.value is not None
    return made.value, [found.code for found in in_order(made.diagnostics)]


def published(filed: tuple[Article, ...]) -> list[Article]:
    """Return the articles that nothing holds back, found in another way than indexing does."""
    as_of = moment("2026-01-01").instant
    return [
        one
        for one in filed
        if one.status == "published"
        and one.published.instant <= as_of
        and (one.embargo_until is None or one.embargo_until.instant <= as_of)
    ]


@LAW_OF_LARGE_VALUES
@given(archives, st.integers(0, 99))
def test_the_order_of_manuscripts_changes_nothing(filed: tuple[Article, ...], seed: int) -> None:
    shuffled: list[Filed] = [*filed, *FURNITURE]
    Random(seed).shuffle(shuffled)
    assert opened_plan(shuffled) == opened_plan([*filed, *FURNITURE])


@LAW_OF_LARGE_VALUES
@given(archives)
def test_no_two_files_stand_at_one_address_unless_it_is_told(filed: tuple[Article, ...]) -> None:
    done = planned([*filed, *FURNITURE])
    if done is None:
        return
    made, codes = done
    files = [*(page.url for page in made.pages), *(copy.url for copy in made.copies)]
    addresses = [fold(url) for url in files]
    folders = {
        "/".join(parts[:depth])
        for parts in (url.split("/") for url in addresses)
        for depth in range(1, len(parts))
    }
    clash = len(set(addresses)) < len(addresses) or bool(folders & set(addresses))
    assert clash == ("same-address" in codes)


@LAW_OF_LARGE_VALUES
@given(archives)
def test_a_held_article_changes_nothing(filed: tuple[Article, ...]) -> None:
    done = opened_plan([*filed, *FURNITURE])
    if done is None:
        return
    assert opened_plan([*published(filed), *FURNITURE]) == done


@LAW_OF_LARGE_VALUES
@given(archives)
def test_every_link_of_the_plan_leads_to_a_page_of_the_plan(filed: tuple[Article, ...]) -> None:
    done = planned([*filed, *FURNITURE])
    if done is None:
        return
    made = done[0]
    pages = {page.url for page in made.pages}
    used = {
        digest
        for page in made.pages
        for part in page.parts
        for digest in ([part.digest] if isinstance(part.digest, str) else part.digest)
    }
    assert used <= made.values.keys() | made.promised.keys() | SHOWN.keys() | {
        prose(name) for name in (*NAMES, "about", *(f"n{number}" for number in range(9)))
    }
    written = {digest: parse(made.values[digest]) for digest in used & made.values.keys()}
    written |= {digest: parse(SHOWN[digest]) for digest in used & SHOWN.keys()}
    written |= {digest: parse(encode(make())) for digest, make in made.promised.items()}
    assert {url for value in written.values() for url in links_in(value)} <= pages


def links_in(value: Plain) -> Iterator[str]:
    """Yield the addresses of links to pages of our own, wherever they stand in a value."""
    if isinstance(value, list):
        for one in value:
            yield from links_in(one)
    if isinstance(value, dict):
        url = value.get("url")
        if value.keys() in ({"name", "url"}, {"date", "url"}) and isinstance(url, str):
            yield from [url] if url and not url.startswith("https:") else []
        for one in value.values():
            yield from links_in(one)


@LAW_OF_LARGE_VALUES
@given(archives)
def test_every_article_is_listed_in_its_region_year_and_month(filed: tuple[Article, ...]) -> None:
    done = planned([*filed, *FURNITURE])
    if done is None:
        return
    made, codes = done
    if codes:
        return
    for one in published(filed):
        year, month = one.published.year, one.published.month
        for url in (
            f"regions/{one.region}/{year}.html",
            f"{year}/index.html",
            f"{year}/{month:02d}/index.html",
        ):
            assert [card.url for card in views(made, url, "articles", Card)].count(one.url) == 1
        region = view(made, f"regions/{one.region}/index.html", "term", TermView)
        assert str(year) in [link.name for link in region.years]


WRITTEN: dict[str, bytes] = {}


@LAW_OF_LARGE_VALUES
@given(archives)
def test_a_digest_stands_for_one_value_in_all_archives(filed: tuple[Article, ...]) -> None:
    # Also for values that are not written down: whoever names their ingredients may forget one.
    done = planned([*filed, *FURNITURE])
    if done is None:
        return
    for digest, make in done[0].promised.items():
        value = encode(make())
        assert WRITTEN.setdefault(digest, value) == value
