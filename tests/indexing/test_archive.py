from dataclasses import fields, replace
from random import Random

import pytest

from dateline.base.canonical import encode
from dateline.base.diagnostics import FieldSpan, Span, in_order
from dateline.base.digest import digest_of
from dateline.model.archive import Archive
from dateline.model.article import Article, Status, record_of
from dateline.model.config import Publisher
from dateline.model.held import Held
from dateline.model.place import Place
from tests.indexing.desk import (
    KAZAKHSTAN,
    KENYA,
    Filed,
    archive_of,
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
    said,
    slugs,
    term,
)

OPEN = (
    article(
        "first",
        "2019-01-01",
        place=Place(countries=(KAZAKHSTAN,)),
        byline=by("Asia Desk"),
        tags=(term("courts"),),
        series=term("The trial"),
        sources=(cites("BBC", "A title", "2018"),),
        links=(link(slug="about"),),
        pictures=(picture("content/open.jpg"),),
        aliases=("old/first.html",),
    ),
    article("second", "2020-01-01", series=term("The trial"), related=("first",)),
    article("third", "2020-01-01", region="africa", translation_of="first", language="ru"),
    fixed_page("about", links=(link(slug="first"),)),
    introduction("tags", "courts", links=(link(slug="first"),)),
    introduction("tags", "spies", pictures=(picture("content/spies.jpg"),)),
    introduction("outlets", "leaky-paper", aliases=("The Leak",)),
)
MEDIA = ("content/open.jpg", "content/secret.jpg", "content/spies.jpg")


def secret(status: Status = "published", day: str = "2019-06-01", embargo: str = "") -> Article:
    """Return an article that would change everything if it were not held."""
    return article(
        "secret",
        day,
        status=status,
        embargo_until=moment(embargo) if embargo else None,
        region="europe",
        place=Place(countries=(KENYA, KAZAKHSTAN)),
        byline=by("Secret Desk", "Asia Desk"),
        tags=(term("spies"), term("courts")),
        series=term("The trial"),
        sources=(cites("The Leak", "Cable"), cites("BBC", "A title", "2018")),
        links=(link(slug="first"),),
        pictures=(picture("content/secret.jpg"), picture("content/open.jpg")),
        aliases=("old/secret.html",),
        related=("first",),
        translation_of="first",
    )


@pytest.mark.parametrize(
    "held",
    [
        secret("draft"),
        secret("withdrawn"),
        secret(embargo="2026-01-01T00:00:01Z"),
        secret(day="2026-01-02"),
    ],
    ids=["draft", "withdrawn", "embargo", "scheduled"],
)
def test_the_archive_with_a_held_article_is_the_archive_without_it(held: Article) -> None:
    without = archive_of(*OPEN, media=MEDIA)
    with_it = archive_of(held, *OPEN, media=MEDIA)
    for field in fields(Archive):
        assert getattr(with_it, field.name) == getattr(without, field.name), field.name
    assert "secret" not in repr(with_it)


def test_the_same_article_published_changes_nearly_everything() -> None:
    # Or the test above would show nothing.
    without = archive_of(*OPEN, media=MEDIA)
    published = archive_of(secret(), *OPEN, media=MEDIA)
    same = {
        field.name
        for field in fields(Archive)
        if getattr(published, field.name) == getattr(without, field.name)
    }
    assert same == {"as_of", "pages", "outlet_aliases", "measures", "copies", "names"}


def test_what_is_held_is_reported_by_manuscript() -> None:
    done = indexed(secret(day="2030-01-01"), article("a", status="draft"), *OPEN, media=MEDIA)
    assert done.held == (
        Held(manuscript="content/a.md", reason="draft"),
        Held(manuscript="content/secret.md", reason="scheduled", until="2030-01-01T00:00:00Z"),
    )


def test_the_moment_decides_to_the_second() -> None:
    filed = article("a", "2019-01-01", embargo_until=moment("2020-03-29T03:00+02:00"))
    before = indexed(filed, as_of="2020-03-29T00:59:59Z")
    after = indexed(filed, as_of="2020-03-29T01:00:00Z")
    assert [one.reason for one in before.held] == ["embargo"]
    assert before.archive.articles == ()
    assert (after.held, slugs(after.archive.articles)) == ((), ["a"])
    assert after.archive.as_of - before.archive.as_of == 1


def test_nothing_makes_an_empty_archive() -> None:
    done = indexed()
    assert (done.archive.articles, done.archive.regions, done.archive.works) == ((), (), ())
    assert (done.held, done.diagnostics) == ((), ())


def test_articles_come_newest_first_with_the_digests_of_their_records() -> None:
    filed = [article("a", "2019-01-01"), article("c"), article("b")]
    archive = archive_of(*filed)
    assert slugs(archive.articles) == ["b", "c", "a"]
    assert archive.records == {one.id: digest_of(encode(record_of(one))) for one in filed}


