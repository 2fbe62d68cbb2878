from dateline.base.diagnostics import Severity
from dateline.model.article import Article, Link
from tests.indexing.desk import (
    Filed,
    archive_of,
    article,
    fixed_page,
    indexed,
    introduction,
    link,
    said,
    slugs,
    term,
)

HELD = article("secret", status="draft", anchors=("names",))


def linking(*links: Link) -> Article:
    return article("a", links=links)


def addresses(*filed: Filed) -> tuple[str, ...]:
    return archive_of(*filed).links["content/a.md"]


def test_a_link_names_a_manuscript() -> None:
    other = article("b", "2009-06-25")
    assert addresses(linking(link(manuscript="content/b.md")), other) == ("2009/06/b.html",)


def test_a_link_names_a_slug() -> None:
    assert addresses(linking(link(slug="b")), article("b", "2009-06-25")) == ("2009/06/b.html",)


def test_links_lead_to_fixed_pages_by_path_and_by_slug() -> None:
    links = (link(manuscript="content/pages/about.md"), link(slug="about"))
    assert addresses(linking(*links), fixed_page("about")) == ("about.html", "about.html")


def test_a_link_leads_to_a_heading() -> None:
    to = (link(slug="b", anchor="the-vote"), link(slug="a", anchor="here"))
    filed = article("a", links=to, anchors=("here",))
    other = article("b", anchors=("the-law", "the-vote"))
    assert addresses(filed, other) == ("2020/05/b.html#the-vote", "2020/05/a.html#here")


def test_fixed_pages_and_introductions_have_links_too() -> None:
    archive = archive_of(
        article("b", tags=(term("courts"),)),
        fixed_page("about", links=(link(slug="b"),)),
        introduction("tags", "courts", links=(link(slug="about"),)),
    )
    assert archive.links == {
        "content/pages/about.md": ("2020/05/b.html",),
        "content/_tags/courts.md": ("about.html",),
    }


def test_a_manuscript_without_links_has_no_entry() -> None:
    assert archive_of(article("a")).links == {}


def test_a_broken_path_is_an_error_with_the_nearest_one() -> None:
    filed = (linking(link(manuscript="content/asia/kazakstan.md")), article("b"))
    near = article("k", manuscript="content/asia/kazakhstan.md")
    assert said(*filed, near) == [
        (
            "content/a.md:7: broken-link: `content/asia/kazakstan.md` does not exist "
            "(did you mean content/asia/kazakhstan.md?)"
        )
    ]
    assert said(linking(link(manuscript="content/x/zzzzzzzzzzzzzz.md"))) == [
        (
            "content/a.md:7: broken-link: `content/x/zzzzzzzzzzzzzz.md` does not exist "
            "(give the path of a manuscript, as in ../2009/x.md)"
        )
    ]


def test_a_broken_slug_is_an_error_with_the_nearest_one() -> None:
    assert said(linking(link(slug="duch-verdcit")), article("duch-verdict")) == [
        "content/a.md:7: broken-link: `duch-verdcit` does not exist (did you mean `duch-verdict`?)"
    ]
    assert said(linking(link(slug="abuot")), fixed_page("about")) == [
        "content/a.md:7: broken-link: `abuot` does not exist (did you mean `about`?)"
    ]
    assert said(linking(link(slug="zzzz"))) == [
        (
            "content/a.md:7: broken-link: `zzzz` does not exist "
            "(give a path ending in .md, or a whole address)"
        )
    ]


def test_a_link_that_cannot_be_resolved_has_no_address() -> None:
    filed = linking(link(slug="zzzz"), link(slug="b"))
    assert indexed(filed, article("b")).archive.links["content/a.md"] == ("", "2020/05/b.html")


def test_the_error_stands_where_the_link_does() -> None:
    (found,) = indexed(linking(link(slug="zzzz"))).diagnostics
    assert found.severity is Severity.ERROR
    assert found.span is not None
    assert (found.span.path, found.span.line, found.span.column) == ("content/a.md", 7, 3)
    assert found.span.excerpt == "the line"


