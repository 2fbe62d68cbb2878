"""Elements of SVG: everything is escaped."""

from dateline.rendering.svg import drawing, element, link, strip


def test_values_and_words_are_escaped() -> None:
    assert element("a", {"href": '"><b>'}, ["<i>", "&"]) == (
        '<a href="&#34;&gt;&lt;b&gt;">&lt;i&gt;&amp;</a>'
    )


def test_elements_may_stand_in_elements() -> None:
    assert element("g", {}, [element("path", {"d": "M0 0"})]) == '<g><path d="M0 0"/></g>'


def test_a_drawing_has_a_size_and_is_silent() -> None:
    assert drawing("map", 10, 5, 2, []) == (
        '<svg class="map" width="10" height="5" viewBox="0 0 20 10" aria-hidden="true"/>'
    )
    assert strip("years", 5, []) == (
        '<svg class="years" width="100%" height="5" aria-hidden="true"/>'
    )


def test_a_link_says_where_it_leads() -> None:
    assert link("a.html", "A & B", [element("path", {})]) == (
        '<a href="a.html" tabindex="-1"><title>A &amp; B</title><path/></a>'
    )
