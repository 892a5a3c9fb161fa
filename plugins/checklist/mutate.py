"""Every single change to the rules of a checklist: what a slip of the pen, or of the mind, could make of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from ..record import record
from .model import Checklist, Row, Rule

KINDS = {
    "answer": "an answer left out of a row",
    "row": "a row left out",
    "outcome": "another outcome for a rule",
    "rule": "a rule left out",
    "order": "two rules exchanged",
}
"""The changes that are tried, in that order."""


@record
class Mutant:
    """A checklist with one change to its rules, and that change in words.

    ``lost`` is what a row no longer matches, where that is the change.
    """

    kind: str
    what: str
    checklist: Checklist
    lost: Row | None = None


def mutants(checklist: Checklist) -> Iterator[Mutant]:
    """Every single change: first what rows lose, then other outcomes, rules left out, and pairs exchanged."""
    for at, rule in enumerate(checklist.rules):
        yield from _narrower(checklist, at, rule)
    for at, rule in enumerate(checklist.rules):
        yield from _other_outcomes(checklist, at, rule)
    for at, rule in enumerate(checklist.rules):
        yield Mutant("rule", f'rule "{rule.id}" left out', _with_rule(checklist, at))
    for one, other in combinations(range(len(checklist.rules)), 2):
        yield _exchanged(checklist, one, other)


def with_rules(checklist: Checklist, rules: Iterable[Rule]) -> Checklist:
    """The checklist with other rules, numbered anew, each at its outcome."""
    numbered = tuple(replace(rule, number=number) for number, rule in enumerate(rules, start=1))
    outcomes = tuple(
        replace(outcome, rules=tuple(rule for rule in numbered if rule.target == outcome.target))
        for outcome in checklist.outcomes
    )
    return replace(checklist, rules=numbered, outcomes=outcomes)


def _with_rule(checklist: Checklist, at: int, *instead: Rule) -> Checklist:
    return with_rules(checklist, [*checklist.rules[:at], *instead, *checklist.rules[at + 1 :]])


def _narrower(checklist: Checklist, at: int, rule: Rule) -> Iterator[Mutant]:
    """The rule without one answer, and without one row.

    A row without the last answer of a cell can never hold, so that is the row left out; and a rule without its last
    row is the rule left out.
    """
    for number, row in enumerate(rule.when):
        for question, cell in row.items():
            for answer in cell if len(cell) > 1 else ():
                rest = {**row, question: tuple(other for other in cell if other != answer)}
                narrower = replace(rule, when=(*rule.when[:number], rest, *rule.when[number + 1 :]))
                what = f'{_row_name(rule, number)} without {question} = "{answer}"'
                yield Mutant("answer", what, _with_rule(checklist, at, narrower), {**row, question: (answer,)})
        if len(rule.when) > 1:
            fewer = replace(rule, when=rule.when[:number] + rule.when[number + 1 :])
            yield Mutant("row", f"{_row_name(rule, number)} left out", _with_rule(checklist, at, fewer), row)


def _other_outcomes(checklist: Checklist, at: int, rule: Rule) -> Iterator[Mutant]:
    for outcome in checklist.outcomes:
        if outcome.target != rule.target:
            other = replace(rule, outcome=outcome.id, variant=outcome.variant)
            yield Mutant("outcome", f'rule "{rule.id}" leads to {outcome.target}', _with_rule(checklist, at, other))


def _exchanged(checklist: Checklist, one: int, other: int) -> Mutant:
    rules = [*checklist.rules]
    rules[one], rules[other] = rules[other], rules[one]
    return Mutant("order", f'rules "{rules[other].id}" and "{rules[one].id}" exchanged', with_rules(checklist, rules))


def _row_name(rule: Rule, at: int) -> str:
    return f'rule "{rule.id}", row {at + 1},' if len(rule.when) > 1 else f'rule "{rule.id}"'
