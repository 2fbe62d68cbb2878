"""The source list at the end of an article, told from its prose.

Comes in: the lines behind the byline. Goes out: the lines of the body, the labels, the sources, and
what stood behind the list. Without a label, lines at the end that are dated like sources are taken
for sources. Where several labels stand, several stories are in one text: the lines between a list
and the next label belong to the body again.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.base.text import collapse, quoted_list
from dateline.importers.paragraphs import CUT
from dateline.importers.wirelines import is_break, is_label, shown
from dateline.reading.byline import ORGANISATIONS
from dateline.reading.sourceline import SourceLine, parse_source_line

_LONGEST_SOURCE = 400


class SourceList(NamedTuple):
    """Prose and sources parted. `after` is what stood behind the last list and is no source.

    `lists` counts the labels, `labels` are their different wordings.
    """

    body: tuple[str, ...]
    lists: int
    labels: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    after: tuple[str, ...]
    guesses: tuple[str, ...]


def read_source_list(lines: Sequence[str]) -> SourceList:
    """Return prose and sources of one text."""
    places = [place for place, line in enumerate(lines) if is_label(line)]
    return _labelled(lines, places) if places else _unlabelled(lines)


def _labelled(lines: Sequence[str], places: Sequence[int]) -> SourceList:
    body = list(lines[: places[0]])
    sources: list[SourceLine] = []
    after: list[str] = []
    for place, end in zip(places, [*places[1:], len(lines)], strict=True):
        is_last = end == len(lines)
        listed = True
        for line in lines[place + 1 : end]:
            source = _source(line, sure=is_last) if listed else None
            if source:
                sources.append(source)
            elif is_last:
                after += [collapse(line)] if line and line != CUT else []
            else:
                # A title with capitals may be the headline of the next story.
                listed = listed and not line
                body.append(line)
    labels = tuple(dict.fromkeys(shown(lines[place]) for place in places))
    return SourceList(
        tuple(body), len(places), labels, tuple(sources), tuple(after), _guesses(sources, after)
    )


def _unlabelled(lines: Sequence[str]) -> SourceList:
    """Take the dated lines at the end; one alone must have outlet, title and date."""
    sources: list[SourceLine] = []
    end = len(lines)
    for place in range(len(lines) - 1, 0, -1):
        source = _source(lines[place], sure=False) if lines[place] else None
        if source and source.outlet and source.title:
            sources.insert(0, source)
            end = place
        elif lines[place]:
            break
    said = ("No label stands before the sources; the dated lines at the end were taken for them.",)
    guesses = (*said, *_guesses(sources, ())) if sources else ()
    return SourceList(tuple(lines[:end]), 0, (), tuple(sources), (), guesses)


def _source(line: str, *, sure: bool) -> SourceLine | None:
    """Return the source that the line is; `sure` says that a line without a date may be one."""
    if not line or line == CUT or is_break(line) or len(line) > _LONGEST_SOURCE:
        return None
    source = parse_source_line(shown(line))
    if source.is_dated:
        return source
    return source if sure and (source.outlet or source.url) else None


def _guesses(sources: Sequence[SourceLine], after: Sequence[str]) -> tuple[str, ...]:
    undated = [source.typed for source in sources if not source.is_dated and not source.whole]
    unread = [source.written for source in sources if source.written]
    whole = [source.whole for source in sources if source.whole]
    own = [source.typed for source in sources if source.outlet in ORGANISATIONS]
    said = []
    if own:
        said.append(f"Articles of this archive itself, perhaps to be linked: {quoted_list(own)}.")
    if undated:
        said.append(f"No date stands in {quoted_list(undated)}.")
    if unread:
        said.append(f"These dates could not be read: {quoted_list(unread)}.")
    if whole:
        said.append(f"These lines could not be split: {quoted_list(whole)}.")
    if after:
        said.append(f"Behind the list, and no source: {quoted_list(text[:60] for text in after)}.")
    return tuple(said)
