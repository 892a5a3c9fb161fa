"""Proves a checklist over all sets of answers: what its author says is so, and what stands in it can come about."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from ..source import TomlFile
from .care import care_problems
from .failure import Failure, given
from .model import Checklist
from .order import broken_orders
from .partial import Partial
from .promises import broken_promises
from .reach import Reach
from .regions import Proof, Region, prove
from .space import Box, meet

__all__ = ["Box", "Failure", "Proof", "Region", "failures", "meet", "prove", "wrong_with"]


def wrong_with(toml: TomlFile, checklist: Checklist) -> list[Problem]:
    """Everything that an author must mend in a file that ``parse`` made a checklist of, in file order."""
    proof = prove(checklist)
    failed = [*failures(checklist, proof), *_shown_too_soon(checklist, proof)]
    return sorted([*care_problems(toml), *(_problem(toml, checklist, failure) for failure in failed)])


def failures(checklist: Checklist, proof: Proof) -> list[Failure]:
    """Everything in which the rules and what the author said of them do not agree."""
    return [
        *Reach(checklist, proof).failures(),
        *broken_promises(checklist, proof),
        *broken_orders(checklist, proof),
    ]


def _shown_too_soon(checklist: Checklist, proof: Proof) -> Iterator[Failure]:
    targets = [outcome.target for outcome in checklist.outcomes]
    for target, answers in Partial(checklist, proof).too_soon().items():
        message = f'"{target}" would show too soon, {given(answers)}: a mistake of this program, please report it'
        yield Failure(("outcome", targets.index(target)), message)


def _problem(toml: TomlFile, checklist: Checklist, failure: Failure) -> Problem:
    table, index, *rest = failure.key
    if table == "question":  # numbered by group: the file may hold them in another order
        index = [question["id"] for question in toml.data["question"]].index(checklist.questions[failure.index].id)
    return toml.problem("checklist-proof", failure.message, table, index, *rest)
