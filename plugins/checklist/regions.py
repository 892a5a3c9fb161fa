"""Splits all sets of answers by the row that decides them. Exact, and short.

All complete sets of answers form a box: for each question the set of its answers. Taking the rows of the rules in
order, each row cuts out of what is left the part that it decides; what remains is again a handful of boxes. So the
whole space is split into boxes with one deciding row each, however many sets there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .model import Checklist, Rule
from .space import Box, Space


@dataclass(frozen=True, eq=False)
class Region:
    """Sets of answers that one row of one rule decides. ``bits`` is its box as ``space`` writes it."""

    rule: Rule
    row: int
    space: Space
    bits: int

    @cached_property
    def box(self) -> Box:
        """For each question the answers it may have."""
        return self.space.names(self.bits)

    @property
    def size(self) -> int:
        """How many sets of answers it holds."""
        return self.space.size(self.bits)


@dataclass(frozen=True, eq=False)
class Proof:
    """The whole space of answers, split by what decides; ``left`` are boxes that no rule decides."""

    space: Space
    regions: tuple[Region, ...]
    left: tuple[int, ...]

    @property
    def undecided(self) -> tuple[Box, ...]:
        """The boxes that no rule decides, by name."""
        return tuple(self.space.names(box) for box in self.left)

    @property
    def sets(self) -> int:
        """How many sets of answers the proof covers."""
        return sum(map(self.space.size, self.left)) + sum(region.size for region in self.regions)


def prove(checklist: Checklist) -> Proof:
    """Split all sets of answers by the row that decides them."""
    space = Space(checklist.questions)
    left = [space.all]
    regions: list[Region] = []
    for rule in checklist.rules:
        for number, row in enumerate(rule.when):
            cut = space.box(row)
            regions += [Region(rule, number, space, inside) for inside in space.meet(cut, left)]
            left = [rest for box in left for rest in space.without(box, cut)]
    return Proof(space, tuple(regions), tuple(left))
