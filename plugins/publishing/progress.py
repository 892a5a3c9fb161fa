"""Says what is being done, once it takes longer than a second, and how much of it."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TextIO

PATIENCE = 1.0
"""Seconds that pass before anything is said."""


@contextlib.contextmanager
def step(label: str, stream: TextIO | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """Show a label while the block runs, if it runs long: on a terminal it goes away again, elsewhere it is a line."""
    out = stream or sys.stderr
    live = out.isatty()
    timer = threading.Timer(patience, _say, (out, f"{label} ..." + ("" if live else "\n")))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if live:
            _say(out, "\r\033[K")  # back to the start of the line, and clear it


@contextlib.contextmanager
def bar(label: str, stream: TextIO | None = None) -> Iterator[Callable[[int, int], None]]:
    """A bar that shows how many of how many are done, on a terminal, until the block ends; elsewhere nothing."""
    from rich.console import Console  # a build draws none, and need not wait for it
    from rich.progress import Progress

    out = stream or sys.stderr
    with Progress(console=Console(file=out), transient=True, disable=not out.isatty()) as progress:
        task = progress.add_task(label, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _say(out: TextIO, text: str) -> None:
    out.write(text)
    out.flush()
