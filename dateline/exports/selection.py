"""Which articles are meant.

Comes in: the archive and wishes such as `region=asia`, as typed. Goes out: the articles for which
all of them hold, newest first, or a diagnostic for each wish that names nothing the archive has: a
misspelt tag must not look like a tag without articles.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.base.counting import counted
from dateline.base.diagnostics import Diagnostic, Outcome, diagnose
from dateline.base.text import closest
from dateline.model.archive import Archive, Outlet, Term
from dateline.model.article import Article

_LONGEST_HINT = 200
Selected = tuple[Article, ...]


class Choice(NamedTuple):
    """One value of a key: its names as they may be typed, and the articles it stands for."""

    names: tuple[str, ...]
    ids: frozenset[str]


Choices = Callable[[Archive], Iterator[Choice]]


def select(archive: Archive, wishes: Sequence[str]) -> Outcome[Selected]:
    """Return the articles for which every wish holds."""
    said: list[Diagnostic] = []
    ids = [_ids(archive, wish, said) for wish in wishes]
    if said:
        return Outcome(value=None, diagnostics=tuple(said))
    chosen = (one for one in archive.articles if all(one.id in wished for wished in ids))
    return Outcome(value=tuple(chosen))


def _ids(archive: Archive, wish: str, said: list[Diagnostic]) -> frozenset[str]:
    key, sign, value = (part.strip() for part in wish.partition("="))
    if key not in KEYS or not sign or not value:
        said.append(_unknown_key(wish, key))
        return frozenset()
    choices = [*KEYS[key](archive)]
    found = [one.ids for one in choices if value.casefold() in map(str.casefold, one.names)]
    if not found:
        said.append(_unknown_value(key, value, choices))
    return frozenset[str]().union(*found)


def _unknown_key(wish: str, key: str) -> Diagnostic:
    if key in KEYS:
        message = f"--select {wish}: what {key} is to be is missing"
        return diagnose("unknown-selection", message, hint=f"write {key}=…")
    near = closest(key, KEYS)
    hint = f"did you mean {near}=…?" if near else f"the keys are {', '.join(sorted(KEYS))}"
    return diagnose("unknown-selection", f"--select {wish}: there is no key `{key}`", hint=hint)


def _unknown_value(key: str, value: str, choices: Iterable[Choice]) -> Diagnostic:
    names = {name: one.names[0] for one in choices for name in one.names}
    near = names.get(closest(value, names) or "")
    some = ", ".join(dict.fromkeys(one.names[0] for one in choices))
    known = some if len(some) < _LONGEST_HINT else f"{counted(len(names), 'name')} of this kind"
    hint = f"did you mean {key}={near}?" if near else f"the archive has {known or 'none'}"
    message = f"--select {key}={value}: the archive has no article of that {key}"
    return diagnose("unknown-selection", message, hint=hint)


# The keys.


def _of_terms(terms: Callable[[Archive], tuple[Term, ...]]) -> Choices:
    def choices(archive: Archive) -> Iterator[Choice]:
        for term in terms(archive):
            yield Choice((term.slug, term.name), _ids_of(term.articles))

    return choices


def _ids_of(articles: Iterable[Article]) -> frozenset[str]:
    return frozenset(one.id for one in articles)


def _countries(archive: Archive) -> Iterator[Choice]:
    codes = {one.slug: one.code for each in archive.articles for one in each.place.countries}
    for term in archive.countries:
        yield Choice((term.slug, term.name, codes[term.slug]), _ids_of(term.articles))


def _years(archive: Archive) -> Iterator[Choice]:
    years = sorted({one.published.year for one in archive.articles})
    for year in years:
        own = (one for one in archive.articles if one.published.year == year)
        yield Choice((f"{year:04d}",), _ids_of(own))


def _outlets(archive: Archive) -> Iterator[Choice]:
    others: dict[str, list[str]] = {}
    for other, slug in sorted(archive.outlet_aliases.items()):
        others.setdefault(slug, []).append(other)
    for outlet in archive.outlets:
        names = (outlet.slug, outlet.name, *others.get(outlet.slug, ()))
        yield Choice((*names, *_aliases(outlet)), _citing(outlet))


def _aliases(outlet: Outlet) -> tuple[str, ...]:
    return outlet.introduction.aliases if outlet.introduction else ()


def _citing(outlet: Outlet) -> frozenset[str]:
    return frozenset(one.id for work in outlet.works for one in work.cited_by)


KEYS: Mapping[str, Choices] = {
    "region": _of_terms(lambda archive: archive.regions),
    "country": _countries,
    "tag": _of_terms(lambda archive: archive.tags),
    "author": _of_terms(lambda archive: archive.authors),
    "year": _years,
    "series": _of_terms(lambda archive: archive.series),
    "outlet": _outlets,
}
