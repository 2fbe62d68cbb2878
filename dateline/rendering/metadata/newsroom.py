"""The newsroom and its archive, as schema.org has them.

Comes in: the frame of every page. Goes out: a `NewsMediaOrganization` with its policies, a
`WebSite`. Addresses are whole ones; without a base URL there are none.
"""

import re

from dateline.base.urls import whole_address
from dateline.rendering.metadata.jsonld import Json, Node, node
from dateline.rendering.metadata.shapes import SiteShape

# The properties of schema.org for policies of an organisation, by the words that newsrooms have for
# them. Any property may also be named itself.
POLICIES = {
    "actionableFeedbackPolicy": ("feedback",),
    "correctionsPolicy": ("corrections", "correction"),
    "diversityPolicy": ("diversity",),
    "ethicsPolicy": ("ethics",),
    "masthead": ("masthead", "imprint"),
    "missionCoveragePrioritiesPolicy": ("mission", "coverage"),
    "noBylinesPolicy": ("bylines", "nobylines"),
    "ownershipFundingInfo": ("ownership", "funding"),
    "publishingPrinciples": ("principles", "standards"),
    "unnamedSourcesPolicy": ("unnamedsources", "anonymoussources"),
    "verificationFactCheckingPolicy": ("verification", "factchecking"),
}
_PROPERTIES = {word: name for name, words in POLICIES.items() for word in (name.casefold(), *words)}
_BETWEEN_WORDS = re.compile(r"[^a-z]+")
ABOUT = "about"


def address(site: SiteShape, url: str) -> str:
    """Return the whole address of a page or file of the archive, or nothing."""
    return whole_address(site.base_url, url) if site.base_url and url else ""


def policy_property(kind: str) -> str:
    """Return the property for what the settings call a policy, or nothing if there is none."""
    word = _BETWEEN_WORDS.sub("", kind.casefold())
    return _PROPERTIES.get(word) or _PROPERTIES.get(word.removesuffix("policy"), "")


def publisher(site: SiteShape) -> Node | None:
    """Return who answers for the archive, if the settings say it."""
    if not site.publisher:
        return None
    named = [(policy_property(one.kind), address(site, one.url)) for one in site.policies]
    policies: dict[str, Json] = {name: url for name, url in named if name}
    logo = address(site, site.logo)
    return node(
        "NewsMediaOrganization",
        {
            "name": site.publisher,
            "url": address(site, "index.html"),
            "logo": node("ImageObject", {"url": logo}) if logo else None,
            **policies,
        },
    )


def archive(site: SiteShape) -> Node:
    """Return the archive as that of which a page is a part."""
    return node("WebSite", {"name": site.title, "url": address(site, "index.html")})


def website(site: SiteShape) -> Node:
    """Return the archive as its front page describes it."""
    return archive(site) | node(
        "WebSite",
        {
            "description": site.description,
            "inLanguage": site.language,
            "publisher": publisher(site),
        },
    )
