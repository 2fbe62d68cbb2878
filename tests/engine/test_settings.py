"""The settings, read once and remembered by the bytes of their file."""

import pytest

from dateline.base.diagnostics import Outcome
from dateline.engine.settings import remembered_settings, settings_of
from dateline.engine.store import Store
from dateline.model.config import Config
from dateline.reading import config as config_module
from tests.conftest import MakeNewsroom


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return what is read as settings, read by read."""
    real, seen = config_module.read_config, list[bytes]()

    def read(path: str, data: bytes) -> Outcome[Config]:
        seen.append(data)
        return real(path, data)

    monkeypatch.setattr(config_module, "read_config", read)
    return seen


FULL = """
publisher: {name: A newsroom, logo: logo.svg, policies: {about: pages/about.md}}
regions:
  - {name: Asia, slug: asia-desk, countries: [KZ, KH]}
theme: {accent: "#7a1f1f"}
extra: {list: [one, {two: three}], text: four}
"""


def test_remembered_settings_are_the_settings(newsroom: MakeNewsroom, store: Store) -> None:
    room = newsroom({"site_config.yaml": f"title: An archive\n{FULL}"})
    expected = settings_of(room.site)

    assert [found.code for found in expected.diagnostics] == ["no-base-url"]
    assert remembered_settings(room.site, store) == expected
    assert remembered_settings(room.site, store) == expected


def test_settings_are_read_once(newsroom: MakeNewsroom, store: Store, reads: list[bytes]) -> None:
    room = newsroom()
    for _ in range(3):
        remembered_settings(room.site, store)
    assert len(reads) == 1
    room.edit("site_config.yaml", "The Test Archive", "Another Archive")

    outcome = remembered_settings(room.site, store)

    assert len(reads) == 2
    assert outcome.value is not None
    assert outcome.value.title == "Another Archive"


def test_settings_with_mistakes_are_read_every_time(
    newsroom: MakeNewsroom, store: Store, reads: list[bytes]
) -> None:
    room = newsroom()
    room.edit("site_config.yaml", "timezone: UTC", "timezone: Utopia")
    first, second = (remembered_settings(room.site, store) for _ in range(2))

    assert [found.code for found in first.diagnostics] == ["bad-timezone"]
    assert first.value is None
    assert first == second
    assert len(reads) == 2


@pytest.mark.parametrize("strange", [b"{", b"[]", b'{"config":3,"diagnostics":[]}', b"{}"])
def test_what_cannot_be_decoded_is_read_again(
    newsroom: MakeNewsroom, store: Store, reads: list[bytes], strange: bytes
) -> None:
    room = newsroom()
    expected = remembered_settings(room.site, store)
    [(key,)] = store.connection.execute("SELECT key FROM notes WHERE subject = 'settings'")
    store.keep_note("settings", key, strange)

    assert remembered_settings(room.site, store) == expected
    assert len(reads) == 2


def test_a_folder_without_settings_says_so(newsroom: MakeNewsroom) -> None:
    room = newsroom()
    room.delete("site_config.yaml")

    outcome = settings_of(room.site)

    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == ["no-config"]
