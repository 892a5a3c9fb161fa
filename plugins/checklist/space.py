"""All sets of answers of a checklist as a space, and boxes in it: for each question the answers that it may have.

A box is one whole number, a bit for each answer, which makes laying thousands of boxes over each other quick: they meet
in the bits that both have. Behind the bits of each question stands a spare one. Adding all bits of all questions to a
box carries into the spare bit of each question that has an answer left: so three operations tell whether it is empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from .model import Answers, Question, Row

Box: TypeAlias = Mapping[str, frozenset[str]]
"""For each question the answers it may have."""

OPEN = ""
"""What stands for a question that is not answered yet: no answer has that id."""


class Space:
    """All sets of answers to some questions; ``partial``: also those that leave questions open."""

    def __init__(self, questions: Iterable[Question], *, partial: bool = False) -> None:
        self._bits: dict[str, dict[str, int]] = {}
        self._spare: dict[str, int] = {}
        place = 0
        for question in questions:
            names = [*question.answer_ids, OPEN] if partial else question.answer_ids
            self._bits[question.id] = {name: 1 << (place + number) for number, name in enumerate(names)}
            self._spare[question.id] = 1 << (place + len(names))
            place += len(names) + 1
        self.fields = {question: sum(bits.values()) for question, bits in self._bits.items()}
        self.all = sum(self.fields.values())
        self._spares = sum(self._spare.values())

    def box(self, row: Row | Box) -> int:
        """The sets in which a row holds. A question that the row does not name may have any answer."""
        box = self.all
        for question, cell in row.items():
            bits = self._bits[question]
            box &= ~self.fields[question] | sum(bits[answer] for answer in set(cell))
        return box

    def point(self, answers: Answers) -> int:
        """The sets with these answers."""
        return self.box({question: (answer,) for question, answer in answers.items()})

    def bit(self, question: str, answer: str) -> int:
        """The bit of one answer."""
        return self._bits[question][answer]

    def is_empty(self, box: int) -> bool:
        """Whether some question of the box has no answer left."""
        return (box + self.all) & self._spares != self._spares

    def meet(self, box: int, others: Iterable[int]) -> Iterator[int]:
        """Where a box and each of the others overlap."""
        return (inside for other in others if not self.is_empty(inside := box & other))

    def without(self, box: int, cut: int) -> Iterator[int]:
        """What a cut leaves of a box, as boxes that do not overlap."""
        if self.is_empty(box & cut):
            yield box
            return
        for field in self.fields.values():
            if outside := box & field & ~cut:
                yield box & ~field | outside
                box &= ~outside

    def names(self, box: int) -> dict[str, frozenset[str]]:
        """The box with the names of its answers."""
        return {
            question: frozenset(answer for answer, bit in bits.items() if box & bit)
            for question, bits in self._bits.items()
        }

    def size(self, box: int) -> int:
        """How many sets a box holds."""
        return math.prod((box & field).bit_count() for field in self.fields.values())

    def needed(self, bad: Iterable[int], good: Sequence[int]) -> Answers:
        """The fewest answers found that lead into the bad boxes, whatever the others are: none can be left out.

        Good and bad boxes are disjoint, and together make up the space (or the part of it that ``good`` leaves). From
        each bad box one set of answers is taken, of which as few are kept as keep it clear of each good box.
        """
        shared = {bit: sum(bool(box & bit) for box in good) for bits in self._bits.values() for bit in bits.values()}
        points = dict.fromkeys(self._point_of(box, shared) for box in bad)
        return min((self._kept(point, good) for point in points), key=len)

    def _point_of(self, box: int, shared: Mapping[int, int]) -> int:
        """One set of answers in a box: of each question the answer that the fewest good boxes share."""
        return sum(
            min((bit for bit in bits.values() if box & bit), key=shared.__getitem__) for bits in self._bits.values()
        )

    def _kept(self, point: int, good: Iterable[int]) -> Answers:
        clear = {self._spares & ~((point & box) + self.all) for box in good}  # by which questions it is clear of a box
        least = [one for one in clear if not any(other != one and other & one == other for other in clear)]
        useful = [spare for spare in self._spare.values() if any(spare & one for one in least)]
        choices = (kept for count in range(len(useful) + 1) for kept in combinations(useful, count))
        return next(self._answers(point, sum(kept)) for kept in choices if all(sum(kept) & one for one in least))

    def _answers(self, point: int, kept: int) -> Answers:
        return {
            question: next(answer for answer, bit in bits.items() if point & bit)
            for question, bits in self._bits.items()
            if self._spare[question] & kept
        }


def meet(box: Box, row: Row | Box) -> Box | None:
    """The part of a box in which a row holds, or None where it is empty."""
    inside = dict(box) | {question: box[question] & set(cell) for question, cell in row.items()}
    return inside if all(inside.values()) else None
