"""Problems as JSON for programs, and as the commands that GitHub makes annotations of."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ...problem import Problem


def as_json(problems: Iterable[Problem]) -> str:
    """Problems as a list of objects: rule, severity, file, line, column, message, pages; equal input, equal bytes."""
    return json.dumps([problem.as_dict() for problem in sorted(problems)], indent=2, ensure_ascii=False)


def as_github(problems: Iterable[Problem]) -> str:
    """Problems as workflow commands, a line each: a run on GitHub shows them beside the lines of a change."""
    return "\n".join(_command(problem) for problem in sorted(problems))


def _command(problem: Problem) -> str:
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    return f"::{problem.severity} {place},title={_property(problem.rule)}::{_data(problem.message)}"


def _data(text: str) -> str:
    """A text with the escapes of the runner's own toolkit (actions/toolkit, ``command.ts``)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
