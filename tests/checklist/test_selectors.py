"""The compiled sheet on real forms, against the proof: the same outcome for every set of answers, whole or begun."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest

from plugins.checklist.decide import any_holds, decide, holds
from plugins.checklist.model import UNSURE, Answers, Banner, Checklist, Row, Rule, Weight
from plugins.checklist.parse import parse
from plugins.checklist.prove import Proof, meet, prove
from plugins.checklist.selectors import Compiler, style

from .cascade import Sheet
from .conftest import SMALL, Changed
from .form import box_ids, form

REAL = SMALL.parents[2] / "content" / "checklists" / "should-i-go.toml"


def sheet_of(checklist: Checklist) -> Sheet:
    return Sheet(style(checklist), form(checklist))


def boxes(checklist: Checklist, answers: Answers) -> list[str]:
    """What a reader checks who gives these answers: of a group of boxes the last."""
    given = [
        (question, question.answer(answers[question.id])) for question in checklist.questions if question.id in answers
    ]
    return [box_ids(checklist, question, answer)[-1] for question, answer in given]


def begun(checklist: Checklist) -> Iterator[dict[str, str]]:
    """Every set of answers, with any of the questions left open."""
    choices = [(None, *question.answer_ids) for question in checklist.questions]
    for chosen in product(*choices):
        pairs = zip(checklist.questions, chosen, strict=True)
        yield {question.id: answer for question, answer in pairs if answer}


def settled(proof: Proof, answers: Answers) -> str | None:
    """The one outcome that is left, whatever the questions still open. Exact."""
    row = {question: (answer,) for question, answer in answers.items()}
    targets = {region.rule.target for region in proof.regions if meet(region.box, row)}
    return targets.pop() if len(targets) == 1 else None


def wholes(checklist: Checklist, answers: Answers) -> Iterator[dict[str, str]]:
    """Every complete set of answers that these may become."""
    choices = [(answers[q.id],) if q.id in answers else q.answer_ids for q in checklist.questions]
    names = [question.id for question in checklist.questions]
    return (dict(zip(names, chosen, strict=True)) for chosen in product(*choices))


def expected(checklist: Checklist, proof: Proof, answers: Answers) -> set[str]:
    """What must be seen, read from the records alone."""
    target = settled(proof, answers)
    unsure = {f"open-{checklist.question(question).number}" for question, answer in answers.items() if answer == UNSURE}
    return {
        *({"decided", f"to-{target.replace('/', '-')}"} if target else {"pending"}),
        *(unsure | {"open-any"} if unsure else ()),
        *(f"in-{place.id}" for place in checklist.places),
        *(f"by-{rule.number}" for rule in sifted(checklist) if any_holds(rule.when, answers)),
        *(f"by-{weight.id}" for weight in checklist.outcomes[-1].weights if holds(weight.when, answers)),
        *(f"banner-{banner.id}" for banner in checklist.banners if stands(banner, target, answers)),
        *messages(checklist, answers),
        *({"stop-here"} if target and may_stop(checklist, answers) else ()),
        *({"weighed"} if any(holds(weight.when, answers) for weight in weights(checklist, target)) else ()),
    }


def sifted(checklist: Checklist) -> list[Rule]:
    """The rules that wait for their answers: not one that always fits, nor one that alone leads to its outcome."""
    leading = [rule.target for rule in checklist.rules]
    return [rule for rule in checklist.rules if all(rule.when) and leading.count(rule.target) > 1]


def weights(checklist: Checklist, target: str | None) -> tuple[Weight, ...]:
    """What the outcome weighs, once it is known: where nothing of it holds, there is no heading over nothing."""
    return next((outcome.weights for outcome in checklist.outcomes if outcome.target == target), ())


def messages(checklist: Checklist, answers: Answers) -> set[str]:
    """The messages that no banner holds back, and the word that one is held."""
    holding = [banner for banner in checklist.banners if banner.holds and any_holds(banner.when, answers)]
    held = {name for banner in holding for name in banner.holds}
    free = {f"message-{message.id}" for message in checklist.messages if message.id not in held}
    return free | {f"held-{banner.id}" for banner in holding}


def stands(banner: Banner, target: str | None, answers: Answers) -> bool:
    """Until the outcome is known, a banner stands that some outcomes lack, and one waits that only some have."""
    allowed = banner.allows(target.partition("/")[0]) if target else not banner.only
    return allowed and any_holds(banner.when, answers)


def may_stop(checklist: Checklist, answers: Answers) -> bool:
    """Whether questions are open, and no answer to them makes a difference to whether a banner is wanted."""
    ends = {
        tuple(any_holds(banner.when, whole) for banner in checklist.banners) for whole in wholes(checklist, answers)
    }
    return len(ends) == 1 and len(answers) < len(checklist.questions)


def outcomes(shown: set[str]) -> set[str]:
    return {name for name in shown if name.startswith("to-")}


@pytest.mark.parametrize(
    "row",
    [
        {"learn": ("nothing",)},
        {"signs": ("hard",)},
        {"signs": ("unsure", "none")},
        {"signs": ("soft", "none"), "learn": ("yes", "unsure")},
        {"signs": ("hard", "soft", "none"), "learn": ("nothing",)},
        {"signs": ("hard", "soft", "unsure", "none"), "employer": ("confirmed", "unsure"), "learn": ("yes",)},
    ],
)
def test_a_row_holds_is_ruled_out_or_is_open(small: Checklist, row: Row) -> None:
    compiler = Compiler(small)
    css = f":where({compiler.row(row)} .decided){{display:none}}"
    css += f":where({compiler.form}{compiler.ruled_out(row)} .pending){{display:none}}"
    sheet = Sheet(css, form(small))
    for answers in begun(small):
        hidden = {"decided", "pending"} - sheet.shown(boxes(small, answers))
        out = any(question in answers and answers[question] not in cell for question, cell in row.items())
        assert hidden == {*(["decided"] if holds(row, answers) else []), *(["pending"] if out else [])}


def test_every_set_of_answers_whole_or_begun_shows_exactly_what_it_should(small: Checklist) -> None:
    sheet, proof = sheet_of(small), prove(small)
    sets = list(begun(small))
    assert len(sets) == 5 * 4 * 4 * 4
    for answers in sets:
        assert sheet.shown(boxes(small, answers)) == expected(small, proof, answers), answers


def test_every_complete_set_shows_what_is_decided_and_nothing_is_left_to_stop(small: Checklist) -> None:
    sheet = sheet_of(small)
    for answers in wholes(small, {}):
        decision, shown = decide(small, answers), sheet.shown(boxes(small, answers))
        assert outcomes(shown) == {f"to-{decision.rule.target.replace('/', '-')}"}
        assert {name for name in shown if name.startswith("banner-")} == {f"banner-{b.id}" for b in decision.banners}
        assert not shown & {"pending", "stop-here"}


def test_of_several_ticked_groups_the_most_cautious_is_the_answer(small: Checklist) -> None:
    sheet, proof, signs = sheet_of(small), prove(small), small.question("signs")
    groups = [group for size in (2, 3, 4) for group in combinations(signs.answers, size)]
    rest = [answers for answers in begun(small) if not {"signs", "duty"} & set(answers)]
    for ticked, others in product(groups, rest):
        checked = {name for answer in ticked for name in box_ids(small, signs, answer)}
        answers = {**others, "signs": ticked[0].id}
        assert sheet.shown(checked | set(boxes(small, others))) == expected(small, proof, answers)


def test_one_box_of_a_group_is_enough(small: Checklist) -> None:
    sheet, hard = sheet_of(small), small.question("signs").answers[0]
    first, second = box_ids(small, small.question("signs"), hard)
    assert sheet.shown([first]) == sheet.shown([second]) == sheet.shown([first, second]) >= {"to-stop"}


def test_a_held_message_comes_free_by_the_box_of_its_banner(small: Checklist) -> None:
    sheet, checked = sheet_of(small), boxes(small, {"duty": "yes"})
    assert sheet.shown(checked) ^ sheet.shown([*checked, "we-ack-duty"]) == {"held-duty", "message-decline"}


@pytest.mark.parametrize(("place", "others"), [("uk", "in-us"), ("us", "in-uk")])
def test_a_chosen_place_hides_the_notes_of_the_others(small: Checklist, place: str, others: str) -> None:
    sheet = sheet_of(small)
    assert sheet.shown([]) - sheet.shown([f"we-place-{place}"]) == {others}


TWO_ROWS = 'when = [{ signs = ["hard"], learn = ["yes"] }, { signs = ["hard"], learn = ["nothing", "unsure"] }]'
EVERY_ANSWER = 'when = [{ signs = ["hard"], duty = ["no", "yes", "unsure"] }]'


def test_an_outcome_that_only_several_rows_together_make_certain_comes_late_but_never_wrong(changed: Changed) -> None:
    checklist = changed(('when = [{ signs = ["hard"] }]', TWO_ROWS))
    sheet, proof, late = sheet_of(checklist), prove(checklist), []
    for answers in (answers for answers in begun(checklist) if "duty" not in answers):
        shown, target = outcomes(sheet.shown(boxes(checklist, answers))), settled(proof, answers)
        if target and not shown:
            late.append(answers)
        else:
            assert shown == ({f"to-{target.replace('/', '-')}"} if target else set())
    assert {"signs": "hard"} in late
    assert not [answers for answers in late if "learn" in answers]


@pytest.mark.parametrize(
    "edits",
    [
        [('outcome = "stop"\nbecause = "A sign', 'outcome = "ask"\nbecause = "A sign')],
        [('when = [{ signs = ["hard"] }]', EVERY_ANSWER)],
        [('when = [{ duty = ["yes"] }, {', "when = [{}, {")],
        [('when = [{ duty = ["yes", "unsure"] }]', 'when = [{ duty = ["yes"], learn = ["yes", "unsure"] }]')],
        [('only = ["stop"]', 'only = ["stop", "go"]\nunless = ["stop", "ask"]')],
        [('unless = ["stop"]\n', ""), ('messages = ["check"]', 'messages = ["decline"]')],
        [('when = [{ signs = ["hard"] }]', 'when = [{ signs = ["hard", "unsure"] }]')],
    ],
    ids=[
        "an outcome that comes back",
        "a cell of all answers",
        "a banner for all",
        "a row of two",
        "only and unless",
        "neither",
        "two ticked groups",
    ],
)
def test_other_shapes_of_rules_and_banners_show_what_they_should(
    changed: Changed, edits: list[tuple[str, str]]
) -> None:
    checklist = changed(*edits)
    sheet, proof = sheet_of(checklist), prove(checklist)
    for answers in (answers for answers in begun(checklist) if answers.get("duty") == "yes"):
        assert sheet.shown(boxes(checklist, answers)) == expected(checklist, proof, answers), answers


def test_a_checklist_without_banners_and_places_has_a_sheet(changed: Changed) -> None:
    checklist = changed()
    bare = replace(checklist, banners=(), places=())
    sheet, proof = sheet_of(bare), prove(bare)
    for answers in random.Random(12).sample(list(begun(bare)), 50):
        assert sheet.shown(boxes(bare, answers)) == expected(bare, proof, answers), answers


def begun_from(answers: Answers, checklist: Checklist, rng: random.Random) -> dict[str, str]:
    """Near a given set: two questions answered anew, and some left open."""
    near = {**answers, **{q.id: rng.choice(q.answer_ids) for q in rng.sample(checklist.questions, 2)}}
    return {question: answer for question, answer in near.items() if rng.random() < 0.9}


def test_the_real_checklist_shows_the_outcome_of_its_cases_and_of_sets_near_them() -> None:
    checklist, _ = parse(REAL)
    assert checklist
    sheet, proof, rng = sheet_of(checklist), prove(checklist), random.Random(13)
    sets = [set_ for case in checklist.cases for set_ in (case.answers, begun_from(case.answers, checklist, rng))]
    for answers in sets:
        target = settled(proof, answers)
        shown = sheet.shown(boxes(checklist, answers))
        assert outcomes(shown) == ({f"to-{target.replace('/', '-')}"} if target else set()), answers
