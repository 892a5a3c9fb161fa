"""Measures the real site behind nginx: `invoke audit`, or `python -m tests.audit`."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from statistics import median

from plugins.publishing.build import build
from plugins.publishing.records import Request

from ..browser.finding import chromium
from ..judges.having import NotRun, output, packages
from ..servers.running import NotRun as NoServer
from ..servers.running import free_port, running
from .lighthouse import HERE, Run, lighthouse, middle
from .pages import CHECKLIST, chosen, every_page, lacking
from .table import Audit, markdown, missed
from .tapping import longest_wait
from .violations import violations

ROOT = HERE.parents[1]
RUNS = 5


def main(words: list[str] | None = None) -> int:
    """Write the table. Returns 0 where all is well, 1 where something falls short, 2 where it could not be measured."""
    asked = _asked(words)
    try:
        audit = _measured(asked)
    except (NotRun, NoServer) as error:
        print(error, file=sys.stderr)
        return 2
    reports = ROOT / "reports"
    reports.mkdir(exist_ok=True)
    (reports / "audit.md").write_text(markdown(audit), encoding="utf-8")
    (reports / "audit.json").write_text(json.dumps(asdict(audit), indent=1), encoding="utf-8")
    print(markdown(audit), "Written to reports/audit.md and reports/audit.json.", sep="\n")
    return 1 if missed(audit) else 0


def _asked(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="invoke audit", description="Measure the built site with Lighthouse.")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"how often each page is measured ({RUNS})")
    parser.add_argument("--all", action="store_true", help="every page, and not one of each kind")
    parser.add_argument("--output", default="", help="a built folder to measure as it is (built anew)")
    parser.add_argument("--quick", action="store_true", help="three pages, once each")
    return parser.parse_args(words)


def _measured(asked: argparse.Namespace) -> Audit:
    """Build the site for the address at which it will be served, and measure it there."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        site = _built(Path(asked.output).resolve()) if asked.output else _build(Path(folder) / "site", address)
        pages = chosen(site, every=asked.all, quick=asked.quick)
        Path(folder, "nginx").mkdir()
        with running("nginx", site, Path(folder, "nginx"), port):
            addresses = {kind: address + path for kind, path in pages.items()}
            times = 1 if asked.quick else asked.runs
            runs = _runs(addresses, times)
            wait = _wait(address + CHECKLIST, times) if CHECKLIST in every_page(site).values() else None
            return Audit(_about(asked), runs, wait, violations(addresses), lacking(site))


def _build(site: Path, address: str) -> Path:
    if not build(Request(output=site, site_url=address)).published:
        raise NotRun("not run: the site has problems; `invoke build` says which")
    return site


def _built(site: Path) -> Path:
    if not (site / ".hosts" / "nginx.conf").is_file():
        raise NotRun(f'not run: "{site}" does not say how nginx is to serve it; give a folder that `invoke build` made')
    return site


def _runs(addresses: dict[str, str], times: int) -> dict[str, Run]:
    """A median run for each page. All pages have their turn before the next round, so that a busy minute harms none."""
    rounds = [{kind: _run(number, addresses[kind]) for kind in addresses} for number in range(1, times + 1)]
    return {kind: middle([one[kind] for one in rounds]) for kind in addresses}


def _wait(address: str, times: int) -> float:
    """How long a reader waits for the slowest answer to a tap, in milliseconds: the median of several visits."""
    return median(longest_wait(address) for _ in range(times))


def _run(number: int, address: str) -> Run:
    try:
        run = lighthouse(address)
    except NotRun as error:  # a browser may go away once in sixty runs; twice is no accident
        print(f"round {number}: {address} once more, because: {error}", file=sys.stderr, flush=True)
        run = lighthouse(address)
    print(f"round {number}: {address} {run.figures['lcp']:.0f} ms", file=sys.stderr, flush=True)
    return run


def _command(asked: argparse.Namespace) -> str:
    """The command that measures the same again."""
    said = [f"--runs={asked.runs}"] if asked.runs != RUNS else []
    said += [f"--{name}" for name in ("all", "quick") if getattr(asked, name)]
    said += [f"--output={asked.output}"] if asked.output else []
    return " ".join(["invoke audit", *said])


def _about(asked: argparse.Namespace) -> list[str]:
    version = output([str(packages(HERE) / ".bin" / "lighthouse"), "--version"], ROOT).strip()
    browser = output([chromium()[0] or "chromium", "--version"], ROOT).strip()
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    times = 1 if asked.quick else asked.runs
    machine = f"{os.cpu_count()} CPUs, {platform.system()} {platform.machine()}"
    return [
        f"{today}, {machine}, {browser}, Lighthouse {version}, mobile preset (slow 4G, simulated), served by nginx",
        f"with the headers and compressed copies of the build. Medians of {times}. Command: `{_command(asked)}`.",
    ]


if __name__ == "__main__":
    sys.exit(main())
