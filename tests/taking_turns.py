"""What must not be done twice at a time where tests run in several processes: to install programs."""

from __future__ import annotations

import contextlib
import fcntl
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Waits until no other process of this machine is in here."""
    lock = Path(tempfile.gettempdir()) / "should-i-go-tests-install.lock"
    with lock.open("a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
