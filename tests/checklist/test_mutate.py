"""Single changes to the rules: each is made once, and nothing else changes."""

from __future__ import annotations

from collections import Counter

import pytest

from plugins.checklist.model import Checklist
from plugins.checklist.mutate import KINDS, mutants, with_rules


def test_every_kind_of_change_is_made(small: Checklist) -> None:
    rules, targets = len(small.rules), len(small.outcomes)
    counts = Counter(mutant.kind for mutant in mutants(small))
    assert set(counts) == set(KINDS)
    assert counts["outcome"] == rules * (targets - 1)
    assert counts["rule"] == rules
    assert counts["order"] == rules * (rules - 1) // 2
    assert counts["row"] == sum(len(rule.when) for rule in small.rules if len(rule.when) > 1)
    cells = [cell for rule in small.rules for row in rule.when for cell in row.values()]
    assert counts["answer"] == sum(len(cell) for cell in cells if len(cell) > 1)


def test_no_change_is_made_twice(small: Checklist) -> None:
    seen = [
        tuple((rule.id, rule.target, str(rule.when)) for rule in mutant.checklist.rules) for mutant in mutants(small)
    ]
    assert len(set(seen)) == len(seen)
    assert tuple((rule.id, rule.target, str(rule.when)) for rule in small.rules) not in seen


def test_every_change_is_named_differently(small: Checklist) -> None:
    names = [mutant.what for mutant in mutants(small)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "what",
    [
        'rule "unchecked" without signs = "soft"',
        'rule "open", row 2, without employer = "unsure"',
        'rule "open", row 1, left out',
        'rule "keen" leads to go/balance',
        'rule "keen" left out',
        'rules "hard-sign" and "otherwise" exchanged',
    ],
)
def test_a_change_says_what_it_is(small: Checklist, what: str) -> None:
    assert what in [mutant.what for mutant in mutants(small)]


def test_rules_are_numbered_anew_and_stand_at_their_outcome(small: Checklist) -> None:
    changed = with_rules(small, reversed(small.rules))
    assert [rule.number for rule in changed.rules] == list(range(1, len(small.rules) + 1))
    assert changed.rules[0].id == small.rules[-1].id
    for outcome in changed.outcomes:
        assert [rule for rule in changed.rules if rule.target == outcome.target] == list(outcome.rules)


def test_everything_but_the_rules_stays(small: Checklist) -> None:
    for mutant in mutants(small):
        assert (mutant.checklist.questions, mutant.checklist.cases) == (small.questions, small.cases)
