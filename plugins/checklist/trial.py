"""Tries every single change to the rules of a checklist, and says whether its cases and properties notice.

A change that nothing notices is a hole in them, unless it is harmless: for every set of answers the same outcome as
before. That is proved, by laying the two splits of all sets over each other (see ``prove``), and not sampled. Banners
follow from outcome and answers, so that where the outcomes are the same the banners are too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..record import record
from .decide import decide, may_both_hold
from .failure import listed
from .model import UNSURE, Answers, Checklist, Row, Rule
from .mutate import Mutant, mutants
from .prove import Box, Proof, Region, failures, meet, prove

MEANT = ("case", "property", "order")
"""The tables of a file in which the author says what must come of answers."""


@record
class Gap:
    """Answers whose outcome a change alters, and the rules that decide them before and after.

    ``needed`` alone do it, whatever the others; ``answers`` is one whole set with them. No ``after``: nothing decides.
    """

    needed: Answers
    answers: Answers
    before: Rule
    after: Rule | None


@record
class Verdict:
    """What came of one mutant: what caught it, or else why it is harmless, or else the answers that give it away."""

    mutant: Mutant
    by: str = ""
    proof: str = ""
    harmless: str = ""
    gap: Gap | None = None


@record
class Trial:
    """The verdicts on all mutants of a checklist."""

    verdicts: tuple[Verdict, ...]

    @property
    def caught(self) -> tuple[Verdict, ...]:
        """Those that a case, a property or an order catches. This is the figure that counts."""
        return tuple(verdict for verdict in self.verdicts if verdict.by)

    @property
    def by_proof(self) -> tuple[Verdict, ...]:
        """Those that only the rest of the proof catches, such as a rule that can never decide."""
        return tuple(verdict for verdict in self.verdicts if verdict.proof)

    @property
    def harmless(self) -> tuple[Verdict, ...]:
        """Survivors that change nothing for any set of answers."""
        return tuple(verdict for verdict in self.verdicts if verdict.harmless)

    @property
    def gaps(self) -> tuple[Verdict, ...]:
        """Survivors that change an outcome: for each, a case or a property is missing."""
        return tuple(verdict for verdict in self.verdicts if verdict.gap and not verdict.proof)

    def of_kind(self, kind: str) -> Trial:
        """The verdicts on the mutants of one kind."""
        return Trial(tuple(verdict for verdict in self.verdicts if verdict.mutant.kind == kind))


def trial(checklist: Checklist) -> Trial:
    """Try all single changes to the rules of a checklist that passes its proof."""
    before = prove(checklist)
    return Trial(tuple(judge(mutant, checklist, before) for mutant in mutants(checklist)))


def judge(mutant: Mutant, checklist: Checklist, before: Proof) -> Verdict:
    """What becomes of one mutant. ``before`` is the proof of the checklist as it stands. Quick ways come first."""
    by = _case_against(mutant.checklist)
    if by:
        return Verdict(mutant, by)
    after = prove(mutant.checklist)
    by = _property_against(mutant.checklist, after)
    if by:
        return Verdict(mutant, by)
    gap = _gap(checklist, before, after)
    if not gap:
        return Verdict(mutant, harmless=_why_harmless(mutant, checklist, before, after))
    found = failures(mutant.checklist, after)
    by = next((failure.message for failure in found if failure.table in MEANT), "")
    return Verdict(mutant, by, "" if by or not found else found[0].message, gap=None if by else gap)


def _case_against(checklist: Checklist) -> str:
    """The first case that does not come out as its author says, or nothing. The same rule shows the same banners."""
    for case in checklist.cases:
        try:
            rule = decide(checklist, case.answers).rule
        except LookupError:
            return f'case "{case.id}"'
        if (rule.id, rule.outcome, rule.variant) != (case.rule, case.outcome, case.variant):
            return f'case "{case.id}"'
    return ""


def _property_against(checklist: Checklist, proof: Proof) -> str:
    for wanted in checklist.properties:
        if any(not wanted.allows(region.rule) and meet(region.box, wanted.whenever) for region in proof.regions):
            return f'property "{wanted.id}"'
    return ""


# -- what they change ------------------------------------------------------------------------------------------------


@record
class _Overlay:
    """Sets of answers, with the part of each split that decides them. ``after`` is None where nothing does."""

    before: Region
    after: Region | None
    box: Box

    @property
    def same_outcome(self) -> bool:
        return self.after is not None and self.after.rule.target == self.before.rule.target


def _overlays(before: Proof, after: Proof) -> Iterator[_Overlay]:
    """The two splits laid over each other. The split before leaves nothing undecided."""
    parts = [(region, region.box) for region in after.regions] + [(None, box) for box in after.undecided]
    for old in before.regions:
        for new, box in parts:
            if all(not options.isdisjoint(box[question]) for question, options in old.box.items()):
                yield _Overlay(old, new, {question: options & box[question] for question, options in old.box.items()})


def _gap(checklist: Checklist, before: Proof, after: Proof) -> Gap | None:
    """The smallest set of answers found whose outcome differs, or None where there is none."""
    overlays = list(_overlays(before, after))
    changed = [overlay for overlay in overlays if not overlay.same_outcome]
    if not changed:
        return None
    best = min(changed, key=lambda overlay: _narrowness(checklist, overlay.box))
    answers = calmest(checklist, best.box)
    kept = [overlay.box for overlay in overlays if overlay.same_outcome]
    return Gap(_needed(answers, kept), answers, best.before.rule, best.after.rule if best.after else None)


def _narrowness(checklist: Checklist, box: Box) -> int:
    return sum(len(box[question.id]) < len(question.answers) for question in checklist.questions)


def calmest(checklist: Checklist, box: Box) -> dict[str, str]:
    """One set of answers out of a box, in which an author sees what matters.

    Of each question it has the answer that the fewest rules look for; "Not sure" is taken last.
    """
    cells = [(name, cell) for rule in checklist.rules for row in rule.when for name, cell in row.items()]
    chosen = {}
    for question in checklist.questions:
        looked_for = {
            answer: sum(name == question.id and answer in cell for name, cell in cells) for answer in box[question.id]
        }
        ids = [answer for answer in question.answer_ids if answer in looked_for]
        chosen[question.id] = min(ids, key=lambda answer: (answer == UNSURE, looked_for[answer]))
    return chosen


def _needed(answers: Answers, kept: Iterable[Box]) -> Answers:
    """Those of the answers that it takes to stay clear of all boxes in ``kept``: none of them can be left out."""
    needed = {question: (answer,) for question, answer in answers.items()}
    near = list(kept)
    for question in list(needed):
        fewer = {name: cell for name, cell in needed.items() if name != question}
        if not any(meet(box, fewer) for box in near):
            needed = fewer
    return {question: answer for question, (answer,) in needed.items()}


def _why_harmless(mutant: Mutant, checklist: Checklist, before: Proof, after: Proof) -> str:
    """Why no set of answers gets another outcome, in words."""
    together: dict[str, set[str]] = {}
    for overlay in _overlays(before, after):
        if overlay.after and overlay.after.rule.id != overlay.before.rule.id:
            together.setdefault(overlay.before.rule.target, set()).update(
                (overlay.before.rule.id, overlay.after.rule.id)
            )
    if not together:
        return _why_the_same_rule(mutant, checklist, after)
    said = [
        f"{listed(rule.id for rule in checklist.rules if rule.id in ids)} lead to {target}"
        for target, ids in together.items()
    ]
    return f"{'; '.join(said)}: only the rule named as the first differs"


def _why_the_same_rule(mutant: Mutant, checklist: Checklist, after: Proof) -> str:
    if mutant.lost is not None:
        return _why_nothing_lost(mutant.lost, after)
    one, other = [old for old, new in zip(checklist.rules, mutant.checklist.rules, strict=True) if old.id != new.id]
    if _fit_together(one, other):
        return "every set of answers that fits both is decided earlier"
    return f'no set of answers fits both "{one.id}" and "{other.id}"'


def _why_nothing_lost(lost: Row, after: Proof) -> str:
    """Which rule decides the sets that a row no longer matches: the last of those that do is named."""
    takers = {region.rule.number: region.rule.id for region in after.regions if meet(region.box, lost)}
    return f'each set of answers that needs it is decided by "{takers[max(takers)]}" all the same, or earlier'


def _fit_together(one: Rule, other: Rule) -> bool:
    return any(may_both_hold(row, with_row) for row in one.when for with_row in other.when)
