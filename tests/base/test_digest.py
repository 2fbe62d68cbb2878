import hashlib

from dateline.base.digest import digest_of, digest_of_parts


def test_a_digest_is_the_one_that_sha256sum_prints() -> None:
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest_of(b"abc") == known


def test_texts_are_hashed_with_their_lengths() -> None:
    expected = hashlib.sha256("2:ab0:3:été".encode()).hexdigest()
    assert digest_of_parts(["ab", "", "été"]) == expected


def test_the_border_between_two_texts_matters() -> None:
    assert digest_of_parts(["ab", "c"]) != digest_of_parts(["a", "bc"])
    assert digest_of_parts(["ab", ""]) != digest_of_parts(["ab"])
    assert digest_of_parts(["1:a"]) != digest_of_parts(["1", "a"])
