import pytest

from dateline.base.digest import digest_of
from dateline.model.card import card_of
from dateline.model.plan import Promises
from tests.indexing.desk import article

OURS = article("ours")
CARD, SINGLE = digest_of(b"card"), digest_of(b"single")
PROMISES = Promises({SINGLE: tuple}, {card_of: {CARD: OURS}})


def test_a_promise_is_kept_by_its_own_function_or_by_that_of_an_article() -> None:
    assert PROMISES[SINGLE]() == ()
    assert PROMISES[CARD]() == card_of(OURS)
    assert list(PROMISES) == [SINGLE, CARD]
    assert len(PROMISES) == 2


def test_what_was_not_promised_is_not_there() -> None:
    assert CARD in PROMISES
    assert digest_of(b"other") not in PROMISES
    with pytest.raises(KeyError):
        PROMISES[digest_of(b"other")]
