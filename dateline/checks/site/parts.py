"""Which fields the parts of pages have.

Comes in: a plan, which templates have a part in which pages, and what has the values that reading
wrote down. Goes out: for each template, the fields of each part by the name it has there. They are
taken from the values themselves, of which some of each kind of page say it all: a view is written
down with all of its fields, empty ones among them. Of a template that no page uses, nothing is
known.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from dateline.base.canonical import Plain, encode, parse
from dateline.base.digest import Digest
from dateline.model.plan import Plan

_PAGES_OF_A_KIND = 20
# What rendering itself gives to every template.
_PAGE = frozenset(["url", "kind", "root", "canonical"])
# Gives the values behind digests, as far as it has them.
Kept = Callable[[Iterable[Digest]], Mapping[str, bytes]]
# The fields of a part; None where they are not known, as those of lists are not.
Fields = frozenset[str] | None
Parts = Mapping[str, Fields]


def fields_of_parts(
    plan: Plan, closures: Mapping[str, tuple[str, ...]], kept: Kept
) -> dict[str, Parts]:
    """Return, for each template, the fields of every part that its pages have.

    `closures` names the templates that the output of each one can depend on, `kept` gives what is
    not in the plan.
    """
    seen: defaultdict[str, defaultdict[str, list[Fields]]]
    seen = defaultdict(lambda: defaultdict(list))
    counts: defaultdict[str, int] = defaultdict(int)
    for page in plan.pages:
        counts[page.kind] += 1
        if page.renderer not in closures or counts[page.kind] > _PAGES_OF_A_KIND:
            continue
        for part in page.parts:
            digest = part.digest
            fields = None if isinstance(digest, tuple) else _fields(_value(digest, plan, kept))
            for template in closures[page.renderer]:
                seen[template][part.name].append(fields)
    return {
        template: {**{name: _united(found) for name, found in parts.items()}, "page": _PAGE}
        for template, parts in seen.items()
    }


def _united(found: list[Fields]) -> Fields:
    """Return the fields that any of some values has, if they are known of each."""
    known = [one for one in found if one is not None]
    return frozenset[str]().union(*known) if len(known) == len(found) else None


def _fields(value: Plain) -> Fields:
    return frozenset(value) if isinstance(value, dict) else None


def _value(digest: Digest, plan: Plan, kept: Kept) -> Plain:
    """Return a value, or nothing where it is not to be had."""
    if digest in plan.promised:
        return parse(encode(plan.promised[digest]()))
    data = plan.values.get(digest) or kept([digest]).get(digest)
    return parse(data) if data else None
