"""The rules as sentences, with the numbers and letters of the questions: what a reader follows with a pencil."""

from __future__ import annotations

from itertools import groupby

from ..record import record
from .model import Checklist, Row, Rule


@record
class RuleInWords:
    """A line for paper: the answers it looks for ("3b/3d + 2b/2c"), and what they lead to."""

    ways: tuple[str, ...]
    verdict: str


def rules_in_words(checklist: Checklist) -> tuple[RuleInWords, ...]:
    """All rules in order, neighbours that lead to one outcome in one line. A line without ``ways`` always fits."""
    titles = {outcome.target: outcome.title for outcome in checklist.outcomes}
    together = groupby(checklist.rules, lambda rule: rule.target)
    return tuple(RuleInWords(_ways(checklist, list(rules)), titles[target]) for target, rules in together)


def _ways(checklist: Checklist, rules: list[Rule]) -> tuple[str, ...]:
    rows = [row for rule in rules for row in rule.when]
    return tuple(_way(checklist, row) for row in rows) if all(rows) else ()  # a row without cells always holds


def _way(checklist: Checklist, row: Row) -> str:
    cells = []
    for name, cell in row.items():
        question = checklist.question(name)
        cells.append("/".join(question.code(question.answer(answer)) for answer in cell))
    return " + ".join(cells)
