"""Pictures in the text.

Comes in: an `img` of the tree or of raw HTML. Goes out: the token that stands for its address, and
a figure where the picture stands alone in its paragraph. `![alt](photo.jpg "Caption. Credit")`:
what follows the last full stop of the title is the credit, unless it ends in a full stop itself.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.util import ETX, STX

from dateline.base.diagnostics import Mark
from dateline.base.urls import AddressFault
from dateline.reading.markdown_links import picture_of
from dateline.reading.markdown_notebook import Notebook
from dateline.reading.markdown_targets import typed_address

_SENTENCE_END = re.compile(r"[.!?…]\s+|[。!?]\s*")
_DECORATION = '""'
# In a title between quotes, a quote can only be typed escaped: as Python-Markdown keeps it here.
_ESCAPED_QUOTES = {f"{STX}{ord(quote)}{ETX}": quote for quote in "\"'"}


def picture_source(address: str, mark: Mark, notebook: Notebook) -> str:
    """Return the token of a picture, or nothing after a report."""
    path = picture_of(address, notebook.options.folder)
    if isinstance(path, AddressFault):
        notebook.report(path.code, path.message, mark, path.hint)
        return ""
    return notebook.add_picture(path, mark)


def set_picture(picture: Element, notebook: Notebook) -> None:
    """Give a picture its token and its alternative text."""
    typed, address = typed_address(picture.get("src", ""))
    mark = notebook.places.of_address(typed)
    picture.set("src", picture_source(address, mark, notebook))
    words = picture.get("alt", "").strip()
    if words == _DECORATION:
        picture.set("alt", "")
    elif not words:
        message = "the picture has no alternative text"
        hint = 'say what it shows, as in ![A court room](x.jpg); ![""](x.jpg) marks decoration'
        notebook.report("missing-alternative-text", message, mark, hint)


def make_figure(paragraph: Element) -> None:
    """Turn a paragraph that holds one picture and nothing else into a figure."""
    if len(paragraph) != 1 or paragraph[0].tag != "img":
        return
    picture = paragraph[0]
    if (paragraph.text or "").strip() or (picture.tail or "").strip():
        return
    paragraph.tag, paragraph.text, picture.tail = "figure", None, None
    title = (picture.attrib.pop("title", None) or "").strip()
    for kept, quote in _ESCAPED_QUOTES.items():
        title = title.replace(kept, quote)
    if not title:
        return
    caption = SubElement(paragraph, "figcaption")
    ends = [found.end() for found in _SENTENCE_END.finditer(title)]
    if not ends or title.endswith((".", "。")):
        caption.text = title
        return
    caption.text = f"{title[: ends[-1]].rstrip()} "
    credit = SubElement(caption, "span", {"class": "credit"})
    credit.text = title[ends[-1] :]
