import pytest

from dateline.importers.findings import Confidence
from dateline.importers.wire import read_wire
from dateline.importers.wirearticle import Kind, WireArticle
from dateline.reading.sourceline import SourceLine
from tests.importers.wires import CAPTIONS, DIGEST, PLAIN, WRAPPED


def confidence(article: WireArticle, field: str) -> Confidence:
    return next(one.confidence for one in article.findings if one.field == field)


def guesses(article: WireArticle, field: str) -> tuple[str, ...]:
    return next(one.guesses for one in article.findings if one.field == field)


def outlets(article: WireArticle) -> list[str]:
    return [source.outlet for source in article.sources]


def test_every_part_of_a_usual_article_is_found() -> None:
    article = read_wire(PLAIN, "court.txt")
    assert article.headline == "Court Opens Hearing"
    assert article.kind is Kind.ARTICLE
    assert article.byline.names == ("A. Reporter",)
    assert (article.byline.role, article.byline.desk) == ("Impunity Watch Reporter", "Oceania")
    assert article.bylines == ("By A. Reporter", "Impunity Watch Reporter, Oceania")
    assert article.dateline is not None
    assert (article.dateline.city, article.dateline.country) == ("Suva", "Fiji")
    assert article.paragraphs == (
        "The court opened its hearing on Monday in front of a full room.",
        "It closed at noon.",
    )
    assert article.labels == ("For more information, please see:",)
    assert [(one.outlet, one.title, str(one.date)) for one in article.sources] == [
        ("Pacific Desk", "Court Opens", "2008-05-31"),
        ("Radio Fiction", "A Full Room", "2008-06-01"),
    ]
    assert article.accounts == ("Impunity Watch Archive",)
    assert (article.captions, article.leftover, article.stories) == ((), (), 1)
    assert {one.confidence for one in article.findings} == {Confidence.FOUND}


def test_windows_and_old_mac_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    plain = read_wire(PLAIN, "court.txt")
    for end in ("\r\n", "\r", "\u2028", "\x0c"):
        assert read_wire("\ufeff" + PLAIN.replace("\n", end), "court.txt") == plain


def test_lines_of_hard_spaces_are_empty() -> None:
    assert read_wire(PLAIN.replace("\n\n", "\n\u00a0\n"), "court.txt") == read_wire(
        PLAIN, "court.txt"
    )


def test_control_characters_are_left_out_and_that_is_said() -> None:
    article = read_wire(PLAIN.replace("noon", "no\x01on\x02"), "court.txt")
    assert article.paragraphs[1] == "It closed at noon."
    assert guesses(article, "headline") == ("2 control characters were left out.",)


def test_several_stories_in_one_text_are_noticed_and_imported_as_one() -> None:
    article = read_wire(DIGEST, "digest.txt")
    assert article.stories == 2
    assert guesses(article, "body") == ("This looks like 2 stories; they were imported as one.",)
    assert article.paragraphs == (
        "The court opened its hearing on Monday in front of a full room.",
        "It closed at noon.",
        "Minister Leaves Office",
        "* * *",
        "MANOKWARI, West Papua - The minister left office on Sunday after a long debate.",
    )
    assert outlets(article) == ["Pacific Desk", "ABC", "VOA News", "Impunity Watch"]
    assert article.leftover == ("The Index may be found here.",)
    own = "Impunity Watch – Minister Stays – 3 May 2008"
    assert guesses(article, "sources") == (
        f'Articles of this archive itself, perhaps to be linked: "{own}".',
        'No date stands in "VOA News".',
        'Behind the list, and no source: "The Index may be found here.".',
    )


def test_a_list_ends_where_the_next_story_begins() -> None:
    dated = "The hall – built in stone – 3 May 1899"
    text = DIGEST.replace("Minister Leaves Office\n", f"Minister Leaves Office\n\n{dated}\n")
    article = read_wire(text, "digest.txt")
    assert dated in article.paragraphs
    assert outlets(article) == ["Pacific Desk", "ABC", "VOA News", "Impunity Watch"]


def test_a_category_above_the_headline_is_no_headline() -> None:
    article = read_wire(DIGEST, "digest.txt")
    assert (article.category, article.kind) == ("Oceania", Kind.BRIEF)
    assert article.headline == "BRIEF: Court Opens; Minister Leaves"
    assert guesses(article, "headline") == ("The headline stood there twice; it was kept once.",)
    assert read_wire("Category: Rights\nTitle\n\nText.", "a.txt").category == "Rights"


