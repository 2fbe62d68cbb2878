"""The exit code says whose fault an error is."""

import pytest

from dateline.base.diagnostics import Severity, Span, diagnose
from dateline.engine.report import exit_code_of


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("content/a.md", 1),
        ("content/templates/a.md", 1),
        ("static/logo.png", 1),
        ("site_config.yaml", 3),
        ("templates/article.html", 3),
        ("static/style.css", 3),
        ("/usr/lib/dateline/theme/templates/base.html", 3),
        ("2020/05/a.html", 1),
    ],
)
def test_what_is_wrong_with_the_theme_or_the_settings_is_wrong_with_the_set_up(
    path: str, code: int
) -> None:
    assert exit_code_of([diagnose("broken-link", "x", Span(path=path))]) == code


def test_warnings_are_no_fault_and_the_heaviest_error_decides() -> None:
    warning = diagnose("no-words", "x", Span(path="templates/a.html"))
    content, machine = diagnose("bad-date", "x"), diagnose("disk", "x")

    assert warning.severity is Severity.WARNING
    assert exit_code_of([warning]) == 0
    assert exit_code_of([warning, content]) == 1
    assert exit_code_of([content, machine]) == 4
