"""All cases: whatever the files of this folder list under the name CASES."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

from .case import Case

FOLDER = Path(__file__).parent

EACH = 10
"""Of the cases on the real site, which takes seconds to build, one in so many runs at every push; all of them before a
release."""


def all_cases() -> tuple[Case, ...]:
    """All cases in the order of their files. Refuses two of one name: they could not be told apart."""
    names = sorted(found.name for found in pkgutil.iter_modules([str(FOLDER)]) if not found.name.startswith("test_"))
    modules = [importlib.import_module(f"{__package__}.{name}") for name in names if name != "cases"]
    cases = tuple(case for module in modules for case in getattr(module, "CASES", ()))
    twice = [name for name, count in Counter((case.base, case.name) for case in cases).items() if count > 1]
    assert not twice, f"two cases have one name: {twice}"
    later = _later(cases)
    return tuple(replace(case, long=True) if number in later else case for number, case in enumerate(cases))


def _later(cases: tuple[Case, ...]) -> frozenset[int]:
    """The numbers of the cases that wait for the long run, besides those that say so themselves."""
    real = [number for number, case in enumerate(cases) if case.base == "ours" and not case.long]
    return frozenset(real) - frozenset(real[::EACH])
