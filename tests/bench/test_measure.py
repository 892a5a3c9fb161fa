"""What a program costs is counted with all that it starts, and a program that takes too long is stopped."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from . import measure

BUSY = "len(bytes(range(256)) * 2_000_000)"
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}])"
ORPHAN = f"import os, time; os.fork() or [os.fork() or [{BUSY}, open('done', 'w')], os._exit(0)]"
WAITING = f"{ORPHAN}\nwhile not os.path.exists('done'): time.sleep(0.01)"
PAIR = "import os, time; kept = [os.fork(), bytearray(os.urandom(200_000_000))]; time.sleep(1); kept[0] and os.wait()"


def python(words: str, folder: Path, patience: float | None = None) -> measure.Run:
    """Measure from a process that has just begun: the peak of a child is never below what its parent holds."""
    with ProcessPoolExecutor(1, get_context("spawn")) as small:
        return small.submit(measure.spend, [sys.executable, "-c", words], folder, patience=patience).result()


def test_what_a_run_costs_is_its_own_cost(tmp_path: Path) -> None:
    idle, busy = python("pass", tmp_path), python(BUSY, tmp_path)
    assert busy.megabytes > 512
    assert idle.megabytes < 512


def test_what_a_child_costs_is_counted(tmp_path: Path) -> None:
    assert python(CHILD, tmp_path).megabytes > 512


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives a child without a parent to whom it belongs")
def test_what_a_child_costs_that_lost_its_parent_is_counted(tmp_path: Path) -> None:
    orphan = python(WAITING, tmp_path)
    assert orphan.megabytes > 512


def test_memory_of_processes_that_run_together_adds_up(tmp_path: Path) -> None:
    assert python(PAIR, tmp_path).megabytes > 400


def test_nothing_is_left_running(tmp_path: Path) -> None:
    run = python("import os, time; print(os.fork() or [time.sleep(60)], flush=True)", tmp_path)
    with pytest.raises(ProcessLookupError):
        os.kill(int(run.output), 0)


def test_a_program_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    run = python("import time; time.sleep(60)", tmp_path, patience=0.2)
    assert run.late
    assert run.code < 0


def test_how_a_program_ended_is_told(tmp_path: Path) -> None:
    assert python("raise SystemExit(3)", tmp_path).code == 3
    assert not python("pass", tmp_path, patience=60).late


def test_a_checker_that_prints_nothing_is_no_result(tmp_path: Path) -> None:
    with pytest.raises(measure.Failed, match="ended with 3"):
        measure.run([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
