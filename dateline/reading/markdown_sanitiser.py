"""The last word on the HTML of a body: an allow-list behind a real HTML parser.

Comes in: HTML of our own making, or with raw HTML in it. Goes out: HTML that holds the tags,
attributes and schemes listed here and no others, well nested. Nothing before it is trusted to be
complete: not the converter, not our own processors. Only a tree that `markdown_writer` has held
against lists of its own, narrower than these, does not come here.
"""

import re

import nh3

from dateline.base.text import may_hold_control

_STRUCTURE = "blockquote div dd dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre ul"
_TABLE = "caption col colgroup table tbody td tfoot th thead tr"
_WORDS = (
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span "
    "strong sub sup time u var wbr"
)
_BOXES = "address aside details section summary"
TAGS = frozenset(f"{_STRUCTURE} {_TABLE} {_WORDS} {_BOXES}".split())
ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang"},
    "a": {"href", "rel", "title"},
    "abbr": {"title"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "div": {"aria-label"},
    "img": {"alt", "height", "src", "title", "width"},
    "ins": {"datetime"},
    "ol": {"reversed", "start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
}
_VALUES = {
    "div": {"role": {"region"}, "tabindex": {"0"}},
    "th": {"scope": {"col", "row", "colgroup", "rowgroup"}},
}
SCHEMES = frozenset(("http", "https", "mailto", "dateline-link", "dateline-picture"))
# Control characters, perhaps typed as entities, and code points that are no characters.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_PICTURE = re.compile(r"dateline-picture:\d+")
_TAG = re.compile(r"(<[^>]*>)")
_TOKEN = re.compile(r"dateline-(?=(?:link|picture):)")
_FOREIGN_TOKEN = re.compile(r'(?<! href=")(?<! src=")dateline-(?=(?:link|picture):)')


def _address(_tag: str, name: str, value: str) -> str | None:
    if name == "src":
        return value if _PICTURE.fullmatch(value) else None
    if name == "href":
        return None if value.startswith("dateline-picture:") else value
    return value


def _relative(address: str) -> str | None:
    return address if address.startswith("#") else None


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    attribute_filter=_address,
    link_rel=None,
    tag_attribute_values=_VALUES,
    url_schemes=set(SCHEMES),
    url_relative=_relative,
)


def sanitised(html: str) -> str:
    """Return the HTML with everything removed that is not allowed."""
    # A character of its own, since feeds are XML and do not know HTML's names.
    clean = _CLEANER.clean(html).replace("&nbsp;", "\u00a0")
    return _NO_TEXT.sub("", clean)


def holds_no_text(html: str) -> bool:
    """Return whether the HTML holds signs that are no text, which the sanitiser takes away."""
    data = html.encode()
    # Those that are no control characters begin with the byte EF.
    return (b"\xef" in data or may_hold_control(data)) and _NO_TEXT.search(html) is not None


def without_false_tokens(html: str) -> str:
    """Return sanitised HTML in which only real addresses look like tokens of ours.

    An article may quote `href="dateline-link:0"` in its code; whoever puts addresses in the place
    of tokens must not find it.
    """
    parts = _TAG.split(html)
    for number, part in enumerate(parts):
        parts[number] = (_FOREIGN_TOKEN if number % 2 else _TOKEN).sub("dateline&#45;", part)
    return "".join(parts)
