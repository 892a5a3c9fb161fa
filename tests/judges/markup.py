"""html-validate and the Nu HTML checker, over a folder of HTML and SVG."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .having import HERE, NotRun, output, packages, program


def html_validate(folder: Path) -> list[str]:
    """What html-validate says of every page, warnings too, sorted. Raises ``NotRun``."""
    script = packages() / "html-validate" / "bin" / "html-validate.mjs"
    command = [program("node"), str(script), "--config", str(HERE / "htmlvalidate.mjs"), "--formatter", "json"]
    report = json.loads(output([*command, *_files(folder, "*.html")], folder))
    return sorted(_line(entry["filePath"], found, "ruleId") for entry in report for found in entry["messages"])


def nu(folder: Path) -> list[str]:
    """What the Nu checker says of every page and picture, warnings and remarks too, sorted. Raises ``NotRun``."""
    jar = packages() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [program("java", "default-jre-headless"), "-jar", str(jar)]
    settings = ["--also-check-svg", "--also-check-css", "--stdout", "--format", "json"]
    files = _files(folder, "*.html", "*.svg", "*.css")
    report = json.loads(output([*command, *settings, *files], folder))
    return sorted(_line(found["url"], found, "type") for found in report["messages"])


def _files(folder: Path, *patterns: str) -> list[str]:
    files = sorted(str(file) for pattern in patterns for file in folder.rglob(pattern))
    if not files:
        raise NotRun(f"not run: there is no {' or '.join(patterns)} in {folder}")
    return files


def _line(file: str, found: dict[str, Any], kind: str) -> str:
    line, column = found.get("line", found.get("lastLine", 1)), found.get("column", found.get("firstColumn", 1))
    return f"{file}:{line}:{column}: {found['message']} ({found[kind]})"
