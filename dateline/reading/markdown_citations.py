"""Citations in the text: `[@al-jazeera]`, `[@2]`, `[@a, @2]`.

Comes in: the inline text of a block and the keys of the listed sources. Goes out: a superscript of
links to the entries of the source list, and how often each source is cited, so that the list can
lead back. The number of each use is set later, in the order of the text, because Python-Markdown
reads the paragraphs of lists after those outside.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from dateline.base.counting import counted
from dateline.base.text import quoted_list
from dateline.reading.markdown_marks import SEPARATOR
from dateline.reading.markdown_notebook import Notebook

# Not before `(`: that is a link whose words begin with @.
CITATION = r"\[(@[^\[\]]*)\](?!\()"
# Only our own links have this attribute, and only while the tree is read.
OURS = "source"
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_PARTS = re.compile(r"\s*[,;]\s*")


class Citations(InlineProcessor):
    """Turns citations into links to the source list."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__(CITATION)
        self.notebook = notebook

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self,
        m: "re.Match[str]",
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        numbers = [self._number(part, m[0]) for part in _PARTS.split(m[1].strip())]
        known = [number for number in numbers if number]
        if len(known) < len(numbers):
            return None, None, None
        mark = Element("sup", {"class": "cite"})
        for number in known:
            link = SubElement(mark, "a", {OURS: str(number)})
            link.text = AtomicString(str(number))
        return mark, m.start(), m.end()

    def _number(self, part: str, whole: str) -> int:
        """Return the number of the source that `part` names, from 1; 0 if there is none."""
        keys = self.notebook.options.source_keys
        name = part.removeprefix("@")
        if part != name:
            if name in keys:
                return keys.index(name) + 1
            if _NUMBER.fullmatch(name) and int(name) <= len(keys):
                return int(name)
        message = f"`{part}` is not one of the sources of this article"
        mark = self.notebook.places.of_text(whole)
        self.notebook.report("unknown-citation", message, mark, self._hint(part))
        return 0

    def _hint(self, part: str) -> str:
        keys = self.notebook.options.source_keys
        if not keys:
            return "list the work under `sources:` in the front matter"
        if not part.startswith("@"):
            return "write keys or numbers, each with @, parted by commas: [@al-jazeera, @2]"
        if part[1:].isdigit():
            return f"the article lists {counted(len(keys), 'source')}"
        if near := self.notebook.nearest(part[1:], keys):
            return f"did you mean [@{near}]?"
        return f"the sources are {quoted_list(keys)}"


def number_citations(root: Element, notebook: Notebook) -> None:
    """Give each citation its address and id in the order of the text, and count them by source."""
    uses: dict[int, int] = {}
    for mark in root.iter("sup"):
        links = [link for link in mark if OURS in link.attrib]
        for link in links:
            number = int(link.attrib.pop(OURS))
            uses[number] = uses.get(number, 0) + 1
            link.set("href", f"#source-{number}")
            link.set("id", f"cite-{number}-{uses[number]}")
            link.tail = SEPARATOR if link is not links[-1] else None
    if uses:
        notebook.citations = [
            uses.get(n, 0) for n in range(1, len(notebook.options.source_keys) + 1)
        ]
