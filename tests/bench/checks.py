"""Measures our checks beside lychee on made pages: `invoke bench --what checks`, or `python -m tests.bench.checks`.

Wanted are, for 1,000 pages, under 2 s of CPU and 200 MB; for 5,000, under 10 s; all faults found; the same bytes twice.
"""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import sys
import tempfile
from pathlib import Path

from ..judges.having import NotRun, output, program
from .checkers import LYCHEE, OURS, ROOT, Checker, Measured, measure
from .pages import FEWEST, LINKS, PLANTED, planted, write_site

COLUMNS = ("checker", "pages", "CPU s", "peak MB", "wall s", "found", "also said", "same bytes twice")

ABOUT = """{machine}, Python {python}, {lychee}
Pages of 8 KB with {links} links: one run without faults and two with {planted} (fragments, pages and images). Of
the three runs the dearest counts. What lychee says of its own time is no part of the bytes compared.
ours:   {our_command}
lychee: {their_command}
"""


def main(words: list[str] | None = None) -> int:
    """Print the table. Returns 1 where our own checks missed a fault or said it in other bytes, else 0."""
    parser = argparse.ArgumentParser(prog="invoke bench --what checks", description="Measure the checks on made pages.")
    parser.add_argument("--pages", type=_sizes, default="1000,5000", help="how many pages (1000,5000)")
    sizes: list[int] = parser.parse_args(words).pages
    print(_about(), _row(COLUMNS), sep="\n", flush=True)
    return max(_compare(count) for count in sizes)


def _compare(count: int) -> int:
    """Print the rows for so many pages. Returns what ``main`` does."""
    faults = planted(count)
    with tempfile.TemporaryDirectory() as folder:
        clean, broken = Path(folder, "clean"), Path(folder, "broken")
        write_site(clean, count)
        write_site(broken, count, faults)
        ours = _shown(OURS, count, measure(OURS, clean, broken, faults))
        _shown(LYCHEE, count, measure(LYCHEE, clean, broken, faults))
    return 0 if isinstance(ours, Measured) and ours.sound else 1


def _shown(checker: Checker, count: int, measured: Measured | str) -> Measured | str:
    cells = [measured] if isinstance(measured, str) else measured.cells
    print(_row([checker.name, f"{count:,}", *cells]), flush=True)
    return measured


def _about() -> str:
    folder = Path("/FOLDER")
    try:
        version, their_command = output([program("lychee"), "--version"], ROOT).strip(), LYCHEE.command(folder)
    except NotRun as error:
        version, their_command = "no lychee", [str(error)]
    return ABOUT.format(
        machine=f"{os.cpu_count()} CPUs, {platform.system()} {platform.machine()}",
        python=platform.python_version(),
        lychee=version,
        links=LINKS,
        planted=PLANTED,
        our_command=shlex.join(OURS.command(folder)),
        their_command=shlex.join(their_command),
    )


def _row(cells: list[str] | tuple[str, ...]) -> str:
    widths = [max(len(title), 7) for title in COLUMNS]
    widths[COLUMNS.index("found")] = len(f"{PLANTED} of {PLANTED}")
    first, *others = (cell.rjust(width) for cell, width in zip(cells, widths, strict=False))
    return "  ".join([first.strip().ljust(widths[0]), *others])


def _sizes(text: str) -> list[int]:
    sizes = [int(size) if size.isdecimal() else 0 for size in text.split(",")]
    if min(sizes) < FEWEST:
        raise argparse.ArgumentTypeError(f'"{text}" is no list of numbers from {FEWEST} up, such as 1000,5000')
    return sizes


if __name__ == "__main__":
    sys.exit(main())
