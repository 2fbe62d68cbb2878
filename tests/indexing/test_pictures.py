import pytest

from dateline.base.diagnostics import Severity
from tests.indexing.desk import (
    archive_of,
    article,
    fixed_page,
    indexed,
    introduction,
    line_of,
    link,
    picture,
    prose,
    said,
    term,
)

PHOTO = "content/2020/photo.jpg"


def test_pictures_of_everything_that_is_shown_are_published_with_their_digests() -> None:
    archive = archive_of(
        article("a", pictures=(picture("content/z.jpg"),), tags=(term("courts"),)),
        fixed_page("about", pictures=(picture("content/pages/desk.png"),)),
        introduction("tags", "courts", pictures=(picture("content/_tags/court.jpg"),)),
        media=("content/z.jpg", "content/pages/desk.png", "content/_tags/court.jpg"),
    )
    assert list(archive.media.items()) == [
        ("content/_tags/court.jpg", prose("content/_tags/court.jpg")),
        ("content/pages/desk.png", prose("content/pages/desk.png")),
        ("content/z.jpg", prose("content/z.jpg")),
    ]


def test_a_picture_that_only_a_held_article_shows_is_not_published_and_not_left_over() -> None:
    held = article("a", status="draft", pictures=(picture(PHOTO),))
    done = indexed(held, article("b"), media=(PHOTO,))
    assert (done.archive.media, done.diagnostics) == ({}, ())


def test_a_picture_that_a_published_article_shows_too_is_published() -> None:
    held = article("a", status="draft", pictures=(picture(PHOTO),))
    archive = archive_of(held, article("b", pictures=(picture(PHOTO),)), media=(PHOTO,))
    assert list(archive.media) == [PHOTO]


def test_a_picture_of_an_introduction_without_a_page_is_not_published() -> None:
    held = article("a", status="draft", tags=(term("courts"),))
    words = introduction("tags", "courts", pictures=(picture(PHOTO),))
    done = indexed(held, article("b"), words, media=(PHOTO,))
    assert (done.archive.media, done.diagnostics) == ({}, ())


def test_a_missing_picture_is_an_error_with_the_nearest_name() -> None:
    filed = article("a", pictures=(picture("content/2020/foto.jpg"),))
    other = article("b", pictures=(picture(PHOTO),))
    assert said(filed, other, media=(PHOTO,)) == [
        (
            "content/a.md:7: missing-picture: there is no picture content/2020/foto.jpg "
            "(did you mean content/2020/photo.jpg?)"
        )
    ]


def test_a_missing_picture_that_differs_in_case_is_told_so() -> None:
    filed = article("a", pictures=(picture("content/2020/Photo.JPG"), picture(PHOTO)))
    assert said(filed, media=(PHOTO,)) == [
        (
            "content/a.md:7: missing-picture: there is no picture content/2020/Photo.JPG "
            "(did you mean content/2020/photo.jpg? (capital letters count))"
        )
    ]


def test_a_missing_picture_far_from_everything_is_told_where_pictures_stand() -> None:
    assert said(article("a", pictures=(picture(PHOTO),))) == [
        (
            "content/a.md:7: missing-picture: there is no picture content/2020/photo.jpg "
            "(put the picture beside the manuscript)"
        )
    ]


def test_a_missing_picture_of_a_held_article_is_an_error_already() -> None:
    held = article("a", status="draft", pictures=(picture(PHOTO),))
    (found,) = indexed(held).diagnostics
    assert (found.code, found.severity) == ("missing-picture", Severity.ERROR)


def test_a_hint_never_names_a_picture_of_a_held_article() -> None:
    held = article("a", status="draft", pictures=(picture(PHOTO),))
    filed = article("b", pictures=(picture("content/2020/foto.jpg"),))
    (line,) = said(held, filed, media=(PHOTO,))
    assert line.endswith("(put the picture beside the manuscript)")


def test_a_file_that_nobody_uses_is_a_warning_and_not_published() -> None:
    done = indexed(article("a"), media=(PHOTO,))
    assert done.archive.media == {}
    (found,) = done.diagnostics
    assert (found.code, found.severity) == ("unused-file", Severity.WARNING)
    assert line_of(found) == (
        "content/2020/photo.jpg:1: unused-file: content/2020/photo.jpg is neither a manuscript "
        "nor a picture of one; it is not published (use it in an article, or move it away)"
    )


@pytest.mark.parametrize("name", ["a.txt", "a.Markdown", "a.HTML", "draft"])
def test_a_file_that_looks_like_text_may_be_an_article_under_another_name(name: str) -> None:
    (line,) = said(article("a"), media=(f"content/{name}",))
    assert line.endswith("(if it is an article, give it a name that ends in .md)")


def test_files_that_nobody_uses_are_told_in_the_order_of_their_paths() -> None:
    (first, second) = said(article("a"), media=("content/z.jpg", "content/b.jpg"))
    assert first.startswith("content/b.jpg:1: ")
    assert second.startswith("content/z.jpg:1: ")


RULING = "content/2020/ruling.pdf"


def test_a_document_that_is_linked_is_published_and_one_nobody_links_to_is_left_over() -> None:
    filed = article("a", links=(link(document=RULING),))
    done = indexed(filed, media=(RULING, "content/2020/other.PDF"))
    assert list(done.archive.media) == [RULING]
    assert done.archive.links == {"content/a.md": ("media/2020/ruling.pdf",)}
    assert [(one.code, one.hint) for one in done.diagnostics] == [
        ("unused-file", "link to it in an article, as in [the ruling](ruling.pdf), or move it away")
    ]


def test_a_document_that_only_a_held_article_links_to_is_not_published() -> None:
    held = article("a", status="draft", links=(link(document=RULING),))
    done = indexed(held, article("b"), media=(RULING,))
    assert (done.archive.media, done.diagnostics) == ({}, ())


def test_a_missing_document_is_an_error_that_names_the_nearest_document() -> None:
    filed = article("a", links=(link(document="content/2020/rulings.pdf"), link(slug="a")))
    other = article("b", links=(link(document=RULING),), pictures=(picture("content/2020/r.pdg"),))
    assert said(filed, other, media=(RULING, "content/2020/r.pdg")) == [
        (
            "content/a.md:7: missing-document: there is no document content/2020/rulings.pdf "
            f"(did you mean {RULING}?)"
        )
    ]
    assert said(filed, media=()) == [
        (
            "content/a.md:7: missing-document: there is no document content/2020/rulings.pdf "
            "(put the document beside the manuscript)"
        )
    ]


def test_no_hint_names_a_document_of_a_held_article() -> None:
    held = article("b", status="draft", links=(link(document=RULING),))
    filed = article("a", links=(link(document="content/2020/rulings.pdf"),))
    assert RULING not in "".join(said(filed, held, media=(RULING,)))


def test_a_picture_is_not_mistaken_for_a_document() -> None:
    filed = article("a", pictures=(picture("content/2020/ruling.pdx"),))
    other = article("b", links=(link(document=RULING),))
    assert "ruling.pdf" not in "".join(said(filed, other, media=(RULING,)))
