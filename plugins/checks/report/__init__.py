"""What was found, as people and programs want to read it. A format is added by naming it in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from ...problem import Problem
from ...record import record
from ..registry import Rule
from .machine import as_github, as_json
from .sarif import as_sarif
from .text import as_text

__all__ = ["FORMATS", "Besides", "as_github", "as_json", "as_sarif", "as_text"]


@record
class Besides:
    """What a report may say or do besides naming problems: colours, the help of rules, and what was not reported."""

    color: bool = False
    rules: tuple[Rule, ...] = ()
    excused: int = 0
    known: int = 0


Format: TypeAlias = Callable[[Iterable[Problem], Besides], str]

FORMATS: Mapping[str, Format] = {
    "text": lambda problems, also: as_text(problems, color=also.color, excused=also.excused, known=also.known),
    "json": lambda problems, also: as_json(problems),
    "github": lambda problems, also: as_github(problems),
    "sarif": lambda problems, also: as_sarif(problems, also.rules),
}
