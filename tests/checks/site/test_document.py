"""A page is read as browsers read it, as far as checks ask."""

import pytest

from dateline.checks.site.document import Document, read_document


def tree(html: str) -> list[tuple[str, str]]:
    """Return each element with the one around it."""
    page = read_document(html)
    return [
        (one.tag, page.elements[one.parent].tag if one.parent >= 0 else "") for one in page.elements
    ]


def words(html: str, tag: str) -> list[str]:
    page = read_document(html)
    return [page.words(one) for one in page.all(tag)]


def test_elements_stand_in_each_other() -> None:
    assert tree("<ul><li><a>x</a></li><li></li></ul><p></p>") == [
        ("ul", ""),
        ("li", "ul"),
        ("a", "li"),
        ("li", "ul"),
        ("p", ""),
    ]


@pytest.mark.parametrize("void", ["<br>", "<br/>", '<img src="a">', "<input>", "<meta>", "<link>"])
def test_nothing_stands_in_an_element_that_is_always_empty(void: str) -> None:
    assert tree(f"<p>{void}<b></b></p>")[-1] == ("b", "p")


def test_a_drawing_may_close_its_elements_at_once() -> None:
    assert tree("<svg><path/><g></g></svg>") == [("svg", ""), ("path", "svg"), ("g", "svg")]


def test_what_is_not_closed_ends_with_what_is_around_it() -> None:
    assert tree("<div><p><b>x</div><i>y</i>") == [("div", ""), ("p", "div"), ("b", "p"), ("i", "")]


def test_an_end_that_nothing_began_changes_nothing() -> None:
    assert tree("<p></b><i></i></p>") == [("p", ""), ("i", "p")]


def test_words_are_those_inside_with_single_spaces() -> None:
    assert words("<a>\n One <b>two</b>&amp; three\n</a> four", "a") == ["One two& three"]
    assert words("<p>open <b>end", "p") == ["open end"]


def test_of_an_attribute_given_twice_the_first_counts() -> None:
    (element,) = read_document('<a href=" one " href="two" download>').elements

    assert (element.get("href"), element.get("none")) == ("one", "")
    assert (element.has("download"), element.has("none")) == (True, False)


def test_scripts_and_comments_hold_no_elements() -> None:
    assert tree("<script>if (a<b) '<p>'</script><!-- <p> --><i></i>") == [("script", ""), ("i", "")]


def test_the_first_of_two_elements_has_the_id() -> None:
    page = read_document('<p id="a"><i id="a"><b id="">')

    assert {name: one.tag for name, one in page.ids().items()} == {"a": "p"}


def test_what_is_inside_and_around_is_found() -> None:
    page = read_document("<main><ul><li>x</li></ul></main><p></p>")
    main, _, item, _ = page.elements

    assert [one.tag for one in page.inside(main)] == ["ul", "li"]
    assert [one.tag for one in page.around(item)] == ["ul", "main"]


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<a>Words</a>", "Words"),
        ('<a aria-label="Label">Words</a>', "Label"),
        ('<a><img alt="A map"></a>', "A map"),
        ('<a><svg aria-label="A chart"></svg></a>', "A chart"),
        ('<a title="Title"></a>', "Title"),
        ('<a aria-labelledby="x none"></a><p id="x">Named</p>', "Named"),
        ("<a><i></i></a>", ""),
    ],
)
def test_the_name_of_an_element_is_what_a_screen_reader_says(html: str, name: str) -> None:
    page = read_document(html)

    assert page.name(page.elements[0]) == name


def test_nothing_is_a_page_without_elements() -> None:
    assert read_document("") == Document()
