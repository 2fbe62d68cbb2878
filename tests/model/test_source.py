"""Addresses of cited works, in the form in which two are compared."""

import pytest

from dateline.model.archive import CitedWork
from dateline.model.source import Source, compared_as


def cited(url: str) -> Source:
    return Source("key", url=url, compared=compared_as(url))


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a", "example.org/a"),
        ("http://example.org/a", "example.org/a"),
        ("https://www.example.org/a/", "example.org/a"),
        ("HTTPS://example.org/a", "example.org/a"),
        ("", ""),
    ],
)
def test_an_address_is_compared_without_what_does_not_tell_works_apart(
    url: str, address: str
) -> None:
    source = cited(url)

    assert source.address == address
    assert source.place == (f"https://{address}" if address else "")


def test_an_address_that_only_leaves_out_the_scheme_is_not_held_beside_it() -> None:
    """Nearly all are of this kind, and an archive has hundreds of thousands."""
    plain, covered = cited("https://example.org/a"), cited("https://www.example.org/a")

    assert (plain.compared, covered.compared) == ("", "example.org/a")
    assert plain.place is plain.url


def test_an_address_that_is_known_need_not_be_found_out() -> None:
    url = "https://web.archive.org/web/2013/http://example.org/a"
    assert compared_as(url, "example.org/b") == "example.org/b"
    assert compared_as("http://example.org/b", "example.org/b") == ""


def test_a_work_is_told_apart_by_its_name_else_by_its_address() -> None:
    source = cited("https://example.org/a")

    assert CitedWork("", source, ()).key == "example.org/a"
    assert CitedWork("example.org/b", source, ()).key == "example.org/b"
