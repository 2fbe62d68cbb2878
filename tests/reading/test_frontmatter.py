"""Exact fences are seen at once; the short way to them leads where the long one does."""

import pytest

from dateline.base.diagnostics import Outcome, SourceText
from dateline.reading import frontmatter
from dateline.reading.frontmatter import Parted, part

FRONT = "---\ntitle: A\nregion: Asia\n"


def by_lines(text: str) -> Outcome[Parted]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frontmatter, "sheet_at_exact_fences", lambda _text: None)
        return part(SourceText("content/a.md", text))


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        (f"{FRONT}---\nText.\n", "Text.\n", 5),
        (f"{FRONT}---\n\nText.\n\n---\n", "\nText.\n\n---\n", 5),
        (f"{FRONT}---\n", "", 5),
        (f"{FRONT}---", "", 5),
        (f"{FRONT}---\nNote: text.", "Note: text.", 5),
        (f"{FRONT}---\ntitle: of a song\n\nText.", "title: of a song\n\nText.", 5),
        ("---\n---\nText.\n---\n", "Text.\n---\n", 3),
        ("---\n\n---\nText.", "Text.", 4),
    ],
)
def test_a_manuscript_is_parted_at_its_first_two_fences(text: str, body: str, line: int) -> None:
    outcome = part(SourceText("content/a.md", text))

    assert outcome == by_lines(text)
    assert outcome.value is not None
    assert outcome.value[1:3] == (body, line)


@pytest.mark.parametrize(
    "text",
    [
        *("Text.\n", "title: A\n", "\n---\ntitle: A\n---\n", "--- \ntitle: A\n---\n"),
        *(
            f"{FRONT}",
            f"{FRONT}Text.\n",
            f"{FRONT}----\nText.\n---\n",
            f"{FRONT} ---\nText.\n---\n",
        ),
        *(f"{FRONT}—\nText.\n---\n", f"{FRONT}---\nauthor: B\n---\nText.\n", "---\n- a\n---\n"),
        *("---\ntitle: A\n\nText.\n\n---\nText.\n", "---\na\n---\n", "---\ntitle: [\n---\nText.\n"),
    ],
)
def test_what_is_wrong_with_fences_is_the_same_on_both_ways(text: str) -> None:
    outcome = part(SourceText("content/a.md", text))

    assert outcome.value is None
    assert outcome == by_lines(text)
