"""Draws what was measured of the generators: a panel for each number of pages, with a scale of tens."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .figures import Figure, Measured, Peer, shown
from .report import NAMES, SHORT

LEFT, RIGHT, LABELS = 200, 700, 24  # where the scale begins and ends, and room for what stands above it
ROW, GAP, TOP = 27, 46, 64  # heights of a row, between two panels, and above the first
APART = 7  # between the marks of one row: figures that are alike would hide each other


@dataclass(frozen=True)
class Mark:
    """One figure in the chart: its kind (a case), where it stands, how far the single figures go, and its words."""

    case: str
    x: float
    y: float
    start: float
    end: float
    words: str


@dataclass(frozen=True)
class Row:
    """The marks of one generator, or the words that stand in their place."""

    title: str
    own: bool
    y: float
    marks: tuple[Mark, ...]
    missed: str


@dataclass(frozen=True)
class Panel:
    """All generators at one number of pages."""

    pages: int
    y: float
    rows: tuple[Row, ...]

    @property
    def bottom(self) -> float:
        """Where its last row ends."""
        return self.y + LABELS + ROW * len(self.rows)


@dataclass(frozen=True)
class Scale:
    """Seconds from one power of ten to another, laid out from LEFT to RIGHT."""

    first: int
    last: int

    def x(self, seconds: float) -> float:
        """Where so many seconds stand."""
        share = (math.log10(max(seconds, 10**self.first)) - self.first) / (self.last - self.first)
        return round(LEFT + share * (RIGHT - LEFT), 1)

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Where the powers of ten stand and how they are written; and twice and five times of each, without words."""
        tens = [10.0**power for power in range(self.first, self.last + 1)]
        between = [times * ten for ten in tens[:-1] for times in (2, 5)]
        return [(self.x(ten), f"{ten:g} s") for ten in tens] + [(self.x(seconds), "") for seconds in between]


def chart(measured: Measured, about: str) -> str:
    """The chart as SVG. ``about`` is its last line: when and where it was measured."""
    cases = [case for case in SHORT if case in measured.cases]
    scale = _scale(measured)
    panels = _panels(measured, cases, scale)
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("chart.svg").render(
        panels=panels, cases={case: NAMES[case] for case in cases}, scale=scale, about=about, left=LEFT, right=RIGHT
    )


def _scale(measured: Measured) -> Scale:
    costs = [one.cpu for one in measured.samples if one.case in SHORT] or [1.0]
    first = math.floor(math.log10(max(min(costs), 0.01)))
    return Scale(first, max(math.ceil(math.log10(max(costs))), first + 1))


def _panels(measured: Measured, cases: list[str], scale: Scale) -> list[Panel]:
    panels: list[Panel] = []
    for pages in measured.sizes:
        y = panels[-1].bottom + GAP if panels else TOP
        rows = (
            _row(measured, peer, pages, cases, scale, y + LABELS + ROW * number + ROW / 2)
            for number, peer in enumerate(measured.peers)
        )
        panels.append(Panel(pages, y, tuple(rows)))
    return panels


def _row(measured: Measured, peer: Peer, pages: int, cases: list[str], scale: Scale, y: float) -> Row:
    first = y - APART * (len(cases) - 1) / 2
    figures = [measured.figure(peer, pages, case, "cpu") for case in cases]
    marks = tuple(
        _mark(case, one, scale, first + APART * number)
        for number, (case, one) in enumerate(zip(cases, figures, strict=True))
        if one
    )
    return Row(peer.title, peer.own, y, marks, "" if marks else "not run")


def _mark(case: str, one: Figure, scale: Scale, y: float) -> Mark:
    words = f"{NAMES[case]}: {shown(one.middle)} s"
    return Mark(case, scale.x(one.middle), y, scale.x(one.least), scale.x(one.most), words)
