"""The list of kept copies: a file that people can read, compare and merge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.keptcopy import INDEX, KeptCopy, by_work
from dateline.reading.copyindex import index_text, read_index

COPY = KeptCopy(
    address="https://a.example/1",
    at="2026-11-24T03:21:57Z",
    sha256="ab" * 32,
    file="a.warc.gz",
    file_sha256="cd" * 32,
    media_type="text/html",
    bytes=7,
)
ELSEWHERE = KeptCopy(
    address="https://a.example/1",
    at="2026-11-01T00:00:00Z",
    url="https://archive.example/1",
    service="auto-archiver",
)


def test_a_line_holds_what_is_known_and_nothing_else() -> None:
    assert index_text([COPY, ELSEWHERE, COPY]) == (
        '{"address": "https://a.example/1", "at": "2026-11-01T00:00:00Z", '
        '"url": "https://archive.example/1", "service": "auto-archiver"}\n'
        f'{{"address": "https://a.example/1", "at": "2026-11-24T03:21:57Z", '
        f'"sha256": "{"ab" * 32}", "file": "a.warc.gz", "file_sha256": "{"cd" * 32}", '
        '"media_type": "text/html", "bytes": 7}\n'
    )


def test_both_sides_of_a_merge_may_stay() -> None:
    text = index_text([COPY])
    found, said = read_index(INDEX, f"<<<<<<<\n{text}=======\n{text}{index_text([ELSEWHERE])}")

    assert (found, said) == ((ELSEWHERE, COPY), ())
    assert by_work(found) == {"a.example/1": (ELSEWHERE, COPY)}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "it is not JSON"),
        ("7", "it is not an object"),
        ('{"address": []}', "`address` is not a text"),
        ("{}", "it must name the address of a work, and a file or an address of its copy"),
        (
            '{"address": "a"}',
            "it must name the address of a work, and a file or an address of its copy",
        ),
        (
            '{"address": "a", "file": "../x"}',
            "`file` is not the name of a file in this folder",
        ),
        (
            '{"address": "a", "file": "x\\\\y"}',
            "`file` is not the name of a file in this folder",
        ),
        (
            '{"address": "a", "file": ".."}',
            "`file` is not the name of a file in this folder",
        ),
        (
            '{"address": "a", "url": "javascript:alert(1)"}',
            "`javascript:alert(1)` is not a web address",
        ),
        ('{"address": "a", "url": "//copy.example"}', "`//copy.example` has no scheme"),
    ],
)
def test_a_line_that_says_nothing_is_named_with_its_place(line: str, why: str) -> None:
    found, [said] = read_index(INDEX, f"{index_text([COPY])}\n  {line}\n")

    assert found == (COPY,)
    assert (said.code, said.message) == (
        "copy-index",
        f"this is no line of the list of copies: {why}",
    )
    assert said.span is not None
    assert (said.span.line, said.span.column) == (3, 1)


@given(
    st.lists(
        st.builds(
            KeptCopy,
            address=st.text(min_size=1),
            at=st.text(),
            url=st.integers(0).map("https://archive.example/{}".format),
            final=st.text(),
            bytes=st.integers(0),
        )
    )
)
def test_what_is_written_is_read_again(copies: list[KeptCopy]) -> None:
    found, said = read_index("x", index_text(copies))

    assert said == ()
    assert set(found) == set(copies)
    assert index_text(found) == index_text(copies)


def test_the_order_is_the_same_wherever_the_list_is_written() -> None:
    copies = [
        KeptCopy(address="a", at="b", url="https://c.example/", final=final, bytes=size)
        for final in "zyx"
        for size in range(9)
    ]

    texts = {index_text(copies[n:] + copies[:n]) for n in range(len(copies))}
    assert len(texts) == 1
