"""The rules as sentences, with the numbers and letters of the questions: what a reader follows with a pencil."""

from __future__ import annotations

from dataclasses import dataclass

from .model import Checklist, Row, Rule


@dataclass(frozen=True)
class RuleInWords:
    """One rule for paper: its number, the answers it looks for ("3b/3d + 2b/2c"), and what it leads to."""

    number: int
    ways: tuple[str, ...]
    verdict: str


def rules_in_words(checklist: Checklist) -> tuple[RuleInWords, ...]:
    """All rules in order. A rule without ``ways`` always fits."""
    titles = {outcome.target: outcome.title for outcome in checklist.outcomes}
    return tuple(RuleInWords(rule.number, _ways(checklist, rule), titles[rule.target]) for rule in checklist.rules)


def _ways(checklist: Checklist, rule: Rule) -> tuple[str, ...]:
    if not all(rule.when):
        return ()  # a row without cells always holds
    return tuple(_way(checklist, row) for row in rule.when)


def _way(checklist: Checklist, row: Row) -> str:
    cells = []
    for name, cell in row.items():
        question = checklist.question(name)
        cells.append("/".join(question.code(question.answer(answer)) for answer in cell))
    return " + ".join(cells)
