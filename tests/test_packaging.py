"""The wheel, in an environment that has nothing of this checkout but its libraries."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.commandline import ROOT, Done

LEFT_BEHIND = ("__pycache__", ".pyc", "~")


def call(*words: str | Path, cwd: Path, environment: Mapping[str, str] | None = None) -> Done:
    """Run a program that does not know where this checkout is."""
    usual = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [*map(str, words)],
        cwd=cwd,
        env={**usual, "NO_COLOR": "1", **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Done(code=done.returncode, out=done.stdout, err=done.stderr)


def build(source: Path, target: str, folder: Path) -> Path:
    done = call(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder, cwd=source)
    assert done.code == 0, done.err
    [found] = folder.iterdir()
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the programs of an environment with the wheel and the libraries."""
    folder = tmp_path_factory.mktemp("clean")
    assert call(sys.executable, "-m", "venv", "--without-pip", "venv", cwd=folder).code == 0
    python = next(folder.glob("venv/bin/python")) if os.name == "posix" else None
    if python is None:
        pytest.skip("the environment is laid out as on POSIX")
    [packages] = folder.glob("venv/lib/python*/site-packages")
    libraries = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    # A plain line: what lies there is found, and links from there to elsewhere are not followed.
    (packages / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    done = call(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet"),
        *("--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", wheel),
        cwd=folder,
    )
    assert done.code == 0, done.err
    return python.parent


@pytest.fixture
def site(installed: Path, tmp_path: Path) -> Path:
    done = call(installed / "dateline", "new", "site", "x", "--no-input", cwd=tmp_path)
    assert done.code == 0, done.err
    return tmp_path / "x"


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as opened:
        return {name for name in opened.namelist() if ".dist-info/" not in name}


def files_below(folder: str) -> set[str]:
    """Return the files of a folder of the checkout that belong to it, without the folder."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    names = (path.relative_to(ROOT / folder).as_posix() for path in found)
    return {name for name in names if not any(sign in name for sign in LEFT_BEHIND)}


def test_the_wheel_holds_the_package_and_the_theme_and_nothing_else(wheel: Path) -> None:
    assert names_in(wheel) == {
        *(f"dateline/{name}" for name in files_below("dateline")),
        *(f"dateline/theme/templates/{name}" for name in files_below("templates")),
        *(f"dateline/theme/static/{name}" for name in files_below("static")),
    }
    with zipfile.ZipFile(wheel) as opened:
        [licence] = [name for name in opened.namelist() if name.endswith("/LICENSE")]
        assert opened.read(licence) == (ROOT / "LICENSE").read_bytes()


def test_the_source_distribution_makes_the_same_wheel(
    wheel: Path, sdist: Path, tmp_path: Path
) -> None:
    with tarfile.open(sdist) as opened:
        opened.extractall(tmp_path, filter="data")
    [source] = tmp_path.iterdir()
    again = build(source, "wheel", tmp_path / "wheel")

    assert names_in(again) == names_in(wheel)
    assert again.name == wheel.name


def test_the_clean_environment_does_not_know_this_checkout(installed: Path, tmp_path: Path) -> None:
    told = "import dateline, sys; print(dateline.__file__); print(*sys.path, sep='\\n')"
    done = call(installed / "python", "-c", told, cwd=tmp_path)

    where, *path = done.out.splitlines()
    assert Path(where).is_relative_to(installed.parent)
    assert str(ROOT) not in path


def test_a_new_site_from_the_wheel_builds_as_it_is(installed: Path, site: Path) -> None:
    """`dateline new site x && cd x && dateline build`."""
    done = call(installed / "dateline", "build", "--strict", cwd=site)

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Built 2 articles: ")
    assert (site / "output/static/style.css").read_bytes() == (
        ROOT / "static/style.css"
    ).read_bytes()


def test_the_next_command_that_a_new_site_tells_works(installed: Path, tmp_path: Path) -> None:
    path = f"{installed}{os.pathsep}{os.environ['PATH']}"
    made = call(
        *(installed / "dateline", "new", "site", "my site", "--no-input"),
        cwd=tmp_path,
        environment={"PATH": path},
    )
    done = call("sh", "-c", made.out, cwd=tmp_path, environment={"PATH": path})

    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "my site/output/index.html").exists()


def test_a_site_changes_one_template_and_one_variable_by_files(installed: Path, site: Path) -> None:
    template = '{% extends "default/page.html" %}\n{% block masthead %}<p>Ours</p>{% endblock %}\n'
    variable = '@import url("default/style.css");\n:root { --accent: #0b5394; }\n'
    (site / "templates").mkdir()
    (site / "static").mkdir()
    (site / "templates/page.html").write_text(template, encoding="utf-8")
    (site / "static/style.css").write_text(variable, encoding="utf-8")
    done = call(installed / "dateline", "build", "--strict", cwd=site)

    assert (done.code, done.err) == (0, "")
    output = site / "output"
    assert "<p>Ours</p>" in (output / "about.html").read_text(encoding="utf-8")
    assert "<p>Ours</p>" not in (output / "index.html").read_text(encoding="utf-8")
    assert (output / "static/style.css").read_text(encoding="utf-8") == variable
    assert (output / "static/default/style.css").read_bytes() == (
        ROOT / "static/style.css"
    ).read_bytes()


def test_an_article_begun_with_the_wheel_is_written_and_published(
    installed: Path, site: Path
) -> None:
    words = ("--title", "A law", "--region", "asia", "--date", "2009-06-25", "--no-input")
    done = call(installed / "dateline", "new", "article", *words, cwd=site)
    path = site / done.out.strip()
    text = path.read_text(encoding="utf-8").replace("status: draft\n", "")
    source = "sources:\n  - The Courier – A title – June 25, 2009\n#sources:\n"
    path.write_text(text.replace("#sources:\n", source) + "A sentence [@1].\n", encoding="utf-8")

    done = call(installed / "dateline", "build", "--strict", cwd=site)

    assert (done.code, done.err) == (0, "")
    assert (site / "output/2009/06/a-law.html").exists()


def test_the_doctor_knows_the_libraries_that_the_wheel_wants(installed: Path, site: Path) -> None:
    done = call(installed / "dateline", "doctor", "--json", cwd=site)

    report = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert {"click", "jinja2", "markdown", "warcio"} <= report["libraries"].keys()
    assert "tzdata" not in report["libraries"]
    [libraries] = [one for one in report["checks"] if one["name"] == "libraries"]
    assert libraries["state"] == "fine"
