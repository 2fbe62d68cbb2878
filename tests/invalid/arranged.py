"""What a case file cannot hold: bytes that editors and Git would spoil, sizes, links, permissions.

In: a copy of the good site. Out: the same with the bytes of the case in it.
"""

from collections.abc import Callable

from tests.newsroom import Newsroom, article

GOOD = {
    "content/earlier/floods.md": article(
        "The river rose.\n\n## The dam\n\nIt broke.", title="Floods in the valley", country="KZ"
    ),
    "content/earlier/elections.md": article(title="The count", date="2019-10-02", tags="[elections]"),
    "content/earlier/leak.md": article(title="A name nobody may read", status="draft"),
    "content/pages/about.md": "---\ntitle: About\n---\n\nWho we are.\n",
}


def put(path: str, data: bytes) -> Callable[[Newsroom], None]:
    return lambda newsroom: newsroom.write(path, data)


ARRANGED: dict[str, Callable[[Newsroom], None]] = {}
