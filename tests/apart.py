"""Doing a thing in a thread of its own, for what may not run beside an open browser."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

R = TypeVar("R")


def apart(task: Callable[[], R]) -> R:
    """What a task gives. A browser that other tests of this process hold open has this thread's only event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(task).result()
