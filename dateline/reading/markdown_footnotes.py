"""Footnotes: numbered in the order of the text, with ids that do not change with the order.

Comes in: what Python-Markdown's footnotes extension collects. Goes out: the same notes, numbered as
a reader meets them (the extension counts definitions, or calls in the order in which it happens to
read blocks), and diagnostics for notes without text and texts without call. An id is made of the
label: adding a note above must not move the address of one below.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension, FootnoteInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from dateline.base.slugs import slugify
from dateline.reading.markdown_notebook import Notebook

_CALL = r"\[\^([^\]]*)\]"
# The arrow with the sign that keeps phones from drawing it as a coloured picture.
ARROW = "\u21a9\ufe0e"
_Handled = tuple[Element | str | None, int | None, int | None]
_CALL_CLASS, _BACK_CLASS = "footnote-ref", "footnote-backref"


class Footnotes(FootnoteExtension):
    """The extension with ids made of labels."""

    def __init__(self, notebook: Notebook, way_back: str) -> None:
        self.notebook = notebook
        self.slugs: dict[str, str] = {}
        self.written_twice: list[str] = []
        super().__init__(BACKLINK_TEXT=ARROW, BACKLINK_TITLE=way_back, SEPARATOR="-")

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        super().extendMarkdown(md)
        md.inlinePatterns.register(_Call(self), "footnote", 175)
        md.treeprocessors.register(_Numbering(self), "footnote-numbers", 19)

    def reset(self) -> None:
        super().reset()
        self.slugs.clear()
        self.written_twice.clear()

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - Python-Markdown's names
        if id in self.footnotes:
            self.written_twice.append(id)
        super().setFootnote(id, text)

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802 - Python-Markdown's names
        return f"fn-{self._slug(id)}"

    def makeFootnoteRefId(  # noqa: N802 - Python-Markdown's name
        self,
        id: str,  # noqa: A002
        found: bool = False,  # noqa: FBT001, FBT002
    ) -> str:
        return self.unique_ref(f"fnref-{self._slug(id)}", found)

    def unique_ref(self, reference: str, found: bool = False) -> str:  # noqa: FBT001, FBT002
        """Count the call; the numbers that tell calls apart are given in the order of the text."""
        if found:
            self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        return reference

    def _slug(self, label: str) -> str:
        if label not in self.slugs:
            base = slugify(label) or "note"
            taken, slug, number = set(self.slugs.values()), base, 2
            while slug in taken:
                slug, number = f"{base}-{number}", number + 1
            self.slugs[label] = slug
        return self.slugs[label]


class _Call(FootnoteInlineProcessor):
    """A call that says so when it has no text to lead to."""

    footnotes: Footnotes

    def __init__(self, footnotes: Footnotes) -> None:
        super().__init__(_CALL, footnotes)

    def handleMatch(self, m: "re.Match[str]", data: str) -> _Handled:  # type: ignore[override]  # noqa: N802
        label, texts = m[1], self.footnotes.footnotes
        if not label.strip():
            return None, None, None
        if texts.get(label, "").strip():
            return super().handleMatch(m, data)
        notebook = self.footnotes.notebook
        near = notebook.nearest(label, texts)
        is_other = near is not None and near != label
        hint = f"did you mean [^{near}]?" if is_other else f"write [^{label}]: and the text"
        message = f"there is no text for the footnote `{label}`"
        notebook.report("undefined-footnote", message, notebook.places.of_text(m[0]), hint)
        return None, None, None


class _Numbering(Treeprocessor):
    """Numbers calls in the order of the text, and sorts the notes to match."""

    def __init__(self, footnotes: Footnotes) -> None:
        super().__init__()
        self.footnotes = footnotes

    def run(self, root: Element) -> None:
        if not self.footnotes.footnotes:
            return
        numbers = self._number_calls(root)
        for box in root.iter("div"):
            if box.get("class") == "footnote":
                for notes in box.findall("ol"):
                    self._sort(notes, numbers)
        self._report(numbers)

    def _number_calls(self, root: Element) -> dict[str, int]:
        """Return the number of each id that is called."""
        numbers: dict[str, int] = {}
        uses: dict[str, int] = {}
        for call in root.iter("sup"):
            link = call.find("a")
            if link is None or link.get("class") != _CALL_CLASS:
                continue
            note = link.get("href", "").removeprefix("#")
            number = numbers.setdefault(note, len(numbers) + 1)
            link.text = AtomicString(str(number))
            uses[note] = uses.get(note, 0) + 1
            again = str(uses[note]) if uses[note] > 1 else ""
            call.set("id", f"fnref{again}-{note.removeprefix('fn-')}")
        return numbers

    def _sort(self, notes: Element, numbers: dict[str, int]) -> None:
        in_order = sorted(notes, key=lambda note: numbers.get(note.get("id", ""), len(notes) + 1))
        for note in in_order:
            notes.remove(note)
        for note in in_order:
            if not len(note):
                continue
            notes.append(note)
            if note.get("id") not in numbers:
                last = note[-1]
                for link in last.findall("a"):
                    if link.get("class") == _BACK_CLASS:
                        last.remove(link)

    def _report(self, numbers: dict[str, int]) -> None:
        notebook = self.footnotes.notebook
        for label in self.footnotes.written_twice:
            mark = notebook.places.of_text(f"[^{label}]:")
            message = f"the footnote `{label}` is written twice; only the last text is shown"
            notebook.report("unused-footnote", message, mark, "give one of them another label")
        for label, text in self.footnotes.footnotes.items():
            if text.strip() and self.footnotes.makeFootnoteId(label) not in numbers:
                mark = notebook.places.of_text(f"[^{label}]:")
                message = f"the footnote `{label}` is never called"
                hint = f"write [^{label}] where it belongs"
                notebook.report("unused-footnote", message, mark, hint)
