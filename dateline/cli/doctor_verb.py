"""`dateline doctor`: this machine and this site, for whoever looks for a fault."""

import os
import platform
import sys
from pathlib import Path

import click

from dateline import __version__
from dateline.base.canonical import Plain, encode
from dateline.cli.doctor_machine import Check, environment, libraries, limits, machine_checks
from dateline.cli.doctor_site import site_checks
from dateline.cli.request import site_option
from dateline.cli.terminal import printable
from dateline.engine.report import FINE, MACHINE, SETUP

_SETUP_CHECKS = frozenset({"output", "settings"})


@click.command("doctor", params=[site_option()])
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Output folder.  [default: output in the site]",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def command(*, site: Path, out: Path | None, as_json: bool) -> None:
    """Look at this machine and this site, and say what is wrong.

    What is printed can go into a bug report: it holds versions, limits and no secrets; the home
    folder is written as ~. Nothing is changed.
    """
    folder = Path(os.path.realpath(site))
    checks = (*machine_checks(), *site_checks(folder, (out or folder / "output").absolute()))
    facts: dict[str, Plain] = {
        "dateline": __version__,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": platform.platform(),
        "libraries": {**libraries()},
        "limits": {**limits()},
        "environment": {**environment()},
        "checks": [_plain(check) for check in checks],
        "exit_code": exit_code(checks),
    }
    told = discreet(facts)
    assert isinstance(told, dict)  # noqa: S101 - as facts are
    click.echo(encode(told) if as_json else "\n".join(_lines(told)).encode())
    sys.exit(exit_code(checks))


def exit_code(checks: tuple[Check, ...]) -> int:
    """Return how the command ends: a bad machine weighs more than a bad set-up; doubts nothing."""
    bad = {check.name for check in checks if check.state == "bad"}
    if bad - _SETUP_CHECKS:
        return MACHINE
    return SETUP if bad else FINE


def discreet(value: Plain) -> Plain:
    """Return a value in which the home folder, which holds a person's name, is ~."""
    if isinstance(value, dict):
        return {name: discreet(one) for name, one in value.items()}
    if isinstance(value, list):
        return [discreet(one) for one in value]
    return _without_home(value) if isinstance(value, str) else value


def _without_home(text: str) -> str:
    home = os.path.expanduser("~").rstrip("/\\")  # noqa: PTH111 - pathlib's raises without a home
    for folder in (home, os.path.realpath(home)) if home and home != "~" else ():
        text = text.replace(folder, "~")
    return text


def _plain(check: Check) -> dict[str, Plain]:
    return {"name": check.name, "state": check.state, "seen": check.seen, "hint": check.hint}


def _lines(facts: dict[str, Plain]) -> list[str]:
    lines = [f"{name:12}{facts[name]}" for name in ("dateline", "python", "system")]
    for name in ("libraries", "limits", "environment"):
        found = facts[name]
        assert isinstance(found, dict)  # noqa: S101 - made above
        lines += [f"{name}:", *(f"  {key} {printable(str(one))}" for key, one in found.items())]
    checks = facts["checks"]
    assert isinstance(checks, list)  # noqa: S101 - made above
    return [*lines, "checks:", *(line for check in checks for line in _check_lines(check))]


def _check_lines(check: Plain) -> list[str]:
    assert isinstance(check, dict)  # noqa: S101 - made above
    seen, hint = printable(str(check["seen"])), printable(str(check["hint"]))
    lines = [f"  {check['state']:9}{check['name']}: {seen}"]
    return [*lines, f"           hint: {hint}"] if hint else lines
