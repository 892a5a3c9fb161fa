"""Builds the same site with several generators in turn, round after round, and measures each build."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .corpus import Corpus
from .figures import Sample
from .generator import Generator, edit, reset, shortcoming, write
from .measure import spend
from .programs import surroundings


@dataclass(frozen=True)
class Site:
    """A generator, its program, the folder with its packages (``home``), and the folder in which it builds."""

    generator: Generator
    program: Path
    home: Path
    folder: Path


@dataclass(frozen=True)
class Plan:
    """How often, and what, is built. A build that takes more than ``patience`` seconds is stopped."""

    rounds: int
    cases: Sequence[str]
    patience: float


@dataclass(frozen=True)
class Missed:
    """A generator that was not built with any further, and why."""

    name: str
    pages: int
    why: str


class _Out(Exception):
    """A build that failed or took too long."""


def build_all(sites: Sequence[Site], corpus: Corpus, plan: Plan) -> Iterator[Sample | Missed]:
    """What each build cost, as soon as it is known. A generator that fails once is left out from then on.

    All do one case before any does the next, so that what else the machine does meets them alike; and each round begins
    with another of them, so that none always comes after the same.
    """
    standing = list(sites)
    for site in sites:
        _prepare(site, corpus)
    for number in range(plan.rounds):
        now = corpus
        for site in standing:
            reset(site.generator, corpus, site.folder)
        for case in plan.cases:
            now = now if case in ("full", "nothing") else now.after(case)
            for site in _turned(standing, number):
                try:
                    yield _build(site, now, number, case, plan.patience)
                except _Out as error:
                    standing.remove(site)
                    yield Missed(site.generator.name, corpus.count, str(error))


def _prepare(site: Site, corpus: Corpus) -> None:
    site.folder.mkdir(parents=True, exist_ok=True)
    packages, link = site.home / "node_modules", site.folder / "node_modules"
    if packages.is_dir() and not link.exists():
        link.symlink_to(packages)  # where Node.js looks for what a site's settings import
    write(site.generator, corpus, site.folder, corpus.numbers)


def _turned(sites: Sequence[Site], number: int) -> Iterable[Site]:
    start = number % len(sites) if sites else 0
    return [*sites[start:], *sites[:start]]


def _build(site: Site, corpus: Corpus, number: int, case: str, patience: float) -> Sample:
    """Make the edit, build, and look whether the site shows it. Raises ``_Out``."""
    edit(site.generator, corpus, site.folder)
    command = [str(site.program), *site.generator.words(case)]
    run = spend(command, site.folder, env=surroundings(site.home), patience=patience, stderr=subprocess.STDOUT)
    if run.late:
        raise _Out(f"not run further: a build took more than {patience:g} s ({case})")
    wrong = shortcoming(site.generator, corpus, site.folder, case)
    if run.code or (case == "full" and wrong):
        said = " ".join(run.output.decode(errors="replace").split())[-300:]
        raise _Out(f"not run further: the build ended with {run.code}{wrong and ', '}{wrong} ({case}): {said}")
    return Sample(site.generator.name, corpus.count, number, case, run.cpu, run.wall, run.megabytes, wrong)
