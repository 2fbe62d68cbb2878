import re

import pytest

from dateline.base import codes
from dateline.base.codes import CODES, Code

TABLES = [text for name, text in vars(codes).items() if name[:1] == "_" and name[1:].isupper()]


def test_no_code_is_in_two_tables() -> None:
    names = re.findall(r"^([a-z-]+)\|", "".join(TABLES), re.MULTILINE)
    assert len(names) == len(set(names)) == len(CODES)


@pytest.mark.parametrize("code", CODES.values(), ids=CODES.keys())
def test_a_code_is_a_kebab_case_name_with_a_whole_sentence(code: Code) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code.name)
    assert code.why[0].isupper() or code.why.startswith("`")
    assert code.why.endswith(".")
    assert "\n" not in code.why
    assert "  " not in code.why
    assert code.group


def test_the_letter_of_a_row_gives_severity_and_fault() -> None:
    assert CODES["duplicate-key"] == Code(
        "duplicate-key",
        "YAML",
        "error",
        "content",
        "The same key is given twice; other programs silently take the last one.",
    )
    weights = {name: (CODES[name].severity, CODES[name].fault) for name in CODES}
    assert weights["title-long"] == ("warning", "content")
    assert weights["no-config"] == ("error", "setup")
    assert weights["disk"] == ("error", "machine")
