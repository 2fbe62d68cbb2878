"""How often a function of the engine is called."""

from collections.abc import Callable
from types import ModuleType

import pytest


def counted(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> Callable[[], int]:
    """Return what tells how often `name` of `module` was called since this was asked last."""
    real, calls = getattr(module, name), list[int]()

    def counting(*values: object) -> object:
        calls.append(1)
        return real(*values)

    def since() -> int:
        count = len(calls)
        calls.clear()
        return count

    monkeypatch.setattr(module, name, counting)
    return since