def test_a_category_alone_is_a_headline() -> None:
    article = read_wire("Oceania", "a.txt")
    assert (article.category, article.headline) == ("", "Oceania")


def test_two_stories_are_told_by_their_bylines() -> None:
    text = (
        "One\n\nBy A. Reporter\n\nA text.\n\nA second text.\n\nTwo\n\nBy B. Writer\n\nIts text.\n"
    )
    assert read_wire(text, "a.txt").stories == 2


def test_captions_are_taken_out_of_byline_and_paragraph() -> None:
    article = read_wire(CAPTIONS, "held.txt")
    assert article.captions == (
        "Crowd at the gate (Photo Courtesy of Fictional Wire)",
        "(Photo Courtesy of Fictional Wire)",
    )
    assert guesses(article, "captions") == (
        'The caption "(Photo Courtesy of Fictional Wire)" stood there twice; it was kept once.',
    )
    assert article.paragraphs == (
        "Two people were held on Friday when the police entered the house [sic] at night.",
        "A shop in the capital",
        "1. *Stars* and _lines_ <b>stay</b>.",
    )
    assert guesses(article, "body") == (
        "A caption stood inside a paragraph; its two halves were joined.",
        '"A shop in the capital" stood there twice; it was kept once.',
    )


def test_an_editor_and_a_slip_in_the_role_are_found() -> None:
    byline = read_wire(CAPTIONS, "held.txt").byline
    assert (byline.names, byline.role) == (("A. Reporter",), "Impunity Water Reporter")
    assert (byline.edited_by, byline.edited_role) == (
        ("B. Editor",),
        "Managing Editor, Impunity Watch",
    )
    assert len(byline.guesses) == 1


def test_a_dateline_alone_on_its_line_belongs_to_the_text_below() -> None:
    article = read_wire(CAPTIONS, "held.txt")
    assert article.dateline is not None
    assert (article.dateline.city, article.dateline.country) == ("Damascus", "Syria")


def test_a_dateline_behind_a_short_line_is_found() -> None:
    article = read_wire("Title\n\nBy A. Reporter\n\nA kicker\n\nLIMA, Peru – The text.", "a.txt")
    assert article.dateline is not None
    assert article.paragraphs == ("A kicker", "The text.")


def test_a_dateline_deep_in_the_text_is_text() -> None:
    article = read_wire("Title\n\nThe text began.\n\nLIMA, Peru – The text.", "a.txt")
    assert article.dateline is None
    assert article.paragraphs == ("The text began.", "LIMA, Peru – The text.")


def test_what_stands_in_the_list_and_is_no_source_is_left_over() -> None:
    article = read_wire(CAPTIONS, "held.txt")
    assert outlets(article) == ["BBC", "Reuters", "ABC"]
    assert article.leftover == ("Save_the_rest_en-1",)
    assert guesses(article, "sources") == (
        'These dates could not be read: "Febuary 3, 2012".',
        'Behind the list, and no source: "Save_the_rest_en-1".',
    )


def test_an_address_alone_in_the_list_is_a_source() -> None:
    article = read_wire("Title\n\nText.\n\nSources:\nhttp://example.org/a", "a.txt")
    line = "http://example.org/a"
    assert article.sources == (SourceLine(url=line, whole=line, typed=line),)
    assert guesses(article, "sources") == (f'These lines could not be split: "{line}".',)


def test_a_drawn_line_and_a_long_one_in_the_list_are_left_over() -> None:
    long = "word " * 90
    article = read_wire(f"Title\n\nText.\n\nSources:\nABC – It – 1 May 2008\n---\n{long}", "a.txt")
    assert article.leftover == ("---", long.strip())


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    article = read_wire(WRAPPED, "a.txt")
    first = "The parliament met on Monday to discuss the new law, and many of those present"
    assert article.paragraphs == (
        f"{first} asked for a vote before the end of the week.",
        "A second paragraph follows here and it is also broken at the same width as the first.",
    )
    assert confidence(article, "body") is Confidence.GUESSED


