"""site_config.yaml into settings."""

from dateline.base.digest import digest_of
from dateline.model.config import Config, Publisher, Region, reading_options
from dateline.reading.config import read_config
from dateline.reading.schemas import MODELS, json_schema

SMALLEST = "title: An archive\nregions: [{name: Asia}]\n"


def read(text: str) -> Config:
    outcome = read_config("site_config.yaml", text.encode())
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def test_the_smallest_settings_have_the_documented_defaults() -> None:
    config = read(SMALLEST)

    assert config.title == "An archive"
    assert config.regions == (Region(name="Asia", slug="asia"),)
    assert config.publisher == Publisher()
    assert (config.base_url, config.language, config.timezone) == ("", "en", "UTC")
    assert config.permalink == "{year}/{month}/{slug}.html"
    assert (config.feed_limit, config.referrer) == (20, "no-referrer")
    assert (config.raw_html, config.sources_required, config.listed_authors) == (False,) * 3


def test_every_setting_is_read() -> None:
    config = read(
        SMALLEST
        + "base_url: https://example.org/archive/\n"
        + "timezone: Asia/Almaty\n"
        + "publisher: {name: A newsroom, policies: {corrections: pages/corrections.md}}\n"
        + "feeds: {limit: 5}\n"
        + "rules: {raw_html: true, sources_required: yes, listed_authors: true}\n"
        + "theme: {accent: red}\n"
        + "extra: {phone: '1'}\n"
    )

    assert config.base_url == "https://example.org/archive"
    assert config.timezone == "Asia/Almaty"
    assert config.publisher.policies == (("corrections", "pages/corrections.md"),)
    assert list(config.marks) == ["publisher.policies.corrections"]
    line, column, *_, excerpt = config.marks["publisher.policies.corrections"]
    assert excerpt.startswith("publisher: ")
    assert excerpt[column - 1 :] == "pages/corrections.md}}"
    assert line == SMALLEST.count("\n") + 3
    assert config.feed_limit == 5
    assert (config.raw_html, config.sources_required, config.listed_authors) == (True,) * 3
    assert (config.theme, config.extra) == ({"accent": "red"}, {"phone": "1"})


def test_a_time_zone_that_does_not_exist_is_an_error_with_the_nearest() -> None:
    outcome = read_config("site_config.yaml", f"{SMALLEST}timezone: Asia/Almatyy\n".encode())

    (found,) = [one for one in outcome.diagnostics if one.is_error]
    assert (found.code, found.span and found.span.line) == ("bad-timezone", 3)
    assert found.hint == 'did you mean "Asia/Almaty"?'


def test_what_does_not_concern_reading_is_not_in_its_options() -> None:
    one, other = read(SMALLEST), read(SMALLEST.replace("An archive", "Another"))

    assert reading_options(one) == reading_options(other)
    assert digest_of(repr(one).encode()) != digest_of(repr(other).encode())


def test_every_format_has_a_json_schema_that_refuses_unknown_keys() -> None:
    for name in MODELS:
        assert json_schema(name)["additionalProperties"] is False
