"""Speaks to whoever typed a command: the one place that prints."""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from pathlib import Path
from typing import TextIO

from ..collecting import collect_seldom

WRONG_USE = 2
STOPPED = 130
"""The exit code after Ctrl+C, as shells have it: 128 and the number of the signal."""


def prepare() -> None:
    """Let every letter be printed, on a terminal that knows few of them too: what it cannot show is spelled out.

    The program does not look for reference cycles more often than it must, nor when it ends.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    collect_seldom()
    atexit.register(gc.freeze)  # or Python looks through all that a build made before it lets go of it: 0.1 s


def finish(code: int) -> None:
    """End the program with a code, if it is not zero."""
    if code:
        sys.exit(code)


def say(text: str, out: TextIO | None = None) -> None:
    """Print. Whoever reads may stop reading, as `head` does: that is no trouble of ours."""
    out = out or sys.stdout
    try:
        print(text, file=out, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())  # or Python complains when it closes the stream


def refuse(message: str) -> int:
    """Say what is wrong with how a command was used. Returns the exit code for that."""
    say(message, sys.stderr)
    return WRONG_USE


def stopped() -> int:
    """Say that Ctrl+C was heard. Returns the exit code for that."""
    say("Stopped.", sys.stderr)
    return STOPPED


def folder(root: Path, given: str, usual: str) -> Path:
    """The folder that was named, from where the command was typed, or else the usual one of the project."""
    return Path.cwd() / given if given else root / usual


def near(path: Path) -> Path:
    """A path as it is shortest from where the command was typed."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
