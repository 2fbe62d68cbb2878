"""Check `accessibility`."""

import pytest

from dateline.checks.site.accessibility import CHECK
from tests.checks.site.views import in_style, on_page, page, told

WELL = (
    '<label for="q">Search</label><input id="q"><label>Year <input name="year"></label>',
    '<input aria-label="Search"><select title="Year"></select>',
    '<p id="l">Text</p><textarea aria-labelledby="l"></textarea>',
    '<input type="hidden" name="x"><input type="submit"><input type="button" value="Go">',
    '<a href="x">Words</a><a href="x"><img alt="Asia"></a><a id="here"></a>',
    '<a href="x"><svg><title>Asia</title></svg></a><button aria-label="Close"></button>',
    "<table><tr><th>Year</th></tr></table>",
    '<table role="presentation"><tr><td>x</td></tr></table>',
    '<iframe title="A film" src="x"></iframe>',
    '<p tabindex="0"></p><p tabindex="-1"></p>',
    '<table><tr><th id="a">A</th><td headers="a">x</td></tr></table>',
)


@pytest.mark.parametrize("body", WELL)
def test_a_page_without_barriers_is_well(body: str) -> None:
    assert on_page(CHECK, page(body)) == []


BARRIERS = {
    '<input name="q">': ("unlabelled-field", "the field q has no label"),
    "<select></select>": ("unlabelled-field", "the field <select> has no label"),
    '<label for="q"></label><input id="q">': ("unlabelled-field", "the field q has no label"),
    '<label>Year <input title="Year"></label><input name="q">': (
        "unlabelled-field",
        "the field q has no label",
    ),
    "<label><textarea></textarea></label>": (
        "unlabelled-field",
        "the field <textarea> has no label",
    ),
    '<a href="../x.html"></a>': ("no-words", "the link x.html has no words that say what it does"),
    '<a href="x"><img alt=""></a>': ("no-words", "the link x has no words that say what it does"),
    "<button><i></i></button>": ("no-words", "a <button> has no words that say what it does"),
    "<details><summary></summary></details>": (
        "no-words",
        "a <summary> has no words that say what it does",
    ),
    '<iframe src="../film.html"></iframe>': ("no-words", "a frame film.html has no title"),
    "<iframe></iframe>": ("no-words", "a frame has no title"),
    "<table><tr><td>x</td></tr></table>": (
        "table-without-headers",
        "a table has no headers, so its cells cannot be told apart by ear",
    ),
    '<p id="a"></p><p id="a"></p><p id="a"></p>': (
        "duplicate-id",
        'the id "a" stands 3 times in one page; links find the first',
    ),
    '<label for="q">Search</label>': ("dangling-reference", 'for="q" names no id of the page'),
    '<p aria-describedby="here there" id="here"></p>': (
        "dangling-reference",
        'aria-describedby="there" names no id of the page',
    ),
    '<p tabindex="3"></p>': (
        "tab-order",
        'tabindex="3" takes an element out of the order of the page',
    ),
}


@pytest.mark.parametrize("body", BARRIERS)
def test_a_barrier_is_found(body: str) -> None:
    assert told(on_page(CHECK, page(body))) == [BARRIERS[body]]


def test_a_label_that_leads_to_nothing_labels_nothing() -> None:
    body = '<label for="nothing">Search</label><input aria-labelledby="none">'

    assert [one.code for one in on_page(CHECK, page(body))] == [
        "unlabelled-field",
        "dangling-reference",
        "dangling-reference",
    ]


def test_the_nearest_id_is_named() -> None:
    (one,) = on_page(CHECK, page('<p aria-owns="sorces"></p><p id="sources"></p>'))

    assert (one.hint, one.traces) == ('did you mean "sources"?', ('aria-owns="sorces"', "sorces"))


@pytest.mark.parametrize(
    ("html", "code", "message"),
    [
        ('lang="en"', "no-page-language", "the page does not say which language it is in"),
        ("<title>A</title>", "no-page-title", "the page has no title"),
        ("<main>", "no-main-part", "the page does not say where its main part is"),
    ],
)
def test_what_every_page_says_of_itself_is_missed(html: str, code: str, message: str) -> None:
    assert told(on_page(CHECK, page("").replace(html, ""))) == [(code, message)]


def test_the_title_of_a_drawing_is_not_the_page_s() -> None:
    body = page("<svg><title>Asia</title></svg>").replace("<title>A</title>", "<title> </title>")

    assert [one.code for one in on_page(CHECK, body)] == ["no-page-title"]


def test_a_role_may_say_where_the_main_part_is() -> None:
    body = page("").replace("<main>", '<div role="main">')

    assert on_page(CHECK, body) == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("width=device-width, initial-scale=1", None),
        ("width=device-width, maximum-scale=5", None),
        ("width=device-width, maximum-scale=1.0", "maximum-scale=1.0"),
        ("width=device-width, maximum-scale=.", "maximum-scale=."),
        ("width=device-width, maximum-scale=1.2.3", "maximum-scale=1.2.3"),
        ("width=device-width, maximum-scale=9.2.", None),
        ("user-scalable=no", "user-scalable=no"),
        ("user-scalable = 0", "user-scalable = 0"),
    ],
)
def test_a_page_that_cannot_be_made_larger_is_found(content: str, found: str | None) -> None:
    head = f'<meta name="viewport" content="{content}"><meta name="x" content="user-scalable=no">'
    expected = [f"the page keeps readers from making it larger: {found}"] if found else []

    assert [one.message for one in on_page(CHECK, page("", head))] == expected


def test_a_style_sheet_is_no_page() -> None:
    assert in_style(CHECK, "a { color: red }") == []
