"""On what it was measured: without that no figure says anything."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]


def machine(folder: Path) -> str:
    """Processors, memory, system, the kind of file system a folder is on, and how busy it all is, in one line."""
    gigabytes = psutil.virtual_memory().total / 1e9
    busy = psutil.getloadavg()[0]
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"{os.cpu_count()} CPUs ({_processor()}), {gigabytes:.0f} GB, {system}, {_disk(folder)}, load {busy:.1f}"


def revision() -> str:
    """The commit of this project; empty where that is not known."""
    command = ["git", "describe", "--always", "--dirty"]
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout.strip()
    except FileNotFoundError:
        return ""


def _disk(folder: Path) -> str:
    """The kind of file system that a folder is on: what a new file costs differs tenfold from one to another."""
    there = {part.mountpoint: part.fstype for part in psutil.disk_partitions(all=True)}
    return next((there[str(path)] for path in (folder, *folder.parents) if str(path) in there), "unknown disk")


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    named = re.search(r"^model name\s*: (.+)$", facts.read_text(), re.MULTILINE) if facts.is_file() else None
    return named[1] if named else platform.processor() or "unknown"
