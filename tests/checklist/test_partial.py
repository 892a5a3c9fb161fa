"""What the page shows of sets that leave questions open: never too soon, and late only where ``late`` says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from plugins.checklist.decide import any_holds, decide
from plugins.checklist.model import Answers, Checklist
from plugins.checklist.parse import parse
from plugins.checklist.partial import Partial, Showing, may_stop, ruled_out, settled, showings, shown, targets
from plugins.checklist.prove import prove
from plugins.checklist.space import OPEN, Space

from .conftest import SMALL, Changed

HARD = 'when = [{ signs = ["hard"] }]'
TWO_ROWS = 'when = [{ signs = ["hard"], learn = ["yes"] }, { signs = ["hard"], learn = ["nothing", "unsure"] }]'
EVERY_ANSWER = 'when = [{ signs = ["hard"], duty = ["no", "yes", "unsure"] }]'
SHAPES = {
    "as it stands": [],
    "two rows that only together are certain": [(HARD, TWO_ROWS)],
    "a cell of all answers": [(HARD, EVERY_ANSWER)],
    "an outcome that comes back": [('outcome = "stop"\nbecause = "A sign', 'outcome = "ask"\nbecause = "A sign')],
    "nothing decides some": [("when = [{}]", 'when = [{ duty = ["no"] }]')],
    "a rule for all first": [(HARD, "when = [{}]")],
}

every_shape = pytest.mark.parametrize("edits", SHAPES.values(), ids=SHAPES)


def begun(checklist: Checklist) -> Iterator[dict[str, str]]:
    """Every set of answers, whole or with questions open."""
    for chosen in product(*((*question.answer_ids, OPEN) for question in checklist.questions)):
        names = (question.id for question in checklist.questions)
        yield {name: answer for name, answer in zip(names, chosen, strict=True) if answer != OPEN}


def wholes(checklist: Checklist, answers: Answers) -> Iterator[dict[str, str]]:
    """Every completion."""
    cells = ((answers[one.id],) if one.id in answers else one.answer_ids for one in checklist.questions)
    names = [question.id for question in checklist.questions]
    return (dict(zip(names, chosen, strict=True)) for chosen in product(*cells))


def ends(checklist: Checklist, answers: Answers) -> set[str]:
    """Where the completions lead; empty for those that nothing decides."""
    found = set()
    for whole in wholes(checklist, answers):
        try:
            found.add(decide(checklist, whole).rule.target)
        except LookupError:
            found.add("")
    return found


@every_shape
def test_an_outcome_that_shows_is_where_every_completion_leads(changed: Changed, edits: list[tuple[str, str]]) -> None:
    checklist = changed(*edits)
    late: dict[str, list[Answers]] = {}
    for answers in begun(checklist):
        target, all_ends = shown(checklist, answers), ends(checklist, answers)
        assert target is None or all_ends == {target}
        if target is None and len(all_ends) == 1:
            late.setdefault(all_ends.pop(), []).append(answers)
    late.pop("", None)
    found = Partial(checklist, prove(checklist)).late()
    assert set(found) == set(late)
    assert all(answers in late[target] for target, answers in found.items())


def test_rows_that_only_together_are_certain_come_late(changed: Changed) -> None:
    checklist = changed((HARD, TWO_ROWS))
    assert Partial(checklist, prove(checklist)).late() == {"stop": {"signs": "hard"}}


@every_shape
def test_boxes_of_partial_sets_show_what_each_of_the_sets_does(changed: Changed, edits: list[tuple[str, str]]) -> None:
    checklist = changed(*edits)
    space = Space(checklist.questions, partial=True)
    boxes = list(showings(checklist, space))
    for answers in begun(checklist):
        point = space.point({question.id: answers.get(question.id, OPEN) for question in checklist.questions})
        inside = [one for one in boxes if not space.is_empty(one.bits & point)]
        assert sorted(one.target for one in inside) == sorted({rule.target for rule in checklist.rules})
        assert [one.target for one in inside if one.shows] == [
            target for target in [shown(checklist, answers)] if target
        ]


@every_shape
def test_what_is_settled_is_what_all_completions_say(changed: Changed, edits: list[tuple[str, str]]) -> None:
    checklist = changed(*edits)
    proof = prove(checklist)
    for answers in begun(checklist):
        all_ends = ends(checklist, answers)
        assert targets(proof, answers) == all_ends - {""}
        assert settled(proof, answers) == (next(iter(all_ends)) or None if len(all_ends) == 1 else None)


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [('when = [{ duty = ["yes"] }, {', "when = [{}, {")],
        [('only = ["stop"]', 'at = "duty"'), ('banners = ["duty"]', 'banners = ["duty", "duty-stop"]')],
    ],
    ids=["as it stands", "a banner for all", "a banner under a question"],
)
def test_you_can_stop_where_nothing_on_the_result_can_change(changed: Changed, edits: list[tuple[str, str]]) -> None:
    checklist = changed(*edits)
    on_top = [banner for banner in checklist.banners if not banner.at]
    for answers in begun(checklist):
        seen = {tuple(any_holds(one.when, whole) for one in on_top) for whole in wholes(checklist, answers)}
        open_still = len(answers) < len(checklist.questions)
        wanted = open_still and shown(checklist, answers) is not None and len(seen) == 1
        assert may_stop(checklist, answers) == wanted


def test_a_banner_under_a_question_does_not_hold_up_the_end(changed: Changed) -> None:
    below = changed(('only = ["stop"]', 'at = "employer"'), ('when = [{ duty = ["yes", "unsure"] }]', "when = [{}]"))
    assert may_stop(below, {"signs": "hard"})
    assert not may_stop(replace(below, banners=tuple(replace(one, at="") for one in below.banners)), {"signs": "hard"})


# -- a page that shows too much ------------------------------------------------------------------------------------


def first_row_that_holds(checklist: Checklist, space: Space) -> Iterator[Showing]:
    """Forgets that an earlier row may still come to hold."""
    left = [space.all]
    for rule in checklist.rules:
        for cut in map(space.box, rule.when):
            yield from (Showing(rule.target, True, inside) for inside in space.meet(cut, left))
            left = [rest for box in left for rest in space.without(box, cut)]


def last_row_that_holds(checklist: Checklist, space: Space) -> Iterator[Showing]:
    """Takes the rules from the wrong end."""
    return showings(replace(checklist, rules=checklist.rules[::-1]), space)


def open_counts_as_given(checklist: Checklist, space: Space) -> Iterator[Showing]:
    """Takes what is open for an answer that fits."""
    wider = (
        replace(rule, when=tuple({q: (*c, OPEN) for q, c in row.items()} for row in rule.when))
        for rule in checklist.rules
    )
    return showings(replace(checklist, rules=tuple(wider)), space)


@pytest.mark.parametrize("broken", [first_row_that_holds, last_row_that_holds, open_counts_as_given])
def test_a_page_that_showed_too_much_would_be_found_out(
    small: Checklist, broken: Callable[[Checklist, Space], Iterator[Showing]]
) -> None:
    partial = Partial(small, prove(small))
    found = partial.too_soon(broken(small, partial.space))
    assert found
    for target, answers in found.items():
        assert ends(small, answers) - {target}, answers


@pytest.mark.parametrize("rule", range(5))
def test_a_page_that_forgot_one_rule_would_be_found_out(small: Checklist, rule: int) -> None:
    partial = Partial(small, prove(small))
    without = replace(small, rules=small.rules[:rule] + small.rules[rule + 1 :])
    assert partial.too_soon(showings(without, partial.space))


@every_shape
def test_this_page_shows_nothing_too_soon(changed: Changed, edits: list[tuple[str, str]]) -> None:
    checklist = changed(*edits)
    assert Partial(checklist, prove(checklist)).too_soon() == {}


SITE = sorted((SMALL.parents[2] / "content" / "checklists").glob("*.toml"))


@pytest.mark.parametrize("file", SITE, ids=[file.stem for file in SITE])
def test_the_checklists_of_this_site_show_nothing_too_soon_and_nothing_late(file: Path) -> None:
    checklist, problems = parse(file)
    assert checklist, problems
    partial = Partial(checklist, prove(checklist))
    assert (partial.too_soon(), partial.late()) == ({}, {})


def test_an_answer_given_rules_out_the_rows_that_look_for_others() -> None:
    row = {"a": ("x", "y"), "b": ("p",)}
    assert [ruled_out(row, answers) for answers in ({}, {"a": "x"}, {"a": "z"}, {"a": "z", "b": "p"}, {"c": "z"})] == [
        False,
        False,
        True,
        True,
        False,
    ]
