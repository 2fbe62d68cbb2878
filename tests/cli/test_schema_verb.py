"""`dateline schema`: the format for editors."""

import json
from pathlib import Path

import pytest

from tests.commandline import run


@pytest.mark.parametrize(
    ("what", "key"),
    [
        ("article", "embargo"),
        ("config", "permalink"),
        ("introduction", "aliases"),
        ("page", "slug"),
    ],
)
def test_a_schema_is_json_and_allows_what_the_format_has_and_nothing_else(
    tmp_path: Path, what: str, key: str
) -> None:
    done = run("schema", what, cwd=tmp_path)
    schema = json.loads(done.out)

    assert (done.code, done.err) == (0, "")
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    assert schema["properties"][key]["description"].endswith(".")


def test_a_format_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    done = run("schema", "pages", cwd=tmp_path)

    assert (done.code, done.out) == (2, "")
    assert "'article', 'config', 'introduction', 'page'" in done.err
