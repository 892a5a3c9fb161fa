"""Runs a program as a child of its own, and tells what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes of one unit of ru_maxrss: see getrusage(2) of each system


@dataclass(frozen=True)
class Run:
    """What one run printed, and what it cost: seconds of CPU in user and system, seconds on the clock, peak memory."""

    output: bytes
    cpu: float
    wall: float
    megabytes: float


class Failed(Exception):
    """A program that was to be measured printed nothing."""


def run(command: list[str], folder: Path) -> Run:
    """Run a command in a folder. Raises ``Failed``.

    A child's peak is never below what its parent holds when it starts, so whoever measures must stay small.
    """
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, stdout=printed)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)  # or Popen would wait for it again
        printed.seek(0)
        output = printed.read()
    if not output.strip():
        raise Failed(f"{' '.join(command)} printed nothing and ended with {child.returncode}")
    return Run(output, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * PEAK_UNIT / 1e6)
