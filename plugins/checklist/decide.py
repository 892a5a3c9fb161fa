"""The decision: the first rule that fits a set of answers, and the banners on top of it."""

from __future__ import annotations

from ..record import record
from .model import Answers, Banner, Checklist, Row, Rows, Rule


@record
class Decision:
    """What a complete set of answers leads to."""

    rule: Rule
    banners: tuple[Banner, ...]


def holds(row: Row, answers: Answers) -> bool:
    """Whether every cell of the row has one of its answers given."""
    return all(answers.get(question) in cell for question, cell in row.items())


def any_holds(rows: Rows, answers: Answers) -> bool:
    """Whether one of the rows holds."""
    return any(holds(row, answers) for row in rows)


def may_both_hold(row: Row, other: Row) -> bool:
    """Whether some set of answers fits both rows."""
    return all(set(cell) & set(other[question]) for question, cell in row.items() if question in other)


def decide(checklist: Checklist, answers: Answers) -> Decision:
    """The decision for a complete set of answers.

    Raises LookupError where no rule fits: ``prove`` shows for each build that there is no such set.
    """
    for rule in checklist.rules:
        if any_holds(rule.when, answers):
            return Decision(rule, banners_on(checklist, rule.outcome, answers))
    raise LookupError(f"no rule fits {dict(answers)}")


def banners_on(checklist: Checklist, outcome: str, answers: Answers) -> tuple[Banner, ...]:
    """The banners shown on top of an outcome for these answers."""
    return tuple(banner for banner in checklist.banners if banner.allows(outcome) and any_holds(banner.when, answers))
