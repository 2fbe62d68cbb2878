"""Bodies, their HTML and what is said about them, in files.

In: `cases/name.md`; a second part of the name, as in `name.fr.md`, is the language, a third
(`raw`) turns raw HTML on. Out: `name.html` and `name.diagnostics`, which `DATELINE_UPDATE=1` writes
anew, to be read before they are committed.
"""

import os
from pathlib import Path

import pytest

from tests.reading.test_markdown import hints, read, said

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_body_is_read_exactly_so(case: Path) -> None:
    _, language, *rest = [*case.stem.split("."), "en"]

    reading = read(case.read_text(encoding="utf-8"), language=language, raw_html="raw" in rest)

    lines = zip(said(reading), hints(reading), strict=True)
    found = {
        ".html": f"{reading.body.html}\n",
        ".diagnostics": "".join(f"{line}\n    {hint}\n" for line, hint in lines),
    }
    if os.environ.get("DATELINE_UPDATE"):
        for ending, text in found.items():
            case.with_suffix(ending).write_text(text, encoding="utf-8")
    expected = {ending: case.with_suffix(ending).read_text(encoding="utf-8") for ending in found}
    assert found == expected


def test_there_are_cases() -> None:
    assert len(CASES) >= 8
