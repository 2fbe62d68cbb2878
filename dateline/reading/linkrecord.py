"""The committed record of links: what is known of every address, and when it was found out.

Comes in: the text of `records/links.jsonl`, or what is known. Goes out: `Known` values and what is
wrong, or the text again. One line of JSON for each address, sorted by address, so that two people's
changes seldom meet. Where they do, both lines may stay: lines about one address are joined when
they are read, the later one in the lead.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dateline.base.dates import PartialDate, parse_iso
from dateline.base.diagnostics import Diagnostic, SourceText
from dateline.model.linkstate import DAYS_TO_DIE, Known, Outcome
from dateline.reading.jsonlines import Complaint, object_in, read_lines

_COMPLAINT = Complaint(
    code="link-record",
    what="the record",
    hint="restore the line from version control, or delete it: it is checked again",
)
_DAY_LENGTH = 10


def few_days(days: Iterable[str]) -> tuple[str, ...]:
    """Return the first day and the latest two: enough to tell since when, and for how long."""
    ordered = sorted(set(days))
    return tuple(ordered if len(ordered) <= DAYS_TO_DIE else [ordered[0], *ordered[-2:]])


def joined(one: Known, other: Known) -> Known:
    """Return what two lines about one address say together."""
    alive = max(one.alive, other.alive)
    # On one day, what was found there counts for more than what was not.
    later = max(one, other, key=lambda line: (line.checked, line.alive, line.outcome))
    failed = few_days(day for day in {*one.failed, *other.failed} if day > alive)
    return replace(later, alive=alive, failed=failed)


def record_text(known: Iterable[Known]) -> str:
    """Return the record: a line for each address, in order."""
    return "".join(f"{line_of(one)}\n" for one in sorted(known, key=lambda one: one.address))


def line_of(known: Known) -> str:
    """Return one line of the record; what is empty is left out."""
    fields: dict[str, object] = {
        "address": known.address,
        "checked": known.checked,
        "outcome": known.outcome.value,
        "status": known.status,
        "final": known.final,
        "moved": known.moved,
        "words": known.words,
        "failed": list(known.failed),
        "alive": known.alive,
    }
    return json.dumps({name: one for name, one in fields.items() if one}, ensure_ascii=False)


def read_record(path: str, text: str) -> tuple[dict[str, Known], tuple[Diagnostic, ...]]:
    """Return what is known of each address, and what is wrong with the record."""
    known: dict[str, Known] = {}
    lines, said = read_lines(SourceText(path, text), known_in, _COMPLAINT)
    for one in lines:
        before = known.get(one.address)
        known[one.address] = joined(before, one) if before else one
    return known, tuple(said)


def known_in(line: str) -> Known | str:
    """Return what a line of the record says, or why it says nothing."""
    plain = object_in(line)
    return plain if isinstance(plain, str) else _known(plain)


def _known(plain: Mapping[str, object]) -> Known | str:
    texts = {name: plain.get(name, "") for name in ("address", "checked", "final", "words")}
    texts["alive"] = plain.get("alive", "")
    wrong = next((name for name, text in texts.items() if not isinstance(text, str)), None)
    if wrong:
        return f"`{wrong}` is not a text"
    read = {name: str(text) for name, text in texts.items()}
    days = plain.get("failed", [])
    if not isinstance(days, list) or not all(_is_day(day) for day in days):
        return "`failed` is not a list of days"
    if not read["address"]:
        return "it names no address"
    if not _is_day(read["checked"]) or (read["alive"] and not _is_day(read["alive"])):
        return "a day is not written as year-month-day"
    if plain.get("outcome") not in [*Outcome]:
        return "there is no such outcome"
    status = plain.get("status", 0)
    return Known(
        address=read["address"],
        checked=read["checked"],
        outcome=Outcome(str(plain["outcome"])),
        status=status if isinstance(status, int) else 0,
        final=read["final"],
        moved=plain.get("moved") is True,
        words=read["words"],
        failed=few_days(str(day) for day in days),
        alive=read["alive"],
    )


def _is_day(text: object) -> bool:
    if not isinstance(text, str) or len(text) != _DAY_LENGTH:
        return False
    return isinstance(parse_iso(text), PartialDate)
