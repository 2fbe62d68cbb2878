"""The library's own cases, on cases of our own."""

import tarfile
from pathlib import Path

import pytest

from benchmarks.markdown_cases import FOLDER, cases_in, main, outcomes, unpack
from dateline.reading import markdown_inline


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """Return a folder with two cases, a text that nothing is wanted of, and no archive."""
    folder = tmp_path / FOLDER / "extensions" / "extra"
    folder.mkdir(parents=True)
    for name, text, html in (
        ("emphasis", "Some *words*.\n", "<p>Some <em>words</em>.</p>\n"),
        ("entity", "A caf&eacute;", "<p>Another</p>"),
    ):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    (folder / "lonely.txt").write_text("Nothing", encoding="utf-8")
    return tmp_path


def test_a_case_is_a_text_with_the_html_that_is_wanted_of_it(tools: Path) -> None:
    cases = list(cases_in(tools / FOLDER))

    assert [one.name for one in cases] == ["extensions/extra/emphasis", "extensions/extra/entity"]
    assert cases[0].text == "Some *words*.\n"
    assert cases[0].wanted == "<p>Some <em>words</em>.</p>\n"


def test_each_way_to_read_says_how_many_are_the_same(
    tools: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--tools", str(tools)]) == 0

    assert capsys.readouterr().out == (
        "our converter, raw HTML off: 2 of 2 cases read the same\n"
        "our converter, raw HTML on: 2 of 2 cases read the same\n"
        "the library with our gates: 2 of 2 cases read the same; 1 as the case wants\n"
    )


def test_a_gate_that_keeps_something_out_is_told(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(markdown_inline.NECESSARY, "em_strong", ("+",))

    *_, library = outcomes(tuple(cases_in(tools / FOLDER)))

    assert str(library) == (
        "the library with our gates: 1 of 2 cases read the same; 0 as the case wants\n"
        "  differs: extensions/extra/emphasis"
    )


def test_without_cases_it_says_how_to_get_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--tools", str(tmp_path)])

    assert "python3 -m benchmarks.markdown_cases --set-up TOOLS" in capsys.readouterr().err


def test_of_a_source_distribution_only_the_cases_are_kept(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in (
        "tests/basic/a.txt",
        "tests/basic/a.html",
        "tests/pl/b.txt",
        "tests/misc/c.py",
        "markdown/basic/d.txt",
    ):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name, encoding="utf-8")
    with tarfile.open(tmp_path / "x.tar.gz", "w:gz") as archive:
        archive.add(source, "markdown-9")

    assert unpack(tmp_path / "x.tar.gz", tmp_path / "kept") == 2

    kept = [one for one in (tmp_path / "kept").rglob("*") if one.is_file()]
    assert sorted(one.relative_to(tmp_path / "kept").as_posix() for one in kept) == [
        "basic/a.html",
        "basic/a.txt",
    ]
