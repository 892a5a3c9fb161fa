"""What is said while something is made.

Whoever was warned has to be warned again, and so the same is made again. What is drawn is said at the level of infos.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

DRAWN = logging.getLogger("plugins.speed.drawn")
"""Says of each page that is drawn why it is."""


class _Ears(logging.Handler):
    def __init__(self, said: list[str], level: int = logging.WARNING) -> None:
        super().__init__(level)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextlib.contextmanager
def listening() -> Iterator[list[str]]:
    """The warnings that were given while the block ran."""
    said: list[str] = []
    ears = _Ears(said)
    loggers = [logging.getLogger(name) for name in (None, "pelican", "plugins")]
    for logger in loggers:
        logger.addHandler(ears)
    try:
        yield said
    finally:
        for logger in loggers:
            logger.removeHandler(ears)


@contextlib.contextmanager
def drawing() -> Iterator[list[str]]:
    """The pages that were drawn while the block ran, each with the reason."""
    said: list[str] = []
    ears, level = _Ears(said, logging.INFO), DRAWN.level
    DRAWN.addHandler(ears)
    DRAWN.setLevel(logging.INFO)
    try:
        yield said
    finally:
        DRAWN.setLevel(level)
        DRAWN.removeHandler(ears)
