"""The checklist that this site publishes: nothing wrong with it, and all of its sets of answers proved."""

from __future__ import annotations

import pytest

from plugins.checklist.decide import decide
from plugins.checklist.model import Case, Checklist
from plugins.checklist.parse import parse
from plugins.checklist.prove import failures, prove

from .conftest import SMALL

REAL = SMALL.parents[2] / "content" / "checklists" / "should-i-go.toml"
CASES = {
    "lukewarm": "go/strong",
    "text-out-of-the-blue": "stop",
    "buy-a-laptop": "stop",
    "pay-unknown": "ask",
    "accepted-elsewhere": "decline",
    "told-to-apply": "decline",
    "cannot-afford": "change",
    "step-free": "ask",
    "private-flat": "change",
    "offer-in-hand": "go/either",
    "all-unsure": "ask",
    "signs-unsure": "stop",
}
"""The cases that the model was made for, and where each must lead, whatever the file says of itself."""


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    checklist, problems = parse(REAL)
    assert checklist, problems
    return checklist


def case(checklist: Checklist, name: str) -> Case:
    return {case.id: case for case in checklist.cases}[name]


def test_nothing_is_wrong_with_the_file() -> None:
    assert parse(REAL)[1] == []


def test_nothing_that_it_says_of_itself_is_not_so(checklist: Checklist) -> None:
    assert failures(checklist, prove(checklist)) == []


def test_the_proof_covers_every_set_of_answers(checklist: Checklist) -> None:
    proof = prove(checklist)
    assert (proof.sets, proof.undecided) == (314_572_800, ())


@pytest.mark.parametrize("name", CASES)
def test_the_cases_of_the_model_lead_where_they_must(checklist: Checklist, name: str) -> None:
    wanted = case(checklist, name)
    decision = decide(checklist, wanted.answers)
    banners = tuple(banner.id for banner in decision.banners)
    assert (decision.rule.target, decision.rule.id, banners) == (CASES[name], wanted.rule, wanted.banners)


@pytest.mark.parametrize("name", ["told-to-apply", "cannot-afford", "all-unsure"])
def test_who_has_a_duty_sees_its_banner_first(checklist: Checklist, name: str) -> None:
    assert case(checklist, name).banners == ("duty",)


def test_there_are_fourteen_questions_each_with_not_sure(checklist: Checklist) -> None:
    assert [question.id for question in checklist.questions if "unsure" in question.answer_ids] == [
        question.id for question in checklist.questions
    ]
    assert len(checklist.questions) == 14
