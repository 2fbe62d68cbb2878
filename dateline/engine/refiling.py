"""An edition a few of whose articles were given other tags.

Comes in: the readings of these articles before and now, the edition, the memo. Goes out: the pages
and files that tags decide about, or None where all has to be planned anew. What shows an article
knows it by digests: they are replaced in the pages, as the memo keeps them, that the filing of the
edition names. The pages of the tags are planned as always, from their own articles alone. This
module is loaded when tags were edited.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from dateline.base.digest import Digest
from dateline.engine.edited import Edited, Edition, Refiled
from dateline.engine.filing import kept_filing
from dateline.engine.manuscripts import key_of_reading, remembered
from dateline.engine.refiltering import filters_again
from dateline.engine.values import digests_of
from dateline.indexing.excerpt import excerpt
from dateline.model.addresses import FOLDERS
from dateline.model.article import Reading
from dateline.model.config import reading_options
from dateline.model.filing import Filing
from dateline.model.page import ROWS, Page, Part
from dateline.planning.filing import counts_of, refiled, with_feeds
from dateline.planning.home import most_used
from dateline.planning.machine import citation_addresses
from dateline.planning.parts import Table
from dateline.planning.refiling import Refiling, plan_tags

# With more articles than this, planning anew takes about as long.
MOST_RETAGGED = 10


def refiled_edition(retagged: Sequence[Edited], edition: Edition) -> Refiled | None:
    """Return what becomes of an edition, unless that is only found out by planning anew."""
    filing = edition.prepared.filing
    before = kept_filing(filing, edition.press) if filing else None
    after = refiled(before, [one.article for one in retagged]) if before else None
    if not before or not after or len(retagged) > MOST_RETAGGED:
        return None
    slugs = {slug for one in retagged for slug in one.moved}
    if any(tag.introduced and tag.slug in slugs for tag in after.names):
        return None
    if most_used(counts_of(before)) != most_used(counts_of(after)):
        return None  # the front page names others
    showing = _pages_showing(retagged, after, edition)
    planned = _planned(retagged, slugs, after, edition)
    if showing is None or planned is None:
        return None
    new = _replacements(retagged)
    filings = _filings(retagged, planned)
    pages = {page.url: _replaced(page, new, filings) for page in showing}
    pages |= {page.url: page for page in planned.pages}
    filters = filters_again(retagged, edition, planned.table)
    if filters is None or not _has_everything(pages.values(), new, planned.table, edition):
        return None
    return Refiled(
        pages=(*pages.values(), *filters),
        values=planned.table.written,
        promised=planned.table.promised,
        tags=planned.tags,
        filing=with_feeds(after, (one for one in planned.pages if one.url in after.files)),
    )


def _pages_showing(
    retagged: Iterable[Edited], filing: Filing, edition: Edition
) -> tuple[Page, ...] | None:
    """Return all files that show one of the articles by its tags, or with them."""
    places = {path: place for place, path in enumerate(filing.manuscripts)}
    urls: set[str] = set()
    for one in retagged:
        urls.update(filing.files[n] for n in filing.shown[places[one.article.manuscript]])
        if edition.prepared.inputs.config.publish.citations:
            urls.update(citation_addresses(one.article))
    pages = {url: edition.page_at(url) for url in sorted(urls)}
    found = {url: page for url, page in pages.items() if page}
    if len(found) < len(pages):
        return None  # of one of them nothing is known
    tables = [url for url, page in found.items() if page.renderer.startswith(ROWS)]
    fingerprints = {url: edition.prepared.fingerprints[url] for url in tables}
    # Rows that did not change are copied from the files as they were left.
    if edition.press.compared(fingerprints, edition.previous).outdated:
        return None
    return tuple(found.values())


def _planned(
    retagged: Sequence[Edited],
    slugs: Collection[str],
    filing: Filing,
    edition: Edition,
) -> Refiling | None:
    """Return the pages of some tags, if they stand where the former ones do."""
    own = edition.page_at(retagged[0].article.url)
    readings = _readings(retagged, _places_under(slugs, filing), filing, edition)
    if own is None or readings is None:
        return None
    inputs = edition.prepared.inputs
    archive = excerpt(readings, inputs.config, {one.slug: one.printed for one in filing.names})
    frame = next(part for part in own.parts if part.name == "site")
    planned = plan_tags(archive, slugs, frame, inputs.config, inputs.interface)
    folders = tuple([f"{FOLDERS['tag']}/{slug}/" for slug in slugs])
    former = {url for url in edition.prepared.fingerprints if url.startswith(folders)}
    return planned if former == {page.url for page in planned.pages} else None


def _places_under(slugs: Collection[str], filing: Filing) -> set[int]:
    """Return the places of the articles of some tags."""
    numbers = {number for number, tag in enumerate(filing.names) if tag.slug in slugs}
    return {place for place, tags in enumerate(filing.tags) if not numbers.isdisjoint(tags)}


def _readings(
    retagged: Iterable[Edited], places: Collection[int], filing: Filing, edition: Edition
) -> list[Reading] | None:
    """Return the readings at some places, in their order; those of the edited articles are new."""
    new = {one.article.manuscript: one.now for one in retagged}
    paths = [path for n, path in enumerate(filing.manuscripts) if n in places or path in new]
    inputs = edition.prepared.inputs
    key_of, digests = key_of_reading(reading_options(inputs.config)), inputs.contents.digests
    keys = {key_of(path, digests[path]): path for path in paths if path not in new}
    found = {**remembered(keys, edition.press.store), **new}
    return [found[path] for path in paths] if len(found) == len(paths) else None


def _filings(retagged: Iterable[Edited], planned: Refiling) -> dict[Digest, Digest]:
    """Return what feeds now show articles filed under, by what they show of the articles."""
    return {
        one.now.feed_entry: planned.filings[one.article.id]
        for one in retagged
        if one.now.feed_entry and planned.filings
    }


def _replacements(retagged: Iterable[Edited]) -> dict[Digest, Digest]:
    """Return what stands in place of each digest that tags are a part of."""
    new: dict[Digest, Digest] = {}
    for one in retagged:
        pairs = (one.before.citable, one.now.citable), (one.before.entry, one.now.entry)
        new |= {before: now for before, now in pairs if before and now}
    return new


def _replaced(page: Page, new: Mapping[Digest, Digest], filings: Mapping[Digest, Digest]) -> Page:
    """Return a page that shows other values in place of some, a feed other filings of some."""
    parts = {
        part.name: new.get(Digest(part.digest), Digest(part.digest))
        if isinstance(part.digest, str)
        else tuple([new.get(one, one) for one in part.digest])
        for part in page.parts
    }
    if "filings" in parts:
        # Each entry of a feed has what it is filed under beside it, which others may have, too.
        pairs = zip(parts["entries"], parts["filings"], strict=True)
        parts["filings"] = tuple(
            [filings.get(Digest(one), Digest(beside)) for one, beside in pairs]
        )
    return page._replace(parts=tuple([Part(name, digest) for name, digest in parts.items()]))


def _has_everything(
    pages: Iterable[Page], new: Mapping[Digest, Digest], table: Table, edition: Edition
) -> bool:
    """Tell whether all values that some pages show are at hand or in the memo."""
    printed = frozenset(new.values())
    seen = {digest for page in pages for digest in _seen(page, printed)}
    written = table.written
    lacking = {one for one in seen if one not in written and one not in table.promised}
    return not edition.press.store.lacks_bodies(lacking)


def _seen(page: Page, printed: frozenset[Digest]) -> Iterable[Digest]:
    """Return what is looked at to print a page; of a table, only the rows that are new."""
    if not page.renderer.startswith(ROWS):
        return digests_of(page.parts)
    whole = [Digest(part.digest) for part in page.parts if isinstance(part.digest, str)]
    columns = [part.digest for part in page.parts if not isinstance(part.digest, str)]
    rows = (row for row in zip(*columns, strict=True) if not printed.isdisjoint(row))
    return [*whole, *(digest for row in rows for digest in row)]
