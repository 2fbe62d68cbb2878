"""A site, checked from manuscripts to built pages.

Comes in: what to check, and where. Goes out: a `Survey`: what a build would say, and what the
checks find in the pages that it would publish. With errors in the content there are no such pages,
and the survey says so. The output folder is neither written nor read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dateline.base.diagnostics import Diagnostic, in_order, strict
from dateline.base.digest import digest_of_parts
from dateline.base.wording import REFERENCE
from dateline.checks.site.check import Check, Finding, Sight, Site
from dateline.checks.site.looking import look, seen
from dateline.checks.site.parts import fields_of_parts
from dateline.checks.site.places import located
from dateline.checks.site.provenance import origins_of
from dateline.engine.build import Request, examine
from dateline.engine.fieldplaces import with_places
from dateline.engine.fingerprint import checking_code
from dateline.engine.inspection import Inspection, inspect_files
from dateline.engine.inspection import Sights as Kept
from dateline.engine.prepared import Failed, Means, Prepared
from dateline.model.held import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What was found.

    `files` counts those of the edition, `looked` those that were looked at anew; both are 0 where
    errors left nothing to look at. Nothing of it changes before the moment `until`, in seconds
    since 1970; 0 where that is not known.
    """

    diagnostics: tuple[Diagnostic, ...]
    held: tuple[Held, ...] = ()
    articles: int = 0
    files: int = 0
    looked: int = 0
    until: int = 0


class _Sights:
    """What was seen of each file, decoded when it is asked for."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def __iter__(self) -> Iterator[tuple[str, Sight]]:
        return ((url, seen(value)) for url, value in self._kept)

    def of(self, url: str) -> Sight | None:
        value = self._kept.of(url)
        return None if value is None else seen(value)


def survey(request: Request, checks: tuple[Check, ...]) -> Survey:
    """Return what `checks` find in a site."""
    outcome = examine(request, partial(_survey, request.site, checks))
    made = outcome if isinstance(outcome, Survey) else Survey(diagnostics=outcome)
    codes = {code for check in checks for code in check.codes}
    # Whatever keeps the edition from being published is said whatever was asked for.
    said = [one for one in made.diagnostics if one.is_error or one.code in codes]
    return replace(made, diagnostics=in_order(strict(said) if request.strict else said))


def _survey(
    folder: Path,
    checks: tuple[Check, ...],
    prepared: Prepared | Failed,
    means: Means,
) -> Survey:
    said = prepared.diagnostics
    if isinstance(prepared, Failed) or any(one.is_error for one in said):
        return Survey(diagnostics=said, held=prepared.held)
    base_url = prepared.inputs.config.base_url
    code = digest_of_parts([checking_code(), base_url])
    inspection = inspect_files(prepared, means, partial(look, base_url), code)
    said = (*said, *inspection.diagnostics)
    findings = _findings(_site(prepared, inspection, means), checks)
    return Survey(
        diagnostics=(*said, *_news(findings, prepared, folder, said)),
        held=prepared.held,
        articles=prepared.articles,
        files=len(prepared.fingerprints),
        looked=inspection.looked,
        until=prepared.until,
    )


def _news(
    findings: Iterable[Finding | Diagnostic],
    prepared: Prepared,
    folder: Path,
    said: tuple[Diagnostic, ...],
) -> tuple[Diagnostic, ...]:
    """Return what the checks find, less what is said already where it was written."""
    owners, known = prepared.plan.owners, {(one.code, _spot(one)[0]) for one in said}
    # Where a template fails, rendering has said why.
    failed = {_spot(one) for one in said if one.is_error}
    direct: list[Diagnostic] = []

    def about_pages() -> Iterator[Finding]:
        for one in findings:
            if isinstance(one, Diagnostic):
                direct.append(one)
            elif (one.code, owners.get(one.page, "")) not in known:
                yield one

    placed = [*located(about_pages(), origins_of(prepared, folder))]
    found = (*placed, *with_places(direct, prepared.inputs.contents.manuscripts))
    return tuple(one for one in found if _spot(one) not in failed)


def _spot(one: Diagnostic) -> tuple[str, int]:
    return (one.span.path, one.span.line) if one.span else ("", 0)


def _findings(site: Site, checks: tuple[Check, ...]) -> Iterator[Finding | Diagnostic]:
    names = {check.name for check in checks}
    for _, sight in site.sights:
        yield from (one for one in sight.findings if one.check in names)
    for check in checks:
        yield from check.run(site)


def _site(prepared: Prepared, inspection: Inspection, means: Means) -> Site:
    archive, inputs = prepared.archive, prepared.inputs
    assert archive is not None  # noqa: S101 - it is None only where a plan was recalled
    return Site(
        archive=archive,
        config=inputs.config,
        templates=inputs.theme.templates,
        template_paths=inputs.theme.template_paths,
        parts=fields_of_parts(prepared.plan, prepared.closures.names, means.store.bodies),
        texts=frozenset(["direction", "language", *inputs.interface.texts[REFERENCE]]),
        files=frozenset(prepared.fingerprints),
        sights=_Sights(inspection.sights),
    )
