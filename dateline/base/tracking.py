"""Parameters of addresses that say how a reader came, and nothing of what is read.

Comes in: the name of a parameter. Goes out: whether it may be left out of a comparison. Only names
that no site uses for its own ends are listed; `ref`, `source` and `id` mean something somewhere.
Two addresses that differ in a parameter not listed stay two.
"""

# Firefox removes these in its strict mode: Firefox Source Docs, "Query Parameter Stripping"
# (toolkit/components/antitracking), list of the release version.
_FIREFOX = "__s _hsenc fbclid mc_eid mkt_tok oly_anon_id oly_enc_id vero_id"
# What advertisers' click counters add, each named in its maker's own documentation: Google Ads and
# Merchant Centre, Microsoft, X, TikTok, LinkedIn, Reddit, Snapchat, Yandex, Instagram, Meta.
_CLICKS = (
    "gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid _gl _ga msclkid twclid "
    "ttclid li_fat_id rdt_cid sccid yclid ymclid _openstat igshid igsh fb_action_ids "
    "fb_action_types fb_ref fb_source __twitter_impression"
)
# What mailing services and site statistics add: Mailchimp, HubSpot, Klaviyo, MailerLite, Vero,
# Matomo, AT Internet, Webtrends, comScore.
_MAILINGS = (
    "mc_cid _hsmi __hssc __hstc __hsfp _kx ml_subscriber ml_subscriber_hash vero_conv xtor wt_mc "
    "wt.mc_id ns_campaign ns_linkname ns_mchannel ns_source"
)
_NAMES = frozenset(f"{_FIREFOX} {_CLICKS} {_MAILINGS}".split())
# Google Analytics, Matomo, AT Internet: every name that begins so.
_BEGINNINGS = ("utm_", "pk_", "mtm_", "at_custom")


def is_tracking(name: str) -> bool:
    """Return whether a parameter only says how a reader came."""
    name = name.lower()
    return name in _NAMES or name.startswith(_BEGINNINGS)
