from functools import partial

from dateline.rendering.pieces import AROUND, Pieces


def test_a_piece_is_made_once_as_long_as_it_is_at_hand() -> None:
    made: list[str] = []

    def make(text: str) -> str:
        made.append(text)
        return text

    pieces = Pieces(3 * (AROUND + 4))
    for text in ("aaaa", "bbbb", "aaaa", "cccc", "dddd", "bbbb", "aaaa", "dddd"):
        assert pieces.get(text, partial(make, text)) == text

    # The fourth is one too many: the oldest goes, then the next.
    assert made == ["aaaa", "bbbb", "cccc", "dddd", "aaaa"]
    assert pieces.size == 3 * (AROUND + 4)
    assert list(pieces.kept) == ["cccc", "dddd", "aaaa"]


def test_a_piece_that_is_larger_than_all_that_may_be_is_made_again() -> None:
    pieces = Pieces(AROUND)
    assert pieces.get("a", lambda: b"a") == b"a"
    assert pieces.get("a", lambda: b"other") == b"other"
    assert (pieces.size, len(pieces.kept)) == (0, 0)
