"""What the package promises of itself is in it."""

import tomllib
from importlib.resources import files
from pathlib import Path

PYPROJECT = tomllib.loads(
    (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
)


def test_a_package_that_is_typed_says_so_to_type_checkers() -> None:
    # https://typing.python.org/en/latest/spec/distributing.html: a marker file in the package.
    assert "Typing :: Typed" in PYPROJECT["project"]["classifiers"]
    assert files("dateline").joinpath("py.typed").read_bytes() == b""


def test_every_file_of_the_package_is_in_the_wheel() -> None:
    wheel = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    # Hatchling takes all files of a package, unless it is told which ones.
    assert wheel["packages"] == ["dateline"]
    assert not {"include", "exclude", "only-include"} & wheel.keys()
