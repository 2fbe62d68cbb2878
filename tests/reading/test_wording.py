"""Files of texts: what is taken from them, and everything that can be wrong with them."""

import pytest

from dateline.base.diagnostics import Outcome, Span
from dateline.base.wording import Interface, LanguageFile
from dateline.reading.wording import read_interface

ENGLISH = """\
tag: Tag
by: By {names}
count_of:
  one: One article, {years}
  other: "{count} articles, {years}"
"""
OWN = "templates/languages"


def read(language: str = "en", **own: str) -> Outcome[Interface]:
    """Return the interface of a site with these files besides the theme's English."""
    files = [
        LanguageFile(
            f"{OWN}/{name.replace('_', '-')}.yaml", name.replace("_", "-"), text.encode(), True
        )
        for name, text in own.items()
    ]
    english = LanguageFile("theme/en.yaml", "en", ENGLISH.encode(), False)
    return read_interface([*files, english], language)


def said(**own: str) -> list[str]:
    """Return what is said about files of the site's own, each with its place and hint."""
    return [
        f"{one.span.line}:{one.span.column} {one.code}: {one.message} ({one.hint})"
        for one in read(**own).diagnostics
        if one.span
    ]


def texts(outcome: Outcome[Interface], language: str) -> dict[str, object]:
    assert outcome.value is not None
    return dict(outcome.value.texts[language])


def test_the_texts_of_the_theme_are_taken_as_they_are() -> None:
    outcome = read()
    assert outcome.diagnostics == ()
    assert texts(outcome, "en") == {
        "tag": "Tag",
        "by": "By {names}",
        "count_of": {"one": "One article, {years}", "other": "{count} articles, {years}"},
    }


def test_a_site_changes_single_texts_and_keeps_the_others() -> None:
    outcome = read(en="tag: Theme\n")
    assert outcome.diagnostics == ()
    assert texts(outcome, "en")["tag"] == "Theme"
    assert texts(outcome, "en")["by"] == "By {names}"


KAZAKH = """\
tag: Тақырып
by: "Авторы: {names}"
count_of: {one: "{count} мақала, {years}", other: "{count} мақала, {years}"}
"""


def test_a_site_adds_a_whole_language() -> None:
    outcome = read("kk", kk=KAZAKH)
    # In Kazakh one form stands for the number 1 alone, so the number may or may not be said.
    assert outcome.diagnostics == ()
    assert texts(outcome, "kk")["tag"] == "Тақырып"
    assert texts(outcome, "en")["tag"] == "Tag"


def test_what_a_language_lacks_is_told_and_printed_in_the_english_of_the_site() -> None:
    outcome = read("kk", kk="by: 'Авторы: {names}'\n", en="tag: Theme\n")
    (found,) = outcome.diagnostics
    assert (found.code, found.is_error) == ("missing-texts", False)
    assert found.message == (
        "templates/languages/kk.yaml lacks the texts tag, count_of; they are printed in English"
    )
    assert texts(outcome, "kk")["tag"] == "Theme"


def test_of_many_missing_texts_some_are_named() -> None:
    many = "".join(f"text_{number}: Text\n" for number in range(8))
    english = LanguageFile("theme/en.yaml", "en", many.encode(), is_own=False)
    own = LanguageFile("kk.yaml", "kk", b"text_0: x\n", is_own=True)
    (found,) = read_interface([own, english], "en").diagnostics
    assert "text_1, text_2, text_3, text_4, text_5 and 2 more;" in found.message


def test_a_language_without_plural_forms_needs_none() -> None:
    outcome = read(zh_Hans="tag: 标签\nby: 作者：{names}\ncount_of: 共{count}篇（{years}）\n")
    assert outcome.diagnostics == ()
    assert texts(outcome, "zh-hans")["count_of"] == {"other": "共{count}篇（{years}）"}


def test_a_site_in_a_language_without_texts_is_told_so_where_it_says_its_language() -> None:
    english = LanguageFile("theme/en.yaml", "en", ENGLISH.encode(), is_own=False)
    place = Span(path="site_config.yaml", line=3)
    outcome = read_interface([english], "kk", place)
    (found,) = outcome.diagnostics
    assert (found.code, found.is_error, found.span) == ("no-texts", False, place)
    assert found.message == 'the interface has no texts in the language "kk"'
    assert read_interface([english], "en-GB", place).diagnostics == ()


