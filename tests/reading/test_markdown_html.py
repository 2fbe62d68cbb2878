import pytest

from tests.reading.test_markdown import hints, html, read, said

HOW_TO_SHOW = "write Markdown, or put the tag between ` signs to show it"


def raw(text: str) -> str:
    """Read a body where raw HTML is on and nothing is wrong, and return its HTML."""
    reading = read(text, raw_html=True)
    assert said(reading) == []
    return reading.body.html


@pytest.mark.parametrize("raw_html", [False, True])
@pytest.mark.parametrize(
    "name",
    "script iframe style object embed form base meta link svg math applet frame textarea".split(),  # noqa: SIM905
)
def test_dangerous_html_is_an_error_in_both_modes(name: str, raw_html: bool) -> None:  # noqa: FBT001
    reading = read(f"One.\n\nTwo <{name.upper()} src=x onload=y> three.", raw_html=raw_html)

    dangerous = f"3:5 dangerous-html `<{name}>` is never let into an article"
    assert dangerous in said(reading)
    assert f"<{name}" not in reading.body.html


def test_a_dangerous_tag_is_an_error_even_if_it_does_not_end() -> None:
    assert said(read("One <script src=x")) == [
        "1:5 dangerous-html `<script>` is never let into an article"
    ]


def test_harmless_html_is_shown_as_text_and_told() -> None:
    reading = read('One <b class="x">two</b> <!DOCTYPE html> <?php x ?>.')

    assert reading.body.html == (
        '<p>One &lt;b class="x"&gt;two&lt;/b&gt; &lt;!DOCTYPE html&gt; &lt;?php x ?&gt;.</p>'
    )
    assert said(reading) == ["1:5 raw-html `<b>` is shown as text"]
    assert hints(reading) == [HOW_TO_SHOW]


def test_blocks_of_html_are_shown_as_text() -> None:
    reading = read("<div>\n\n*One*\n\n</div>")

    assert reading.body.html == "<p>&lt;div&gt;</p>\n<p><em>One</em></p>\n<p>&lt;/div&gt;</p>"
    assert said(reading) == ["1:1 raw-html `<div>` is shown as text"]


def test_markdown_inside_a_tag_is_read_and_the_tag_shown() -> None:
    reading = read('One <b title="[a](b)">.')

    assert reading.body.html == ('<p>One &lt;b title=“<a href="dateline-link:0">a</a>”&gt;.</p>')
    assert said(reading) == ["1:5 raw-html `<b>` is shown as text"]


@pytest.mark.parametrize("text", ["1 < 2 > 0", "<3", "a<b", "&lt;script&gt;", "\\<b>", "<b\n\nc>"])
def test_what_is_no_tag_is_text(text: str) -> None:
    assert said(read(text)) == []


@pytest.mark.parametrize("text", ["`<script>`", "~~~\n<script>\n~~~", "    <script>"])
def test_code_may_show_tags(text: str) -> None:
    assert "&lt;script&gt;" in html(text)


@pytest.mark.parametrize("raw_html", [False, True])
@pytest.mark.parametrize(
    ("text", "left", "places"),
    [
        ("One <!-- secret --> two", "<p>One  two</p>", ["1:5"]),
        ("One\n\n<!--\nsecret\n\nsecret\n-->\n\ntwo", "<p>One</p>\n<p>two</p>", ["3:1"]),
        ("One <!----> two <!--->", "<p>One  two </p>", ["1:5", "1:17"]),
        ("One <!-- secret --!> two", "<p>One  two</p>", ["1:5"]),
        ("<!--\n```\nsecret\n-->\nOne", "<p>One</p>", ["1:1"]),
        ("`a` <!-- `b` -->", "<p><code>a</code> </p>", ["1:5"]),
        ("\\` <!-- secret --> `", "<p>`  `</p>", ["1:4"]),
        ("    <!-- secret -->\n\nOne", "<p>One</p>", ["1:5"]),
        ("`a\n\n<!-- secret ` -->b", "<p>`a</p>\n<p>b</p>", ["3:1"]),
        (
            "`a\n```\n```\n<!-- secret ` -->b",
            "<p>`a</p>\n<pre><code></code></pre>\n<p>b</p>",
            ["4:1"],
        ),
    ],
)
def test_comments_are_not_published(
    text: str,
    left: str,
    places: list[str],
    raw_html: bool,  # noqa: FBT001
) -> None:
    reading = read(text, raw_html=raw_html)

    assert reading.body.html == left
    assert said(reading) == [f"{at} html-comment the comment is not published" for at in places]


@pytest.mark.parametrize("raw_html", [False, True])
@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("iframe", "write a link to it instead, as in [Video: the debate](https://…)"),
        ("svg", "save the drawing beside the manuscript, as in ![What it shows](drawing.png)"),
        ("meta", "remove it; what every page needs belongs into the folders templates and static"),
        ("form", "remove it"),
    ],
)
def test_what_is_never_let_in_says_what_to_write(
    name: str,
    hint: str,
    raw_html: bool,  # noqa: FBT001
) -> None:
    assert hints(read(f"A <{name} x> b", raw_html=raw_html)) == [hint]


