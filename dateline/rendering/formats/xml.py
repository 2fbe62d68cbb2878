"""Text into XML.

Comes in: text from anywhere. Goes out: text that may stand in an element or in a quoted attribute.
XML 1.0 has no way at all to write some characters (https://www.w3.org/TR/xml/#charsets), and one of
them makes a whole feed unreadable; they become U+FFFD.
"""

import re

from dateline.base.html import escape

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return `text` as XML can hold it."""
    # What can be printed is legal, and nearly every text can; asking that takes no time.
    return escape(text if text.isprintable() else _ILLEGAL.sub("\ufffd", text))
