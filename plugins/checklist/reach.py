"""What can never be: sets without a rule, rows, outcomes and banners that never show, answers that never matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations

from ..record import record
from .failure import Failure, given, listed
from .model import Banner, Checklist, Question, Row, Rule
from .regions import Proof


@record
class Result:
    """What a reader gets: outcome with variant, and banners. Nothing where no rule decides."""

    target: str = ""
    banners: tuple[str, ...] = ()


class Reach:
    """What the answers of a checklist lead to."""

    def __init__(self, checklist: Checklist, proof: Proof) -> None:
        self.checklist, self.proof, self.space = checklist, proof, proof.space

    @cached_property
    def results(self) -> list[tuple[Result, int]]:
        """All sets of answers, split by what the reader gets: the regions, split further by the banners that show."""
        parts = [(Result(region.rule.target), region.rule.outcome, region.bits) for region in self.proof.regions]
        for banner in self.checklist.banners:
            parts = [half for part in parts for half in self._split(banner, *part)]
        return [(result, bits) for result, _, bits in parts] + [(Result(), bits) for bits in self.proof.left]

    def _split(self, banner: Banner, result: Result, outcome: str, bits: int) -> Iterator[tuple[Result, str, int]]:
        """The sets with the banner, then those without."""
        left = [bits]
        for row in banner.when if banner.allows(outcome) else ():
            cut = self.space.box(row)
            for inside in self.space.meet(cut, left):
                yield Result(result.target, (*result.banners, banner.id)), outcome, inside
            left = [rest for box in left for rest in self.space.without(box, cut)]
        yield from ((result, outcome, box) for box in left)

    def failures(self) -> Iterator[Failure]:
        """Everything that can never be, and was surely meant to be."""
        yield from self._undecided()
        for index, rule in enumerate(self.checklist.rules):
            yield from self._lost(index, rule)
        yield from self._outcomes()
        yield from self._banners()
        for index, question in enumerate(self.checklist.questions):
            if not self._matters(question):
                message = f'no answer to "{question.id}" changes anything; use it in a rule, or take it out'
                yield Failure(("question", index, "answers"), message)

    def _undecided(self) -> Iterator[Failure]:
        if self.proof.left:
            example = given(self.space.needed(self.proof.left, [region.bits for region in self.proof.regions]))
            last = ("rule", len(self.checklist.rules) - 1, "when")
            yield Failure(last, f"no rule decides {example}; end the rules with one whose when is [ {{}} ]")

    def _lost(self, index: int, rule: Rule) -> Iterator[Failure]:
        """The rule, or those of its rows, that can never decide; and what takes the sets that they fit."""
        deciding = {region.row for region in self.proof.regions if region.rule is rule}
        mend = "move it further up, or take it out"
        if not deciding:
            message = f'rule "{rule.id}" can never decide: {self._takers(rule, rule.when)} all sets of answers it fits'
            yield Failure(("rule", index, "when"), f"{message}; {mend}")
            return
        for number, row in enumerate(rule.when):
            if number not in deciding:
                message = f'row {number + 1} of rule "{rule.id}" can never decide: {self._takers(rule, [row])} all sets'
                yield Failure(("rule", index, "when", number), f"{message} it fits; {mend}")

    def _takers(self, rule: Rule, rows: Iterable[Row]) -> str:
        """The rules, and earlier rows of the same, that decide the sets which the rows fit."""
        boxes = [self.space.box(row) for row in rows]
        takers = [region for region in self.proof.regions if any(self.space.meet(region.bits, boxes))]
        others = list(dict.fromkeys(region.rule.id for region in takers if region.rule is not rule))
        own = sorted({region.row + 1 for region in takers if region.rule is rule})
        named = [f"rule{'s' * (len(others) > 1)} {listed(others)}"] if others else []
        named += [f"its row {number}" for number in own]
        return f"{' and '.join(named)} take{'s' * (len(others) + len(own) == 1)}"

    def _outcomes(self) -> Iterator[Failure]:
        reached = {region.rule.target for region in self.proof.regions}
        for index, outcome in enumerate(self.checklist.outcomes):
            if outcome.target not in reached:
                message = f'nothing leads to outcome "{outcome.target}"; add a rule for it, or take it out'
                yield Failure(("outcome", index, "id"), message)

    def _banners(self) -> Iterator[Failure]:
        for index, banner in enumerate(self.checklist.banners):
            under = {result.target for result, _ in self.results if banner.id in result.banners}
            if not under:
                message = f'banner "{banner.id}" can never show: no set of answers fits it and leads where it may stand'
                yield Failure(("banner", index, "when"), f"{message}; change its when, only or unless")
            offered = {
                message.id
                for outcome in self.checklist.outcomes
                if outcome.target in under
                for message in outcome.messages
            }
            for number, name in enumerate(banner.holds if under else ()):
                if name not in offered:
                    message = f'banner "{banner.id}" holds back "{name}", which no outcome it stands on offers'
                    yield Failure(("banner", index, "holds", number), f"{message}; take it out")

    def _matters(self, question: Question) -> bool:
        """Whether two sets that differ in this question alone lead apart. Then each of its answers matters.

        For whatever a third answer gives, it cannot be the same as both of them give.
        """
        field = self.space.fields[question.id]
        parts = [(result, box) for result, box in self.results if box & field != field]  # the others hold both sets
        return any(
            one != other and not self.space.is_empty(box & with_box | field)
            for (one, box), (other, with_box) in combinations(parts, 2)
        )
