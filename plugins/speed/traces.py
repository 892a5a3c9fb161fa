"""What a page looks at while it is drawn: names of its template's context, and attributes of what these lead to."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

ALL = "*"
"""Stands for everything in an object that is looked at as a whole."""


@dataclass(eq=False)
class Trace:
    """What was looked at.

    ``names`` are those of the template's context, ``reads`` objects with an attribute of theirs, ``changed`` lists and
    the like that the template changed. ``spoiled`` says why nobody can tell all of it, where that is so.
    """

    names: set[str] = field(default_factory=set)
    reads: set[tuple[Any, str]] = field(default_factory=set)
    changed: list[object] = field(default_factory=list)
    spoiled: str = ""

    def take(self, other: Trace) -> None:
        """Look at all that was looked at for another."""
        self.names |= other.names
        self.reads |= other.reads
        self.spoiled = self.spoiled or other.spoiled


@contextlib.contextmanager
def apart(running: list[Trace]) -> Iterator[Trace]:
    """Note what is looked at while the block runs in a trace of its own; nowhere, where nobody wants that."""
    trace = Trace()
    running.append(trace)
    try:
        yield trace
    finally:
        running.pop()
