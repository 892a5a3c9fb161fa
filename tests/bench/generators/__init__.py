"""The generators that are measured, a folder each: what it is, and in ``site`` all of its site but the articles."""

from __future__ import annotations

import importlib
import pkgutil
import sys

from ..generator import Generator

OURS = ("ours", "ours_kept")
"""The folders of this project itself."""


def all_generators() -> dict[str, Generator]:
    """Every generator by the name of its folder. This project and what it stands on come first, then the others."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = {name: importlib.import_module(f"{__name__}.{name}").GENERATOR for name in names}
    return dict(sorted(found.items(), key=lambda item: item[1].program.name != sys.executable))
