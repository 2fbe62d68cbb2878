from dateline.base.diagnostics import FieldSpan, Span
from dateline.model.archive import Archive
from tests.indexing.desk import (
    article,
    by,
    cites,
    config,
    indexed,
    introduction,
    moment,
    said,
    term,
)


def names_in(archive: Archive) -> dict[str, str]:
    """Return the other names of outlets that files spell out."""
    names = archive.outlet_aliases.items()
    return {name: slug for name, slug in names if not name.startswith("the-")}


def test_a_second_introduction_of_a_page_is_an_error() -> None:
    first = introduction("tags", "courts", manuscript="content/_tags/courts.md")
    second = introduction("tags", "courts", manuscript="content/_tags/law/courts.md")
    done = indexed(article("a", tags=(term("courts"),)), second, first)
    assert [found.message for found in done.diagnostics] == [
        "content/_tags/law/courts.md and content/_tags/courts.md introduce the same page"
    ]
    (found,) = done.diagnostics
    assert (found.code, found.hint) == (
        "same-name",
        "make one file of the two, or rename one of them",
    )
    assert [one.path for one in found.related] == ["content/_tags/courts.md"]
    assert done.archive.tags[0].introduction == first


def test_an_introduction_to_a_region_that_is_not_there_is_an_error_with_the_nearest() -> None:
    assert said(article("a"), introduction("regions", "asai")) == [
        (
            "content/_regions/asai.md:1: unknown-region: there is no region `asai` to introduce "
            "(did you mean asia.md?)"
        )
    ]


def test_an_introduction_to_no_region_at_all_is_told_which_there_are() -> None:
    assert said(article("a"), introduction("regions", "middle-earth")) == [
        (
            "content/_regions/middle-earth.md:1: unknown-region: there is no region `middle-earth` "
            "to introduce (the regions are africa, asia, europe)"
        )
    ]


def test_an_introduction_to_a_region_without_articles_may_wait() -> None:
    assert said(article("a"), introduction("regions", "europe")) == []


def test_introductions_of_pages_that_do_not_exist_are_doubted() -> None:
    filed = article("a", tags=(term("courts"),), byline=by("Asia Desk"), sources=(cites("BBC"),))
    assert said(
        filed,
        introduction("tags", "cuorts"),
        introduction("authors", "asia-dsek"),
        introduction("series", "the-trial"),
        introduction("outlets", "reuters"),
    ) == [
        (
            "content/_authors/asia-dsek.md:1: unknown-author-file: no article has the author "
            "`asia-dsek`; content/_authors/asia-dsek.md is not published "
            "(did you mean asia-desk.md?)"
        ),
        (
            "content/_outlets/reuters.md:1: unused-file: no article has the outlet `reuters`; "
            "content/_outlets/reuters.md is not published (rename the file, or move it away)"
        ),
        (
            "content/_series/the-trial.md:1: unused-file: no article has the series `the-trial`; "
            "content/_series/the-trial.md is not published (rename the file, or move it away)"
        ),
        (
            "content/_tags/cuorts.md:1: unused-file: no article has the tag `cuorts`; "
            "content/_tags/cuorts.md is not published (did you mean courts.md?)"
        ),
    ]


def test_introductions_of_pages_that_exist_are_not_doubted() -> None:
    filed = article(
        "a",
        tags=(term("courts"),),
        byline=by("Asia Desk"),
        series=term("The trial"),
        sources=(cites("BBC"),),
    )
    assert (
        said(
            filed,
            introduction("tags", "courts"),
            introduction("authors", "asia-desk"),
            introduction("series", "the-trial"),
            introduction("outlets", "bbc"),
            introduction("regions", "asia"),
        )
        == []
    )


def test_introductions_of_what_only_a_held_article_names_wait_for_it_in_silence() -> None:
    held = article(
        "a",
        tags=(term("courts"),),
        byline=by("Asia Desk"),
        series=term("The trial"),
        sources=(cites("BBC"), cites("Aunt"), cites("", "A leaflet")),
        embargo_until=moment("2026-01-02T00:00Z"),
    )
    done = indexed(
        held,
        introduction("tags", "courts"),
        introduction("authors", "asia-desk"),
        introduction("series", "the-trial"),
        introduction("outlets", "bbc", aliases=("Aunt",)),
    )
    assert done.diagnostics == ()
    assert (done.archive.tags, done.archive.authors, done.archive.series) == ((), (), ())
    assert done.archive.outlets == ()


def test_a_hint_names_no_page_that_only_a_held_article_brings_about() -> None:
    held = article("a", tags=(term("courts"),), embargo_until=moment("2026-01-02T00:00Z"))
    (line,) = said(held, article("b"), introduction("tags", "cuorts"))
    assert line.endswith("(rename the file, or move it away)")


def test_another_name_of_two_outlets_is_an_error_that_names_both_files() -> None:
    done = indexed(
        article("a", sources=(cites("BBC"), cites("Al Jazeera"))),
        introduction("outlets", "al-jazeera", aliases=("AJE", "Aunt")),
        introduction("outlets", "bbc", aliases=("BBC News", "Aunt")),
    )
    (found,) = done.diagnostics
    assert (found.code, found.hint) == ("same-name", "delete it from one of the two")
    assert (
        found.message == '"Aunt" is already a name of the outlet in content/_outlets/al-jazeera.md'
    )
    assert found.span == FieldSpan(path="content/_outlets/bbc.md", fields=("aliases.1", "aliases"))
    assert [one.path for one in found.related] == ["content/_outlets/al-jazeera.md"]
    assert names_in(done.archive) == {
        "aje": "al-jazeera",
        "aunt": "al-jazeera",
        "bbc-news": "bbc",
    }


