"""The proof, held against every set of answers one by one, and everything it can find wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import pytest

from plugins.checklist.decide import decide, holds
from plugins.checklist.model import Answers, Checklist, Row
from plugins.checklist.parse import parse_toml
from plugins.checklist.partial import Partial
from plugins.checklist.prove import Region, meet, prove, wrong_with
from plugins.source import read_toml

from .conftest import SMALL, Changed, agree, changed_text, failed

KEEN = 'when = [{ learn = ["yes"] }]'
OPEN = 'when = [\n  { signs = ["soft", "unsure"] },\n  { employer = ["not_yet", "unsure"] },\n]'
LIFTS = 'lifts = { signs = ["soft", "unsure", "none"] }'
NEVER_ON_STOP = [
    (
        'when = [{ learn = ["yes"] }, { duty = ["yes"] }, { duty = ["unsure"], employer',
        'when = [{ learn = ["yes"], employer',
    ),
    ('banners = ["duty-stop"]', "banners = []"),
]
EXTRA = '[[message]]\nid = "extra"\ntitle = "A"\nsubject = "A"\nbody = "A"\n\n[[message]]\nid = "decline"'
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
            [
                "rule 5 when: no rule decides with signs = none, employer = confirmed, duty = yes, learn = unsure; end",
            ],
        ),
        (
            [(KEEN, 'when = [{ signs = ["hard"] }]')],
            [
                'rule 4 when: rule "keen" can never decide: rule "hard-sign" takes all sets of answers it fits',
                'outcome 3 id: nothing leads to outcome "go/strong"; add a rule for it',
                'case 2 variant: case "keen" should give',
            ],
        ),
        (
            [(OPEN, OPEN.replace("when = [", 'when = [{ signs = ["hard"] },'))],
            ['rule 3 when 0: row 1 of rule "open" can never decide: rule "hard-sign" takes all sets it fits; move it'],
        ),
        (
            [
                (
                    OPEN,
                    OPEN.replace("\n]", '\n  { signs = ["soft"], learn = ["yes"] },\n  { signs = ["hard", "soft"] }]'),
                )
            ],
            [
                'rule 3 when 2: row 3 of rule "open" can never decide: rule "unchecked" and its row 1 take all sets',
                'rule 3 when 3: row 4 of rule "open" can never decide: rules "hard-sign", "unchecked" and "nothing"',
            ],
        ),
        (
            [(KEEN, 'when = [{ learn = ["nothing"], employer = ["confirmed"] }, { employer = ["unsure"] }]')],
            [
                'rule 4 when: rule "keen" can never decide: rules "hard-sign", "unchecked", "nothing" and "open" take',
                "outcome 3 id: nothing leads",
                "case 2 variant: case",
            ],
        ),
        (
            [('outcome = "go"\nvariant = "strong"\nbecause', 'outcome = "go"\nvariant = "balance"\nbecause')],
            ['outcome 3 id: nothing leads to outcome "go/strong"; add a rule', 'case 2 variant: case "keen" should'],
        ),
        (NAMED_MOOD, ['question 4 answers: no answer to "mood" changes anything; use it in a rule, or take it out']),
        (
            [*NAMED_MOOD, ("when = [{}]", 'when = [{ mood = ["fine"] }, {}]')],
            ['question 4 answers: no answer to "mood" changes anything'],
        ),
        (
            [
                *NAMED_MOOD,
                ('only = ["stop"]\nwhen = [', 'only = ["stop"]\nwhen = [{ mood = ["fine"], duty = ["yes"] }, '),
            ],
            ['question 4 answers: no answer to "mood" changes anything'],
        ),
        (
            [('only = ["stop"]\nwhen = [', 'only = ["decline"]\nwhen = [{ learn = ["yes"] }, '), *NEVER_ON_STOP],
            ['banner 1 when: banner "duty-stop" can never show: no set of answers fits it and leads where'],
        ),
        (
            [('holds = ["decline"]', 'holds = ["decline", "extra"]'), ('[[message]]\nid = "decline"', EXTRA)],
            ['banner 0 holds 1: banner "duty" holds back "extra", which no outcome it stands on offers; take it out'],
        ),
        (
            [('rule = "keen"', 'rule = "open"')],
            ['case 2 rule: case "keen" should give "go/strong" by rule "open", but gives "go/strong" by rule "keen"'],
        ),
        (
            [('outcome = "decline"\nrule = "nothing"', 'outcome = "stop"\nrule = "nothing"')],
            ['case 1 outcome: case "bored" should give "stop" by rule "nothing", but gives "decline"'],
        ),
        (
            [('banners = ["duty-stop"]', 'banners = ["duty"]')],
            ['case 0 banners: case "cheque" should show the banner "duty", but shows the banner "duty-stop"; mend'],
        ),
        (
            [('duty = "no", learn = "yes" }', 'duty = "yes", learn = "yes" }')],
            ['case 2 banners: case "keen" should show no banner, but shows the banner "duty"'],
        ),
        (
            [('banners = ["duty"]', 'banners = ["duty", "duty-stop"]')],
            ['case 1 banners: case "bored" should show the banners "duty" and "duty-stop", but shows'],
        ),
        (
            [('always = ["stop"]', 'always = ["ask", "decline"]')],
            ['property 0 always: property "hard-stops" does not hold: with signs = hard rule "hard-sign" gives "stop"'],
        ),
        (
            [('never = ["go", "decline"]', 'never = ["ask"]')],
            [
                'property 1 never: property "open-is-no-go" does not hold: with signs = none, employer = not_yet rule '
                '"open" gives "ask"; mend the rules, or the property'
            ],
        ),
        (
            [('always = ["stop"]', 'never = ["stop"]'), ('whenever = { signs = ["hard"] }', "whenever = {}")],
            [
                'property 0 never: property "hard-stops" does not hold: with signs = hard rule "hard-sign" gives',
            ],
        ),
        (
            [('whenever = { learn = ["nothing"] }', 'whenever = { duty = ["yes"] }')],
            [
                'property 2 never: property "nothing-is-no-strong-go" does not hold: with signs = none, '
                'employer = confirmed, duty = yes, learn = yes rule "keen" gives "go/strong"'
            ],
        ),
        (
            [('never = ["go/strong"]', 'never = ["go", "decline", "ask", "stop"]')],
            [
                'property 2 never: property "nothing-is-no-strong-go" does not hold: with learn = nothing rules '
                '"hard-sign" and "unchecked" give "stop", rule "nothing" gives "decline", rule "open" gives "ask"'
            ],
        ),
        (
            [(LIFTS, 'lifts = { signs = ["none", "hard"] }')],
            [
                'rule 0 lifts: "lifts" does not lift rule "hard-sign": with signs = none or hard its row 1 fits all '
                "the same; name answers that no row looks for"
            ],
        ),
        ([(LIFTS, "lifts = { duty = ['no'], learn = ['yes'] }")], ['rule 0 lifts: "lifts" does not lift rule "hard']),
        (
            [('lifts = { signs = ["none"], employer = ["confirmed"] }', 'lifts = { duty = ["no"] }')],
            ['rule 3 lifts: "lifts" does not lift rule "open": with duty = no its rows 1, 2 fit all the same'],
        ),
        (
            [('lifts = { signs = ["none"], employer = ["confirmed"] }', 'lifts = { employer = ["confirmed"] }')],
            ['rule 3 lifts: "lifts" does not lift rule "open": with employer = confirmed its row 1 fits'],
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
        [
            *NAMED_MOOD,
            ('only = ["stop"]\nwhen = [', 'at = "mood"\nwhen = [{ mood = ["fine"] }, '),
            ('banners = ["duty"]', 'banners = ["duty", "duty-stop"]'),
        ],
        [('always = ["stop"]', 'never = ["go"]')],
    ],
    ids=["as it stands", "a question for one rule", "for a banner", "for a banner below it", "a property turned round"],
)
def test_what_is_so_is_not_reported(changed: Changed, edits: list[tuple[str, str]]) -> None:
    assert failed(changed(*edits)) == []


def test_a_question_that_only_an_undecided_set_would_need_is_not_called_idle(changed: Changed) -> None:
    found = failed(changed(NO_LAST_RULE, *NO_BANNERS))
    assert agree(found, ["rule 5 when: no rule decides"])


NO_BANNERS = [
    ('when = [{ duty = ["yes", "unsure"] }]', 'when = [{ learn = ["nothing"] }]'),
    ('when = [{ duty = ["yes"] }, { duty = ["unsure"], employer', "when = [{ employer"),
    ('banners = ["duty-stop"]', "banners = []"),
]


def needed_in(failure: str) -> dict[str, tuple[str, ...]]:
    """The answers that a message names behind "with", as a row."""
    pairs = re.findall(r"(\w+) = (\w+)", failure.partition(";")[0].rpartition(" with ")[2])
    return {question: (answer,) for question, answer in pairs}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('never = ["go", "decline"]', 'never = ["ask"]'),
        ('never = ["go", "decline"]', 'always = ["stop"]'),
        ('never = ["go/strong"]', 'always = ["decline"]'),
        ('always = ["stop"]', 'always = ["go"]'),
        ('whenever = { learn = ["nothing"] }', "whenever = { }"),
        ('whenever = { signs = ["hard"] }', 'whenever = { signs = ["soft", "unsure"] }'),
    ],
)
def test_the_answers_that_break_a_property_break_it_whatever_the_others_are_and_none_can_be_left_out(
    changed: Changed, old: str, new: str
) -> None:
    checklist = changed((old, new))
    (failure,) = failed(checklist)
    wanted = next(wanted for wanted in checklist.properties if f'"{wanted.id}"' in failure)

    def breaks(answers: Answers) -> bool:
        rule = decide(checklist, answers).rule
        names = {rule.outcome, rule.target}
        kept = names & set(wanted.always) if wanted.always else not names & set(wanted.never)
        return holds(wanted.whenever, answers) and not kept

    def always_breaks(row: Row) -> bool:
        return all(breaks(answers) for answers in every_set(checklist) if holds(row, answers))

    needed = needed_in(failure)
    assert always_breaks(needed)
    for question in needed:
        assert not always_breaks({name: cell for name, cell in needed.items() if name != question})
    rows = (dict(cells) for size in range(len(needed)) for cells in combinations(all_cells(checklist), size))
    assert not [row for row in rows if always_breaks(row)], "there are fewer"


def all_cells(checklist: Checklist) -> list[tuple[str, tuple[str, ...]]]:
    return [(question.id, (answer,)) for question in checklist.questions for answer in question.answer_ids]


def test_the_example_of_an_undecided_set_is_a_real_one(changed: Changed) -> None:
    checklist = changed(NO_LAST_RULE)
    (failure,) = failed(checklist)
    needed = needed_in(failure)
    for answers in (answers for answers in every_set(checklist) if holds(needed, answers)):
        with pytest.raises(LookupError):
            decide(checklist, answers)


def test_a_case_that_no_rule_decides_is_reported_once_as_undecided(changed: Changed) -> None:
    found = failed(changed(NO_LAST_RULE, ('learn = "nothing" }', 'learn = "unsure" }')))
    assert agree(found, ["rule 5 when: no rule decides"])


@pytest.mark.parametrize("banner", ["duty", "duty-stop"])
def test_an_answer_matters_exactly_where_another_one_gives_something_else(changed: Changed, banner: str) -> None:
    checklist = changed(*NAMED_MOOD, (KEEN, 'when = [{ learn = ["yes", "unsure"] }]'), *ONLY_LEARN[banner])
    ends = {frozenset(answers.items()): result(checklist, answers) for answers in every_set(checklist)}
    idle = []
    for index, question in enumerate(checklist.questions):
        sets = every_set(checklist)
        twins = ((set_, {**set_, question.id: other}) for set_ in sets for other in question.answer_ids)
        if all(ends[frozenset(one.items())] == ends[frozenset(other.items())] for one, other in twins):
            idle.append(f"question {index} answers")
    assert idle == [line.partition(":")[0] for line in failed(checklist) if line.startswith("question")]
    assert len(idle) == 1 + (banner == "duty-stop")


ONLY_LEARN = {
    "duty": [("when = [{}]", 'when = [{ employer = ["confirmed"] }, {}]')],
    "duty-stop": [
        ('when = [{ duty = ["yes", "unsure"] }]', 'when = [{ learn = ["nothing"] }]'),
        ('when = [{ duty = ["yes"] }, { duty = ["unsure"], employer', "when = [{ employer"),
    ],
}
"""Banners that look at duty, and banners that do not."""


def result(checklist: Checklist, answers: Answers) -> object:
    decision = decide(checklist, answers)
    return decision.rule.target, decision.banners


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


def test_problems_of_care_and_proof_come_together_at_the_keys_that_are_wrong(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    early = ('group = "worth"\nask = "Could', 'group = "safe"\nask = "Could')  # learn stands before duty then
    idle = (KEEN, 'when = [{ employer = ["confirmed"] }]')
    never = (
        'when = [{ learn = ["nothing"], employer = ["confirmed"] }]',
        'when = [{ signs = ["none"], duty = ["no"] }]',
    )
    edits = [early, idle, never, ('evidence = ["D01"]\n', ""), ('rule = "keen"', 'rule = "open"')]
    path.write_text(changed_text(*edits, (LIFTS, 'lifts = { signs = ["hard"] }')), encoding="utf-8")
    toml = read_toml(path)
    checklist, _ = parse_toml(toml, "wrong")
    assert checklist
    found = [(problem.line, problem.column, problem.rule) for problem in wrong_with(toml, checklist)]
    line = {text: number for number, text in enumerate(path.read_text().splitlines(), start=1)}
    assert found == sorted(found)
    assert (line['lifts = { signs = ["hard"] }'], 1, "checklist-proof") in found
    assert (next(number for number, _, rule in found if rule == "checklist-care"), 1) == (180, 1)
    assert (line['outcome = "go"'], 1, "checklist-proof") in found
    assert (line["answers = ["], 1, "checklist-proof") in found  # of "learn", which stands last


def test_an_outcome_that_would_show_too_soon_is_our_own_mistake(
    small: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Partial, "too_soon", lambda self: {"stop": {"employer": "confirmed"}})
    messages = [problem.message for problem in wrong_with(read_toml(SMALL), small)]
    assert [message for message in messages if '"stop" would show too soon, with employer = confirmed' in message]
