"""The example of the documentation: an edition read and rendered by somebody else's executor."""

import pickle
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from io import BytesIO
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from PIL import Image

from docs.explanation.examples.elsewhere import AHEAD, Elsewhere, differences, edition, write
from tests.commandline import ROOT, run
from tests.conftest import MakeNewsroom
from tests.engine.labour import common, squares
from tests.newsroom import Newsroom, article

# The first day of 2026, which is the moment of builds in tests.
AS_OF = 1_767_225_600
P = ParamSpec("P")
R = TypeVar("R")


class Here(Executor):
    """Does at once what it is handed, and lets through only what another machine would get."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        self.asked.append(fn.__name__)
        sent: tuple[object, ...] = pickle.loads(pickle.dumps(args))  # noqa: S301 - our own
        future: Future[R] = Future()
        future.set_result(fn(*sent, **kwargs))  # type: ignore[arg-type] # the same, unpacked again
        return future


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    """Return a newsroom whose edition has everything: pages, tables, a search, copies of files."""
    picture = BytesIO()
    Image.new("RGB", (24, 16), "red").save(picture, "JPEG")
    return newsroom(
        {
            "content/a.md": article('![A court](court.jpg "The court.")', tags="[trials]"),
            "content/b.md": article("See [the other](a.md).", date="2021-05-04", tags="[trials]"),
            "content/court.jpg": picture.getvalue(),
            "content/pages/about.md": "---\ntitle: About\n---\n\nWords.\n",
        }
    )


@pytest.fixture
def folder(room: Newsroom, tmp_path: Path) -> Path:
    """Return a copy of the output of the newsroom, made elsewhere."""
    room.build()
    written = tmp_path / "elsewhere"
    write(edition(room.site, AS_OF, Here()), written)
    return written


def test_the_example_of_the_documentation_sees_the_same_bytes(room: Newsroom) -> None:
    command = (sys.executable, "-m", "docs.explanation.examples.elsewhere")
    done = run(room.site, cwd=ROOT, command=command)

    files = len(room.tree()) if room.build().published else 0
    assert (done.code, done.out) == (0, f"{files} files, the same bytes\n"), done.err


def test_reading_and_rendering_are_done_there_and_nothing_else(room: Newsroom) -> None:
    somebody = Here()
    files = dict(edition(room.site, AS_OF, somebody))

    assert set(somebody.asked) == {"read_batch", "rendered", "render_rows"}
    assert {"2020/05/a.html", "data/articles.csv", "static/style.css"} <= files.keys()


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (Path.exists, []),
        (lambda folder: (folder / "index.html").unlink(), ["index.html"]),
        (lambda folder: (folder / "other.html").touch(), ["other.html"]),
        (lambda folder: (folder / "index.html").write_text("x"), ["index.html"]),
    ],
)
def test_every_difference_is_seen(
    damage: Callable[[Path], object], found: list[str], folder: Path, room: Newsroom
) -> None:
    damage(folder)

    assert differences(room.output, folder) == found


def test_a_few_batches_are_under_way_at_a_time(tmp_path: Path) -> None:
    taken: list[int] = []

    def batches() -> Iterator[tuple[int, ...]]:
        for number in range(100):
            taken.append(number)
            yield (number,)

    results = Elsewhere(Here(), common(tmp_path)).map_batches(squares, batches(), 100)

    assert next(results) == [0]
    assert len(taken) == AHEAD
    assert list(results) == [[number * number] for number in range(1, 100)]


def test_a_site_with_errors_is_refused_in_words(room: Newsroom) -> None:
    room.edit("content/a.md", "region: Asia", "region: Atlantis")
    with pytest.raises(SystemExit, match="this site has errors: `dateline build` says which"):
        dict(edition(room.site, AS_OF, Here()))
    room.write("site_config.yaml", "title: [")
    with pytest.raises(SystemExit, match="these settings have errors"):
        dict(edition(room.site, AS_OF, Here()))