def test_a_link_to_a_held_article_is_an_error() -> None:
    by_slug, by_path = link(slug="secret"), link(manuscript="content/secret.md", anchor="names")
    done = indexed(linking(by_slug, by_path), HELD)
    assert [(found.code, found.message, found.hint) for found in done.diagnostics] == [
        (
            "link-to-held",
            "`secret` is held back; a link to it would reveal it",
            "take the link out until it is published",
        ),
        (
            "link-to-held",
            "`content/secret.md` is held back; a link to it would reveal it",
            "take the link out until it is published",
        ),
    ]
    assert done.archive.links["content/a.md"] == ("", "")


def test_fixed_pages_and_printed_introductions_may_not_link_to_held_articles_either() -> None:
    to_held = (link(slug="secret"),)
    page = fixed_page("about", links=to_held)
    words = introduction("tags", "courts", links=to_held)
    found = said(article("b", tags=(term("courts"),)), page, words, HELD)
    assert [line.split(": ")[:2] for line in found] == [
        ["content/pages/about.md:7", "link-to-held"],
        ["content/_tags/courts.md:7", "link-to-held"],
    ]


def test_held_articles_may_link_to_each_other() -> None:
    other = article("b", status="withdrawn", links=(link(slug="secret", anchor="names"),))
    done = indexed(other, HELD)
    assert (done.diagnostics, done.archive.links) == ((), {})


def test_an_introduction_that_waits_for_its_page_may_link_to_what_is_held() -> None:
    held = article("secret", status="draft", tags=(term("courts"),))
    words = introduction("tags", "courts", links=(link(slug="secret"),))
    done = indexed(article("a"), held, words)
    assert (done.diagnostics, done.archive.links) == ((), {})


def test_a_broken_link_in_a_held_article_is_found_before_it_is_published() -> None:
    held = article("b", status="draft", links=(link(slug="duch-verdcit"),))
    assert said(held, article("duch-verdict")) == [
        "content/b.md:7: broken-link: `duch-verdcit` does not exist (did you mean `duch-verdict`?)"
    ]


def test_a_hint_never_names_a_held_article() -> None:
    held = article("duch-verdict", status="draft", manuscript="content/asia/duch.md")
    by_slug, by_path = link(slug="duch-verdcit"), link(manuscript="content/asia/dutch.md")
    assert said(linking(by_slug, by_path), held) == [
        (
            "content/a.md:7: broken-link: `duch-verdcit` does not exist "
            "(give a path ending in .md, or a whole address)"
        ),
        (
            "content/a.md:7: broken-link: `content/asia/dutch.md` does not exist "
            "(did you mean content/a.md?)"
        ),
    ]
    assert said(article("a", related=("duch-verdcit",)), held) == [
        (
            "content/a.md:related.0,related: unknown-related: there is no article `duch-verdcit` "
            "(give the slug of an article)"
        )
    ]


def test_a_slug_of_two_articles_asks_for_the_path() -> None:
    filed = (article("b", "2009-06-25"), article("b", "2010-06-25", manuscript="content/b2.md"))
    done = indexed(linking(link(slug="b"), link(manuscript="content/b2.md")), *filed)
    (found,) = done.diagnostics
    assert (found.code, found.message, found.hint) == (
        "broken-link",
        "`b` is the slug of 2 manuscripts",
        "give the path of the manuscript",
    )
    assert [one.path for one in found.related] == ["content/b2.md", "content/b.md"]
    assert done.archive.links["content/a.md"] == ("", "2010/06/b.html")


def test_a_slug_that_a_held_article_shares_asks_for_the_path_without_naming_it() -> None:
    held = article("b", "2010-06-25", manuscript="content/b2.md", status="draft")
    (found,) = indexed(linking(link(slug="b")), article("b"), held).diagnostics
    assert found.message == "`b` is the slug of 2 manuscripts"
    assert [one.path for one in found.related] == ["content/b.md"]


def test_a_broken_anchor_is_an_error_with_the_nearest_heading() -> None:
    other = article("b", anchors=("the-vote", "the-law"))
    to = linking(link(slug="b", anchor="the-votes"), link(slug="b", anchor="zzzzzzzz"))
    assert said(to, other) == [
        (
            "content/a.md:7: broken-anchor: content/b.md has no anchor `the-votes` "
            "(did you mean #the-vote?)"
        ),
        (
            "content/a.md:7: broken-anchor: content/b.md has no anchor `zzzzzzzz` "
            "(the headings of the page have no such anchor)"
        ),
    ]


