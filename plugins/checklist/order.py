"""Proves ``[[order]]``: a worse answer, all else the same, never leads to a milder outcome.

It is enough to hold each rank of answers against the next: what never grows milder from step to step never does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise, product

from ..record import record
from .failure import Failure, given
from .model import Answers, Checklist, Ranks, Rule
from .regions import Proof, Region


def broken_orders(checklist: Checklist, proof: Proof) -> Iterator[Failure]:
    """For each order and question the first two answers found of which the worse leads to a milder outcome."""
    if proof.left:
        return  # what nothing decides has no outcome to compare, and is reported first
    for index, order in enumerate(checklist.orders):
        strictness = {name: rank for rank, names in enumerate(order.outcomes) for name in names}
        for question, ranks in order.answers.items():
            message = next(_Ladder(proof, strictness, question).broken(ranks), "")
            if message:
                said = f'order "{order.id}" does not hold: {message}; mend the rules, or the order'
                yield Failure(("order", index, "answers", question), said)


@record
class _Overlap:
    """Sets of answers to the other questions, and the rules that decide them with the better and the worse answer."""

    better: Rule
    worse: Rule
    bits: int

    @property
    def ends(self) -> tuple[str, str]:
        """Where the two lead."""
        return self.better.target, self.worse.target


@record
class _Ladder:
    """The answers to one question, and how strict each outcome is."""

    proof: Proof
    strictness: Mapping[str, int]
    question: str

    def broken(self, ranks: Ranks) -> Iterator[str]:
        """Each pair of answers that breaks the order, in words."""
        pairs = (pair for better, worse in pairwise(ranks) for pair in product(better, worse))
        return (self._said(*pair) for pair in pairs if self._grows_milder(*pair))

    def _grows_milder(self, better: str, worse: str) -> bool:
        """Whether the worse answer somewhere leads to a milder outcome. Regions that have both lead to one only."""
        pairs = product(self._slice(better, without=worse), self._slice(worse, without=better))
        return any(
            self._is_milder(one.rule, other.rule) and not self.proof.space.is_empty(box & with_box)
            for (one, box), (other, with_box) in pairs
        )

    def _is_milder(self, better: Rule, worse: Rule) -> bool:
        return self.strictness[worse.outcome] < self.strictness[better.outcome]

    def _slice(self, answer: str, *, without: str = "") -> list[tuple[Region, int]]:
        """The regions with an answer; their boxes leave the question free, so that those of two answers can meet."""
        space = self.proof.space
        one, other = (space.bit(self.question, name) if name else 0 for name in (answer, without))
        return [
            (region, region.bits | space.fields[self.question])
            for region in self.proof.regions
            if region.bits & one and not region.bits & other
        ]

    def _said(self, better: str, worse: str) -> str:
        """Where the two answers lead, and the fewest other answers found with which the worse leads to a milder end."""
        space = self.proof.space
        overlaps = [
            _Overlap(one.rule, other.rule, box & with_box)
            for (one, box), (other, with_box) in product(self._slice(better), self._slice(worse))
            if not space.is_empty(box & with_box)
        ]
        wrong = dict.fromkeys(one.ends for one in overlaps if self._is_milder(one.better, one.worse))
        found = {ends: self._rest(ends, overlaps) for ends in wrong}
        (strict, mild), rest = min(found.items(), key=lambda item: len(item[1]))
        return (
            f'with {self.question} = {better} it is "{strict}", with the worse {self.question} = {worse} '
            f'it is "{mild}"; the rest: {given(rest).removeprefix("with ")}'
        )

    def _rest(self, ends: tuple[str, str], overlaps: list[_Overlap]) -> Answers:
        bad = [overlap.bits for overlap in overlaps if overlap.ends == ends]
        return self.proof.space.needed(bad, [overlap.bits for overlap in overlaps if overlap.ends != ends])
