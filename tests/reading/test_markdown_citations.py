import pytest

from tests.reading.test_markdown import hints, html, read, said


def cite(number: int, use: int) -> str:
    return f'<a href="#source-{number}" id="cite-{number}-{use}">{number}</a>'


def test_a_citation_names_a_source_by_key_or_number() -> None:
    assert html("One.[@al-jazeera] Two.[@3]") == (
        f'<p>One.<sup class="cite">{cite(1, 1)}</sup> Two.<sup class="cite">{cite(3, 1)}</sup></p>'
    )


def test_a_list_of_citations_is_one_mark() -> None:
    assert html("One.[@bbc, @1;@cnn]") == (
        f'<p>One.<sup class="cite">{cite(2, 1)},\u00a0{cite(1, 1)},\u00a0{cite(3, 1)}</sup></p>'
    )


@pytest.mark.parametrize("space", [" ", "\n", "\u00a0"])
def test_a_citation_stands_against_the_word_before_it(space: str) -> None:
    assert html(f"The *vote*.{space}[@1] He *said*{space}[@3], twice.") == (
        f'<p>The <em>vote</em>.<sup class="cite">{cite(1, 1)}</sup> He <em>said</em>'
        f'<sup class="cite">{cite(3, 1)}</sup>, twice.</p>'
    )


def test_citations_in_a_row_are_one_mark() -> None:
    assert html("Seen [@1][@2]\n[@3] by all.") == (
        f'<p>Seen<sup class="cite">{cite(1, 1)},\u00a0{cite(2, 1)},\u00a0{cite(3, 1)}</sup>'
        " by all.</p>"
    )


def test_the_first_words_of_a_paragraph_may_be_a_citation() -> None:
    assert html("[@1] by all.\n\n| a |\n|---|\n| [@2] b |").count("</sup> b") == 2


@pytest.mark.parametrize("typed", ["'ja'[@1] und", "'ja' [@1] und", "'ja[@1]' und"])
def test_a_quotation_that_is_cited_is_closed_as_if_it_were_not(typed: str) -> None:
    german = html(typed, language="de")

    assert german.replace(f'<sup class="cite">{cite(1, 1)}</sup>', "") == "<p>‚ja‘ und</p>"


def test_a_key_that_is_a_number_goes_before_the_number() -> None:
    assert "#source-1" in html("a [@2]", keys=("2", "b"))  # type: ignore[arg-type]


def test_uses_are_counted_in_the_order_of_the_text() -> None:
    reading = read("* a [@2]\n\nb [@2][@1] *c [@2]*[^1]\n\n[^1]: d [@1]")

    assert [anchor for anchor in reading.anchors if anchor.startswith("cite")] == [
        "cite-2-1",
        "cite-2-2",
        "cite-1-1",
        "cite-2-3",
        "cite-1-2",
    ]
    assert reading.body.citations == (2, 3, 0)


@pytest.mark.parametrize("text", ["`[@1]`", "\\[@1]", "    [@1]", "```\n[@1]\n```"])
def test_code_and_escaped_text_cite_nothing(text: str) -> None:
    assert read(text).body.citations == ()
    assert "[@1]" in html(text)


def test_a_link_whose_words_begin_with_an_at_sign_is_a_link() -> None:
    assert html("[@desk](https://x.org)") == (
        '<p><a href="https://x.org" rel="noreferrer">@desk</a></p>'
    )


@pytest.mark.parametrize(
    ("typed", "part", "hint"),
    [
        ("[@4]", "@4", "the article lists 3 sources"),
        ("[@0]", "@0", "the article lists 3 sources"),
        ("[@al-jazera]", "@al-jazera", "did you mean [@al-jazeera]?"),
        ("[@zzz]", "@zzz", 'the sources are "al-jazeera", "bbc", "cnn"'),
        (
            "[@bbc, p. 3]",
            "p. 3",
            "write keys or numbers, each with @, parted by commas: [@al-jazeera, @2]",
        ),
    ],
)
def test_an_unknown_citation_is_an_error_and_stays_text(typed: str, part: str, hint: str) -> None:
    reading = read(f"`{typed}`\n\nOne {typed}.")

    assert said(reading) == [
        f"3:5 unknown-citation `{part}` is not one of the sources of this article"
    ]
    assert hints(reading) == [hint]
    assert reading.body.html.endswith(f"<p>One {typed}.</p>")
    assert reading.body.citations == ()


def test_a_citation_in_an_article_without_sources_says_where_to_list_them() -> None:
    assert hints(read("[@bbc]", keys=())) == ["list the work under `sources:` in the front matter"]
