"""A checkout of its own for build.py: the real starter, with a stand-in for the command line.

In: a folder. Out: a `Checkout` that can be asked, damaged and started. Locks that list nothing let
a whole set-up run without a network.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
COMMAND_LINE = """
import json, os, sys
import dateline
print(json.dumps([sys.argv[1:], dateline.__file__, os.environ.get("DATELINE_SITE")]))
sys.exit(3)
"""
GATE = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.getcwd()]))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def starter(self) -> ModuleType:
        spec = importlib.util.spec_from_file_location("starter", self.root / "build.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def fault(self) -> str:
        starter = self.starter()
        return str(starter.fault(*starter.RUNTIME))

    def pretend_to_be_set_up(self) -> ModuleType:
        starter = self.starter()
        for path in (starter.PYTHON, starter.LINK, self.venv / "pyvenv.cfg"):
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_text("", encoding="ascii")
        for lock, stamp in (starter.RUNTIME, starter.TESTS):
            starter.write(stamp, *starter.key(lock))
        return starter

    def start(self, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        surroundings = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return subprocess.Popen(
            [sys.executable, self.root / "build.py", *arguments],
            cwd=self.root.parent,
            env={**surroundings, "PIP_CONFIG_FILE": os.devnull, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, *arguments: str, **environment: str) -> tuple[int, str, str]:
        with self.start(*arguments, **environment) as process:
            said, told = process.communicate()
        return process.returncode, said, told


def lay_out(root: Path) -> Checkout:
    """Make a checkout at `root` whose locks list nothing, with stand-ins for what it starts."""
    (root / "dateline").mkdir(parents=True)
    (root / "tests").mkdir()
    shutil.copy(ROOT / "build.py", root)
    for name, text in {
        "requirements.lock": "",
        "requirements-test.lock": "",
        "dateline/__init__.py": "",
        "dateline/__main__.py": COMMAND_LINE,
        "tests/__init__.py": "",
        "tests/gate.py": GATE,
    }.items():
        (root / name).write_text(text, encoding="utf-8")
    return Checkout(root=root)
