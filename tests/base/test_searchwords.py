import pytest

from dateline.base.searchwords import LONGEST_WORD, STOP_WORDS, fold, search_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Courts and COURTS", ["courts", "courts"]),
        ("The court’s “verdict”—late…", ["court", "verdict", "late"]),
        ("O'Brien, l'État", ["brien", "etat"]),
        ("Élection São Łódź", ["election", "sao", "lodz"]),
        ("E\u0301lection", ["election"]),  # decomposed, as some systems type it
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("Ærø œuvre þing", ["aero", "oeuvre", "thing"]),
        ("İstanbul ısı", ["istanbul", "isi"]),
        ("ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]),
        ("2009 5G x 7", ["2009", "5g"]),
        ("snake_case", ["snake", "case"]),
        ("ＡＢＣ ﬁne", ["abc", "fine"]),
        ("zero\u200bwidth soft\u00adhyphen", ["zerowidth", "softhyphen"]),
        ("price: 5 €", ["price"]),
        ("✓ … €", []),
        ("", []),
    ],
)
def test_words_in_latin_and_greek_letters(text: str, words: list[str]) -> None:
    assert search_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ёлка елка ОБЪЁМ", ["елка", "елка", "объем"]),
        ("Новый новыи", ["новый", "новыи"]),
        ("И\u0306од", ["йод"]),
        ("Їжак", ["іжак"]),
        ("в и на суде", ["суде"]),
    ],
)
def test_words_in_cyrillic_letters(text: str, words: list[str]) -> None:
    assert search_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("الْحُكُومَةُ", ["الحكومه"]),  # vowel signs
        ("أحمد إحمد آحمد ٱحمد", ["احمد"] * 4),  # forms of alif
        ("مستشفى مدرسة", ["مستشفي", "مدرسه"]),
        ("مـــحكمة", ["محكمه"]),  # lengthened for looks
        ("کتاب یک", ["كتاب", "يك"]),  # Persian letters
        ("٢٠١١ ۲۰۱۱", ["2011", "2011"]),
        ("من إلى التي", []),  # stop words, in whatever spelling
        ("שָׁלוֹם", ["שלום"]),
    ],
)
def test_words_in_arabic_and_hebrew_letters(text: str, words: list[str]) -> None:
    assert search_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("经济制裁。", ["经济", "济制", "制裁"]),
        ("中", ["中"]),
        ("5G网络 BBC中文网", ["5g", "网络", "bbc", "中文", "文网"]),
        ("ニュース", ["ニュ", "ュー", "ース"]),
        ("ガ", ["カ"]),
        ("ข่าว", ["ข่", "่า", "าว"]),
        ("한국어", ["한국어"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
    ],
)
def test_words_of_languages_without_spaces_or_with_signs_above_letters(
    text: str, words: list[str]
) -> None:
    assert search_words(text) == words


def test_what_is_longer_than_any_word_is_none() -> None:
    assert search_words(f"{'a' * LONGEST_WORD} {'b' * (LONGEST_WORD + 1)}") == ["a" * LONGEST_WORD]
    assert search_words(f"{'é' * LONGEST_WORD} {'é' * (LONGEST_WORD + 1)}") == ["e" * LONGEST_WORD]


def test_stop_words_are_folded_as_the_words_they_are_compared_with() -> None:
    assert {fold(word) for word in STOP_WORDS} == STOP_WORDS
    assert {"the", "что", "الي"} <= STOP_WORDS
