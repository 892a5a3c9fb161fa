"""A worse answer never leads to a milder outcome: proved as every pair of sets would show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest

from plugins.checklist.decide import decide, holds
from plugins.checklist.model import Checklist, Order

from .conftest import Changed, agree, failed
from .test_prove import every_set

OUTCOMES = 'outcomes = [["go"], ["ask", "decline"], ["stop"]]'
SIGNS = 'signs = [["none"], ["soft", "unsure"], ["hard"]]'
EMPLOYER = 'employer = [["confirmed"], ["not_yet", "unsure"]]'
NO_LAST_RULE = ("when = [{}]", 'when = [{ duty = ["no"] }]')


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            [(OUTCOMES, 'outcomes = [["go"], ["ask"], ["decline"], ["stop"]]')],
            [
                'order 0 answers employer: order "safer" does not hold: with employer = confirmed it is "decline", '
                'with the worse employer = not_yet it is "ask"; the rest: signs = none, learn = nothing; mend the rules'
            ],
        ),
        (
            [(SIGNS, 'signs = [["none"], ["hard"], ["soft", "unsure"]]')],
            [
                'order 0 answers signs: order "safer" does not hold: with signs = hard it is "stop", with the worse '
                'signs = soft it is "decline"; the rest: employer = confirmed, learn = nothing; mend'
            ],
        ),
        (
            [(OUTCOMES, 'outcomes = [["stop"], ["go", "ask", "decline"]]')],
            ['order 0 answers signs: order "safer" does not hold: with signs = none', "order 0 answers employer: "],
        ),
        (
            [
                (SIGNS, 'learn = [["unsure"], ["yes"], ["nothing"]]'),
                (OUTCOMES, 'outcomes = [["go", "stop"], ["ask", "decline"]]'),
            ],
            ["order 0 answers employer: order"],
        ),
        (
            [(OUTCOMES, 'outcomes = [["stop"], ["go", "ask", "decline"]]'), NO_LAST_RULE],
            ["rule 5 when: no rule decides"],
        ),
    ],
)
def test_an_order_that_does_not_hold_is_shown_by_two_sets(
    changed: Changed, edits: list[tuple[str, str]], expected: list[str]
) -> None:
    assert agree(failed(changed(*edits)), expected)


def test_where_the_rest_does_not_matter_none_of_it_is_named(changed: Changed) -> None:
    swapped = ('[["none"], ["soft", "unsure"], ["hard"]]', '[["hard"], ["none"]]')
    (found,) = failed(changed(swapped, (OUTCOMES, 'outcomes = [["go", "ask", "decline"], ["stop"]]')))
    assert 'with signs = hard it is "stop", with the worse signs = none it is "ask"; the rest: ' in found


RANKS = [
    'outcomes = [["go"], ["ask", "decline"], ["stop"]]',
    'outcomes = [["go"], ["ask"], ["decline"], ["stop"]]',
    'outcomes = [["stop"], ["decline"], ["ask"], ["go"]]',
    'outcomes = [["decline", "stop"], ["ask", "go"]]',
    'outcomes = [["stop", "ask", "go", "decline"]]',
]
LADDERS = [
    f"answers = {{ {SIGNS}, {EMPLOYER} }}",
    'answers = { signs = [["hard"], ["none", "unsure"]], employer = [["unsure"], ["confirmed"]] }',
    'answers = { learn = [["yes", "unsure"], ["nothing"]], duty = [["no"], ["yes"]] }',
    'answers = { learn = [["nothing"], ["yes"]], signs = [["none"], ["soft"]] }',
]


@pytest.mark.parametrize(("ranks", "ladders"), list(product(RANKS, LADDERS)))
def test_the_proof_finds_what_trying_every_pair_of_sets_finds(changed: Changed, ranks: str, ladders: str) -> None:
    checklist = changed((OUTCOMES, ranks), (LADDERS[0], ladders))
    (order,) = checklist.orders
    broken = {question for question, *_ in broken_pairs(checklist, order)}
    found = failed(checklist)
    assert [line.partition(":")[0] for line in found] == [
        f"order 0 answers {name}" for name in order.answers if name in broken
    ]
    for line in found:
        assert said(line) <= {(question, *rest) for question, *rest in broken_pairs(checklist, order)}
        rest = dict(re.findall(r"(\w+) = (\w+)", line.partition("the rest: ")[2].partition(";")[0]))
        assert all_break(checklist, line, rest)


def broken_pairs(checklist: Checklist, order: Order) -> Iterator[tuple[str, str, str]]:
    strict = {name: rank for rank, names in enumerate(order.outcomes) for name in names}
    for question, ranks in order.answers.items():
        place = {answer: rank for rank, answers in enumerate(ranks) for answer in answers}
        for answers, worse in product(every_set(checklist), place):
            if place.get(answers[question], len(ranks)) < place[worse]:
                one, other = (decide(checklist, set_).rule for set_ in (answers, {**answers, question: worse}))
                if strict[other.outcome] < strict[one.outcome]:
                    yield question, answers[question], worse


def said(line: str) -> set[tuple[str, str, str]]:
    return set(re.findall(r"with (\w+) = (\w+) it is .* with the worse \w+ = (\w+) it is", line))


def all_break(checklist: Checklist, line: str, rest: dict[str, str]) -> bool:
    """Whether with the rest that a message names, whatever else, the two answers lead where it says."""
    ((question, better, worse),) = said(line)
    ends = re.findall(r'it is "([\w/]+)"', line)
    row = {name: (answer,) for name, answer in rest.items()}
    return all(
        [decide(checklist, {**answers, question: answer}).rule.target for answer in (better, worse)] == ends
        for answers in every_set(checklist)
        if holds(row, answers)
    )
