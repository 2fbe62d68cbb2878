"""The catalogue of bad inputs, item by item: each has a case here, or a test that is named."""

import re

from tests.commandline import ROOT
from tests.invalid.casefile import CASES
from tests.invalid.test_verdicts import told

ITEMS = range(1, 97)
# What no case can hold, and which test holds it: path and function.
ELSEWHERE = {
    88: "tests/invalid/arranged.py::_media",
    90: "tests/publishing/images.py::exif_with_everything",
    92: "tests/engine/test_build.py::test_an_output_folder_in_the_middle_of_the_site_is_refused",
    # The other half, a clock that went back, is in tests/cli/test_build_verb.py.
    95: "tests/engine/test_build.py::test_a_site_that_cannot_be_written_ends_the_build_with_4",
}
# They are about a record of published addresses, and about uploading, which are yet to come.
TO_COME = {81, 82, 96}
# A warning in an article that is held back would tell programs that there is one.
DISCREET = {"far-date"}


def test_every_item_has_a_case_or_a_test() -> None:
    numbers = {int(case.name[:3]) for case in CASES}

    assert set(ITEMS) == (numbers & set(ITEMS)) | ELSEWHERE.keys() | TO_COME
    assert not numbers & (ELSEWHERE.keys() | TO_COME)
    for where in ELSEWHERE.values():
        path, _, function = where.partition("::")
        assert f"\ndef {function}(" in (ROOT / path).read_text(encoding="utf-8"), where


def test_every_code_of_a_case_is_told_to_programs_and_stands_in_the_reference() -> None:
    """That JSON tells what `told` returns is held, case by case, by `test_verdicts`."""
    said = "\n".join(case.expected for case in CASES)
    shown = set(re.findall(r" (?:error|warning)\[([a-z-]+)\] ", said))
    reference = (ROOT / "docs/reference/diagnostics.md").read_text(encoding="utf-8")

    assert len(shown) > 90
    assert shown - {code for case in CASES for code in told(case)} == DISCREET
    assert [code for code in shown if f"\n### {code}\n" not in reference] == []
