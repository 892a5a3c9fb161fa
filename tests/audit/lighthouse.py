"""Runs Lighthouse on a page, and takes from its report what we want to know."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from ..browser.finding import chromium
from ..judges.having import NotRun, packages

HERE = Path(__file__).parent

CATEGORIES = ("performance", "accessibility", "best-practices", "seo", "agentic-browsing")

FIGURES = {
    "lcp": "largest-contentful-paint",
    "cls": "cumulative-layout-shift",
    "tbt": "total-blocking-time",
    "elements": "dom-size-insight",
}
"""Our names of the audits whose number we keep: milliseconds, a share of the screen, milliseconds, a count."""

LATER = frozenset({"icon.svg", "manifest.webmanifest", "sw.js"})
"""What a browser fetches for itself once the page is there, and the worker after it."""


@dataclass(frozen=True)
class Run:
    """One run: scores from 0 to 100 (None where a category does not apply), figures, and what fell short."""

    scores: Mapping[str, int | None]
    figures: Mapping[str, float]
    short: tuple[str, ...] = ()


def lighthouse(address: str) -> Run:
    """Measure a page with the mobile preset: slow 4G and a mid-range phone, simulated. Raises NotRun."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        program = packages(HERE) / ".bin" / "lighthouse"
        flags = "--headless=new --no-sandbox"  # root needs no-sandbox
        command = [
            str(program),
            address,
            "--output=json",
            f"--output-path={report}",
            "--quiet",
            f"--chrome-flags={flags}",
        ]
        done = subprocess.run(command, env=_environment(), capture_output=True, encoding="utf-8", check=False)
        if not report.is_file():
            raise NotRun(f"not run: Lighthouse on {address} ended with {done.returncode}: {done.stderr.strip()[-400:]}")
        return read(json.loads(report.read_text(encoding="utf-8")))


def read(report: Mapping[str, Any]) -> Run:
    """What a report of Lighthouse says."""
    audits, categories = report["audits"], report["categories"]
    if failed := report.get("runtimeError"):
        raise NotRun(f"not run: Lighthouse says {failed.get('message', failed)}")
    requests = audits["network-requests"]["details"]["items"]
    first = [item for item in requests if _loads(item["url"])]
    figures = {name: float(audits[audit].get("numericValue", 0)) for name, audit in FIGURES.items()}
    figures |= {"requests": len(first), "bytes": sum(item.get("transferSize", 0) for item in first)}
    return Run({name: _score(categories[name]) for name in CATEGORIES}, figures, tuple(_short(audits, categories)))


def _loads(address: str) -> bool:
    """Whether an address is fetched to show the page."""
    return not address.startswith("data:") and address.rpartition("/")[2] not in LATER


def middle(runs: list[Run]) -> Run:
    """The medians of several runs; what fell short in any of them counts."""
    scores = {name: _middle([run.scores[name] for run in runs]) for name in CATEGORIES}
    figures = {name: median(run.figures[name] for run in runs) for name in runs[0].figures}
    return Run(scores, figures, tuple(dict.fromkeys(short for run in runs for short in run.short)))


def _middle(scores: list[int | None]) -> int | None:
    known = [score for score in scores if score is not None]
    return round(median(known)) if known else None


def _score(category: Mapping[str, Any]) -> int | None:
    return None if category["score"] is None else round(category["score"] * 100)


def _short(audits: Mapping[str, Any], categories: Mapping[str, Any]) -> list[str]:
    """What takes points away, as ``category: audit (what Lighthouse says)``."""
    found = []
    for name in CATEGORIES:
        for audit in (audits[ref["id"]] for ref in categories[name]["auditRefs"] if ref["weight"]):
            if audit["score"] is not None and audit["score"] < 0.9:
                said = audit.get("explanation") or audit.get("displayValue") or audit["title"]
                found.append(f"{name}: {audit['id']} ({said})")
    return found


def _environment() -> dict[str, str]:
    path = chromium()[0]
    return {**os.environ, **({"CHROME_PATH": path} if path else {})}
