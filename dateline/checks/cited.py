"""The cited works of an archive, as links, copies and coverage look at them.

Comes in: an `Archive`, what is known of links, the copies there are. Goes out: `Work` values, which
of them are asked for, and where in which manuscript each address stands.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dateline.base.citedaddress import comparable
from dateline.base.diagnostics import Span
from dateline.model.archive import Archive, CitedWork
from dateline.model.keptcopy import KeptCopy
from dateline.model.linkstate import Known, State, state_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A cited work; `outlets` are slugs, `regions` those of the articles that cite it."""

    cited: CitedWork
    outlets: tuple[str, ...]
    regions: tuple[str, ...]
    years: tuple[int, ...]
    state: State
    known: Known | None
    copies: tuple[KeptCopy, ...]

    @property
    def url(self) -> str:
        """The address of the work, empty where articles give none."""
        return self.cited.source.url

    @property
    def has_copy(self) -> bool:
        """Whether there is a copy, named by an article or saved here."""
        return bool(self.cited.source.archived or self.copies)


def works_of(
    archive: Archive, known: Mapping[str, Known], copies: Mapping[str, tuple[KeptCopy, ...]]
) -> tuple[Work, ...]:
    """Return every work that the archive's articles cite, in the order of the archive.

    Its own articles are left out: whether they are there is known without asking, and they are kept
    for sure. `copies` are by the address of the work as `comparable` gives it.
    """
    outlets: dict[str, list[str]] = {}
    for outlet in archive.outlets:
        for cited in outlet.works:
            outlets.setdefault(cited.key, []).append(outlet.slug)
    return tuple(
        Work(
            cited=cited,
            outlets=tuple(outlets.get(cited.key, ())),
            regions=tuple(sorted({article.region for article in cited.cited_by})),
            years=tuple(sorted({article.published.year for article in cited.cited_by})),
            state=state_of(known.get(cited.source.url)),
            known=known.get(cited.source.url),
            copies=copies.get(comparable(cited.source.url), ()) if cited.source.url else (),
        )
        for cited in archive.works
        if cited.article is None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which works are asked for; what is empty or false asks for nothing in particular."""

    outlets: Collection[str] = ()
    regions: Collection[str] = ()
    without_address: bool = False
    without_copy: bool = False


def chosen(works: Iterable[Work], choice: Choice) -> tuple[Work, ...]:
    """Return the works that are asked for."""
    return tuple(
        work
        for work in works
        if (not choice.outlets or set(choice.outlets) & set(work.outlets))
        and (not choice.regions or set(choice.regions) & set(work.regions))
        and not (choice.without_address and work.url)
        and not (choice.without_copy and work.has_copy)
    )


def places_of(cited: CitedWork) -> tuple[Span, ...]:
    """Return where articles give the address of a work."""
    work = comparable(cited.source.url)
    found: list[Span] = []
    for article in cited.cited_by:
        urls = (source.url for source in article.sources)
        numbers = [n for n, url in enumerate(urls) if url and comparable(url) == work]
        fields = (f"sources.{n}.url" for n in numbers[:1])
        lines = (f"sources.{n}" for n in numbers[:1])
        found.append(article.span(*fields, *lines, "sources"))
    return tuple(found)
