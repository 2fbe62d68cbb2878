"""The architecture, held by reading the imports and definitions of the package itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "dateline"
MODULES = sorted(PACKAGE.rglob("*.py"))
FLOORS = {
    "base": 0,
    "model": 1,
    "reading": 2,
    "indexing": 2,
    "planning": 2,
    "rendering": 2,
    "publishing": 2,
    "engine": 3,
    "checks": 4,
    "exports": 4,
    "importers": 4,
    "preview": 4,
    "cli": 5,
}
# Who may import a library. `publishing` and `engine` may name a file; the rest are whole floors.
ROOMS = {
    "yaml": ("base/yaml",),
    "msgspec": (
        *("base/canonical.py", "base/dates.py", "base/jsonline.py"),
        *("model/", "planning/", "reading/sources.py"),
    ),
    "anyascii": ("base/slugs.py",),
    "pydantic": ("reading/",),
    "pydantic_core": ("reading/",),
    "markdown": ("reading/",),
    "pygments": ("reading/",),
    "nh3": ("reading/",),
    "snowballstemmer": ("reading/",),
    "jinja2": ("rendering/",),
    "markupsafe": ("rendering/",),
    "babel": ("reading/", "rendering/"),
    "PIL": ("publishing/pictures.py",),
    "pikepdf": ("publishing/documents.py", "publishing/documentparts.py"),
    "watchdog": ("preview/",),
    "sqlite3": ("engine/store.py", "engine/bodies.py"),
    "multiprocessing": ("engine/pool.py",),
    "concurrent": ("engine/pool.py",),
    "urllib3": ("checks/links/wire.py", "checks/links/faults.py"),
    "protego": ("checks/links/robots.py",),
    "warcio": ("checks/copies/warc.py",),
    "click": ("cli/",),
    "rich": ("cli/",),
}
# Who looks at the tags of articles, or at digests that they are a part of, between reading and
# rendering.
LOOK_AT_TAGS = {
    *("indexing/archive.py", "indexing/excerpt.py", "indexing/introductions.py"),
    *("indexing/taxonomy.py", "planning/articles.py", "planning/cards.py", "planning/entries.py"),
    *("planning/feeds.py", "planning/filing.py", "planning/home.py", "planning/listings.py"),
    *("planning/machine.py", "planning/refiling.py", "planning/search.py"),
    *("planning/sharedparts.py", "planning/standing.py"),
}
# What makes a function depend on more than its arguments.
PURE = ("base", "model", "reading", "indexing", "planning", "rendering")
IMPURE_MODULES = frozenset(
    [
        "datetime.now",
        "os",
        "random",
        "socket",
        "subprocess",
        "secrets",
        "tempfile",
        "threading",
        "shutil",
        "time",
        "uuid",
        "urllib.request",
        "http",
        "locale",
        "getpass",
        "platform",
        "glob",
        "pathlib",
        "sys",
        "io",
    ]
)
IMPURE_CALLS = frozenset({"open", "input", "print", "exec", "eval", "__import__", "hash", "id"})
IMPURE_ATTRIBUTES = frozenset({"now", "today", "utcnow", "getenv", "environ"})
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every module that is imported, wherever in the file, and the line."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno} imports relatively"
            yield str(node.module), node.lineno
            if node.module and node.module.startswith("dateline"):
                yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_down_and_never_sideways(path: Path) -> None:
    own = name_of(path).partition("/")[0]
    for imported, line in imports_of(path):
        parts = imported.split(".")
        if parts[0] != "dateline" or len(parts) < 2 or parts[1] not in FLOORS:
            continue
        floor = parts[1]
        where = f"{name_of(path)}:{line} imports {imported}"
        if own in FLOORS and floor != own:
            assert FLOORS[floor] < FLOORS[own], where


def test_rendering_sees_base_and_pages_only() -> None:
    for path in MODULES:
        if name_of(path).startswith("rendering/"):
            for imported, line in imports_of(path):
                allowed = ("dateline.base", "dateline.model.page", "dateline.rendering")
                if imported.startswith("dateline."):
                    is_allowed = imported.startswith(allowed) or imported == "dateline.model"
                    assert is_allowed, f"{name_of(path)}:{line} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    for imported, line in imports_of(path):
        rooms = ROOMS.get(imported.partition(".")[0])
        if rooms and not (name_of(path) == "engine/manuscripts.py" and imported == "signal"):
            assert name_of(path).startswith(rooms), f"{name_of(path)}:{line} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_stages_are_pure(path: Path) -> None:
    if name_of(path).partition("/")[0] not in PURE:
        return
    for imported, line in imports_of(path):
        assert imported not in IMPURE_MODULES, f"{name_of(path)}:{line} imports {imported}"
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in IMPURE_CALLS, f"{name_of(path)}:{node.lineno} {node.func.id}"
        if isinstance(node, ast.Attribute):
            where = f"{name_of(path)}:{node.lineno} .{node.attr}"
            assert node.attr not in IMPURE_ATTRIBUTES, where


def test_the_clock_is_read_on_the_top_floor_only() -> None:
    for path in MODULES:
        if not name_of(path).startswith("cli/"):
            for imported, line in imports_of(path):
                assert imported != "time", f"{name_of(path)}:{line} imports time"


# What asks hosts about links: nothing else ever opens a connection.
AT_THE_WIRE = (
    "checks/links/doors.py",
    "checks/links/faults.py",
    "checks/links/wire.py",
)


# What listens on this machine: it is asked, and never asks.
AT_THE_DOOR = (
    "preview/listening.py",
    "preview/server.py",
    "preview/streams.py",
)


def test_connections_are_opened_by_the_checker_of_links_only() -> None:
    for path in MODULES:
        if name_of(path) in (*AT_THE_WIRE, *AT_THE_DOOR):
            continue
        for imported, line in imports_of(path):
            is_network = imported.split(".")[0] in {"socket", "http", "ssl", "ftplib"}
            assert not is_network, f"{name_of(path)}:{line} imports {imported}"
            assert imported != "urllib.request", f"{name_of(path)}:{line} imports {imported}"


# Who puts files on the disk or takes them away; an edition is made by `publishing` alone.
WRITERS = (
    "publishing/",
    "importers/files.py",
    "exports/writing.py",
    "engine/store.py",
    "checks/copies/shelf.py",
    "checks/links/logbook.py",
    "cli/import_verb.py",
    "cli/new_writing.py",
    "cli/sources_verb.py",
)
WRITING = frozenset(
    ["write_text", "write_bytes", "mkdir", "makedirs", "touch", "unlink", "rmdir", "rmtree"]
)


def writes(node: ast.AST) -> bool:
    """Tell whether a call changes the disk, as far as its name or its mode says so."""
    if not isinstance(node, ast.Call):
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    called = node.func.id if isinstance(node.func, ast.Name) else called
    modes = [one.value for one in node.args if isinstance(one, ast.Constant)]
    return called in WRITING or (called == "open" and any(str(one)[:1] in "wxa" for one in modes))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_are_written_in_their_rooms_only(path: Path) -> None:
    if not name_of(path).startswith(WRITERS):
        found = [node.lineno for node in ast.walk(tree_of(path)) if writes(node)]  # type: ignore[attr-defined]
        assert found == [], name_of(path)


def test_a_call_that_writes_is_told_from_one_that_reads() -> None:
    texts = ('p.open("x")', 'open(p, "wb")', "p.mkdir()", 'p.open("rb")', "open(p)", "p.read()")
    calls = [ast.parse(text, mode="eval").body for text in texts]

    assert [writes(call) for call in calls] == [True, True, True, False, False, False]


def test_the_preview_listens_and_never_connects() -> None:
    for path in MODULES:
        if name_of(path) in AT_THE_DOOR:
            names = {one.attr for one in ast.walk(tree_of(path)) if isinstance(one, ast.Attribute)}
            assert not names & {"connect", "connect_ex", "create_connection", "getaddrinfo"}
            assert names.isdisjoint({"gethostbyname", "getfqdn"})


def looks_at_tags(tree: ast.Module) -> bool:
    """Tell whether a module takes the tags of articles, or a digest that they are a part of."""
    attributes = {
        (ast.unparse(one.value), one.attr)
        for one in ast.walk(tree)
        if isinstance(one, ast.Attribute)
    }
    words = {one.value for one in ast.walk(tree) if isinstance(one, ast.Constant)}
    names = {name for _, name in attributes}
    entries = {owner for owner, name in attributes if name == "entries"}
    return (
        not names.isdisjoint({"tags", "records", "citables"})
        or not words.isdisjoint({"tag", "tags"})
        or any(owner.endswith(("archive", "digests")) for owner in entries)
    )


def test_whoever_looks_at_tags_is_known_to_the_amendment_of_editions() -> None:
    """Decision 21: other tags are published without planning all, by whoever knows these modules.

    A module that is added here shows tags somewhere: `engine/refiling.py` must know where.
    """
    floors = ("indexing/", "planning/")
    modules = [path for path in MODULES if name_of(path).startswith(floors)]
    assert {name_of(path) for path in modules if looks_at_tags(tree_of(path))} == LOOK_AT_TAGS


def test_taking_tags_is_told_from_taking_anything_else() -> None:
    for code in ("one.tags", "links['tag']", "self.archive.records", "archive.entries[key]"):
        assert looks_at_tags(ast.parse(code)), code
    for code in ("one.series", "view.entries", "tags", "'The page of a tag.'"):
        assert not looks_at_tags(ast.parse(code)), code


def test_there_are_no_import_cycles() -> None:
    known = {f"dateline.{name_of(path)[:-3].replace('/', '.')}": path for path in MODULES}
    graph = {
        name: {one for one, _ in imports_of(path) if one in known and one != name}
        for name, path in known.items()
    }
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, f"cycle: {' → '.join([*way, name])}"
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*way, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name}: {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_comes_in_and_goes_out(path: Path) -> None:
    docstring = ast.get_docstring(tree_of(path)) or ""
    assert docstring
    if path.name != "__init__.py" and "model/" not in name_of(path):
        has_both = "Comes in" in docstring and ("Goes out" in docstring or "goes out" in docstring)
        assert has_both or len(docstring.splitlines()) == 1, name_of(path)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_any_and_no_rubbish_names(path: Path) -> None:
    for imported, line in imports_of(path):
        assert imported != "typing.Any", f"{name_of(path)}:{line}"
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module == "typing":
            assert "Any" not in {alias.name for alias in node.names}, (
                f"{name_of(path)}:{node.lineno}"
            )
    assert not {"utils", "helpers", "manager", "common", "misc"} & set(path.parts), name_of(path)


def test_templates_trust_nothing_by_themselves() -> None:
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert "|safe" not in text.replace(" ", ""), path.name
            assert "autoescape" not in text, path.name
