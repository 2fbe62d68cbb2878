"""What a preview shows at a moment.

Comes in: the reports of builds, one after the other. Goes out: a value that tells an open page
whether it is still what would be served, which style sheets are new, and what is wrong. It never
changes; the next build makes another.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dateline.base.diagnostics import Diagnostic
from dateline.engine.report import BuildReport
from dateline.model.held import Held

# Other pages may show these without naming their bytes.
_SHOWN_BY_PAGES = (".avif", ".gif", ".jpeg", ".jpg", ".js", ".png", ".svg", ".webp")
STYLE = ".css"
# What the search page fetches only when it is asked something.
_SEARCH_INDEX = "search/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """The edition that is served, and what keeps it from being newer.

    `counter` grows with everything that can be seen to change; it begins anew with each server, so
    it had better begin at the clock. `since` has the counter at which each address last changed,
    `shared` that of whatever pages show without naming its bytes. `origins` leads from addresses
    to files of the site, `held` from manuscripts to why readers do not see them.
    """

    counter: int
    begun: int
    since: Mapping[str, int] = field(default_factory=dict)
    shared: int = 0
    faults: tuple[Diagnostic, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    held: Mapping[str, Held] = field(default_factory=dict)

    def after(self, report: BuildReport) -> "Showing":
        """Return what is shown after a build; one that failed leaves the pages as they are."""
        faults = tuple(found for found in report.diagnostics if found.is_error)
        if not report.published:
            counter = self.counter + (faults != self.faults)
            return replace(self, counter=counter, faults=faults)
        touched = (*report.added, *report.changed, *report.removed)
        held = {one.manuscript: one for one in report.held}
        is_news = bool(touched or self.faults) or held != self.held
        counter = self.counter + is_news
        shared = any(_is_shown_by_pages(url) for url in touched)
        return replace(
            self,
            counter=counter,
            since={**self.since, **dict.fromkeys(touched, counter)} if touched else self.since,
            shared=counter if shared else self.shared,
            faults=(),
            origins=report.origins or self.origins,
            held=held,
        )

    def is_stale(self, url: str, counter: int) -> bool:
        """Tell whether a page that was served at `counter` would now be another one."""
        is_of_another_server = not self.begun <= counter <= self.counter
        return is_of_another_server or max(self.since.get(url, 0), self.shared) > counter

    def new_styles(self, counter: int) -> tuple[str, ...]:
        """Return the style sheets that changed after `counter`."""
        newer = (url for url, at in self.since.items() if at > counter and url.endswith(STYLE))
        return tuple(sorted(newer))


def _is_shown_by_pages(url: str) -> bool:
    return url.endswith(_SHOWN_BY_PAGES) and not url.startswith(_SEARCH_INDEX)
