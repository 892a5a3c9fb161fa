"""Runs a program as a child of its own, and tells what it cost, with all the programs that it started."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes of one unit of ru_maxrss: see getrusage(2) of each system
PAUSE = 0.05  # seconds between two looks at the memory of all processes together

_PR_SET_CHILD_SUBREAPER = 36  # Linux: prctl(2)


@dataclass(frozen=True)
class Run:
    """What one run printed, how it ended, and what it cost.

    ``cpu`` is seconds in user and system, ``wall`` seconds on the clock, ``megabytes`` the peak of memory.
    ``late`` says that it was stopped because it took too long.
    """

    output: bytes
    cpu: float
    wall: float
    megabytes: float
    code: int = 0
    late: bool = False


class Failed(Exception):
    """A program that was to be measured printed nothing."""


def run(command: list[str], folder: Path) -> Run:
    """Run a command that prints what it finds in a folder. Raises ``Failed``."""
    done = spend(command, folder)
    if not done.output.strip():
        raise Failed(f"{' '.join(command)} printed nothing and ended with {done.code}")
    return done


def spend(
    command: list[str],
    folder: Path,
    *,
    env: Mapping[str, str] | None = None,
    patience: float | None = None,
    stderr: int | None = None,
) -> Run:
    """Run a command in a folder, for ``patience`` seconds at most.

    A child's peak is never below what its parent holds when it starts, so whoever measures must stay small.
    """
    with tempfile.TemporaryFile() as printed, _adopting():
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, env=env, stdout=printed, stderr=stderr, start_new_session=True)
        watch = _Watch(child.pid, patience)
        watch.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.perf_counter() - start
        finally:
            _kill(child.pid)  # what it left running, or all of it where the measuring was interrupted
            watch.done.set()
        child.returncode = os.waitstatus_to_exitcode(status)  # or Popen would wait for it again
        watch.join()
        usages = [usage, *_left(child.pid)]
        printed.seek(0)
        output = printed.read()
    cpu = sum(one.ru_utime + one.ru_stime for one in usages)
    peak = max(watch.peak, *(one.ru_maxrss * PEAK_UNIT for one in usages), 0)
    return Run(output, cpu, wall, peak / 1e6, child.returncode, watch.late)


class _Watch(threading.Thread):
    """Looks again and again how much memory a program and all its children hold, and stops them when time is up.

    What the system counts is the peak of each process by itself; memory that several share counts once here.
    """

    def __init__(self, number: int, patience: float | None) -> None:
        super().__init__(daemon=True)
        self.number = number
        self.end = time.monotonic() + patience if patience else float("inf")
        self.done = threading.Event()
        self.peak = 0
        self.late = False

    def run(self) -> None:
        while not self.done.wait(PAUSE):
            self.peak = max(self.peak, _held(self.number))
            if time.monotonic() > self.end:
                self.late = True
                _kill(self.number)


def _held(number: int) -> int:
    """Bytes of memory of a process and its children now; 0 for one that has just ended."""
    held = 0
    with contextlib.suppress(psutil.Error):
        first = psutil.Process(number)
        for process in (first, *first.children(recursive=True)):
            memory = process.memory_full_info()
            held += getattr(memory, "pss", memory.uss)  # macOS does not tell what of the shared memory is whose
    return held


@contextlib.contextmanager
def _adopting() -> Iterator[None]:
    """Meanwhile, processes whose parents have ended are children of this one, so that their cost is known (Linux)."""
    _subreaper(on=True)
    try:
        yield
    finally:
        _subreaper(on=False)


def _subreaper(*, on: bool) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, int(on), 0, 0, 0)


def _left(group: int) -> Iterator[object]:
    """What those cost that a program left behind."""
    with contextlib.suppress(ChildProcessError):
        while True:
            yield os.wait4(-group, 0)[2]


def _kill(group: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS forbids it where only a dead one is left
        os.killpg(group, signal.SIGKILL)
