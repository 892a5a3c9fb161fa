"""Gets hold of the programs the judges need: what is installed, else Debian's package, else npm's."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from ..browser.finding import install
from ..taking_turns import one_at_a_time

HERE = Path(__file__).parent


class NotRun(Exception):
    """A judge could not be heard. That is a failure: silence must not pass for consent."""


def program(name: str, *debian: str) -> str:
    """The path of a program, found beside Python or on the path, else installed from Debian's packages."""
    found = _find(name)
    if not found and debian and install(*debian):
        found = _find(name)
    if not found:
        raise NotRun(f'not run: "{name}" is missing; install it and try again')
    return found


def packages(folder: Path = HERE) -> Path:
    """Where the packages of a folder's `package-lock.json` are, installed if they are not there or not those."""
    node, npm = program("node", "nodejs"), program("npm", "npm")
    with one_at_a_time():
        if not _fresh(folder):
            done = subprocess.run([npm, "ci"], cwd=folder, capture_output=True, encoding="utf-8", check=False)
            if done.returncode:
                raise NotRun(f"not run: `npm ci` in {folder} with {node} failed: {done.stderr.strip()}")
    return folder / "node_modules"


def output(command: list[str], folder: Path) -> str:
    """What a judge prints, run in a folder; it may end with any code, but it must print something."""
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if not done.stdout.strip():
        raise NotRun(f"not run: {command[0]} printed nothing and ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def _find(name: str) -> str | None:
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def _fresh(folder: Path) -> bool:
    installed = folder / "node_modules" / ".package-lock.json"  # npm writes it last of all
    wanted = max((folder / name).stat().st_mtime for name in ("package.json", "package-lock.json"))
    return installed.is_file() and installed.stat().st_mtime >= wanted
