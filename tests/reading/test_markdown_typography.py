import pytest

from tests.reading.test_markdown import html


def line(text: str, language: str = "en") -> str:
    found = html(text, language=language)
    return found.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“Say ‘yes’ now”"),
        ("en-GB", "“Say ‘yes’ now”"),
        ("fr", "«\u202fSay “yes” now\u202f»"),
        ("de", "„Say ‚yes‘ now“"),
        ("de-CH", "«Say ‹yes› now»"),
        ("es", "«Say “yes” now»"),
        ("it", "«Say “yes” now»"),
        ("pt", "“Say ‘yes’ now”"),
        ("pt-PT", "«Say “yes” now»"),
        ("ru", "«Say „yes“ now»"),
        ("ar", "«Say ‹yes› now»"),
        ("zh", "“Say ‘yes’ now”"),
        ("zh-Hant", "「Say 『yes』 now」"),
        ("nl", "“Say ‘yes’ now”"),
        ("pl", "„Say «yes» now”"),
        ("sv", "”Say ’yes’ now”"),
        ("xx", "“Say ‘yes’ now”"),
    ],
)
def test_quotation_marks_are_those_of_the_language(language: str, expected: str) -> None:
    assert line("\"Say 'yes' now\"", language) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('He: "It\'s *so*," she said.', "He: “It’s <em>so</em>,” she said."),
        ('"*Yes*"', "“<em>Yes</em>”"),
        ('*"Yes"*', "<em>“Yes”</em>"),
        (
            '["a"](b) "[c](d)"',
            '<a href="dateline-link:0">“a”</a> “<a href="dateline-link:1">c</a>”',
        ),
        ('"`a`"', "“<code>a</code>”"),
        ('"**a *b***" c', "“<strong>a <em>b</em></strong>” c"),
        ("\"'a' b\" \"a 'b'\"", "“‘a’ b” “a ‘b’”"),
        ("'\"a\" b'", "‘“a” b’"),
        ('("a") ["b"] {"c"}', "(“a”) [“b”] {“c”}"),
        ('--"a"-- b', "–“a”– b"),
        ('"I was--" she', "“I was–” she"),
        ('"a"  \n"b"', "“a”<br>\n“b”"),
        ('"one" "two"', "“one” “two”"),
        ('"one ("two") three"', "“one (“two”) three”"),
        ('" a " b', "“ a ” b"),
        ('a" b', "a” b"),
        ('"\u2026a"', "“…a”"),
        ('*a*"b"', "<em>a</em>“b”"),
        ('&nbsp;"a" &amp;"b"', "\u00a0“a” &amp;“b”"),
    ],
)
def test_double_quotation_marks_open_and_close(typed: str, expected: str) -> None:
    assert line(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("geht's Hans' Auto", "geht’s Hans’ Auto"),
        ("*Time*'s", "<em>Time</em>’s"),
        ("`a`'s", "<code>a</code>’s"),
        ("the '80s, '09 and rock 'n' roll", "the ’80s, ’09 and rock ’n’ roll"),
        ("'Twas 'em; 't Hart", "’Twas ’em; ’t Hart"),
        ('6\'2" tall, 5"', '6’2" tall, 5"'),
        ("a ' b", "a ’ b"),
        ("l'été d'''", "l’été d’’’"),
    ],
)
def test_an_apostrophe_is_the_same_in_every_language(typed: str, expected: str) -> None:
    assert line(typed, "de") == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a -- b --- c - d ---- e", "a – b — c - d ---- e"),
        ("a... b.... c. . .", "a… b.... c. . ."),
        ('a \\"b\\" c\\\'s \\-- d\\... e', 'a "b" c\'s -- d... e'),
    ],
)
def test_dashes_and_dots(typed: str, expected: str) -> None:
    assert line(typed) == expected


def test_code_is_left_alone() -> None:
    assert html('`"a" -- \'b\'...` "c"\n\n    "d" --\n\n~~~\n"e"...\n~~~') == (
        '<p><code>"a" -- \'b\'...</code> “c”</p>\n<pre><code>"d" --\n</code></pre>\n'
        '<pre><code>"e"...\n</code></pre>'
    )


def test_each_block_begins_anew() -> None:
    assert html('"One\n\n"Two"\n\n* "a\n* "b"\n\n> "c') == (
        "<p>“One</p>\n<p>“Two”</p>\n<ul>\n<li>“a</li>\n<li>“b”</li>\n</ul>\n"
        "<blockquote>\n<p>“c</p>\n</blockquote>"
    )


def test_french_guillemets_keep_their_words() -> None:
    assert line('« déjà » l\'"été" «non» " oui "', "fr") == (
        "«\u202fdéjà\u202f» l’«\u202fété\u202f» «non» «\u202foui\u202f»"
    )


def test_chinese_quotations_need_no_space() -> None:
    assert line("他说\"你好\"，又说'再见'。D'Arcy", "zh") == "他说“你好”，又说‘再见’。D’Arcy"


def test_arabic_prefixes_stand_before_the_quotation() -> None:
    assert line('قال "نعم" و"لا"', "ar") == "قال «نعم» و«لا»"


def test_hebrew_abbreviations_keep_their_mark() -> None:
    assert line('דו"ח "אמת"', "he") == 'דו"ח “אמת”'


def test_a_vowel_sign_belongs_to_its_letter() -> None:
    assert line("हिन्दी's की'a", "hi") == "हिन्दी’s की’a"


def test_words_behind_a_block_are_set_as_a_line_of_their_own() -> None:
    found = html("* # 'Head'\n\"Line\" 'x'\n\n*'a'* 'b'\n")

    assert "‘Head’</h2>\n“Line” ‘x’</li>" in found
    assert found.endswith("<p><em>‘a’</em> ‘b’</p>")
