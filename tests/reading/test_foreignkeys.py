import pytest

from dateline.base.diagnostics import SourceText
from dateline.base.yamlnodes import Mapping, load
from dateline.reading import foreignkeys
from dateline.reading.configschema import SiteConfig
from dateline.reading.foreignkeys import advice, same_field
from dateline.reading.schema import SAME_FIELD, FrontMatter, SourceFields

FORMATS = (FrontMatter, SourceFields, SiteConfig)


def advised(line: str) -> str | None:
    tree = load(SourceText("a.md", line), line).value
    assert isinstance(tree, Mapping)
    [(key, value)] = tree.entries
    return advice(FrontMatter, key.text, value)


@pytest.mark.parametrize("model", FORMATS)
def test_every_foreign_key_means_a_field_there_is(model: type[FrontMatter]) -> None:
    fields = set(foreignkeys._FIELDS[model].values())
    assert fields <= model.model_fields.keys()


@pytest.mark.parametrize("model", FORMATS)
def test_no_key_of_our_own_is_taken_for_a_foreign_one(model: type[FrontMatter]) -> None:
    own = [*model.model_fields, *(SAME_FIELD if model is FrontMatter else ())]
    assert [key for key in own if same_field(model, key) not in {None, key}] == []
    assert [key for key in own if advice(model, key, None)] == []


def test_a_foreign_key_has_one_meaning() -> None:
    assert foreignkeys._FIELDS[FrontMatter].keys() & foreignkeys._ADVICE.keys() == set()


@pytest.mark.parametrize("key", ["lastmod", "LastMod", "last_modified_at", "last-modified"])
def test_keys_are_compared_without_case_hyphens_and_underscores(key: str) -> None:
    assert same_field(FrontMatter, key) == "updated"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("draft: true", "write `status: draft`"),
        ("draft: yes", "write `status: draft`"),
        ("published: false", "write `status: draft`"),
        ("published: 2009-06-25", "write the day as `date: …`"),
    ],
)
def test_what_other_systems_hold_back_is_held_back_here(line: str, says: str) -> None:
    assert advised(line) == says


@pytest.mark.parametrize("line", ["draft: false", "published: true", "publish: yes"])
def test_what_other_systems_publish_needs_no_line_here(line: str) -> None:
    assert (advised(line) or "").startswith("delete the line; an article is published")


def test_there_is_no_advice_about_keys_of_other_mappings() -> None:
    assert advice(SourceFields, "draft", None) is None
