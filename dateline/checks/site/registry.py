"""All checks, in the order of their names.

Comes in: names that people type. Goes out: checks, or the name they may have meant. A new check is
a module beside this one, a line here, and a page in `docs/checks/`.
"""

from collections.abc import Iterable

from dateline.base.text import closest
from dateline.checks.site import (
    accessibility,
    build,
    completeness,
    headings,
    hosts,
    links,
    media,
    names,
    pictures,
    privacy,
    templates,
    weight,
)
from dateline.checks.site.check import Check

CHECKS: dict[str, Check] = {
    check.name: check
    for check in (
        accessibility.CHECK,
        build.CHECK,
        completeness.CHECK,
        headings.CHECK,
        hosts.CHECK,
        links.CHECK,
        media.CHECK,
        names.CHECK,
        pictures.CHECK,
        privacy.CHECK,
        templates.CHECK,
        weight.CHECK,
    )
}


def chosen(only: Iterable[str], skipped: Iterable[str]) -> tuple[Check, ...] | str:
    """Return the checks of `only`, or all, without those of `skipped`; or what is no check."""
    wanted, unwanted = [*only], [*skipped]
    for name in (*wanted, *unwanted):
        if name not in CHECKS:
            near = closest(name, CHECKS)
            meant = f'did you mean "{near}"? ' if near else ""
            return f'there is no check "{name}"; {meant}the checks are {", ".join(CHECKS)}'
    return tuple(
        check
        for name, check in CHECKS.items()
        if (not wanted or name in wanted) and name not in unwanted
    )
