"""Sets of answers that leave questions open: what the page shows of them, and the proof that it never shows too much.

The page shows an outcome as soon as one of its rows holds by the answers given, and every earlier row that leads
elsewhere is ruled out by an answer given (see ``selectors``). That is quick enough for a style sheet, and errs on one
side only, which is proved here over all partial sets: no completion leads elsewhere. It may come late, where only
several rows together make an outcome certain: ``late`` finds that out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..record import record
from .decide import any_holds, holds
from .model import Answers, Banner, Checklist, Row
from .regions import Proof
from .space import OPEN, Space

# -- one set ---------------------------------------------------------------------------------------------------------


def shown(checklist: Checklist, answers: Answers) -> str | None:
    """The outcome, with its variant, that the page shows for these answers; None while it shows none."""
    rows = [(rule.target, row) for rule in checklist.rules for row in rule.when]
    open_ends: set[str] = set()
    for target, row in rows:
        if holds(row, answers) and open_ends <= {target}:
            return target
        if not ruled_out(row, answers):
            open_ends.add(target)
    return None


def ruled_out(row: Row, answers: Answers) -> bool:
    """Whether an answer given is none of those that the row looks for: then it cannot hold any more."""
    return any(question in answers and answers[question] not in cell for question, cell in row.items())


def settled(proof: Proof, answers: Answers) -> str | None:
    """The outcome that all completions of these answers lead to; None where they part, or some lead nowhere."""
    found = targets(proof, answers)
    lost = any(proof.space.meet(proof.space.point(answers), proof.left))
    return next(iter(found)) if len(found) == 1 and not lost else None


def targets(proof: Proof, answers: Answers) -> set[str]:
    """All outcomes that some completion of these answers leads to."""
    point = proof.space.point(answers)
    return {region.rule.target for region in proof.regions if not proof.space.is_empty(region.bits & point)}


def may_stop(checklist: Checklist, answers: Answers) -> bool:
    """Whether the page says "you can stop here": questions are open, and nothing on the result can change.

    A banner under a question says nothing of the result.
    """
    on_top = [banner for banner in checklist.banners if not banner.at]
    open_still = len(answers) < len(checklist.questions)
    return open_still and shown(checklist, answers) is not None and all(_certain(one, answers) for one in on_top)


def _certain(banner: Banner, answers: Answers) -> bool:
    return any_holds(banner.when, answers) or all(ruled_out(row, answers) for row in banner.when)


# -- all sets --------------------------------------------------------------------------------------------------------


@record
class Showing:
    """A box of partial sets for each of which the page shows an outcome, or for each of which it does not."""

    target: str
    shows: bool
    bits: int


def showings(checklist: Checklist, space: Space) -> Iterator[Showing]:
    """All partial sets, once for each outcome: split by whether the page shows it."""
    rows = [(rule.target, row) for rule in checklist.rules for row in rule.when]
    for wanted in dict.fromkeys(target for target, _ in rows):
        left = [space.all]
        for target, row in rows:
            same = target == wanted
            cut = space.box(row if same else {question: (*cell, OPEN) for question, cell in row.items()})
            yield from (Showing(wanted, same, inside) for inside in space.meet(cut, left))
            left = [rest for box in left for rest in space.without(box, cut)]
        yield from (Showing(wanted, False, box) for box in left)


class Partial:
    """All partial sets of a checklist, held against what its rules decide for their completions."""

    def __init__(self, checklist: Checklist, proof: Proof) -> None:
        self.checklist = checklist
        self.space = Space(checklist.questions, partial=True)
        self._open = self.space.box({question.id: (OPEN,) for question in checklist.questions})
        decided = [(region.rule.target, self.space.box(region.box)) for region in proof.regions]
        self._ends = [*decided, *(("", self.space.box(box)) for box in proof.undecided)]

    def too_soon(self, shown: Iterable[Showing] | None = None) -> dict[str, Answers]:
        """The outcomes shown for answers of which a completion leads elsewhere, with such answers. Always empty.

        What ``showings`` says cannot be so. ``shown`` is what to try in its place.
        """
        found: dict[str, Answers] = {}
        for showing in showings(self.checklist, self.space) if shown is None else shown:
            completed = self._completions(showing.bits) if showing.shows else 0
            for other in self._others(showing.target):
                if not self.space.is_empty(completed & other):
                    found.setdefault(showing.target, self._answers(showing.bits & (other | self._open)))
        return found

    def late(self) -> dict[str, Answers]:
        """The outcomes that come late, with answers that settle them and do not show them yet.

        Exact: from the sets for which an outcome does not show, those of which a completion leads elsewhere are cut.
        """
        found: dict[str, Answers] = {}
        for showing in showings(self.checklist, self.space):
            if not showing.shows and showing.target not in found:
                left = [showing.bits]
                for other in self._others(showing.target):
                    cut = other | self._open
                    left = [rest for box in left for rest in self.space.without(box, cut)]
                found |= {showing.target: self._answers(left[0])} if left else {}
        return found

    def _others(self, target: str) -> Iterator[int]:
        return (box for end, box in self._ends if end != target)

    def _completions(self, box: int) -> int:
        """All complete sets, and others, that come of the box when what is open is answered in any way."""
        for field in self.space.fields.values():
            if box & field & self._open:
                box |= field
        return box

    def _answers(self, box: int) -> Answers:
        """One partial set of a box, with as few answers as it has."""
        names = self.space.names(box)
        return {question: min(answers) for question, answers in names.items() if OPEN not in answers}
