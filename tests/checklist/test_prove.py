"""The proof, held against every set of answers one by one, and everything it can find wrong."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest

from plugins.checklist.decide import decide, holds
from plugins.checklist.model import Answers, Checklist
from plugins.checklist.prove import Region, meet, prove, without

from .conftest import Changed, agree, failed

KEEN = 'when = [{ learn = ["yes"] }]'
OPEN = 'when = [\n  { signs = ["soft", "unsure"] },\n  { employer = ["not_yet", "unsure"] },\n]'
NO_LAST_RULE = ("when = [{}]", 'when = [{ duty = ["no"] }]')
MOOD = """[[question]]
id = "mood"
group = "worth"
ask = "How do you feel?"
why = "It matters little."
find_out = "Wait a day."
answers = [{ id = "fine", text = "Fine" }, { id = "unsure", text = "Not sure" }]

[[rule]]
id = "hard-sign"
"""
NAMED_MOOD = [
    ('[[rule]]\nid = "hard-sign"\n', MOOD),
    ('duty = "yes", learn', 'duty = "yes", mood = "fine", learn'),
    ('duty = "unsure", learn', 'duty = "unsure", mood = "fine", learn'),
    ('duty = "no", learn', 'duty = "no", mood = "unsure", learn'),
]


def every_set(checklist: Checklist) -> Iterator[dict[str, str]]:
    names = [question.id for question in checklist.questions]
    for chosen in product(*(question.answer_ids for question in checklist.questions)):
        yield dict(zip(names, chosen, strict=True))


def deciding(checklist: Checklist, answers: Answers) -> tuple[str, int]:
    """The rule that decides, and which of its rows is the first to hold."""
    rule = decide(checklist, answers).rule
    return rule.id, next(number for number, row in enumerate(rule.when) if holds(row, answers))


def inside(region: Region, answers: Answers) -> bool:
    return all(answers[question] in options for question, options in region.box.items())


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            [NO_LAST_RULE],
            ["rule 0: no rule decides signs = none, employer = confirmed, duty = unsure, learn = unsure; end"],
        ),
        (
            [(KEEN, 'when = [{ signs = ["hard"] }]')],
            ['rule 4: rule "keen" can never decide: earlier rules', "outcome 3: nothing leads", "case 2: "],
        ),
        (
            [(OPEN, OPEN.replace("when = [", 'when = [{ signs = ["hard"] },'))],
            ['rule 3: row 1 of rule "open" can never decide: earlier rows take every set it fits'],
        ),
        (
            [(OPEN, OPEN.replace("when = [", 'when = [{ signs = ["hard"] }, { signs = ["hard"] },'))],
            ['rule 3: row 1, 2 of rule "open" can never decide'],
        ),
        (
            [('outcome = "go"\nvariant = "strong"\nbecause', 'outcome = "go"\nvariant = "balance"\nbecause')],
            ['outcome 3: nothing leads to outcome "go/strong"; add a rule for it', 'case 2: case "keen" should give'],
        ),
        (NAMED_MOOD, ['question 4: no answer to "mood" changes anything; use it in a rule, or take it out']),
        (
            [*NAMED_MOOD, ("when = [{}]", 'when = [{ mood = ["fine"] }, {}]')],
            ['question 4: no answer to "mood" changes anything'],
        ),
        (
            [('rule = "keen"', 'rule = "open"')],
            ['case 2: case "keen" should give "go/strong" by rule "open", but gives "go/strong" by rule "keen"'],
        ),
        (
            [('outcome = "decline"\nrule = "nothing"', 'outcome = "stop"\nrule = "nothing"')],
            ['case 1: case "bored" should give "stop" by rule "nothing", but gives "decline" by rule "nothing"'],
        ),
        (
            [('banners = ["duty-stop"]', 'banners = ["duty"]')],
            ['case 0: case "cheque" should show the banners duty, but shows duty-stop'],
        ),
        (
            [('duty = "no", learn = "yes" }', 'duty = "yes", learn = "yes" }')],
            ['case 2: case "keen" should show the banners none, but shows duty'],
        ),
        (
            [('duty = "yes", learn = "yes" }', 'duty = "no", learn = "yes" }')],
            ['case 0: case "cheque" should show the banners duty-stop, but shows none'],
        ),
        (
            [('always = ["stop"]', 'always = ["ask", "decline"]')],
            ['property 0: property "hard-stops" does not hold: rule "hard-sign" gives "stop" for signs = hard'],
        ),
        (
            [('never = ["go", "decline"]', 'never = ["ask"]')],
            ['property 1: property "open-is-no-go" does not hold: rule "open" gives "ask" for signs = none, employer'],
        ),
        (
            [('whenever = { learn = ["nothing"] }', 'whenever = { duty = ["yes"] }')],
            ['property 2: property "nothing-is-no-strong-go" does not hold: rule "keen" gives "go/strong" for'],
        ),
    ],
)
def test_what_the_author_said_and_is_not_so_is_reported(
    changed: Changed, edits: list[tuple[str, str]], expected: list[str]
) -> None:
    assert agree(failed(changed(*edits)), expected)


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [*NAMED_MOOD, (KEEN, 'when = [{ learn = ["yes"], mood = ["unsure"] }]')],
        [*NAMED_MOOD, ('{ duty = ["unsure"], employer', '{ duty = ["unsure"], mood = ["fine"], employer')],
        [('always = ["stop"]', 'never = ["go"]')],
    ],
    ids=["as it stands", "a question for one rule", "a question for a banner", "a property turned round"],
)
def test_what_is_so_is_not_reported(changed: Changed, edits: list[tuple[str, str]]) -> None:
    assert failed(changed(*edits)) == []


def test_a_question_that_only_an_undecided_set_would_need_is_not_called_idle(changed: Changed) -> None:
    found = failed(changed(NO_LAST_RULE, *NO_BANNERS))
    assert agree(found, ["rule 0: no rule decides"])


NO_BANNERS = [
    ('when = [{ duty = ["yes", "unsure"] }]', 'when = [{ learn = ["nothing"] }]'),
    ('when = [{ duty = ["yes"] }, { duty = ["unsure"], employer', "when = [{ employer"),
    ('banners = ["duty-stop"]', "banners = []"),
]


def test_the_example_of_a_broken_property_is_a_real_one(changed: Changed) -> None:
    checklist = changed(('never = ["go", "decline"]', 'never = ["ask"]'))
    (failure,) = failed(checklist)
    example = dict(pair.split(" = ") for pair in failure.rpartition(" for ")[2].split(", "))
    assert set(example) == {question.id for question in checklist.questions}
    assert holds(checklist.properties[1].whenever, example)
    assert decide(checklist, example).rule.outcome == "ask"


def test_the_example_of_an_undecided_set_is_a_real_one(changed: Changed) -> None:
    checklist = changed(NO_LAST_RULE)
    (failure,) = failed(checklist)
    example = failure.partition("decides ")[2].partition(";")[0]
    with pytest.raises(LookupError):
        decide(checklist, dict(pair.split(" = ") for pair in example.split(", ")))


def test_a_case_that_no_rule_decides_is_reported_once_as_undecided(changed: Changed) -> None:
    found = failed(changed(NO_LAST_RULE, ('learn = "nothing" }', 'learn = "unsure" }')))
    assert agree(found, ["rule 0: no rule decides"])


@pytest.mark.parametrize("edits", [[], [NO_LAST_RULE]], ids=["all", "some undecided"])
def test_the_regions_split_all_sets_as_the_rules_decide_them(changed: Changed, edits: list[tuple[str, str]]) -> None:
    checklist = changed(*edits)
    proof, found = prove(checklist), Counter[int]()
    for answers in every_set(checklist):
        regions = [region for region in proof.regions if inside(region, answers)]
        loose = [box for box in proof.undecided if all(answers[name] in box[name] for name in box)]
        assert len(regions) + len(loose) == 1
        for region in regions:
            assert (region.rule.id, region.row) == deciding(checklist, answers)
        found.update(id(region) for region in regions)
    assert [found[id(region)] for region in proof.regions] == [region.size for region in proof.regions]
    assert proof.sets == 108


BOX = {"a": frozenset({"x", "y"}), "b": frozenset({"p", "q"})}


def test_boxes_meet_where_each_cell_leaves_something() -> None:
    assert meet(BOX, {"a": ("z",)}) is None
    assert meet(BOX, {}) == BOX
    assert meet(BOX, {"a": ("x", "z")}) == {**BOX, "a": frozenset({"x"})}


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ({}, []),
        ({"a": ("z",)}, [BOX]),
        ({"a": ("x", "y")}, []),
        ({"a": ("x",), "b": ("p",)}, [{"a": {"y"}, "b": {"p", "q"}}, {"a": {"x"}, "b": {"q"}}]),
        ({"a": ("x",), "b": ("z",)}, [{"a": {"y"}, "b": {"p", "q"}}, {"a": {"x"}, "b": {"p", "q"}}]),
    ],
)
def test_what_a_row_leaves_of_a_box_does_not_overlap(row: dict[str, tuple[str, ...]], left: list[object]) -> None:
    assert list(without(BOX, row)) == left


def test_a_region_holds_as_many_sets_as_its_answers_multiply_to(small: Checklist) -> None:
    assert Region(small.rules[0], 0, BOX).size == math.prod((2, 2))