def test_related_articles_stand_in_the_order_typed_and_each_once() -> None:
    names = ("c", "b", "2020/05/c")
    archive = archive_of(article("a", related=names), article("b"), article("c"))
    assert {key: slugs(found) for key, found in archive.related.items()} == {
        "2020/05/a": ["c", "b"]
    }


def test_a_related_article_that_is_held_is_left_out_with_a_warning() -> None:
    done = indexed(article("a", related=("secret", "b")), article("b"), HELD)
    assert slugs(done.archive.related["2020/05/a"]) == ["b"]
    (found,) = done.diagnostics
    assert (found.code, found.severity, found.message) == (
        "related-held",
        Severity.WARNING,
        "`secret` is held back; it is left out until it is published",
    )


def test_an_unknown_related_article_is_an_error_where_it_is_typed() -> None:
    assert said(article("a", related=("b", "duch-verdcit")), article("b")) == [
        (
            "content/a.md:related.1,related: unknown-related: there is no article `duch-verdcit` "
            "(give the slug of an article)"
        )
    ]
    assert said(article("a", related=("duch-verdcit",)), article("duch-verdict")) == [
        (
            "content/a.md:related.0,related: unknown-related: there is no article `duch-verdcit` "
            "(did you mean `duch-verdict`?)"
        )
    ]


def test_a_fixed_page_is_no_related_article() -> None:
    assert said(article("a", related=("about",)), fixed_page("about")) == [
        (
            "content/a.md:related.0,related: unknown-related: "
            "there is no article `about` (give the slug of an article)"
        )
    ]


def test_a_related_slug_of_two_articles_asks_for_the_address() -> None:
    filed = (article("b", "2009-06-25"), article("b", "2010-06-25", manuscript="content/b2.md"))
    done = indexed(article("a", related=("b",)), *filed)
    (found,) = done.diagnostics
    assert (found.code, found.message, found.hint) == (
        "unknown-related",
        "`b` is the slug of 2 articles",
        "give the address without .html, as in 2009/06/x",
    )
    assert [one.path for one in found.related] == ["content/b2.md", "content/b.md"]
    archive = archive_of(article("a", related=("2009/06/b",)), *filed)
    assert [one.id for one in archive.related["2020/05/a"]] == ["2009/06/b"]


def test_an_article_is_not_related_to_itself() -> None:
    assert said(article("a", related=("a",))) == [
        (
            "content/a.md:related.0,related: unknown-related: "
            "`a` is the article itself (name another one)"
        )
    ]


def test_a_translation_leads_to_its_original() -> None:
    archive = archive_of(article("a"), article("b", language="ru", translation_of="a"))
    assert {key: one.slug for key, one in archive.translation_of.items()} == {"2020/05/b": "a"}


def test_a_translation_may_have_the_slug_of_its_original() -> None:
    original = article("a", url="2020/05/a.html")
    translation = article(
        "a", url="ru/2020/05/a.html", manuscript="content/ru/a.md", translation_of="a"
    )
    archive = archive_of(original, translation)
    assert archive.translation_of == {"ru/2020/05/a": original}


def test_the_translation_of_a_held_article_does_not_reveal_it() -> None:
    done = indexed(HELD, article("b", language="ru", translation_of="secret"))
    assert done.archive.translation_of == {}
    assert [found.code for found in done.diagnostics] == ["related-held"]


def test_the_translation_of_an_unknown_article_is_an_error() -> None:
    assert said(article("a", translation_of="zzzz")) == [
        (
            "content/a.md:translation_of: unknown-related: there is no article `zzzz` "
            "(give the slug of an article)"
        )
    ]


def test_what_a_held_article_names_is_looked_at_before_it_is_published() -> None:
    held = article("b", status="draft", related=("zzzz", "secret"), translation_of="yyyy")
    done = indexed(held, HELD, article("c"))
    assert [found.message for found in done.diagnostics] == [
        "there is no article `zzzz`",
        "there is no article `yyyy`",
    ]
    assert (done.archive.related, done.archive.translation_of) == ({}, {})
