import pytest
from msgspec import structs

from dateline.model.card import NamedLink
from dateline.planning.views import PolicyLink, SiteView
from dateline.rendering.metadata.newsroom import POLICIES, policy_property, publisher, website
from tests.rendering.machines import PROPERTIES

SITE = SiteView(
    title="The Test Archive",
    description="An archive for tests.",
    base_url="https://example.org/archive",
    language="en",
    direction="ltr",
    publisher="Test newsroom",
    logo="static/logo.svg",
    licence=NamedLink(name=""),
    referrer="no-referrer",
    feed="",
    json_feed="",
    regions=(),
    pages=(),
    policies=(
        PolicyLink(kind="about", name="About", url="about.html"),
        PolicyLink(kind="corrections", name="How we correct", url="corrections.html"),
        PolicyLink(kind="privacy", name="Privacy", url="privacy.html"),
    ),
    citations=False,
    search=True,
    theme={},
)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("corrections", "correctionsPolicy"),
        ("Corrections policy", "correctionsPolicy"),
        ("correctionsPolicy", "correctionsPolicy"),
        ("ethics", "ethicsPolicy"),
        ("unnamed-sources", "unnamedSourcesPolicy"),
        ("fact_checking", "verificationFactCheckingPolicy"),
        ("verification", "verificationFactCheckingPolicy"),
        ("principles", "publishingPrinciples"),
        ("publishing-principles", "publishingPrinciples"),
        ("ownership", "ownershipFundingInfo"),
        ("masthead", "masthead"),
        ("feedback", "actionableFeedbackPolicy"),
        ("diversity", "diversityPolicy"),
        ("mission", "missionCoveragePrioritiesPolicy"),
        ("no-bylines", "noBylinesPolicy"),
        ("about", ""),
        ("privacy", ""),
        ("policy", ""),
        ("", ""),
    ],
)
def test_a_policy_is_known_by_its_name(kind: str, name: str) -> None:
    assert policy_property(kind) == name


def test_every_property_for_a_policy_is_one_of_a_news_organisation() -> None:
    assert POLICIES.keys() <= PROPERTIES["NewsMediaOrganization"]


def test_the_publisher_is_described_with_logo_and_policies() -> None:
    assert publisher(SITE) == {
        "@type": "NewsMediaOrganization",
        "name": "Test newsroom",
        "url": "https://example.org/archive/",
        "logo": {"@type": "ImageObject", "url": "https://example.org/archive/static/logo.svg"},
        "correctionsPolicy": "https://example.org/archive/corrections.html",
    }


def test_a_publisher_without_an_address_has_a_name() -> None:
    assert publisher(structs.replace(SITE, base_url="")) == {
        "@type": "NewsMediaOrganization",
        "name": "Test newsroom",
    }


def test_who_is_not_named_is_not_described() -> None:
    assert publisher(structs.replace(SITE, publisher="")) is None
    assert website(structs.replace(SITE, publisher="", description="")) == {
        "@type": "WebSite",
        "name": "The Test Archive",
        "url": "https://example.org/archive/",
        "inLanguage": "en",
    }


def test_the_front_page_describes_the_archive_and_who_publishes_it() -> None:
    described = website(SITE)
    assert list(described) == ["@type", "name", "url", "description", "inLanguage", "publisher"]
    assert described["publisher"] == publisher(SITE)
