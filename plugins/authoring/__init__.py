"""What a publisher does at the desk: look at the site while writing (``serve``), and start a new text (``new``).

Its modules are imported when they are first asked for: where nothing has changed, `invoke build` needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def __getattr__(name: str) -> ModuleType:
    if name.startswith("_"):
        raise AttributeError(name)
    return import_module(f".{name}", __name__)