def test_sources_without_a_label_are_found_by_their_dates() -> None:
    article = read_wire(WRAPPED, "a.txt")
    assert outlets(article) == ["Fictional Times"]
    assert guesses(article, "sources") == (
        "No label stands before the sources; the dated lines at the end were taken for them.",
    )


def test_a_last_line_that_is_no_source_is_text() -> None:
    article = read_wire("Title\n\nText.\n\nThe end – as it were.", "a.txt")
    assert article.sources == ()
    assert article.paragraphs == ("Text.", "The end – as it were.")


@pytest.mark.parametrize(
    ("account", "names"),
    [
        ("Impunity Watch Archive", ()),
        ("The Archive", ()),
        ("Site Admin", ()),
        ("areporter", ()),
        ("42 17", ()),
        ("A. Reporter", ("A. Reporter",)),
    ],
)
def test_an_account_is_the_author_only_if_it_may_be_a_name(
    account: str, names: tuple[str, ...]
) -> None:
    article = read_wire(f"Title\n\nText.\n\nAuthor: {account}\n", "a.txt")
    assert article.byline.names == names
    assert article.accounts == (account,)
    assert "No byline was found" in guesses(article, "author")[0]


def test_several_accounts_are_kept() -> None:
    article = read_wire("Title\n\nText.\n\nAuthor: One Archive\n\nAuthor: Two Archive\n", "a.txt")
    assert article.accounts == ("One Archive", "Two Archive")


@pytest.mark.parametrize(
    "first",
    [
        "By A. Reporter",
        "For more information, please see:",
        "(Photo courtesy of BBC)",
        "ABC – Title – 1 May 2008",
        "SUVA, Fiji – The court opened its hearing on Monday in front of a full room.",
        "A line that is too long to be a headline, as it goes on and on. " * 4,
        "-----",
    ],
)
def test_without_a_headline_one_is_made_of_the_files_name(first: str) -> None:
    article = read_wire(f"{first}\n\nText.", "court-opens_hearing.txt")
    assert article.headline == "Court opens hearing"
    assert guesses(article, "headline") == (
        "No headline was found; it was made of the file's name.",
    )


@pytest.mark.parametrize(
    ("name", "headline"), [("", "Untitled"), (".txt", ".txt"), ("a" * 300, "A" + "a" * 199)]
)
def test_a_headline_is_made_of_any_name(name: str, headline: str) -> None:
    assert read_wire("", name).headline == headline


def test_a_short_headline_with_a_place_and_a_dash_is_a_headline() -> None:
    assert read_wire("Fiji – Court Opens\n\nText.", "a.txt").headline == "Fiji – Court Opens"


def test_a_headline_again_in_capitals_is_left_over() -> None:
    article = read_wire("Court Opens\nCOURT OPENS\n\nText.", "a.txt")
    assert (article.headline, article.leftover) == ("Court Opens", ("COURT OPENS",))


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("BRIEF: Court Opens", Kind.BRIEF),
        ("News Briefs – Court Opens", Kind.BRIEF),
        ("UPDATE: Court Opens", Kind.UPDATE),
        ("Updated: Court Opens", Kind.UPDATE),
        ("Brief Hearing Held", Kind.ARTICLE),
    ],
)
def test_the_kind_stands_in_the_headline(headline: str, kind: Kind) -> None:
    assert read_wire(f"{headline}\n\nText.", "a.txt").kind is kind


def test_invisible_characters_do_not_reach_fields() -> None:
    text = PLAIN.replace("Court", "Cou\u200brt").replace("A. Rep", "A.\u200e Rep")
    article = read_wire(text, "court.txt")
    assert article.headline == "Court Opens Hearing"
    assert article.byline.names == ("A. Reporter",)
    assert article.sources[0].title == "Court Opens"


def test_at_most_eight_lines_are_tried_as_byline() -> None:
    lines = [f"Line {number} stands here" for number in range(1, 12)]
    article = read_wire("\n".join(["Title", *lines]), "a.txt")
    assert article.paragraphs == tuple(lines)


def test_fields_that_are_not_there_are_missing() -> None:
    article = read_wire("Title\n\nText.", "a.txt")
    missing = [one.field for one in article.findings if one.confidence is Confidence.MISSING]
    assert missing == ["author", "role", "desk", "dateline", "label", "sources"]
