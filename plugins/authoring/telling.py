"""Tells what came of a build or a check. Where no problem is to be printed, the checks need not be imported."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..problem import Problem
from ..publishing.records import Result
from ..publishing.summary import summary
from ..source import shown
from .terminal import refuse, say

if TYPE_CHECKING:
    from ..checks import Rule

FORMS = ("text", "json", "github", "sarif")
"""The names of ``plugins.checks.report.FORMATS``."""


def unknown_format(form: str) -> int:
    """0 where a result can be told in a form; else that is said, and the exit code for wrong use comes back."""
    return 0 if form in FORMS else refuse(f'there is no format "{form}"; there are {", ".join(FORMS)}')


def told(result: Result, form: str) -> int:
    """Print a result in the form wanted, and return its exit code. For people the closing lines come last."""
    if result.problems or form != "text":
        say_problems(_with_refusal(result), form, excused=result.excused, known=result.known)
    if form == "text":
        say(summary(result), sys.stderr if result.refused else sys.stdout)
    return result.exit_code


def say_problems(problems: Sequence[Problem], form: str = "text", *, excused: int = 0, known: int = 0) -> None:
    """Print problems in a form."""
    from ..checks.report import FORMATS, Besides

    besides = Besides(sys.stdout.isatty(), _rules() if form == "sarif" else (), excused, known)
    say(FORMATS[form](problems, besides))


def _rules() -> tuple[Rule, ...]:
    from ..publishing.build import known_rules

    return known_rules()


def _with_refusal(result: Result) -> Sequence[Problem]:
    """Programs that read a report must see a refusal too."""
    if not result.refused:
        return result.problems
    return [Problem(shown(result.output), 1, 1, "build-refused", result.refused)]
