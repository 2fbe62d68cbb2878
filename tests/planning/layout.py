"""A layout desk: plans what a desk filed, and looks behind the digests of the plan."""

import posixpath
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from dateline.base.canonical import decode, encode
from dateline.base.diagnostics import Outcome
from dateline.base.digest import Digest, digest_of
from dateline.base.wording import Interface, LanguageFile
from dateline.model.archive import Archive
from dateline.model.card import Card
from dateline.model.config import Config
from dateline.model.page import Page, fingerprint
from dateline.model.plan import Plan
from dateline.model.records import Records
from dateline.planning.plan import Planning, whole
from dateline.planning.search import WordShards
from dateline.reading.wording import read_interface
from tests.indexing.desk import SHOWN, Filed, archive_of, config

T = TypeVar("T")
LANGUAGES = Path(__file__).resolve().parents[2] / "templates" / "languages"
# Shards of words are summed up before an archive is planned: here one that is empty.
WORDS = WordShards((digest_of(encode(())),), {digest_of(encode(())): tuple})


@cache
def interface(language: str) -> Interface:
    """Return the theme's texts for a site in `language`."""
    files = [
        LanguageFile(path.name, path.stem, path.read_bytes(), is_own=False)
        for path in sorted(LANGUAGES.glob("*.yaml"))
    ]
    read = read_interface(files, language)
    assert read.value is not None
    return read.value


def plan(
    archive: Archive,
    settings: Config,
    assets: Mapping[str, Digest],
    words: WordShards,
    spoken: Interface,
) -> Outcome[Plan]:
    """Return the whole plan of an archive, and what is wrong with it."""
    return whole(Planning(archive, settings, assets, words, spoken))


def planned(archive: Archive, settings: Config | None = None, assets: tuple[str, ...] = ()) -> Plan:
    """Return the plan of an archive in which nothing clashes."""
    files = {path: digest_of(path.encode()) for path in assets}
    spoken = interface((settings or config()).language)
    done = plan(archive, settings or config(), files, WORDS, spoken)
    assert done.diagnostics == ()
    assert done.value is not None
    return done.value


def plan_of(
    *filed: Filed,
    settings: Config | None = None,
    media: tuple[str, ...] = (),
    assets: tuple[str, ...] = (),
    as_of: str = "2026-01-01",
    records: Records | None = None,
) -> Plan:
    """Return the plan of what a desk filed."""
    archive = archive_of(*filed, settings=settings, media=media, as_of=as_of, records=records)
    return planned(archive, settings, assets)


def urls(plan: Plan) -> list[str]:
    return sorted([*(page.url for page in plan.pages), *(copy.url for copy in plan.copies)])


def page_at(plan: Plan, url: str) -> Page:
    (page,) = [page for page in plan.pages if page.url == url]
    return page


def digest_at(plan: Plan, url: str, part: str) -> Digest | tuple[Digest, ...]:
    (found,) = [one.digest for one in page_at(plan, url).parts if one.name == part]
    return found


def view(plan: Plan, url: str, part: str, kind: type[T]) -> T:
    """Return the value of a part of the page at `url`."""
    digest = digest_at(plan, url, part)
    assert isinstance(digest, str)
    return _value(plan, digest, kind)


def views(plan: Plan, url: str, part: str, kind: type[T]) -> list[T]:
    """Return the values of a part that is a sequence."""
    digests = digest_at(plan, url, part)
    assert isinstance(digests, tuple)
    return [_value(plan, digest, kind) for digest in digests]


def _value(plan: Plan, digest: Digest, kind: type[T]) -> T:
    """Return what stands behind a digest, whoever writes it down, and when."""
    if digest in plan.promised:
        made = plan.promised[digest]()
        return made if type(made) is kind else decode(kind, encode(made))
    data = plan.values.get(digest) or SHOWN[digest]
    value = decode(kind, data)
    assert encode(value) == data
    return value


def listed(plan: Plan, url: str, part: str = "articles") -> list[str]:
    """Return the slugs of the articles whose cards stand in a list on the page at `url`."""
    return [posixpath.basename(card.url)[:-5] for card in views(plan, url, part, Card)]


def opened(plan: Plan) -> tuple[object, ...]:
    """Return everything a plan says as values that can be compared."""
    promised = {digest: encode(make()) for digest, make in plan.promised.items()}
    return plan.pages, plan.copies, {**plan.values, **promised}, plan.owners


def fingerprints(plan: Plan) -> Mapping[str, Digest]:
    """Return the key of every page, with stand-ins for the code and the templates."""
    code, closure = Digest("the code"), Digest("the templates")
    return {page.url: fingerprint(page, code, closure) for page in plan.pages}


def changed(before: Plan, after: Plan) -> list[str]:
    """Return the addresses of all pages that the second plan adds, removes or makes anew."""
    old, new = fingerprints(before), fingerprints(after)
    return sorted(url for url in old.keys() | new.keys() if old.get(url) != new.get(url))
