"""The one record that every finding is, whoever finds it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]

logger = logging.getLogger(__name__)


_WRITTEN_OUT = {code: repr(chr(code))[1:-1] for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)}
"""Signs that would break a line of a report, or that a terminal obeys: quoted texts and file names may hold them."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, at the place where a person mends it.

    ``line`` and ``column`` count from 1. ``pages`` are the addresses on which the problem shows, where one cause
    touches several. Problems sort by file, line and column.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    severity: Severity = "error"
    pages: tuple[str, ...] = ()

    def __str__(self) -> str:
        mark = "warning: " if self.severity == "warning" else ""
        return f"{self.file}:{self.line}:{self.column}: {mark}{self.message} ({self.rule})".translate(_WRITTEN_OUT)

    def as_dict(self) -> dict[str, Any]:
        """The problem as plain data, keys in the order of the documented JSON report."""
        fields = asdict(self)
        order = ("rule", "severity", "file", "line", "column", "message", "pages")
        return {key: fields[key] for key in order}


def from_dict(values: Mapping[str, Any]) -> Problem:
    """The problem whose fields these are, as JSON gives them back."""
    return Problem(**{**values, "pages": tuple(values["pages"])})


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems must stop a publish."""
    return any(problem.severity == "error" for problem in problems)


def report(settings: MutableMapping[str, Any], problem: Problem) -> None:
    """Hand a problem to whoever runs Pelican: the list in ``settings["PROBLEMS"]``, or Pelican's own log.

    ``invoke build`` puts that list there. Plain ``pelican`` does not, and must not lose the message.
    """
    found = settings.get("PROBLEMS")
    if found is None:
        logger.log(logging.ERROR if problem.severity == "error" else logging.WARNING, "%s", problem)
    elif problem not in found:
        found.append(problem)
