"""What was measured, and what is said of it: medians, and from where to where the single figures went."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

FAILED = "not run, as it failed with fewer"


@dataclass(frozen=True)
class Sample:
    """One build: whose, of how many pages, in which round, of which case, what it cost, and what was wrong with it.

    ``cpu`` and ``wall`` are in seconds. ``wrong`` is empty where the build did what was asked for.
    """

    name: str
    pages: int
    round: int
    case: str
    cpu: float
    wall: float
    megabytes: float
    wrong: str = ""


@dataclass(frozen=True)
class Missed:
    """A generator that is not built with any further, with so many pages or more, and why."""

    name: str
    pages: int
    why: str


@dataclass(frozen=True)
class Figure:
    """The middle of some figures, the least and the most of them, how many there are, and whether fractions matter."""

    middle: float
    least: float
    most: float
    count: int
    wrong: str = ""
    whole: bool = False

    def __str__(self) -> str:
        spread = f" ({self._shown(self.least)}\N{EN DASH}{self._shown(self.most)})" if self.count > 1 else ""
        return f"{self.median}{spread}"

    @property
    def median(self) -> str:
        """The middle alone, with a star where something was wrong."""
        return f"{self._shown(self.middle)}{' *' if self.wrong else ''}"

    def _shown(self, value: float) -> str:
        return f"{value:,.0f}" if self.whole else shown(value)


@dataclass(frozen=True)
class Peer:
    """A generator as it was measured: its name, its release, what it lacks, and why it was not run where it was not.

    ``own`` says that it is this project. ``missed`` has an entry for each number of pages that could not be measured,
    or one for 0 where none could.
    """

    name: str
    release: str = ""
    lacks: str = ""
    missed: dict[int, str] = field(default_factory=dict)
    own: bool = False

    @property
    def title(self) -> str:
        """Its name and release."""
        return f"{self.name} {self.release}".strip()


@dataclass(frozen=True)
class Measured:
    """All that was measured, and of whom."""

    peers: tuple[Peer, ...]
    samples: tuple[Sample, ...]
    sizes: tuple[int, ...]
    cases: tuple[str, ...]

    def beginning(self, pages: int) -> Measured:
        """The same, before anything is built with so many pages. What failed with fewer is not tried with more."""
        peers = (_missing(peer, pages, FAILED) if peer.missed.keys() - {0} else peer for peer in self.peers)
        return replace(self, peers=tuple(peers), sizes=(*self.sizes, pages))

    def after(self, one: Sample | Missed) -> Measured:
        """The same, and what came of one build."""
        if isinstance(one, Sample):
            return replace(self, samples=(*self.samples, one))
        peers = (_missing(peer, one.pages, one.why) if peer.name == one.name else peer for peer in self.peers)
        return replace(self, peers=tuple(peers))

    def rounds(self, peer: Peer, pages: int) -> int:
        """How often a generator began with so many pages."""
        return len({one.round for one in self.samples if (one.name, one.pages) == (peer.name, pages)})

    def figure(self, peer: Peer, pages: int, case: str, cost: str) -> Figure | None:
        """One cost (``cpu``, ``wall`` or ``megabytes``) over all rounds, None where it was not measured."""
        return figure(
            [one for one in self.samples if (one.name, one.pages, one.case) == (peer.name, pages, case)], cost
        )


def _missing(peer: Peer, pages: int, why: str) -> Peer:
    return replace(peer, missed={**peer.missed, pages: why})


def figure(samples: Sequence[Sample], cost: str) -> Figure | None:
    """One cost of some builds, None where there are none."""
    values = [getattr(one, cost) for one in samples]
    if not values:
        return None
    wrong = next((one.wrong for one in samples if one.wrong), "")
    return Figure(statistics.median(values), min(values), max(values), len(values), wrong, whole=cost == "megabytes")


def shown(value: float) -> str:
    """Seconds, with as many digits as mean something."""
    digits = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{digits}f}"
