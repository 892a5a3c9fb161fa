"""The checkers that are measured, how their reports are read, and what is measured of each."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..judges import lychee
from ..judges.having import NotRun
from .measure import Run, run
from .pages import PLANTED, URL, Fault

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Checker:
    """A checker: its command for a folder, and how its report is read.

    ``said`` gives file and words of all it found; ``steady`` gives the part of the report that should not change.
    """

    name: str
    command: Callable[[Path], list[str]]
    said: Callable[[bytes], list[tuple[str, str]]]
    steady: Callable[[bytes], bytes] = bytes


@dataclass(frozen=True)
class Measured:
    """What a checker cost, how many of the faults it named, what it said beside, and whether it said it twice."""

    runs: tuple[Run, ...]
    found: int
    also: int
    same: bool

    @property
    def sound(self) -> bool:
        """Whether it named every fault, and twice in the same bytes."""
        return self.found == PLANTED and self.same

    @property
    def cells(self) -> list[str]:
        """Its cells in the table: of the runs the dearest."""
        cpu, peak, wall = (max(getattr(one, cost) for one in self.runs) for cost in ("cpu", "megabytes", "wall"))
        found = f"{self.found} of {PLANTED}"
        return [f"{cpu:.2f}", f"{peak:.0f}", f"{wall:.2f}", found, str(self.also), "yes" if self.same else "no"]


def measure(checker: Checker, clean: Path, broken: Path, faults: list[Fault]) -> Measured | str:
    """Run a checker once over clean pages and twice over pages with faults, or say why it cannot be run."""
    try:
        runs = tuple(run(checker.command(folder), ROOT) for folder in (clean, broken, broken))
    except NotRun as error:
        return str(error)
    said = checker.said(runs[1].output)
    found = sum(any(fault.word in words and fault.page in file for file, words in said) for fault in faults)
    same = checker.steady(runs[1].output) == checker.steady(runs[2].output)
    return Measured(runs, found, len(said) - found, same)


def _our_command(folder: Path) -> list[str]:
    return [sys.executable, "-m", f"{__package__}.ours", str(folder)]


def _our_words(report: bytes) -> list[tuple[str, str]]:
    return [(problem["file"], problem["message"]) for problem in json.loads(report)]


def _their_command(folder: Path) -> list[str]:
    return lychee.command(folder, URL)


def _their_words(report: bytes) -> list[tuple[str, str]]:
    return [(file, error["url"]) for file, errors in json.loads(report)["error_map"].items() for error in errors]


def _their_steady_words(report: bytes) -> bytes:
    return json.dumps(_their_words(report)).encode()


OURS = Checker("ours", _our_command, _our_words)
LYCHEE = Checker("lychee", _their_command, _their_words, _their_steady_words)