def test_the_order_of_readings_decides_nothing() -> None:
    filed: list[Filed] = [*OPEN, secret(), article("d", status="draft", related=("zzz",))]
    filed += [fixed_page("about", manuscript="content/pages/b/about.md")]
    first = indexed(*filed, media=MEDIA)
    shuffled = [*filed]
    for seed in range(5):
        Random(seed).shuffle(shuffled)
        again = indexed(*shuffled, media=MEDIA)
        assert again.archive == first.archive
        assert again.held == first.held
        assert in_order(again.diagnostics) == in_order(first.diagnostics)


def test_fixed_pages_come_by_address() -> None:
    archive = archive_of(fixed_page("b"), fixed_page("a"))
    assert [page.url for page in archive.pages] == ["a.html", "b.html"]


def test_two_articles_of_one_address_are_an_error_that_names_both() -> None:
    one = article("x", manuscript="content/one.md")
    two = article("x", manuscript="content/two.md")
    (found,) = indexed(two, one).diagnostics
    assert found.code == "same-address"
    assert found.message == (
        "content/two.md and content/one.md would share the address 2020/05/x.html"
    )
    assert found.hint == "give one of them another `slug:` or date"
    assert found.span == FieldSpan(path="content/two.md", fields=("slug", "title"))
    assert found.related == (FieldSpan(path="content/one.md", fields=("slug", "title")),)


def test_addresses_that_differ_in_case_alone_are_one_address() -> None:
    one = article("x", url="2020/05/Straße.html", manuscript="content/one.md")
    two = article("y", url="2020/05/STRASSE.html", manuscript="content/two.md")
    assert [found.code for found in indexed(one, two).diagnostics] == ["same-address"]


def test_composed_and_decomposed_addresses_are_one_address() -> None:
    one = article("x", url="2020/05/caf\u00e9.html", manuscript="content/one.md")
    two = article("y", url="2020/05/cafe\u0301.html", manuscript="content/two.md")
    assert [found.code for found in indexed(one, two).diagnostics] == ["same-address"]


def test_an_address_shared_with_a_held_article_is_an_error_already() -> None:
    held = article("x", manuscript="content/two.md", status="draft")
    assert [found.code for found in indexed(article("x"), held).diagnostics] == ["same-address"]


def test_old_addresses_lead_to_articles_newest_first() -> None:
    archive = archive_of(
        article("a", "2019-01-01", aliases=("old/a.html",)),
        article("b", "2020-01-01", aliases=("old/b.html", "b/index.html")),
        article("c", status="draft", aliases=("old/c.html",)),
    )
    assert [(one.url, one.article.slug) for one in archive.redirects] == [
        ("old/b.html", "b"),
        ("b/index.html", "b"),
        ("old/a.html", "a"),
    ]


def test_an_old_address_of_two_articles_is_an_error_that_names_both() -> None:
    done = indexed(
        article("a", "2019-01-01", aliases=("x.html", "old.html")),
        article("b", "2020-01-01", aliases=("OLD.html",)),
    )
    (found,) = done.diagnostics
    assert (found.code, found.message, found.hint) == (
        "alias-in-use",
        "the old address /old.html belongs to content/b.md",
        "delete it from one of the two",
    )
    assert found.span == FieldSpan(path="content/a.md", fields=("aliases.1", "aliases"))
    assert [one.url for one in done.archive.redirects] == ["OLD.html", "x.html"]


def test_an_old_address_that_is_the_address_of_an_article_is_an_error() -> None:
    done = indexed(
        article("a", "2019-01-01", aliases=("2020/01/b.html",)), article("b", "2020-01-01")
    )
    assert [found.message for found in done.diagnostics] == [
        "the old address /2020/01/b.html belongs to content/b.md"
    ]
    assert done.archive.redirects == ()


def test_an_old_address_that_the_article_has_already_is_an_error() -> None:
    done = indexed(article("a", aliases=("2020/05/A.html", "x.html", "X.html")))
    assert [(found.message, found.hint) for found in done.diagnostics] == [
        ("the article has the address /2020/05/A.html already", "delete it"),
        ("the article has the address /X.html already", "delete it"),
    ]
    assert [one.url for one in done.archive.redirects] == ["x.html"]


def test_a_policy_that_is_no_page_is_an_error_in_the_settings() -> None:
    policies = (("corrections", "pages/corections.md"), ("ethics", "content/pages/ethics.md"))
    settings = config(publisher=Publisher(policies=policies))
    filed = (fixed_page("corrections"), fixed_page("ethics"))
    assert said(*filed, settings=settings) == [
        (
            "site_config.yaml:1: broken-link: `publisher.policies.corrections`: there is no page "
            "pages/corections.md (did you mean pages/corrections.md?)"
        )
    ]
    assert said(settings=settings)[0].endswith("(name a page below content/pages)")


def test_a_policy_that_is_no_page_is_told_where_it_was_typed() -> None:
    line = "  policies: {ethics: pages/ethics.md}"
    settings = replace(
        config(publisher=Publisher(policies=(("ethics", "pages/ethics.md"),))),
        marks={"publisher.policies.ethics": (7, 22, 7, 37, line)},
    )

    (found,) = indexed(settings=settings).diagnostics

    assert found.span == Span(
        path="site_config.yaml", line=7, column=22, end_line=7, end_column=37, excerpt=line
    )