@pytest.mark.parametrize("data", [None, b"", b"tag"])
def test_a_theme_whose_english_cannot_be_read_is_no_theme(data: bytes | None) -> None:
    files = [] if data is None else [LanguageFile("theme/en.yaml", "en", data, False)]
    outcome = read_interface(files, "kk")
    assert outcome.value is None
    assert [(one.code, one.message, one.hint) for one in outcome.diagnostics][-1] == (
        "bad-language-file",
        "the theme has no texts in English",
        "install Dateline again",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tags: x", ["1:1 unknown-text: the interface has no text `tags` (did you mean `tag`?)"]),
        (
            "something: x",
            [
                (
                    "1:1 unknown-text: the interface has no text `something`"
                    " (the theme's en.yaml has all names)"
                )
            ],
        ),
        (
            "by: By {nmaes}",
            ["1:5 text-places: `by` has no place {nmaes} (did you mean {names}?)"],
        ),
        ("tag: A {x}", ["1:6 text-places: `tag` has no place {x} (it has none)"]),
        ("by: 'x {qqqq}'", ["1:5 text-places: `by` has no place {qqqq} (it has {names})"]),
        (
            "by: By",
            [
                (
                    "1:5 text-places: `by` lacks {names}"
                    " (what is filled in there would not be printed; put it where it shall stand)"
                )
            ],
        ),
        (
            "tag: Tag}",
            [
                (
                    "1:6 text-places: `tag` has a brace that stands around no place"
                    " (write it as in {name})"
                )
            ],
        ),
        (
            "tag: ''",
            ["1:6 bad-text: `tag` is empty (write the text, or delete the line)"],
        ),
        (
            "tag: {one: x, other: y}",
            [
                (
                    "1:6 bad-text: `tag` is not one text"
                    " (write one text; it is the same for every number)"
                )
            ],
        ),
        (
            "count_of: '{count} in {years}'",
            [
                (
                    "1:1 text-forms: `count_of` lacks the plural forms one, other"
                    " (the forms of this language are one, other)"
                )
            ],
        ),
        (
            "count_of: [a, b]",
            [
                (
                    "1:1 text-forms: `count_of` lacks the plural forms one, other"
                    " (the forms of this language are one, other)"
                )
            ],
        ),
        (
            "count_of: {one: 'One, {years}', many: '{count} in {years}', other: '{count}'}",
            [
                (
                    "1:33 text-forms: `count_of`: this language has no plural form `many`"
                    " (the forms of this language are one, other)"
                ),
                (
                    "1:68 text-places: `count_of` lacks {years}"
                    " (what is filled in there would not be printed; put it where it shall stand)"
                ),
            ],
        ),
        (
            "count_of: {one: ['x'], other: '{count} in {years}'}",
            ["1:17 bad-text: `count_of` has no text for `one` (write a text)"],
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_a_hint(text: str, expected: list[str]) -> None:
    assert said(en=text) == expected
    assert read(en=text).failed


def test_a_form_for_several_numbers_has_to_say_which() -> None:
    forms = "\n".join(f"  {name}: '{{count}} in {{years}}'" for name in ("few", "many", "other"))
    assert said(
        ru=f"tag: Тема\nby: '{{names}}'\ncount_of:\n  one: 'Одна, {{years}}'\n{forms}\n"
    ) == [
        (
            "4:8 text-places: `count_of` lacks {count}"
            " (what is filled in there would not be printed; put it where it shall stand)"
        )
    ]


def test_two_files_in_one_language_are_told() -> None:
    outcome = read(en="tag: One\n", EN="tag: Two\n")
    (found,) = outcome.diagnostics
    assert (found.code, found.is_error) == ("bad-language-file", True)
    assert found.message == (
        "templates/languages/EN.yaml is in the language of templates/languages/en.yaml"
    )
    assert texts(outcome, "en")["tag"] == "One"


def test_a_text_that_is_wrong_is_not_taken() -> None:
    assert texts(read(en="by: By\ntag: Theme\n"), "en")["by"] == "By {names}"


@pytest.mark.parametrize(
    ("name", "text", "code", "message"),
    [
        ("xx", "tag: x", "bad-language-file", 'named after no language: there is no "xx"'),
        ("en", "- tag\n- by\n", "bad-language-file", "the file holds no texts with their names"),
        ("en", "# nothing\n", "bad-language-file", "the file holds no texts with their names"),
        ("en", "", "empty-file", "the file is empty"),
        ("en", "tag: x\ntag: y\n", "duplicate-key", "`tag` is given a second time"),
        ("en", "tag: 'x\n", "yaml-unclosed-quote", ""),
    ],
)
def test_a_file_that_holds_no_texts_is_told_and_left_out(
    name: str, text: str, code: str, message: str
) -> None:
    outcome = read(**{name: text})
    (found,) = outcome.diagnostics
    assert found.code == code
    assert message in found.message
    assert outcome.failed
    assert texts(outcome, "en")["by"] == "By {names}"
