"""All cases: whatever the files of this folder list under the name CASES."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from .case import Base, Case

FOLDER = Path(__file__).parent

EACH: Mapping[Base, int] = {"ours": 10, "plain": 3}
"""Of the cases on each site one in so many runs at every push, which has twenty minutes for all its tests; all of them
run before a release. The real site takes seconds to build, the plain one takes one."""


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
    later: set[int] = set()
    for base, each in EACH.items():
        numbers = [number for number, case in enumerate(cases) if case.base == base and not case.long]
        later.update(set(numbers) - set(numbers[::each]))
    return frozenset(later)
