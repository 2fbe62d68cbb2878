"""The pages of a few tags, planned from their own articles: what the whole archive gives."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.indexing.excerpt import excerpt
from dateline.model.article import Article
from dateline.model.config import Publish
from dateline.model.feedentry import feed_entry_of
from dateline.model.filing import FiledTag
from dateline.model.page import Page, Part
from dateline.model.place import Place
from dateline.model.plan import Plan
from dateline.planning import home, listings
from dateline.planning.filing import counts_of, refiled, with_feeds
from dateline.planning.home import most_used
from dateline.planning.refiling import plan_tags
from dateline.planning.search import filter_of, filters_address, refiltered
from dateline.planning.shards import article_key
from tests.indexing.desk import (
    KAZAKHSTAN,
    Filed,
    article,
    by,
    cites,
    config,
    introduction,
    reading,
    term,
)
from tests.planning.layout import interface, page_at, plan_of, view

NAMES = ("courts", "land", "media-law")


def tagged(number: int, *names: str) -> Article:
    return article(
        f"report-{number:02d}",
        f"{2018 + number % 3}-05-1{number % 7}",
        tags=tuple(term(name) for name in names),
        byline=by("Asia Desk"),
        place=Place(countries=(KAZAKHSTAN,)),
    )


ARTICLES = tuple(
    tagged(number, NAMES[number % 2], *(["media-law"] if number % 3 else [])) for number in range(9)
)
FILING = plan_of(*ARTICLES).filing


@pytest.fixture(autouse=True)
def _lists_are_parted_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "WHOLE_LIST", 3)
    monkeypatch.setattr(listings, "NEWEST", 1)


def pages_of(plan: Plan, slug: str) -> list[Page]:
    found = (page for page in plan.pages if page.url.startswith(f"tags/{slug}/"))
    return sorted(found, key=lambda page: page.url)


@pytest.mark.parametrize("base_url", ["https://example.org/archive", ""])
@pytest.mark.parametrize("others", [(), ARTICLES[:2]])
def test_the_pages_of_a_tag_are_those_that_the_whole_archive_has(
    base_url: str, others: Sequence[Article]
) -> None:
    settings = config(base_url=base_url, feed_limit=2)
    own_name = introduction("tags", "courts", name="The courts")
    plan = plan_of(*ARTICLES, own_name, settings=settings)
    assert plan.filing is not None
    wanted = {one.id for one in ARTICLES if any(tag.slug == "land" for tag in one.tags)}
    wanted |= {one.id for one in others}
    by_path = {one.manuscript: one for one in ARTICLES if one.id in wanted}
    readings = [reading(by_path[path]) for path in plan.filing.manuscripts if path in by_path]
    archive = excerpt(readings, settings, {one.slug: one.printed for one in plan.filing.names})

    done = plan_tags(archive, ["land"], frame_of(plan), settings, interface("en"))

    assert sorted(done.pages, key=lambda page: page.url) == pages_of(plan, "land")
    assert len(done.pages) == (5 if base_url else 3)
    # What stands behind no other digest was written down by reading.
    seen = {one for page in done.pages for part in page.parts[1:] for one in digests(part)}
    assert seen & done.table.written.keys() == seen & plan.values.keys()
    assert seen.isdisjoint([*done.table.promised, *plan.promised])
    for digest in seen & plan.values.keys():
        assert done.table.written[digest] == plan.values[digest]
    for one in archive.articles:
        assert done.tags[one.id] in page_at(plan, one.url).parts
    assert done.filings == {
        one.id: filed_in_feeds(plan)[one.manuscript] for one in archive.articles if base_url
    }


def filed_in_feeds(plan: Plan) -> dict[str, Digest]:
    """Return what the feed of the whole archive shows articles filed under, by manuscript."""
    pages = [page for page in plan.pages if page.url.startswith("feed") and page.kind == "feed"]
    shown: dict[str, list[Digest]] = {part.name: [] for part in pages[0].parts}
    for page in pages:
        for part in page.parts:
            shown[part.name] += digests(part)
    beside = dict(zip(shown["entries"], shown["filings"], strict=True))
    return {one.manuscript: beside[entry_of(one)] for one in ARTICLES}


def entry_of(one: Article) -> Digest:
    return digest_of(encode(feed_entry_of(one)))


def frame_of(plan: Plan) -> Part:
    return page_at(plan, "tags/land/index.html").parts[0]


def digests(part: Part) -> tuple[Digest, ...]:
    return (part.digest,) if isinstance(part.digest, str) else part.digest


def test_an_edition_says_how_its_articles_are_filed() -> None:
    one, two = tagged(1, "media-law", "courts"), tagged(2, "courts")
    held = structs.replace(tagged(3, "water"), status="draft")
    named = introduction("tags", "courts", name="The courts")
    plan = plan_of(one, two, held, named, settings=config(feed_limit=1))
    filing = plan.filing

    assert filing is not None
    assert (filing.manuscripts, filing.tags) == ((two.manuscript, one.manuscript), ((0,), (1, 0)))
    assert filing.names == (
        FiledTag("courts", "courts", "The courts", introduced=True),
        FiledTag("media-law", "media-law", "Media law", introduced=False),
    )
    archived = digests(page_at(plan, "feed/2019.xml").parts[1])
    assert filing.entries == digests(page_at(plan, "feed.xml").parts[1]) + archived
    older = {f"{name}.{form}" for name in ("feed/2019", "regions/asia/feed/2019") for form in FORMS}
    older |= {f"tags/media-law/feed.{form}" for form in FORMS}
    assert {filing.files[number] for number in filing.shown[1]} == older
    assert filing.shown[1] == tuple(sorted(filing.shown[1]))


FORMS = ("xml", "json")


def test_of_files_for_programs_an_edition_names_all_but_the_own_ones_of_an_article() -> None:
    cited = tagged(1)
    citing = structs.replace(tagged(2), sources=(cites("", article=cited.manuscript),))
    settings = config(base_url="", publish=Publish())
    filing = plan_of(cited, citing, settings=settings).filing
    assert filing is not None
    tables = {
        f"data/{folder}articles.{form}" for folder in ("", "asia/") for form in ("csv", "json")
    }
    shown = [{filing.files[number] for number in one} for one in filing.shown]
    assert shown == [tables, tables | {f"{citing.id}.{form}" for form in ("json", "bib", "ris")}]


def test_articles_are_filed_under_other_tags() -> None:
    assert FILING is not None
    changed = [tagged(0, "land", "media-law"), tagged(1)]

    after = refiled(FILING, changed)

    anew = plan_of(*changed, *ARTICLES[2:]).filing
    assert anew is not None
    kept = {name: getattr(FILING, name) for name in ("files", "shown")}
    assert after == structs.replace(anew, **kept)


@pytest.mark.parametrize(
    "changed",
    [
        [tagged(0, "courts", "water")],
        [tagged(0, "Courts")],
        [tagged(20, "courts")],
        [tagged(number, "media-law") for number in range(0, 9, 2)],
    ],
)
def test_what_takes_more_than_moving_articles_is_not_told(changed: list[Article]) -> None:
    assert FILING is not None
    assert refiled(FILING, changed) is None


def test_feeds_show_other_articles() -> None:
    assert FILING is not None
    changed = tagged(0, "land"), tagged(1)
    plan = plan_of(*changed, *ARTICLES[2:])
    assert plan.filing is not None
    after = refiled(FILING, changed)
    assert after is not None
    moved = [page for page in plan.pages if page.url.startswith(("tags/courts/f", "tags/land/f"))]
    moved += [page for page in plan.pages if page.url.startswith("tags/media-law/f")]

    assert with_feeds(after, moved) == plan.filing


def test_articles_are_counted_by_tag() -> None:
    assert FILING is not None
    assert counts_of(FILING) == {"courts": 5, "land": 4, "media-law": 6}
    assert counts_of(structs.replace(FILING, tags=())) == {}


def test_the_front_page_names_the_tags_with_the_most_articles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(home, "TAGS_ON_FRONT_PAGE", 2)
    assert most_used({"c": 1, "a": 3, "b": 1}) == ["a", "b"]


@given(st.lists(st.lists(st.sampled_from(NAMES), unique=True), min_size=9, max_size=9))
def test_a_shard_of_filters_is_changed_into_the_one_that_all_articles_give(
    tags: list[list[str]],
) -> None:
    after = [
        structs.replace(one, tags=tuple(term(name) for name in new))
        for one, new in zip(ARTICLES, tags, strict=True)
    ]
    # A name that no article has any more has no filter.
    keeping = [tagged(number, *NAMES) for number in (10, 11)]
    changes: dict[str, dict[str, bool]] = {}
    for one, new in zip(ARTICLES, after, strict=True):
        for name in NAMES:
            if (term(name) in one.tags) != (term(name) in new.tags):
                key = article_key(one)
                changes.setdefault(filter_of("tag", name), {})[key] = term(name) in new.tags
    shard = filters(ARTICLES, keeping)

    assert refiltered(shard, changes) == list(filters(after, keeping))


def filters(*filed: Sequence[Filed]) -> tuple[str, ...]:
    plan = plan_of(*(one for some in filed for one in some))
    return view(plan, filters_address(0), "filters", tuple[str, ...])
