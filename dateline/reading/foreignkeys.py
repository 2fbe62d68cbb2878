"""Keys of front matter that people bring along from other generators and content systems.

Comes in: a key that our format does not have, and its value. Goes out: the field it means here, or
what to do instead. Compared without case, hyphens and underscores, as every system writes them
differently: `last_modified_at`, `LastMod`, `featured-image`.
"""

from collections.abc import Mapping

from pydantic import BaseModel

from dateline.base.yamlnodes import Node, Scalar
from dateline.reading.configschema import SiteConfig
from dateline.reading.schema import FrontMatter, SourceFields

_SAYS_YES = frozenset({"true", "yes", "on", "1"})
_DRAFT = "write `status: draft`"
_ALREADY = "delete the line; an article is published unless it says `status: draft`"


def _by_key(table: str) -> Mapping[str, str]:
    """Read lines `meaning <- key key key` into the meaning of each key."""
    lines = table.replace("\n  ", " ").strip().splitlines()
    rows = (line.partition(" <- ") for line in lines)
    return {_folded(key): meaning for meaning, _, keys in rows for key in keys.split()}


def _folded(key: str) -> str:
    return key.casefold().replace("-", "").replace("_", "").replace(" ", "")


_FIELDS: Mapping[type[BaseModel], Mapping[str, str]] = {
    FrontMatter: _by_key("""
title <- headline heading h1 name page_title
author <- byline by writer writers reporter reporters journalist contributor creator
summary <- description excerpt abstract lead lede dek deck subtitle subheading standfirst teaser
  intro
date <- pubdate publish_date publication_date published_at published_on date_published created
  posted
updated <- lastmod modified last_modified last_modified_at date_modified edited last_updated
tags <- tagging keywords keyword topics topic subjects labels hashtags
sources <- references reference bibliography citations works works_cited footnotes
language <- lang locale
licence <- license rights
aliases <- redirect_from redirects old_urls
corrections <- correction errata
entities <- entity people persons organisations organizations
events <- event timeline chronology
related <- related_posts see_also related_articles
embargo <- embargoed embargo_until publish_after hold_until
methods <- methodology method how_we_know
city <- town
country <- nation
region <- section bureau continent
"""),
    SourceFields: _by_key("""
outlet <- name publisher publication newspaper site website media
title <- headline text
url <- link href address uri
archived <- archive archive_url archived_url wayback copy
date <- published year day
"""),
    SiteConfig: _by_key("""
title <- name site_name site_title sitename
base_url <- url site_url baseurl domain root
language <- lang locale default_lang language_code
timezone <- tz time_zone
regions <- desks sections
licence <- license copyright
description <- tagline subtitle
"""),
}

_ADVICE = _by_key("""
write the desk as `region: …` and the subjects as `tags: [one, another]` <- category categories
delete the line; date and `slug: …` make the address, and an address that the article had elsewhere
  is written as `aliases: [/old/address.html]` <- permalink url path save_as filename
put the picture into the text, as in ![What it shows](photo.jpg "Caption. Credit") <- image images
  thumbnail cover cover_image featured_image feature_image header_image og_image hero banner picture
  photo
delete the line; the templates of the site decide how a page looks <- layout type post_type template
  theme style css class format markup eleventy_navigation eleventy_computed pagination
delete the line; lists are in the order of dates <- weight order position pin pinned sticky featured
  menu nav nav_order priority
write [TOC] in the text where the table is to stand <- toc table_of_contents
write `city: …` and `country: …` <- location place where
write `status: withdrawn` when the day has come <- expires expiry_date unpublish
write it with the day and a time zone, as in `date: 2009-06-25T06:00+06:00` <- time
write it below `extra:`, where templates may read it <- params custom data meta cascade
delete the line; it has no meaning here <- id uuid guid comments comment share math sitemap robots
  noindex canonical_url
write `status: draft`, or delete the line <- hidden private unlisted
""")


def same_field(model: type[BaseModel], key: str) -> str | None:
    """Return the field of `model` that another system's `key` means, or None."""
    return _FIELDS.get(model, {}).get(_folded(key))


def advice(model: type[BaseModel], key: str, value: Node | None) -> str | None:
    """Return what to do about a key of another system that no one field stands for, or None."""
    if model is not FrontMatter:
        return None
    text = value.text.casefold() if isinstance(value, Scalar) else ""
    folded = _folded(key)
    if folded in {"draft", "isdraft"}:
        return _DRAFT if text in _SAYS_YES else _ALREADY
    if folded in {"published", "publish", "live", "public"}:
        if text[:1].isdigit():
            return "write the day as `date: …`"
        return _ALREADY if text in _SAYS_YES else _DRAFT
    return _ADVICE.get(folded)
