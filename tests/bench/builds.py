"""Measures this project's build beside other generators: `invoke bench`, or `python -m tests.bench.builds`.

All build the same made site. What is written, anew after every build: ``table.md``, ``chart.svg``, and each single
figure in ``figures.csv``.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..judges.having import NotRun
from .asked import Asked, understood
from .building import Site, build_all
from .chart import chart
from .corpus import Corpus
from .figures import Measured, Missed, Peer, Sample
from .generator import Generator
from .generators import OURS, all_generators
from .machine import machine, revision
from .programs import find, release
from .programs import install as get
from .report import report

ABOUT = """Measured on {date}: {machine}.
Command: `{command}`, with commit {commit} and Python {python}.
Articles of some 780 words, each with 4 headings, 2 lists, a table, 6 links to others and 3 of 60 tags; a home page by
tens, a page for each tag and category, archives, a feed and a sitemap. All were built in turn; rounds: {rounds}.
Shown is the median, and in brackets the least and the most. This project also checks, compresses and swaps the site."""


def main(words: list[str] | None = None) -> int:
    """Measure and write the report. Returns 0, or 1 where this project's own build failed."""
    words = sys.argv[1:] if words is None else words
    asked = understood(words)
    about = _about(asked, words)
    asked.cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="made-", dir=asked.cache) as made:
        measured = _all(asked, about, Path(made))
    print(f"The table, the chart and all figures are in {asked.output}")
    return int(any(peer.own and peer.missed for peer in measured.peers))


def _all(asked: Asked, about: str, made: Path) -> Measured:
    """Build all in a folder, for each number of pages anew, and write what is known after each build."""
    sites, peers = _found(asked, made)
    measured = Measured(tuple(peers), (), (), tuple(asked.plan.cases))
    try:
        for pages in asked.sizes:
            for known in _measure(measured.beginning(pages), sites, Corpus(pages, asked.seed), asked):
                measured = known
                _write(measured, about, asked.output)
    except KeyboardInterrupt:
        print("Stopped before the end.", file=sys.stderr)
    return measured


def _found(asked: Asked, made: Path) -> tuple[list[Site], list[Peer]]:
    """The sites that can be built, and all the generators that were asked for."""
    sites, peers = [], []
    for key, generator in all_generators().items():
        if asked.only and key not in asked.only:
            continue
        home = asked.cache / key
        peer = Peer(generator.name, lacks=generator.lacks, own=key in OURS)
        try:
            program = _program(generator, home, install=asked.install)
        except NotRun as error:
            peers.append(dataclasses.replace(peer, missed={0: str(error)}))
            continue
        sites.append(Site(generator, program, home, made / key))
        peers.append(dataclasses.replace(peer, release=release(generator.program, program, home)))
    return sites, peers


def _program(generator: Generator, home: Path, *, install: bool) -> Path:
    if install:
        get(generator.program, home)
    return find(generator.program, home)


def _measure(measured: Measured, sites: list[Site], corpus: Corpus, asked: Asked) -> Iterator[Measured]:
    """What is known after each build more. The sites are made anew, and removed afterwards."""
    yield measured
    able = {peer.name for peer in measured.peers if not peer.missed}
    standing = [site for site in sites if site.generator.name in able]
    for one in build_all(standing, corpus, asked.plan):
        print(_line(one), file=sys.stderr, flush=True)
        measured = measured.after(one)
        yield measured
    for site in standing:
        shutil.rmtree(site.folder)


def _line(one: Sample | Missed) -> str:
    if isinstance(one, Missed):
        return f"{one.pages:,} pages  {one.name}: {one.why}"
    costs = f"{one.cpu:.2f} s CPU, {one.wall:.2f} s, {one.megabytes:.0f} MB{one.wrong and '; '}{one.wrong}"
    return f"{one.pages:,} pages, round {one.round + 1}, {one.case:9} {one.name}: {costs}"


def _write(measured: Measured, about: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "table.md").write_text(report(measured, about), encoding="utf-8")
    (folder / "chart.svg").write_text(chart(measured, about.splitlines()[0]), encoding="utf-8")
    with open(folder / "figures.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(field.name for field in dataclasses.fields(Sample))
        rows.writerows(map(dataclasses.astuple, measured.samples))


def _about(asked: Asked, words: list[str]) -> str:
    return ABOUT.format(
        date=datetime.date.today(),
        command=" ".join(("invoke bench", *words)),
        commit=revision() or "unknown",
        python=platform.python_version(),
        machine=machine(asked.cache.absolute()),
        rounds=asked.plan.rounds,
    )


if __name__ == "__main__":
    sys.exit(main())
