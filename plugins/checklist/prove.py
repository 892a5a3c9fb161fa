"""Proves a checklist over all sets of answers, and runs its cases. Exact, and short.

All complete sets of answers form a box: for each question the set of its answers. Taking the rows of the rules in
order, each row cuts out of what is left the part that it decides; what remains is again a handful of boxes. So the
whole space is split into boxes with one deciding row each, however many sets there are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from .decide import decide
from .model import Answers, Case, Checklist, Property, Question, Row, Rule, target_name

Box: TypeAlias = Mapping[str, frozenset[str]]
"""For each question the answers it may have."""


@dataclass(frozen=True)
class Region:
    """Sets of answers that one row of one rule decides."""

    rule: Rule
    row: int
    box: Box

    @property
    def size(self) -> int:
        """How many sets of answers it holds."""
        return math.prod(len(answers) for answers in self.box.values())


@dataclass(frozen=True)
class Proof:
    """The whole space of answers, split by what decides; ``undecided`` are boxes that no rule decides."""

    regions: tuple[Region, ...]
    undecided: tuple[Box, ...]

    @property
    def sets(self) -> int:
        """How many sets of answers the proof covers."""
        rest = sum(math.prod(len(answers) for answers in box.values()) for box in self.undecided)
        return rest + sum(region.size for region in self.regions)


@dataclass(frozen=True)
class Failure:
    """Something the author meant that is not so, and which part of the file says it."""

    table: str
    index: int
    message: str


def prove(checklist: Checklist) -> Proof:
    """Split all sets of answers by the row that decides them."""
    left: list[Box] = [{question.id: frozenset(question.answer_ids) for question in checklist.questions}]
    regions: list[Region] = []
    for rule in checklist.rules:
        for index, row in enumerate(rule.when):
            regions += [Region(rule, index, inside) for box in left if (inside := meet(box, row))]
            left = [rest for box in left for rest in without(box, row)]
    return Proof(tuple(regions), tuple(left))


def meet(box: Box, row: Row | Box) -> Box | None:
    """The part of a box in which a row holds, or None where it is empty."""
    inside = dict(box) | {question: box[question] & set(cell) for question, cell in row.items()}
    return inside if all(inside.values()) else None


def without(box: Box, row: Row) -> Iterator[Box]:
    """The part of a box in which a row does not hold, as boxes that do not overlap."""
    rest = dict(box)
    for question, cell in row.items():
        if outside := rest[question] - set(cell):
            yield rest | {question: outside}
        rest[question] &= set(cell)
        if not rest[question]:
            return


def failures(checklist: Checklist, proof: Proof) -> list[Failure]:
    """Everything in which the rules and what the author said of them do not agree."""
    return [
        *_undecided(proof),
        *_unreached(checklist, proof),
        *_idle_questions(checklist, proof),
        *(failure for index, case in enumerate(checklist.cases) for failure in _case(checklist, index, case)),
        *(failure for index, wanted in enumerate(checklist.properties) for failure in _property(proof, index, wanted)),
    ]


def _undecided(proof: Proof) -> Iterator[Failure]:
    for box in proof.undecided[:1]:
        yield Failure("rule", 0, f"no rule decides {_example(box)}; end the rules with one whose when is [ {{}} ]")


def _unreached(checklist: Checklist, proof: Proof) -> Iterator[Failure]:
    deciding = {(region.rule.id, region.row) for region in proof.regions}
    for index, rule in enumerate(checklist.rules):
        lost = [number for number in range(len(rule.when)) if (rule.id, number) not in deciding]
        if len(lost) == len(rule.when):
            yield Failure(
                "rule", index, f'rule "{rule.id}" can never decide: earlier rules take every set of answers it fits'
            )
        elif lost:
            rows = ", ".join(str(number + 1) for number in lost)
            yield Failure(
                "rule", index, f'row {rows} of rule "{rule.id}" can never decide: earlier rows take every set it fits'
            )
    reached = {region.rule.target for region in proof.regions}
    for index, outcome in enumerate(checklist.outcomes):
        if outcome.target not in reached:
            yield Failure(
                "outcome", index, f'nothing leads to outcome "{outcome.target}"; add a rule for it, or take it out'
            )


def _idle_questions(checklist: Checklist, proof: Proof) -> Iterator[Failure]:
    for_banners = {question for banner in checklist.banners for row in banner.when for question in row}
    for index, question in enumerate(checklist.questions):
        if question.id not in for_banners and not _matters(question, proof):
            yield Failure(
                "question", index, f'no answer to "{question.id}" changes anything; use it in a rule, or take it out'
            )


def _matters(question: Question, proof: Proof) -> bool:
    """Whether two sets that differ in this question alone lead apart. Then each of its answers matters."""
    boxes = [(region.rule.target, region.box) for region in proof.regions] + [("", box) for box in proof.undecided]
    for target, box in boxes:
        others = dict(box) | {question.id: frozenset(question.answer_ids) - box[question.id]}
        if any(meet(box, others) for other, box in boxes if other != target):
            return True
    return False


def _case(checklist: Checklist, index: int, case: Case) -> Iterator[Failure]:
    try:
        decision = decide(checklist, case.answers)
    except LookupError:
        return  # reported as undecided
    wanted = target_name(case.outcome, case.variant)
    banners = tuple(banner.id for banner in decision.banners)
    if (decision.rule.target, decision.rule.id) != (wanted, case.rule):
        got = f'"{decision.rule.target}" by rule "{decision.rule.id}"'
        yield Failure("case", index, f'case "{case.id}" should give "{wanted}" by rule "{case.rule}", but gives {got}')
    if set(banners) != set(case.banners):
        shown = ", ".join(banners) or "none"
        yield Failure(
            "case",
            index,
            f'case "{case.id}" should show the banners {", ".join(case.banners) or "none"}, but shows {shown}',
        )


def _property(proof: Proof, index: int, wanted: Property) -> Iterator[Failure]:
    for region in proof.regions:
        broken = meet(region.box, wanted.whenever)
        if broken and not _fits(wanted, region.rule):
            got = f'rule "{region.rule.id}" gives "{region.rule.target}"'
            yield Failure("property", index, f'property "{wanted.id}" does not hold: {got} for {_example(broken)}')
            return


def _fits(wanted: Property, rule: Rule) -> bool:
    names = {rule.outcome, rule.target}
    return bool(names & set(wanted.always)) if wanted.always else not names & set(wanted.never)


def _example(box: Box) -> str:
    answers: Answers = {question: min(options) for question, options in box.items()}
    return ", ".join(f"{question} = {answer}" for question, answer in answers.items())
