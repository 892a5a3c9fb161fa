"""Says what is being done, once it takes longer than a second."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
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


def _say(out: TextIO, text: str) -> None:
    out.write(text)
    out.flush()
