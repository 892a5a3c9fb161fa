"""What each host must be told to serve a site as it is meant: one module for each kind of host, found by a walk.

A module has ``files(served)``, which gives the paths and texts of the files it needs below the root of what is served,
and may have ``limits(served)``, which says what the host would not take.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from ..served import Served

FOLDER = ".hosts"
"""Where files stand that a server reads and hands out to nobody. Netlify passes over names that begin with a dot
(https://github.com/netlify/cli/issues/11). Where a host does not, nothing in them is secret."""


def hosts() -> tuple[ModuleType, ...]:
    """The modules of all hosts, by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def files_for(served: Served) -> Iterator[tuple[str, str]]:
    """The path and the text of each file that a host needs in a site."""
    for host in hosts():
        yield from host.files(served)


def refusals(served: Served) -> Iterator[str]:
    """What some host would not take, each with what to do."""
    for host in hosts():
        if hasattr(host, "limits"):
            yield from host.limits(served)
