import pytest

from dateline.base.canonical import encode
from dateline.base.digest import digest_of
from dateline.model.article import record_of
from dateline.model.card import card_of
from dateline.model.entry import citable_of, entry_of, references_of
from dateline.model.feedentry import feed_entry_of
from dateline.model.shown import shown_of
from tests.model.examples import ARTICLE

BY_PAGES = {
    "record": record_of(ARTICLE),
    "card": card_of(ARTICLE),
    "feed_entry": feed_entry_of(ARTICLE),
}
BY_PROGRAMS = {
    "citable": citable_of(ARTICLE),
    "entry": entry_of(ARTICLE),
    "references": references_of(ARTICLE),
}


@pytest.mark.parametrize("programs", [False, True])
def test_what_is_shown_stands_behind_its_digests(programs: bool) -> None:  # noqa: FBT001
    wanted = {**BY_PAGES, **BY_PROGRAMS} if programs else BY_PAGES
    written = {name: encode(value) for name, value in wanted.items()}

    digests, values = shown_of(ARTICLE, programs=programs)

    assert digests == {name: digest_of(data) for name, data in written.items()}
    assert values == {digest_of(data): data for data in written.values()}
