"""Judges what came of a case: was it found, was it stopped where it must be, was the line right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.problem import Problem

from .case import Case
from .worker import Outcome

NEAR = 1  # a line counts as right within one line of the cause
RAW = ("Traceback", " object at 0x", "<class '", "Errno", "broke down")
"""What a message to an author never holds: Python speaking to its programmer, or a rule that raised."""


@dataclass(frozen=True)
class Verdict:
    """What is to be said of a case: ``found`` at the file, at the right ``line``, and ``stopped`` where it must be.

    ``safe`` is false where the build broke down, spoke Python, or touched the output although it refused to publish.
    """

    found: bool
    line: bool
    stopped: bool
    safe: bool
    alarms: tuple[Problem, ...] = ()

    @property
    def right(self) -> bool:
        """Whether all is as it should be."""
        return self.found and self.line and self.stopped and self.safe and not self.alarms


def judge(case: Case, outcome: Outcome, usual: frozenset[Problem]) -> Verdict:
    """Judge an outcome. ``usual`` are the problems of the untouched base, which no case is to blame for."""
    new = [problem for problem in outcome.problems if problem not in usual]
    if case.harmless:
        quiet = not new and not outcome.refused
        return Verdict(quiet, quiet, quiet, _safe(outcome, new), tuple(new))
    heavy = [problem for problem in new if problem.severity == "error" or not case.blocks]
    near = [problem for problem in heavy if _at(problem, outcome, NEAR)]
    named = any(_at(problem, outcome) for problem in heavy) or _refusal_names(outcome)
    stopped = outcome.exit_code in (1, 2) if case.blocks else outcome.exit_code >= 0
    return Verdict(named, bool(near) or _refusal_names(outcome), stopped and named, _safe(outcome, new))


def _at(problem: Problem, outcome: Outcome, within: int | None = None) -> bool:
    """Whether a problem stands in a file that was to be named, and there near enough."""
    lines = [line for file, line in outcome.expected if problem.file == file or problem.file.endswith(f"/{file}")]
    return bool(lines) if within is None else any(abs(problem.line - line) <= within for line in lines)


def _refusal_names(outcome: Outcome) -> bool:
    """Whether the build was refused outright, by words that name what was to be named."""
    return any(file in outcome.refused for file, _ in outcome.expected) if outcome.refused else False


def _safe(outcome: Outcome, new: Iterable[Problem]) -> bool:
    said = [outcome.refused, *(problem.message for problem in new)]
    plain = not any(raw in text or "\n" in text for text in said for raw in RAW)
    return not outcome.crash and plain and (outcome.published if outcome.exit_code == 0 else outcome.intact)


def account(case: Case, outcome: Outcome, verdict: Verdict) -> str:
    """What was wrong with a case, for a person to read: what was done, what came out, and what should have."""
    done = "\n".join(f"    {change.kind} {change.file}: {change.new[:300]!r}" for change in case.changes)
    wanted = ", ".join(f"{file}:{line}" for file, line in outcome.expected)
    should = "nothing" if case.harmless else f"{'an error' if case.blocks else 'a warning or an error'} at {wanted}"
    said = "\n".join(f"    {problem}" for problem in outcome.problems) or "    nothing"
    flaws = [name for name in ("found", "line", "stopped", "safe") if not getattr(verdict, name)]
    end = f"exit {outcome.exit_code}, published {outcome.published}, output untouched {outcome.intact}"
    parts = (
        f"{case.name}: not {', '.join(flaws)}",
        "  done",
        done,
        f"  should say {should}",
        "  said",
        said,
        f"  {end}",
    )
    return "\n".join((*parts, outcome.refused, outcome.crash)).rstrip()
