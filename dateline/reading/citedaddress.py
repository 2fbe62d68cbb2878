"""The address of a source as typed: on the web, or of an article of this archive.

Comes in: the text of `url:` or an address in a line. Goes out: a field type for the schema, and
where an own article lies. Which article a manuscript or slug is, and whether it may be named, is
known only when all manuscripts are read.
"""

import re
from typing import Annotated

from pydantic import ValidatorFunctionWrapHandler, WrapValidator

from dateline.base.slugs import SLUG
from dateline.base.urls import AddressFault
from dateline.reading.fields import Address
from dateline.reading.markdown_links import target_of

_MANUSCRIPT = re.compile(r".+\.md", re.DOTALL)


def names_own_article(url: str) -> bool:
    """Return whether `url` is a manuscript or a slug, as in links of the text."""
    # No colon: `https://example.org/notes.md` is an address like any other.
    return ":" not in url and bool(SLUG.fullmatch(url) or _MANUSCRIPT.fullmatch(url))


def own_article(url: str, folder: str) -> str | AddressFault:
    """Return the manuscript, as a path in the site, or the slug that `url` typed in `folder` is."""
    target = target_of(url, folder)
    return target if isinstance(target, AddressFault) else target.manuscript or target.slug


def _or_own(value: object, check: ValidatorFunctionWrapHandler) -> object:
    typed = value.strip() if isinstance(value, str) else ""
    return typed if names_own_article(typed) else check(value)


CitedAddress = Annotated[Address, WrapValidator(_or_own)]
