"""The texts of the interface as templates print them.

Comes in: an interface and a language. Goes out: a record of texts, for `{{ words.sources }}` and
`{{ words.by(names=authors) }}`. A text that has places is called with what goes there; HTML that a
macro made stays HTML, and everything else is escaped when it is printed. A text that counts takes
`count`, chooses its form by the plural rule of its language, and prints the number as that language
writes it.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from dateline.base.canonical import encode
from dateline.base.text import direction
from dateline.base.wording import COUNT, Interface, Text, pieces
from dateline.rendering.escaping import printed
from dateline.rendering.records import Record

if TYPE_CHECKING:
    from babel import Locale

OTHER = "other"
MOST_LOCALES, MOST_NUMBERS = 50, 2000
Number = Callable[[int], str]


@lru_cache(maxsize=MOST_LOCALES)
def locale_of(language: str) -> "Locale":
    """Return what CLDR knows of a language; Babel is imported at the first one, not before."""
    from babel import Locale

    return Locale.parse(language, sep="-")


@lru_cache(maxsize=MOST_NUMBERS)
def category_of(count: int, language: str) -> str:
    """Return the plural category of a number."""
    return locale_of(language).plural_form(count)


class Phrase:
    """A text with places, or with a form for each plural category of its language."""

    def __init__(self, name: str, text: Text, language: str, number: Number) -> None:
        """Take a text in `language`; `number` writes a number as the page has it."""
        forms = {OTHER: text} if isinstance(text, str) else text
        self.name, self.text, self.language, self.number = name, text, language, number
        self.counts = not isinstance(text, str)
        self.forms = {category: tuple(pieces(form)) for category, form in forms.items()}
        self.escaped = {category: _escaped(form) for category, form in self.forms.items()}
        found = {place for form in self.forms.values() for place in form[1::2]}
        self.places = found | {COUNT} if self.counts else found

    def __call__(self, **values: object) -> str:
        """Return the text with the values in its places: HTML if one of them is."""
        if any(type(one) is Markup for one in values.values()):
            return Markup(self.html(values))  # noqa: S704 - everything else is escaped
        form = self.forms[self._chosen(values)]
        return "".join([str(values[one]) if n % 2 else one for n, one in enumerate(form)])

    def html(self, values: dict[str, object]) -> str:
        """Return the text with the values in its places, as HTML."""
        form = self.escaped[self._chosen(values)]
        return "".join([printed(values[one]) if n % 2 else one for n, one in enumerate(form)])

    def _chosen(self, values: dict[str, object]) -> str:
        """Return the category of the form for some values, and write their number out."""
        if values.keys() != self.places:
            raise TypeError(f"{self._usage()}, not {_named(values)}")
        if not self.counts:
            return OTHER
        count = cast("int", values[COUNT])
        values[COUNT] = self.number(count)
        category = category_of(count, self.language)
        return category if category in self.forms else OTHER

    def __str__(self) -> str:
        """Refuse to be printed with empty places."""
        raise TypeError(self._usage())

    def _usage(self) -> str:
        return f"`words.{self.name}` wants {_named(self.places)}"


def _escaped(form: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([one if n % 2 else printed(one) for n, one in enumerate(form)])


def _named(places: Iterable[str]) -> str:
    return ", ".join(f"{place}=…" for place in sorted(places)) or "nothing"


def words_of(interface: Interface, language: str, number: Number) -> Record:
    """Return the texts for a page in `language`, and that language with its direction."""
    worded = interface.worded(language)
    words: dict[str, object] = {
        name: text
        if isinstance(text, str) and len(pieces(text)) == 1
        else Phrase(name, text, worded, number)
        for name, text in interface.texts_in(language).items()
    }
    return Record({**words, "language": language, "direction": direction(language)})


def for_script(words: Record, *names: str) -> str:
    """Return some texts as JSON with their places, for a script that fills them in."""
    found = ((name, words[name]) for name in names)
    return encode({n: one.text if isinstance(one, Phrase) else one for n, one in found}).decode()
