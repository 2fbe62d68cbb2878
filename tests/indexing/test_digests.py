"""The digests of what is shown of articles, by article."""

from msgspec import structs

from dateline.base.digest import Digest, digest_of
from dateline.indexing.digests import digests_of
from dateline.model.article import Reading
from tests.indexing.desk import article, fixed_page

A, B = article("a"), article("b")
# What a reading calls each digest, and what the archive calls the table of these.
TABLES = {
    "record": "records",
    "card": "cards",
    "feed_entry": "feed_entries",
    "citable": "citables",
    "entry": "entries",
    "references": "references",
    "words": "words",
}


def digest(text: str) -> Digest:
    return digest_of(text.encode())


def test_every_digest_of_a_published_article_stands_in_its_own_table() -> None:
    names = {name: digest(name) for name in TABLES}
    held = Reading(article=B, record=digest("held"))
    shown = structs.replace(Reading(article=A), **names)

    found = digests_of([shown, held], [A])

    assert found._asdict() == {TABLES[name]: {A.id: digest(name)} for name in names}


def test_an_article_that_lacks_what_others_have_has_an_empty_digest() -> None:
    page = Reading(fixed_page=fixed_page("about"))
    readings = [Reading(article=A, words=digest("a")), page, Reading(article=B)]

    assert digests_of(readings, [A, B]).words == {A.id: digest("a"), B.id: ""}


def test_of_what_an_archive_does_not_publish_there_is_one_table() -> None:
    """One for each would take four megabytes in an archive of a hundred thousand articles."""
    readings = [Reading(article=one, record=digest(one.id)) for one in (A, B)]

    found = digests_of(readings, [A, B])

    assert found.words == {A.id: "", B.id: ""}
    assert {id(table) for table in found} == {id(found.records), id(found.words)}


def test_of_no_articles_there_are_no_digests() -> None:
    assert not any(digests_of([Reading(fixed_page=fixed_page("about"))], []))
