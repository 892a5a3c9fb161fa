"""The picture of a checklist: its rules as a sieve through which all sets of answers fall.

From left to right stand the rule, the answers it looks for under each question, the share of all sets that it decides,
the stream of sets still undecided, and the outcomes. ``drawing`` works out where everything stands, and
``report_parts/picture.svg`` draws these records.
"""

from __future__ import annotations

from ..record import record
from .model import Checklist, Outcome, Question, Rule

WIDTH = 1000.0
SHARE_RIGHT = 706.0
STREAM_LEFT = 718.0
BLOCK_LEFT, BLOCK_WIDTH = 852.0, 12.0
CELL_HEIGHT = 16.0


@record
class Cell:
    """One answer under its question, in one row of a rule."""

    x: float
    middle: float
    width: float
    letter: str
    wanted: bool


@record
class Strip:
    """The answers of one question, in one row of a rule. ``words`` are those that it looks for."""

    left: float
    width: float
    cells: tuple[Cell, ...]
    question: Question
    words: str


@record
class Line:
    """One row of a rule. ``top`` is where its cells begin, ``base`` where its letters stand.

    ``note`` are its answers in words, as far as there is room, and ``note_at`` is where that begins or ends.
    """

    top: float
    base: float
    strips: tuple[Strip, ...]
    note: str
    note_at: float
    note_ends: bool


@record
class Band:
    """One rule: its lines, its share, and the ribbon that leads its sets to their outcome."""

    rule: Rule
    name: str
    share: str
    words: str
    tone: int
    top: float
    bottom: float
    lines: tuple[Line, ...]
    ribbon: str

    @property
    def base(self) -> float:
        """Where its name and its share stand: beside its middle."""
        return (self.top + self.bottom) / 2 + 4

    @property
    def asks(self) -> bool:
        """Whether it looks at any answer. The last rule takes what is left."""
        return any(line.strips for line in self.lines)


@record
class Column:
    """The head of one question: its number, its name aslant, and the line under which its answers stand."""

    question: Question
    name: str
    left: float
    right: float

    @property
    def middle(self) -> float:
        """The middle of its answers."""
        return (self.left + self.right) / 2


@record
class Block:
    """One outcome at the right edge, as high as its ribbons together. ``lines`` are its title."""

    outcome: Outcome
    lines: tuple[str, ...]
    share: str
    tone: int
    top: float
    height: float

    @property
    def label(self) -> tuple[tuple[float, str], ...]:
        """The lines of its title with the heights at which they stand, and last its share."""
        first = self.top + self.height / 2 + 5 - 8 * len(self.lines)
        return tuple((near(first + 16 * number), line) for number, line in enumerate((*self.lines, self.share)))

    @property
    def room(self) -> float:
        """How high it is with its label."""
        return max(self.height, 16.0 * len(self.lines) + 20)


@record
class Picture:
    """Everything that is drawn."""

    checklist: Checklist
    sets: str
    head: float
    height: float
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    stream: str
    blocks: tuple[Block, ...]

    width = WIDTH
    cell_height = CELL_HEIGHT
    share_right = SHARE_RIGHT
    stream_left = STREAM_LEFT
    block_left = BLOCK_LEFT
    block_width = BLOCK_WIDTH
    label_left = BLOCK_LEFT + BLOCK_WIDTH + 8

    @property
    def bottom(self) -> float:
        """Where the last rule ends."""
        return self.bands[-1].bottom

    @property
    def description(self) -> str:
        """The picture in words, for those who do not see it."""
        return f"All {self.sets} sets of answers meet the rules in order. " + " ".join(
            band.words for band in self.bands
        )


def near(number: float) -> float:
    """A tenth of a pixel is enough."""
    return round(number, 1)
