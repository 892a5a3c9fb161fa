"""What `invoke bench` is asked for on its command line."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from .building import Plan
from .corpus import CASES
from .generators import all_generators
from .machine import ROOT

FEWEST, MOST = 3, 11_000  # three articles at least, or there is no middle one; with more, dates would lie ahead of us
QUICK = {"pages": "100", "rounds": "1", "cases": "full,nothing,body"}


@dataclass(frozen=True)
class Asked:
    """What is to be measured: numbers of pages, names of generators (none means all), and how."""

    sizes: tuple[int, ...]
    only: tuple[str, ...]
    plan: Plan
    seed: int
    install: bool
    output: Path
    cache: Path


def understood(words: list[str]) -> Asked:
    """The words of a command line. Ends the program with 2 where one of them means nothing."""
    parser = argparse.ArgumentParser(prog="invoke bench", description="Measure builds of the same made site.")
    parser.add_argument("--pages", type=_sizes, default="100,1000,5000,10000", help="how many articles")
    parser.add_argument("--rounds", type=_many, default=5, help="how often all is built (5)")
    parser.add_argument("--cases", type=_names(CASES), default=",".join(CASES), help="what is built")
    parser.add_argument("--only", type=_names(all_generators()), default="", help="which generators")
    parser.add_argument("--patience", type=float, default=900, help="seconds after which a build is stopped (900)")
    parser.add_argument("--share", type=float, default=300, help="seconds after which one begins no other round (300)")
    parser.add_argument("--seed", type=int, default=7, help="another number makes other articles (7)")
    parser.add_argument("--install", action="store_true", help="get the generators that are missing")
    parser.add_argument("--quick", action="store_true", help="100 pages, one round, three cases")
    parser.add_argument("--output", type=Path, default=ROOT / "reports" / "bench", help="the folder for the report")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "bench", help="the folder for the generators")
    quick = [f"--{name}={value}" for name, value in QUICK.items()] if "--quick" in words else []
    given = parser.parse_args([*quick, *words])
    plan = Plan(given.rounds, given.cases, given.patience, given.share)
    output, cache = (Path(os.path.abspath(folder)) for folder in (given.output, given.cache))
    return Asked(tuple(given.pages), given.only, plan, given.seed, given.install, output, cache)


def _sizes(text: str) -> tuple[int, ...]:
    sizes = [int(size) if size.isascii() and size.isdecimal() else 0 for size in text.split(",")]
    if min(sizes) < FEWEST or max(sizes) > MOST:
        raise argparse.ArgumentTypeError(f'"{text}" is no list of numbers from {FEWEST} to {MOST}, such as 100,1000')
    return tuple(sizes)


def _many(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is no number from 1 up')
    return int(text)


def _names(known: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    def names(text: str) -> tuple[str, ...]:
        wanted = tuple(name for name in text.split(",") if name)
        for name in wanted:
            if name not in known:
                raise argparse.ArgumentTypeError(f'there is no "{name}"; there is {", ".join(known)}')
        return wanted

    return names
