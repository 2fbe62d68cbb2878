"""Forms to fill in are made out of the schema, and read back as what was filled in."""

import re

import pytest

from dateline.base.diagnostics import SourceText
from dateline.base.yamlnodes import load, plain
from dateline.base.yamlwriter import Written
from dateline.reading.blank import blank_form
from dateline.reading.configschema import SiteConfig
from dateline.reading.schema import FixedPageFields, FrontMatter


def test_every_key_stands_below_what_the_schema_says_of_it_in_its_order() -> None:
    form = blank_form(FixedPageFields, {"language": "fr", "title": "About: us"}, {})

    assert form == ('# The title.\ntitle: "About: us"\n# Language of the page.\nlanguage: fr\n')


def test_an_example_is_a_remark_that_becomes_a_value_without_its_sign() -> None:
    examples: dict[str, Written] = {
        "sources": [{"outlet": "The Courier", "title": "A title"}, "A line"]
    }
    form = blank_form(FrontMatter, {"title": "T"}, examples)

    assert form.endswith("#sources:\n#  - outlet: The Courier\n#    title: A title\n#  - A line\n")
    typed = re.sub(r"^#(?! )", "", form, flags=re.MULTILINE).replace("#  ", "  ")
    tree = load(SourceText("a.md", typed), typed).value
    assert tree is not None
    assert plain(tree) == {"title": "T", **examples}


def test_notes_say_more_and_a_gap_parts_the_keys() -> None:
    form = blank_form(
        SiteConfig, {"title": "T"}, {"licence": "CC0-1.0"}, {"title": "Keep it."}, gap="\n"
    )

    assert form == (
        "# The archive's name. Keep it.\ntitle: T\n\n"
        "# Licence of the articles.\n#licence: CC0-1.0\n"
    )


def test_a_long_description_is_wrapped() -> None:
    form = blank_form(FixedPageFields, {"title": "T"}, {}, {"title": "word " * 40})

    assert max(map(len, form.splitlines())) <= 98
    assert form.count("# ") == 3


def test_a_key_that_the_schema_does_not_have_is_a_bug() -> None:
    with pytest.raises(KeyError, match=r"FixedPageFields has no \['tags', 'titel'\]"):
        blank_form(FixedPageFields, {"titel": "T"}, {"tags": []})
