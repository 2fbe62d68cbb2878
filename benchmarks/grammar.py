"""A small grammar of news sentences, drawn word by word from a random source.

In: the name of a rule, a function that draws numbers in [0, 1), and the facts of one article (its
town, its court, its subject). Out: a phrase, a sentence or a headline in plain English.

Alternatives are drawn by rank, the n-th with a weight of about 1/(n + 2), so that words follow
the distribution of real prose. Only `random()` itself is used, never `choice` or `shuffle`: the
standard library promises the same numbers for ever for the former alone.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, TypeVar

Draw: TypeAlias = Callable[[], float]
Facts: TypeAlias = Mapping[str, str]
Template: TypeAlias = tuple[str, tuple[str, ...]]
Item = TypeVar("Item")

_SLOT = re.compile(r"\{(\w+)\}")
_BARE_ARTICLE = re.compile(r"\b([Aa]) (?=[aeiou](?!ni(?:on|v|f)|se))")
_RANK_TABLE = 600


def ranked(items: Sequence[Item]) -> tuple[Item, ...]:
    """Repeat each item by its Zipf weight, so that one uniform draw is a draw by rank."""
    weights = [1 / (rank + 2) for rank in range(1, len(items) + 1)]
    scale = max(_RANK_TABLE, 4 * len(items)) / sum(weights)
    return tuple(
        item
        for item, weight in zip(items, weights, strict=True)
        for _ in range(max(1, round(scale * weight)))
    )


def pick(draw: Draw, items: Sequence[Item]) -> Item:
    """Draw one of the items, each as likely as the next."""
    return items[int(draw() * len(items))]


class Grammar:
    """Rules compiled once; expanding one costs a draw and a format for each slot."""

    __slots__ = ("_rules",)

    def __init__(self, rules: Mapping[str, Sequence[str]]) -> None:
        self._rules = {
            name: ranked([_compiled(line) for line in lines]) for name, lines in rules.items()
        }

    def phrase(self, rule: str, draw: Draw, facts: Facts) -> str:
        """Expand a rule; a fact of the article wins over a rule of the same name."""
        if rule in facts:
            return facts[rule]
        alternatives = self._rules[rule]
        text, slots = alternatives[int(draw() * len(alternatives))]
        if not slots:
            return text
        return text % tuple([self.phrase(slot, draw, facts) for slot in slots])

    def sentence(self, rule: str, draw: Draw, facts: Facts) -> str:
        """Expand a rule into a line that starts with a capital and says `an` where it must."""
        text = _BARE_ARTICLE.sub(r"\1n ", self.phrase(rule, draw, facts))
        return text[0].upper() + text[1:]


def _compiled(line: str) -> Template:
    text = " ".join(line.split())
    return _SLOT.sub("%s", text.replace("%", "%%")), tuple(_SLOT.findall(text))
