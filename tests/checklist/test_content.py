"""The checklist that this site publishes: nothing wrong with it, and all of its sets of answers proved."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checklist.decide import decide
from plugins.checklist.model import Case, Checklist
from plugins.checklist.parse import parse, parse_toml
from plugins.checklist.prove import prove, wrong_with
from plugins.checklist.references import shared_ids
from plugins.source import read_toml

from .conftest import SMALL

REAL = SMALL.parents[2] / "content" / "checklists" / "should-i-go.toml"
SITE = sorted(REAL.parent.glob("*.toml"))
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


@pytest.mark.parametrize("file", SITE, ids=[file.stem for file in SITE])
def test_nothing_is_wrong_with_a_file_and_what_it_says_of_itself_is_so(file: Path) -> None:
    toml = read_toml(file)
    checklist, problems = parse_toml(toml, file.stem)
    assert checklist, problems
    assert wrong_with(toml, checklist) == []


def test_each_file_has_an_id_of_its_own() -> None:
    assert shared_ids(map(read_toml, SITE)) == []


def test_who_would_be_at_risk_can_leave_the_page_at_the_question(checklist: Checklist) -> None:
    (leaving,) = [banner for banner in checklist.banners if banner.leave]
    assert (leaving.at, leaving.when) == ("risk", ({"risk": ("yes", "unsure")},))


def test_fraud_and_safety_are_ordered(checklist: Checklist) -> None:
    (order,) = checklist.orders
    assert set(order.answers) == {"invited", "signs", "employer", "where", "risk"}
    assert (order.outcomes[0], order.outcomes[-1]) == (("go",), ("stop",))


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
def test_who_has_a_duty_sees_its_banner_on_top(checklist: Checklist, name: str) -> None:
    on_top = [banner.id for banner in checklist.banners if not banner.at]
    assert [banner for banner in case(checklist, name).banners if banner in on_top] == ["duty"]


def test_there_are_fourteen_questions_each_with_not_sure(checklist: Checklist) -> None:
    assert [question.id for question in checklist.questions if "unsure" in question.answer_ids] == [
        question.id for question in checklist.questions
    ]
    assert len(checklist.questions) == 14
