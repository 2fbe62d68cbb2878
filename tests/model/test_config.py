from dataclasses import fields, replace

import pytest

from dateline.model.config import (
    Config,
    Publish,
    Publisher,
    ReadingOptions,
    Region,
    reading_options,
)

CONFIG = Config(
    title="The Archive",
    description="Reports",
    base_url="https://example.org",
    language="en",
    timezone="Asia/Almaty",
    publisher=Publisher(name="Dateline"),
    regions=(Region(name="Asia", slug="asia", countries=("KZ",)),),
    permalink="{year}/{month}/{slug}.html",
    licence="CC-BY-4.0",
    theme={"accent": "#7a1f1f"},
    feed_limit=20,
    referrer="no-referrer",
    raw_html=True,
    sources_required=True,
    listed_authors=False,
    extra={},
)


def test_reading_knows_what_it_depends_on() -> None:
    assert reading_options(CONFIG) == ReadingOptions(
        language="en",
        timezone="Asia/Almaty",
        permalink="{year}/{month}/{slug}.html",
        licence="CC-BY-4.0",
        raw_html=True,
        sources_required=True,
        regions=(Region(name="Asia", slug="asia", countries=("KZ",)),),
    )


def test_a_setting_that_reading_does_not_know_reads_nothing_again() -> None:
    changed = replace(CONFIG, title="Other", base_url="", theme={}, feed_limit=5, extra={"a": "b"})
    assert reading_options(changed) == reading_options(CONFIG)


def test_every_option_of_reading_is_taken_from_the_setting_of_that_name() -> None:
    options = reading_options(CONFIG)
    for field in fields(ReadingOptions):
        if field.name == "programs":
            continue
        # What is published is a group of settings of its own.
        owner = CONFIG.publish if hasattr(CONFIG.publish, field.name) else CONFIG
        assert getattr(options, field.name) == getattr(owner, field.name)
    silent = replace(CONFIG, publish=Publish(search=False))
    assert reading_options(silent) == replace(options, search=False)


@pytest.mark.parametrize("citations", [True, False])
@pytest.mark.parametrize("data", [True, False])
def test_articles_are_read_for_programs_where_any_file_for_them_is_published(
    *, citations: bool, data: bool
) -> None:
    config = replace(CONFIG, publish=Publish(citations=citations, data=data))
    assert reading_options(config).programs is (citations or data)
