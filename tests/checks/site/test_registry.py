"""All checks, by name."""

import pytest

from dateline.base.codes import CODES
from dateline.checks.site.registry import CHECKS, chosen

NAMES = ", ".join(CHECKS)


def names(only: list[str], skipped: list[str]) -> list[str]:
    found = chosen(only, skipped)
    assert not isinstance(found, str)
    return [check.name for check in found]


def test_all_checks_are_made_where_none_is_named() -> None:
    assert names([], []) == sorted(CHECKS) == [*CHECKS]


def test_checks_are_chosen_and_left_out_by_name() -> None:
    assert names(["weight", "links"], []) == ["links", "weight"]
    assert names([], [name for name in CHECKS if name != "hosts"]) == ["hosts"]
    assert names(["weight", "links"], ["links"]) == ["weight"]


def test_a_name_that_is_none_is_told_with_the_nearest_and_the_list() -> None:
    assert chosen(["lnks"], []) == (
        f'there is no check "lnks"; did you mean "links"? the checks are {NAMES}'
    )
    assert chosen([], ["zzz"]) == f'there is no check "zzz"; the checks are {NAMES}'


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_a_check_says_what_exists_only(check: object) -> None:
    codes = getattr(check, "codes", ())

    assert codes
    assert [code for code in codes if code not in CODES] == []


def test_every_code_of_checks_belongs_to_one_check_besides_the_build() -> None:
    ours = [code.name for code in CODES.values() if code.group == "Checks"]
    said = [code for name, check in CHECKS.items() if name != "build" for code in check.codes]

    assert sorted(code for code in said if code in ours) == sorted(ours)


def test_whatever_a_build_says_is_of_the_check_of_that_name() -> None:
    assert {*CHECKS["build"].codes} == {
        code.name for code in CODES.values() if code.group != "Checks"
    }
