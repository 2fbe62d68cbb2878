"""Builds an edition with all reading and rendering done elsewhere.

Comes in: a site, and any `concurrent.futures.Executor`: processes, or a cluster that offers one.
Goes out: every file of the edition, compared with what `dateline build` makes of the same site.

    python -m docs.explanation.examples.elsewhere SITE
    python -m docs.explanation.examples.elsewhere SITE --on dask

Whoever works for the executor needs Dateline and nothing else: no folder of the site, no memo, no
disk. A batch of manuscripts goes there as bytes, and what they say comes back; a batch of pages
goes there with the values they show, and their bytes come back. Taking stock, indexing, planning
and writing stay here.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import digest_of
from dateline.engine.batch import Common
from dateline.engine.copies import Original, from_originals, made_of
from dateline.engine.costs import Work
from dateline.engine.gather import digest_file, gather_records, gather_theme
from dateline.engine.interface import remembered_interface
from dateline.engine.pages import batches_of
from dateline.engine.prepare import prepare
from dateline.engine.prepared import Failed, Inputs
from dateline.engine.settings import remembered_settings
from dateline.engine.stock import take_stock
from dateline.engine.stopwatch import Stopwatch
from dateline.engine.store import NOWHERE, Store
from dateline.engine.tables import rendered_tables
from dateline.engine.values import Batch, Values
from dateline.engine.workers import S, Workers
from dateline.model.config import reading_options
from dateline.model.page import ROWS
from dateline.publishing import manifest
from dateline.rendering.render import render

# So many batches are under way at once: enough for nobody to wait, and far from a whole archive.
AHEAD = 8
R = TypeVar("R")
File = tuple[str, bytes]


class Elsewhere(Workers):
    """Workers that an executor has: each batch is sent with all that it needs."""

    def __init__(self, executor: Executor, common: Common) -> None:
        super().__init__(1, common)
        self.executor = executor

    def map_batches(
        self,
        function: Callable[[Common, S], R],
        batches: Iterable[S],
        count: int | None,  # noqa: ARG002 - nobody watches
        *,
        work: Work = "rendering",  # noqa: ARG002
        weight: int = 1,  # noqa: ARG002
        expected: int = 0,  # noqa: ARG002
    ) -> Iterator[R]:
        """Yield what `function` makes of each batch, in order."""
        under_way: deque[Future[R]] = deque()
        for batch in batches:
            under_way.append(self.executor.submit(function, self.common, batch))
            if len(under_way) == AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def edition(site: Path, as_of: int, executor: Executor) -> Iterator[File]:
    """Yield the address and the bytes of every file of the edition of a site at a moment."""
    store = Store(NOWHERE)
    inputs = gathered(site, store)
    common = Common(
        options=reading_options(inputs.config),
        templates=inputs.theme.templates,
        interface=inputs.interface,
        output=Path(),  # nobody writes anything there
    )
    workers = Elsewhere(executor, common)
    prepared = prepare(inputs, as_of, store, workers, Stopwatch(time.monotonic))
    if isinstance(prepared, Failed):
        sys.exit("this site has errors: `dateline build` says which")
    plan, whole = prepared.plan, prepared.plan.whole()
    tables = [page for page in plan.pages if page.renderer.startswith(ROWS)]
    pages = [page for page in plan.pages if not page.renderer.startswith(ROWS)]
    batches = batches_of([whole.having(pages)], store)
    for made in workers.map_batches(rendered, batches, len(pages)):
        yield from made
    for url, pieces in rendered_tables(tables, Values(whole, store), workers):
        yield url, b"".join(pieces)
    for copies in from_originals(unchanged, plan.copies, inputs.files(), Workers(1, common)):
        yield from copies


def gathered(site: Path, store: Store) -> Inputs:
    """Return everything an edition is made of."""
    said: list[Diagnostic] = []
    config, theme = remembered_settings(site, store).value, gather_theme(site, said)
    interface = remembered_interface(theme.languages, config, store).value if config else None
    if config is None or interface is None:
        sys.exit("these settings have errors: `dateline build` says which")
    contents = take_stock(site, store, 0, said, rehash=True)
    digests = {path: digest_file(asset, said) for path, asset in theme.assets.items()}
    assets = {path: digest for path, digest in digests.items() if digest}
    return Inputs(config, theme, interface, contents, assets, gather_records(site, said))


def rendered(common: Common, batch: Batch) -> list[File]:
    """Render some pages, wherever this is, and hand their bytes back."""
    files: list[File] = []
    for page in batch.pages:
        made = render(page, batch.values, common.templates, common.interface)
        # A template with a mistake makes no page: it will be missing in the comparison.
        if isinstance(made, bytes):
            files.append((page.url, made))
    return files


def unchanged(_: Common, originals: tuple[Original, ...]) -> list[File]:
    """Make pictures and documents here, where their files are."""
    return [file for original in originals for file in made_of(original, [])]


def write(files: Iterable[File], folder: Path) -> None:
    """Write an edition into an empty folder, with the list of its files."""
    digests = {}
    for url, data in files:
        path = folder / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        digests[url] = digest_of(data)
    (folder / manifest.NAME).write_text(manifest.text_of(digests), encoding="utf-8")


def differences(one: Path, other: Path) -> list[str]:
    """Return the addresses of all files that are not the same in both folders, byte for byte."""
    names = {
        path.relative_to(folder).as_posix()
        for folder in (one, other)
        for path in folder.rglob("*")
        if path.is_file()
    }
    return sorted(name for name in names if _bytes(one / name) != _bytes(other / name))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


@contextmanager
def executor_on(place: str) -> Iterator[Executor]:
    """Provide an executor for the time of the block."""
    if place == "dask":
        # Not among Dateline's dependencies. One thread for each process: reading is not for two.
        dask = import_module("dask.distributed")
        with (
            dask.LocalCluster(n_workers=2, threads_per_worker=1) as cluster,
            dask.Client(cluster) as client,
        ):
            yield client.get_executor()
        return
    # These processes inherit nothing, just as those of another machine.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        yield executor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=lambda given: Path(given).resolve())
    parser.add_argument("--on", choices=["processes", "dask"], default="processes")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        ours, theirs = Path(place, "built"), Path(place, "elsewhere")
        build = [sys.executable, "-m", "dateline", "build", "--site", str(chosen.site)]
        subprocess.run([*build, "--out", str(ours), "--quiet"], check=True)  # noqa: S603
        with executor_on(chosen.on) as executor:
            write(edition(chosen.site, int(time.time()), executor), theirs)
        different = differences(ours, theirs)
        if different:
            sys.exit(f"{len(different)} files differ: {', '.join(different[:10])}")
        count = len((ours / manifest.NAME).read_text(encoding="utf-8").splitlines())
        print(f"{count:,} files, the same bytes")  # noqa: T201 - this is the answer


if __name__ == "__main__":
    main()
