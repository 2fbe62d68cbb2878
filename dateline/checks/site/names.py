"""Check `names`: one tag and one author have one name.

Comes in: the tags and authors of the archive. Goes out: a warning for every two that may be one and
the same: they differ in one letter, in the order of their words, in a plural, in an initial or in
accents. No pair is found by comparing all with all. Two that both have an introduction of their own
are known to be two.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.checks.site.check import Check, Site
from dateline.model.archive import Term

# In shorter words one letter makes another word of it, as in Iran and Iraq.
_SHORTEST = 6
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")


def _run(site: Site) -> Iterator[Diagnostic]:
    yield from _similar(site.archive.tags, "tag", _tag_key)
    yield from _similar(site.archive.authors, "author", _author_key)


def _similar(
    terms: Iterable[Term], what: str, key_of: Callable[[str], str]
) -> Iterator[Diagnostic]:
    by_slug = {term.slug: term for term in terms}
    plain = {slug: _plain(term.name) for slug, term in by_slug.items()}
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for slug, words in plain.items():
        letters = words.replace(" ", "")
        for one in {f"={key_of(words)}", *_without_a_letter(letters)}:
            blocks[one].append(slug)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    for pair in sorted(pairs):
        first, second = (plain[slug] for slug in pair)
        if key_of(first) == key_of(second) or _are_one_apart(first, second):
            rarer, other = sorted((by_slug[slug] for slug in pair), key=_weight)
            if not (rarer.introduction and other.introduction):
                yield _said(rarer, other, what)


def _plain(name: str) -> str:
    """Return the words of a name in small letters without accents."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(bare))


def _tag_key(words: str) -> str:
    """Return what two tags have in common that differ in a plural or the order of words."""
    return " ".join(sorted(word[:-1] if _is_plural(word) else word for word in words.split()))


def _is_plural(word: str) -> bool:
    return len(word) > len("this") and word.endswith("s") and not word.endswith("ss")


def _author_key(words: str) -> str:
    """Return what two names have in common that differ in initials or the order of words."""
    return " ".join(sorted(word for word in words.split() if len(word) > 1)) or words


def _without_a_letter(letters: str) -> set[str]:
    """Return a word and what is left of it without each of its letters.

    Any two words that differ in one letter, or in the order of two, have one of these in common.
    """
    if len(letters) < _SHORTEST:
        return set()
    return {letters, *(letters[:n] + letters[n + 1 :] for n in range(len(letters)))}


def _are_one_apart(first: str, second: str) -> bool:
    """Tell whether two names differ in where words end, or in one letter of a long word."""
    if first.replace(" ", "") == second.replace(" ", ""):
        return True
    words, others = first.split(), second.split()
    apart = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    return len(words) == len(others) and len(apart) == 1 and _is_slip(*apart[0])


def _is_slip(word: str, other: str) -> bool:
    """Tell whether two long words differ in one letter or in the order of two."""
    short, long = sorted((word, other), key=len)
    if len(short) < _SHORTEST or _NUMBER.findall(short) != _NUMBER.findall(long):
        return False
    begin = next((n for n, sign in enumerate(short) if sign != long[n]), len(short))
    rest, more = short[begin:], long[begin:]
    if len(short) < len(long):
        return rest == more[1:]
    return rest[1:] == more[1:] or (rest[:2] == more[1::-1] and rest[2:] == more[2:])


def _weight(term: Term) -> tuple[int, str]:
    return len(term.articles), term.slug


def _said(rarer: Term, other: Term, what: str) -> Diagnostic:
    message = f'the {what}s "{rarer.name}" and "{other.name}" may be one and the same'
    folder = f"content/_{what}s"
    hint = (
        f'if they are, write "{other.name}" everywhere; if not, give each of them a file in '
        f"{folder}, and it is known"
    )
    return diagnose("similar-names", message, _place(rarer, what), hint)


def _place(term: Term, what: str) -> Span:
    """Return where the newest article names the term."""
    article = term.articles[0]
    slugs = [one.slug for one in (article.tags if what == "tag" else article.byline.people)]
    number = slugs.index(term.slug) if term.slug in slugs else 0
    fields = ("tags", "tag") if what == "tag" else ("author", "authors")
    return article.span(*(f"{field}.{number}" for field in fields), *fields)


CHECK = Check(
    name="names",
    summary="one tag and one author have one name",
    codes=("similar-names", "same-name", "mixed-scripts"),
    run=_run,
)
