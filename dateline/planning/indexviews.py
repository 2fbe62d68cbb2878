"""What the templates of search and of the A-Z indexes may see, like `planning/views.py`.

Comes in: nothing. Goes out: frozen structs; see there.
"""

from msgspec import Struct

from dateline.model.card import NamedLink


class ChoiceView(Struct, frozen=True, kw_only=True, gc=False):
    """What a filter of the search page may be set to: the value in the address, and its name."""

    value: str
    name: str


class FilterView(Struct, frozen=True, kw_only=True, gc=False):
    """A filter of the search page. `field` is `region`, `year`, `tag` or `author`."""

    field: str
    choices: tuple[ChoiceView, ...]


class SearchView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `search`: what the script of the search page has to know of the index.

    `words`, `articles` and `filters` are the numbers of shards, `size` roughly that of articles;
    `stop_words` are parted by spaces.
    """

    words: int
    articles: int
    filters: int
    size: int
    stop_words: str
    choices: tuple[FilterView, ...]


class LettersView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `letters`: an A-Z index of articles, or one letter of a long one.

    `kind` is `headlines` or `places`. `letters` lead to the pages of all letters, none if all
    stand here. `groups` part the articles, which are in their order.
    """

    kind: str
    url: str
    letters: tuple[NamedLink, ...]
    groups: tuple["LetterGroup", ...]


class LetterGroup(Struct, frozen=True, kw_only=True, gc=False):
    """A heading of an A-Z index, perhaps a link, and the number of articles below it.

    `letter` is set where a new letter begins.
    """

    letter: str
    heading: NamedLink
    count: int


class NameView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `name`: a person or organisation, and the part it plays in each article, newest first.

    `kind` is `person` or `organisation`.
    """

    name: str
    kind: str
    url: str
    roles: tuple[str, ...]
