"""Laws of slugs, paths and addresses over any text at all."""

import posixpath
import re
import unicodedata
from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.base import urls as addresses
from dateline.base.slugs import LONGEST_SLUG, SLUG, cut, fault, slugify
from dateline.base.text import closest
from dateline.base.urls import LONGEST_PATH, doubtful_host, fold, path_fault, source_fault
from tests.base.laws import LAW, texts

pytestmark = pytest.mark.properties

# Letters that have parts: Latin, Cyrillic, of Vietnam, of Korea.
_RANGES = (range(0xC0, 0x250), range(0x400, 0x500), range(0x1EA0, 0x1EFA), range(0xAC00, 0xAC40))
composed_names = st.text([chr(sign) for part in _RANGES for sign in part], min_size=1, max_size=20)
path_pieces = st.one_of(
    st.sampled_from(["..", ".", "/", "//", "\\", "C:", "%2e%2e", "%2f", ".git", ".well-known"]),
    st.sampled_from(["a", "B", "-", "_", "~", "é", " ", "\x00", "\n", "con", "NUL.txt", "x" * 70]),
)
paths = st.lists(path_pieces, max_size=9).map("".join) | texts
url_pieces = st.one_of(
    st.sampled_from(["https://", "http:", "//", "/", "@", ":", "?", "&", "#", ";", "=", "%"]),
    st.sampled_from(["a.org", "localhost", "xn--a", "[", "]", "::1", "8080", "99999", "token=1"]),
    st.sampled_from(["\u202e", " ", "é", "\ud800", "\x00", "℀", "⒈", "%zz", "..", "javascript:"]),
)
urls = st.lists(url_pieces, max_size=10).map("".join) | texts
hosts = st.lists(
    st.sampled_from(["a", "b-c", "d--e", "xn--f", "7", "0x1", "G", "-h", "", "org", "é"]),
    max_size=4,
).map(".".join)
url_paths = st.text("/aB1.-_~%!$&'()*+,:=@;[]|^\"", max_size=9).map("/{}".format) | st.just("")
ordinary_urls = st.builds("http{}://{}{}".format, st.sampled_from(["", "s"]), hosts, url_paths)


@LAW
@given(texts)
def test_a_slug_keeps_its_grammar_whatever_the_name(name: str) -> None:
    slug = slugify(name)
    assert slug == "" or SLUG.fullmatch(slug)
    assert len(slug.encode()) <= LONGEST_SLUG


@LAW
@given(texts | st.text(min_size=60, max_size=200))
def test_the_slug_of_a_slug_is_that_slug(name: str) -> None:
    slug = slugify(name)
    assert slugify(slug) == slug
    assert cut(slug) == slug


@LAW
@given(composed_names | texts)
def test_a_name_has_one_slug_however_its_letters_are_composed(name: str) -> None:
    composed = unicodedata.normalize("NFC", name)
    assert slugify(unicodedata.normalize("NFD", composed)) == slugify(composed)


@LAW
@given(texts)
def test_a_slug_without_fault_is_a_safe_path(text: str) -> None:
    for slug in (text, slugify(text)):
        if fault(slug) is None:
            assert path_fault(f"{slug}.html") is None


@LAW
@given(paths)
def test_a_path_without_fault_never_leaves_the_root(path: str) -> None:
    if path_fault(path) is not None:
        return
    assert posixpath.normpath(f"/folder/{path}") == f"/folder/{path}"
    windows = PureWindowsPath(path)
    assert windows.as_posix() == path
    assert not windows.drive
    assert not windows.root
    assert ".." not in windows.parts
    assert len(path.encode()) <= LONGEST_PATH
    assert all(part.rstrip(". ") == part for part in path.split("/"))


@LAW
@given(paths)
def test_what_is_seen_at_once_to_be_without_fault_is_so(path: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(addresses, "_ORDINARY_PATH", re.compile("(?!)"))
        looked_at_closely = path_fault(path)
    assert path_fault(path) == looked_at_closely


@LAW
@given(texts)
def test_folding_twice_changes_nothing_more(path: str) -> None:
    assert fold(fold(path)) == fold(path)
    assert fold(unicodedata.normalize("NFD", path)) == fold(unicodedata.normalize("NFC", path))


@LAW
@given(urls)
def test_an_address_is_judged_and_never_raises(url: str) -> None:
    found = source_fault(url)
    if found is None:
        assert url.casefold().startswith(("https://", "http://"))
        assert url.isprintable() or any(unicodedata.category(sign) == "Cn" for sign in url)
        assert " " not in url
        doubtful_host(url)
    else:
        assert found.code in {"bad-address", "address-with-secret"}
        assert found.message
        assert found.hint


@LAW
@given(texts, st.lists(texts, max_size=8))
def test_the_nearest_word_is_one_of_the_candidates(word: str, candidates: list[str]) -> None:
    found = closest(word, candidates)
    assert found is None or found in candidates
    assert closest(word, reversed(candidates)) == found


@LAW
@given(ordinary_urls)
def test_an_address_is_judged_alike_with_an_empty_question_behind_it(url: str) -> None:
    """Addresses without a question are mostly let through at a glance, others looked at longer."""
    longer = f"{url}?"
    assert (source_fault(url) is None) == (source_fault(longer) is None)
    if source_fault(url) is None:
        assert doubtful_host(url) == doubtful_host(longer)