@pytest.mark.parametrize("raw_html", [False, True])
def test_a_comment_that_never_ends_is_an_error(raw_html: bool) -> None:  # noqa: FBT001
    reading = read("One <!-- secret\n\nsecret", raw_html=raw_html)

    assert reading.body.html == "<p>One </p>"
    message = "the comment never ends: everything from here on would not be published"
    assert said(reading) == [f"1:5 unclosed-comment {message}"]
    assert reading.diagnostics[0].is_error


@pytest.mark.parametrize("text", ["`<!-- a -->`", "~~~\n<!-- a -->\n~~~", "`` ` <!-- a --> ``"])
def test_code_may_show_comments(text: str) -> None:
    assert "&lt;!-- a --&gt;" in html(text)


@pytest.mark.parametrize(
    "text",
    [
        "# One `\ntwo <!-- secret ` --> three",
        "# One `\ntwo <!-- secret ` secret\n\nsecret --> three",
        "> One `\n\n> two <!-- secret ` secret --> three",
    ],
)
def test_a_code_span_that_markdown_does_not_see_hides_no_comment(text: str) -> None:
    reading = read(text)

    assert "secret" not in reading.body.html
    assert "three" in reading.body.html
    assert [found.code for found in reading.diagnostics] == ["html-comment"]


def test_a_comment_taken_out_leaves_no_tag_behind() -> None:
    assert said(read("One <scr<!-- -->ipt>")) == [
        "1:5 dangerous-html `<script>` is never let into an article",
        "1:9 html-comment the comment is not published",
    ]


def test_where_raw_html_is_on_harmless_html_is_let_through() -> None:
    text = '<div class="box" id="box" lang="fr">\n*One* "two"\n</div>\n\nThree <kbd>k</kbd> &copy;'

    assert raw(text) == (
        '<div class="box" id="box" lang="fr">\n*One* "two"\n</div>\n\n<p>Three <kbd>k</kbd> ©</p>'
    )


def test_addresses_in_raw_html_go_through_the_same_gates() -> None:
    text = (
        '<a href="../2008/x.md#a">a</a> <a href="https://x.org/?b=1&amp;c=2">b</a>\n'
        '<a href=" #c ">c</a> <img src="a.jpg" alt="A &quot;b&quot;" width="5"><a>d</a>\n\n# C'
    )

    assert raw(text) == (
        '<p><a href="dateline-link:0">a</a> <a href="https://x.org/?b=1&amp;c=2" '
        'rel="noreferrer">b</a>\n<a href="#c">c</a> '
        '<img alt="A &quot;b&quot;" src="dateline-picture:0" width="5"><a>d</a></p>\n'
        '<h2 id="c">C</h2>'
    )


def test_what_is_wrong_in_raw_html_is_told() -> None:
    text = (
        '<p onclick="x()">One</p>\n\n'
        '<a href="javascript:x">a</a> <img src="//x.org/a.jpg"> <br/>\n'
        '<b id="main">b</b> <b id="b">c</b> <b id="b">d</b> <font>e</font>\n'
    )

    reading = read(text, raw_html=True)

    assert said(reading) == [
        "1:1 dangerous-html `onclick` runs script",
        "3:1 bad-link `javascript:` is no kind of address for a link",
        "3:30 missing-alternative-text the picture has no alternative text",
        "3:30 remote-picture `//x.org/a.jpg` is not a file beside the manuscript",
        "4:1 bad-attribute the id `main` is used by the page around the article",
        "4:36 bad-attribute the id `b` is already the id of something above",
        "4:52 raw-html `<font>` is not let through",
    ]
    assert reading.body.html == (
        '<p>One</p>\n\n<p><a>a</a> <img> <br>\n<b>b</b> <b id="b">c</b> <b>d</b> e</p>'
    )


def test_styles_and_declarations_do_not_pass_where_raw_html_is_on() -> None:
    reading = read('<p style="x">a</p>\n\n<![CDATA[ b ]]>\n\n<?c?>\n\nd <!x> e', raw_html=True)

    assert "style" not in reading.body.html
    assert "<!" not in reading.body.html
    assert "<?" not in reading.body.html


def test_what_stood_in_a_tag_that_is_gone_is_well_nested() -> None:
    assert read("<select>", raw_html=True).body.html == "<p></p><p></p><p></p>"


def test_code_inside_a_block_of_html_is_code() -> None:
    assert raw("<div>\n```\n<b>\n```\n</div>") == (
        "<div>\n\n<pre><code>&lt;b&gt;\n</code></pre>\n\n</div>"
    )


def test_text_that_only_looks_like_a_tag_is_text_where_raw_html_is_on() -> None:
    assert raw("<div>1 < 2 &amp; 3 &#66;</div>\n\n&#65; <3") == (
        "<div>1 &lt; 2 &amp; 3 B</div>\n\n<p>A &lt;3</p>"
    )
