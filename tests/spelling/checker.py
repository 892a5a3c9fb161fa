"""Runs cspell over the words of a site, with the dictionary of British English that it comes with."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from ..judges.having import NotRun, packages

HERE = Path(__file__).parent
READ = ("content/**/*.md", "content/**/*.toml", "README.md")

ISSUE = '$filename:$row:$col: "$text" is no British spelling; correct it, or add it to content/words.txt (spelling)'


def misspelt(root: Path) -> list[str]:
    """A line for each word below a folder that the checker does not know. Raises ``NotRun`` where it is silent."""
    settings = ["--config", str(HERE / "cspell.json"), "--root", str(root), "--relative", "--no-progress", "--no-color"]
    command = [_node(), str(packages(HERE) / "cspell" / "bin.mjs"), "lint", *settings, "--issue-template", ISSUE, *READ]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    lines = [line for line in done.stdout.splitlines() if line.endswith("(spelling)")]
    # 0: all is right, 1: words are not. With a dictionary that cannot be read it goes on, and says so.
    if done.returncode != bool(lines) or "Files checked: 0" in done.stderr or "Error" in done.stderr:
        raise NotRun(f"not run: cspell ended with {done.returncode}: {done.stderr.strip() or done.stdout.strip()}")
    return sorted(lines)


def _node() -> str:
    found = shutil.which("node")
    if not found or not shutil.which("npm"):
        raise NotRun("not run: the spelling is checked with Node.js and npm; install both and try again")
    return found
