"""Which fields the parts of pages have.

Comes in: a plan. Goes out: the fields of each part by the name that templates give it. They are
taken from the values themselves, of which some of each kind of page say it all: a view is written
down with all of its fields, empty ones among them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dateline.base.canonical import Plain, encode, parse
from dateline.base.digest import Digest
from dateline.model.plan import Plan

_PAGES_OF_A_KIND = 20
# What rendering itself gives to every template.
_PAGE = frozenset(["url", "kind", "root", "canonical"])


def fields_of_parts(plan: Plan) -> Mapping[str, frozenset[str]]:
    """Return the fields of every part that is one record on all pages that have it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    unknown: set[str] = set()
    for name, value in _values(plan):
        if isinstance(value, dict):
            found[name].update(value)
        else:
            unknown.add(name)
    known = {name: frozenset(fields) for name, fields in found.items() if name not in unknown}
    return {**known, "page": _PAGE}


def _values(plan: Plan) -> Iterator[tuple[str, Plain]]:
    counts: defaultdict[str, int] = defaultdict(int)
    for page in plan.pages:
        counts[page.kind] += 1
        if counts[page.kind] > _PAGES_OF_A_KIND or page.renderer.startswith("format:"):
            continue
        for part in page.parts:
            digest = part.digest
            yield part.name, None if isinstance(digest, tuple) else _value(digest, plan)


def _value(digest: Digest, plan: Plan) -> Plain:
    """Return a value, or nothing for prose, which the plan does not hold."""
    if digest in plan.promised:
        return parse(encode(plan.promised[digest]()))
    data = plan.values.get(digest)
    return parse(data) if data else None
