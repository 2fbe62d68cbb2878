"""What tests of the engine share."""

from collections.abc import Iterator

import pytest

from dateline.engine.store import NOWHERE, Store


@pytest.fixture
def store() -> Iterator[Store]:
    """A memo that lasts as long as the test."""
    store = Store(NOWHERE)
    yield store
    store.close()
