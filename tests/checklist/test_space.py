"""Boxes as numbers do what sets of names would."""

from __future__ import annotations

import random
from itertools import product

import pytest

from plugins.checklist.model import Answer, Question
from plugins.checklist.space import OPEN, Space

Named = dict[str, frozenset[str]]


def question(name: str, answers: str) -> Question:
    return Question(name, 1, "g", "?", tuple(Answer(answer, answer, answer) for answer in answers))


QUESTIONS = [question("a", "xy"), question("b", "pqr"), question("c", "z"), question("d", "mnop")]
SPACE = Space(QUESTIONS)
ROWS = [
    {},
    {"a": ("x",)},
    {"a": ("x", "y")},
    {"b": ("p", "r"), "d": ("m",)},
    {"b": ("q", "q")},
    {"a": ("y",), "b": ("q",), "c": ("z",), "d": ("n", "o")},
    {"d": ("m", "n", "o", "p")},
]


def sets(box: int, space: Space = SPACE) -> set[tuple[str, ...]]:
    return set(product(*space.names(box).values()))


def holding(row: dict[str, tuple[str, ...]]) -> set[tuple[str, ...]]:
    cells = [row.get(one.id, one.answer_ids) for one in QUESTIONS]
    return set(product(*cells))


@pytest.mark.parametrize("row", ROWS)
def test_a_box_holds_the_sets_in_which_its_row_holds(row: dict[str, tuple[str, ...]]) -> None:
    box = SPACE.box(row)
    assert sets(box) == holding(row)
    assert SPACE.size(box) == len(holding(row))
    assert not SPACE.is_empty(box)


@pytest.mark.parametrize(("row", "other"), list(product(ROWS, ROWS)))
def test_boxes_meet_and_are_cut_as_sets_are(row: dict[str, tuple[str, ...]], other: dict[str, tuple[str, ...]]) -> None:
    box, cut = SPACE.box(row), SPACE.box(other)
    both = holding(row) & holding(other)
    assert SPACE.is_empty(box & cut) == (not both)
    assert [sets(inside) for inside in SPACE.meet(box, [cut])] == ([both] if both else [])
    parts = [sets(part) for part in SPACE.without(box, cut)]
    assert sum(map(len, parts)) == len(set().union(*parts)) == len(holding(row) - holding(other))
    assert set().union(*parts) == holding(row) - holding(other)


def test_what_a_cut_does_not_touch_stays_whole() -> None:
    box = SPACE.box({"b": ("p",), "d": ("m", "n")})
    assert list(SPACE.without(box, SPACE.box({"a": ("x",), "d": ("o",)}))) == [box]


def test_a_point_has_the_answers_given_and_a_bit_is_one_answer() -> None:
    assert sets(SPACE.point({"b": "q"})) == holding({"b": ("q",)})
    assert SPACE.names(SPACE.bit("b", "q"))["b"] == {"q"}


def test_a_partial_space_has_questions_left_open() -> None:
    space = Space(QUESTIONS, partial=True)
    assert space.size(space.all) == 3 * 4 * 2 * 5
    assert space.names(space.box({"a": (OPEN, "x")}))["a"] == {OPEN, "x"}


def always(row: dict[str, tuple[str, ...]], bad: set[tuple[str, ...]]) -> bool:
    return holding(row) <= bad


@pytest.mark.parametrize("seed", range(60))
def test_needed_answers_lead_to_bad_sets_only_and_none_can_be_left_out(seed: int) -> None:
    chance = random.Random(seed)
    bad, good = [SPACE.all], []
    for _ in range(chance.randint(1, 3)):
        cut = SPACE.box(
            {one.id: chance.sample(one.answer_ids, chance.randint(1, len(one.answer_ids))) for one in QUESTIONS}
        )
        good += list(SPACE.meet(cut, bad))
        bad = [rest for box in bad for rest in SPACE.without(box, cut)]
    if bad:
        wrong = set().union(*map(sets, bad))
        needed = {name: (answer,) for name, answer in SPACE.needed(bad, good).items()}
        assert always(needed, wrong)
        for name in needed:
            assert not always({other: cell for other, cell in needed.items() if other != name}, wrong)


def test_where_all_sets_are_bad_no_answer_is_needed() -> None:
    assert SPACE.needed([SPACE.all], []) == {}
