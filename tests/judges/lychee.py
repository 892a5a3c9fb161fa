"""The link checker lychee, over a folder of HTML, without a network."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from .having import NotRun, output, program


def command(folder: Path, url: str) -> list[str]:
    """The command that checks a folder: every file and fragment in it, the site's own full addresses too."""
    settings = ["--offline", "--include-fragments", "--index-files", "index.html", "--root-dir", str(folder)]
    remap = ["--remap", f"^{re.escape(url)}/(.*)$ {folder.as_uri()}/$1"]
    report = ["--no-ignore", "--no-progress", "--mode", "plain", "--format", "json"]  # a checkout ignores its output/
    return [program("lychee"), *settings, *remap, *report, str(folder)]


def complaints(folder: Path, url: str) -> list[str]:
    """What lychee says is wrong, sorted. ``url`` is the address the site was built for. Raises ``NotRun``."""
    report = json.loads(output(command(folder, url), folder))
    if not report["successful"]:
        raise NotRun(f"not run: lychee found no link to follow in {folder}")
    return sorted(_complaint(file, error) for file, errors in report["error_map"].items() for error in errors)


def _complaint(file: str, error: dict[str, Any]) -> str:
    span, status = error["span"], error["status"]
    return f"{file}:{span['line']}:{span['column']}: {error['url']}: {status['text']}: {status.get('details', '')}"
