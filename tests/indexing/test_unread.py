"""A manuscript that could not be read has its own errors; nothing else is blamed for it."""

from collections.abc import Mapping

from dateline.base.diagnostics import Span, diagnose
from dateline.base.digest import Digest
from dateline.indexing.archive import Indexed, index
from dateline.indexing.unread import Unread, unread
from dateline.model.article import Reading
from dateline.model.config import Config, Publisher
from dateline.model.records import Records
from tests.indexing.desk import (
    Filed,
    article,
    by,
    cites,
    config,
    introduction,
    line_of,
    link,
    moment,
    picture,
    prose,
    reading,
)

MEDIA: Mapping[str, Digest] = {"content/left.jpg": prose("left")}


def broken(path: str) -> Reading:
    found = diagnose("yaml-colon", "a second colon", Span(path=path))
    return Reading(diagnostics=(found, found))


def indexed_with(
    *filed: Filed, without: tuple[str, ...] = (), settings: Config | None = None
) -> Indexed:
    """Index what a desk filed beside manuscripts that could not be read."""
    readings = [*(reading(one) for one in filed), *(broken(path) for path in without)]
    return index(readings, settings or config(), moment("2026-01-01").instant, MEDIA, Records())


def lines(done: Indexed) -> list[str]:
    return [line_of(found) for found in done.diagnostics]


LINKING = article(
    "a",
    links=(link(manuscript="content/b.md"), link(slug="b"), link(slug="zzzz")),
    related=("b", "yyyy", "2020/05/b"),
    translation_of="b",
)


def test_links_to_an_unread_manuscript_are_not_its_readers_fault() -> None:
    done = indexed_with(LINKING, without=("content/b.md",))
    assert [line.partition(" (")[0] for line in lines(done)] == [
        "content/a.md:7: broken-link: `zzzz` does not exist",
        "content/a.md:related.1,related: unknown-related: there is no article `yyyy`",
    ]
    assert done.archive.links["content/a.md"] == ("", "", "")
    assert done.archive.related["2020/05/a"] == ()
    assert done.archive.translation_of == {}


def test_without_an_unread_manuscript_they_are() -> None:
    assert [line.split(": ")[1] for line in lines(indexed_with(LINKING))].count("broken-link") == 3


def test_an_article_is_itself_even_if_an_unread_one_has_its_name() -> None:
    done = indexed_with(article("a", related=("a",)), without=("content/x/a.md",))
    assert [line.partition(" (")[0] for line in lines(done)] == [
        "content/a.md:related.0,related: unknown-related: `a` is the article itself"
    ]


def test_a_policy_that_could_not_be_read_is_there() -> None:
    settings = config(publisher=Publisher(policies=(("about", "pages/about.md"),)))
    assert lines(indexed_with(settings=settings, without=("content/pages/about.md",))) == []


def test_an_author_whose_file_could_not_be_read_is_listed() -> None:
    settings = config(listed_authors=True)
    signed = article("a", byline=by("Asia Desk", "Zoe Desk"))
    done = indexed_with(signed, settings=settings, without=("content/_authors/asia-desk.md",))
    assert [line.partition(" (")[0] for line in lines(done)] == [
        (
            "content/a.md:author.1,authors.1,author,authors: unlisted-author: "
            'there is no author "Zoe Desk" in content/_authors'
        )
    ]


def test_nothing_is_left_over_while_an_article_that_may_use_it_cannot_be_read() -> None:
    filed = (article("a", sources=(cites("BBC"),)), introduction("tags", "courts"))
    assert [found.code for found in indexed_with(*filed).diagnostics] == [
        "unused-file",
        "unused-file",
    ]
    assert lines(indexed_with(*filed, without=("content/b.md",))) == []


def test_what_is_missing_is_missing_all_the_same() -> None:
    done = indexed_with(article("a", pictures=(picture("content/x.jpg"),)), without=("b.md",))
    assert [found.code for found in done.diagnostics] == ["missing-picture"]


def test_a_name_may_be_that_of_an_unread_manuscript() -> None:
    found = Unread(["content/asia/Duch Verdict.md"])
    assert found
    names = ("content/asia/Duch Verdict.md", "duch-verdict", "2010/07/duch-verdict")
    assert [found.may_be(name) for name in names] == [True, True, True]
    assert [found.may_be(name) for name in ("verdict", "content/duch-verdict.md")] == [False, False]
    assert not Unread()


def test_what_was_read_is_not_unread_whatever_was_said_of_it() -> None:
    warned = Reading(article=article("a"), diagnostics=broken("content/a.md").diagnostics)
    nothing = Reading(diagnostics=(diagnose("disk", "no span"),))
    assert unread([warned, nothing]).paths == frozenset()
    assert unread([broken("content/b.md"), warned]).paths == {"content/b.md"}
