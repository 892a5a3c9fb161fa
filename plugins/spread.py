"""Does the same to many things in several processes at once, where there are processors for it.

Children are forked, so they know all that their parent knows. They hand back plain values. What a child does not hand
back, since it failed at it or was killed, is left to whoever asked, who does it by itself as if there were no children:
so the same comes of it, in the same order, and the same is said where something is wrong.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import logging
import marshal
import os
import signal
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, Any, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PROCESSES = "SITE_PROCESSES"
"""The variable of the environment that says how many processes may work at once."""

LEAST = 200
"""Things below which children cost more than they bring: to start and to end one takes some 20 ms."""


MOST = 500
"""Things that one child does. What it looks at is copied for it, and goes when it ends: 20 to 30 KB for each page."""

BLOCK = 64
"""Neighbours that go to one child, where there are many: few enough that all children have the same to do."""


class Beside(Protocol):
    """What else a child comes to know while it works, and its parent has to know too."""

    def begin(self) -> None:
        """A child begins to work."""

    def told(self) -> Any:
        """What it came to know, as plain values."""

    def take(self, told: Any) -> None:
        """Know the same, in the parent."""


beside: list[Beside] = []


@dataclass
class _Child:
    """A child by its number, 0 where there is none, and the file to which it writes."""

    number: int = 0
    file: IO[bytes] = field(default_factory=tempfile.TemporaryFile)


def processes() -> int:
    """How many processes may work at once: as many as the environment says, else as there are processors for us."""
    asked = os.environ.get(PROCESSES, "")
    if asked.isascii() and asked.isdigit():
        return max(int(asked), 1)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def may_spread() -> bool:
    """Whether several processes may work at once."""
    return processes() > 1 and _may_fork()


def spread(work: Callable[[T], R], items: Sequence[T], least: int = LEAST) -> list[R | None]:
    """What comes of each thing; None where that is left to whoever asked, as all is where one process does as well.

    ``work`` gives plain values. What else it changes in the process is lost, and what it says nobody hears. A thing at
    which it raises an Exception is left too.
    """
    several = min(processes(), len(items)) if _may_fork() and len(items) >= least else 1
    if several == 1:
        return [None] * len(items)
    _give_back()
    found: list[R | None] = []
    for begin in range(0, len(items), several * MOST):
        found += _round(work, items[begin : begin + several * MOST], several)
    return found


def _round(work: Callable[[T], R], items: Sequence[T], several: int) -> list[R | None]:
    """The same of things that so many children can do without growing large."""
    found: list[R | None] = [None] * len(items)
    shares = _shares(len(items), several)
    children: list[_Child] = []
    try:
        for share in shares:
            children.append(_Child())  # before it begins, so that none is forgotten where the parent is stopped
            children[-1].number = _fork(work, [items[place] for place in share], children[-1].file)
        for share, child in zip(shares, children, strict=True):
            for place, value in zip(share, _made(child), strict=False):  # one that was killed made less
                found[place] = value
    finally:
        for child in children:
            _end(child)
    return found


def _give_back() -> None:
    """Give memory that is free back to the system, where it can be (glibc): else children copy what they write to."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "malloc_trim"):
        libc.malloc_trim(0)


def _shares(count: int, several: int) -> list[list[int]]:
    """The places of things that each child works at.

    Neighbours go together, since they lie together in memory: what a child looks at is copied for it, page by page.
    """
    block = max(1, min(BLOCK, count // (several * 4)))
    return [[place for place in range(count) if place // block % several == share] for share in range(several)]


def _may_fork() -> bool:
    """Whether a fork does no harm: another thread may hold a lock, and so do parts of macOS that nobody sees.

    A timer does not count: it waits, and then writes a line where no child ever writes.
    """
    others = (one for one in threading.enumerate() if one is not threading.current_thread())
    return hasattr(os, "fork") and sys.platform != "darwin" and all(isinstance(one, threading.Timer) for one in others)


def _each(work: Callable[[T], R], items: Sequence[T]) -> Iterator[R | None]:
    for item in items:
        try:
            yield work(item)
        except Exception:  # whoever asked will meet it again
            yield None


def _fork(work: Callable[[T], R], items: Sequence[T], file: IO[bytes]) -> int:
    """The number of a child that does its work and ends; 0 where the system lets nobody begin one."""
    parent = os.getpid()
    forking.append(True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 and on warn also of timers
        try:
            number = os.fork()
        except OSError:  # no memory, or as many processes as there may be: its share is left to whoever asked
            return 0
        finally:
            forking.clear()
    if not number:  # pragma: no cover  (a child leaves before anybody could count its lines; its parts are tested)
        try:
            _be_quiet()
            _work(work, items, file, lambda: os.getppid() == parent)
        finally:
            os._exit(0)
    return number


forking: list[bool] = []
"""Holds something while a child is forked here, whose doings are known: others fork as well."""


def _be_quiet() -> None:  # pragma: no cover  (as above)
    """Say nothing to anybody, and leave alone the memory that is shared with the parent."""
    gc.disable()
    for name in (None, *logging.Logger.manager.loggerDict):
        logging.getLogger(name).handlers.clear()
    logging.lastResort = None
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (open for as long as the child)
    for number in (1, 2):
        os.dup2(sys.stdout.fileno(), number)


def _work(work: Callable[[T], R], items: Sequence[T], file: IO[bytes], wanted: Callable[[], bool]) -> None:
    """What a child does, as long as anybody wants it."""
    for one in beside:
        one.begin()
    for value in _each(work, items):
        if not wanted():
            return
        file.write(_packed(value))
    file.write(marshal.dumps([one.told() for one in beside]))
    file.flush()


def _packed(value: Any) -> bytes:
    try:
        return marshal.dumps((value,))
    except ValueError:  # no plain value after all
        return marshal.dumps((None,))


def _made(child: _Child) -> list[Any]:
    """What a child has made, as far as it came."""
    if not child.number:
        return []
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child.number, 0)
    child.number = 0
    child.file.seek(0)
    made: list[Any] = []
    with contextlib.suppress(EOFError, ValueError, TypeError):
        while isinstance(value := marshal.load(child.file), tuple):  # noqa: S302  (our own child wrote it)
            made.append(value[0])
        for one, told in zip(beside, value, strict=True):
            one.take(told)
        return made
    return []  # it was killed: what it read besides is not known either


def _end(child: _Child) -> None:
    """Leave nothing of a child, whatever it is at."""
    if child.number:
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(child.number, signal.SIGKILL)
            os.waitpid(child.number, 0)
    child.file.close()
