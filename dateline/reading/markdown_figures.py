"""Pictures in the text.

Comes in: an `img` of the tree or of raw HTML. Goes out: the token that stands for its address, and
a figure where the picture stands alone in its paragraph. `![alt](photo.jpg "Caption. Credit")`:
the credit is what begins with a word such as `Photo:` or a ©, else what follows the last sentence,
else what follows a slash between spaces. A title that ends in a full stop is all caption, unless
one of the words says otherwise.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.util import ETX, STX

from dateline.base.diagnostics import Mark
from dateline.base.urls import AddressFault
from dateline.reading.markdown_links import picture_of
from dateline.reading.markdown_notebook import Notebook
from dateline.reading.markdown_targets import typed_address

# The full stop behind an initial ends no sentence.
_SENTENCE_END = re.compile(r"(?<!\b[^\W\d_])\.\s+|[!?…]\s+|[。!?]\s*")
# What stands before the name of whoever made a picture. "Photo of" tells what it shows.
_CREDIT_WORD = re.compile(
    r"(?:(?<=[.!?…。!?/])\s*|^)((?:Photo(?:s|graphs?|graphies?)?|Picture|Image|Credits?|Map|Graphic"
    r"|Illustration|Foto(?:s|graf[íi]a)?|Bild|Grafik|Karte|Cr[ée]dit[os]?|Imagen|Фото)\s*:"
    r"|Photo(?:s|graphs?)? by\b|Courtesy of\b|©|\([cC]\))"
)
_SLASH = " / "
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
    words, owner = caption_and_credit(title)
    caption.text = f"{words} " if words and owner else words
    if owner:
        SubElement(caption, "span", {"class": "credit"}).text = owner


def caption_and_credit(title: str) -> tuple[str, str]:
    """Return what a title says of the picture, and whose the picture is."""
    said = _CREDIT_WORD.search(title)
    if said:
        at = said.start(1)
    elif title.endswith((".", "。")):
        at = len(title)
    else:
        ends = [found.end() for found in _SENTENCE_END.finditer(title)]
        slash = title.rfind(_SLASH)
        at = ends[-1] if ends else slash if slash > 0 else len(title)
    caption, credit = title[:at].rstrip(), title[at:].strip()
    # A slash before the credit only parts it from the caption.
    return caption.removesuffix(_SLASH.strip()).rstrip(), credit.removeprefix("/").lstrip()