def test_the_name_of_an_outlet_with_a_file_cannot_be_another_ones_other_name() -> None:
    done = indexed(
        article("a", sources=(cites("BBC"), cites("Reuters"))),
        introduction("outlets", "bbc", aliases=("Reuters",)),
        introduction("outlets", "reuters"),
    )
    (found,) = done.diagnostics
    assert found.message == (
        '"Reuters" is already a name of the outlet in content/_outlets/reuters.md'
    )
    assert found.span is not None
    assert (found.span.path, found.span.line) == ("content/_outlets/bbc.md", 1)
    assert names_in(done.archive) == {}


def test_an_outlet_may_list_its_own_name_and_one_that_cannot_be_spelled() -> None:
    # An empty slug must not stand for all sources that name no outlet.
    done = indexed(
        article("a", sources=(cites("", "A leaflet"), cites("BBC"))),
        introduction("outlets", "bbc", aliases=("B.B.C", "BBC", "!!!")),
    )
    assert done.diagnostics == ()
    assert names_in(done.archive) == {"b-b-c": "bbc"}
    assert [(one.slug, one.articles) for one in done.archive.outlets] == [("bbc", 1)]


def test_the_name_in_an_outlets_file_is_one_of_its_names() -> None:
    done = indexed(
        article("a", sources=(cites("AP"), cites("Associated Press"), cites("associated préss"))),
        introduction("outlets", "ap", name="Associated Press"),
    )
    assert done.diagnostics == ()
    assert [(one.slug, one.name) for one in done.archive.outlets] == [("ap", "Associated Press")]


def test_the_article_before_a_name_makes_no_other_outlet_than_the_one_with_a_file() -> None:
    done = indexed(
        article("a", sources=(cites("The Courier"), cites("Courier"), cites("the Weekly"))),
        article("b", sources=(cites("Gazette"), cites("The Gazette"))),
        introduction("outlets", "the-courier", aliases=("Weekly",)),
    )
    assert done.diagnostics == ()
    # Without a file, an outlet's address must not hang on who else is cited.
    assert [one.slug for one in done.archive.outlets] == ["gazette", "the-courier", "the-gazette"]
    assert done.archive.outlet_aliases == {
        "courier": "the-courier",
        "weekly": "the-courier",
        "the-weekly": "the-courier",
    }


def test_a_name_that_a_file_spells_out_goes_before_one_that_differs_by_the_article() -> None:
    done = indexed(
        article("a", sources=(cites("The Nation"), cites("Nation"), cites("The Sun"))),
        introduction("outlets", "the-nation"),
        introduction("outlets", "daily-nation", aliases=("Nation",)),
        introduction("outlets", "the-sun"),
        introduction("outlets", "sun"),
    )
    assert [found.code for found in done.diagnostics] == ["unused-file"]
    assert [one.slug for one in done.archive.outlets] == ["daily-nation", "the-nation", "the-sun"]


def test_the_name_an_outlets_file_gives_goes_before_another_name_of_others() -> None:
    done = indexed(
        article("a", sources=(cites("Associated Press"),)),
        introduction("outlets", "agence-presse", aliases=("Associated Press",)),
        introduction("outlets", "ap", name="Associated Press"),
    )
    (found, idle) = done.diagnostics
    assert (found.code, found.span, found.message) == (
        "same-name",
        FieldSpan(path="content/_outlets/agence-presse.md", fields=("aliases.0", "aliases")),
        '"Associated Press" is already a name of the outlet in content/_outlets/ap.md',
    )
    assert idle.code == "unused-file"
    assert [one.slug for one in done.archive.outlets] == ["ap"]


def test_two_outlets_of_one_name_are_an_error_where_the_second_gives_it() -> None:
    done = indexed(
        article("a", sources=(cites("AP"), cites("Agency"))),
        introduction("outlets", "agency", name="A.P."),
        introduction("outlets", "a-p", name="AP"),
        introduction("outlets", "ap"),
    )
    names = "title", "name"
    assert [(found.code, found.span) for found in done.diagnostics] == [
        ("same-name", FieldSpan(path="content/_outlets/a-p.md", fields=names)),
        ("same-name", FieldSpan(path="content/_outlets/agency.md", fields=names)),
        ("unused-file", Span(path="content/_outlets/a-p.md")),
    ]


def test_authors_need_not_be_listed_unless_the_settings_demand_it() -> None:
    assert said(article("a", byline=by("Asia Desk"))) == []


def test_an_unlisted_author_is_an_error_with_the_nearest_name() -> None:
    assert said(
        article("a", byline=by("Asia Desk", "Asia Dsek")),
        article("held", status="draft", byline=by("Wholly Unknown")),
        article("fine", byline=by("Asia Desk")),
        introduction("authors", "asia-desk", name="Asia Desk"),
        settings=config(listed_authors=True),
    ) == [
        (
            "content/a.md:author.1,authors.1,author,authors: unlisted-author: "
            'there is no author "Asia Dsek" in content/_authors (did you mean "Asia Desk"?)'
        ),
        (
            "content/held.md:author.0,authors.0,author,authors: unlisted-author: "
            'there is no author "Wholly Unknown" in '
            "content/_authors (add content/_authors/wholly-unknown.md)"
        ),
    ]


def test_a_listed_author_without_a_written_name_is_known_by_the_slug() -> None:
    assert said(
        article("a", byline=by("asia-desc")),
        introduction("authors", "asia-desk"),
        article("b", byline=by("Asia Desk")),
        settings=config(listed_authors=True),
    ) == [
        (
            "content/a.md:author.0,authors.0,author,authors: unlisted-author: "
            'there is no author "asia-desc" in content/_authors (did you mean "asia-desk"?)'
        )
    ]
