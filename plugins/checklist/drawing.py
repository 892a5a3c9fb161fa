"""Works out where everything stands in the picture of a checklist."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from textwrap import wrap

from .model import Checklist, Outcome, Row, Rule
from .picture import BLOCK_LEFT, CELL_HEIGHT, STREAM_LEFT, Band, Block, Cell, Column, Line, Picture, Strip, near
from .prove import Proof
from .shares import count, percent, sets_by_rule, sets_by_target

SLANT = 0.62
"""How much of its length a name aslant is high: the sine of 38 degrees."""

GRID_LEFT, GRID_RIGHT = 146.0, 652.0
CELL_MOST = 14.0
QUESTION_GAP = 6.0
ROW_HEIGHT, RULE_GAP = 20.0, 8.0
BLOCK_GAP = 8.0
FULL = 46.0
"""How wide the stream of all sets is. Ribbons are drawn to the same scale."""

LEAST = 1.2
"""A ribbon is never thinner, or it would not be seen."""

LETTER, SMALL_LETTER = 6.6, 5.7
"""How wide a letter is on average, in the size of names and in that of notes: on the generous side."""

NAME_MOST = 18
"""Letters of a name that fit beside its row, and of a title in one line."""

NOTE_LEAST, NOTE_GAP = 16, 6.0
"""Letters of each question for which a cut note is worth the ink, and the space beside it."""

TONES = 5
"""Colours there are for outcomes, in the style sheet: tone-0 is the strictest, the last the most welcome."""


def draw(checklist: Checklist, proof: Proof) -> Picture:
    """Where everything stands in the picture of a checklist whose proof finds nothing wrong."""
    return _Drawing(checklist, proof).picture()


def tones(checklist: Checklist) -> dict[str, int]:
    """The colour of each outcome by its id, spread over all tones in file order. Variants share theirs."""
    ids = list(dict.fromkeys(outcome.id for outcome in checklist.outcomes))
    steps = max(len(ids) - 1, 1)
    return {name: round(index * (TONES - 1) / steps) for index, name in enumerate(ids)}


class _Drawing:
    """Works out one picture; every part is worked out once."""

    def __init__(self, checklist: Checklist, proof: Proof) -> None:
        self.checklist, self.proof = checklist, proof
        self.rules = checklist.rules
        self.sets = proof.sets
        self.by_rule = sets_by_rule(proof)
        self.tones = tones(checklist)
        self.titles = {outcome.target: outcome.title for outcome in checklist.outcomes}

    def picture(self) -> Picture:
        low = max(self.tops[-1], *((block.top + (block.height + block.room) / 2) for block in self._blocks))
        return Picture(
            checklist=self.checklist,
            sets=count(self.sets),
            head=self.head,
            height=round(low + 8),
            columns=self.columns,
            bands=tuple(self._band(at, rule) for at, rule in enumerate(self.rules)),
            stream=self._stream(),
            blocks=self._blocks,
        )

    # -- left: rules, questions, answers ---------------------------------------------------------------------------

    @cached_property
    def head(self) -> float:
        """Where the first rule begins: below the names of the questions, which stand aslant."""
        longest = max(len(_name(question.id)) for question in self.checklist.questions)
        return round(max(68, 30 + SLANT * LETTER * longest))

    @cached_property
    def tops(self) -> list[float]:
        """Where each rule begins, and where the last ends."""
        heights = (
            max(len(rule.when) * ROW_HEIGHT + RULE_GAP, round(self.thickness[rule.id] + RULE_GAP / 2))
            for rule in self.rules
        )
        return list(accumulate(heights, initial=self.head))

    @cached_property
    def cell_width(self) -> float:
        answers = sum(len(question.answers) for question in self.checklist.questions)
        room = GRID_RIGHT - GRID_LEFT - QUESTION_GAP * (len(self.checklist.questions) - 1)
        return min(CELL_MOST, room / answers)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        widths = [len(question.answers) * self.cell_width for question in self.checklist.questions]
        lefts = accumulate((width + QUESTION_GAP for width in widths), initial=GRID_LEFT)
        return tuple(
            Column(question, _name(question.id), near(left), near(left + width))
            for question, left, width in zip(self.checklist.questions, lefts, widths, strict=False)
        )

    def _band(self, at: int, rule: Rule) -> Band:
        top, bottom = self.tops[at], self.tops[at + 1]
        share = percent(self.by_rule[rule.id], self.sets)
        first = (top + bottom - len(rule.when) * ROW_HEIGHT) / 2
        return Band(
            rule=rule,
            name=_name(rule.id),
            share=share,
            words=f"Rule {rule.number}, {_name(rule.id)}, sends {share} to {self.titles[rule.target]}.",
            tone=self.tones[rule.outcome],
            top=top,
            bottom=bottom,
            lines=tuple(self._line(first + number * ROW_HEIGHT, row) for number, row in enumerate(rule.when)),
            ribbon=self._ribbon(at, rule),
        )

    def _line(self, top: float, row: Row) -> Line:
        inner = top + (ROW_HEIGHT - CELL_HEIGHT) / 2
        strips = tuple(
            self._strip(column, row[column.question.id]) for column in self.columns if column.question.id in row
        )
        return Line(inner, inner + CELL_HEIGHT - 4, strips, *_note(strips))

    def _strip(self, column: Column, wanted: Sequence[str]) -> Strip:
        question = column.question
        cells = tuple(
            Cell(
                x=near(column.left + number * self.cell_width),
                middle=near(column.left + (number + 0.5) * self.cell_width),
                width=near(self.cell_width),
                letter=answer.letter,
                wanted=answer.id in wanted,
            )
            for number, answer in enumerate(question.answers)
        )
        words = " or ".join(answer.text for answer in question.answers if answer.id in wanted)
        return Strip(column.left, near(column.right - column.left), cells, question, words)

    # -- right: the stream, its ribbons, the outcomes --------------------------------------------------------------

    def _width(self, sets: int) -> float:
        """How wide so many sets are drawn: by the cube root of their share."""
        return FULL * math.cbrt(sets / self.sets)

    @cached_property
    def thickness(self) -> dict[str, float]:
        """How thick the ribbon of each rule is, by its id."""
        return {rule.id: max(LEAST, self._width(self.by_rule[rule.id])) for rule in self.rules}

    @cached_property
    def left_after(self) -> list[int]:
        """How many sets are undecided before the first rule, after it, after the second, and so on."""
        return list(accumulate((-self.by_rule[rule.id] for rule in self.rules), initial=self.sets))

    def _middle(self, at: int) -> float:
        return (self.tops[at] + self.tops[at + 1]) / 2

    def _stream(self) -> str:
        """The outline of what is still undecided: it grows narrower at each rule."""
        right = [STREAM_LEFT + self._width(sets) for sets in self.left_after]
        path = [f"M{STREAM_LEFT:g} {self.head - 8:g}H{near(right[0]):g}"]
        for at in range(len(self.rules)):
            top, bottom, before, after = self.tops[at], self.tops[at + 1], near(right[at]), near(right[at + 1])
            middle = (top + bottom) / 2
            path.append(f"V{top:g}C{before:g} {middle:g} {after:g} {middle:g} {after:g} {bottom:g}")
        return "".join([*path, f"H{STREAM_LEFT:g}Z"])

    def _ribbon(self, at: int, rule: Rule) -> str:
        """The outline of a ribbon: over to its outcome along the upper side, and back along the lower."""
        start, end, half = self._middle(at), self._ends[rule.id], self.thickness[rule.id] / 2
        upper = _sweep(STREAM_LEFT + 1, start - half, BLOCK_LEFT, end - half)
        lower = _sweep(BLOCK_LEFT, end + half, STREAM_LEFT + 1, start + half)
        return f"M{upper}L{lower}Z"

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        """Outcomes from top to bottom in the order of the rules that lead there, each near the middle of its rules."""
        by_target = sets_by_target(self.proof)
        blocks: list[Block] = []
        free = 0.0
        for outcome in sorted(self.checklist.outcomes, key=self._wish):
            height = sum(self.thickness[rule.id] for rule in outcome.rules)
            block = Block(
                outcome=outcome,
                lines=tuple(wrap(outcome.title, NAME_MOST)),
                share=percent(by_target[outcome.target], self.sets),
                tone=self.tones[outcome.id],
                top=near(self._wish(outcome) - height / 2),
                height=near(height),
            )
            margin = (block.room - height) / 2
            blocks.append(replace(block, top=near(max(block.top, free + margin))))
            free = blocks[-1].top + height + margin + BLOCK_GAP
        return tuple(blocks)

    def _wish(self, outcome: Outcome) -> float:
        """Where an outcome would stand if it were alone: at the middle of its rules."""
        middles = [self._middle(self.rules.index(rule)) for rule in outcome.rules]
        return sum(middles) / len(middles)

    @cached_property
    def _ends(self) -> dict[str, float]:
        """Where the ribbon of each rule meets its outcome."""
        return dict(end for block in self._blocks for end in self._stacked(block))

    def _stacked(self, block: Block) -> Iterator[tuple[str, float]]:
        at = block.top
        for rule in block.outcome.rules:
            yield rule.id, at + self.thickness[rule.id] / 2
            at += self.thickness[rule.id]


def _sweep(x: float, y: float, to_x: float, to_y: float) -> str:
    """A curve from one point to another, level at both."""
    bend = (STREAM_LEFT + FULL + BLOCK_LEFT) / 2
    return f"{x:g} {near(y):g}C{bend:g} {near(y):g} {bend:g} {near(to_y):g} {to_x:g} {near(to_y):g}"


def _note(strips: Sequence[Strip]) -> tuple[str, float, bool]:
    """The answers that a row looks for in words, cut to fit, where they stand, and whether they end there.

    They stand in the widest room beside or between its strips; left of all of them they end at the first.
    """
    ends = [GRID_LEFT - NOTE_GAP, *(strip.left + strip.width for strip in strips)]
    starts = [*(strip.left for strip in strips), GRID_RIGHT + NOTE_GAP]
    width, end, start = max((start - end, end, start) for end, start in zip(ends, starts, strict=True))
    words = _said(strips, int((width - 2 * NOTE_GAP) / SMALL_LETTER))
    if strips and start == strips[0].left:
        return words, start - NOTE_GAP, True
    return words, near(end + NOTE_GAP), False


def _said(strips: Sequence[Strip], room: int) -> str:
    """The answers in so many letters, or nothing where too little of them would be left."""
    words = " + ".join(strip.words for strip in strips)
    if len(words) <= room:
        return words
    each = room // len(strips) - len(" + ")
    return " + ".join(_cut(strip.words, each) for strip in strips) if each >= NOTE_LEAST else ""


def _name(name: str) -> str:
    """An author's short name as words, cut where it is too long."""
    return _cut(name.replace("_", " ").replace("-", " "), NAME_MOST)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
