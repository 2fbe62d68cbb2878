import re

from tests.reading.test_markdown import hints, html, read, said


def test_a_footnote_is_called_and_leads_back() -> None:
    assert html("One.[^1]\n\n[^1]: Two.") == (
        '<p>One.<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup></p>\n'
        '<div class="footnote">\n<hr>\n<ol>\n<li id="fn-1">\n'
        '<p>Two.\u00a0<a class="footnote-backref" href="#fnref-1" title="Back to the text">'
        "\u21a9\ufe0e</a></p>\n</li>\n</ol>\n</div>"
    )


def test_the_call_of_a_footnote_stands_against_the_word_before_it() -> None:
    assert html("One. [^1] Two\n[^1].\n\n[^1]: Text").startswith(
        '<p>One.<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup> Two'
        '<sup id="fnref2-1"><a class="footnote-ref" href="#fn-1">1</a></sup>.</p>'
    )


def test_figures_that_follow_each_other_are_parted() -> None:
    reading = html("One[^1] [^2][@1] [@2] two.\n\n[^1]: A\n[^2]: B")

    figures = re.sub("<a[^>]*>|</a>", "", reading.partition("</p>")[0])
    assert figures == (
        '<p>One<sup id="fnref-1">1</sup><sup id="fnref-2">,\u00a02</sup>'
        '<sup class="cite">,\u00a01,\u00a02</sup> two.'
    )


def test_the_way_back_is_named_in_the_language_of_the_article() -> None:
    assert 'title="Retour au texte"' in html("Un.[^1]\n\n[^1]: Deux.", language="fr-CA")


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    text = "* One[^c]\n\nTwo[^a] three[^b] four[^c]\n\n[^a]: A\n[^b]: B\n\n    more\n[^c]: C[^a]"

    reading = read(text)

    assert said(reading) == []
    calls = reading.body.html.split('class="footnote-ref" href="#fn-')[1:]
    assert [call[:6] for call in calls] == ['c">1</', 'a">2</', 'b">3</', 'c">1</', 'a">2</']
    assert reading.anchors == (
        "fnref-c",
        "fnref-a",
        "fnref-b",
        "fnref2-c",
        "fn-c",
        "fnref2-a",
        "fn-a",
        "fn-b",
    )
    assert reading.body.html.count('href="#fnref2-c"') == 1


def test_the_id_of_a_note_is_made_of_its_label() -> None:
    reading = read(
        "[^The Note][^the-note][^ملاحظة][^😀][^!][^?]\n\n"
        "[^The Note]: a\n[^the-note]: b\n[^ملاحظة]: c\n[^😀]: d\n[^!]: e\n[^?]: f"
    )

    notes = [anchor for anchor in reading.anchors if anchor.startswith("fn-")]
    assert notes == [
        "fn-the-note",
        "fn-the-note-2",
        "fn-mlhdhh",
        "fn-grinning",
        "fn-note",
        "fn-note-2",
    ]


def test_a_call_without_a_note_is_an_error() -> None:
    reading = read("A `[^2]`\n\nOne[^one] two[^2] three[^4] [^]\n\n[^ones]: Text\n[^4]:")

    assert said(reading) == [
        "3:4 undefined-footnote there is no text for the footnote `one`",
        "3:14 undefined-footnote there is no text for the footnote `2`",
        "3:24 undefined-footnote there is no text for the footnote `4`",
        "5:1 unused-footnote the footnote `ones` is never called",
    ]
    assert hints(reading) == [
        "did you mean [^ones]?",
        "write [^2]: and the text",
        "write [^4]: and the text",
        "write [^ones] where it belongs",
    ]


def test_a_note_that_is_never_called_stays_and_leads_nowhere_back() -> None:
    reading = read("One.[^1]\n\n[^2]: Unused <https://x.org>\n[^1]: Used\n")

    assert said(reading) == ["3:1 unused-footnote the footnote `2` is never called"]
    assert reading.body.html.index("Used") < reading.body.html.index("Unused")
    assert "#fnref-2" not in reading.body.html
    assert 'href="https://x.org"' in reading.body.html


def test_a_note_written_twice_is_told() -> None:
    reading = read("One.[^1]\n\n[^1]: First\n\n[^1]: Second")

    assert said(reading) == [
        "3:1 unused-footnote the footnote `1` is written twice; only the last text is shown"
    ]


def test_a_note_may_hold_several_blocks() -> None:
    text = "One.[^1] Two.[^1]\n\n[^1]: First\n\n    * list\n"

    assert html(text).endswith(
        '<ul>\n<li>list</li>\n</ul>\n<p><a class="footnote-backref" href="#fnref-1" '
        'title="Back to the text">\u21a9\ufe0e</a><a class="footnote-backref" href="#fnref2-1" '
        'title="Back to the text">\u21a9\ufe0e</a></p>\n</li>\n</ol>\n</div>'
    )
