"""The records of a chart: numbers with their sources, and where each bar stands."""

from __future__ import annotations

from ..record import record

WIDEST = 60
"""Per cent of the width that the longest bar takes: on the narrowest phone its number still fits beside it."""

STEP = 3.4
"""Height of a row in lines of its own text: the label, and the bar below it."""


@record
class Row:
    """One number and what it is about."""

    label: str
    value: float


@record
class Bar:
    """One row as it is drawn: ``width`` and ``end`` are per cent, the rest lines."""

    label: str
    value: float
    width: float
    end: float
    label_at: float
    top: float
    shown_at: float


@record
class Chart:
    """One file of ``charts``. All texts are plain.

    ``unit`` says how a number is written (``{}%``), ``about`` who was counted, where and when, and what a reader must
    not take from it. ``label`` and ``number`` head the two columns of its table. ``sources`` are ids of evidence.
    """

    name: str
    title: str
    about: str
    unit: str
    label: str
    number: str
    sources: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The rows from top to bottom, the longest as wide as may be."""
        scale = WIDEST / (max(row.value for row in self.rows) or 1)
        return tuple(self._bar(index, row, scale) for index, row in enumerate(self.rows))

    def _bar(self, index: int, row: Row, scale: float) -> Bar:
        top, width = index * STEP, round(row.value * scale, 1)
        return Bar(row.label, row.value, width, width + 1.5, *(round(top + at, 1) for at in (1.1, 1.5, 2.4)))

    @property
    def height(self) -> float:
        """The height of all rows, in lines of text."""
        return round(len(self.rows) * STEP, 1)

    @property
    def marker(self) -> str:
        """The line that asks for the chart, with the sources it rests on."""
        return f"[chart: {self.name}]" + "".join(f"[^{source}]" for source in self.sources)
