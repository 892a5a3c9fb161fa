"""Builds the same site with several generators in turn, round after round, and measures each build."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .corpus import Corpus
from .figures import Missed, Sample
from .generator import Generator, edit, reset, shortcoming, write
from .measure import Run, spend
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
    """How often, and what, is built.

    A build that takes more than ``patience`` seconds is stopped, and a generator that took more than ``share`` seconds
    of the clock for all its builds with one number of pages begins no further round.
    """

    rounds: int
    cases: Sequence[str]
    patience: float
    share: float


class _Out(Exception):
    """A build that failed or took too long."""


def build_all(sites: Sequence[Site], corpus: Corpus, plan: Plan) -> Iterator[Sample | Missed]:
    """What each build cost, as soon as it is known. A generator that fails once is left out from then on."""
    for site in sites:
        _prepare(site, corpus, plan.patience)
    standing, used = list(sites), Counter[str]()
    for number in range(plan.rounds):
        for one in _round(_turned(standing, number), corpus, plan, number):
            if isinstance(one, Missed):
                standing = [site for site in standing if site.generator.name != one.name]
            else:
                used[one.name] += one.wall
            yield one
        standing = [site for site in standing if used[site.generator.name] <= plan.share]


def _round(sites: Sequence[Site], corpus: Corpus, plan: Plan, number: int) -> Iterator[Sample | Missed]:
    """Build each case with all before any builds the next, so that what else the machine does meets them alike."""
    standing = list(sites)
    for site in standing:
        reset(site.generator, corpus, site.folder)
    for case in plan.cases:
        corpus = corpus if case in ("full", "nothing") else corpus.after(case)
        for site in tuple(standing):
            try:
                yield _build(site, corpus, number, case, plan.patience)
            except _Out as error:
                standing.remove(site)
                yield Missed(site.generator.name, corpus.count, str(error))


def _prepare(site: Site, corpus: Corpus, patience: float) -> None:
    site.folder.mkdir(parents=True, exist_ok=True)
    packages, link = site.home / "node_modules", site.folder / "node_modules"
    if packages.is_dir() and not link.exists():
        link.symlink_to(packages)  # where Node.js looks for what a site's settings import
    write(site.generator, corpus, site.folder, corpus.numbers)
    if site.generator.kept:
        _run(site, "full", patience)


def _turned(sites: Sequence[Site], number: int) -> list[Site]:
    """The same, but another comes first in each round, so that none always comes after the same."""
    start = number % len(sites) if sites else 0
    return [*sites[start:], *sites[:start]]


def _build(site: Site, corpus: Corpus, number: int, case: str, patience: float) -> Sample:
    """Make the edit, build, and look whether the site shows it. Raises ``_Out``."""
    edit(site.generator, corpus, site.folder)
    run = _run(site, case, patience)
    if run.late:
        raise _Out(f"not run further: a build took more than {patience:g} s ({case})")
    wrong = shortcoming(site.generator, corpus, site.folder, case)
    if run.code or (case == "full" and wrong):
        said = " ".join(run.output.decode(errors="replace").split())[-300:]
        raise _Out(f"not run further: the build ended with {run.code}{wrong and ', '}{wrong} ({case}): {said}")
    return Sample(site.generator.name, corpus.count, number, case, run.cpu, run.wall, run.megabytes, wrong)


def _run(site: Site, case: str, patience: float) -> Run:
    command = [str(site.program), *site.generator.words(case)]
    return spend(command, site.folder, env=surroundings(site.home), patience=patience, stderr=subprocess.STDOUT)
