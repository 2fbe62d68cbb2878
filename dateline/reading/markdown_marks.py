"""The raised figures of citations and footnotes, set against the words they belong to.

Comes in: the tree of a body after the inline patterns. Goes out: the same tree in which no space
stands before a figure, and neighbours are parted by commas. Reporters type `the vote. [@1] [@2]`,
on two lines at times; printed so, a line would begin with a lonely figure, and two figures without
a comma would read as one number.
"""

from xml.etree.ElementTree import Element

from markdown.util import AtomicString

# A space that does not break, or the second figure might begin a line.
SEPARATOR = ",\u00a0"


def attach_marks(root: Element) -> None:
    """Take away the space before figures, and part or join figures that follow each other."""
    if next(root.iter("sup"), None) is None:
        return
    for parent in [one for one in root.iter() if one.find("sup") is not None]:
        before: Element | None = None
        for child in list(parent):
            if child.tag != "sup":
                before = child
            elif before is None:
                parent.text = (parent.text or "").rstrip()
                before = child
            else:
                before.tail = (before.tail or "").rstrip()
                before = _joined(parent, before, child)


def _joined(parent: Element, before: Element, mark: Element) -> Element:
    """Put a comma between figures that touch; two citations become one. Return the last."""
    if before.tag != "sup" or before.tail:
        return mark
    if before.attrib != mark.attrib:
        mark.text = AtomicString(SEPARATOR)
        return mark
    before.extend(mark)
    before.tail = mark.tail
    parent.remove(mark)
    return before
