import pytest

from dateline.base.slugs import LONGEST_SLUG, cut, fault, slugify


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kazakhstan's parliament puts blogs under media law", None),
        ("R&D", "r-and-d"),
        ("São Paulo – 2009", "sao-paulo-2009"),
        ("Straße", "strasse"),
        ("Казахстан", "kazakhstan"),
        ("哈萨克斯坦", "hasakesitan"),
        ("The “people’s” law", "the-peoples-law"),
        ("  --a__b--  ", "a-b"),
        ("!!!", ""),
        ("", ""),
        ("press-freedom", "press-freedom"),
    ],
)
def test_a_name_becomes_a_slug(name: str, slug: str | None) -> None:
    expected = "kazakhstans-parliament-puts-blogs-under-media-law" if slug is None else slug
    assert slugify(name) == expected


def test_composed_and_decomposed_letters_have_one_slug() -> None:
    assert slugify("Dong\u0309") == slugify("Don\u0067\u0309") == "dong"
    assert (
        slugify("\u1ea4n \u0110\u1ed9") == slugify("A\u0302\u0301n \u0110o\u0323\u0302") == "an-do"
    )
    assert slugify("\u0419") == slugify("\u0418\u0306") == "y"
    assert slugify("\ud55c\uad6d") == slugify("\u1112\u1161\u11ab\u1100\u116e\u11a8")


def test_a_long_slug_is_cut_at_a_word() -> None:
    assert slugify("word " * 40) == "-".join(["word"] * 16)
    assert cut("a" * 80) == "a" * 80
    assert cut("a" * 50 + "-" + "b" * 29) == "a" * 50 + "-" + "b" * 29
    assert cut("a" * 50 + "-" + "b" * 30) == "a" * 50


def test_a_word_that_ends_at_the_longest_length_stays_whole() -> None:
    assert cut("a" * 50 + "-" + "b" * 29 + "-c") == "a" * 50 + "-" + "b" * 29


def test_a_word_that_ends_behind_it_goes_whole() -> None:
    assert cut("a" * 50 + "-" + "b" * 30 + "-c") == "a" * 50


def test_a_slug_is_cut_within_a_word_rather_than_to_a_stump() -> None:
    assert cut("2009-" + "n" * 200) == "2009-" + "n" * 75
    assert cut("a" * 40 + "-" + "b" * 60) == "a" * 40
    assert cut("a" * 39 + "-" + "b" * 60) == "a" * 39 + "-" + "b" * 40
    assert cut("a" * 79 + "-b") == "a" * 79
    assert cut("n" * 200) == "n" * LONGEST_SLUG


@pytest.mark.parametrize(
    "slug", ["a", "2009", "press-freedom", "a" * 80, "com", "com10", "console"]
)
def test_a_good_slug_has_no_fault(slug: str) -> None:
    assert fault(slug) is None


GRAMMAR = "may hold only the letters a-z, digits and single hyphens between them"


@pytest.mark.parametrize(
    ("slug", "wrong"),
    [
        ("", "is empty"),
        ("a" * 81, "has 81 bytes, at most 80 are allowed"),
        ("é" * 41, "has 82 bytes, at most 80 are allowed"),
        ("../../x", GRAMMAR),
        ("/etc/x", GRAMMAR),
        ("a\\b", GRAMMAR),
        ("a%2fb", GRAMMAR),
        (".", GRAMMAR),
        ("Press", GRAMMAR),
        ("a--b", GRAMMAR),
        ("-a", GRAMMAR),
        ("a-", GRAMMAR),
        ("a\n", GRAMMAR),
        ("a ", GRAMMAR),
        ("a.", GRAMMAR),
        ("aux.html", GRAMMAR),
        ("é", GRAMMAR),
        ("con", "is a name that Windows keeps for a device"),
        ("nul", "is a name that Windows keeps for a device"),
        ("lpt9", "is a name that Windows keeps for a device"),
        ("index", "would stand where the index page of the folder is"),
    ],
)
def test_a_bad_slug_is_told_why(slug: str, wrong: str) -> None:
    assert fault(slug) == wrong
